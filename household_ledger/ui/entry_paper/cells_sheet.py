"""What the sheets of cells have in common: what is typed is kept at once, what cannot be stays as it was typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import Id
from household_ledger.domain.money import ZERO
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.services.kept_sums import KeptSums
from household_ledger.services.ports import Command
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, weekday_name
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.cells_model import CellKind, Shown, ShownColumn, ShownLine
from household_ledger.ui.entry_paper.cells_pane import CellsPane
from household_ledger.ui.entry_paper.sheet import Sheet
from household_ledger.ui.theme.look import has_large_letters
from household_ledger.ui.typing.saving import Saver

Place = tuple[Id, Month]
"""Whose page of which month."""
_SUNDAY = 6
_ENTRIES = frozenset({"entry"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is typed in a cell and not kept, and why."""

    text: str
    wrong: str


@dataclass(slots=True)
class Typed:
    """What is typed on one page beside its entries: cells not kept by day and column, the paper's own sums."""

    halves: dict[tuple[int, int], Waiting] = field(default_factory=dict)
    totals: dict[str, str] = field(default_factory=dict)
    """By the name of their column: it may stand at another place when names change."""


class CellsSheet(Sheet):
    """A page of cells, a line a day, below it the sums reckoned and the paper's own."""

    def __init__(self, desk: Desk, saver: Saver, pane: CellsPane) -> None:
        super().__init__(desk, saver)
        self.pane = pane
        self.place: Place | None = None
        self.is_stale = True
        """Whether the columns are to be read again."""
        self._seen: object = None
        """After which step the page was shown, and of which day."""
        self._typed: dict[Place, Typed] = {}
        self._kept_sums = KeptSums(desk.settings, is_secret=desk.opened.is_encrypted)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(pane, 1)
        pane.body.typed.connect(self._on_typed)
        pane.body.check = self._check
        pane.body.words_of = self._words_of
        pane.foot.typed.connect(self._on_total)
        pane.foot.check = lambda _row, _column, text: self._wrong(text)
        pane.foot.words_of = lambda _row, column: self.total_at(column)
        desk.changed.connect(self._on_steps)

    # What each sheet says of itself.

    def read(self, text: str) -> int | Problem:
        """Read what is typed in a cell."""
        raise NotImplementedError

    def read_page(self, place: Place) -> None:
        """Read what is written of a month."""
        raise NotImplementedError

    def show_page(self) -> None:
        """Show what was read."""
        raise NotImplementedError

    def written(self, day: int, column: int) -> str:
        """Give what is kept in a cell, as it would be typed."""
        raise NotImplementedError

    def write(self, day: int, column: int, value: int) -> str:
        """Keep what was typed in a cell; say why where it cannot be."""
        raise NotImplementedError

    def take_out(self, day: int, column: int) -> str:
        """Take out what is kept in a cell; say why where it cannot be."""
        raise NotImplementedError

    def row_of(self, day: int) -> int:
        """Give the row of a day."""
        return day - 1

    def day_of(self, row: int) -> int | None:
        """Give the day of a row; None for one that stands for none."""
        return row + 1

    def total_keys(self) -> Sequence[str]:
        """Name the columns for the paper's own sums: each the same, wherever it stands."""
        raise NotImplementedError

    # What they share.

    def forget_columns(self) -> None:
        """Read the columns anew with the next page: what they are made of may have changed."""
        self.is_stale, self._seen = True, None

    @property
    def typed_here(self) -> Typed:
        """Give what is typed on the page shown and not kept."""
        if self.place is None:
            return Typed()
        if self.place not in self._typed:
            kept = self._kept_sums.of(*self.place).get(self.pane.objectName(), {})
            self._typed[self.place] = Typed(totals=kept)
        return self._typed[self.place]

    def total_at(self, column: int) -> str:
        """Give what is typed of the paper's own sum of a column."""
        keys = self.total_keys()
        return self.typed_here.totals.get(keys[column], "") if 0 <= column < len(keys) else ""

    def refresh(self) -> None:
        """Read and show the page of the household and month looked at; what is typed in another is kept first."""
        household = self.desk.household
        if household is None:
            return
        place = (household, self.desk.month)
        if place != self.place:
            self.pane.commit()
            self.forget_columns()
            self.place = place
        with self.desk.reader() as reader:
            seen = (place, reader.heads(), self.may_write, self.desk.today)
        if seen != self._seen:  # what was typed here is shown already
            self._show_again()

    def first_focus(self) -> QWidget | None:
        """Begin in the page."""
        return self.pane.body

    def beside(self) -> QWidget | None:
        """Give the ways to what is not kept, and to the sums."""
        return self.pane.beside

    def keep(self) -> object:
        """Give what is typed and not kept, of every page."""
        self.pane.commit()
        return dict(self._typed)

    def restore(self, kept: object) -> None:
        """Take what was typed before."""
        if isinstance(kept, dict):
            self._typed = {place: one for place, one in kept.items() if isinstance(one, Typed)}
            self._show_again()

    def may_leave(self) -> bool:
        """Hand over what is typed; what cannot be kept waits here."""
        self.pane.commit()
        return True

    def unsaved(self) -> bool:
        """Tell whether closing the window now would lose something typed."""
        self.pane.commit()
        return any(one.halves for one in self._typed.values())

    def run(self, command: Command, drafts: tuple[Draft, ...] = ()) -> str:
        """Do one step on the page shown; say why where it cannot be done."""
        if self.place is None:
            return ""
        household, month = self.place
        of = (self.pane.objectName(), *map(_without_amount, drafts)) if drafts else None
        outcome = self.saver.run(command, drafts, also=month, household=household, of=of)
        if outcome.is_done:
            return ""
        return message(outcome.problems[0]) if outcome.problems else outcome.words

    def day(self, number: int) -> date:
        """Give a day of the month shown."""
        month = self.place[1] if self.place is not None else self.desk.month
        return date(month.year, month.month, number)

    def line(self, day: int, cells: Sequence[Shown]) -> ShownLine:
        """Head the line of a day; a firm rule stands below every Sunday."""
        on = self.day(day)
        head = f"{format_number(day)} {weekday_name(on, is_short=True)}"
        tone = "primary" if on == self.desk.today else "ink"
        return ShownLine(head, tuple(cells), is_firm=on.weekday() == _SUNDAY, tone=tone)

    def shut_words(self, day: int) -> str:
        """Say why nothing can be written on a day; "" where it can."""
        if self.day(day) > self.desk.today:
            return _("{date} is still to come.").format(date=format_date(self.day(day), "day"))
        return "" if self.may_write else _("The month is closed.")

    def half_cell(self, day: int, column: int, told: str) -> Shown | None:
        """Show what is typed in a cell and not kept; None where there is no such thing."""
        half = self.typed_here.halves.get((day, column))
        return Shown(text=half.text, wrong=half.wrong, told=told) if half is not None else None

    def put_half(self, day: int, column: int, half: Waiting | None) -> None:
        """Let something typed wait in its cell; None lets nothing wait."""
        if half is None:
            self.typed_here.halves.pop((day, column), None)
        else:
            self.typed_here.halves[day, column] = half

    def stand_at(self, day: int, column: int) -> None:
        """Bring the keyboard to a cell of the page."""
        self.pane.body.stand_at(self.row_of(day), column)

    def _show_again(self) -> None:
        if self.place is None:
            return
        with self.desk.reader() as reader:
            self._seen = (self.place, reader.heads(), self.may_write, self.desk.today)
        self.read_page(self.place)
        self.is_stale = False
        self.show_page()
        self._say_waiting()
        self.heading_changed.emit()

    def _on_typed(self, row: int, column: int, text: str) -> None:
        """Keep what was typed, in its own step; what cannot be kept stays in its cell as it was typed."""
        day = self.day_of(row)
        if day is None:
            return
        self.put_half(day, column, None)
        if not text.strip():
            wrong = self.take_out(day, column) if self.written(day, column) else ""
        else:
            value = self.read(text)
            wrong = message(value) if isinstance(value, Problem) else self.write(day, column, value)
        if wrong:
            self.put_half(day, column, Waiting(text.strip(), wrong))
        self._show_again()

    def _on_total(self, _row: int, column: int, text: str) -> None:
        """Keep the paper's own sum beside the one reckoned."""
        self.typed_here.totals[self.total_keys()[column]] = text.strip()
        if not text.strip():
            del self.typed_here.totals[self.total_keys()[column]]
        if self.place is not None:
            self._kept_sums.keep(*self.place, self.pane.objectName(), self.typed_here.totals)
        self._show_again()

    def _words_of(self, row: int, column: int) -> str:
        day = self.day_of(row)
        if day is None:
            return ""
        half = self.typed_here.halves.get((day, column))
        return half.text if half is not None else self.written(day, column)

    def _check(self, _row: int, _column: int, text: str) -> str:
        return self._wrong(text)

    def _wrong(self, text: str) -> str:
        value = self.read(text)
        return message(value) if isinstance(value, Problem) else ""

    def _say_waiting(self) -> None:
        """Say how many cells are typed and not kept, and offer the way to the first."""
        waiting = sorted(self.typed_here.halves)
        told = ngettext("{count} cell is not saved yet", "{count} cells are not saved yet", len(waiting))
        if has_large_letters():
            told = _("{count} not saved")
        words = told.format(count=format_number(len(waiting))) if waiting else ""
        self.pane.say_waiting(words, lambda: self.stand_at(*waiting[0]))

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        """Read the columns anew where names, or what was written before the month, may have changed."""
        if self.place is None:
            return
        household, month = self.place
        for one in changes:
            is_before = any(whose == household and number < month.number for whose, number in one.months)
            if one.kinds - _ENTRIES or is_before:
                self.forget_columns()
                if self.isVisible():
                    self._show_again()
                return


def sum_cells(texts: Sequence[str], told: Sequence[str]) -> tuple[Shown, ...]:
    """Show sums that are reckoned."""
    return tuple(
        Shown(text=text, kind=CellKind.SUM, told=words, is_strong=True) for text, words in zip(texts, told, strict=True)
    )


def with_edges(columns: Sequence[str], firm: Sequence[int]) -> tuple[ShownColumn, ...]:
    """Head columns; those at these places have a firm rule at their right."""
    return tuple(ShownColumn(words, is_firm=place in firm) for place, words in enumerate(columns))


def _without_amount(draft: Draft) -> Draft:
    """Say what a cell is of, whatever amount is typed in it."""
    parts = tuple(replace(one, amount=ZERO) for one in draft.parts)
    return replace(draft, amount=ZERO, quantity=None, principal=None, interest=None, parts=parts)
