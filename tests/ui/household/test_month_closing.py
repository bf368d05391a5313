"""Closing a month: what is said before it, opening it again, correcting it, and a second person who verifies it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Account, EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.commands.months import CloseMonth, CorrectClosed, ReopenMonth
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.entry_rows import entry_rows
from household_ledger.settings import Settings
from household_ledger.text.cash_words import difference_words
from household_ledger.ui.desk import Desk, Looked, Notice
from household_ledger.ui.entry_grid.table.looks import looks_of
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.pages.household.month.page import MonthPage
from household_ledger.ui.theme.look import Look, look
from household_ledger.ui.widgets import dialogs
from tests.ui.conftest import Shot, TickingClock, wear
from tests.ui.hands import child, press
from tests.ui.household.conftest import NOVEMBER, OCTOBER, answer, banners, built, go_to, home, pocket_of, turn, write


def test_closing_says_first_what_is_missing_and_closes_all_the_same(
    page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    go_to(desk, NOVEMBER)
    write(desk, date(2026, 11, 3), 40)
    with desk.reader() as reader:
        desk.let_type(reader.all(Person)[0].id)
        name = reader.all(Person)[0].name
    asked = answer(monkeypatch, yes=True)

    press(child(page, "close_month"))
    turn()

    title, words = asked[0]
    assert title == "ปิดเดือนพฤศจิกายน 2569 ใช่ไหม"
    assert words.splitlines()[1:4] == ["เดือนนี้ยังไม่จบ", "ยังไม่รู้ 20 วัน: 1, 2, 4–21", "ยังไม่ได้นับเงินสด"]
    assert desk.figures.month(home(desk), NOVEMBER).is_closed
    assert banners(page) == [f"ปิดเมื่อ 21 พ.ย. 2569 โดย {name} · ยังไม่ได้ตรวจสอบ"]
    assert not child(page, "close_month").isVisible()
    assert not child(page, "count_cash").isVisible()
    shot(page, "month-closed")


@pytest.mark.parametrize(
    ("counted_more", "said"), [(-950, "น้อยกว่าบัญชี 9.50 บาท"), (29_75, "มากกว่าบัญชี 29.75 บาท"), (0, None)]
)
def test_closing_says_by_how_much_the_cash_counted_is_off(
    counted_more: int, said: str | None, page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.reader() as reader:
        counts = reader.entries(EntryQuery(household=home(desk), kinds=frozenset({EntryKind.CASH_COUNT})))
        last = max(counts, key=lambda one: one.date)
        book = reader.balances(home(desk), desk.today)[Account.POCKET, int(last.counted_pocket)]
        before = (last.counted or 0) - reader.balances(home(desk), last.date)[Account.POCKET, int(last.counted_pocket)]
    assert before, "a gap left as it was: it is of no use to the month asked about"
    draft = Draft(
        household=home(desk),
        date=desk.today,
        kind=EntryKind.CASH_COUNT,
        amount=Money(book + counted_more),
        pocket=last.counted_pocket,
    )
    desk.execute(AddEntries((draft,)))
    go_to(desk, NOVEMBER)
    asked = answer(monkeypatch, yes=False)

    press(child(page, "close_month"))

    off = [one for one in asked[0][1].splitlines() if "ที่นับได้" in one]
    new = difference_words(Money(counted_more - before))
    assert [one.split(" · ")[0] for one in off] == ([f"ที่นับได้{said}"] if said else [])
    assert all(one.split(" · ")[1].startswith("ตั้งแต่นับเงินครั้งก่อนเมื่อ ") for one in off)
    assert all(one.endswith(f": {new}") for one in off)


def test_who_says_no_leaves_the_month_open(page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, yes=False)

    press(child(page, "close_month"))
    turn()

    assert not desk.figures.month(home(desk), OCTOBER).is_closed
    assert child(page, "close_month").isVisible()


def test_a_closed_month_is_opened_again_with_a_reason_only(
    page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.execute(CloseMonth(home(desk), OCTOBER))
    turn()
    monkeypatch.setattr(dialogs, "ask_text", lambda *_asked: None)
    again = next(one for one in page.findChildren(QPushButton) if one.text() == "เปิดเดือนอีกครั้ง" and one.isVisible())
    press(again)
    turn()
    assert desk.figures.month(home(desk), OCTOBER).is_closed

    monkeypatch.setattr(dialogs, "ask_text", lambda *_asked: "ลืมจดค่าไฟ")
    said: list[Notice] = []
    desk.said.connect(said.append)
    again = next(one for one in page.findChildren(QPushButton) if one.text() == "เปิดเดือนอีกครั้ง" and one.isVisible())
    press(again)
    turn()
    assert not desk.figures.month(home(desk), OCTOBER).is_closed
    assert child(page, "close_month").isVisible()
    with desk.reader() as reader:
        state = next(one for one in reader.month_states(home(desk)) if one.month == OCTOBER.number)
    assert state.reopening_reason == "ลืมจดค่าไฟ"
    assert said[-1].words == "เปิดเดือนตุลาคม 2569 อีกครั้งแล้ว"


def test_a_corrected_month_says_when_it_was_corrected(page: MonthPage, desk: Desk) -> None:
    desk.execute(CloseMonth(home(desk), OCTOBER))
    nothing = Draft(household=home(desk), date=date(2026, 10, 9), kind=EntryKind.OPENING, amount=Money(10_00))
    late = AddEntries((replace(nothing, pocket=pocket_of(desk)),))
    desk.execute(CorrectClosed(home(desk), OCTOBER, "พบใบเสร็จ", late))
    turn()

    assert any(one.startswith("แก้ไขเมื่อ 21 พ.ย. 2569 (พบใบเสร็จ)") for one in banners(page)), banners(page)


def test_a_month_still_to_come_is_written_ahead_and_not_closed(page: MonthPage, desk: Desk) -> None:
    write(desk, date(2026, 12, 3), 40)
    go_to(desk, Month(2026, 12))

    close = child(page, "close_month")
    assert not close.isVisible()
    assert close.accessibleName() not in [one.words for one in page.palette_actions()]


def test_in_the_running_month_closing_is_not_the_next_step(page: MonthPage, desk: Desk) -> None:
    close = child(page, "close_month")
    assert close.property("look") == "primary", "October is over"
    go_to(desk, NOVEMBER)
    assert not close.isVisible(), "nothing is written"
    assert child(page, "write_entries").isVisible()
    write(desk, date(2026, 11, 3), 40)

    assert close.isVisible()
    assert close.property("look") == "plain"
    assert not child(page, "write_entries").isVisible()


def test_a_disk_that_refuses_leaves_the_month_open_and_says_so(
    page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Any] = []
    desk.said.connect(said.append)
    answer(monkeypatch, yes=True)

    def refuse(*_asked: object) -> None:
        raise EnvironmentProblem("disk_full", name="สมุด")

    monkeypatch.setattr(desk.opened.ledger, "execute", refuse)
    press(child(page, "close_month"))
    turn()

    assert [one.kind for one in said] == ["trouble"]
    assert not desk.figures.month(home(desk), OCTOBER).is_closed
    assert child(page, "close_month").isVisible()


def test_a_closed_month_is_verified_by_somebody_who_did_not_write_in_it(
    page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = home(desk)
    with desk.reader() as reader:
        people = reader.all(Person)
    other = next(one for one in people if one.role is Role.VERIFIER)
    typist = next(one for one in people if one.id != other.id)
    desk.let_type(typist.id)
    write(desk, date(2026, 11, 3), 10)
    go_to(desk, NOVEMBER)
    write(desk, date(2026, 11, 4), 20)
    desk.execute(CloseMonth(household, NOVEMBER))
    turn()
    asked: list[str] = []

    def tell(_parent: object, _title: str, words: str, *_rest: str) -> str:
        asked.append(words)
        return "สมุดกับใบเสร็จ"

    monkeypatch.setattr(dialogs, "ask_text", tell)
    told: list[str] = []
    desk.said.connect(lambda notice: told.append(notice.words))

    press(child(page, "verify_month"))
    assert "ขอให้คนอื่นช่วยตรวจ" in told[-1]
    desk.let_type(NO_ID)
    press(child(page, "verify_month"))
    assert told[-1].startswith("เลือกชื่อของตัวเองก่อน (F9)")
    assert not asked, "nothing was typed in vain"
    desk.let_type(other.id)
    press(child(page, "verify_month"))
    turn()
    assert f"ผู้ตรวจคือ {other.name}" in asked[0]
    assert "ไม่ทราบว่าใครพิมพ์" not in asked[0]

    with desk.reader() as reader:
        (state,) = [one for one in reader.month_states(household) if one.month == NOVEMBER.number]
    assert (state.verified_by, state.seen) == (other.id, "สมุดกับใบเสร็จ")
    assert any(f"โดย {other.name}" in one for one in banners(page))
    assert not [one for one in page.findChildren(QPushButton, "verify_month") if one.isVisible()]


def test_of_a_month_some_of_which_nobody_signed_it_is_said_before_it_is_verified(
    page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.reader() as reader:
        other = next(one for one in reader.all(Person) if one.role is Role.VERIFIER)
    desk.let_type(NO_ID)
    write(desk, date(2026, 11, 3), 10)
    go_to(desk, NOVEMBER)
    desk.execute(CloseMonth(home(desk), NOVEMBER))
    desk.let_type(other.id)
    turn()
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "ask_text", lambda _parent, _title, words, *_rest: asked.append(words))

    press(child(page, "verify_month"))

    assert "ไม่ทราบว่าใครพิมพ์เดือนนี้หรือบางส่วนของเดือน ตรวจสอบได้เฉพาะเมื่อไม่ได้พิมพ์เอง" in asked[0]


def test_on_its_last_day_a_month_is_over_for_the_button_and_for_the_question_alike(
    demo_path: Path, tmp_path: Path, settings: Settings, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "last_day.hldb"
    shutil.copy(demo_path, path)
    for day, is_over in ((30, False), (31, True)):
        opened = LedgerShelf(TickingClock(datetime(2026, 10, day, 12, tzinfo=UTC))).open(path)
        desk = Desk(opened, settings, jobs)
        desk.look_at(opened.figures.households()[0].id)
        page = built(desk)
        asked = answer(monkeypatch, yes=False)

        press(child(page, "close_month"))

        assert (child(page, "close_month").property("look") == "primary") is is_over
        assert ("เดือนนี้ยังไม่จบ" in asked[0][1]) is not is_over
        page.close()
        opened.close()


def test_closing_a_month_names_the_open_ones_before_it_and_leads_to_the_first(
    page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, Sequence[str]]] = []

    def go_there(_parent: object, _title: str, words: str, ways: Sequence[str]) -> int:
        asked.append((words, ways))
        return 1

    monkeypatch.setattr(dialogs, "choose", go_there)
    desk.execute(ReopenMonth(home(desk), Month(2026, 8), "ลืมใบเสร็จ"))
    go_to(desk, NOVEMBER)
    write(desk, date(2026, 11, 3), 40)

    press(child(page, "close_month"))
    turn()

    words, ways = asked[0]
    assert words.splitlines()[0] == "เดือนก่อนหน้าที่ยังไม่ได้ปิด: สิงหาคม 2569, ตุลาคม 2569"
    assert ways == ("ปิดเดือนพฤศจิกายน 2569", "ไปเดือนสิงหาคม 2569")
    assert desk.month == Month(2026, 8)
    assert not desk.figures.month(home(desk), NOVEMBER).is_closed


def test_many_open_months_are_counted_and_the_first_named(
    page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (5, 6, 7):
        desk.execute(ReopenMonth(home(desk), Month(2026, number), "ลืมใบเสร็จ"))
    go_to(desk, NOVEMBER)
    write(desk, date(2026, 11, 3), 40)
    asked = answer(monkeypatch, yes=False)

    press(child(page, "close_month"))

    assert asked[0][1].splitlines()[0] == "ก่อนหน้านี้ยังไม่ได้ปิด 4 เดือน เดือนแรกคือพฤษภาคม 2569"


def test_a_month_with_none_open_before_it_is_closed_with_one_question(
    page: MonthPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "choose", lambda *_asked: asked.append("choose"))
    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: asked.append("confirm"))

    press(child(page, "close_month"))

    assert asked == ["confirm"]


def test_what_was_corrected_and_what_became_of_the_month_are_shown_from_its_page(
    page: MonthPage, desk: Desk, looked: list[Looked]
) -> None:
    written = write(desk, date(2026, 10, 9), 40)
    deleted = write(desk, date(2026, 10, 10), 30)
    write(desk, date(2026, 10, 11), 20)
    desk.execute(CloseMonth(home(desk), OCTOBER))
    with desk.reader() as reader:
        was = reader.entry(written)
    assert was is not None
    dearer = Draft(
        household=home(desk),
        date=was.date,
        kind=was.kind,
        description=was.description,
        amount=Money(45_00),
        pocket=pocket_of(desk),
        parts=(Part(category=fixed_id("E01"), amount=Money(45_00)),),
    )
    desk.execute(CorrectClosed(home(desk), OCTOBER, "พบใบเสร็จ", ReplaceEntry(was, dearer)))
    desk.execute(CorrectClosed(home(desk), OCTOBER, "จดสองครั้ง", DeleteEntries((deleted,))))
    turn()
    asked: list[tuple[str, object]] = []
    desk.history_asked.connect(lambda kind, key: asked.append((kind, key)))

    press(next(one for one in page.findChildren(QPushButton) if one.text() == "ดูรายการที่แก้" and one.isVisible()))
    press(child(page, "month_history"))

    with desk.reader() as reader:
        rows = [row for query in looked[0].queries for row in entry_rows(reader, query)]
    assert looked[0].title == "รายการที่แก้ในเดือนตุลาคม 2569"
    assert {row.entry.id: row.entry.is_deleted for row in rows} == {written: False, deleted: True}
    tags = [[tag.words for tag in looks_of(row).looks["what"].tags] for row in rows]
    assert all("แก้หลังปิดเดือน" in words for words in tags), "in the grid too one sees which they are"
    assert asked == [("month", (home(desk), OCTOBER.number))]


@pytest.mark.parametrize("type_size", [100, 150])
def test_what_comes_and_goes_moves_no_other_button_from_under_the_mouse(
    type_size: int, qapp: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = look()
    wear(qapp, Look(type_size=type_size))
    page = built(desk)
    try:
        answer(monkeypatch, yes=True)
        others = (page.print, page.sight)
        places = [one.mapTo(page, one.rect().topLeft()).x() for one in others]
        assert page.close_month.isVisible()

        press(page.close_month)
        turn()

        assert not page.close_month.isVisible()
        assert [one.mapTo(page, one.rect().topLeft()).x() for one in others] == places
    finally:
        page.close()
        wear(qapp, was)
