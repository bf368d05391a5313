"""Every way writes of a category what a row of the grid does; the right of a card only with what it bought."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft
from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, SPENDING_WITHOUT_INTEREST
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import WELFARE_RIGHT
from household_ledger.domain.register import Pocket, welfare_card_of
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.paper_cells import amount_said, card_for, card_said, usual_cash
from household_ledger.services.typed.entry import read_row
from household_ledger.services.typed.names import names_of
from household_ledger.services.typed.paper_choices import bought_by_card, choices_for
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.views.interview_question import more_question
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.paper_month import MonthColumn, Side
from household_ledger.services.views.tiles import all_tiles, tiles
from household_ledger.services.views.usual_categories import UsualCategory, usual_categories
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.month_sheet import MonthSheet
from tests.ui.entry_paper.month_hands import entries_of, shown, tap, type_here
from tests.ui.hands import type_words

Key = Qt.Key
_K = EntryKind
AMOUNT = Money(250_00)
Said = list[tuple[EntryKind, int, tuple[tuple[int, int], ...], int]]


def said(drafts: tuple[Draft, ...]) -> Said:
    return [(one.kind, one.pocket, tuple((p.category, p.amount) for p in one.parts), one.occupation) for one in drafts]


def grid(desk: Desk, meant: UsualCategory, pocket: Id = NO_ID) -> ReadRow:
    """Write a category as a row of the grid, the work as it is said."""
    assert desk.household is not None
    with desk.reader() as reader:
        book = NameBook.read(reader, desk.household, today=desk.today)
    names = names_of(book)
    known = names.categories.get(meant.category)
    assert known is not None
    row = TypedRow(
        kind=None if meant.kind is not _K.COST else _K.COST,
        category=f"{known.word} {known.code}",
        money_in="250" if meant.kind is _K.INCOME else "",
        money_out="" if meant.kind is _K.INCOME else "250",
        pocket=names.pockets.word(pocket) if pocket else "",
        who=names.people.word(meant.occupation),
    )
    return read_row(row, book, desk.today, desk.today)


def choices(desk: Desk, side: Side) -> list[UsualCategory]:
    """List everything an amount on a monthly page may be for."""
    assert desk.household is not None
    with desk.reader() as reader:
        found = choices_for(reader, desk.household, (), MonthColumn(side, ""), today=desk.today)
    return [one.meant for one in found if one.meant.kind in (_K.INCOME, _K.EXPENSE, _K.COST)]


def test_a_cell_of_the_monthly_page_writes_every_category_as_the_grid_does(desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        cash = usual_cash(reader, desk.household)
        card = welfare_card_of(reader.of_household(Pocket, desk.household))
        every = [*choices(desk, Side.IN), *choices(desk, Side.OUT)]
        rights = [one for one in every if card_for(one, reader, desk.household)]
    assert card is not None
    assert {int(one.category) for one in every} >= CASH_INCOME | SPENDING_WITHOUT_INTEREST | COSTS
    assert [one.category for one in rights] == [WELFARE_RIGHT]
    for one in every:
        read = grid(desk, one)
        if one in rights:
            assert [problem.code for problem in read.problems] == ["card_right_alone"]
            continue
        cell = amount_said(one, desk.household, desk.today, AMOUNT, cash=cash)
        assert said(read.drafts) == said((cell,)), one.name


def test_what_a_card_bought_is_written_as_the_grid_does(desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        card = welfare_card_of(reader.of_household(Pocket, desk.household))
        bought = bought_by_card(reader, desk.household, today=desk.today)
    assert card is not None
    assert len(bought) > 30
    for one in bought:
        pair = card_said(one.meant, desk.household, desk.today, AMOUNT, card=card.id)
        assert said(grid(desk, one.meant, card.id).drafts) == said(pair), one.words


def test_no_button_question_or_number_writes_the_right_of_a_card_alone(desk: Desk) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        every = (*tiles(reader, desk.household, desk.today), *all_tiles(reader, desk.household, desk.today))
        usual = usual_categories(reader, desk.household, today=desk.today)
        card = welfare_card_of(reader.of_household(Pocket, desk.household))
    assert card is not None
    assert not [one.name for ones in usual.values() for one in ones if one.category == WELFARE_RIGHT]
    of_right = []
    for one in every:
        if one.kind in (_K.SAVE, _K.REPAY):
            continue
        for row in (
            one.drafts(desk.household, desk.today, AMOUNT),
            more_question(one).row(desk.household, desk.today, AMOUNT),
        ):
            rights = [d for d in row if d.kind is _K.INCOME and d.parts[0].category == WELFARE_RIGHT]
            of_right += rights
            assert len(row) == 1 + len(rights), one.words
            assert all(d.pocket == card.id for d in row) or not rights
    assert of_right, "the household has a card: one button is for it"


@pytest.fixture
def sheet(desk: Desk, qtbot: QtBot) -> MonthSheet:
    made = shown(desk, qtbot, MonthSheet)
    assert isinstance(made, MonthSheet)
    return made


def test_the_right_of_a_card_on_the_monthly_page_asks_what_it_bought(sheet: MonthSheet, desk: Desk) -> None:
    assert desk.household is not None
    place = next(n for n, one in enumerate(sheet.columns) if one.side is Side.IN and one.is_rest)
    sheet.pane.body.stand_at(4, place)
    type_here(sheet, "250", Key.Key_Enter)
    _answer(sheet, WELFARE_RIGHT)
    assert entries_of(desk) == [], "what it bought is not said yet"
    _answer(sheet, fixed_id("E09"))
    made = {one.kind: draft_of(one) for one in entries_of(desk)}
    with desk.reader() as reader:
        card = welfare_card_of(reader.of_household(Pocket, desk.household))
    assert card is not None
    assert {kind: (one.parts[0].category, one.amount, one.pocket) for kind, one in made.items()} == {
        _K.INCOME: (WELFARE_RIGHT, AMOUNT, card.id),
        _K.EXPENSE: (fixed_id("E09"), AMOUNT, card.id),
    }
    assert len({one.pair for one in entries_of(desk)} - {NO_ID}) == 1
    assert not sheet.unsaved()
    assert sheet.pane.body.cells.cell(4, place).text == "250"


def test_enter_on_an_amount_that_waits_for_its_answer_asks_again(sheet: MonthSheet, desk: Desk) -> None:
    place = next(n for n, one in enumerate(sheet.columns) if one.side is Side.OUT and one.is_rest)
    sheet.pane.body.stand_at(2, place)
    type_here(sheet, "90", Key.Key_Enter)
    tap(Key.Key_Escape)
    assert not is_asking(sheet)
    tap(Key.Key_Enter)
    _answer(sheet, fixed_id("E19"))
    assert [one.kind for one in entries_of(desk)] == [_K.EXPENSE]
    tap(Key.Key_Up)
    tap(Key.Key_Enter)
    assert not is_asking(sheet), "it is answered"


def is_asking(sheet: MonthSheet) -> bool:
    return sheet.asking is not None


def _answer(sheet: MonthSheet, category: Id) -> None:
    asking = sheet.asking
    assert asking is not None
    words = next(one.words for one in asking._choices if one.meant.category == category)
    type_words(asking, words)
    tap(Key.Key_Enter)
