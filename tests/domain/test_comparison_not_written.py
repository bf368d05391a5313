"""What was not written on one side, or bought to keep on the other, says against or beside a rise (decision 23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from household_ledger.domain.comparison import Case, Reason, compare
from household_ledger.domain.comparison_terms import worth_of_month
from household_ledger.domain.figures import MonthFigures, OccupationFigures
from household_ledger.domain.group_change import Asked, GroupSide, Lead, group_change
from household_ledger.domain.group_standing import standing_of
from household_ledger.domain.group_verdict import Turned
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.domain.reference import Prices
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import DEFAULTS
from tests.domain.making import HENS, HOME, RICE
from tests.domain.test_comparison_doubts import (
    AS_OF,
    FIRST_BEFORE,
    FLAT,
    MORE,
    START,
    STARTED,
    STEADY,
    few_months,
    figures,
    months,
    rice,
    run,
    swapped,
    two_years,
)

LOTS = [*months(Month(2026, 7), 2, STEADY), rice(Month(2026, 9), 20_000_00), rice(Month(2026, 10), 20_000_00)]


def since(*after: MonthFigures) -> list[MonthFigures]:
    """Give a steady year before, the start month, and these months after it."""
    return [*months(FIRST_BEFORE, 12, STEADY), *months(START, 1, STEADY), *after]


def test_a_line_or_two_in_a_month_do_not_make_it_a_written_one() -> None:
    scribbled = [figures(FIRST_BEFORE.plus(n), grade=Grade.D, days=1) for n in range(8)]
    kept = [figures(FIRST_BEFORE.plus(n), cash={"I07": STEADY}, grade=Grade.C) for n in range(8)]

    assert run([*scribbled, *few_months(LOTS)]).reasons == (Reason.SEASON_NOT_COMPARED,)
    assert run([*kept, *few_months(LOTS)]).verdict is Verdict.UP


@pytest.mark.parametrize(
    ("sold", "verdict"), [(1_00, Verdict.UNKNOWN), (9_900_00, Verdict.UNKNOWN), (10_000_00, Verdict.UP)]
)
def test_a_little_of_the_same_before_does_not_show_the_season(sold: int, verdict: Verdict) -> None:
    known = swapped(few_months(LOTS), *(rice(Month(2025, n), sold) for n in (9, 10)))

    assert run(known).verdict is verdict


def test_a_harvest_of_the_start_month_may_be_that_of_the_year_before() -> None:
    """It is in neither period; sold a month earlier the year after, in two lots, it would make a rise of nothing."""
    lots = [rice(Month(2026, 8), 15_000_00), rice(Month(2026, 9), 15_000_00)]
    known = swapped(two_years(STEADY), rice(START, 30_000_00), *lots)

    assert (run(known).verdict, run(known).reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))
    assert run(swapped(two_years(STEADY), *lots)).verdict is Verdict.UP


def test_what_work_begun_in_the_start_month_brought_in_it_is_no_season_of_the_year_before() -> None:
    def hens(month: Month, sold: int) -> MonthFigures:
        work = OccupationFigures(HENS, "", Money(sold), ZERO, ZERO, ZERO, Money(sold), 0)
        return replace(figures(month, cash={"I07": STEADY, "I02": sold}), by_occupation=(work,))

    known = [*months(FIRST_BEFORE, 12, STEADY), hens(START, 8_000_00)]
    known += [hens(START.plus(1 + n), 1_000_00) for n in range(11)]
    household = Household(id=HOME, code="001", name="", started_on=STARTED)

    def verdict(begun: frozenset[Id]) -> Verdict:
        case = Case(
            household=household, months=known, baselines=(), supported=frozenset(), as_of=AS_OF, begun_since=begun
        )
        return compare(case, thresholds=DEFAULTS, prices=FLAT).verdict

    assert verdict(frozenset({HENS})) is Verdict.UP
    assert verdict(frozenset()) is Verdict.UNKNOWN


def test_wages_that_rose_with_the_start_month_are_no_season() -> None:
    """Three months matched: a pace of the year before alone would call the start month's rise a harvest."""
    known = [*months(Month(2025, 8), 3, STEADY), *months(START, 12, 10_700_00)]

    assert run(known).verdict is Verdict.UP


