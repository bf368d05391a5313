"""What a row was before each of its changes: taken back one by one before any step of the ledger is."""

from __future__ import annotations

from typing import Generic, TypeVar

_MOST = 200
Row = TypeVar("Row")


class RowHistory(Generic[Row]):
    """Of one row under the hands. A change is whole when a cell is left, an offer taken, a key of the row pressed."""

    def __init__(self, blank: Row) -> None:
        self._rows = [blank]
        self._at = 0

    def begin(self, row: Row) -> None:
        """Begin with another row: nothing of the one before is brought back into it."""
        self._rows, self._at = [row], 0

    def note(self, row: Row) -> None:
        """Take a row as it is after a change; what was taken back before can then not be had again."""
        if row != self._rows[self._at]:
            self._rows = [*self._rows[: self._at + 1], row][-_MOST:]
            self._at = len(self._rows) - 1

    def has(self, row: Row, *, redo: bool) -> bool:
        """Tell whether the row as it is now has a state before (or one that was taken back)."""
        is_noted = row == self._rows[self._at]
        return is_noted and self._at + 1 < len(self._rows) if redo else self._at > 0 or not is_noted

    def step(self, row: Row, *, redo: bool) -> Row:
        """Give the row before the last change (or after the next one); the row itself where there is none."""
        if not self.has(row, redo=redo):
            return row
        self.note(row)
        self._at += 1 if redo else -1
        return self._rows[self._at]
