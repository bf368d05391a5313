"""What is done to keep one ledger safe, a file here or one on a server, as those know it for whom it is done."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from household_ledger.db.backup import Copy
from household_ledger.db.base_store import BaseStore
from household_ledger.db.soundness import Listener
from household_ledger.services.copies.copy import KeptCopy
from household_ledger.services.copies.going_back import Loss
from household_ledger.services.ports import Clock
from household_ledger.services.secret import Secret
from household_ledger.services.server_address import Place


class Care(Protocol):
    """What is done to keep one ledger safe, which depends on where it lies; any thread."""

    @property
    def place(self) -> Place:
        """Where the ledger lies."""

    @property
    def path(self) -> Path:
        """Where its file is; UserError `shared_no_file` on a server."""

    @property
    def book(self) -> str:
        """How this computer remembers the ledger, in what it keeps about it; never with a password."""

    @property
    def lies_on(self) -> str:
        """Say what the ledger lies on: `server`, or as `db.volume.Volume`."""

    def check_room(self) -> None:
        """EnvironmentProblem `no_room_to_import` where much cannot come in at once."""

    def is_nearly_full(self) -> bool:
        """Tell whether the disk it lies on has little room left."""

    def keep_copy(self, folder: Path, *, reason: str, now: datetime) -> Copy:
        """Make a verified safety copy, and let old ones go; `now` is local time. EnvironmentProblem, UserError."""

    def fill(self, copy: Path, folder: Path, *, now: datetime) -> None:
        """Put a copy just made into a second folder as well."""

    def copies(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the copies in some folders, newest first."""

    def copies_holding_erased(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List those among them that hold something of an erased household, or that nobody can look into."""

    def sweep(self, folders: Iterable[Path]) -> None:
        """Remove what a killed program left of copies."""

    def loss(self, copy: Path, secret: Secret | None, now: datetime) -> Loss:
        """Say what going back to a copy would undo."""

    def beside(self, clock: Clock) -> AbstractContextManager[BaseStore]:
        """Give a private copy to read from, where reading would keep others from writing."""

    def when_not_whole(self, tell: Listener) -> None:
        """Have it told when what lies there turns out not to be whole."""

    def rest(self) -> None:
        """Do in an idle moment what need not be done while somebody types."""
