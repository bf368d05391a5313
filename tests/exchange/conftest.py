"""A ledger to import into."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.ledgers import Book, new_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Give an empty ledger; it must be whole when the test is over."""
    with new_book(tmp_path / "ledger.hldb") as made:
        yield made
        made.assert_whole()
