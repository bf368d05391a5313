"""How each line of a daily page is shown: what it is of, whether it is kept, what is wrong with it."""

from __future__ import annotations

from typing import Protocol

from household_ledger.domain.problem import Problem
from household_ledger.text.dates import format_date
from household_ledger.text.messages import message
from household_ledger.ui.entry_paper.day_book import DayBook
from household_ledger.ui.entry_paper.day_lines import DayLines
from household_ledger.ui.entry_paper.paper_suggesting import PaperSuggester


class LookedSheet(Protocol):
    """What is asked of the sheet whose lines are shown."""

    book: DayBook
    lines: DayLines
    suggester: PaperSuggester
    may_write: bool


class DayLooks:
    """Shows the lines of one daily sheet; a line somebody tried to keep says all that is wrong with it."""

    def __init__(self, sheet: LookedSheet) -> None:
        self._sheet = sheet
        self._tried: set[int] = set()

    def try_line(self, place: int) -> None:
        """Show from now on all that is wrong with a line, also what is missing."""
        self._tried.add(place)

    def forget(self, place: int) -> None:
        """Show of a line only what is typed wrongly."""
        self._tried.discard(place)

    def forget_all(self) -> None:
        """Show other pages, of which nobody tried to keep a line."""
        self._tried.clear()

    def look(self, line: int, problems: tuple[Problem, ...] = (), remark: str = "") -> None:
        """Show a line as it is: what it is of, and what is wrong with it; `problems` are the ledger's own."""
        sheet, book = self._sheet, self._sheet.book
        place, row = book.place_of(line), sheet.lines.row(line)
        typed, is_half = book.line_at(place), place in book.pages.lines
        is_here, is_tried = line == sheet.lines.current_line(), place in self._tried
        row.show_texts(typed.texts)
        row.show_state(is_saved=place in book.written.rows and not is_half, is_here=is_here, may_write=sheet.may_write)
        above = book.day_before(place) if is_here or is_half else None
        row.show_day_above(format_date(above, "day") if above is not None else "")
        if is_here:
            sheet.lines.offer_remove(line, is_let=sheet.may_write and not book.is_free(place))
        else:
            row.keep_room(None)
        said = book.read_at(place) if is_half else None
        if said is None:
            row.show_said(book.kept_at(place)[1], is_guess=False)
            row.show_problems({}, is_here=is_here)
            return
        row.show_said(said.said, is_guess=said.is_guess)
        wrong = {one.field: message(one) for one in reversed((*problems, *said.problems))}
        shown = {name: words for name, words in wrong.items() if is_tried or typed.texts[name].strip()}
        if not is_tried and row.cells["number"].hasFocus() and sheet.suggester.may_go_on(typed.number):
            shown.pop("number", None)  # 6 on the way to 62-1
        told = [message(one) for one in said.read.remarks] if is_tried else []
        if met := book.pages.met.get(place):
            told.append(met)
        row.show_problems(shown, remark or " ".join(told), is_here=is_here)
