"""Deeds on the register and a household's own pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, PROJECT, PROVIDER, Id
from household_ledger.domain.kinds import BaselineType, CostKind, Need, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import (
    Debt,
    Household,
    Member,
    Occupation,
    Party,
    Person,
    Pocket,
    Project,
    ProjectCost,
    Provider,
)
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.commands.categories import AddOwnCategory, SayCategory
from household_ledger.services.commands.debts import AddDebt, ChangeDebt
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.goals import AddGoal, ChangeGoal, OrderGoals
from household_ledger.services.commands.households import AddHousehold, ChangeHousehold, ComeBack, LeaveProject
from household_ledger.services.commands.occupations import AddOccupation, ChangeOccupation, EndOccupation
from household_ledger.services.commands.pockets import AddPocket
from household_ledger.services.commands.provider import TellProvider
from household_ledger.services.commands.register import AddRecords, DeleteRecords, ReplaceRecord
from household_ledger.services.commands.register_import import ImportHouseholds
from household_ledger.services.exchange.register_row import ListedHousehold, ListedMember
from household_ledger.services.ports import Command
from tests.db.deeds_base import deed
from tests.db.ledgers import Book, Home

_DAY = date(2026, 2, 20)


def added(book: Book, record: object) -> Any:  # noqa: ANN401 -- a record of the sort given
    """Write a record and give it as it stands."""
    (number,) = book.do(AddRecords((record,)))
    return there(book, type(record), number)


def there(book: Book, kind: type[Any], number: Id) -> Any:  # noqa: ANN401 -- a record of that sort
    """Give a record as it stands."""
    with book.store.reader() as reader:
        return reader.record(kind, number)


@deed(AddRecords)
def add_records(_book: Book, home: Home, number: int) -> Command:
    party, member = (kind(id=NO_ID, household=home.id, name=f"คนที่ {number}") for kind in (Party, Member))
    return AddRecords((party, member, Person(id=NO_ID, name=f"คนที่ {number}", role=Role.RECORDER)))


@deed(ReplaceRecord)
def replace_record(book: Book, home: Home, number: int) -> Command:
    was = added(book, Party(id=NO_ID, household=home.id, name=f"ร้าน {number}"))
    return ReplaceRecord(was, replace(was, name=f"ร้านใหม่ {number}"))


@deed(DeleteRecords)
def delete_records(book: Book, _home: Home, number: int) -> Command:
    day = date(2026, 1, number)
    costs = [
        added(book, ProjectCost(id=NO_ID, date=day, kind=CostKind.MECHANISM, amount=Money(amount)))
        for amount in (700, 800)
    ]
    return DeleteRecords(ProjectCost, tuple(one.id for one in costs))


@deed(AddDebt)
def add_debt(_book: Book, home: Home, number: int) -> Command:
    debt = Debt(id=NO_ID, household=home.id, name=f"หนี้ {number}", debt_class="D01")
    return AddDebt(debt=debt, amount=Money(number * 1000), on=_DAY, pocket=home.cash)


@deed(ChangeDebt)
def change_debt(book: Book, home: Home, number: int) -> Command:
    was = there(book, Debt, home.debt)
    return ChangeDebt(was, replace(was, name=f"กองทุน {number}", rate=100 + number))


@deed(AddPocket)
def add_pocket(_book: Book, home: Home, number: int) -> Command:
    pocket = Pocket(id=NO_ID, household=home.id, name=f"บัญชี {number}", kind=PocketKind.BANK)
    return AddPocket(pocket, Money(number * 500), _DAY)


@deed(AddGoal)
def add_goal(_book: Book, home: Home, number: int) -> Command:
    return AddGoal(Goal(id=NO_ID, household=home.id, name=f"เป้า {number}", target=Money(90000)))


@deed(ChangeGoal)
def change_goal(book: Book, home: Home, number: int) -> Command:
    """Change the target: the change is a record of its own, beside the goal."""
    was = there(book, Goal, home.goal)
    return ChangeGoal(was, replace(was, target=Money(10000 * number)), "เก็บได้มากกว่า")


@deed(OrderGoals)
def order_goals(book: Book, home: Home, number: int) -> Command:
    book.do(AddGoal(Goal(id=NO_ID, household=home.id, name=f"เป้า {number}")))
    with book.store.reader() as reader:
        found = sorted(one.id for one in reader.of_household(Goal, home.id))
    return OrderGoals(tuple(found[::-1]))


@deed(SetBaseline)
def set_baseline(_book: Book, home: Home, number: int) -> Command:
    lines = tuple(BaselineLine(f"I0{line}", 100 * number + line, 0, line * 500) for line in (1, 2, 3))
    return SetBaseline(
        Baseline(id=NO_ID, household=home.id, type=BaselineType.C, first=202501, last=202512, lines=lines)
    )


@deed(SayCategory)
def say_category(_book: Book, home: Home, number: int) -> Command:
    return SayCategory(household=home.id, code=f"E0{number + 1}", name=f"คำของบ้านนี้ {number}", need=Need.SOCIAL)


@deed(AddOwnCategory)
def add_own_category(_book: Book, home: Home, number: int) -> Command:
    return AddOwnCategory(household=home.id, under="E01", name=f"ของ {number}")


@deed(AddFirstHousehold)
def add_first_household(_book: Book, _home: Home, number: int) -> Command:
    return AddFirstHousehold(
        person=f"สมศรี {number}", role=Role.RECORDER, code=f"ก{number}", name="บ้านแรก", cash=Money(250)
    )


@deed(AddHousehold)
def add_household(book: Book, _home: Home, number: int) -> Command:
    household = Household(id=NO_ID, code=f"ข{number}", name="บ้านใหม่", started_on=book.clock.today())
    members = tuple(Member(id=NO_ID, household=NO_ID, name=f"คนที่ {one}") for one in range(3))
    return AddHousehold(household=household, village=f"บ้านโคก {number}", members=members)


@deed(ChangeHousehold)
def change_household(book: Book, home: Home, number: int) -> Command:
    was = there(book, Household, home.id)
    return ChangeHousehold(was=was, now=replace(was, name=f"บ้านเลขที่ {number}"), village=f"บ้านหนอง {number}")


@deed(LeaveProject)
def leave_project(book: Book, home: Home, number: int) -> Command:
    day = book.clock.today().replace(day=number)
    return LeaveProject(household=home.id, on=day, reason=f"ย้ายบ้าน {number}")


@deed(ComeBack)
def come_back(book: Book, home: Home, number: int) -> Command:
    book.do(leave_project(book, home, number))
    return ComeBack(home.id)


@deed(AddOccupation)
def add_occupation(_book: Book, home: Home, number: int) -> Command:
    """Give the main one's place to the new one."""
    return AddOccupation(Occupation(id=NO_ID, household=home.id, name=f"อาชีพ {number}", is_main=True))


