"""Shared ledgers to test with, and the program that writes into one until it is killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import cast

import psycopg

from household_ledger.db.postgres.store import ServerStore, open_server
from household_ledger.db.store import SqlStore
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.entries import AddEntries, ReplaceEntry
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import EntryQuery
from tests.databases import Databases
from tests.db.ledgers import Book, HandClock, add_home

_WRITES = """
import sys
from tests.postgres.shared import shared_book, write_numbers

url, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with shared_book(url) as book:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in write_numbers(book, first, last):
        print(number, flush=True)
"""


@contextmanager
def shared_book(url: str, *, create: bool = False, folder: Path = Path("nowhere")) -> Iterator[Book]:
    """Open a shared ledger as one program of several, or make it; `folder` is for files that have to do with it."""
    clock = HandClock()
    store = cast("SqlStore", open_server(url, clock=clock, create=create))
    try:
        yield Book(folder / "shared", clock, store, Ledger(store, clock))
    finally:
        store.close()


def let_in(databases: Databases, role: str, rights: str) -> tuple[str, str]:
    """Make a ledger with a household; give its address as the owner's and as that of a person with some rights."""
    name = databases.new()
    owners, theirs = databases.url(name), databases.url(name, user=role)
    with shared_book(owners, create=True) as book:
        add_home(book)
    with psycopg.connect(owners, autocommit=True) as raw:
        raw.execute(f"grant {rights} on all tables in schema public to {role}")
    return owners, theirs


def server_store(book: Book) -> ServerStore:
    """Give the store as what it is."""
    store: object = book.store
    assert isinstance(store, ServerStore)
    return store


def write_numbers(book: Book, first: int, last: int) -> Iterator[int]:
    """Write an entry for each number into the first household, a step each; give those that were acknowledged."""
    with book.store.reader() as reader:
        home = reader.households()[0].id
        cash = reader.of_household(Pocket, home)[0].id
    for number in range(first, last):
        book.ledger.execute(AddEntries((_draft(home, cash, book.clock.today(), number),)))
        yield number


def changed(seen: Entry, number: int) -> ReplaceEntry:
    """Say that another number is meant in an entry as somebody saw it."""
    (cash,) = (Id(line.ref) for line in seen.lines if line.account is Account.POCKET)
    return ReplaceEntry(seen, _draft(seen.household, cash, seen.date, number))


def _draft(home: Id, cash: Id, day: date, number: int) -> Draft:
    """Say what was spent: an entry that can be told from all others."""
    amount = Money(number * 100)
    return Draft(
        household=home,
        date=day,
        kind=EntryKind.EXPENSE,
        amount=amount,
        parts=(Part(fixed_id("E01"), amount),),
        pocket=cash,
        note=str(number),
    )


def numbers_in(book: Book) -> list[int]:
    """List the numbers of the entries that are there, each as often as it is."""
    with book.store.reader() as reader:
        return sorted(int(entry.note) for entry in reader.entries(EntryQuery()) if entry.note)


def entry_of(book: Book, number: int) -> Entry:
    """Give the entry of a number."""
    with book.store.reader() as reader:
        (found,) = (entry for entry in reader.entries(EntryQuery()) if entry.note == str(number))
    return found


class Writer:
    """Another program that writes numbers into a shared ledger, and says each that was acknowledged."""

    def __init__(self, url: str, first: int, last: int) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-c", _WRITES, url, str(first), str(last)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.program.stdout is not None
        assert self.program.stdout.readline() == "ready\n", self.program.communicate()

    def go(self) -> None:
        """Let it begin."""
        assert self.program.stdin is not None
        self.program.stdin.write("\n")
        self.program.stdin.flush()

    def acknowledged(self) -> list[int]:
        """Wait for its end and give what it was told is saved."""
        said, _problem = self.program.communicate()
        return [int(line) for line in said.splitlines()]
