"""What a record names must be there: its household, its member, the people of the file."""

from __future__ import annotations

from typing import Any, TypeVar

from household_ledger.domain.evidence_rules import day_to_come
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.problem import Problem
from household_ledger.domain.record_rules import problems_of
from household_ledger.domain.register import Household, Member, Person
from household_ledger.errors import UserError
from household_ledger.services.commands.cleaning import cleaned
from household_ledger.services.commands.register import refuse
from household_ledger.services.ports import Work

T = TypeVar("T")


def happened(record: T, work: Work, *more: Problem) -> T:
    """Clean what is said of something that happened by today; InvalidEntry with every problem, `more` among them."""
    tidy = cleaned(record)
    refuse([*problems_of(tidy), *day_to_come(tidy, work.clock.today()), *more])
    return tidy


def household_there(household: Id, work: Work) -> Household:
    """Give a household in use; UserError `unknown_record`."""
    return there(Household, household, work)


def there(kind: type[T], record: Id, work: Work) -> T:
    """Give a record in use; UserError `unknown_record`."""
    found: Any = work.record(kind, record)
    if found is None or found.is_deleted:
        raise UserError("unknown_record")
    given: T = found
    return given


def member_problems(member: Id, household: Id, work: Work) -> list[Problem]:
    """Find that a member is not one of the household; none is said by 0."""
    found = work.record(Member, member) if member != NO_ID else None
    is_there = member == NO_ID or (found is not None and found.household == household)
    return [] if is_there else [Problem("member_unknown", "member")]


def person_problems(person: Id, field: str, work: Work) -> list[Problem]:
    """Find that a person is not one of the file; none is said by 0."""
    is_there = person == NO_ID or work.record(Person, person) is not None
    return [] if is_there else [Problem("person_unknown", field)]


def about(household: Household) -> tuple[tuple[str, str], ...]:
    """Name a household in a label."""
    return ("code", household.code), ("name", household.name)
