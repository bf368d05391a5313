"""Which households stand on which stair of a staircase, verified or waiting, and who came down (M20)."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.ids import Id


@dataclass(frozen=True, slots=True)
class StairStanding:
    """One stair: who stands on it by verified evidence, whose evidence for it waits, and how many stood at the start.

    A household stands on one stair only, the highest it reached, and may wait for one above.
    """

    level: int
    name: str
    at_start: int
    verified: tuple[Id, ...]
    waiting: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class StaircaseStanding:
    """A whole staircase, lowest stair first; `fallen` names households with the stair they left and the one below."""

    stairs: tuple[StairStanding, ...]
    fallen: tuple[tuple[Id, int, int], ...]

    @property
    def households(self) -> int:
        """Count the households on the staircase, each once."""
        return len({one for stair in self.stairs for one in (*stair.verified, *stair.waiting)})

    def verified_from(self, level: int) -> int:
        """Count those that stand on a stair or above it by verified evidence."""
        return len({one for stair in self.stairs if stair.level >= level for one in stair.verified})

    def waiting_from(self, level: int) -> int:
        """Count those below a stair whose evidence for it or one above it waits: who stands there counts once."""
        stairs = [stair for stair in self.stairs if stair.level >= level]
        waiting = {one for stair in stairs for one in stair.waiting}
        return len(waiting - {one for stair in stairs for one in stair.verified})

    def at_start_from(self, level: int) -> int:
        """Count those that stood on a stair or above it when the project began."""
        return sum(stair.at_start for stair in self.stairs if stair.level >= level)

    def falls(self) -> dict[tuple[int, int], tuple[Id, ...]]:
        """Put those that came down together by the stair they left and the one they stand on now, highest first."""
        steps = sorted({(start, end) for _household, start, end in self.fallen}, reverse=True)
        return {step: tuple(one for one, start, end in self.fallen if (start, end) == step) for step in steps}