def test_that_only_costs_fell_is_said_beside_a_rise() -> None:
    """Costs of work may only be written as spending now."""
    costly = [figures(FIRST_BEFORE.plus(n), cash={"I07": STEADY}, cost=2_000_00) for n in range(12)]

    found = run([*costly, *months(START, 12, STEADY)])

    assert (found.verdict, found.reasons) == (Verdict.UP, (Reason.COSTS_DECIDE,))


def members(known: Sequence[MonthFigures], number: int) -> list[MonthFigures]:
    return [replace(one, members=number) for one in known]


def grown(*after: MonthFigures, started: MonthFigures | None = None) -> list[MonthFigures]:
    """Give a household of four before and in the start month, of five after."""
    begun = started or figures(START, cash={"I07": STEADY})
    return [*members(months(FIRST_BEFORE, 12, STEADY), 4), *members([begun], 4), *members(after, 5)]


def test_where_members_came_each_one_s_share_must_stand_as_well() -> None:
    """33 % more for five instead of four are 6.4 % more for each."""
    after = months(START.plus(1), 11, 13_300_00)
    steep = Prices({year: Fraction(106 if year >= 2022 else 100) for year in range(2014, 2026)})
    one_high = [figures(START.plus(1 + n), cash={"I07": 22_000_00 if n == 3 else 12_600_00}) for n in range(11)]

    rose = run(grown(*after))
    assert (rose.verdict, rose.reasons) == (Verdict.UP, (Reason.MEMBERS_CHANGED,))
    costly = run(grown(*after, started=figures(START, cash={"I07": STEADY}, cost=20_000_00)))
    assert costly.reasons == (Reason.COSTS_NOT_COMPARED, Reason.MEMBERS_CHANGED)
    assert run(grown(*after), prices=steep).reasons == (Reason.PRICES_NOT_KNOWN, Reason.MEMBERS_CHANGED)
    assert run(grown(*one_high)).reasons == (Reason.ONE_MONTH_DECIDES, Reason.MEMBERS_CHANGED)


def test_cash_found_before_that_nobody_had_written_is_no_rise_when_it_is_written() -> None:
    found = [figures(FIRST_BEFORE.plus(n), cash={"I07": STEADY}, unexplained=Money(900_00)) for n in range(12)]
    written = months(START.plus(1), 11, STEADY + 900_00)
    still = [figures(one.month, cash={"I07": MORE}, unexplained=Money(900_00)) for one in written]
    wrong_and_right = [
        replace(one, cash=replace(one.cash, unexplained=Money(900_00 if n % 2 else -900_00)))
        for n, one in enumerate(found)
    ]
    missing = [replace(one, cash=replace(one.cash, unexplained=Money(-900_00))) for one in found]

    withheld = run([*found, *months(START, 1, STEADY), *written])
    assert (withheld.verdict, withheld.reasons) == (Verdict.UNKNOWN, (Reason.CASH_NOT_WRITTEN,))
    assert run([*found, *months(START, 1, STEADY), *still]).verdict is Verdict.UP
    assert run([*missing, *months(START, 1, STEADY), *written]).verdict is Verdict.UP
    assert run([*wrong_and_right, *months(START, 1, STEADY), *written]).verdict is Verdict.UP


def test_goods_that_are_only_written_since_the_start_are_no_rise() -> None:
    eaten = [figures(START.plus(1 + n), cash={"I07": STEADY}, in_kind={"I20": 1_500_00}) for n in range(11)]
    once = figures(Month(2025, 3), cash={"I07": STEADY}, in_kind={"I20": 200_00})

    assert (run(since(*eaten)).verdict, run(since(*eaten)).reasons) == (Verdict.UNKNOWN, (Reason.GOODS_NOT_WRITTEN,))
    shown = run(swapped(since(*eaten), once))
    assert (shown.verdict, shown.reasons) == (Verdict.UP, (Reason.GOODS_DECIDE,))


