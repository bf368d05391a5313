"""How far the books of many households may be trusted, month by month: whose month got which grade."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Grade
from household_ledger.domain.period import Month

VALID = frozenset({Grade.A, Grade.B})
"""Grades that enter outcome claims (`reference/indicators.md`)."""


@dataclass(frozen=True, slots=True)
class GradeMonth:
    """The households enrolled in one month by the grade of theirs, in Thai order of their codes."""

    month: Month
    households: Mapping[Grade, tuple[Id, ...]]

    def count(self, grade: Grade) -> int:
        """Count the household-months of a grade."""
        return len(self.households.get(grade, ()))

    @property
    def all(self) -> int:
        """Count the household-months there are: n."""
        return sum(map(self.count, Grade))

    @property
    def valid(self) -> int:
        """Count those that enter outcome claims: A and B."""
        return sum(map(self.count, VALID))


@dataclass(frozen=True, slots=True)
class GradeTable:
    """Months one after the other, oldest first, from the first in which a household was enrolled."""

    months: tuple[GradeMonth, ...]

    @property
    def all(self) -> int:
        """Count the household-months of all the months."""
        return sum(one.all for one in self.months)

    @property
    def valid(self) -> int:
        """Count those of them graded A or B."""
        return sum(one.valid for one in self.months)

    def among(self, households: Iterable[Id]) -> GradeTable:
        """Give the table of some of the households, as though the others were not there."""
        kept = frozenset(households)
        months = (
            grade_month(
                one.month, ((home, grade) for grade, ids in one.households.items() for home in ids if home in kept)
            )
            for one in self.months
        )
        return GradeTable(tuple(one for one in months if one.all))


def grade_month(month: Month, graded: Iterable[tuple[Id, Grade]]) -> GradeMonth:
    """Sort the households of a month by their grade, the order kept."""
    listed = list(graded)
    by_grade = {grade: tuple(one for one, its in listed if its is grade) for grade in Grade}
    return GradeMonth(month, by_grade)
