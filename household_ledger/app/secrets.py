"""Ledgers locked with a passphrase, given another, or made readable again; each while nobody has them open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from household_ledger.app.opening import take_lock
from household_ledger.db.backup import make_copy
from household_ledger.db.faults import telling_all
from household_ledger.db.keeping import copies_among, remove_copy, sweep
from household_ledger.db.keys import KEYS, salt_of, salt_of_key
from household_ledger.db.lock import LedgerLock
from household_ledger.db.making import make_file
from household_ledger.db.recasting import recast
from household_ledger.db.secret import Key, unlocked
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.copies.copy import AFTER_LOCKING, KeptCopy
from household_ledger.services.ports import Clock
from household_ledger.services.secret import Secret, recovery_groups


@dataclass(frozen=True, slots=True)
class LedgerSecrets:
    """Locking and unlocking ledgers that are closed; implements `ui.ports.Secrets`."""

    clock: Clock

    def encrypt(self, path: Path, passphrase: Secret, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """Lock a plain ledger; a first copy of it, locked, lies in the first folder before anything is changed."""
        kept = tuple(folders)
        with self._closed(path) as whole:
            if salt_of(whole) is not None:
                raise UserError("is_encrypted", name=path.name)
            return self._recast(whole, Key.new(passphrase), kept)

    def change(self, path: Path, secret: Secret, new: Secret, folders: Iterable[Path]) -> tuple[KeptCopy, ...]:
        """Give a ledger another passphrase, with a first copy of it as `encrypt` makes it."""
        kept = tuple(folders)
        with self._closed(path) as whole, unlocked(whole, secret):
            _check_is_encrypted(whole)
            return self._recast(whole, Key.new(new), kept)

    def remove(self, path: Path, secret: Secret) -> None:
        """Make a ledger one that anybody can read."""
        with self._closed(path) as whole, unlocked(whole, secret):
            _check_is_encrypted(whole)
            recast(whole, "")

    def remove_copies(self, copies: Iterable[KeptCopy]) -> tuple[KeptCopy, ...]:
        """Remove copies with what lies beside them; list those the system would not let go of."""
        listed = tuple(copies)
        for one in listed:
            remove_copy(one.path)
        return tuple(one for one in listed if one.path.exists())

    def _recast(self, path: Path, key: Key, folders: tuple[Path, ...]) -> tuple[KeptCopy, ...]:
        """Write a ledger anew under a key; list its copies that are under none or another."""
        recast(path, key.text, before_swap=self._copying(path, folders))
        for folder in {*folders, path.parent}:
            sweep(path, folder, seconds=0)
        with KEYS.held(key.text):
            return tuple(one for one in copies_among(path, folders) if one.salt != salt_of_key(key.text))

    def _copying(self, path: Path, folders: tuple[Path, ...]) -> Callable[[Path], object]:
        def copy(new: Path) -> object:
            now = self.clock.now().astimezone()
            return make_copy(path, folders[0], reason=AFTER_LOCKING, now=now, source=new) if folders else None

        return copy

    @contextmanager
    def _closed(self, path: Path) -> Iterator[Path]:
        """Hold the lock of a ledger that is there; OSError is told as the disk's."""
        whole = path.resolve()
        if not whole.exists():
            raise UserError("file_missing", name=path.name)
        lock = LedgerLock(whole)
        take_lock(lock, whole, self.clock)
        try:
            with telling_all(whole):
                yield whole
        finally:
            lock.free()


def make_locked(path: Path, passphrase: Secret, clock: Clock) -> str:
    """Make a new, empty, locked ledger; give what opens it (`db.keys.HeldKeys.held`).

    UserError `file_exists`; EnvironmentProblem as the disk refuses.
    """
    if path.exists():
        raise UserError("file_exists", name=path.name)
    if not path.parent.is_dir():
        raise EnvironmentProblem("no_folder", folder=str(path.parent))
    key = Key.new(passphrase).text
    with telling_all(path):
        make_file(path, clock, key=key)
    return key


def let_go_beside(path: Path) -> Path | None:
    """Let go of the paper's sums kept in clear beside the choices of this computer for a ledger locked now.

    Gives the file of its rows that could not be saved, which stay: they are in no other place.
    """
    from household_ledger.paths import data_folder
    from household_ledger.services.drafts import UNSAVED, Drafts
    from household_ledger.services.kept_sums import KeptSums
    from household_ledger.settings import Settings

    settings = Settings.load(data_folder() / "settings.json")
    KeptSums(settings).forget_book(str(path.resolve()))
    drafts = Drafts(settings.path.with_name(UNSAVED), str(path.resolve()))
    return drafts.path if drafts.rows else None


def recovery_groups_of(path: Path) -> tuple[str, ...]:
    """Give the numbers of the recovery sheet of a ledger that is unlocked; UserError `is_not_encrypted`."""
    _check_is_encrypted(path)
    return recovery_groups(Key.read(KEYS.of(path)).raw)


def _check_is_encrypted(path: Path) -> None:
    if not KEYS.of(path):
        raise UserError("is_not_encrypted", name=path.name)
