"""Whether the file that is open is still the one that lies in its place: sticks are pulled out, files moved away."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from household_ledger.db.connections import Raw
from household_ledger.errors import EnvironmentProblem

_CREATED = "select value from file_info where key='created'"
_HEAD = "select hash from op where writer=? and seq=?"


class Place:
    """Remembers which file was opened. Linux lets one write on into a file nobody will find again, so we look."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = _identity(path)

    def is_kept(self) -> bool:
        """Tell whether the file that was opened still lies there."""
        return self._opened is not None and _identity(self._path) == self._opened

    def take(self) -> None:
        """Remember the file that lies there now."""
        self._opened = _identity(self._path)

    def check_is_there(self) -> None:
        """EnvironmentProblem `file_gone` when nothing lies there any more."""
        if _identity(self._path) is None:
            raise EnvironmentProblem("file_gone", name=self._path.name, folder=str(self._path.parent))


def check_is_same(raw: Raw, name: str, *, created: str, head: tuple[int, int, bytes]) -> None:
    """EnvironmentProblem `file_changed` unless this ledger holds all that was written (`head`: writer, step, hash)."""
    writer, seq, chained = head
    row = raw.execute(_HEAD, (writer, seq)).fetchone() if seq else (chained,)
    if created_on(raw) != created or row is None or row[0] != chained:
        raise EnvironmentProblem("file_changed", name=name)


def created_on(raw: Raw) -> str:
    """Say when the ledger was made: what a file and its copies share."""
    row = raw.execute(_CREATED).fetchone()
    return str(row[0]) if row is not None else ""


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
