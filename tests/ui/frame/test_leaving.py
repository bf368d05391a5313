"""How the window was left is how it comes back; a spoilt file of it is no reason not to start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Role
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.settings import Settings
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.state import DRAWER_WIDTH, WindowState
from household_ledger.ui.frame.visibility import first_page, shown_workspaces
from household_ledger.ui.frame.window import Window
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.ports import OpenLedger
from household_ledger.ui.widgets.words import Words
from tests.ui.frame.conftest import Opened, Outside, page_of, settle
from tests.ui.frame.test_going_places import CTRL, key
from tests.ui.hands import child, press


def test_page_household_and_place_come_back_and_the_month_is_this_one(
    open_window: Opened, desk: Desk, opened_demo: OpenLedger, settings: Settings, jobs: Jobs
) -> None:
    settings.chosen["writer"] = "volunteer"
    window = open_window(desk)
    third = desk.figures.households()[2].id
    window.look_at(third)
    window.turn_to(Month(2026, 5))
    window.go("savings")
    window.resize(1200, 700)
    assert window.close()
    settle()

    again = Desk(opened_demo, settings, jobs)
    later = open_window(again)
    assert again.household == third
    assert again.month == Month(2026, 11)
    assert later.parts.pages.key == "savings"


def test_a_machine_that_goes_off_suddenly_comes_back_to_the_household_one_was_at(
    open_window: Opened, desk: Desk, state_file: Path, qtbot: QtBot
) -> None:
    desk.settings.chosen["writer"] = "volunteer"
    window = open_window(desk)
    third = desk.figures.households()[2].id
    window.look_at(third)
    window.go("savings")

    def is_kept() -> bool:
        kept = WindowState.load(state_file)
        return (kept.household_of(desk.opened.path), kept.page) == (third, "savings")

    qtbot.waitUntil(is_kept)  # and nobody closed the window


def test_the_drawer_keeps_its_width(open_window: Opened, desk: Desk, state_file: Path) -> None:
    window = open_window(desk)
    window.drawers.show_help()
    settle()
    window.parts.body.moveSplitter(window.parts.body.width() - 500, 1)
    width = window.parts.drawer.width()
    assert window.close()

    assert width > DRAWER_WIDTH
    assert WindowState.load(state_file).drawer_width == pytest.approx(width, abs=2)


def test_a_key_closes_the_window_as_its_cross_does_and_is_in_the_list_of_keys(window: Window, outside: Outside) -> None:
    window.drawers.show_help()
    settle()
    panel = window.parts.drawer.panel
    assert panel is not None
    assert "Ctrl+Q" in [one.words() for one in panel.findChildren(Words)]
    page_of(window).may_be_left = False
    key(window, Qt.Key.Key_Q, CTRL)
    assert window.isVisible(), "the page is asked first"
    assert outside.asked == []

    page_of(window).may_be_left = True
    key(window, Qt.Key.Key_Q, CTRL)

    assert outside.asked == ["close"]
    assert not isValid(window)


def test_closing_asks_the_outside_which_may_refuse(window: Window, outside: Outside) -> None:
    outside.may_close = False
    assert not window.close()
    assert window.isVisible()
    assert outside.asked == ["close"]

    outside.may_close = True
    assert window.close()
    assert outside.asked == ["close", "close"]


def test_a_page_that_may_not_be_left_keeps_the_outside_from_being_asked(window: Window, outside: Outside) -> None:
    page_of(window).may_be_left = False

    assert not window.close()
    assert outside.asked == []


@pytest.mark.parametrize(
    "spoilt", ["", "{", "[]", '{"page": 3, "drawer_width": "wide", "households": [1], "geometry": null}', '"x"']
)
def test_a_spoilt_file_is_as_if_nothing_was_kept(
    spoilt: str, open_window: Opened, desk: Desk, state_file: Path
) -> None:
    state_file.write_text(spoilt, encoding="utf-8")
    assert WindowState.load(state_file) == WindowState()

    assert open_window(desk).parts.pages.key == "entry", "where a volunteer begins"


def test_a_place_that_is_no_place_and_a_page_there_is_not_do_no_harm(
    open_window: Opened, desk: Desk, state_file: Path
) -> None:
    state_file.write_text(json.dumps({"page": "nothing", "geometry": "สวัสดี zz"}), encoding="utf-8")

    window = open_window(desk)
    assert window.isVisible()
    assert window.parts.pages.key


@given(
    page=st.text(max_size=8),
    width=st.integers(280, 900),
    households=st.dictionaries(st.text(min_size=1, max_size=9), st.integers(1, 2**62), max_size=5),
)
def test_what_is_kept_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, page: str, width: int, households: dict[str, int]
) -> None:
    file = tmp_path_factory.mktemp("state") / "deeper" / "window.json"
    state = WindowState("00ff", page, width, households)
    state.save(file)

    assert WindowState.load(file) == state


def test_the_household_of_each_file_is_kept_for_the_files_used_last() -> None:
    state = WindowState()
    for number in range(40):
        state.note_household(Path(f"{number}.hldb"), Id(number + 1))
    state.note_household(Path("20.hldb"), Id(99))
    state.note_household(Path("39.hldb"), None)

    assert state.household_of(Path("20.hldb")) == 99
    assert state.household_of(Path("38.hldb")) == 39
    assert state.household_of(Path("39.hldb")) is None
    assert state.household_of(Path("0.hldb")) is None


def test_a_disk_that_refuses_does_not_stop_the_closing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    WindowState().save(tmp_path / "file" / "window.json")


H, HP = ("household",), ("household", "provider")


@pytest.mark.parametrize(
    ("chosen", "households", "role", "shown"),
    [
        ({}, 1, None, H),
        ({}, 0, None, H),
        ({}, 2, None, HP),
        ({"writer": "participant"}, 1, None, H),
        ({"writer": "participant"}, 30, None, H),
        ({"writer": "participant"}, 30, Role.VERIFIER, HP),
        ({"writer": "participant"}, 1, Role.RECORDER, H),
        ({"writer": "volunteer"}, 1, None, HP),
        ({"writer": "provider"}, 1, None, HP),
        ({"writer": "provider"}, 30, Role.PARTICIPANT, H),
        ({}, 30, Role.RECORDER, HP),
        ({"writer": "participant", "show_everything": True}, 1, Role.PARTICIPANT, HP),
        ({"show_everything": True}, 1, None, HP),
    ],
)
def test_a_household_sees_little_until_it_asks(
    tmp_path: Path, chosen: dict[str, str | bool], households: int, role: Role | None, shown: tuple[str, ...]
) -> None:
    settings = Settings(tmp_path / "settings.json", dict(chosen))

    assert shown_workspaces(settings, households, role) == shown


@pytest.mark.parametrize(
    ("writer", "households", "page"),
    [("participant", 1, "today"), ("volunteer", 5, "entry"), ("provider", 5, "register"), ("provider", 0, "today")],
)
def test_a_new_window_begins_where_whoever_writes_works(
    tmp_path: Path, writer: str, households: int, page: str
) -> None:
    assert first_page(Settings(tmp_path / "settings.json", {"writer": writer}), households) == page


def test_showing_everything_brings_the_provider_and_hiding_it_leads_home(open_window: Opened, desk: Desk) -> None:
    desk.settings.chosen["writer"] = "participant"
    window = open_window(desk)
    assert window.parts.pages.key == "today"
    assert window.findChild(type(child(window, "page_today")), "choice_provider") is None

    window.show_everything(is_on=True)
    settle()
    press(child(window, "choice_provider"))
    assert window.parts.pages.key == "register"

    window.show_everything(is_on=False)
    settle()
    assert window.parts.pages.key == "today"
    assert window.workspaces() == H


def test_a_participant_who_types_sees_the_household_only(open_window: Opened, desk: Desk) -> None:
    desk.settings.chosen["writer"] = "volunteer"
    window = open_window(desk)
    assert window.workspaces() == HP
    with desk.reader() as reader:
        people = reader.all(Person)
    participant = next(one for one in people if one.role is Role.PARTICIPANT)
    window.go("savings_summary")

    desk.let_type(participant.id)

    assert window.workspaces() == H
    assert window.parts.pages.key == "today"


def test_a_page_asked_for_brings_its_hidden_workspace_along(open_window: Opened, desk: Desk) -> None:
    desk.settings.chosen["writer"] = "participant"
    window = open_window(desk)

    desk.go("register")

    assert window.parts.pages.key == "register"
    assert window.workspaces() == HP
