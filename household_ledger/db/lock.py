"""Who has the ledger open for writing: an operating-system lock beside the file that dies with its holder."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from household_ledger.db.here import computer, user
from household_ledger.files import disk_problem

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR_BYTE = 1 << 30
"""Windows locks bytes for readers too, so a byte past the text is locked."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a ledger, as far as the holder had written it down."""

    computer: str
    user: str
    since: str


class LedgerLock:
    """`LEDGER.lock`: held while its file stays open, free at once after kill −9 (`safety.md` §3).

    Never deleted beside a ledger. A courtesy: the truth is SQLite's own locks.
    """

    def __init__(self, ledger: Path) -> None:
        self.path = ledger.with_name(ledger.name + ".lock")
        self._descriptor: int | None = None

    def take(self, now: datetime) -> Holder | None:
        """Take the lock and give None, or say who has it; EnvironmentProblem as `files` where not."""
        descriptor = self._open()
        while (is_ours := _lock(descriptor)) and not self._is_at_its_place(descriptor):
            os.close(descriptor)  # whoever held it took the file away: a lock nobody else would meet guards nothing
            descriptor = self._open()
        if not is_ours:
            with os.fdopen(descriptor, "rb") as file:
                file.seek(0)
                return _read(file.read())
        said = {"computer": computer(), "user": user() or "?", "pid": os.getpid(), "since": f"{now:%Y-%m-%d %H:%M}"}
        with suppress(OSError):  # a full or failing disk must not keep anybody from opening the ledger
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.ftruncate(descriptor, 0)
            os.write(descriptor, json.dumps(said).encode())
        self._descriptor = descriptor
        return None

    def free(self, *, forget: bool = False) -> None:
        """Let go; harmless when not held. `forget` takes the file away too: there is no ledger it could guard."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        try:
            if forget:
                with suppress(OSError):  # Windows takes no file away that is open: there it stays, and harms nobody
                    self.path.unlink(missing_ok=True)
        finally:
            os.close(descriptor)

    def _open(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as problem:
            raise disk_problem(problem, self.path.with_suffix("")) from problem

    def _is_at_its_place(self, descriptor: int) -> bool:
        """Tell whether the file that is open is the one others would lock."""
        try:
            return os.path.samestat(os.fstat(descriptor), self.path.stat())
        except OSError:
            return False


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read(text: bytes) -> Holder:
    try:
        said = json.loads(text or b"{}")
    except ValueError:
        said = {}
    if not isinstance(said, dict):  # somebody else's words
        said = {}
    return Holder(
        computer=str(said.get("computer", "?")), user=str(said.get("user", "?")), since=str(said.get("since", "?"))
    )
