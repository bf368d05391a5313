"""Taking many rows in as one step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Alike
from household_ledger.domain.ids import Id
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import complete
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.importing_drafts import PROBLEMS_TOLD
from household_ledger.services.exchange.importing_names import Hints, Made
from household_ledger.services.exchange.importing_run import Run, Setting
from household_ledger.services.exchange.importing_source import RowSource
from household_ledger.services.ports import Progress, Work, no_progress


@dataclass(slots=True)
class ImportReport:
    """What an import came to: entries added and already there, what is wrong (a hundred told), what was made."""

    added: int = 0
    already_there: int = 0
    problems: tuple[RowProblem, ...] = ()
    problem_count: int = 0
    said_earlier: int = 0
    """Entries added of which the file says that they were written before today."""
    made: tuple[Made, ...] = ()
    hints: Hints = field(default_factory=dict)
    must_read_again: bool = False
    there: frozenset[int] = frozenset()
    """The numbers of rows that are there already, where that was asked for."""
    taken_out: dict[int, Id] = field(default_factory=dict)
    """The numbers of rows that would bring something back, with the entry taken out, where that was asked for."""

    @classmethod
    def of(cls, run: Run) -> ImportReport:
        """Take from a run what it tells; with problems nothing was added or made."""
        is_right = not run.problems.count
        return cls(
            added=run.added if is_right else 0,
            already_there=run.already_there,
            problems=tuple(run.problems.told),
            problem_count=run.problems.count,
            said_earlier=run.said_earlier if is_right else 0,
            made=tuple(run.names.made) if is_right else (),
            hints=dict(run.names.hints),
            must_read_again=run.names.has_new_hints,
            there=frozenset(run.there),
            taken_out=run.taken_out,
        )


class Remembered(NamedTuple):
    """How files of a source are read (JSON of a mapping): of a household, or (0) of any."""

    household: Id
    source: str
    mapping: str


class ImportRefused(UserError):  # noqa: N818 -- as `refusals.InvalidEntry`
    """Nothing was taken in: `report` says what is wrong with which rows, or that the source is to be read once more."""

    def __init__(self, report: ImportReport, name: str) -> None:
        """Name the source and the number of problems."""
        super().__init__("import_problems", name=name, count=report.problem_count)
        self.report = report


@dataclass(frozen=True, slots=True)
class ImportEntries:
    """Take in all rows of a source, with the households, members, pockets, debts … they name: one step, one undo.

    `done` is told what came of it. `hints` are what an earlier reading of the same source found out; `remembered` is
    kept for files that come later. Rows that are `is_made_up` count as written on the days they say: nobody's evidence
    may rest on them, so no file is ever read so.
    """

    source: RowSource
    hints: Hints = field(default_factory=dict)
    progress: Progress = no_progress
    done: list[ImportReport] = field(default_factory=list)
    most_told: int = PROBLEMS_TOLD
    remembered: tuple[Remembered, ...] = ()
    is_made_up: bool = False

    def write(self, work: Work) -> Label:
        """ImportRefused when any row is wrong; UserError for a file that is none of ours; Cancelled by the progress."""

        def take(records: list[object], entries: list[Alike]) -> None:
            work.insert(records)
            work.insert_alike(entries)

        setting = Setting(
            work.reader,
            work.new_id,
            work.clock.today(),
            take,
            lambda draft: complete(draft, work),
            self.progress,
            self.most_told,
            is_made_up=self.is_made_up,
        )
        run = Run(self.source, setting, self.hints)
        run.run()
        report = ImportReport.of(run)
        if report.problem_count or report.must_read_again:
            raise ImportRefused(report, self.source.name)
        for one in self.remembered:
            work.keep_reading(one.household, one.source, one.mapping)
        self.done.append(report)
        return Label("import_entries", (("name", self.source.name), ("count", report.added)))
