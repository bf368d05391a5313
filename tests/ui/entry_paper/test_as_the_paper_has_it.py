"""The daily page keeps to the paper: its words stay as typed, the keyboard goes as a hand does, all is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, Party
from household_ledger.services.commands.debts import AddDebt
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.usual_categories import UsualSort
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_paper.daily import CONTROL, THIS_MONTH, Key, PageHand, settle


@pytest.fixture
def hand() -> PageHand:
    return PageHand()


def written(desk: Desk) -> list[Entry]:
    query = EntryQuery(household=desk.household, first=THIS_MONTH.first, last=THIS_MONTH.last)
    with desk.reader() as reader:
        return sorted((one for one in reader.entries(query) if one.paper_line), key=lambda one: one.paper_line)


def number_of(sheet: DaySheet, sort: UsualSort) -> str:
    return str(next(one.number for one in sheet.head.numbers.usual if one.sort is sort))


def tap(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def at() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Return])
def test_words_begun_like_others_are_kept_as_they_stand_on_the_paper(
    sheet: DaySheet, desk: Desk, hand: PageHand, key: Qt.Key
) -> None:
    hand.type("5").press(Key.Key_Tab).type("ขายไ")
    sheet.lines.list.settle()
    assert sheet.lines.list.is_open()
    hand.press(key)
    assert sheet.lines.row(1).texts()["what"] == "ขายไ"
    sheet.lines.go(1, "number")
    hand.type(number_of(sheet, UsualSort.IN)).press(Key.Key_Tab).type("40").press(Key.Key_Return)
    assert [one.description for one in written(desk)] == ["ขายไ"]


def test_a_remark_begun_like_one_that_is_offered_stays_a_remark(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    _line(sheet, hand, "ก", "40")
    hand.press(Key.Key_Tab).type("เ")
    sheet.lines.list.settle()
    assert sheet.lines.list.is_open()
    hand.press(Key.Key_Tab)
    assert sheet.lines.row(1).texts()["note"] == "เ"


def test_the_keyboard_goes_from_the_amount_to_the_remark_where_nothing_stands_between(
    sheet: DaySheet, hand: PageHand
) -> None:
    sheet.lines.go(1, "money_in")
    hand.type("40").press(Key.Key_Tab)
    assert at() == "line_1_note"
    sheet.lines.go(2, "money_out")
    hand.type("40").press(Key.Key_Tab)
    assert at() == "line_2_note"
    sheet.lines.go(3, "money_in")
    hand.press(Key.Key_Tab)
    assert at() == "line_3_money_out"
    sheet.lines.go(4, "saving")
    hand.type("9")
    sheet.lines.go(4, "money_out")
    hand.type("40").press(Key.Key_Tab)
    assert at() == "line_4_saving"  # a second amount is not passed over


def test_down_in_the_remarks_goes_down_as_in_every_other_column(sheet: DaySheet, hand: PageHand) -> None:
    sheet.lines.go(1, "note")
    hand.press(Key.Key_Down)
    assert at() == "line_2_note"
    assert not sheet.lines.list.is_open()
    hand.press(Key.Key_Down, held=Qt.KeyboardModifier.AltModifier)
    assert sheet.lines.list.is_open()


def test_a_line_taken_out_comes_back_by_taking_back_once(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    _line(sheet, hand, "กหนึ่ง", "60")
    hand.press(Key.Key_Return)
    (kept,) = written(desk)
    sheet.lines.go(1, "what")
    hand.press(Key.Key_Delete, held=CONTROL)
    assert written(desk) == []
    row = sheet.lines.row(1)
    assert not sheet.lines._past(False)  # noqa: FBT003 -- as the key asks: the next step back is the ledger's
    desk.undo()
    settle()
    assert [one.id for one in written(desk)] == [kept.id]
    assert row.texts()["what"] == "กหนึ่ง"
    assert not sheet.lines._past(False)  # noqa: FBT003


def test_the_line_at_hand_is_seen_below_the_words_over_the_columns(sheet: DaySheet, hand: PageHand) -> None:
    sheet.lines.go(24, "what")
    settle()
    for line in range(23, 0, -1):
        hand.press(Key.Key_Up)
        settle()
        row, view = sheet.lines.row(line), sheet.area.viewport()
        top = row.mapTo(view, QPoint(0, 0)).y()
        kept = sheet.area._head_kept
        least = kept.height() if kept.isVisible() else 0
        assert top >= least, f"line {line}"
        assert top + row.height() <= view.height()


def test_the_first_line_of_the_next_page_is_seen(sheet: DaySheet, hand: PageHand) -> None:
    sheet.lines.go(24, "date")
    hand.type("5").press(Key.Key_Tab).words("ก").press(Key.Key_Tab).type(number_of(sheet, UsualSort.SPENDING))
    hand.press(Key.Key_Tab).type("5").press(Key.Key_Return)
    assert at() == "paper_sum_money_in"
    tap(Key.Key_Return)  # this paper has no sums
    settle()
    assert at() == "line_1_what"
    kept, row = sheet.area._head_kept, sheet.lines.row(1)
    assert row.mapTo(sheet.area.viewport(), QPoint(0, 0)).y() >= (kept.height() if kept.isVisible() else 0)


def _line(sheet: DaySheet, hand: PageHand, words: str, baht: str) -> None:
    sheet.lines.go(1, "date")
    hand.type("5").press(Key.Key_Tab).words(words).press(Key.Key_Tab)
    hand.type(number_of(sheet, UsualSort.SPENDING)).press(Key.Key_Tab).type(baht)


def test_on_credit_alone_offers_whose_shop_it_may_be(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    for words in ("ร้านหนึ่ง", "ร้านสอง"):
        desk.execute(AddDebt(debt=Debt(id=NO_ID, household=_of(desk), name=words, debt_class="D04")))
    settle()
    _line(sheet, hand, "ก", "40")
    hand.press(Key.Key_Tab).type("เชื่อ").press(Key.Key_Escape, Key.Key_Return)
    assert written(desk) == []
    assert at() == "line_1_note"
    offered = [one.words for one in sheet.lines.list.shown.offers()]
    assert {"เชื่อ ร้านหนึ่ง", "เชื่อ ร้านสอง"} <= set(offered)
    hand.press(Key.Key_Down, Key.Key_Return)
    (entry,) = written(desk)
    assert entry.kind is EntryKind.CREDIT
    assert draft_of(entry).debt


def test_a_remark_that_may_mean_two_things_is_asked_once_and_enter_says_it_was_paid_for(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    _line(sheet, hand, "ก", "40")
    hand.press(Key.Key_Tab).words("ให้ ป้าศรี").press(Key.Key_Return)
    assert written(desk) == []
    sentence = sheet.lines.row(1).sentence
    assert not sentence.isHidden()
    assert "ให้ ป้าศรี" in sentence.words()
    hand.press(Key.Key_Return)
    assert [one.kind for one in written(desk)] == [EntryKind.EXPENSE]


def test_what_a_neighbour_gave_is_told_before_it_is_kept_and_stands_so_after(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    _line(sheet, hand, "ผักบุ้ง 2 กก.", "40")
    hand.press(Key.Key_Tab).words("เพื่อนบ้านให้")
    assert "ได้ฟรี" in sheet.lines.row(1).said.toolTip()
    hand.press(Key.Key_Return)
    settle()
    (entry,) = written(desk)
    assert (entry.kind, entry.description, entry.unit) == (EntryKind.RECEIVED, "ผักบุ้ง", "กก.")
    assert sheet.lines.row(1).texts()["what"] == "ผักบุ้ง 2 กก."
    assert "ได้ฟรี" in sheet.lines.row(1).said.toolTip()


def test_a_giver_named_for_the_first_time_is_taken_without_a_question(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    _line(sheet, hand, "ปลาทู", "50")
    hand.press(Key.Key_Tab).words("สมศรีให้").press(Key.Key_Return)
    settle()

    (entry,) = written(desk)
    assert entry.kind is EntryKind.RECEIVED
    with desk.reader() as reader:
        assert [one.name for one in reader.of_household(Party, _of(desk)) if one.id == entry.party] == ["สมศรี"]
    assert at() == "line_2_what", "hands go on with the next line"


def test_enter_after_the_day_alone_goes_on_to_what_happened(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    hand.type("5").press(Key.Key_Return)
    assert at() == "line_1_what"
    hand.words("ก").press(Key.Key_Tab).type(number_of(sheet, UsualSort.SPENDING)).press(Key.Key_Tab).type("9")
    hand.press(Key.Key_Return, Key.Key_Return)
    assert at() == "line_3_what"  # a line with nothing at all on it is passed over
    assert len(written(desk)) == 1


def test_a_finished_line_is_kept_when_somebody_goes_to_a_closed_month(
    page: EntryPage, sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    october = Month(2026, 10)
    desk.execute(CloseMonth(_of(desk), october))
    settle()
    _line(sheet, hand, "กก่อนไป", "40")
    desk.turn_to(october)
    settle()
    assert not sheet.may_write
    assert [one.description for one in written(desk)] == ["กก่อนไป"]


def _of(desk: Desk) -> Id:
    assert desk.household is not None
    return desk.household


def test_goods_without_a_value_take_what_the_household_wrote_last_for_one(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    assert desk.household is not None
    amount = Money(36_00)
    goods = Draft(
        household=desk.household,
        date=desk.today,
        kind=EntryKind.PRODUCED,
        amount=amount,
        parts=(Part(fixed_id("E01"), amount),),
        quantity=3000,
        unit="กำ",
        unit_price=Money(12_00),
        description="ผักกูดริมห้วย",
    )
    desk.execute(AddEntries((goods,)))
    settle()
    sheet.lines.go(1, "date")
    hand.type("5").press(Key.Key_Tab).words("ผักกูดริมห้วย 2 กำ").press(Key.Key_Tab)
    hand.type("31")
    sheet.lines.go(1, "note")
    hand.words("กินเอง")
    settle()

    assert "12 บาท/กำ" in sheet.lines.row(1).said.accessibleName()
    hand.press(Key.Key_Return)

    (kept,) = written(desk)
    assert (kept.kind, draft_of(kept).amount, kept.unit_price) == (EntryKind.PRODUCED, 24_00, 12_00)
