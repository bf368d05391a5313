"""What the window needs of the outside: ledgers to open, and what an opened one can do. `app` gives both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from household_ledger.errors import EnvironmentProblem
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Clock, Progress, Reader, no_progress

if TYPE_CHECKING:
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.going_back import Loss, Restored


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

    def fill_second(self, copy: Path, folder: Path) -> None:
        """Put a copy just made into a second folder as well; any thread. EnvironmentProblem as `make_copy`."""

    def copy_before_import(self, folder: Path) -> None:
        """Make a copy before much comes in at once; EnvironmentProblem where it must not: `no_room_to_import`."""

    def copies(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the copies of this ledger in some folders and beside the file itself, newest first; any thread."""

    def is_copy_sound(self, copy: Path) -> bool:
        """Tell whether a copy is byte by byte what was verified when it was made; reads all of it, any thread."""

    def loss(self, copy: Path) -> Loss:
        """Say what going back to a copy would undo; any thread."""

    def is_disk_nearly_full(self) -> bool:
        """Tell whether the disk the file lies on has little room left (200 MB)."""

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

    def restore(self, copy: Path, path: Path) -> Restored:
        """Put a copy in the place of a ledger that is closed, what lies there aside first; it is as it was otherwise.

        UserError `copy_of_another` …; EnvironmentProblem `copy_damaged`, `in_use`, `busy`, `disk_full` …
        """

    def newest_copy(self, path: Path, folders: Iterable[Path]) -> KeptCopy | None:
        """Find the newest copy of a ledger, in some folders and beside it, that is whole; reads it. None without any.

        The ledger itself may be damaged or gone.
        """

    def demo(self, progress: Progress = no_progress, *, anew: bool = False) -> Path:
        """Give the made-up provider's file, made if it is not there (or anew); any thread; `Cancelled` leaves none."""
