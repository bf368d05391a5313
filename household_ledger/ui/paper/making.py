"""A paper made for looking at: from one state of the book, in memory until a person gives it on."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from household_ledger.files import disk_problem, write_whole
from household_ledger.reports.batch import Printed, print_apart, print_together, together_in_memory
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paper_names import set_name
from household_ledger.reports.paper_order import PaperOrder
from household_ledger.services.ports import Progress, no_progress
from household_ledger.text.i18n import language, using
from household_ledger.ui.paper.sheets import Sheets
from household_ledger.ui.ports import OpenLedger


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished document: its pages, its title, and the step of the book it shows.

    It lies on no disk: who kills the program, or takes the computer, finds nothing a locked book would not tell.
    """

    content: bytes
    sheets: Sheets
    title: str
    step: int

    @property
    def name(self) -> str:
        """The name its file would have."""
        return self.sheets.path.name

    def laid_aside(self) -> Path:
        """Lay it into a file that goes with the program, for another one to show; EnvironmentProblem."""
        path = _new_folder() / self.name
        write_whole(path, self.content)
        return path


def make_paper(
    opened: OpenLedger, orders: Sequence[PaperOrder], *, digits: str, progress: Progress = no_progress
) -> Paper:
    """Make a document in the language of the screen and in chosen digits; any thread, as `together_in_memory`."""
    is_long = any(len(one.households) != 1 for one in orders) or len(orders) > 1
    with using(language(), digits), opened.snapshot(is_long=is_long) as (reader, figures):
        batch = batch_of(orders, PaperSource(opened.name, reader, figures, opened.clock))
        name = batch.pieces[0].file_name if len(batch.pieces) == 1 else _together_name(orders[0])
        content = together_in_memory(batch, progress)
        return Paper(content, Sheets(Path(name), content), batch.title, reader.step_count())


def _new_folder() -> Path:
    try:
        with _LOCK:
            folder = _folder()
        return Path(tempfile.mkdtemp(dir=folder.name))
    except OSError as problem:
        raise disk_problem(problem, Path(tempfile.gettempdir())) from problem


_LOCK = threading.Lock()
"""Two papers begun at once would make two folders, and the one nobody keeps goes with what lies in it."""


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Keep what other programs show in one folder that goes with the program; a viewer may still hold a file of it."""
    return tempfile.TemporaryDirectory(prefix="household-ledger-", ignore_cleanup_errors=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOrder:
    """A whole set: its documents, the folder, whether each is a file of its own, and the digits."""

    orders: tuple[PaperOrder, ...]
    folder: Path
    is_apart: bool
    digits: str

    def file_names(self, opened: OpenLedger) -> list[str]:
        """Name the files the set will be."""
        if not self.is_apart:
            return [_together_name(self.orders[0])]
        with opened.snapshot() as (reader, figures):
            source = PaperSource(opened.name, reader, figures, opened.clock)
            return [one.file_name for one in batch_of(self.orders, source).pieces]

    def run(self, opened: OpenLedger, progress: Progress) -> Printed:
        """Print into the folder, made where it is missing; any thread. As `print_together` and `print_apart`."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise disk_problem(problem, self.folder) from problem
        with using(language(), self.digits), opened.snapshot(is_long=True) as (reader, figures):
            batch = batch_of(self.orders, PaperSource(opened.name, reader, figures, opened.clock))
            if self.is_apart:
                return print_apart(batch, self.folder, progress)
            return print_together(batch, self.folder / _together_name(self.orders[0]), progress)


def _together_name(order: PaperOrder) -> str:
    return f"{set_name(order)}.pdf"
