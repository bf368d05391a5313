"""The month: its answer, its figures, closing and opening again, months outside the book, and a year of months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import Account, EntryKind, Medium, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.months import CloseMonth, CorrectClosed
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import format_amount
from household_ledger.text.labels import category_name
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.pages.household.month import MonthPage
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.cards import FigureCard
from household_ledger.ui.widgets.chart_view import ChartView
from household_ledger.ui.widgets.states import Banner
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.household.conftest import home, pocket_of, turn, write

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


@pytest.fixture
def page(desk: Desk) -> Iterator[MonthPage]:
    made = built(desk)
    yield made
    made.close()


def built(desk: Desk) -> MonthPage:
    made = MonthPage(desk)
    made.resize(1156, 660)
    made.show()
    made.refresh()
    desk.changed.connect(lambda _changes: made.refresh())
    desk.month_changed.connect(made.refresh)
    turn()
    return made


def go_to(desk: Desk, month: Month) -> None:
    desk.turn_to(month)
    turn()


def answer(monkeypatch: pytest.MonkeyPatch, *, yes: bool) -> list[tuple[str, str]]:
    """Answer the next questions and collect their titles and words."""
    asked: list[tuple[str, str]] = []

    def confirm(_parent: object, title: str, words: str, _yes: str) -> bool:
        asked.append((title, words))
        return yes

    monkeypatch.setattr(dialogs, "confirm", confirm)
    return asked


def desk_spent(desk: Desk, code: str) -> int:
    """Add up the cash of a category the plain way."""
    with desk.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=home(desk), first=OCTOBER.first, last=OCTOBER.last)))
    lines = [line for entry in entries for line in entry.lines if line.account is Account.SPENDING]
    return sum(line.satang for line in lines if line.ref == int(fixed_id(code)) and line.medium is Medium.CASH)


def banners(page: MonthPage) -> list[str]:
    return [one.words.words() for one in page.findChildren(Banner) if one.isVisible() and one is not page.whole.hint]


def test_the_title_says_what_the_month_left_beside_the_month_before(page: MonthPage, desk: Desk) -> None:
    now, last = (desk.figures.month(home(desk), month) for month in (OCTOBER, OCTOBER.plus(-1)))
    amount, change = format_amount(abs(now.surplus)), format_amount(abs(now.surplus - last.surplus))
    side = "มากกว่า" if now.surplus > last.surplus else "น้อยกว่า"

    assert now.surplus > 0, "the made-up month this test was written for"
    assert page.title.words() == f"ตุลาคมรับมากกว่าจ่าย {amount} บาท — {side}กันยายน {change} บาท"


def test_a_deficit_is_said_with_its_cause(page: MonthPage, desk: Desk) -> None:
    write(desk, date(2026, 10, 9), 50_000, "E07")

    assert page.title.words().startswith("ตุลาคมจ่ายมากกว่ารับ ")
    cause = page.title.words().partition(" เพราะ")[2]
    assert cause == f"{category_name('E07')} {format_amount(desk_spent(desk, 'E07'))}"


@pytest.mark.parametrize(
    ("card", "key"), [("money_in", "money_in"), ("money_out", "money_out"), ("saved", "deposits"), ("debt", "debt_end")]
)
def test_a_figure_is_that_of_the_month_and_shows_the_entries_behind(
    page: MonthPage, desk: Desk, looked: list[Looked], *, card: str, key: str
) -> None:
    figures = desk.figures.month(home(desk), OCTOBER)
    amount = getattr(figures, key, None)
    if amount is None:
        amount = getattr(figures.cash, key)
    shown = child(page, card, FigureCard)
    assert isinstance(shown, FigureCard)

    assert shown.figure.words() == format_amount(amount)
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Return)
    with desk.reader() as reader:
        found = [entry for query in looked[0].queries for entry in reader.entries(query)]
    assert bool(found) == bool(amount)
    assert looked[0].title.endswith("ตุลาคม 2569")


def test_the_reasons_of_the_quality_are_shown_when_asked(page: MonthPage, desk: Desk) -> None:
    figures = desk.figures.month(home(desk), OCTOBER)
    assert figures.quality.reasons, "the made-up month this test was written for"
    why = child(page, "see_why")

    assert not page.reasons.isVisible()
    press(why)
    assert page.reasons.isVisible()
    assert page.reasons.words()
    assert not any(code in page.reasons.words() for code in figures.quality.reasons)
    press(why)
    assert not page.reasons.isVisible()


def test_no_grade_letter_is_shown_to_a_household(page: MonthPage) -> None:
    assert page.subtitle.words().split(" · ")[0] in ("ข้อมูลครบดี", "พอใช้", "ยังขาด")


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
    assert title == "ปิดพฤศจิกายน 2569 ใช่ไหม"
    assert words.splitlines()[:3] == ["เดือนนี้ยังไม่จบ", "ยังไม่รู้ 20 วัน: 1, 2, 4–21", "ยังไม่ได้นับเงินสด"]
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
    assert last.date < NOVEMBER.first, "nothing moved since: what was counted then should be there now"
    draft = Draft(
        household=home(desk),
        date=desk.today,
        kind=EntryKind.CASH_COUNT,
        amount=Money((last.counted or 0) + counted_more),
        pocket=last.counted_pocket,
    )
    desk.execute(AddEntries((draft,)))
    go_to(desk, NOVEMBER)
    asked = answer(monkeypatch, yes=False)

    press(child(page, "close_month"))

    off = [one for one in asked[0][1].splitlines() if "เงินสดที่นับได้" in one]
    assert off == ([f"เงินสดที่นับได้{said}"] if said else [])


def test_what_was_eaten_of_the_own_field_is_told_apart_from_what_was_paid(page: MonthPage, desk: Desk) -> None:
    with desk.reader() as reader:
        entries = reader.entries(EntryQuery(household=home(desk), first=OCTOBER.first, last=OCTOBER.last))
    lines = [line for one in entries for line in one.lines if line.account is Account.SPENDING]
    uncashed = Money(sum(line.satang for line in lines if line.medium is not Medium.CASH))
    assert uncashed, "the made-up home eats of its own field"

    view = child(page, "spending_chart")
    assert isinstance(view, ChartView)
    assert view._chart is not None
    assert view._shortened(view._chart).note == (f"ในนี้ {format_amount(uncashed)} บาทไม่ได้จ่ายเงินสด เช่น ของกินเอง ของเชื่อ")


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
    again = next(one for one in page.findChildren(QPushButton) if one.text() == "เปิดเดือนอีกครั้ง" and one.isVisible())
    press(again)
    turn()
    assert not desk.figures.month(home(desk), OCTOBER).is_closed
    assert child(page, "close_month").isVisible()
    with desk.reader() as reader:
        state = next(one for one in reader.month_states(home(desk)) if one.month == OCTOBER.number)
    assert state.reopening_reason == "ลืมจดค่าไฟ"


def test_a_corrected_month_says_when_it_was_corrected(page: MonthPage, desk: Desk) -> None:
    desk.execute(CloseMonth(home(desk), OCTOBER))
    nothing = Draft(household=home(desk), date=date(2026, 10, 9), kind=EntryKind.OPENING, amount=Money(10_00))
    late = AddEntries((replace(nothing, pocket=pocket_of(desk)),))
    desk.execute(CorrectClosed(home(desk), OCTOBER, "พบใบเสร็จ", late))
    turn()

    assert any(one.startswith("แก้ไขเมื่อ 21 พ.ย. 2569 (พบใบเสร็จ)") for one in banners(page)), banners(page)


def test_cash_there_was_at_the_start_is_no_month_written_yet(empty_desk: Desk) -> None:
    begin = AddFirstHousehold(person="มาลี", role=Role.RECORDER, code="001", name="บ้านยายมา", cash=Money(500_00))
    empty_desk.execute(begin)
    empty_desk.take_first()
    page = built(empty_desk)

    assert page.title.words() == "พฤศจิกายนยังไม่ได้จดอะไร"
    assert not child(page, "close_month").isVisible()
    page.close()


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


def test_a_month_still_to_come_leads_back_to_the_present_one(page: MonthPage, desk: Desk) -> None:
    go_to(desk, Month(2027, 2))

    assert page.title.words() == "กุมภาพันธ์ยังไม่ได้จดอะไร"
    assert page._nothing is not None
    assert page._nothing.said.words() == "เดือนนี้ยังมาไม่ถึง"
    assert not child(page, "close_month").isVisible()
    assert page._nothing.action is not None
    press(page._nothing.action)
    turn()
    assert desk.month == NOVEMBER


def test_a_month_before_the_book_leads_to_its_beginning(page: MonthPage, desk: Desk) -> None:
    span = desk.figures.enrolled(home(desk))
    assert span is not None
    go_to(desk, span[0].plus(-3))

    assert page._nothing is not None
    assert page._nothing.said.words().startswith("บัญชีบ้านนี้เริ่มเมื่อ")
    assert page._nothing.action is not None
    press(page._nothing.action)
    turn()
    assert desk.month == span[0]
    assert page.whole.isVisible()


def test_a_month_after_the_household_left_says_so(page: MonthPage, desk: Desk) -> None:
    record = desk.household_record()
    assert record is not None
    desk.execute(ReplaceRecord(was=record, now=replace(record, left_on=date(2026, 10, 31))))
    go_to(desk, NOVEMBER)

    assert page._nothing is not None
    assert page._nothing.said.words() == "บ้านนี้ออกจากโครงการเมื่อ 31 ต.ค. 2569"


def test_an_empty_file_begins_with_a_household(empty_desk: Desk, shot: Shot) -> None:
    page = built(empty_desk)

    assert page.title.words() == "ยังไม่มีครัวเรือน"
    assert page._nothing is not None
    assert page._nothing.action is not None
    assert page._nothing.action.isVisible()
    assert page.paper() is None
    for name in ("print_month", "close_month", "see_why", "write_entries"):
        assert not child(page, name).isVisible()
    shot(page, "month-empty")
    page.close()


def test_printing_asks_for_the_page_of_this_household_and_month(page: MonthPage, desk: Desk) -> None:
    asked: list[Any] = []
    desk.print_asked.connect(asked.append)

    press(child(page, "print_month"))

    assert [(one.kind, one.month, one.households) for one in asked] == [("month", OCTOBER, (home(desk),))]
    assert asked[0] == page.paper()


def test_the_cash_check_shows_what_should_be_left_and_the_difference(page: MonthPage, desk: Desk) -> None:
    cash = desk.figures.month(home(desk), OCTOBER).cash
    assert cash.cash_counted is not None
    assert cash.unexplained is not None
    before = cash.unexplained
    count = Draft(
        household=home(desk),
        date=date(2026, 10, 31),
        kind=EntryKind.CASH_COUNT,
        amount=Money(int(cash.cash_counted) + 35_00),
        pocket=pocket_of(desk),
    )
    desk.execute(AddEntries((count,)))
    turn()

    told = [one.words() for one in page.whole.cash.findChildren(Words) if one.isVisible()]
    after = desk.figures.month(home(desk), OCTOBER).cash
    assert after.cash_counted is not None
    assert format_amount(after.cash_counted) in told
    assert f"⚠ {format_amount(before + 35_00, signed=True)}" in told
    assert format_amount(after.cash_counted - before - 35_00) in told
    assert "นับ 31 ต.ค." in told


def test_counting_cash_goes_to_the_count(page: MonthPage, desk: Desk, gone: list[tuple[str, dict[str, Any]]]) -> None:
    press(child(page, "count_cash"))
    assert gone == [("entry", {"count": True})]

    entry = EntryPage(desk)
    entry.resize(1156, 660)
    entry.show()
    entry.refresh()
    entry.arrive(**gone[0][1])
    turn()
    assert any(one.isVisible() for one in entry.findChildren(QPushButton) if one.objectName().startswith("count_"))
    entry.close()


def test_cash_below_zero_is_told_with_the_way_there(
    page: MonthPage, desk: Desk, gone: list[tuple[str, dict[str, Any]]]
) -> None:
    go_to(desk, NOVEMBER)
    write(desk, date(2026, 11, 5), 900_000)

    assert banners(page) == ["วันที่ 5 เงินในสมุดติดลบ น่าจะลืมจดรายรับ"]
    look = next(one for one in page.findChildren(QPushButton) if one.text() == "ดูวันนั้น" and one.isVisible())
    press(look)
    assert gone == [("entry", {"day": date(2026, 11, 5)})]


def test_a_year_shows_every_month_and_a_press_turns_to_it(page: MonthPage, desk: Desk, shot: Shot) -> None:
    press(child(page, "choice_year"))
    turn()
    table = child(page, "year_table", Table)
    assert isinstance(table, Table)
    months = desk.figures.months(home(desk), OCTOBER.plus(-11), OCTOBER)

    assert [row.key for row in table.rows()] == [one.month for one in months]
    assert [row.cells[3].text.replace("▼ ", "") for row in table.rows()] == [
        format_amount(one.surplus) for one in months
    ]
    whole = format_amount(sum(one.surplus for one in months))
    assert whole.lstrip("−") in page.title.words()
    assert not child(page, "close_month").isVisible()
    shot(page, "month-year")
    table.setCurrentIndex(table.model().index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    turn()
    assert desk.month == months[2].month
    assert page.whole.isVisible()


def test_a_year_stays_chosen_when_the_page_is_built_anew(page: MonthPage, desk: Desk) -> None:
    press(child(page, "choice_year"))
    kept = page.keep()

    other = MonthPage(desk)
    other.restore(kept)
    other.show()
    other.refresh()
    turn()
    assert other.year.isVisible()
    other.close()


def test_the_palette_offers_what_can_be_done_with_the_month(
    page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def offered() -> set[str]:
        return {one.words for one in page.palette_actions()}

    assert offered() == {"พิมพ์หน้าเดือน", "ปิดเดือน"}
    answer(monkeypatch, yes=True)
    next(one for one in page.palette_actions() if one.words == "ปิดเดือน").run()
    turn()
    assert offered() == {"พิมพ์หน้าเดือน", "เปิดเดือนอีกครั้ง", "ตรวจสอบเดือนนี้"}
    go_to(desk, Month(2027, 2))
    assert offered() == {"พิมพ์หน้าเดือน"}


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
    write(desk, date(2026, 11, 3), 10)
    go_to(desk, NOVEMBER)
    household = home(desk)
    with desk.reader() as reader:
        typist, other = reader.all(Person)[:2]
    desk.let_type(typist.id)
    write(desk, date(2026, 11, 4), 20)
    desk.execute(CloseMonth(household, NOVEMBER))
    turn()
    monkeypatch.setattr(dialogs, "ask_text", lambda *_told: "สมุดกับใบเสร็จ")
    told: list[str] = []
    desk.said.connect(lambda notice: told.append(notice.words))

    press(child(page, "verify_month"))
    turn()
    assert "ขอให้คนอื่นช่วยตรวจ" in told[-1]
    desk.let_type(other.id)
    press(child(page, "verify_month"))
    turn()

    with desk.reader() as reader:
        (state,) = [one for one in reader.month_states(household) if one.month == NOVEMBER.number]
    assert (state.verified_by, state.seen) == (other.id, "สมุดกับใบเสร็จ")
    assert any(f"โดย {other.name}" in one for one in banners(page))
    assert not [one for one in page.findChildren(QPushButton, "verify_month") if one.isVisible()]
