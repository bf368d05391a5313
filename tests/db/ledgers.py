"""Ledgers to test with: a clock that only moves when told, a household with what entries name, and what is in sight."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import tests.encrypted  # noqa: F401 -- programs of the tests that open ledgers come here
from household_ledger.db.records import KINDS
from household_ledger.db.store import SqlStore, open_store
from household_ledger.db.units import is_empty
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import InterestRule, PocketKind, Role
from household_ledger.domain.period import Month
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Party,
    Person,
    Pocket,
)
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, Initiator

Undoable = Callable[..., tuple[int, ...]]
"""What the fixture `undoable` is: do a command, prove that it can be taken back, give the ids it touched."""
State = dict[tuple[str, int, int], dict[str, Any]]
_FIRST, _LAST = Month(2026, 1), Month(2026, 12)


@dataclass
class HandClock:
    """A clock that stands still until a test moves it."""

    moment: datetime = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """Give the moment set."""
        return self.moment

    def today(self) -> date:
        """Give its day."""
        return self.moment.date()

    def move(self, **time: float) -> None:
        """Move on (or back)."""
        self.moment += timedelta(**time)


@dataclass
class Home:
    """A household and the ids of everything its entries may name."""

    id: Id
    cash: Id
    bank: Id
    savings: Id
    other_savings: Id
    debt: Id
    rice: Id
    hens: Id
    member: Id
    party: Id
    goal: Id
    vegetables: Id


@dataclass
class Book:
    """A ledger file opened for a test."""

    path: Path
    clock: HandClock
    store: SqlStore
    ledger: Ledger
    people: dict[str, Id] = field(default_factory=dict)
    _figures: Figures | None = None

    def do(self, command: Command, person: str = "") -> tuple[Id, ...]:
        """Execute a command and give the ids of what it touched."""
        return self.ledger.execute(command, Initiator(self.people.get(person, NO_ID))).ids

    def state(self) -> State:
        """Give what is in sight: every record not deleted and not wholly empty, as its image."""
        with self.store.reader() as reader:
            found: State = {}
            for kind in KINDS:
                for record, sub, image in reader.raw.execute(f"select id,sub,image from {kind.name}_image"):
                    units = json.loads(image)
                    if not units.get("deleted") and not all(is_empty(value) for value in units.values()):
                        found[kind.name, record, sub] = units
            return found

    def assert_whole(self) -> None:
        """Look through everything with the program's own check."""
        report = self.store.check()
        assert report.findings == (), report.findings

    def totals(self) -> set[tuple[Any, ...]]:
        """Give the kept totals."""
        with self.store.reader() as reader:
            return set(reader.raw.execute("select * from month_total"))

    def figures(self) -> list[MonthFigures]:
        """Give every month of 2026 of every household, kept between steps as the window keeps them."""
        if self._figures is None:
            self._figures = Figures(self.store, self.clock)
            self.ledger.subscribe(self._figures.on_change)
        months = (one for home in self._figures.households() for one in self._figures.months(home.id, _FIRST, _LAST))
        return [replace(one, step=None) for one in months]

    def steps(self) -> int:
        """Count the steps."""
        with self.store.reader() as reader:
            return reader.step_count()


@contextmanager
def new_book(path: Path, clock: HandClock | None = None) -> Iterator[Book]:
    """Make a new ledger file and close it again."""
    clock = clock or HandClock()
    store = open_store(path, clock=clock, create=True)
    try:
        yield Book(path, clock, store, Ledger(store, clock))
    finally:
        store.close()


@contextmanager
def opened_book(path: Path, clock: HandClock | None = None) -> Iterator[Book]:
    """Open a ledger file again."""
    clock = clock or HandClock()
    store = open_store(path, clock=clock)
    try:
        yield Book(path, clock, store, Ledger(store, clock))
    finally:
        store.close()


def add_people(book: Book) -> None:
    """Write two people: who types and who verifies."""
    for name, role in (("typist", Role.RECORDER), ("verifier", Role.VERIFIER)):
        (book.people[name],) = book.do(AddRecords((Person(id=NO_ID, name=name, role=role),)))


def add_home(book: Book, code: str = "001") -> Home:
    """Write a household with pockets, a debt, occupations, a member, a party, a goal and a category of its own."""
    (home,) = book.do(AddRecords((Household(id=NO_ID, code=code, name=f"บ้าน {code}", started_on=date(2026, 1, 1)),)))

    def add(record: object) -> Id:
        return book.do(AddRecords((record,)))[0]

    def pocket(name: str, kind: PocketKind, category: str = "") -> Id:
        return add(Pocket(id=NO_ID, household=home, name=name, kind=kind, category=category))

    return Home(
        id=home,
        cash=pocket("เงินสด", PocketKind.CASH),
        bank=pocket("ธนาคาร", PocketKind.BANK),
        savings=pocket("ออมกลุ่ม", PocketKind.SAVINGS, "S02"),
        other_savings=pocket("ออมในบ้าน", PocketKind.SAVINGS, "S01"),
        debt=add(Debt(id=NO_ID, household=home, name="กองทุน", debt_class="D02", rule=InterestRule.PER_MONTH, rate=100)),
        rice=add(Occupation(id=NO_ID, household=home, name="ทำนา", is_main=True)),
        hens=add(Occupation(id=NO_ID, household=home, name="เลี้ยงไก่")),
        member=add(Member(id=NO_ID, household=home, name="สมหญิง", birth_year=1980, present_from=date(2026, 1, 1))),
        party=add(Party(id=NO_ID, household=home, name="ร้านป้า")),
        goal=add(Goal(id=NO_ID, household=home, name="ทุนการศึกษา")),
        vegetables=add(HouseholdCategory(id=NO_ID, household=home, code="E01.1", under="E01", name="ผัก")),
    )
