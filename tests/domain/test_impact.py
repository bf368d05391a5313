"""M16 and M20 at their edges: what the project cost by what changed, and who stands where; undefined with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest

from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.comparison import STANDARD, Case, Comparison, compare
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.indicators.impact import Spent, unit_cost, without_costs
from household_ledger.domain.indicators.progress import progress
from household_ledger.domain.indicators.result import IndicatorResult, Key, Remark, Unit, Why
from household_ledger.domain.kinds import BaselineType, CostKind, Grade
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.register import Household, ProjectCost
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.stairs_reached import Climb, Climber, Staircase, staircase_of
from household_ledger.domain.thresholds import DEFAULTS
from tests.domain.making import HOME, figures

AS_OF = Month(2026, 10)
STAIRS = 3


def mark(level: int, *, is_baseline: bool = False, is_verified: bool = True) -> StairMark:
    return StairMark(
        id=Id(level),
        audience=Audience.PARTICIPANT,
        level=level,
        reached_on=date(2026, 5, 1),
        is_baseline=is_baseline,
        verified_on=date(2026, 5, 2) if is_verified else None,
    )


def staircase(*marks: tuple[StairMark, ...]) -> Staircase:
    """Make a staircase of three stairs without rules, one household for each tuple of marks."""
    stairs = [
        Stair(id=NO_ID, audience=Audience.PARTICIPANT, level=level, name=str(level)) for level in range(1, STAIRS + 1)
    ]
    climbers = [
        Climber(household=Id(number), code=str(number), name="", known={}, marks=own)
        for number, own in enumerate(marks, 1)
    ]
    return staircase_of(climbers, Climb(as_of=AS_OF, day=AS_OF.last, audience=Audience.PARTICIPANT, stairs=stairs))


def comparison(rise: int, *, is_recalled: bool = False) -> Comparison:
    """Make a household that earns so many satang more each month, at the same prices."""
    before = list(months_between(Month(2025, 1), Month(2025, 12)))
    after = list(months_between(Month(2026, 2), AS_OF))
    line = BaselineLine(source="I07", cash=12_000, in_kind=0)
    told = Baseline(id=Id(5), household=HOME, type=BaselineType.D, first=202510, last=202510, lines=(line,))
    case = Case(
        household=Household(id=HOME, code="001", name="", started_on=date(2026, 1, 1)),
        months=[
            *([] if is_recalled else [figures(one, cash={"I07": 100_000}) for one in before]),
            *(figures(one, cash={"I07": 100_000 + rise}) for one in after),
        ],
        baselines=[told] if is_recalled else [],
        supported=frozenset(),
        as_of=AS_OF,
    )
    return compare(case, STANDARD, thresholds=DEFAULTS, prices=consumer_prices())


def cost(baht: int, kind: CostKind = CostKind.MECHANISM, day: date = date(2026, 3, 1)) -> ProjectCost:
    return ProjectCost(id=NO_ID, date=day, kind=kind, amount=Money(baht * 100))


def m16(
    costs: Sequence[ProjectCost] = (),
    rises: Sequence[int] = (),
    stairs: Staircase | None = None,
    *,
    deadweight: int = 0,
) -> IndicatorResult:
    return unit_cost(
        Spent(
            staircase=stairs or staircase(()),
            costs=costs,
            comparisons=[comparison(rise) for rise in rises],
            deadweight=Fraction(deadweight, 100),
        )
    )


def why(found: IndicatorResult, key: Key, of: str = "") -> str | None:
    (measure,) = (one for one in found.values if one.key is key and one.of == of)
    assert measure.value is None
    return measure.reason


def test_costs_of_both_kinds_up_to_the_day_are_held_against_who_is_newly_verified() -> None:
    costs = (cost(300), cost(150, CostKind.OCCUPATION), cost(999, day=date(2026, 11, 1)), cost(150, day=AS_OF.last))
    stairs = staircase((mark(1),), (mark(3),), (mark(2, is_baseline=True), mark(3)), (mark(3, is_verified=False),))

    found = m16(costs, stairs=stairs)

    assert found.value(Key.COST_MECHANISM) == 45_000
    assert found.value(Key.COST_OCCUPATION) == 15_000
    assert found.value(Key.COST_TOTAL) == 60_000
    assert [found.value(Key.NEWLY_VERIFIED, str(level)) for level in (1, 2, 3)] == [2, 1, 2]
    assert [found.value(Key.COST_PER_HOUSEHOLD, str(level)) for level in (1, 2, 3)] == [30_000, 60_000, 30_000]


def test_nobody_newly_verified_and_no_costs_are_no_zero() -> None:
    stairs = staircase((mark(1),), ())

    assert why(m16((cost(300),), stairs=stairs), Key.COST_PER_HOUSEHOLD, "2") == Why.NOBODY_NEWLY
    assert why(m16(stairs=stairs), Key.COST_PER_HOUSEHOLD, "1") == Why.NO_COSTS
    assert m16(stairs=stairs).value(Key.COST_TOTAL) == 0


def test_the_gain_is_a_year_of_all_matched_households_losers_too() -> None:
    rises = (1000, 1000, 1000, 1000, -500)
    real = [one.amounts.income.per_month for one in map(comparison, rises) if one.amounts is not None]

    found = m16((cost(420),), rises)

    assert found.value(Key.MATCHED) == 5
    assert found.value(Key.GAIN_PER_YEAR) == 12 * sum(real)
    assert found.value(Key.COST_PER_BAHT) == Fraction(42_000) / (12 * sum(real))
    assert found.value(Key.PAYBACK) == Fraction(42_000) / sum(real)
    assert dict(found.grades)[Grade.A] == 5 * 18
    assert len(found.months) == 18
    assert [one.remark for one in found.notes] == [Remark.COSTS_OF_THE_TIME, Remark.PRICES_STAND_IN]


def test_what_would_have_come_anyway_is_set_aside_and_always_printed() -> None:
    rises = (1000,) * 5
    half, none, all_of_it = (m16((cost(420),), rises, deadweight=part) for part in (50, 0, 100))

    assert none.value(Key.DEADWEIGHT) == 0
    assert none.value(Key.COST_PER_BAHT_NET) == none.value(Key.COST_PER_BAHT)
    whole = none.value(Key.COST_PER_BAHT)
    assert whole is not None
    assert half.value(Key.COST_PER_BAHT_NET) == 2 * whole
    assert half.value(Key.COST_PER_BAHT) == whole
    assert why(all_of_it, Key.COST_PER_BAHT_NET) == Why.NO_GAIN


@pytest.mark.parametrize("key", [Key.COST_PER_BAHT, Key.COST_PER_BAHT_NET, Key.PAYBACK])
def test_no_gain_too_few_matched_and_no_costs_leave_it_undefined(key: Key) -> None:
    assert why(m16((cost(1),), (-1000,) * 5), key) == Why.NO_GAIN
    assert why(m16((cost(1),), (1000,) * 4), key) == Why.TOO_FEW_MATCHED
    assert why(m16((), (1000,) * 5), key) == Why.NO_COSTS


def test_recalled_households_are_not_matched() -> None:
    recalled = comparison(1000, is_recalled=True)
    assert recalled.amounts is not None
    spent = Spent(
        staircase=staircase(()),
        costs=(cost(1),),
        comparisons=[recalled] * 9,
        deadweight=Fraction(0),
    )

    assert unit_cost(spent).value(Key.MATCHED) == 0


def test_a_village_group_has_no_costs_of_its_own() -> None:
    assert (without_costs().values, without_costs().reasons) == ((), (Why.COSTS_OF_ALL,))


def test_households_are_counted_on_each_stair_at_the_start_and_now() -> None:
    found = progress(staircase((), (mark(1, is_baseline=True), mark(2)), (mark(3, is_verified=False),)))

    assert found.value(Key.HOUSEHOLDS) == 3
    assert [found.value(Key.STOOD, str(level)) for level in range(4)] == [2, 1, 0, 0]
    assert [found.value(Key.STANDS, str(level)) for level in range(4)] == [2, 0, 1, 0]
    assert [found.value(Key.WAITS, str(level)) for level in range(1, 4)] == [0, 0, 1]
    assert [found.value(Key.CAME_DOWN), found.value(Key.STAIRS_GAINED)] == [Fraction(0), Fraction(0)]
    assert {one.unit for one in found.values} == {Unit.COUNT, Unit.NUMBER}


def test_the_median_of_an_even_number_lies_between_two() -> None:
    found = progress(staircase((), (mark(1),), (mark(2),), (mark(3),)))

    assert found.value(Key.STAIRS_GAINED) == Fraction(3, 2)


def test_fewer_than_three_have_no_middle_and_nobody_has_nothing() -> None:
    assert why(progress(staircase((), (mark(1),))), Key.STAIRS_GAINED) == Why.TOO_FEW_HOUSEHOLDS
    nobody = progress(staircase())
    assert (nobody.values, nobody.reasons) == ((), (Why.NO_HOUSEHOLDS,))
