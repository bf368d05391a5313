"""Which ledgers were open before, the last first; one file told from another, and a name for a new one."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.files import write_whole

if TYPE_CHECKING:
    from household_ledger.services.server_address import Place

MOST = 8
ENDING = ".hldb"


@dataclass(frozen=True, slots=True)
class Recent:
    """The list, kept in a small file; a spoilt one is an empty list."""

    file: Path

    def places(self) -> list[Place]:
        """List the ledgers that are still there, each once by whatever names it was opened; shared ones in any case."""
        listed: list[Place] = []
        for place in self._named():
            if not isinstance(place, Path) or (
                _is_there(place) and not any(isinstance(one, Path) and is_same(place, one) for one in listed)
            ):
                listed.append(place)
        return listed

    def note(self, place: Place) -> None:
        """Put a ledger first, by its whole name, a shared one without its password; a disk may refuse to keep it."""
        # a link's own name stays: `resolve` would take it away
        whole = Path(os.path.abspath(place)) if isinstance(place, Path) else place  # noqa: PTH100
        listed = [whole, *(one for one in self._named() if str(one) not in (str(place), str(whole)))][:MOST]
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self.file, json.dumps([str(one) for one in listed], ensure_ascii=False).encode())
        except (OSError, EnvironmentProblem):
            return

    def _named(self) -> list[Place]:
        try:
            said = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        listed = [one for one in said if isinstance(one, str)] if isinstance(said, list) else []
        return [place for place in map(_place_of, listed) if place is not None]


def _place_of(said: str) -> Place | None:
    """Read what was kept of a ledger; None of an address a hand spoilt."""
    if "://" not in said:
        return Path(said)
    from household_ledger.services.server_address import ServerAddress

    try:
        return ServerAddress(said)
    except UserError:
        return None


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that may not be looked into any more
        return False


def identity(place: Place) -> tuple[int, int] | None:
    """Tell one file from another of the same name; None where it cannot be told, and of what is no file."""
    if not isinstance(place, Path):
        return None
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_same(one: Place, other: Place) -> bool:
    """Tell whether two names are those of one ledger."""
    if not isinstance(one, Path) or not isinstance(other, Path):
        return str(one) == str(other)
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
