"""Asking about days across the window: from the card, the banner and the palette, to the grid and back to the next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.ports import EntryQuery
from household_ledger.settings import LANGUAGE, THEME, TYPE_SIZE
from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.actions import FrameActions
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.asking.dialog import DaysDialog
from household_ledger.ui.widgets import dialogs
from tests.ui.conftest import Shot
from tests.ui.frame.conftest import Outside, redress, settle
from tests.ui.hands import child, press
from tests.ui.household.conftest import home, write
from tests.ui.looking import clipped, overlapping, small_targets, unnamed, untranslated

NOVEMBER = Month(2026, 11)
GAPS = (8, 12, 17, 20)


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def dress(qapp: QApplication) -> Callable[[Window], None]:
    return lambda window: redress(qapp, window.desk.settings, window)


@pytest.fixture
def window(desk: Desk, outside: Outside, tmp_path: Path, dress: Callable[[Window], None]) -> Iterator[Window]:
    """Give the window with its real pages, in November, on a household of which four days are not known."""
    desk.settings.chosen["writer"] = "volunteer"
    desk.turn_to(NOVEMBER)
    for day in range(1, 22):
        if day not in GAPS:
            write(desk, date(2026, 11, day), 40)
    actions: FrameActions = outside.actions(lambda: dress(made))
    made = Window(desk, actions, tmp_path / "window.json")
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    made.parts.messages.asked_no_more()
    settle()
    made.go("today")
    settle()
    yield made
    for dialog in made.findChildren(DaysDialog):
        dialog.done(0)
    made.hide()
    made.deleteLater()
    settle()


def dialog_of(window: Window) -> DaysDialog:
    settle()
    found = [one for one in window.findChildren(DaysDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def at_keyboard() -> str:
    at = QApplication.focusWidget()
    return at.objectName() if at is not None else ""


def page(window: Window) -> QWidget:
    shown = window.parts.pages.page()
    assert shown is not None
    return shown


def strip(window: Window) -> QWidget:
    found = window.parts.asking
    assert found is not None
    return found


@pytest.mark.parametrize("key", ["today", "month"])
def test_card_and_banner_open_the_days(window: Window, shot: Shot, *, key: str) -> None:
    window.go(key)
    settle()
    shot(window, f"asking-from-{key}")
    press(child(page(window), "ask_gaps", QPushButton))

    assert [one.day.day for one in dialog_of(window)._rows] == list(GAPS)
    assert at_keyboard() == "nothing_8"


def test_the_palette_opens_the_days_from_any_page(window: Window) -> None:
    window.go("debts")
    actions = {one.words: one for one in window.doings.actions()}
    assert actions["Ask about days not written"].key == "Ctrl+G"

    actions["Ask about days not written"].run()

    assert dialog_of(window).isVisible()


def test_by_keyboard_alone_a_day_is_written_and_the_next_is_asked(window: Window, desk: Desk, shot: Shot) -> None:
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    dialog_of(window)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        at = QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, key)
    settle()
    assert window.findChildren(DaysDialog) == []
    assert window.parts.pages.key == "entry"
    assert strip(window).isVisible()
    shot(window, "asking-writing")
    write(desk, date(2026, 11, 12), 40)
    settle()
    assert strip(window).isVisible()

    window.activateWindow()
    settle()
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    again = dialog_of(window)

    assert [one.day.day for one in again._rows] == [8, 17, 20]
    assert again._rows[0].is_nothing()
    assert at_keyboard() == "nothing_17"
    press(child(again, "save"))
    settle()
    assert window.parts.pages.key == "today"
    assert not strip(window).isVisible()
    assert [one.day for one in _marked(desk)] == [8]


def test_by_mouse_alone_the_strip_leads_back_and_it_stays_with_its_household(window: Window, desk: Desk) -> None:
    press(child(page(window), "ask_gaps", QPushButton))
    press(child(dialog_of(window), "write_8"))
    settle()
    first = home(desk)
    desk.look_at(desk.figures.households()[1].id)
    settle()
    assert not strip(window).isVisible()
    desk.look_at(first)
    settle()
    press(child(strip(window), "next_day"))

    assert dialog_of(window)._rows[0].day.day == 8, "nothing was written on it"
    assert at_keyboard() == "nothing_12"


def test_ticks_that_wait_outlive_a_change_of_letters(
    window: Window, desk: Desk, dress: Callable[[Window], None]
) -> None:
    waiting(window, desk)
    desk.settings.choose(TYPE_SIZE, 125)
    dress(window)
    settle()

    assert strip(window).isVisible()
    press(child(strip(window), "next_day"))
    assert dialog_of(window)._rows[1].is_nothing()


def waiting(window: Window, desk: Desk) -> None:
    """Leave an asking with one day ticked, to write another."""
    desk.days_asked.emit()
    asked = dialog_of(window)
    asked._rows[1].tick.click()
    press(child(asked, "write_8"))
    settle()


def test_closing_with_ticks_that_wait_asks_and_going_back_shows_whose_they_are(
    window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(window, desk)
    first = home(desk)
    desk.look_at(desk.figures.households()[1].id)
    settle()
    answers = [False, True]
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: answers.pop(0))

    assert not window.may_close()
    assert desk.household == first
    settle()
    assert strip(window).isVisible()
    assert window.may_close()


def test_asking_is_stopped_from_the_strip_and_ticks_are_thrown_away_only_after_a_question(
    window: Window, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(window, desk)
    answers = [False, True]
    monkeypatch.setattr(dialogs, "may_throw_away", lambda _parent: answers.pop(0))

    press(child(strip(window), "stop_asking"))
    settle()
    assert strip(window).isVisible()
    press(child(strip(window), "stop_asking"))
    settle()

    assert not strip(window).isVisible()
    assert desk.asking.unsaved() is None


def test_a_closed_month_offers_no_asking_on_its_pages(window: Window, desk: Desk) -> None:
    desk.execute(CloseMonth(home(desk), NOVEMBER))
    settle()

    for key in ("today", "month"):
        window.go(key)
        settle()
        assert not any(one.isVisible() for one in page(window).findChildren(QPushButton, "ask_gaps"))


@pytest.mark.parametrize(
    ("name", "language", "theme", "size"),
    [
        ("thai", "th", "light", 100),
        ("dark", "th", "dark", 100),
        ("large", "th", "light", 150),
        ("english", "en", "light", 100),
    ],
)
def test_it_can_be_read_in_every_look(
    window: Window,
    desk: Desk,
    dress: Callable[[Window], None],
    shot: Shot,
    *,
    name: str,
    language: str,
    theme: str,
    size: int,
) -> None:
    for setting, value in ((LANGUAGE, language), (THEME, theme), (TYPE_SIZE, size)):
        desk.settings.choose(setting, value)
    dress(window)
    settle()
    desk.days_asked.emit()
    asked = dialog_of(window)
    asked._rows[0].tick.click()
    asked._rows[1].skip.click()
    settle()
    shot(asked, f"asking-{name}")

    for look in (clipped, overlapping, unnamed, small_targets):
        assert look(asked) == []
    assert untranslated(asked, language) == []
    for row in asked._rows:
        for one in row.controls():
            assert one.visibleRegion().boundingRect().size() == one.size(), "nothing is cut by the edge of the list"
    press(child(asked, "write_17"))
    settle()
    shot(window, f"asking-strip-{name}")
    for look in (clipped, overlapping, unnamed, small_targets):
        assert look(strip(window)) == []


def _marked(desk: Desk) -> list[date]:
    query = EntryQuery(household=home(desk), first=NOVEMBER.first, last=NOVEMBER.last)
    with desk.reader() as reader:
        return [one.date for one in reader.entries(query) if one.kind is EntryKind.NOTHING]
