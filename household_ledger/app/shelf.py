"""The shelf the window takes ledgers from."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.at_hand import LedgerAtHand, ShownAtHand
from household_ledger.app.opening import opened, restore_copy
from household_ledger.clock import SystemClock
from household_ledger.db.keys import KEYS
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.files import disk_problem
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.ports import Clock, Progress, no_progress

if TYPE_CHECKING:
    from household_ledger.app.secrets import LedgerSecrets
    from household_ledger.services.copies.copy import KeptCopy
    from household_ledger.services.copies.going_back import Restored
    from household_ledger.services.copies.salvaged import Salvaged
    from household_ledger.services.secret import Secret
    from household_ledger.services.server_address import Place, ServerAddress


@dataclass(frozen=True, slots=True)
class LedgerShelf:
    """Where the window takes ledgers from; implements `ui.ports.Shelf`."""

    clock: Clock = field(default_factory=SystemClock)

    @property
    def secrets(self) -> LedgerSecrets:
        """Locking ledgers with a passphrase."""
        from household_ledger.app.secrets import LedgerSecrets

        return LedgerSecrets(self.clock)

    def open(self, place: Place, secret: Secret | None = None) -> LedgerAtHand:
        """Open a ledger for writing."""
        if secret is None or not isinstance(place, Path):
            return self._take(place, create=False)
        from household_ledger.db.secret import unlocked

        with unlocked(place, secret):
            return self._take(place, create=False)

    def show_damaged(self, path: Path) -> LedgerAtHand:
        """Open a damaged ledger as far as it goes, to be read only."""
        from household_ledger.app.damaged import show_damaged

        return show_damaged(path, self.clock)

    def move(self, path: Path, folder: Path) -> Path:
        """Copy a closed ledger, verified, into a folder."""
        from household_ledger.app.moving import move_ledger

        return move_ledger(path, folder, self.clock)

    def can_be_rescued(self, path: Path) -> bool:
        """Tell whether a damaged ledger can be read page by page."""
        from household_ledger.db.salvage import can_be_read

        return can_be_read(path)

    def rescue(self, path: Path, folders: Iterable[Path], secret: Secret | None = None) -> Salvaged:
        """Put a whole ledger in the place of a damaged one."""
        from household_ledger.app.rescue import rescue

        kept = tuple(folders)
        with KEYS.held(KEYS.of(path) if secret is None else self._key_to_rescue(path, kept, secret)):
            return rescue(path.absolute(), kept, self.clock)

    def needs_secret_to_rescue(self, path: Path, copy: KeptCopy | None) -> bool:
        """Tell whether a damaged ledger, or the copy that stands for it, is locked."""
        from household_ledger.app.rescue import is_secret_needed

        return is_secret_needed(path, copy.path if copy is not None else None)

    def check_secret_to_rescue(self, path: Path, folders: Iterable[Path], secret: Secret) -> None:
        """Look whether a secret opens a damaged ledger, or its newest copy."""
        self._key_to_rescue(path, folders, secret)

    def _key_to_rescue(self, path: Path, folders: Iterable[Path], secret: Secret) -> str:
        from household_ledger.app.rescue import key_to_rescue

        copy = self.newest_copy(path, folders)
        return key_to_rescue(path, copy.path if copy is not None else None, secret)

    def is_locked(self, path: Path) -> bool:
        """Tell whether nothing in hand opens a ledger."""
        return KEYS.is_locked(path)

    def check_secret(self, path: Path, secret: Secret) -> None:
        """Look whether a secret opens a ledger."""
        from household_ledger.db.secret import key_of

        key_of(path, secret)

    def look_at(self, address: ServerAddress) -> tuple[int, int]:
        """Open a shared ledger for reading, and count what it holds."""
        with opened(address, self.clock) as application, application.store.reader() as reader:
            return len(reader.households()), reader.entry_count(EntryFilter())

    def create(self, place: Place, passphrase: Secret | None = None) -> LedgerAtHand:
        """Make a new empty ledger, locked where a passphrase is given, and open it."""
        if passphrase is None or not isinstance(place, Path):
            return self._take(place, create=True)
        from household_ledger.app.secrets import make_locked

        with KEYS.held(make_locked(place.absolute(), passphrase, self.clock)):
            return self._take(place, create=False)

    def restore(self, copy: Path, path: Path, secret: Secret | None = None) -> Restored:
        """Put a copy in a closed ledger's place."""
        return restore_copy(copy, path, self.clock, secret)

    def newest_copy(self, path: Path, folders: Iterable[Path]) -> KeptCopy | None:
        """Find the newest copy that is whole."""
        from household_ledger.app.rescue import newest_whole_copy

        return newest_whole_copy(path.absolute(), folders, may_be_locked=True)

    def demo(self, progress: Progress = no_progress, *, anew: bool = False) -> Path:
        """Give the made-up provider's file, made if it is not there."""
        from household_ledger.app.demo_file import demo_file

        return demo_file(self.clock, progress, anew=anew)

    def _take(self, place: Place, *, create: bool) -> LedgerAtHand:
        if not isinstance(place, Path):
            return self._held(place, create=create)
        whole = place.absolute()
        try:
            return self._held(whole, create=create)
        except OSError as problem:
            raise disk_problem(problem, whole) from problem
        except EnvironmentProblem as problem:
            if problem.code != "read_only" or create:
                raise
            raise EnvironmentProblem("book_read_only", **problem.params) from problem

    def _held(self, place: Place, *, create: bool) -> LedgerAtHand:
        with ExitStack() as held:
            try:
                application = held.enter_context(
                    opened(place, self.clock, to_write=True, create=create, is_beside=True)
                )
            except UserError as problem:
                if problem.code != "shared_shown":
                    raise
                return ShownAtHand(held.enter_context(opened(place, self.clock)), held.pop_all())
            return LedgerAtHand(application, held.pop_all())
