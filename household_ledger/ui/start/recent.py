"""Which ledgers were open before, the last first; one file told from another, and a name for a new one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole

MOST = 8
ENDING = ".hldb"


@dataclass(frozen=True, slots=True)
class Recent:
    """The list, kept in a small file; a spoilt one is an empty list."""

    file: Path

    def paths(self) -> list[Path]:
        """List the ledgers that are still there."""
        return [path for path in self._named() if _is_there(path)]

    def note(self, path: Path) -> None:
        """Put a ledger first; a disk that refuses is no reason to stop."""
        listed = [path, *(one for one in self._named() if one != path)][:MOST]
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.file, json.dumps([str(one) for one in listed], ensure_ascii=False).encode())
        except (OSError, EnvironmentProblem):
            return

    def _named(self) -> list[Path]:
        try:
            said = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return [Path(one) for one in said if isinstance(one, str)] if isinstance(said, list) else []


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that may not be looked into any more
        return False


def identity(path: Path) -> tuple[int, int] | None:
    """Tell one file from another of the same name; None where it cannot be told."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_same(one: Path, other: Path) -> bool:
    """Tell whether two names are those of one file."""
    try:
        return one == other.absolute() or one.samefile(other)
    except OSError:
        return False


def free_name(folder: Path, name: str) -> Path:
    """Give a name no book of the folder has, without its ending."""
    number, free = 1, name
    while (folder / f"{free}{ENDING}").exists():
        number += 1
        free = f"{name} {number}"
    return folder / free
