"""Pasting lines as rows: what is right in one step, the rest waits in the grid; nothing that was pasted is dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.errors import Cancelled, LedgerError
from household_ledger.services.ports import Progress, no_progress
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.row.halves import Half
from household_ledger.ui.typing.saving import Outcome

if TYPE_CHECKING:  # what pastes is loaded with the first paste
    from household_ledger.services.typed.usual_work import UsualWork
    from household_ledger.ui.entry_grid.copying.clipboard import Line
    from household_ledger.ui.widgets.held_keys import HeldKeys

_AT_ONCE = 100
"""So many lines are written before anybody could see a window of waiting."""


_MOST_GUESSED = 150
"""Different words guessed about at once: that is not felt, and nobody looks at more guesses."""


class Pasted(NamedTuple):
    """What became of lines: those that are right (when the step was done), in their order among all.

    `asked` are the places of those that wait for somebody to say which work they are of; so many have it from habit.
    """

    lines: Sequence[Line]
    is_right: Sequence[bool]
    outcome: Outcome
    asked: frozenset[int]
    by_habit: int


class _Pasting(NamedTuple):
    """What is pasted, and what is looked up for it before."""

    given: str | Sequence[TypedRow]
    book: NameBook
    day: date
    closed: set[Month]
    usual: UsualWork


class PasteDeed:
    """Of one grid."""

    def __init__(self, grid: EntryGrid) -> None:
        self.grid = grid
        self._keys: HeldKeys | None = None
        """There while lines are read and written beside the window: what is typed then is meant for afterwards."""

    def paste(self) -> None:
        """Write the lines of a spreadsheet, or of a letter, as rows; many of them beside the window, to be stopped."""
        from household_ledger.ui.entry_grid.copying.clipboard import MOST_LINES, rows_in

        grid, parts = self.grid, self.grid.parts
        if parts.book is None or parts.is_locked or self._keys is not None or not grid.hands.has_day():
            return
        mime = QGuiApplication.clipboard().mimeData()
        text, rows = mime.text(), rows_in(mime)
        count = len(text.splitlines())
        if count > MOST_LINES:
            words = _("{count} lines are too many to paste at once. Nothing was pasted: copy at most {most}.")
            told = words.format(count=format_number(count), most=format_number(MOST_LINES))
            grid.notice.say(told, kind="attention")
            return
        given = text if rows is None else rows
        work = partial(self._written, self._pasting(given, parts.book))
        if count <= _AT_ONCE:
            self._show(parts.half, work(no_progress))
        else:
            self._begin(parts.half, work)

    def _begin(self, half: Half, work: Callable[[Progress], Pasted]) -> None:
        """Do it beside the window; rows written by then stay of the household they were pasted for."""
        from household_ledger.ui.jobs import Job
        from household_ledger.ui.widgets.held_keys import HeldKeys
        from household_ledger.ui.widgets.waiting import Waiting

        grid = self.grid
        job = Job(_("Pasting rows"), work, partial(self._on_done, half), self._on_failed)
        self._keys = HeldKeys(grid.window(), job.cancel)
        grid.desk.jobs.run(job, writes=True)
        Waiting(grid.window(), job, grid.desk.jobs)

    def _pasting(self, given: str | Sequence[TypedRow], book: NameBook) -> _Pasting:
        """Look up what pasting needs; rows copied in a grid say of themselves which work they are of."""
        from household_ledger.services.typed.usual_work import UsualWork

        usual = UsualWork(book)
        if isinstance(given, str) and book.occupations:
            with self.grid.desk.reader() as reader:
                usual = UsualWork.read(reader, book)
        return _Pasting(given, book, self.grid.hands.day, self._closed(book.household), usual)

    def _written(self, pasting: _Pasting, progress: Progress) -> Pasted:
        """Read lines, or rows copied in a grid, and write those that are right, in one step."""
        from household_ledger.services.typed.far import huge_among
        from household_ledger.services.typed.usual_work import with_work
        from household_ledger.ui.entry_grid.copying.clipboard import Line, read_lines, read_rows

        grid, today = self.grid, self.grid.desk.today
        given, book, day, closed, usual = pasting

        def reading(done: int, total: int) -> None:
            progress(done // 2, total)

        if isinstance(given, str):
            read = [with_work(*line, usual, book) for line in read_lines(given, book, day, today, reading)]
            lines = [Line(one.typed, one.read) for one in read]
            asked = frozenset(at for at, one in enumerate(read) if one.is_asked)
            by_habit = len([one for one in read if one.is_by_habit])
        else:
            lines, asked, by_habit = read_rows(given, book, today, reading), frozenset(), 0
        is_right = [
            bool(line.read.drafts)
            and at not in asked
            and _month(line.read) not in closed
            and huge_among(line.read.drafts) is None
            for at, line in enumerate(lines)
        ]
        right = [line.read for line, is_so in zip(lines, is_right, strict=True) if is_so]
        outcome = grid.parts.saver.add_all(right, lambda done, total: progress((total + done) // 2, total))
        return Pasted(lines, is_right if outcome.is_done else [False] * len(lines), outcome, asked, by_habit)

    def _on_done(self, half: Half, pasted: Pasted) -> None:
        if isValid(self.grid):  # else the window was built anew meanwhile
            self._show(half, pasted)
        self._hand_on_keys()

    def _on_failed(self, problem: LedgerError | None) -> None:
        if isinstance(problem, Cancelled) and isValid(self.grid):
            self.grid.notice.say(_("Stopped. Nothing was pasted."))
        else:
            self.grid.desk.tell_failed(problem)
        self._hand_on_keys()

    def _hand_on_keys(self) -> None:
        keys, self._keys = self._keys, None
        if keys is not None and isValid(keys):
            keys.hand_on()

    def _show(self, half: Half, pasted: Pasted) -> None:
        """Show what was written, what waits, and why."""
        places = [at for at, right in enumerate(pasted.is_right) if not right]
        left = [pasted.lines[at] for at in places]
        guesses: dict[TypedRow, str] = {}
        waiting = [self._guessed(line, guesses) for line in left]
        half.works = [one for one, at in zip(waiting, places, strict=True) if at in pasted.asked]
        half.guessed = [one for one, line in zip(waiting, left, strict=True) if one is not line.typed]
        half.waiting += waiting
        half.pasted = waiting if pasted.outcome.is_done else []
        self.grid.refresh()
        if pasted.outcome.is_done:
            self._tell(half, len(pasted.lines) - len(waiting), waiting, by_habit=pasted.by_habit)
        else:
            self.grid.keeping.show_outcome(pasted.outcome)

    def _guessed(self, line: Line, guesses: dict[TypedRow, str]) -> TypedRow:
        """Give a row that lacks its category alone the one its words speak for, as its cell would offer it.

        It is not written with it before somebody looked: the row waits.
        """
        typed = line.typed
        if self.grid.parts.halves.household != self.grid.desk.household or typed.parts:
            return typed
        is_all = {one.code for one in line.read.problems} == {"category_missing"}
        asked = TypedRow(what=typed.what, kind=typed.kind, money_in=typed.money_in[:1], money_out=typed.money_out[:1])
        if is_all and asked not in guesses and len(guesses) < _MOST_GUESSED:
            guesses[asked] = self.grid.suggester.guess(asked)
        category = guesses.get(asked, "") if is_all else ""
        return replace(typed, category=category) if category else typed

    def _closed(self, household: Id) -> set[Month]:
        """Name the closed months that are not being corrected: their rows wait for a reason."""
        with self.grid.desk.reader() as reader:
            months = {Month.from_number(number) for _household, number in reader.closed_months([household])}
        return {month for month in months if not self.grid.parts.saver.reason(household, month)}

    def _tell(self, half: Half, right: int, waiting: Sequence[TypedRow], *, by_habit: int = 0) -> None:
        words = ngettext("Pasted {count} row.", "Pasted {count} rows.", right).format(count=format_number(right))
        if by_habit:
            told = ngettext(
                "{count} without its work has the usual one.",
                "{count} without their work have the usual one.",
                by_habit,
            )
            words = f"{words} {told.format(count=format_number(by_habit))}"
        if not waiting:
            self.grid.notice.say(words)
            return
        self._say_waiting(half, waiting, before=f"{words} ")

    def tell_again(self) -> bool:
        """Say of the household come back to what still waits to be mended; False for nothing."""
        half = self.grid.parts.halves.of(self.grid.desk.household or NO_ID)
        if half.to_mend:
            self._say_waiting(half, half.to_mend)
        return bool(half.to_mend)

    def _say_waiting(self, half: Half, waiting: Sequence[TypedRow], *, before: str = "") -> None:
        looked_at = half.to_look_at
        guessed = len(looked_at)
        told = [before.strip()] if before else []
        ways = [("drop_pasted", _("Take those out"), partial(self._drop, half, waiting))]
        if wrong := len(waiting) - guessed:
            mend = ngettext("{count} row waits to be mended.", "{count} rows wait to be mended.", wrong)
            told.append(mend.format(count=format_number(wrong)))
        if guessed:
            works = {id(one) for one in half.works}
            told += _looks(len([one for one in looked_at if id(one) not in works]), guessed)
            ways.insert(0, ("save_guessed", _("Save them so"), partial(self._save_guessed, half)))
        self.grid.notice.say(" ".join(told), ways, kind="attention")

    def _save_guessed(self, half: Half) -> None:
        """Write the rows whose guessed categories were looked at, in one step; what else waits, waits on."""
        grid = self.grid
        if not grid.hands.leave_row():
            return
        rows = half.to_look_at
        reads = [(row, grid.keeping.read(row)) for row in rows]
        ready = [(row, read) for row, read in reads if read.drafts]
        outcome = grid.parts.saver.add_all([read for _row, read in ready])
        if not outcome.is_done:
            grid.keeping.show_outcome(outcome)
            return
        written = {id(row) for row, _read in ready}
        half.waiting = [one for one in half.waiting if id(one) not in written]
        half.guessed, half.works = [], []
        grid.refresh()
        self._tell(half, len(ready), half.to_mend)
        grid.focus()

    def _drop(self, half: Half, waiting: Sequence[TypedRow]) -> None:
        """Take out rows that should not have been pasted; those mended or written meanwhile stay."""
        grid = self.grid
        if grid.hands.at is not None:
            if not grid.hands.leave_row():
                return
            grid.hands.begin_new("")
        pasted = {id(one) for one in waiting}
        dropped = [one for one in half.waiting if id(one) in pasted]
        half.waiting = [one for one in half.waiting if id(one) not in pasted]
        grid.refresh()

        def bring_back() -> None:
            grid.notice.close_bar()
            half.waiting += dropped
            grid.refresh()

        words = ngettext("Taken out: {count} row.", "Taken out: {count} rows.", len(dropped))
        grid.notice.say(words.format(count=format_number(len(dropped))), [("undo_drop", _("Bring back"), bring_back)])


def _looks(categories: int, all_of_them: int) -> list[str]:
    """Say how many rows are to be looked at for their category, and how many for their work."""
    told, works = [], all_of_them - categories
    if categories:
        look = ngettext(
            "Look at {count} row: its category is guessed.",
            "Look at {count} rows: their categories are guessed.",
            categories,
        )
        told.append(look.format(count=format_number(categories)))
    if works:
        look = ngettext("Look at {count} row: of which work?", "Look at {count} rows: of which work?", works)
        told.append(look.format(count=format_number(works)))
    return told


def _month(read: ReadRow) -> Month:
    return Month.of(read.drafts[0].date)
