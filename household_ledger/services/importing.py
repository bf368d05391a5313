"""Reading the project's own CSV into a ledger: everything in one step, or nothing and a list of what to mend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import Id
from household_ledger.domain.money import ZERO
from household_ledger.errors import UserError
from household_ledger.services.collector import collector_at_rest
from household_ledger.services.commands.importing import ImportEntries, ImportRefused, ImportReport
from household_ledger.services.exchange.canonical_reader import CanonicalFile
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.importing_names import Made
from household_ledger.services.exchange.importing_run import Run, Setting
from household_ledger.services.exchange.importing_source import FileRows, RowSource
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, Progress, no_progress

_FIRST_DRY_ID = 1 << 62
Execute = Callable[[Command], ChangeSet]
"""Does one thing through the door."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What a person is told of an import; `is_dry_run`: what would have been."""

    name: str
    added: int
    already_there: int
    problems: tuple[RowProblem, ...]
    problem_count: int
    made: tuple[Made, ...]
    is_dry_run: bool = False
    said_earlier: int = 0
    """Entries added of which the file says that they were written before today."""

    def as_json(self) -> dict[str, object]:
        """Give it for programs, with stable keys."""
        return {
            "added": self.added,
            "already_there": self.already_there,
            "said_earlier": self.said_earlier,
            "problem_count": self.problem_count,
            "problems": [_problem_json(one) for one in self.problems],
            "created": [{"kind": one.kind, "household": one.household, "name": one.name} for one in self.made],
            "dry_run": self.is_dry_run,
        }


def _problem_json(problem: RowProblem) -> dict[str, object]:
    return {
        "row": problem.number,
        "column": problem.column,
        "code": problem.problem.code,
        "params": dict(problem.problem.params),
    }


def import_canonical(
    ledger: Ledger, path: Path, *, is_dry_run: bool = False, progress: Progress = no_progress
) -> ImportOutcome:
    """Read a canonical CSV into the ledger as one step; with any problem nothing is written, the outcome lists them.

    A file whose end tells what a name at its beginning was (a savings pocket, a lender's class) is read once more.
    UserError when the file is not there or is no canonical CSV, EnvironmentProblem, Cancelled: nothing is written.
    """
    return import_rows(ledger, FileRows(CanonicalFile.at(path)), is_dry_run=is_dry_run, progress=progress)


def import_rows(
    ledger: Ledger, source: RowSource, *, is_dry_run: bool = False, progress: Progress = no_progress
) -> ImportOutcome:
    """Read a source into the ledger, as `import_canonical`."""
    return import_entries(ledger, ImportEntries(source, progress=progress), is_dry_run=is_dry_run)


def import_entries(
    ledger: Ledger, command: ImportEntries, *, is_dry_run: bool = False, execute: Execute | None = None
) -> ImportOutcome:
    """Read a command's source into the ledger, as `import_canonical`; its hints say beforehand what new names are.

    `execute` is the way to the door, where somebody is named who writes.
    """
    report = _settled(partial(_try, ledger) if is_dry_run else partial(_take, execute or ledger.execute), command)
    return outcome_of(command.source.name, report, is_dry_run=is_dry_run)


def outcome_of(name: str, report: ImportReport, *, is_dry_run: bool) -> ImportOutcome:
    """Say what came of a source, or would have."""
    return ImportOutcome(
        name=name,
        added=report.added,
        already_there=report.already_there,
        problems=report.problems,
        problem_count=report.problem_count,
        made=report.made,
        is_dry_run=is_dry_run,
        said_earlier=report.said_earlier,
    )


def try_entries(ledger: Ledger, command: ImportEntries) -> ImportReport:
    """Read a command's source and write nothing: what would come of it, row by row."""
    return _settled(partial(_try, ledger, tells_rows=True), command)


def _settled(read: Callable[[ImportEntries], ImportReport], command: ImportEntries) -> ImportReport:
    with collector_at_rest():
        report = read(command)
        while report.must_read_again:  # comes to an end: what was once found out of a name is not guessed again
            report = read(replace(command, hints=report.hints, done=[]))
    return report


def _take(execute: Execute, command: ImportEntries) -> ImportReport:
    try:
        execute(command)
    except ImportRefused as refusal:
        return refusal.report
    except UserError as problem:
        if problem.code != "nothing_changed" or not command.done:
            raise
    return command.done[-1]


def _try(ledger: Ledger, command: ImportEntries, *, tells_rows: bool = False) -> ImportReport:
    """Read and check, write nothing."""
    numbers = count(_FIRST_DRY_ID)
    with ledger.store.reader() as reader:
        setting = Setting(
            reader,
            lambda: Id(next(numbers)),
            ledger.clock.today(),
            lambda _records, _entries: None,
            lambda draft: replace(draft, principal=draft.amount, interest=ZERO),
            command.progress,
            command.most_told,
            tells_rows=tells_rows,
        )
        run = Run(command.source, setting, command.hints)
        run.run()
    return ImportReport.of(run)
