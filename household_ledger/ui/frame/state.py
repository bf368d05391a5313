"""How the window was left: its place, page and drawer, and whose account was looked at in which file."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.domain.ids import Id
from household_ledger.errors import EnvironmentProblem
from household_ledger.files import write_whole

if TYPE_CHECKING:
    from household_ledger.services.server_address import Place

DRAWER_WIDTH, LEAST_DRAWER, WIDEST_DRAWER = 380, 280, 900
"""Pixels at 100 %."""
_MOST_FILES = 30


@dataclass(slots=True)
class WindowState:
    """What is kept between runs; the month is not, for a window begins with this month."""

    geometry: str = ""
    """As Qt tells it, in hexadecimal."""
    page: str = ""
    drawer_width: int = DRAWER_WIDTH
    households: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> WindowState:
        """Read it; a missing or spoilt file, or a spoilt part of it, is as if nothing was kept."""
        try:
            said = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(said, dict):
            return cls()
        return cls(
            geometry=_text(said.get("geometry")),
            page=_text(said.get("page")),
            drawer_width=_width(said.get("drawer_width")),
            households=_numbers(said.get("households")),
        )

    def save(self, file: Path) -> None:
        """Keep it; a disk that refuses is no reason to stop."""
        told = {
            "geometry": self.geometry,
            "page": self.page,
            "drawer_width": self.drawer_width,
            "households": self.households,
        }
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, json.dumps(told, ensure_ascii=False, indent=1).encode())
        except (OSError, EnvironmentProblem):
            return

    def household_of(self, book: Place) -> Id | None:
        """Name the household last looked at in a ledger."""
        number = self.households.get(str(book))
        return None if number is None else Id(number)

    def note_household(self, book: Place, household: Id | None) -> None:
        """Note the household looked at in a ledger, those used last first."""
        others = {path: number for path, number in self.households.items() if path != str(book)}
        noted = {} if household is None else {str(book): int(household)}
        self.households = dict(list((noted | others).items())[:_MOST_FILES])


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def _width(said: object) -> int:
    is_right = isinstance(said, int) and not isinstance(said, bool) and LEAST_DRAWER <= said <= WIDEST_DRAWER
    return said if is_right and isinstance(said, int) else DRAWER_WIDTH


def _numbers(said: object) -> dict[str, int]:
    if not isinstance(said, dict):
        return {}
    return {str(path): number for path, number in said.items() if type(number) is int}