@deed(ChangeOccupation)
def change_occupation(book: Book, home: Home, number: int) -> Command:
    was = there(book, Occupation, (home.hens, home.rice)[number % 2])
    return ChangeOccupation(was, replace(was, name=f"{was.name} {number}", is_main=True))


@deed(EndOccupation)
def end_occupation(book: Book, home: Home, number: int) -> Command:
    made = added(book, Occupation(id=NO_ID, household=home.id, name=f"อาชีพเก่า {number}"))
    return EndOccupation(made.id)


@deed(TellProvider)
def tell_provider(book: Book, _home: Home, number: int) -> Command:
    with book.store.reader() as reader:
        was = (reader.provider(), reader.project())
    provider = Provider(id=PROVIDER, name=f"หน่วย {number}")
    return TellProvider(was, provider, Project(id=PROJECT, name=f"โครงการ {number}", price_year=2024))


@deed(ImportHouseholds)
def import_households(_book: Book, _home: Home, number: int) -> Command:
    members = (ListedMember("แม่", 1970), ListedMember("ลูก", None))
    listed = (
        ListedHousehold(code=f"ค{number}{one}", name=f"บ้าน {one}", village=f"บ้านโคก {number}", members=members[:one])
        for one in range(3)
    )
    return ImportHouseholds(households=tuple(listed), name="รายชื่อ")
