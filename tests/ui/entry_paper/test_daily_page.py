"""The daily page on the screen: lines typed, offered, refused with a reason, taken out, changed, kept at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ports import EntryQuery
from household_ledger.services.typed.paper_columns import CELLS
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.i18n import set_language
from household_ledger.ui.arrivals import WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.day_sheet import DaySheet
from household_ledger.ui.entry_paper.way import PaperWay
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.typing.offers import OfferList
from tests.ui.conftest import wear
from tests.ui.entry_paper.daily import CONTROL, SHIFT, THIS_MONTH, Key, PageHand, settle
from tests.ui.hands import press, type_words


@pytest.fixture
def hand() -> PageHand:
    return PageHand()


def written(desk: Desk) -> list[Entry]:
    """List what is written from paper, in the order of its lines."""
    query = EntryQuery(household=desk.household, first=THIS_MONTH.first, last=THIS_MONTH.last)
    with desk.reader() as reader:
        return sorted((one for one in reader.entries(query) if one.paper_line), key=lambda one: one.paper_line)


def number_of(sheet: DaySheet, sort: UsualSort) -> UsualCategory:
    return next(one for one in sheet.head.numbers.usual if one.sort is sort)


def texts(sheet: DaySheet, line: int) -> dict[str, str]:
    return sheet.lines.row(line).texts()


def told(sheet: DaySheet, line: int) -> str:
    sentence = sheet.lines.row(line).sentence
    return "" if sentence.isHidden() else sentence.words()


def tap(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def at() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def offers() -> OfferList:
    return next(one for one in QApplication.allWidgets() if isinstance(one, OfferList) and one.isVisible())


def test_the_page_has_the_lines_and_the_cells_of_the_paper_in_its_order(sheet: DaySheet) -> None:
    assert len(sheet.lines.rows) == 24
    assert at() == "line_1_date"
    seen = [at()]
    for _step in range(len(CELLS)):
        tap(Key.Key_Tab)
        seen.append(at())
    assert seen == [*(f"line_1_{name}" for name in CELLS), "line_2_date"]


def test_every_control_has_a_name(sheet: DaySheet, way: PaperWay) -> None:
    controls = [one for one in way.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(controls) > 24 * len(CELLS)
    assert [one.objectName() for one in controls if not one.accessibleName()] == []
    names = [one.accessibleName() for one in sheet.lines.findChildren(CellEdit)]
    assert len(set(names)) == len(names) == 24 * len(CELLS)


def test_a_description_written_before_is_offered_and_fills_the_line(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    hand.type("5").press(Key.Key_Tab).type("ขายไข่").press(Key.Key_Down, Key.Key_Tab)
    assert at() == "line_1_number"  # the eye on the paper goes on to the number, and may find another one there
    taken = texts(sheet, 1)
    assert taken["what"].startswith("ขายไข่")
    assert taken["number"] == number_of(sheet, UsualSort.IN).number

    hand.press(Key.Key_Tab).type("450").press(Key.Key_Return)

    (entry,) = written(desk)
    said = draft_of(entry)
    assert (entry.date, entry.description) == (date(2026, 11, 5), taken["what"])
    assert (said.amount, said.parts[0].category) == (450_00, number_of(sheet, UsualSort.IN).category)
    assert said.occupation
    assert at() == "line_2_what"


def test_words_known_before_are_typed_on_with_the_papers_number_as_any_others(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    income = [one for one in sheet.head.numbers.usual if one.sort is UsualSort.IN][2]
    hand.type("5").press(Key.Key_Tab).type("ขายไข่").press(Key.Key_Down, Key.Key_Tab)
    hand.type(income.number).press(Key.Key_Tab).type("450").press(Key.Key_Return)
    assert [draft_of(one).parts[0].category for one in written(desk)] == [income.category]
    assert [int(draft_of(one).amount) for one in written(desk)] == [450_00]


def test_a_typical_line_costs_at_most_twelve_keys(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    hand.type("5").press(Key.Key_Tab)
    before = hand.pressed
    hand.type("ขายไ").press(Key.Key_Down, Key.Key_Tab, Key.Key_Tab).type("450").press(Key.Key_Return)
    assert hand.pressed - before <= 12
    assert [int(draft_of(one).amount) for one in written(desk)] == [450_00]


def test_the_same_words_are_what_the_household_usually_means_and_that_is_shown(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    food = number_of(sheet, UsualSort.SPENDING)
    hand.type("5").press(Key.Key_Tab).type("กับข้าวริมทาง").press(Key.Key_Tab)
    hand.type(food.number).press(Key.Key_Tab).type("60").press(Key.Key_Return)
    settle()

    hand.words("กับข้าวริมทาง").press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab).type("75")
    assert food.name[:6] in sheet.lines.row(2).said.words()
    hand.press(Key.Key_Return)

    assert [draft_of(one).parts[0].category for one in written(desk)] == [food.category] * 2


def test_a_guess_is_marked_as_one_and_words_nobody_knows_are_asked_about(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    hand.type("5").press(Key.Key_Tab).words("ค่าไฟฟ้าเดือนนี้")
    hand.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab).type("310")
    assert sheet.lines.row(1).said.words().startswith("?")
    hand.press(Key.Key_Return)
    assert [one.kind for one in written(desk)] == [EntryKind.EXPENSE]

    hand.words("xyzq").press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab).type("15").press(Key.Key_Return)

    assert len(written(desk)) == 1
    assert at() == "line_2_number"
    assert "เลขหมวด" in told(sheet, 2)
    assert len(offers().offers()) == len(sheet.head.numbers.usual)
    hand.press(Key.Key_Down, Key.Key_Tab).press(Key.Key_Return)
    assert texts(sheet, 2)["what"] == "xyzq"


@pytest.mark.parametrize(
    ("sort", "kind"),
    [(UsualSort.SAVING, EntryKind.SAVE), (UsualSort.DEBT, EntryKind.REPAY), (UsualSort.COST, EntryKind.COST)],
)
def test_a_number_of_savings_or_debt_makes_the_kind(
    sheet: DaySheet, desk: Desk, hand: PageHand, sort: UsualSort, kind: EntryKind
) -> None:
    one = number_of(sheet, sort)
    hand.type("5").press(Key.Key_Tab).words("ก").press(Key.Key_Tab)
    hand.type(one.number).press(Key.Key_Tab).type("200").press(Key.Key_Return)
    (entry,) = written(desk)
    said = draft_of(entry)
    assert (entry.kind, said.amount) == (kind, 200_00)
    assert (said.to_pocket if sort is UsualSort.SAVING else said.debt) == (one.pocket or one.debt)


def test_an_amount_in_the_wrong_column_says_where_it_belongs_and_is_not_kept(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    income = number_of(sheet, UsualSort.IN)
    hand.type("5").press(Key.Key_Tab).words("ก").press(Key.Key_Tab).type(income.number)
    hand.press(Key.Key_Tab, Key.Key_Tab).type("90").press(Key.Key_Return)
    assert written(desk) == []
    assert "ช่อง รับ" in told(sheet, 1)
    hand.press(Key.Key_Return)
    assert written(desk) == []


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["40", "ก", "7", "5"], "40"),
        (["5/10", "ก", "7", "5"], "พฤศจิกายน"),
        (["5", "ก", "77", "5"], "77"),
        (["5", "ก", "7", "12x"], "12x"),
    ],
)
def test_what_is_wrong_is_said_under_its_cell_while_it_is_typed_and_nothing_is_kept(
    sheet: DaySheet, desk: Desk, cells: list[str], said: str
) -> None:
    for name, words in zip(("date", "what", "number", "money_in"), cells, strict=True):
        sheet.lines.go(1, name)
        type_words(sheet, words)
        sheet.lines.list.close()
    sheet.lines.go(1, "note")
    assert said in told(sheet, 1)
    tap(Key.Key_Return)
    assert written(desk) == []
    assert texts(sheet, 1)["what"] == "ก"


def test_the_first_line_needs_a_day_and_those_below_take_it_over(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    sheet.lines.go(1, "what")
    hand.words("ก").press(Key.Key_Tab).type("7").press(Key.Key_Tab).type("5").press(Key.Key_Return)
    assert at() == "line_1_date"
    assert "วันที่" in told(sheet, 1)
    hand.type("๗").press(Key.Key_Return)
    hand.words("ข").press(Key.Key_Tab).type("7").press(Key.Key_Tab).type("6").press(Key.Key_Return)
    hand.press(Key.Key_Tab, held=SHIFT).press(Key.Key_Plus).press(Key.Key_Tab)
    hand.words("ค").press(Key.Key_Tab).type("7").press(Key.Key_Tab).type("7").press(Key.Key_Return)
    assert [one.date.day for one in written(desk)] == [7, 7, 8]


def test_a_remark_says_what_was_bought_on_credit_and_what_is_of_ones_own(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    food = number_of(sheet, UsualSort.SPENDING)
    for remark in ("เชื่อ ร้านใหม่ปากซอย", "กินเอง", "เชื่อมสัมพันธ์"):
        if remark == "เชื่อ ร้านใหม่ปากซอย":
            hand.type("5").press(Key.Key_Tab)
        hand.words(f"ก{remark}").press(Key.Key_Tab).type(food.number).press(Key.Key_Tab).type("40")
        hand.press(Key.Key_Tab).words(remark).press(Key.Key_Return)
        if remark == "เชื่อ ร้านใหม่ปากซอย":
            assert "ร้านใหม่ปากซอย" in told(sheet, 1)
            assert written(desk) == []
            hand.press(Key.Key_Return)  # a shop nobody knew is made by saying so once more
    assert [one.kind for one in written(desk)] == [EntryKind.CREDIT, EntryKind.PRODUCED, EntryKind.EXPENSE]
    assert sheet.book.written.sums(1)["money_out"] == 120_00


def test_a_kept_line_is_changed_on_its_line_and_taken_out_and_brought_back(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    _two_lines(sheet, hand)
    first, second = written(desk)
    sheet.lines.go(1, "money_out")
    hand.type("77").press(Key.Key_Return)
    changed = written(desk)[0]
    assert (changed.id, int(draft_of(changed).amount), changed.paper_line) == (first.id, 77_00, first.paper_line)
    assert first.known_by is changed.known_by is KnownBy.PAPER
    assert at() == "line_2_what"

    hand.press(Key.Key_Delete, held=CONTROL)
    assert [one.id for one in written(desk)] == [first.id]
    assert texts(sheet, 2)["what"] == ""
    desk.undo()
    settle()
    assert [one.id for one in written(desk)] == [first.id, second.id]
    assert texts(sheet, 2)["what"] == second.description


def test_what_is_typed_on_a_line_is_taken_back_before_any_step_of_the_ledger(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    _two_lines(sheet, hand)
    step = desk.opened.ledger.undo_step()
    hand.words("กสาม").press(Key.Key_Tab).type("7").press(Key.Key_Tab).type("9").press(Key.Key_Tab)
    for left in (("กสาม", "7", ""), ("กสาม", "", ""), ("", "", "")):
        hand.press(Key.Key_Z, held=CONTROL)
        shown = texts(sheet, 3)
        assert (shown["what"], shown["number"], shown["money_in"]) == left
    hand.press(Key.Key_Y, held=CONTROL).press(Key.Key_Y, held=CONTROL)
    assert (texts(sheet, 3)["what"], texts(sheet, 3)["number"]) == ("กสาม", "7")
    assert desk.opened.ledger.undo_step() == step


def test_a_line_that_is_done_is_kept_when_another_household_is_looked_at(
    sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    hand.type("5").press(Key.Key_Tab).words("กหนึ่ง").press(Key.Key_Tab).type("7").press(Key.Key_Tab).type("9")
    first = desk.household
    desk.look_at(desk.figures.households()[1].id)
    settle()
    assert texts(sheet, 1)["what"] == ""
    desk.look_at(first)
    assert [one.description for one in written(desk)] == ["กหนึ่ง"]


def test_who_comes_to_write_of_a_day_finds_it_on_the_first_free_line(
    page: EntryPage, sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    _two_lines(sheet, hand)
    page.arrive(WriteOn(date(2026, 11, 9)))
    assert (at(), texts(sheet, 3)["date"]) == ("line_3_what", "9 พ.ย.")
    assert not sheet.unsaved()
    hand.words("กสาม").press(Key.Key_Tab).type("7").press(Key.Key_Tab).type("9").press(Key.Key_Return)
    assert [one.date.day for one in written(desk)] == [5, 5, 9]
    page.arrive(WriteOn(date(2026, 10, 30)))
    settle()
    assert texts(sheet, 1)["date"] == "30 ต.ค."


def test_enter_on_a_kept_line_as_it_is_writes_nothing(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    _two_lines(sheet, hand)
    step = desk.opened.ledger.undo_step()
    sheet.lines.go(1, "what")
    hand.press(Key.Key_Return, Key.Key_Return)
    assert desk.opened.ledger.undo_step() == step
    assert at() == "line_3_what"


def test_escape_gives_back_the_cell_then_the_line(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    _two_lines(sheet, hand)
    was = texts(sheet, 1)
    sheet.lines.go(1, "note")
    hand.words("แก้").press(Key.Key_Tab, held=SHIFT)
    sheet.lines.go(1, "what")
    hand.words("อื่น").press(Key.Key_Escape, Key.Key_Escape)
    assert texts(sheet, 1) == was
    assert sheet.book.pages.lines == {}


def test_with_the_mouse_alone_a_line_is_written_chosen_kept_and_taken_out(sheet: DaySheet, desk: Desk) -> None:
    row = sheet.lines.row(1)
    for name, words in (("date", "5"), ("what", "ก"), ("money_out", "35+20")):
        press(row.cells[name])
        type_words(sheet, words)  # as a keyboard on the screen sends it
        settle()
    press(row.cells["number"])
    shown = offers()
    food = number_of(sheet, UsualSort.SPENDING)
    place = next(place for place, one in enumerate(shown.offers()) if one.value == food)
    shown.list.scrollTo(shown.list.model().index(place, 0))
    rect = shown.list.visualRect(shown.list.model().index(place, 0))
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    press(sheet.lines.row(3).cells["what"])
    (entry,) = written(desk)
    assert (entry.kind, int(draft_of(entry).amount)) == (EntryKind.EXPENSE, 55_00)

    press(row.cells["what"])
    press(sheet.lines.remove, QPoint(5, 5))
    assert written(desk) == []


def test_a_line_half_typed_waits_through_another_language_and_larger_letters(
    page: EntryPage, sheet: DaySheet, desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    hand = PageHand()
    _two_lines(sheet, hand)
    hand.words("ครึ่งบรรทัด").press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab).type("40")
    sheet.totals.fields["money_out"].setFocus()
    type_words(page, "99")
    kept = page.keep()
    page.hide()

    set_language("en")
    wear(qapp, Look(type_size=150))
    other = EntryPage(desk)
    qtbot.addWidget(other)
    other.restore(kept)
    other.refresh()

    shown = other.shown
    assert isinstance(shown, PaperWay)
    again = shown.sheet
    assert isinstance(again, DaySheet)
    assert (texts(again, 3)["what"], texts(again, 3)["money_out"]) == ("ครึ่งบรรทัด", "40")
    assert again.totals.fields["money_out"].text() == "99"
    assert again.unsaved()
    assert len(written(desk)) == 2


def test_each_line_is_in_the_file_the_moment_enter_was_pressed(sheet: DaySheet, desk: Desk, hand: PageHand) -> None:
    asked = "SELECT description FROM entry WHERE paper_line > 0 ORDER BY paper_line"
    steps = "SELECT count(*) FROM op"
    with closing(sqlite3.connect(f"file:{desk.opened.path}?mode=ro", uri=True)) as other:
        before = other.execute(steps).fetchone()[0]
        hand.type("5").press(Key.Key_Tab)
        for number in range(1, 6):
            hand.words(f"ก{number}").press(Key.Key_Tab).type("7").press(Key.Key_Tab)
            hand.type("10").press(Key.Key_Return)
            assert [row[0] for row in other.execute(asked)] == [f"ก{one}" for one in range(1, number + 1)]
            assert other.execute(steps).fetchone()[0] == before + number


def test_another_household_has_pages_of_its_own_and_what_is_half_typed_waits(
    page: EntryPage, sheet: DaySheet, desk: Desk, hand: PageHand
) -> None:
    hand.type("5").press(Key.Key_Tab).words("ครึ่ง").press(Key.Key_Tab)
    first = desk.household
    desk.look_at(desk.figures.households()[1].id)
    settle()
    assert texts(sheet, 1)["what"] == ""
    desk.look_at(first)
    settle()
    assert (texts(sheet, 1)["date"], texts(sheet, 1)["what"]) == ("5 พ.ย.", "ครึ่ง")
    assert page.shown is not None


def _two_lines(sheet: DaySheet, hand: PageHand) -> None:
    food = number_of(sheet, UsualSort.SPENDING).number
    hand.type("5").press(Key.Key_Tab)
    for words, baht in (("กหนึ่ง", "60"), ("กสอง", "70")):
        hand.words(words).press(Key.Key_Tab).type(food).press(Key.Key_Tab).type(baht).press(Key.Key_Return)
    settle()
