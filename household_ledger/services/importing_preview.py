"""A file looked at before it is taken in: what becomes of each of its rows, and taking in what a person wants of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money, total
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.services.commands.importing import ImportEntries, Remembered
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.importing_source import TypedRows
from household_ledger.services.exchange.reading.limits import MOST_ROWS
from household_ledger.services.exchange.reading.looking import Looked
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.rows import Row
from household_ledger.services.importing import Execute, ImportOutcome, import_entries, outcome_of, try_entries
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Progress, no_progress
from household_ledger.services.views.taken_out import taken_out

_COMING_IN = frozenset(
    (
        EntryKind.INCOME,
        EntryKind.WITHDRAW,
        EntryKind.BORROW,
        EntryKind.RETURNED,
        EntryKind.ASSET_SELL,
        EntryKind.OPENING,
        EntryKind.PRODUCED,
        EntryKind.RECEIVED,
    )
)
_MOST_TOLD = 2 * MOST_ROWS


class Fate(Enum):
    """What becomes of a row: it comes in, is there already, was taken out once and is asked about, or is wrong."""

    NEW = "new"
    THERE = "there"
    ASKED = "asked"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What stands at a row or line of the file (of a split every share), and what becomes of it."""

    number: int
    fate: Fate
    rows: tuple[Row, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    raw: str = ""

    @property
    def amount(self) -> Money | None:
        """Add up what its shares say, satang; None where an amount is not said."""
        amounts = [row.amount for row in self.rows if row.amount is not None]
        return total(amounts) if amounts and len(amounts) == len(self.rows) else None

    @property
    def comes_in(self) -> bool:
        """Tell whether the money comes to the household (or out of its savings), for the column it stands in."""
        return bool(self.rows) and self.rows[0].kind in _COMING_IN


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows of a file in its order, and what would be made for them."""

    name: str
    looked: Looked
    household: Household | None
    rows: tuple[PreviewRow, ...]
    outcome: ImportOutcome
    """What would come of the rows that are right, those that are asked about among them."""
    counts: dict[Fate, int]

    def of(self, *fates: Fate) -> list[PreviewRow]:
        """List the rows of some fates."""
        return [one for one in self.rows if one.fate in fates]

    def bad(self) -> list[RowProblem]:
        """List what is wrong, by row."""
        return [problem for one in self.rows for problem in one.problems]


def preview(
    ledger: Ledger, name: str, looked: Looked, household: Household | None, *, progress: Progress = no_progress
) -> Preview:
    """Tell what would become of each row; writes nothing. UserError where the file could not be read; Cancelled.

    Wrong rows are left out until the rest is right, as they would be: each round leaves out at least one.
    """
    found = looked.held()
    problems = list(found.problems)
    while True:
        bad = {one.number for one in problems}
        rows = [row for row in found.rows if row.number not in bad]
        report = try_entries(ledger, _command(name, rows, looked, progress))
        if not report.problems:
            break
        problems += report.problems
    with ledger.store.reader() as reader:
        undone = taken_out(reader, list(report.taken_out.values()))
    asked = {row for row, entry in report.taken_out.items() if entry in undone and not undone[entry].is_taking_back}
    told = _told(looked, problems, report.there, asked)
    counts = dict.fromkeys(Fate, 0)
    for one in told:
        counts[one.fate] += 1
    return Preview(name, looked, household, told, outcome_of(name, report, is_dry_run=True), counts)


def as_read(looked: Looked, most: int) -> tuple[PreviewRow, ...]:
    """Give the first rows as they were read, nothing yet compared with the ledger."""
    found = looked.held()
    numbers = sorted({*(row.number for row in found.rows), *(one.number for one in found.problems)})[:most]
    shown = frozenset(numbers)
    problems = [one for one in found.problems if one.number in shown]
    rows = tuple(row for row in found.rows if row.number in shown)
    return _told(replace(looked, found=replace(found, rows=rows)), problems, frozenset(), set())


def _told(looked: Looked, problems: list[RowProblem], there: frozenset[int], asked: set[int]) -> tuple[PreviewRow, ...]:
    found = looked.held()
    wrong: dict[int, list[RowProblem]] = {}
    for problem in problems:
        wrong.setdefault(problem.number, []).append(problem)
    rows: dict[int, list[Row]] = {}
    for row in found.rows:
        rows.setdefault(row.number, []).append(row)

    def fate(number: int) -> Fate:
        if number in wrong:
            return Fate.BAD
        return Fate.THERE if number in there else Fate.ASKED if number in asked else Fate.NEW

    return tuple(
        PreviewRow(
            number, fate(number), tuple(rows.get(number, ())), tuple(wrong.get(number, ())), found.raw.get(number, "")
        )
        for number in sorted({*rows, *wrong})
    )


@dataclass(frozen=True, slots=True)
class Taking:
    """How a looked-at file is taken in: `with_asked` brings back what was taken out before."""

    preview: Preview
    with_asked: bool = False

    def count(self) -> int:
        """Count the rows that come in."""
        counts = self.preview.counts
        return counts[Fate.NEW] + (counts[Fate.ASKED] if self.with_asked else 0)

    def run(
        self,
        ledger: Ledger,
        execute: Execute,
        *,
        progress: Progress = no_progress,
        before: Callable[[], object] = lambda: None,
    ) -> ImportOutcome:
        """Take in what is right, as one step, and remember how the file was read; wrong rows stay out.

        UserError `import_changed_since` where the ledger would not take a row it took at the preview; Cancelled.
        Nothing came in then. `before` is done first: the safety copy.
        """
        told = self.preview
        wanted = {Fate.NEW, Fate.THERE} | ({Fate.ASKED} if self.with_asked else set())
        rows = [row for one in told.rows if one.fate in wanted for row in one.rows]
        before()
        command = replace(
            _command(told.name, rows, told.looked, progress), remembered=remembered_of(told.looked, told.household)
        )
        done = import_entries(ledger, command, execute=execute)
        if done.problem_count:
            raise UserError("import_changed_since", name=told.name)
        return done


def remembered_of(looked: Looked, household: Household | None) -> tuple[Remembered, ...]:
    """Say what is to be remembered of a file: for its household all, for others how it is written alone."""
    source, mapping = looked.survey.source, looked.mapping
    if household is None or not source or mapping == Mapping():
        return ()
    form = replace(  # nothing that may name somebody
        mapping, sheet="", pocket="", accounts={}, categories={}, other_income="", other_spending=""
    )
    kept = [Remembered(household.id, source, _text_of(mapping))]
    if form != Mapping():
        kept.append(Remembered(NO_ID, source, _text_of(form)))
    return tuple(kept)


def _text_of(mapping: Mapping) -> str:
    return json.dumps(mapping.as_json(), ensure_ascii=False, sort_keys=True)


def _command(name: str, rows: list[Row], looked: Looked, progress: Progress) -> ImportEntries:
    return ImportEntries(TypedRows(name, lambda: rows, len(rows)), looked.held().hints, progress, most_told=_MOST_TOLD)
