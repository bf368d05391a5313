"""The month: its answer, its figures, closing and opening again, months outside the book, and a year of months."""

from __future__ import annotations

from contextlib import AbstractContextManager
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
from household_ledger.domain.thresholds import DEFAULTS
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.text.amounts import format_amount
from household_ledger.text.cash_words import difference_words
from household_ledger.text.labels import category_name
from household_ledger.text.quality_words import CashGap, quality_lines
from household_ledger.ui.arrivals import Arrival, CountCash, WriteOn
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.pages.household.month.page import MonthPage
from household_ledger.ui.widgets.cards import FigureCard
from household_ledger.ui.widgets.chart_view import ChartView
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.household.conftest import NOVEMBER, OCTOBER, answer, banners, built, go_to, home, pocket_of, turn, write


def nothing(page: MonthPage) -> EmptyState:
    """Find what stands where there is no month to see."""
    shown = child(page, "nothing")
    assert isinstance(shown, EmptyState)
    return shown


def desk_spent(desk: Desk, code: str) -> int:
    """Add up the cash of a category the plain way."""
    with desk.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=home(desk), first=OCTOBER.first, last=OCTOBER.last)))
    lines = [line for entry in entries for line in entry.lines if line.account is Account.SPENDING]
    return sum(line.satang for line in lines if line.ref == int(fixed_id(code)) and line.medium is Medium.CASH)


def test_the_title_says_what_the_month_left_beside_the_month_before(page: MonthPage, desk: Desk) -> None:
    now, last = (desk.figures.month(home(desk), month) for month in (OCTOBER, OCTOBER.plus(-1)))
    amount, change = format_amount(abs(now.surplus)), format_amount(abs(now.surplus - last.surplus))
    side = "มากกว่า" if now.surplus > last.surplus else "น้อยกว่า"

    assert now.surplus > 0, "the made-up month this test was written for"
    assert page.title.words() == f"ตุลาคมรับมากกว่าจ่าย {amount} บาท — {side}เดือนกันยายน อยู่ {change} บาท"


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
    gap = CashGap(figures.cash.unexplained or Money(0), figures.cash.flow)
    why = child(page, "see_why")

    assert not page.reasons.isVisible()
    press(why)
    assert page.reasons.isVisible()
    assert page.reasons.words() == "\n".join(quality_lines(figures.quality, DEFAULTS, gap))
    assert not any(code in page.reasons.words() for code in figures.quality.reasons)
    press(why)
    assert not page.reasons.isVisible()


def test_no_grade_letter_is_shown_to_a_household(page: MonthPage) -> None:
    assert page.subtitle.words().split(" · ")[0] in ("ข้อมูลครบดี", "พอใช้", "ยังขาด")


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


def test_cash_there_was_at_the_start_is_no_month_written_yet(empty_desk: Desk) -> None:
    begin = AddFirstHousehold(person="มาลี", role=Role.RECORDER, code="001", name="บ้านยายมา", cash=Money(500_00))
    empty_desk.execute(begin)
    empty_desk.take_first()
    page = built(empty_desk)

    assert page.title.words() == "พฤศจิกายนยังไม่ได้จดอะไร"
    assert not child(page, "close_month").isVisible()
    page.close()


def test_a_month_still_to_come_leads_back_to_the_present_one(page: MonthPage, desk: Desk) -> None:
    go_to(desk, Month(2027, 2))

    assert page.title.words() == "กุมภาพันธ์ยังไม่ได้จดอะไร"
    assert nothing(page).said.words() == "เดือนนี้ยังมาไม่ถึง"
    assert not child(page, "close_month").isVisible()
    press(child(page, "begin"))
    turn()
    assert desk.month == NOVEMBER


def test_a_month_before_the_book_leads_to_its_beginning(page: MonthPage, desk: Desk) -> None:
    span = desk.figures.enrolled(home(desk))
    assert span is not None
    go_to(desk, span[0].plus(-3))

    assert nothing(page).said.words().startswith("บัญชีบ้านนี้เริ่มเมื่อ")
    press(child(page, "begin"))
    turn()
    assert desk.month == span[0]
    assert page.whole.isVisible()


def test_a_month_after_the_household_left_says_so(page: MonthPage, desk: Desk) -> None:
    record = desk.household_record()
    assert record is not None
    desk.execute(ReplaceRecord(was=record, now=replace(record, left_on=date(2026, 10, 31))))
    go_to(desk, NOVEMBER)

    assert nothing(page).said.words() == "บ้านนี้ออกจากโครงการเมื่อ 31 ต.ค. 2569"


def test_an_empty_file_begins_with_a_household(empty_desk: Desk, shot: Shot) -> None:
    page = built(empty_desk)

    assert page.title.words() == "ยังไม่มีครัวเรือน"
    assert child(nothing(page), "begin").isVisible()
    assert page.paper() is None
    for name in ("print_month", "close_month", "see_why", "write_entries"):
        assert not child(page, name).isVisible()
    shot(page, "month-empty")
    page.close()


