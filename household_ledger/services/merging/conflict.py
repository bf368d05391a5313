"""What a person is to settle after a merge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from household_ledger.domain.changes import Step
from household_ledger.domain.ids import Id


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values: who wrote it when, in which step, and the record as it would be with it."""

    step: Step
    at: datetime
    person: Id
    record: object


@dataclass(frozen=True, slots=True)
class Conflict:
    """A unit of a record that was written differently on two sides; the first choice is the one shown.

    `kind` is the sort as the journal names it, `sub` the second half of a natural key (a month's number), else 0. The
    unit `deleted` was taken out on one side and changed or brought back on the other.
    """

    kind: str
    record: Id
    sub: int
    unit: str
    household: Id
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """One life of the file, a writer: since which day, whether it is the one written here, and who types there most.

    `person` is NO_ID where nobody ever said who types; `since` None where that cannot be read.
    """

    since: date | None
    is_here: bool
    person: Id


@dataclass(frozen=True, slots=True)
class LateMonth:
    """A closed month that got entries whoever closed it had not seen."""

    household: Id
    month: int
