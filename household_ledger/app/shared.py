"""What keeps a shared ledger safe: bundles of it as safety copies; all else is done where its server stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.db.base_store import BaseStore
from household_ledger.db.bundle_copies import BundleCopies
from household_ledger.db.soundness import Listener
from household_ledger.errors import UserError
from household_ledger.services.copies.copy import KeptCopy
from household_ledger.services.ports import Clock
from household_ledger.services.server_address import ServerAddress

if TYPE_CHECKING:
    from household_ledger.db.backup import Copy
    from household_ledger.services.copies.going_back import Loss
    from household_ledger.services.secret import Secret


@dataclass(frozen=True, slots=True)
class SharedCare:
    """Keeps a ledger on a server safe, as far as whoever uses it can; implements `app.care.Care`."""

    store: BaseStore
    place: ServerAddress

    @property
    def path(self) -> Path:
        """UserError `shared_no_file`: there is none."""
        raise UserError("shared_no_file", name=self.store.name)

    @property
    def book(self) -> str:
        """Give the address, without its password."""
        return str(self.place)

    @property
    def lies_on(self) -> str:
        """Say that it lies on a server."""
        return "server"

    def check_room(self) -> None:
        """Nothing: the room is the server's, who tells when there is none."""

    def is_nearly_full(self) -> bool:
        """Leave the server's disk to whoever keeps it."""
        return False

    def keep_copy(self, folder: Path, *, reason: str, now: datetime) -> Copy:
        """Write the whole journal into a bundle, looked through."""
        return self._copies.keep(folder, reason=reason, now=now)

    def fill(self, copy: Path, folder: Path, *, now: datetime) -> None:
        """Put the same bytes there."""
        self._copies.fill(copy, folder, now=now)

    def copies(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """List the bundles that were made as copies of this ledger."""
        return self._copies.among(folders)

    def copies_holding_erased(self, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """Look into those bundles."""
        return self._copies.holding_erased(folders)

    def sweep(self, folders: Iterable[Path]) -> None:
        """Remove what is left of unfinished ones."""
        self._copies.sweep(folders)

    def loss(self, copy: Path, secret: Secret | None, now: datetime) -> Loss:  # noqa: ARG002 -- refused
        """UserError `shared_restore`: others write there, so nothing is put in its place."""
        raise UserError("shared_restore", name=self.store.name)

    @contextmanager
    def beside(self, clock: Clock) -> Iterator[BaseStore]:  # noqa: ARG002 -- as `Care` has it
        """Give the ledger itself: nobody who reads there keeps others from writing."""
        yield self.store

    def when_not_whole(self, tell: Listener) -> None:
        """Nothing: the server looks after its own pages."""

    def rest(self) -> None:
        """Nothing: the server does what is to be done in idle moments."""

    @property
    def _copies(self) -> BundleCopies:
        return BundleCopies(self.store)
