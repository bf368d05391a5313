"""What going back to a copy would undo, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Loss:
    """How the present ledger differs from a copy, counted from the present."""

    made: int = 0
    """Entries written since: they would not be there any more."""
    changed: int = 0
    """Entries changed since: they would be as they were."""
    coming_back: int = 0
    """Entries taken out since: they would be there again."""
    steps: int = 0
    """Everything done since, households and names too."""

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing was done since."""
        return self.steps == 0 and self.made == 0 and self.coming_back == 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: how many entries the ledger holds now, and where what was there before lies (None: nothing)."""

    entries: int
    aside: Path | None
