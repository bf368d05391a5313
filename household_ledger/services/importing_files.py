"""Reading a file of another program into one household: looked at in a process of its own, then taken as one step.

The window looks and takes the same way (`importing_preview`), with a person between.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.files import write_whole
from household_ledger.services.exchange.canonical import guarded
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.reading.child import look_apart
from household_ledger.services.exchange.reading.formats import Request
from household_ledger.services.exchange.reading.found import Found
from household_ledger.services.exchange.reading.looking import Looked
from household_ledger.services.exchange.reading.mapping import Mapping, mapping_in
from household_ledger.services.exchange.reading.own import Known, known_of
from household_ledger.services.importing import ImportOutcome
from household_ledger.services.importing_preview import Taking, preview
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Progress, no_progress

Words = Callable[[Problem], str]
"""Says what is wrong, for the list of rows left out."""


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


def import_file(
    ledger: Ledger, path: Path, household: Household, wish: FileWish, *, progress: Progress = no_progress
) -> FileOutcome:
    """Take a file in as one step; with a bad row nothing is written unless the wish lets bad rows stay out.

    Those are kept, with what is wrong, in `NAME.left-out.csv` beside the file, written before the step.
    UserError, EnvironmentProblem, Cancelled: nothing was taken in.
    """
    looked = look_at(ledger, path, household, wish, progress=progress)
    told = preview(ledger, path.name, looked, household)
    bad = tuple(told.bad())
    if bad and not wish.skips_bad:
        return FileOutcome(looked, replace(told.outcome, added=0, made=(), is_dry_run=wish.is_dry_run), bad)
    if wish.is_dry_run:
        return FileOutcome(looked, told.outcome, bad)
    kept: list[Path] = []

    def before() -> None:
        wish.before()
        if bad:
            kept.append(_keep(path, looked.held(), bad, wish.words))

    done = Taking(told, with_asked=True).run(ledger, ledger.execute, progress=progress, before=before)
    return FileOutcome(looked, done, bad, kept[0] if kept else None)


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
