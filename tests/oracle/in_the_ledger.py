"""The village put into a real ledger: register records, goals, the import, then closing and verifying."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from household_ledger.db.store import SqlStore, open_store
from household_ledger.domain import goal, register
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import GoalKind, Need, PocketKind, Rhythm, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.commands.importing import ImportEntries
from household_ledger.services.commands.months import CloseMonth, MarkPaperDaily, VerifyMonth
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.exchange.canonical_reader import CanonicalFile
from household_ledger.services.exchange.importing_source import FileRows
from household_ledger.services.figures.figures import Figures
from household_ledger.services.importing import import_entries
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Initiator
from tests.oracle.village import Facts, Goal


@dataclass
class StandingClock:
    """A clock that stands at noon of a day until it is set anew."""

    day: date

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 5, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@dataclass
class Opened:
    """A ledger file with everything that works on it."""

    store: SqlStore
    ledger: Ledger
    figures: Figures
    clock: StandingClock

    def household(self, code: str) -> Id:
        with self.store.reader() as reader:
            found = reader.household_by_code(code)
        assert found is not None
        return found.id


def new_ledger(path: Path, today: date) -> Opened:
    clock = StandingClock(today)
    store = open_store(path, clock=clock, create=True)
    ledger, figures = Ledger(store, clock), Figures(store, clock)
    ledger.subscribe(figures.on_change)
    return Opened(store, ledger, figures, clock)


def fill(opened: Opened, facts: Iterable[Facts], rows: Path) -> None:
    """Register the households, import their rows, then close and verify what the facts say."""
    facts = list(facts)
    for one in facts:
        _register(opened, one)
    command = ImportEntries(FileRows(CanonicalFile.at(rows)), is_made_up=True)
    outcome = import_entries(opened.ledger, command)
    assert [(one.number, one.column, one.problem) for one in outcome.problems] == []
    for one in facts:
        _settle(opened, one)


def _register(opened: Opened, facts: Facts) -> None:
    household = register.Household(
        id=Id(0), code=facts.code, name=facts.code, started_on=facts.started_on, left_on=facts.left_on
    )
    opened.ledger.execute(AddRecords((household,)))
    owner = opened.household(facts.code)
    opened.ledger.execute(AddRecords(tuple(_records(facts, owner))))
    for one in facts.goals:
        opened.ledger.execute(AddRecords((_goal(opened, one, owner),)))


def _records(facts: Facts, owner: Id) -> Iterable[object]:
    yield register.Party(id=Id(0), household=owner, name="ใครก็ได้")
    for number, member in enumerate(facts.members):
        yield register.Member(
            id=Id(0),
            household=owner,
            name=f"คนที่ {number}",
            birth_year=member.birth_year,
            present_from=member.present_from,
            present_to=member.present_to,
        )
    for code, need in facts.needs.items():
        yield register.HouseholdCategory(
            id=Id(0), household=owner, code=code, under=code.partition(".")[0], need=Need(need)
        )
    for name, form in facts.savings.items():
        yield register.Pocket(id=Id(0), household=owner, name=name, kind=PocketKind.SAVINGS, category=form)
    for debt in {one.debt for one in facts.goals if one.debt}:
        yield register.Debt(id=Id(0), household=owner, name=debt, debt_class="D02")


def _goal(opened: Opened, one: Goal, owner: Id) -> goal.Goal:
    with opened.store.reader() as reader:
        debts = {debt.name: debt.id for debt in reader.of_household(register.Debt, owner)}
    return goal.Goal(
        id=Id(0),
        household=owner,
        name=one.name,
        kind=GoalKind(one.kind),
        target=None if one.target is None else Money(one.target),
        months=one.months,
        debt=debts[one.debt] if one.debt else Id(0),
        by=one.by,
        rhythm=Rhythm(one.rhythm),
        every=one.every,
        harvest_months=",".join(map(str, one.harvest_months)),
        started_on=one.started_on,
        opening=Money(one.opening),
        ended_on=one.ended_on,
    )


def _settle(opened: Opened, facts: Facts) -> None:
    owner = opened.household(facts.code)
    opened.ledger.execute(AddRecords((register.Person(id=Id(0), name=f"ผู้ตรวจ {facts.code}", role=Role.VERIFIER),)))
    with opened.store.reader() as reader:
        verifier = max(one.id for one in reader.all(register.Person))
    for month in sorted(facts.paper_daily):
        opened.ledger.execute(MarkPaperDaily(owner, Month.from_iso(month), is_daily=True))
    for month in sorted(facts.closed | facts.verified.keys()):
        opened.ledger.execute(CloseMonth(owner, Month.from_iso(month)))
    for month, seen in facts.verified.items():
        opened.ledger.execute(VerifyMonth(owner, Month.from_iso(month), seen), Initiator(verifier))
