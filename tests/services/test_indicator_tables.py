"""Indicators of many households put together: what is averaged, over whom, and what is only listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import (
    HouseholdIndicators,
    Indicator,
    IndicatorResult,
    Key,
    Measure,
    Note,
    ProviderIndicators,
    Remark,
    Unit,
    Why,
    undefined,
)
from household_ledger.domain.indicators.tables import Absent, Aggregate, IndicatorTables
from household_ledger.domain.kinds import Grade
from household_ledger.domain.statistics import Unsaid
from household_ledger.services.figures.indicator_tables import indicator_tables
from household_ledger.text.messages import sentence
from tests.domain.villages import AS_OF, Villager, village

MONTHS = (202601, 202602)


def result(
    *values: Measure, indicator: Indicator = Indicator.OCCUPATIONS, reasons: Iterable[str] = ()
) -> IndicatorResult:
    months = MONTHS if values else ()
    return IndicatorResult(indicator, values, months, ((Grade.A, 1), (Grade.B, 1)) if values else (), tuple(reasons))


def profit(satang: int, of: str = "hens") -> Measure:
    return Measure(Key.PROFIT, Fraction(satang), Unit.SATANG, of=of)


def tables(*results: IndicatorResult, villagers: Iterable[Villager] | None = None) -> IndicatorTables:
    """Put one result a household together with the change of as many villagers."""
    chosen = list(villagers) if villagers is not None else [Villager()] * len(results)
    households = tuple(
        HouseholdIndicators(Id(number), f"{number:03}", "", AS_OF, 2026, MONTHS, (), (one,))
        for number, one in enumerate(results, 1)
    )
    return indicator_tables(ProviderIndicators(AS_OF, households, ()), village(chosen))


def over_participants(key: Key, *results: IndicatorResult) -> Aggregate:
    found = tables(*results).tables[0].participants.aggregate(key)
    assert found is not None
    return found


def test_a_sum_is_a_month_s_and_the_middle_one_of_the_households() -> None:
    middle = over_participants(Key.PROFIT, *(result(profit(satang)) for satang in (100, 900, 400)))

    assert (middle.value, middle.unit, middle.n) == (Fraction(200), Unit.SATANG_PER_MONTH, 3)
    assert middle.households == (1, 2, 3)
    assert middle.grades == ((Grade.A, 3), (Grade.B, 3))


def test_many_occupations_of_two_households_are_two_households() -> None:
    several = [profit(satang, of=f"work {satang}") for satang in (100, 200, 300)]

    middle = over_participants(Key.PROFIT, result(*several), result(*several))

    assert (middle.value, middle.reason, middle.n, middle.values) == (None, Unsaid.TOO_FEW, 2, 6)


def test_who_has_no_value_is_told_with_the_reason_the_commonest_first() -> None:
    lacking = [
        result(reasons=(Why.NO_VALID_MONTHS,)),
        result(reasons=(Why.NO_OCCUPATION,)),
        result(undefined(Key.PROFIT, Unit.SATANG, Why.NO_OCCUPATION)),
    ]

    middle = over_participants(Key.PROFIT, *lacking, result(profit(5)))

    assert middle.without == ((Why.NO_OCCUPATION, (2, 3)), (Why.NO_VALID_MONTHS, (1,)))


def test_where_nobody_has_a_value_the_indicator_has_its_reason_still() -> None:
    nobody = tables(*[result(reasons=(Why.NO_VALID_MONTHS,))] * 4).tables[0].headline

    assert nobody is not None
    assert (nobody.value, nobody.n, nobody.reason) == (None, 0, Unsaid.NOBODY)
    assert nobody.without == ((Why.NO_VALID_MONTHS, (1, 2, 3, 4)),)


def test_of_yes_and_no_the_share_of_yes_from_five_households_on() -> None:
    answers = [result(Measure(Key.ACTIVE, Fraction(one), Unit.YES_NO, of="hens")) for one in (1, 1, 0, 1, 0)]

    share, few = over_participants(Key.ACTIVE, *answers), over_participants(Key.ACTIVE, *answers[:4])

    assert (share.value, share.unit, share.n, share.is_middle) == (Fraction(3, 5), Unit.RATIO, 5, False)
    assert (few.value, few.reason, few.least) == (None, Unsaid.TOO_FEW, 5)


def test_who_left_and_the_comparison_group_are_not_in_the_middle_of_participants() -> None:
    gone = Villager(left_on=date(2026, 3, 1))
    villagers = [*[Villager()] * 3, gone, *[Villager(is_comparison=True)] * 3]

    table = tables(*(result(profit(satang)) for satang in (2, 4, 6, 99, 20, 40, 60)), villagers=villagers).tables[0]

    ours, others = (side.aggregate(Key.PROFIT) for side in (table.participants, table.comparison))
    assert ours is not None
    assert others is not None
    assert (ours.value, others.value) == (Fraction(2), Fraction(20))
    assert [one.left_out for one in table.participants.rows] == ["", "", "", Absent.LEFT]
    assert ours.without == ((Absent.LEFT, (4,)),)


def test_the_real_change_is_over_the_households_matched_as_the_change_of_the_group_is() -> None:
    recalled = Villager(months_before=0, recalls=True)
    villagers = [Villager(after=100_000 + 1000 * number) for number in range(6)] + [recalled]
    changed = [
        result(Measure(Key.CHANGE_CASH, Fraction(12 * number), Unit.SATANG), indicator=Indicator.REAL_CHANGE)
        for number in range(7)
    ]

    found = tables(*changed, villagers=villagers)

    side = found.tables[0].participants
    middle = side.aggregate(Key.CHANGE_CASH)
    assert middle is not None
    assert found.change.participants.matched == middle.households == (1, 2, 3, 4, 5, 6)
    assert middle.value == Fraction(5, 2), "over the twelve matched months, not over the results' two"
    assert middle.without == (("comparison_recall_only", (7,)),)


def test_the_share_up_and_the_difference_are_those_of_the_change() -> None:
    villagers = [Villager(after=120_000)] * 4 + [Villager(after=90_000)] * 2
    banded = [result(Measure(Key.CHANGE_SHARE, Fraction(1, 5), Unit.RATIO), indicator=Indicator.SHARE_UP)] * 6

    found = tables(*banded, villagers=villagers)

    share = found.table(Indicator.SHARE_UP).headline
    assert share is not None
    assert (share.value, share.n) == (Fraction(2, 3), 6)
    difference = found.table(Indicator.AGAINST_OTHERS).headline
    assert difference is not None
    assert (difference.value, difference.reason) == (None, Unsaid.NO_COMPARISON_GROUP)


def test_beside_a_cost_held_against_a_gain_that_is_not_shown_stands_that_it_is_not() -> None:
    per_baht = Measure(Key.COST_PER_BAHT, Fraction(1, 2), Unit.NUMBER)
    of_time = Note(Remark.COSTS_OF_THE_TIME)
    told = result(per_baht, indicator=Indicator.UNIT_COST)
    none = result(undefined(Key.COST_PER_BAHT, Unit.NUMBER, Why.NO_GAIN), indicator=Indicator.UNIT_COST)

    def notes(one: IndicatorResult, *after: int) -> tuple[Note, ...]:
        group = ProviderIndicators(AS_OF, (), (replace(one, notes=(of_time,)),))
        change = village([Villager(after=satang) for satang in after])
        return indicator_tables(group, change).table(Indicator.UNIT_COST).notes

    unclear, clear = (120_000, 120_000, 120_000, 90_000, 80_000, 100_000), (120_000,) * 12
    assert notes(told, *unclear) == (of_time, Note(Remark.GAIN_NOT_SHOWN))
    assert notes(told, *clear) == (of_time,)
    assert notes(none, *unclear) == (of_time,), "there is nothing to doubt"


def test_a_cost_against_a_gain_is_of_the_matched_and_their_months_and_what_was_spent_of_nobodys() -> None:
    grades = ((Grade.A, 30), (Grade.B, 6))
    values = (
        Measure(Key.HOUSEHOLDS, Fraction(9), Unit.COUNT),
        Measure(Key.COST_TOTAL, Fraction(50_000), Unit.SATANG),
        Measure(Key.MATCHED, Fraction(6), Unit.COUNT),
        Measure(Key.COST_PER_BAHT, Fraction(1, 2), Unit.NUMBER),
        undefined(Key.PAYBACK, Unit.MONTHS, Why.NO_GAIN),
    )
    of_all = IndicatorResult(Indicator.UNIT_COST, values, (), grades)
    found = indicator_tables(ProviderIndicators(AS_OF, (), (of_all,)), village([Villager()] * 9))

    told = {one.key: (one.n, one.grades) for one in found.table(Indicator.UNIT_COST).participants.aggregates}

    assert told[Key.HOUSEHOLDS] == told[Key.COST_TOTAL] == (9, ())
    assert told[Key.MATCHED] == told[Key.COST_PER_BAHT] == told[Key.PAYBACK] == (6, grades)


def test_who_is_listed_and_not_averaged_has_a_sentence() -> None:
    assert all(sentence(one) != one for one in Absent)
