"""A household erased for good does not come back with a salvage, from the damaged file or from an older copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from household_ledger.db.backup import make_copy
from household_ledger.db.salvage import salvage
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Member
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.commands.register import AddRecords
from tests.db.copy_drill import NOW
from tests.db.drafts import draft
from tests.db.ledgers import HandClock, add_home, new_book
from tests.db.salvage_drill import destroy, pages_of
from tests.encrypted import clear_bytes, raw_connection

CANARY = "สมหมาย ผู้ขอให้ลบ"


@pytest.fixture
def erased(tmp_path: Path) -> tuple[Path, Path]:
    """Give a book of which a household was erased, and a copy from before."""
    path = tmp_path / "book.hldb"
    with new_book(path) as book:
        kept, gone = add_home(book, "001"), add_home(book, "002")
        book.do(AddRecords((Member(id=NO_ID, household=gone.id, name=CANARY),)))
        for number in range(1, 30):
            book.do(AddEntries((draft(number, kept), draft(number, gone))))
        book.store.checkpoint()
        copy = make_copy(path, tmp_path / "copies", reason="before-erase", now=NOW).path
        book.do(EraseHousehold(gone.id, "002"))
        book.do(AddEntries((draft(40, kept),)))
    return path, copy


@pytest.mark.parametrize("names", [("entry_month",), ("entry",), ("entry_line",), ("op",), ("leaf",), ("touch", "op")])
@pytest.mark.parametrize("with_copy", [False, True])
def test_what_was_erased_stays_erased(
    erased: tuple[Path, Path], tmp_path: Path, names: tuple[str, ...], *, with_copy: bool
) -> None:
    path, copy = erased
    kept = _kept(path)
    destroy(path, pages_of(path, *names))

    made = salvage(path, tmp_path / "new.hldb", clock=HandClock(), copy=copy if with_copy else None)

    assert CANARY.encode() not in clear_bytes(made.path)
    assert _kept(made.path) == kept
    assert made.entries == len(kept)


def test_the_copy_itself_would_give_it_back(erased: tuple[Path, Path]) -> None:
    _path, copy = erased

    assert CANARY.encode() in clear_bytes(copy)


def _kept(path: Path) -> list[tuple[object, ...]]:
    connection = raw_connection(path)
    rows = list(connection.execute("select id,date,description from entry where deleted=0 order by id"))
    connection.close()
    return rows
