"""Today: the month so far, what was written, which days nobody knows of, and where each press leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind, Medium, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.ports import EntryQuery
from household_ledger.text.amounts import format_amount
from household_ledger.ui.arrivals import Arrival, ShowEntry, WriteOn
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.household.today.page import TodayPage
from household_ledger.ui.widgets.cards import FigureCard
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.household.conftest import home, pocket_of, turn, write

TODAY = date(2026, 11, 21)
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


@pytest.fixture
def page(desk: Desk) -> Iterator[TodayPage]:
    yield from shown(desk)


def shown(desk: Desk) -> Iterator[TodayPage]:
    made = TodayPage(desk)
    made.resize(1156, 660)
    made.show()
    made.refresh()
    desk.changed.connect(lambda _changes: made.refresh())
    desk.page_asked.connect(lambda _key, _wish, sight: desk.stand(sight))
    turn()
    yield made
    made.close()


def cash_of(desk: Desk, first: date, last: date, *accounts: Account) -> int:
    """Add up cash lines the plain way."""
    with desk.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=home(desk), first=first, last=last)))
    return sum(
        abs(line.satang)
        for entry in entries
        for line in entry.lines
        if line.account in accounts and line.medium is Medium.CASH
    )


def figure(page: TodayPage, name: str) -> str:
    card = child(page, name, FigureCard)
    assert isinstance(card, FigureCard)
    return card.figure.words()


def test_an_empty_file_begins_with_a_household(empty_desk: Desk, shot: Shot) -> None:
    page = next(shown(empty_desk))

    assert page.title.words() == "ยินดีต้อนรับ"
    assert page.nobody.isVisible()
    assert page.nobody.action is not None
    assert page.nobody.action.text() == "เพิ่มครัวเรือนแรก"
    assert not child(page, "write_today").isVisible()
    shot(page, "today-empty")
    page.close()


def test_a_household_without_entries_is_led_to_its_first(empty_desk: Desk, shot: Shot) -> None:
    asked: list[tuple[str, Arrival | None]] = []
    empty_desk.page_asked.connect(lambda key, wish: asked.append((key, wish)))
    cash = Money(500_00)
    begin = AddFirstHousehold(person="อาสา", role=Role.RECORDER, code="001", name="นางใหม่ เริ่มจด", cash=cash)
    empty_desk.execute(begin)
    empty_desk.take_first()
    page = next(shown(empty_desk))

    assert page.beginning.isVisible()
    assert page.beginning.action is not None
    press(page.beginning.action)
    assert asked == [("entry", WriteOn(TODAY))]
    shot(page, "today-first")
    page.close()


def test_the_cards_show_what_the_entries_come_to(page: TodayPage, desk: Desk) -> None:
    first, last = OCTOBER.first, OCTOBER.last

    assert figure(page, "money_in") == format_amount(cash_of(desk, first, last, Account.INCOME))
    assert figure(page, "money_out") == format_amount(cash_of(desk, first, last, Account.SPENDING, Account.COST))
    before = cash_of(desk, OCTOBER.plus(-1).first, OCTOBER.plus(-1).last, Account.INCOME)
    assert format_amount(before) in page.money_in.below.words()


@pytest.mark.parametrize(
    ("card", "accounts"),
    [
        ("money_in", (Account.INCOME,)),
        ("money_out", (Account.SPENDING, Account.COST)),
    ],
)
def test_pressing_a_card_shows_the_entries_it_is_made_of(
    page: TodayPage, desk: Desk, looked: list[Looked], *, card: str, accounts: tuple[Account, ...]
) -> None:
    press(child(page, card))
    child(page, card).setFocus()
    QTest.keyClick(child(page, card), Qt.Key.Key_Return)

    assert len(looked) == 2
    with desk.reader() as reader:
        found = {entry.id: entry for query in looked[0].queries for entry in reader.entries(query)}
    total = sum(
        abs(line.satang)
        for entry in found.values()
        for line in entry.lines
        if line.account in accounts and line.medium is Medium.CASH
    )
    assert format_amount(total) == figure(page, card)
    assert "ตุลาคม 2569" in looked[0].title


def test_nothing_today_is_kept_said_once_and_undone(page: TodayPage, desk: Desk) -> None:
    desk.turn_to(NOVEMBER)
    page.refresh()
    button = child(page, "nothing_today")
    assert button.isVisible()

    press(button)
    turn()

    with desk.reader() as reader:
        written = list(reader.entries(EntryQuery(household=home(desk), first=TODAY, last=TODAY)))
    assert [entry.kind for entry in written] == [EntryKind.NOTHING]
    assert not button.isVisible()
    assert "ไม่มีรายการ" in child(page, "day_21").accessibleName()
    assert page.days.legend.isVisible()
    desk.undo()
    turn()
    assert button.isVisible()


def test_nothing_today_cannot_be_said_of_a_day_with_entries(page: TodayPage, desk: Desk) -> None:
    desk.turn_to(NOVEMBER)
    entry = write(desk, TODAY, 45)

    assert not child(page, "nothing_today").isVisible()
    assert child(page, f"entry_{entry}").isVisible()
    assert page.entries.title.words() == "รายการวันนี้"

    for _time in range(2):
        next(one for one in page.palette_actions() if "ไม่มีรายการ" in one.also).run()
    with desk.reader() as reader:
        written = list(reader.entries(EntryQuery(household=home(desk), first=TODAY, last=TODAY)))
    assert [one.id for one in written] == [entry], "the palette offers it too, and cannot say it either"


def test_pressing_an_entry_opens_it(page: TodayPage, desk: Desk, gone: list[tuple[str, Arrival | None]]) -> None:
    desk.turn_to(NOVEMBER)
    entry = write(desk, TODAY, 45)

    line = child(page, f"entry_{entry}")
    press(line)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Space)

    assert gone == [("entry", ShowEntry(entry))] * 2


def test_the_one_next_step_writes_on_today_whatever_month_is_looked_at(
    page: TodayPage, desk: Desk, gone: list[tuple[str, Arrival | None]]
) -> None:
    assert desk.month == OCTOBER

    press(child(page, "write_today"))

    assert desk.month == NOVEMBER
    assert gone == [("entry", WriteOn(TODAY))]


def test_days_nobody_knows_of_are_named_and_asked_about_in_one_go(page: TodayPage, desk: Desk, shot: Shot) -> None:
    asked: list[Month] = []
    desk.days_asked.connect(lambda: asked.append(desk.month))
    desk.turn_to(NOVEMBER)
    for day in (3, 5):
        write(desk, date(2026, 11, day), 40)

    assert page.days.gaps.words() == "⚠ ยังไม่รู้ 19 วัน: 1, 2, 4, 6–21"
    assert page.subtitle.words().endswith("จดแล้ว 2 จาก 21 วัน")
    shot(page, "today-gaps")
    press(child(page, "ask_gaps"))
    assert asked == [NOVEMBER]


def test_a_month_without_gaps_asks_for_nothing(page: TodayPage) -> None:
    assert page.subtitle.words().endswith("จดแล้ว 31 จาก 31 วัน")
    assert not child(page, "ask_gaps").isVisible()
    assert not child(page, "ask_short").isVisible()


def test_a_day_is_gone_to_by_mouse_and_by_arrow_keys(page: TodayPage, gone: list[tuple[str, Arrival | None]]) -> None:
    press(child(page, "day_8"))
    first = child(page, "day_8")
    first.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    reached = QApplication.focusWidget()
    assert reached is not None
    QTest.keyClick(reached, Qt.Key.Key_Space)

    assert gone == [("entry", WriteOn(date(2026, 10, 8))), ("entry", WriteOn(date(2026, 10, 16)))]


def test_days_to_come_cannot_be_pressed(page: TodayPage, desk: Desk) -> None:
    desk.turn_to(NOVEMBER)
    page.refresh()
    turn()

    assert child(page, "day_21").isEnabled()
    assert not child(page, "day_22", QPushButton).isEnabled()


def test_cash_below_zero_names_the_day_an_income_was_forgotten(
    page: TodayPage, desk: Desk, gone: list[tuple[str, Arrival | None]], shot: Shot
) -> None:
    desk.turn_to(NOVEMBER)
    write(desk, date(2026, 11, 5), 900_000)
    write(desk, date(2026, 11, 9), 1)

    assert "5, 9" in page.days.short.words()
    assert "น่าจะลืมจดรายรับ" in page.days.short.words()
    shot(page, "today-short")
    press(child(page, "ask_short"))
    assert gone == [("entry", WriteOn(date(2026, 11, 5), is_to_look=True))]


def test_a_deficit_is_said_with_its_first_cause(page: TodayPage, desk: Desk) -> None:
    desk.turn_to(NOVEMBER)
    write(desk, date(2026, 11, 3), 300, "I01", EntryKind.INCOME)
    write(desk, date(2026, 11, 5), 2_400, "E07")

    figures = desk.figures.month(home(desk), NOVEMBER)
    assert page.title.words().startswith(f"เดือนนี้จ่ายมากกว่ารับ {format_amount(-figures.surplus)} บาท เพราะ")
    assert page.title.words().endswith("2,400")


def test_what_was_saved_and_is_left_is_the_answer(page: TodayPage, desk: Desk) -> None:
    with desk.reader() as reader:
        box = next(one.id for one in reader.of_household(Pocket, home(desk)) if one.kind is PocketKind.SAVINGS)
    desk.turn_to(NOVEMBER)
    write(desk, TODAY, 1_940, "I01", EntryKind.INCOME)
    draft = Draft(
        household=home(desk),
        date=TODAY,
        kind=EntryKind.SAVE,
        amount=Money(700_00),
        pocket=pocket_of(desk),
        to_pocket=box,
    )
    desk.execute(AddEntries((draft,)))
    turn()

    assert page.title.words() == "เดือนนี้ออมแล้ว 700 จากที่รับมายังเหลือ 1,240 บาท"
    assert figure(page, "saved") == "700"


def test_an_instalment_that_falls_due_is_named_with_its_day(page: TodayPage, desk: Desk) -> None:
    debt = Debt(
        id=Id(0),
        household=home(desk),
        name="ค่างวดรถ",
        debt_class="D05",
        principal=Money(12_000_00),
        instalments=8,
        started_on=date(2026, 11, 1),
        first_due=date(2026, 11, 30),
    )
    desk.execute(AddRecords((debt,)))
    with desk.reader() as reader:
        made = next(one.id for one in reader.of_household(Debt, home(desk)) if one.name == "ค่างวดรถ")
    borrowed = Draft(
        household=home(desk),
        date=date(2026, 11, 1),
        kind=EntryKind.BORROW,
        amount=Money(12_000_00),
        pocket=pocket_of(desk),
        debt=made,
    )
    desk.execute(AddEntries((borrowed,)))
    turn()

    told = [one.words() for one in page.ahead.findChildren(Words) if one.isVisible()]
    assert told[told.index("ใกล้ถึงกำหนด") :] == ["ใกล้ถึงกำหนด", "ค่างวดรถ", "30 พ.ย. 2569", "1,500"]


def test_an_instalment_not_paid_in_time_comes_first(page: TodayPage, desk: Desk) -> None:
    debt = Debt(
        id=Id(0),
        household=home(desk),
        name="ค่างวดตู้เย็น",
        debt_class="D05",
        principal=Money(3_000_00),
        instalments=3,
        started_on=date(2026, 9, 1),
        first_due=date(2026, 10, 30),
    )
    desk.execute(AddRecords((debt,)))
    with desk.reader() as reader:
        made = next(one.id for one in reader.of_household(Debt, home(desk)) if one.name == debt.name)
    opening = Draft(
        household=home(desk), date=date(2026, 11, 1), kind=EntryKind.OPENING, amount=Money(3_000_00), debt=made
    )
    desk.execute(AddEntries((opening,)))
    turn()

    told = [one.words() for one in page.ahead.findChildren(Words) if one.isVisible()]
    wanted = ["ค่างวดตู้เย็น", "เลยกำหนดแล้ว", "1,000", "ค่างวดตู้เย็น", "30 พ.ย. 2569", "1,000"]
    assert told[told.index("ใกล้ถึงกำหนด") + 1 :] == wanted


def test_tab_comes_to_the_map_once_and_arrow_keys_never_leave_it(page: TodayPage) -> None:
    stops = [one for one in page.days.map.findChildren(QPushButton) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [one.objectName() for one in stops] == ["day_31"]
    stops[0].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(stops[0], key)
        assert QApplication.focusWidget() is stops[0]


def test_entries_ahead_of_today_are_not_counted_as_known(page: TodayPage, desk: Desk) -> None:
    desk.turn_to(NOVEMBER)
    write(desk, date(2026, 11, 28), 1_000, "I01", EntryKind.INCOME)

    assert page.subtitle.words().endswith("จดแล้ว 0 จาก 21 วัน")
    assert page.money_in.below.words().startswith("ถึงวันนี้ 0")


def test_a_household_that_left_says_when(desk: Desk) -> None:
    record = desk.household_record()
    assert record is not None
    desk.execute(ReplaceRecord(was=record, now=replace(record, left_on=date(2026, 10, 31))))
    desk.turn_to(NOVEMBER)
    page = next(shown(desk))

    assert page.subtitle.words() == "วันเสาร์ที่ 21 พฤศจิกายน พ.ศ. 2569 · ออกจากโครงการเมื่อ 31 ต.ค. 2569"
    page.close()


def test_a_closed_month_says_so_and_offers_no_day_to_write(page: TodayPage, desk: Desk) -> None:
    desk.turn_to(NOVEMBER)
    page.refresh()
    write(desk, date(2026, 11, 3), 40)
    assert child(page, "ask_gaps").isVisible()
    assert not page.closed.isVisible()

    desk.execute(CloseMonth(home(desk), NOVEMBER))
    turn()

    assert not child(page, "ask_gaps").isVisible()
    assert page.days.gaps.isVisible(), "which days nobody knows of is told all the same"
    assert page.closed.isVisible()
    assert page.closed.said.words() == "พฤศจิกายน 2569 ปิดแล้ว"
