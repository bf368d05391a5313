"""What came back of a damaged ledger, and what did not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Lost:
    """A record that did not come back, or came back as it was earlier: its sort and what is still known of it."""

    sort: str
    id: int
    household: str = ""
    """Its household, by code and name."""
    day: str = ""
    """The day of an entry, ISO."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it: a whole new file, and what it lacks."""

    path: Path
    entries: int
    """Entries the new file holds."""
    steps: int
    """Steps of the history that came along."""
    lost_steps: int
    """Steps known of that did not; what they wrote may have come back all the same."""
    gone: tuple[Lost, ...] = ()
    older: tuple[Lost, ...] = ()
    """Records that may have been changed again since: the step is lost."""
    lost_photos: int = 0
    unverified: tuple[tuple[str, str], ...] = ()
    """Months (household, ISO month) that are no longer verified."""
    copy: Path | None = None
    """The safety copy the new file rests on; None where all came from the damaged file."""
    came_after: int = 0
    """Steps made after the copy that came along."""
    is_copy_alone: bool = False
    """Whether the damaged file said nothing at all: what came after the copy is lost, and nobody knows what it was."""
    aside: Path | None = None
    """Where the damaged file lies, when the new one took its place."""

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is known to be missing."""
        return not (self.is_copy_alone or self.gone or self.older or self.lost_photos or self.lost_steps)