def test_goods_of_work_begun_since_the_start_are_new_and_no_better_pen() -> None:
    eggs = OccupationFigures(HENS, "", ZERO, Money(1_500_00), ZERO, ZERO, Money(1_500_00), 0)
    eaten = [
        replace(figures(START.plus(1 + n), cash={"I07": STEADY}, in_kind={"I20": 1_500_00}), by_occupation=(eggs,))
        for n in range(11)
    ]
    household = Household(id=Id(1_000_001), code="001", name="", started_on=STARTED)

    def verdict(begun: frozenset[Id]) -> Verdict:
        case = Case(
            household=household,
            months=since(*eaten),
            baselines=(),
            supported=frozenset(),
            as_of=AS_OF,
            begun_since=begun,
        )
        return standing_of(case, thresholds=DEFAULTS, prices=FLAT).comparison.verdict

    assert verdict(frozenset({HENS})) is Verdict.UP
    assert verdict(frozenset()) is Verdict.UNKNOWN


def test_what_was_bought_to_keep_is_said_beside_a_rise() -> None:
    """Piglets bought as a thing to keep and sold as income would cost nothing anywhere."""
    piglets = figures(START, cash={"I07": STEADY}, asset_purchases=24_000_00)
    each_month = [
        figures(START.plus(1 + n), cash={"I07": STEADY, "I02": 2_500_00}, asset_purchases=2_400_00) for n in range(11)
    ]
    sold_again = [replace(one, cash=replace(one.cash, asset_sales=Money(2_400_00))) for one in each_month]

    assert run(swapped(two_years(), piglets)).reasons == (Reason.THINGS_KEPT,)
    assert run(since(*each_month)).reasons == (Reason.THINGS_KEPT,)
    assert run(since(*sold_again)).reasons == ()


def test_own_produce_fed_to_other_work_hides_no_cost() -> None:
    """24,000 of no work's costs stay 24,000 beside rice for 10,000 that the ducks ate."""
    ducks = OccupationFigures(
        HENS, "", Money(30_000_00), ZERO, ZERO, Money(10_000_00), Money(20_000_00), 0, Money(10_000_00)
    )
    field = OccupationFigures(RICE, "", ZERO, Money(10_000_00), ZERO, ZERO, Money(10_000_00), 0)
    month = replace(figures(START, cash={"I02": 30_000_00}, cost=24_000_00), by_occupation=(ducks, field))
    household = Household(id=Id(1_000_001), code="001", name="", started_on=STARTED)

    case = Case.of(household, (), months=(month,), baselines=(), as_of=AS_OF)

    assert worth_of_month(month, case).loss == 24_000_00


def village(known: Sequence[Sequence[MonthFigures]], prices: Prices = FLAT) -> GroupSide:
    standings = []
    for number, one in enumerate(known, 1):
        household = Household(id=Id(number), code=f"{number:03}", name="", started_on=STARTED)
        theirs = [replace(month, household=household.id) for month in one]
        case = Case.of(household, (), months=theirs, baselines=(), as_of=AS_OF)
        standings.append(standing_of(case, thresholds=DEFAULTS, prices=prices))
    told = group_change(standings, Asked(as_of=AS_OF, thresholds=DEFAULTS, prices=prices))
    assert told.lead is Lead.INCOME
    return told.participants


def test_changes_that_are_withheld_from_every_household_make_no_rise_of_the_group() -> None:
    given = figures(START, cash={"I07": STEADY}, in_kind={"I18": 24_000_00}, cost=24_000_00, cost_in_kind=24_000_00)
    moved = [
        swapped(
            two_years(STEADY),
            rice(FIRST_BEFORE, 30_000_00),
            rice(Month(2026, 1), 15_000_00 + n),
            rice(Month(2026, 2), 15_000_00),
        )
        for n in range(12)
    ]

    for side in (village([swapped(two_years(MORE + n * 10_00), given) for n in range(12)]), village(moved)):
        assert len(dict(side.verdicts)[Verdict.UNKNOWN]) == 12
        assert side.median_share.value is not None
        assert side.median_share.value > Fraction(1, 5)
        assert (side.verdict, side.turned) == (Verdict.UNKNOWN, Turned.BY_UNCLAIMED)


def test_a_few_withheld_changes_leave_the_rise_of_the_others_one() -> None:
    given = figures(START, cash={"I07": STEADY}, in_kind={"I18": 24_000_00}, cost=24_000_00, cost_in_kind=24_000_00)
    known = [two_years(MORE + n * 10_00) for n in range(10)]

    side = village([*known, swapped(two_years(), given), swapped(two_years(), given)])

    assert len(dict(side.verdicts)[Verdict.UNKNOWN]) == 2
    assert (side.verdict, side.turned) == (Verdict.UP, None)
