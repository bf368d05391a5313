"""The line of a daily page that is under the hands: what is typed, taken back, given back, taken from a list."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.paper_columns import AMOUNTS, CELLS
from household_ledger.services.typed.paper_line import PaperLine
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.text.amounts import format_amount, parse_amount
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.digits import in_digits
from household_ledger.ui.entry_paper.day_area import DayArea
from household_ledger.ui.entry_paper.day_book import DayBook
from household_ledger.ui.entry_paper.day_lines import DayLines
from household_ledger.ui.entry_paper.day_looks import DayLooks
from household_ledger.ui.entry_paper.paper_suggesting import PaperSuggester
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.typing.row_history import RowHistory


class TypedSheet(Protocol):
    """What is asked of the sheet that is typed in."""

    book: DayBook
    lines: DayLines
    area: DayArea
    suggester: PaperSuggester
    looks: DayLooks

    def amount_column(self, line: int) -> str:
        """Name the column the amount of a line stands in; "" for not known."""


class DayTyping:
    """Types in one daily sheet; nothing of it is in the ledger before the line is kept."""

    def __init__(self, sheet: TypedSheet) -> None:
        self._sheet = sheet
        self.here = 0
        """The line at hand, also while the keyboard is elsewhere; 0 for none of this page."""
        self._begun: dict[str, str] = {}
        self._history = RowHistory(PaperLine())

    @property
    def line(self) -> PaperLine:
        """Give the line at hand as it stands."""
        book = self._sheet.book
        return book.line_at(book.place_of(self.here)) if self.here else PaperLine()

    def has_past(self, redo: bool) -> bool:  # noqa: FBT001 -- as a cell asks
        """Tell whether the line at hand has something to be taken back (or to be had again)."""
        return self._history.has(self.line, redo=redo)

    def begin_anew(self) -> None:
        """Take back nothing of the line at hand as it was: the ledger has another one, in steps of its own."""
        self._history.begin(self.line)

    def listen(self) -> None:
        """Hear what is done in the lines."""
        lines = self._sheet.lines
        lines.typed.connect(self._on_typed)
        lines.entered.connect(self._on_entered)
        lines.cell_left.connect(self._on_cell_left)
        lines.given_up.connect(self._give_back)
        lines.taken.connect(self._on_taken)
        lines.back_asked.connect(self._take_back)

    def take_texts(self, line: int) -> None:
        """Note what is typed on a line."""
        book = self._sheet.book
        if line:
            place = book.place_of(line)
            if book.take_texts(place, self._sheet.lines.row(line).texts()) and place not in book.pages.lines:
                self._sheet.looks.forget(place)

    def show_to_list(self, line: int) -> None:
        """Let the list offer for a line as it is typed now."""
        book, ground = self._sheet.book, self._sheet.book.ground
        if ground is not None:
            self._sheet.suggester.show_line(book.line_at(book.place_of(line)), ground)

    def _on_typed(self, line: int, _name: str) -> None:
        self.take_texts(line)
        self.show_to_list(line)
        self._sheet.looks.look(line)

    def _on_entered(self, line: int, name: str) -> None:
        self._begun = {name: self._sheet.lines.row(line).cells[name].text()}
        self.show_to_list(line)
        before, self.here = self.here, line
        if before != line:
            self._history.begin(self.line)
            if before:
                self._sheet.looks.look(before)
        self._sheet.looks.look(line)
        self._sheet.area.bring_line(line)

    def _on_cell_left(self, line: int, name: str) -> None:
        """Write what was typed as it is understood: a day, the result of a calculation."""
        sheet, cell = self._sheet, self._sheet.lines.row(line).cells[name]
        words = text = cell.text().strip()
        month = sheet.book.key[1]
        if name == "date" and text:
            day = parse_date(text, sheet.book.day_before(sheet.book.place_of(line)) or month.first)
            words = text if isinstance(day, Problem) or Month.of(day) != month else format_date(day, "day")
        elif name in AMOUNTS and text:
            amount = parse_amount(text)
            words = text if isinstance(amount, Problem) else format_amount(amount)
        if words != cell.text():
            cell.show_text(words)
        self.take_texts(line)
        if line == self.here:
            self._history.note(self.line)
        sheet.looks.look(line)

    def _take_back(self, line: int, is_redo: bool) -> None:  # noqa: FBT001 -- as the signal carries it
        """Show the line as it was before its last change, or after the next one."""
        was = self.line
        self._sheet.book.put(self._sheet.book.place_of(line), self._history.step(was, redo=is_redo))
        self._sheet.looks.look(line)
        changed = (name for name in CELLS if getattr(was, name) != getattr(self.line, name))
        self._sheet.lines.go(line, next(changed, "what"))

    def _give_back(self, line: int, name: str) -> None:
        """Give back what stood in a cell, then in the whole line."""
        sheet, place = self._sheet, self._sheet.book.place_of(line)
        cell = sheet.lines.row(line).cells[name]
        before = self._begun.get(name, cell.text())
        if cell.text() != before:
            cell.show_text(before)
            self.take_texts(line)
        elif place in sheet.book.pages.lines:
            sheet.book.pages.let_go(place)
            sheet.looks.forget(place)
        sheet.looks.look(line)
        self._begun = {name: cell.text()}
        cell.selectAll()

    def _on_taken(self, line: int, name: str, offer: object) -> None:
        """Make of a line what an offer says, and go on as the eye does on the paper: to the number, to the amount."""
        sheet, place = self._sheet, self._sheet.book.place_of(line)
        was = sheet.book.line_at(place)
        if not isinstance(offer, Offer):
            return
        self._history.note(was)
        sheet.book.put(place, self._filled(was, name, offer))
        self._history.note(self.line)
        sheet.looks.look(line)
        self.show_to_list(line)
        following = {"what": "number", "number": sheet.amount_column(line) or "money_in"}
        sheet.lines.go(line, following.get(name, "note"))

    def _filled(self, was: PaperLine, name: str, offer: Offer) -> PaperLine:
        if name == "what":
            return self._sheet.suggester.filled(was, offer)
        if isinstance(offer.value, UsualCategory):
            return replace(was, number=in_digits(offer.value.number))
        return was.with_texts({name: offer.words})
