"""What this program writes is read by it again, household by household, as the same money: by the sums in plain SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import IN_KIND
from household_ledger.domain.register import Household
from household_ledger.services import importing_files
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.exchange.exporting import export_csv
from household_ledger.services.exchange.reading.looking import look
from household_ledger.services.exchange.scope import Scope
from household_ledger.services.exchange.writing.beancount import export_beancount
from household_ledger.services.exchange.writing.hledger import export_hledger
from household_ledger.services.exchange.writing.qif import export_qif
from household_ledger.services.exchange.writing.xlsx import export_xlsx
from household_ledger.services.importing_files import FileOutcome, FileWish, import_file
from tests.db.ledgers import Book, new_book
from tests.encrypted import raw_connection

Money = dict[tuple[str, str], int]
"""Satang by month, kind, medium and account, and what that is called."""
_FORMATS: dict[str, Callable[..., object]] = {
    "own.csv": export_csv,
    "own.xlsx": export_xlsx,
    "own.journal": export_hledger,
    "own.beancount": export_beancount,
    "own.qif": export_qif,
}
_NAMED = """
select substr(e.date,1,7) || ' ' || e.kind || ' ' || l.medium || ' ' || l.account, coalesce(
  case when l.account in ('pocket','savings') then (select name from pocket where id=l.ref)
       when l.account='debt' then (select name from debt where id=l.ref)
       when l.account='lent' then (select name from party where id=l.ref) end,
  (select code from category where id=l.ref),
  (select code from household_category where id=l.ref), '-'), sum(l.satang)
from entry_line l join entry e on e.id=l.entry_id join household h on h.id=e.household_id
where e.deleted=0 and h.code=? group by 1, 2
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with new_book(tmp_path_factory.mktemp("demo") / "demo.hldb") as book:
        make_demo(book.ledger, DemoOptions(households=2, months=6))
        yield book


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in the test's own process: the other one is tried in `test_hostile_files` and from the command line."""
    monkeypatch.setattr(importing_files, "look_apart", lambda path, request, **_said: look(path.read_bytes(), request))


def money_of(book: Book, code: str) -> Money:
    """Add up a household's lines by month, kind, medium, account and name."""
    with closing(raw_connection(book.path, mode="ro")) as file:
        connection: sqlite3.Connection = file
        found = connection.execute(_NAMED, (code,)).fetchall()
    return {(where, name): satang for where, name, satang in found if satang}


def brought(demo: Book, code: str, name: str, book: Book, export: Callable[..., object]) -> FileOutcome:
    """Write a household's entries as a file, and read that into another ledger that knows the household by its code."""
    with demo.store.reader() as reader:
        home = next(one for one in reader.households() if one.code == code)
    path = book.path.with_name(name)
    export(demo.store, path, scope=Scope(households=frozenset({home.id})))
    book.do(AddRecords((Household(id=NO_ID, code=code, name=home.name),)))
    with book.store.reader() as reader:
        there = next(one for one in reader.households() if one.code == code)
    return import_file(book.ledger, path, there, FileWish())


def codes_of(book: Book) -> list[str]:
    with book.store.reader() as reader:
        return sorted(one.code for one in reader.households())


@pytest.mark.slow
@pytest.mark.parametrize("name", _FORMATS)
def test_every_household_of_the_demo_comes_back_as_the_same_money(name: str, demo: Book, book: Book) -> None:
    for code in codes_of(demo):
        done = brought(demo, code, name, book, _FORMATS[name])

        assert done.bad == ()
        assert len(money_of(demo, code)) > 30
        assert any(kind in where for where, _name in money_of(demo, code) for kind in IN_KIND)
        assert money_of(book, code) == money_of(demo, code)
