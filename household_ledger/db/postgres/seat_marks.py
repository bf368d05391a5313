"""What this computer keeps, for whoever is signed in on it, to sit down again where they sat at a shared ledger."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress

from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole
from household_ledger.paths import data_folder

_BYTES = 16
_MARK = re.compile(f"[0-9a-f]{{{2 * _BYTES}}}")


def new_mark() -> str:
    """Make the mark of a seat, which nobody can guess."""
    return os.urandom(_BYTES).hex()


def key_of(mark: str) -> str:
    """Give what the ledger keeps of a mark: enough to know it again, and not to take the seat."""
    return f"seat {hashlib.sha256(mark.encode()).hexdigest()}"


class SeatMarks:
    """The marks of the seats this computer can open at one place, in a small file of the program's own."""

    def __init__(self, place: str) -> None:
        """Take the place, in words that can be a file's name."""
        self._path = data_folder() / "seats" / place

    def read(self) -> list[str]:
        """List them; what is no mark is passed over."""
        with suppress(OSError, ValueError):
            return [mark for mark in self._path.read_text("ascii").split() if _MARK.fullmatch(mark)]
        return []

    def keep(self, marks: Iterable[str]) -> bool:
        """Keep these alone; False where the disk does not let them be kept."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._path, "".join(f"{mark}\n" for mark in marks).encode())
        except (OSError, EnvironmentProblem):
            return False
        return True
