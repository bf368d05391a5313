"""The answer to a save is lost: nothing is written twice, whoever presses what, and whatever is found out later."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.db.connections import Cursor
from household_ledger.db.postgres import store as stores
from household_ledger.db.postgres.connection import ServerRaw
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.kinds import EntryKind
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.register_import import ImportHouseholds
from household_ledger.services.drafts import Drafts
from household_ledger.services.exchange.register_row import ListedHousehold
from household_ledger.services.views.usual_categories import UsualSort
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.way import InterviewWay
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.start import others
from household_ledger.ui.unsaved.dialog import offer_unsaved
from tests.databases import Databases
from tests.server import Kept
from tests.ui.entry_grid.conftest import FOOD, Typist, built, written
from tests.ui.entry_page import built as built_page
from tests.ui.entry_paper.daily import Key, PageHand
from tests.ui.entry_tiles.test_writing import pay, place_of
from tests.ui.hands import child, press
from tests.ui.lost_answers import spending
from tests.ui.shared.conftest import a_desk, with_a_home

PATIENCE = 20_000
BOTH = pytest.mark.parametrize("is_saved", [True, False])


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have nobody wait long for an answer that does not come."""
    monkeypatch.setattr(stores, "_SECONDS_TO_LOOK", 0)
    monkeypatch.setattr(others, "EVERY_SECONDS", 0.05)


def lose_answer(server: Kept, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool) -> None:
    """Have the server die at the next commit: once it did it, or before it heard of it."""
    usual, due = ServerRaw.execute, [True]

    def execute(raw: ServerRaw, sql: str, cells: tuple[object, ...] = (), /) -> Cursor:
        if sql != "commit" or not due:
            return usual(raw, sql, cells)
        due.clear()
        if is_saved:
            usual(raw, sql, cells)
        server.crash()
        raw.close()
        raise psycopg.OperationalError

    monkeypatch.setattr(ServerRaw, "execute", execute)


def paper_page(desk: Desk, qtbot: QtBot) -> DaySheet:
    """Show the daily page of the paper."""
    desk.settings.chosen["writer"] = "provider"
    way = built_page(desk, qtbot, "paper").shown
    assert isinstance(way, PaperWay)
    assert isinstance(way.sheet, DaySheet)
    return way.sheet


def told(desk: Desk) -> list[str]:
    said: list[str] = []
    desk.said.connect(lambda notice: said.append(notice.words))
    return said


@BOTH
def test_a_row_of_the_table_saved_by_pressing_enter_again_stands_there_once(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool
) -> None:
    typist = Typist(built(own_desk, qtbot))
    grid = typist.page.grid
    typist.fill(what="ข้าว", category=FOOD, money_out="20")
    lose_answer(own_server, monkeypatch, is_saved=is_saved)
    typist.save()
    assert grid.typing.row.what == "ข้าว"
    typist.save()
    assert grid.typing.row.what == "ข้าว", "still nobody knows"
    own_server.start()
    typist.save()

    assert [entry.description for entry in written(own_desk)] == ["ข้าว"]
    assert grid.typing.row.is_blank
    typist.row(what="น้ำ", category=FOOD, money_out="5")
    assert [entry.description for entry in written(own_desk)] == ["ข้าว", "น้ำ"]


@BOTH
def test_a_row_of_the_table_is_settled_by_itself_when_the_server_is_back(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool
) -> None:
    typist = Typist(built(own_desk, qtbot))
    others.Others(own_desk)
    typist.fill(what="ข้าว", category=FOOD, money_out="20")
    lose_answer(own_server, monkeypatch, is_saved=is_saved)
    typist.save()
    own_server.start()

    qtbot.waitUntil(lambda: typist.page.grid.typing.row.is_blank, timeout=PATIENCE)
    assert [entry.description for entry in written(own_desk)] == ["ข้าว"]
    qtbot.waitUntil(lambda: typist.page.grid.model.entries == 1, timeout=PATIENCE)


