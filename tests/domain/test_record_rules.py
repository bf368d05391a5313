"""A record figures could not bear is told, field by field; what the demo writes is all right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.goal import Goal
from household_ledger.domain.goal_progress import harvest_months
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType, GoalKind, InterestRule, PocketKind, Rhythm
from household_ledger.domain.money import Money
from household_ledger.domain.record_rules import problems_of
from household_ledger.domain.register import Debt, Household, Member, Pocket, Project, Provider

ONE = Id(1)
EARLY, LATE = date(2026, 1, 5), date(2026, 10, 5)


def goal(**said: Any) -> Goal:  # noqa: ANN401 -- any field
    return Goal(id=ONE, household=ONE, **{"name": "ซ่อมหลังคา", **said})


def debt(**said: Any) -> Debt:  # noqa: ANN401 -- any field
    return Debt(id=ONE, household=ONE, **{"name": "ธ.ก.ส.", "debt_class": "D01", **said})


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (Member(id=ONE, household=ONE, name=""), "name"),
        (Member(id=ONE, household=ONE, name="ก", present_from=LATE, present_to=EARLY), "present_to"),
        (Member(id=ONE, household=ONE, name="ก", birth_year=25), "birth_year"),
        (Member(id=ONE, household=ONE, name="ก", birth_year=2027, present_from=LATE), "present_from"),
        (Household(id=ONE, code="", name="ก"), "code"),
        (Household(id=ONE, code="1", name="ก", started_on=LATE, left_on=EARLY), "left_on"),
        (Pocket(id=ONE, household=ONE, name="กระปุก", kind=PocketKind.SAVINGS), "kind"),
        (debt(debt_class=""), "debt_class"),
        (debt(rate=-1), "rate"),
        (debt(instalments=-3), "instalments"),
        (debt(principal=Money(-5)), "principal"),
        (debt(rule=InterestRule.FIXED_TOTAL, principal=Money(5), total=Money(4)), "total"),
        (goal(opening=Money(-1)), "opening"),
        (Project(starts_on=LATE, ends_on=EARLY), "ends_on"),
        (goal(name=""), "name"),
        (goal(target=Money(-1)), "target"),
        (goal(started_on=LATE, by=EARLY), "by"),
        (goal(kind=GoalKind.DEBT), "debt"),
        (goal(rhythm=Rhythm.HARVEST), "harvest_months"),
        (goal(harvest_months="13"), "harvest_months"),
        (goal(harvest_months="พ.ค."), "harvest_months"),
        (goal(priority=0), "priority"),
        (Baseline(id=ONE, household=ONE, type=BaselineType.C, first=202603, last=202502), "last"),
        (Baseline(id=ONE, household=ONE, type=BaselineType.C, first=202513, last=202514), "last"),
        (Baseline(id=ONE, household=ONE, type=BaselineType.D, first=202602, last=202602, members=0), "members"),
        (
            Baseline(
                id=ONE,
                household=ONE,
                type=BaselineType.D,
                first=202602,
                last=202602,
                lines=(BaselineLine("Z99", 100, 0),),
            ),
            "lines",
        ),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(record: object, field: str) -> None:
    assert [problem.field for problem in problems_of(record)] == [field]


@pytest.mark.parametrize(
    "record",
    [
        Member(id=ONE, household=ONE, name="ก", birth_year=1950, present_from=EARLY, present_to=EARLY),
        Member(id=ONE, household=ONE, name="ก", birth_year=2026, present_from=EARLY),
        Household(id=ONE, code="001", name=""),
        Provider(),
        Project(),
        debt(rate=1500, instalments=12, principal=Money(10_000)),
        goal(rhythm=Rhythm.HARVEST, harvest_months="5, 11", target=Money(100)),
        goal(kind=GoalKind.DEBT, debt=ONE),
        Member(id=ONE, household=ONE, name="", is_deleted=True),
    ],
)
def test_what_figures_can_bear_is_kept(record: object) -> None:
    assert problems_of(record) == []


def test_months_of_harvest_that_are_kept_can_be_reckoned_with() -> None:
    for text in ("5", "5,11", " 1 , 12 ", ""):
        assert problems_of(goal(harvest_months=text)) == []
        assert harvest_months(text) <= frozenset(range(1, 13))
