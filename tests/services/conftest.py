"""The ledger of `tests/db`, for what goes through the door."""

from tests.db.conftest import book, clock, home, undoable

__all__ = ["book", "clock", "home", "undoable"]