def test_the_doubt_of_one_row_is_not_told_to_another(
    own_server: Kept, own_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rice, water = spending(own_desk, "ข้าว", 2000), spending(own_desk, "น้ำ", 500)
    lose_answer(own_server, monkeypatch, is_saved=True)
    with pytest.raises(EnvironmentProblem, match="saved_unknown"):
        own_desk.execute(rice, of="rice")
    own_server.start()
    own_desk.execute(water, of="water")
    changes = own_desk.execute(rice, of="rice")

    there = written(own_desk)
    assert [entry.description for entry in there] == ["ข้าว", "น้ำ"]
    assert changes.ids == (there[0].id,)


def test_a_row_mended_while_nobody_knew_is_not_written_beside_what_was_saved(
    own_server: Kept, own_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_answer(own_server, monkeypatch, is_saved=True)
    with pytest.raises(EnvironmentProblem, match="saved_unknown"):
        own_desk.execute(spending(own_desk, "ข้าว", 2000), of="row")
    own_server.start()
    with pytest.raises(EnvironmentProblem, match="saved_after_all"):
        own_desk.execute(spending(own_desk, "ข้าว", 2500), of="row")

    assert [int(line.satang) for entry in written(own_desk) for line in entry.lines if line.satang > 0] == [2000]


def test_the_like_of_what_was_saved_is_written_once_it_is_meant(
    own_server: Kept, own_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rice = spending(own_desk, "ข้าว", 2000)
    lose_answer(own_server, monkeypatch, is_saved=True)
    with pytest.raises(EnvironmentProblem, match="saved_unknown"):
        own_desk.execute(rice)
    own_server.start()
    own_desk.execute(rice)
    assert len(written(own_desk)) == 1
    own_desk.execute(rice)

    assert len(written(own_desk)) == 2


def test_a_list_of_households_taken_in_again_is_known_to_be_saved(
    own_server: Kept, own_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = (ListedHousehold(code="ค1", name="บ้านหนึ่ง", village="บ้านโคก", members=()),)

    def take_in() -> ChangeSet:
        return own_desk.execute(ImportHouseholds(households=listed, name="รายชื่อ", progress=lambda _d, _t: None))

    lose_answer(own_server, monkeypatch, is_saved=True)
    with pytest.raises(EnvironmentProblem, match="saved_unknown"):
        take_in()
    own_server.start()

    assert take_in().label.code == "import_households"


@BOTH
def test_a_line_of_the_paper_page_kept_again_stands_there_once(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool
) -> None:
    sheet, hand = paper_page(own_desk, qtbot), PageHand()
    spent = next(one for one in sheet.head.numbers.usual if one.sort is UsualSort.SPENDING)
    hand.type("3").press(Key.Key_Tab).words("ข้าว").press(Key.Key_Tab)
    hand.type(spent.number).press(Key.Key_Tab).type("20")
    lose_answer(own_server, monkeypatch, is_saved=is_saved)
    hand.press(Key.Key_Return)
    assert not sheet.saving.keep(1), "still nobody knows"
    own_server.start()
    assert sheet.saving.keep(1)

    assert [(entry.description, entry.paper_line) for entry in written(own_desk)] == [("ข้าว", 101)]
    assert sheet.saving.keep(1)
    assert len(written(own_desk)) == 1


@pytest.mark.parametrize("mended", ["", "0"])
def test_a_line_of_the_paper_page_found_to_be_saved_is_no_line_of_somebody_else(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, mended: str
) -> None:
    sheet, hand = paper_page(own_desk, qtbot), PageHand()
    spent = next(one for one in sheet.head.numbers.usual if one.sort is UsualSort.SPENDING)
    hand.type("3").press(Key.Key_Tab).words("ข้าว").press(Key.Key_Tab)
    hand.type(spent.number).press(Key.Key_Tab).type("20")
    lose_answer(own_server, monkeypatch, is_saved=True)
    hand.press(Key.Key_Return)
    hand.type(mended)
    own_server.start()
    own_desk.look_after_doubts()
    own_desk.come_back()
    QApplication.processEvents()
    assert not sheet.book.pages.beside
    sheet.saving.keep(1)

    there = [one for one in written(own_desk) if not one.is_deleted]
    assert [(one.paper_line, abs(one.lines[0].satang)) for one in there] == [(101, 20000 if mended else 2000)]


@BOTH
def test_large_buttons_write_once(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool
) -> None:
    way = built_page(own_desk, qtbot, "tiles").shown
    assert isinstance(way, TilesWay)
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "2", "0")
    lose_answer(own_server, monkeypatch, is_saved=is_saved)
    press(way.write)
    assert way.half.typed == "20"
    own_server.start()
    if is_saved:
        own_desk.look_after_doubts()
        own_desk.come_back()
        assert not way.half.typed, "what is known to be written is not there to be written again"
    else:
        press(way.write)
    QApplication.processEvents()

    assert len(written(own_desk)) == 1


def test_what_is_pressed_on_large_buttons_while_nobody_knew_stays_there(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = built_page(own_desk, qtbot, "tiles").shown
    assert isinstance(way, TilesWay)
    press(way.board.tiles[place_of(way, EntryKind.EXPENSE)])
    pay(way, "2", "0")
    lose_answer(own_server, monkeypatch, is_saved=True)
    press(way.write)
    own_server.start()
    pay(way, "5")
    own_desk.look_after_doubts()
    own_desk.come_back()

    assert way.half.typed == "205"


@BOTH
def test_a_draft_of_an_earlier_run_is_asked_after_when_it_is_offered(
    own_server: Kept, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool
) -> None:
    url, folder = with_a_home(Databases(own_server.where)), tmp_path / "unsaved"
    with a_desk(url, jobs, tmp_path) as desk:
        desk.drafts_folder = folder
        rice = spending(desk, "ข้าว", 2000)
        lose_answer(own_server, monkeypatch, is_saved=is_saved)
        with pytest.raises(EnvironmentProblem, match="saved_unknown"):
            desk.execute(rice, of="row")
        book = desk.opened.book
        assert len(Drafts(folder, book).rows) == 1
    own_server.start()
    with a_desk(url, jobs, tmp_path) as desk:
        desk.drafts_folder = folder
        words = told(desk)
        offered = offer_unsaved(desk, None)
        if offered is not None:
            press(offered.save)

        assert (offered is None, bool(words)) == (is_saved, is_saved)
        assert [entry.description for entry in written(desk)] == ["ข้าว"]
        assert Drafts(folder, book).rows == []


def test_undo_pressed_again_takes_nothing_more_back(
    own_server: Kept, own_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for what in ("ข้าว", "น้ำ"):
        own_desk.execute(spending(own_desk, what, 2000))
    lose_answer(own_server, monkeypatch, is_saved=True)
    own_desk.undo()
    own_server.start()
    own_desk.undo()

    assert [entry.description for entry in written(own_desk) if not entry.is_deleted] == ["ข้าว"]


@BOTH
def test_an_answer_to_a_question_is_written_once(
    own_server: Kept, own_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool
) -> None:
    own_desk.execute(spending(own_desk, "ข้าว", 2000))
    way = built_page(own_desk, qtbot, "interview").shown
    assert isinstance(way, InterviewWay)
    press(way.start.begin)
    assert way.talk is not None
    assert way.talk.question is not None
    assert way._asker._begun(way.talk) is not None  # so that an answer is one step
    QApplication.processEvents()
    for key in "30":
        press(child(way, f"pad_{key}"))
    lose_answer(own_server, monkeypatch, is_saved=is_saved)
    way._on_day(way.talk.span.first)
    assert way.talk.typed.typed == "30"
    own_server.start()
    own_desk.look_after_doubts()
    own_desk.come_back()
    QApplication.processEvents()
    if not is_saved:
        way._on_day(way.talk.span.first)

    assert not way.talk.typed.typed
    assert [abs(one.lines[0].satang) for one in written(own_desk)] == [2000, 3000]
