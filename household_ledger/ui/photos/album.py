"""The pictures of one row, whoever keeps them, as they are looked at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from household_ledger.ui.photos.wanted import Wanted


class Album(QObject):
    """Pictures in their order; what adds and removes them is the row's affair. `changed` says that they are others."""

    changed = Signal()

    title = ""
    """What the pictures are of."""
    why_fixed = ""
    """Why none can be added or removed; "" where they can."""

    def count(self) -> int:
        """Count them."""
        raise NotImplementedError

    def picture(self, place: int) -> bytes:
        """Give one, as a file has it; nothing where it is missing or not made ready yet."""
        raise NotImplementedError

    def add(self, wanted: Sequence[Wanted]) -> None:
        """Put more with the row."""
        raise NotImplementedError

    def remove(self, place: int) -> None:
        """Take one off the row."""
        raise NotImplementedError
