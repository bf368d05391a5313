"""What the window needs of the outside: ledgers to open, and what an opened one can do. `app` gives both."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Clock, Progress, Reader, no_progress


@dataclass(frozen=True, slots=True)
class SafetyCopy:
    """A finished, verified copy: where it is, how many entries it holds."""

    path: Path
    entries: int


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What a look through the whole file found: how much it holds, and the codes of what is wrong (`text.findings`)."""

    entries: int
    steps: int
    findings: tuple[str, ...]


class OpenLedger(Protocol):
    """One ledger file open for writing, held until `close`."""

    @property
    def path(self) -> Path:
        """Where the file is."""

    @property
    def name(self) -> str:
        """Its name for people."""

    @property
    def ledger(self) -> Ledger:
        """The door for writes."""

    @property
    def figures(self) -> Figures:
        """The figures, kept until a step changes them."""

    @property
    def clock(self) -> Clock:
        """Where today comes from."""

    def reader(self) -> AbstractContextManager[Reader]:
        """Open one snapshot to read from; any thread."""

    def snapshot(self, *, is_long: bool = False) -> AbstractContextManager[tuple[Reader, Figures]]:
        """Give a reader and figures of one state, whoever writes meanwhile: for what is printed; any thread.

        What `is_long` reads a copy where reading would keep others from writing.
        """

    def make_copy(self, folder: Path, *, reason: str) -> SafetyCopy:
        """Copy the file beside the work, verified; any thread. EnvironmentProblem as `db.backup.make_copy`."""

    def check(self) -> FileCheck:
        """Look through the whole file; any thread."""

    def when_not_whole(self, tell: Callable[[EnvironmentProblem], None]) -> None:
        """Have it told, from any thread, when the file turns out not to be whole: it is shown before that is known.

        Nothing is written into it, then or before.
        """

    def wait_until_whole(self) -> None:
        """Wait until the file is known to be whole; EnvironmentProblem where it is not."""

    def rest(self) -> None:
        """Do in an idle moment what need not be done while somebody types (bring the log into the file)."""

    def close(self) -> None:
        """Close, so that the file alone is whole."""


class Shelf(Protocol):
    """Where ledgers come from."""

    def open(self, path: Path) -> OpenLedger:
        """Open a ledger for writing; UserError, EnvironmentProblem (`in_use` names the holder)."""

    def create(self, path: Path) -> OpenLedger:
        """Make a new empty ledger and open it; UserError `file_exists`, EnvironmentProblem."""

    def demo(self, progress: Progress = no_progress, *, anew: bool = False) -> Path:
        """Give the made-up provider's file, made if it is not there (or anew); any thread; `Cancelled` leaves none."""
