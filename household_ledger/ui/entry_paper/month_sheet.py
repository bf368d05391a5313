"""The monthly page to type in: a line a day, a column a usual category, as it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, Qt

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.services.commands.days import NothingToday
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.paper_cells import (
    amount_said,
    amount_said_anew,
    card_for,
    card_said,
    for_its_goal,
    usual_cash,
)
from household_ledger.services.typed.far import huge
from household_ledger.services.typed.paper_choices import PaperChoice, bought_by_card, choices_for
from household_ledger.services.views.blank_page import FIRST_SIDE
from household_ledger.services.views.name_book import Names
from household_ledger.services.views.paper_month import (
    MonthColumn,
    PaperMonth,
    Side,
    cell_entries,
    paper_month,
    read_columns,
)
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.text.amounts import format_amount, format_baht, parse_amount
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import N_, _
from household_ledger.text.joined import beside
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.cells_pane import CellsPane
from household_ledger.ui.entry_paper.cells_sheet import CellsSheet, Place
from household_ledger.ui.entry_paper.month_sheet_asking import AskFor
from household_ledger.ui.entry_paper.month_sheet_looks import MonthLooks
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.typing.saving import Saver

_ASKED = {
    Side.IN: N_("{day}, {amount} — what came in?"),
    Side.OUT: N_("{day}, {amount} — what was it for?"),
    Side.SAVING: N_("{day}, {amount} — put by where?"),
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """An amount of which it is still to be said what it was for."""

    place: Place
    day: int
    column: int
    amount: Money
    card: Id = NO_ID
    """The welfare card that paid: it is asked what it bought."""


class MonthSheet(CellsSheet):
    """Amounts by day and category: a typed cell is an entry at once, one emptied is taken out."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        pane = CellsPane(
            "month_page", _("Monthly page"), corner=_("Date"), foot_words=_("Sums of the monthly page, and the paper's")
        )
        super().__init__(desk, saver, pane)
        self.columns: tuple[MonthColumn, ...] = ()
        self.page: PaperMonth | None = None
        self._names: Names | None = None
        self._cash: Id | None = None
        self._to_ask: _Asked | None = None
        self._waited: object = None
        """The amount that stood in the cell without being kept: typed or entered again, it is meant."""
        self.asking: AskFor | None = None
        self._asked_of: Place | None = None
        pane.body.opened.connect(self._on_opened)
        pane.body.ticked.connect(self._on_ticked)
        pane.body.asks_again = self._asks_again

    def heading(self) -> str:
        """Say what the month comes to so far."""
        page = self.page
        if page is None:
            return _("Monthly page")
        month = format_month(page.month, "short") if has_large_letters() else format_month(page.month)
        if not any(line.is_written for line in page.lines):
            return _("{month} — nothing typed yet").format(month=month)
        came, went = (format_amount(one or 0) for one in (page.whole.money_in, page.whole.money_out))
        words = _("{month} — {money_in} in, {money_out} out so far")
        if has_large_letters():
            words = _("{month} — {money_in} in, {money_out} out")
        return words.format(month=month, money_in=came, money_out=went)

    def help_text(self) -> str:
        """Say how the page is typed in."""
        return "\n".join(
            (
                _("Type an amount in the column the paper has it in. Enter goes down, Tab goes on along the line."),
                _("Every cell is kept at once. Empty a cell to take out what stands in it; Ctrl+Z takes it back."),
                _("Under “Other” you are asked what it was for: type a few letters, press ↓ and Enter."),
                _("A cell with a corner holds several entries: Enter shows them."),
                _("Type the paper's own sums below: a check says that they agree."),
            )
        )

    def keep(self) -> object:
        """Give what is typed and not kept; what is just asked about, or would be now, waits in its cell."""
        kept = super().keep()
        if self.asking is not None:
            self.asking.give_up()
        return kept

    def refresh(self) -> None:
        """Read and show the page; what is asked about another one is asked no more, and waits there."""
        super().refresh()
        if self.asking is not None and self._asked_of != self.place:
            self.asking.give_up()
            self.pane.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self, text: str) -> int | Problem:
        """Read an amount above zero."""
        read = parse_amount(text)
        if isinstance(read, Problem) or read > 0:
            return read
        return Problem("amount_not_above_zero_or_empty", "amount")

    def read_page(self, place: Place) -> None:
        """Read the month, and its columns where they are not known yet."""
        household, month = place
        with self.desk.reader() as reader:
            if self.is_stale:
                self.columns = read_columns(reader, household, month, today=self.desk.today)
                self._names = Names.read(reader, household)
                self._cash = usual_cash(reader, household)
            self.page = paper_month(reader, household, month, self.columns)

    def show_page(self) -> None:
        """Show the month as its paper has it."""
        if self.page is None or self._names is None:
            return
        looks = MonthLooks(self, self.page, self._names)
        self.pane.show_page(looks.columns(), looks.groups(), looks.lines(), looks.sums())

    def row_of(self, day: int) -> int:
        """Give the row of a day: the sum of the first side lies between."""
        return day - 1 if day <= FIRST_SIDE else day

    def day_of(self, row: int) -> int | None:
        """Give the day of a row; None for the sum of the first side."""
        if row == FIRST_SIDE:
            return None
        return row + 1 if row < FIRST_SIDE else row

    def written(self, day: int, column: int) -> str:
        """Give the amount kept in a cell."""
        if self.page is None or not 0 <= column < len(self.columns):
            return ""
        amount = self.page.lines[day - 1].cells[column].amount
        return format_amount(amount) if amount is not None else ""

    def write(self, day: int, column: int, value: int) -> str:
        """Keep an amount as the entry of its cell; of the rest it is asked first what it was for."""
        if self.page is None or self.place is None:
            return ""
        amount, meant = Money(value), self.columns[column].meant
        cell = self.page.lines[day - 1].cells[column]
        far = huge(amount) if amount not in (cell.amount, self._waited) else None
        if far is not None:
            return message(far)
        if cell.entry is not None:
            draft = amount_said_anew(cell.entry, amount)
            return self.run(ReplaceEntry(cell.entry, draft), (draft,)) if amount != cell.amount else ""
        if len(meant) == 1:
            return self._add(meant[0], day, amount)
        if self.columns[column].side is Side.SAVING and not meant:
            return _("Write down first where money is put by, on the page Our home.")
        self._to_ask = _Asked(self.place, day, column, amount)
        return _("Say what it was for, and it is kept.")

    def take_out(self, day: int, column: int) -> str:
        """Take the entry of a cell out."""
        entry = self.page.lines[day - 1].cells[column].entry if self.page is not None else None
        return self.run(DeleteEntries((entry.id,))) if entry is not None else ""

    def total_keys(self) -> Sequence[str]:
        """Name the columns by their sides and names; behind them the box, and the sums of the days."""
        return [*(f"{one.side.value}/{one.name}" for one in self.columns), "", "in", "out"]

    def _add(self, meant: UsualCategory, day: int, amount: Money, *, card: Id = NO_ID) -> str:
        if self.place is None or self._cash is None:
            return ""
        if card:
            pair = card_said(meant, self.place[0], self.day(day), amount, card=card)
            return self.run(AddEntries(pair, is_pair=True), pair)
        draft = amount_said(meant, self.place[0], self.day(day), amount, cash=self._cash)
        with self.desk.reader() as reader:
            draft = for_its_goal(draft, reader, self.desk.today)
        return self.run(AddEntries((draft,)), (draft,))

    def _on_typed(self, row: int, column: int, text: str) -> None:
        day = self.day_of(row)
        half = self.typed_here.halves.get((day, column)) if day is not None else None
        self._waited = self.read(half.text) if half is not None else None
        super()._on_typed(row, column, text)
        asked, self._to_ask = self._to_ask, None
        if asked is not None:
            self._ask(asked)

    def _ask(self, asked: _Asked) -> None:
        """Ask below the cell what the amount was for."""
        column, today = self.columns[asked.column], self.desk.today
        with self.desk.reader() as reader:
            if asked.card:
                choices = bought_by_card(reader, asked.place[0], today=today)
            else:
                choices = choices_for(reader, asked.place[0], self.columns, column, today=today)
        if not choices:
            return
        day = format_date(self.day(asked.day), "day")
        words = _("{day}, {amount} — what did the card buy?") if asked.card else _(_ASKED[column.side])
        table, ground = self.pane.body, self.window()
        self.asking = made = AskFor(ground, words.format(day=day, amount=format_baht(asked.amount)), choices)
        self._asked_of = asked.place
        made.done = lambda choice: self._on_answer(asked, choice, is_left=made.was_left)
        table.is_waiting = True
        cell = table.visualRect(table.cells.index(self.row_of(asked.day), asked.column))
        made.open_at(QRect(table.viewport().mapTo(ground, cell.topLeft()), cell.size()))

    def _asks_again(self, row: int, column: int) -> bool:
        """Ask anew what an amount was for that waits for it, and keep one that is meant; False for any other cell."""
        day = self.day_of(row)
        half = self.typed_here.halves.get((day, column)) if day is not None else None
        value = self.read(half.text) if half is not None else None
        if day is None or half is None or value is None or isinstance(value, Problem):
            return False
        if not 0 <= column < len(self.columns):
            return False
        is_of_one = len(self.columns[column].meant) == 1
        if is_of_one and huge(Money(value)) is None:
            return False
        self.pane.body.typed.emit(row, column, half.text)
        if is_of_one and (day, column) not in self.typed_here.halves:
            self.pane.body.move_down()
        return True

    def _on_answer(self, asked: _Asked, choice: PaperChoice | None, *, is_left: bool) -> None:
        """Keep the amount for what was chosen, and go on below; without an answer it waits in its cell."""
        self.pane.body.is_waiting = False
        self.asking = None
        if choice is not None and asked.place == self.place:
            with self.desk.reader() as reader:
                card = NO_ID if asked.card else card_for(choice.meant, reader, asked.place[0])
            if card:
                self._ask(replace(asked, card=card))
                return
            wrong = self._add(choice.meant, asked.day, asked.amount, card=asked.card)
            half = self.typed_here.halves.get((asked.day, asked.column))
            if not wrong:
                self.put_half(asked.day, asked.column, None)
            elif half is not None:
                self.put_half(asked.day, asked.column, type(half)(half.text, wrong))
            self._show_again()
        if not is_left:
            self.stand_at(asked.day, asked.column)
            if choice is not None:
                self.pane.body.move_down()

    def _on_opened(self, row: int, column: int) -> None:
        """Show the entries that stand in a cell."""
        day = self.day_of(row)
        if self.page is None or day is None or not 0 <= column < len(self.columns):
            return
        title = beside(format_date(self.day(day), "day"), self.columns[column].name)
        self.desk.show_entries(title, cell_entries(self.page.lines[day - 1].cells[column]))

    def _on_ticked(self, row: int, _column: int) -> None:
        """Say that nothing happened on a day, or take that back."""
        day = self.day_of(row)
        if self.page is None or self.place is None or day is None:
            return
        marks = self.page.lines[day - 1].marks
        wrong = self.run(DeleteEntries(marks) if marks else NothingToday(self.place[0], self.day(day), KnownBy.PAPER))
        if wrong:
            self.desk.say(wrong, "problem")
        self._show_again()