def test_the_page_is_read_in_one_snapshot(page: MonthPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.execute(CloseMonth(home(desk), OCTOBER))
    turn()
    opened: list[object] = []
    reader = desk.reader

    def counted() -> AbstractContextManager[Reader]:
        opened.append(1)
        return reader()

    monkeypatch.setattr(desk, "reader", counted)
    page.refresh()

    assert len(opened) == 1
    turn()
    assert child(page, "verify_month").isVisible()


def test_printing_asks_for_the_page_of_this_household_and_month(page: MonthPage, desk: Desk) -> None:
    asked: list[Any] = []
    desk.print_asked.connect(asked.append)

    press(child(page, "print_month"))

    assert [(one.kind, one.month, one.households) for one in asked] == [("month", OCTOBER, (home(desk),))]
    assert asked[0] == page.paper()


def test_the_year_is_printed_while_it_is_looked_at_and_each_paper_from_the_palette(page: MonthPage, desk: Desk) -> None:
    asked: list[Any] = []
    desk.print_asked.connect(asked.append)

    press(child(page, "choice_year"))
    turn()
    printing = child(page, "print_month")
    assert isinstance(printing, QPushButton)
    assert printing.text() == "พิมพ์บัญชีทั้งปี"
    press(printing)
    press(child(page, "choice_month"))
    turn()
    assert printing.text() == "พิมพ์หน้าเดือน"
    for one in page.palette_actions():
        if "พิมพ์" in one.also:
            one.run()

    assert [one.kind for one in asked] == ["year", "month", "year", "jpt"]
    assert {(one.month, one.households) for one in asked} == {(OCTOBER, (home(desk),))}


def test_the_cash_check_shows_the_book_what_was_counted_and_the_difference(page: MonthPage, desk: Desk) -> None:
    last = date(2026, 10, 31)
    with desk.reader() as reader:
        book = reader.balances(home(desk), last)[Account.POCKET, int(pocket_of(desk))]
    count = Draft(
        household=home(desk),
        date=last,
        kind=EntryKind.CASH_COUNT,
        amount=Money(book + 35_00),
        pocket=pocket_of(desk),
    )
    desk.execute(AddEntries((count,)))
    turn()

    told = [one.words() for one in page.whole.cash.findChildren(Words) if one.isVisible()]
    cash = desk.figures.month(home(desk), OCTOBER).cash
    assert cash.cash_counted == cash.cash_end + 35_00, "the demo's other pockets are empty, the count of its last day"
    assert cash.unexplained is not None
    assert cash.unexplained != 35_00, "gaps of the months before it were left as they were"
    for words in (format_amount(cash.cash_end), format_amount(cash.cash_counted), "⚠ +35", "นับ 31 ต.ค.", "ตามบัญชี"):
        assert words in told
    parted = next(one for one in told if one.startswith("ตั้งแต่นับเงินครั้งก่อนเมื่อ "))
    assert parted.endswith(f": {difference_words(cash.unexplained)}")

    go_to(desk, NOVEMBER)
    told = [one.words() for one in page.whole.cash.findChildren(Words) if one.isVisible()]
    assert format_amount(cash.cash_end) in told, "a month begins with what the book said at the end of the one before"
    assert not child(page, "cash_parted").isVisible()


def test_counting_cash_goes_to_the_count(page: MonthPage, desk: Desk, gone: list[tuple[str, Arrival | None]]) -> None:
    press(child(page, "count_cash"))
    assert gone == [("entry", CountCash())]

    entry = EntryPage(desk)
    entry.resize(1156, 660)
    entry.show()
    entry.refresh()
    wish = gone[0][1]
    assert wish is not None
    entry.arrive(wish)
    turn()
    assert any(one.isVisible() for one in entry.findChildren(QPushButton) if one.objectName().startswith("count_"))
    entry.close()


def test_days_nobody_knows_of_are_named_above_the_month_and_asked_about(page: MonthPage, desk: Desk) -> None:
    asked: list[Month] = []
    desk.days_asked.connect(lambda: asked.append(desk.month))
    assert banners(page) == [], "October is whole"
    go_to(desk, NOVEMBER)
    for day in (3, 5):
        write(desk, date(2026, 11, day), 40)

    assert banners(page) == ["ยังไม่รู้ 19 วัน: 1, 2, 4, 6–21"]
    press(next(one for one in page.findChildren(QPushButton, "ask_gaps") if one.isVisible()))
    assert asked == [NOVEMBER]


def test_cash_below_zero_is_told_with_the_way_there(
    page: MonthPage, desk: Desk, gone: list[tuple[str, Arrival | None]]
) -> None:
    go_to(desk, NOVEMBER)
    write(desk, date(2026, 11, 5), 900_000)

    assert banners(page)[:1] == ["วันที่ 5 เงินในสมุดติดลบ น่าจะลืมจดรายรับ"]
    look = next(one for one in page.findChildren(QPushButton) if one.text() == "ดูวันนั้น" and one.isVisible())
    press(look)
    assert gone == [("entry", WriteOn(date(2026, 11, 5), is_to_look=True))]


def test_a_year_shows_every_month_and_a_press_turns_to_it(page: MonthPage, desk: Desk, shot: Shot) -> None:
    stood_at = page.sight.x()
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
    assert page.sight.x() == stood_at, "what is chosen next lies under the same hand"
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

    papers = {"พิมพ์หน้าเดือน", "พิมพ์บัญชีทั้งปี", "พิมพ์ จปฐ. ข้อ 22–23"}
    assert offered() == {*papers, "ปิดเดือน"}
    answer(monkeypatch, yes=True)
    next(one for one in page.palette_actions() if one.words == "ปิดเดือน").run()
    turn()
    assert offered() == {*papers, "เปิดเดือนอีกครั้ง", "ตรวจสอบเดือนนี้", "ประวัติของเดือน"}
    go_to(desk, Month(2027, 2))
    assert offered() == papers
