"""Reading a file of another program into one household: looked at in a process of its own, then taken as one step."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.files import write_whole
from household_ledger.services.commands.importing import ImportEntries, Remembered
from household_ledger.services.exchange.canonical import guarded
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.importing_source import TypedRows
from household_ledger.services.exchange.reading.child import look_apart
from household_ledger.services.exchange.reading.formats import Request
from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.exchange.reading.limits import MOST_ROWS
from household_ledger.services.exchange.reading.looking import Looked
from household_ledger.services.exchange.reading.mapping import Mapping, mapping_in
from household_ledger.services.exchange.reading.own import Known, known_of
from household_ledger.services.importing import ImportOutcome, import_entries
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Progress, no_progress

Words = Callable[[Problem], str]
"""Says what is wrong, for the list of rows left out."""
_MOST_TOLD = 2 * MOST_ROWS


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWish:
    """How a file is to be taken in: its format ("": found out), what is said of it, whether bad rows may stay out.

    `is_anew`: what was said of its source before does not count. `words` say what is wrong in the list of those.
    `before` is done before anything is written: the safety copy.
    """

    format: str = ""
    mapping: Mapping = field(default_factory=Mapping)
    is_dry_run: bool = False
    skips_bad: bool = False
    is_anew: bool = False
    words: Words = lambda problem: problem.code
    before: Callable[[], object] = lambda: None


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What came of it: how the file was read, what is wrong with which rows, and where these are kept."""

    looked: Looked
    outcome: ImportOutcome
    bad: tuple[RowProblem, ...]
    kept_in: Path | None = None

    @property
    def found(self) -> Found:
        """Give what the file held."""
        return self.looked.held()


def look_at(
    ledger: Ledger, path: Path, household: Household | None, wish: FileWish, *, progress: Progress = no_progress
) -> Looked:
    """Look at a file for a household (None: of this program, for all it names) without writing.

    With a wish that says nothing of it, it is read as files of its source were read before.
    UserError and EnvironmentProblem as `reading.child.look_apart`.
    """
    known = Known()
    readings: dict[str, str] = {}
    if household is not None:
        with ledger.store.reader() as reader:
            known = known_of(reader, household.id, household.code)
            if not wish.is_anew:
                readings = {**reader.readings(NO_ID), **reader.readings(household.id)}
    request = Request(
        path.name,
        known,
        ledger.clock.today(),
        format=wish.format,
        mapping=wish.mapping,
        remembered={source: mapping for source, text in readings.items() if (mapping := kept_mapping(text))},
    )
    return look_apart(path, request, progress=progress)


def kept_mapping(text: str) -> Mapping | None:
    """Read what was remembered; None for what is nothing of this program's."""
    try:
        return mapping_in(text, "")
    except UserError:
        return None


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


def import_file(
    ledger: Ledger, path: Path, household: Household, wish: FileWish, *, progress: Progress = no_progress
) -> FileOutcome:
    """Take a file in as one step; with a bad row nothing is written unless the wish lets bad rows stay out.

    Those are kept, with what is wrong, in `NAME.left-out.csv` beside the file, written before the step.
    UserError, EnvironmentProblem, Cancelled: nothing was taken in.
    """
    looked = look_at(ledger, path, household, wish, progress=progress)
    found = looked.held()
    dry = import_entries(ledger, _command(path, found), is_dry_run=True)
    bad = (*found.problems, *dry.problems)
    if wish.skips_bad and dry.problems:
        found, dry, bad = _without_bad(ledger, path, found, bad)
    if bad and not wish.skips_bad:
        return FileOutcome(looked, replace(dry, added=0, made=(), is_dry_run=wish.is_dry_run), bad)
    if wish.is_dry_run:
        return FileOutcome(looked, dry, bad)
    wish.before()
    kept_in = _keep(path, found, bad, wish.words) if bad else None
    command = replace(_command(path, found, progress), remembered=remembered_of(looked, household))
    done = import_entries(ledger, command)
    if done.problem_count:
        raise UserError("import_problems", name=path.name, count=done.problem_count)
    return FileOutcome(looked, done, bad, kept_in)


def _without_bad(
    ledger: Ledger, path: Path, found: Found, bad: tuple[RowProblem, ...]
) -> tuple[Found, ImportOutcome, tuple[RowProblem, ...]]:
    """Leave bad rows out until what is left is right; each round leaves out at least one."""
    while True:
        numbers = {problem.number for problem in bad}
        found = replace(found, rows=tuple(row for row in found.rows if row.number not in numbers))
        dry = import_entries(ledger, _command(path, found), is_dry_run=True)
        if not dry.problems:
            return found, dry, bad
        bad = (*bad, *dry.problems)


def _command(path: Path, found: Found, progress: Progress = no_progress) -> ImportEntries:
    rows = TypedRows(path.name, lambda: found.rows, len(found.rows))
    return ImportEntries(rows, found.hints, progress, most_told=_MOST_TOLD)


def _keep(path: Path, found: Found, bad: tuple[RowProblem, ...], words: Words) -> Path:
    kept = path.with_name(f"{path.name}.left-out.csv")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.left-out-{number}.csv")
    write_whole(kept, left_out_text(found, bad, words))
    return kept


def left_out_text(found: Found, bad: Sequence[RowProblem], words: Words) -> bytes:
    """Write the rows left out as a table: their number, what is wrong, and the original cells."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("row", "column", "problem", "content"))
    for one in bad:
        content = found.raw.get(one.number, "")
        writer.writerow((one.number, guarded(one.column), guarded(words(one.problem)), guarded(content)))
    return text.getvalue().encode("utf-8-sig")
