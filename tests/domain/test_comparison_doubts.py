"""What months that are not compared, and prices not known yet, say against a rise or fall (decision 23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from household_ledger.domain.comparison import STANDARD, Case, Comparison, Outside, Reason, compare
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.reference import Prices
from household_ledger.domain.register import Household, Occupation
from household_ledger.domain.thresholds import DEFAULTS
from tests.domain import making
from tests.domain.making import HENS, HOME, RICE

STARTED, AS_OF = date(2025, 11, 10), Month(2026, 10)
FLAT = Prices(dict.fromkeys(range(2014, 2031), Fraction(100)))
FIRST_BEFORE, START = Month(2024, 11), Month(2025, 11)
STEADY, MORE = 10_000_00, 12_000_00


def figures(month: Month, **fields: Any) -> MonthFigures:  # noqa: ANN401 -- as `making.figures`
    """Make a month of four people; what an occupation is said to have left over it sold."""
    made = making.figures(month, members=4, **fields)
    return replace(made, by_occupation=tuple(replace(one, revenue=one.profit) for one in made.by_occupation))


def run(months: Sequence[MonthFigures], *, works: Sequence[Occupation] = (), prices: Prices = FLAT) -> Comparison:
    """Compare at October 2026 a household that began in November 2025: eleven months of both years are matched."""
    household = Household(id=HOME, code="001", name="", started_on=STARTED)
    case = Case.of(household, works, months=months, baselines=(), as_of=AS_OF)
    return compare(case, STANDARD, thresholds=DEFAULTS, prices=prices)


def months(first: Month, count: int, wages: int, **more: Any) -> list[MonthFigures]:  # noqa: ANN401
    return [figures(first.plus(n), cash={"I07": wages}, **more) for n in range(count)]


def two_years(after: int = MORE) -> list[MonthFigures]:
    """Give the year before, the start month, and the eleven months after it."""
    return months(FIRST_BEFORE, 12, STEADY) + months(START, 1, STEADY) + months(START.plus(1), 11, after)


def swapped(known: Sequence[MonthFigures], *others: MonthFigures) -> list[MonthFigures]:
    """Put other months in the place of those of the same time."""
    times = {one.month: one for one in others}
    return [times.get(one.month, one) for one in known]


def rice(month: Month, sold: int, wages: int = STEADY, **more: Any) -> MonthFigures:  # noqa: ANN401
    return figures(month, cash={"I07": wages, "I01": sold}, **more)


def test_a_rise_that_nothing_speaks_against_is_one() -> None:
    found = run(two_years())

    assert (found.verdict, found.reasons, len(found.matched)) == (Verdict.UP, (), 11)


@pytest.mark.parametrize(("cost", "verdict"), [(16_000_00, Verdict.UP), (17_000_00, Verdict.UNKNOWN)])
def test_what_the_start_month_cost_is_held_against_the_rise(cost: int, verdict: Verdict) -> None:
    """The rise is 22,000 over eleven months, 5 % of before are 5,500."""
    began = figures(START, cash={"I07": STEADY}, cost=cost)

    found = run(swapped(two_years(), began))

    assert found.verdict is verdict
    assert (Reason.COSTS_NOT_COMPARED in found.reasons) is (verdict is Verdict.UNKNOWN)


def test_goods_the_project_gave_in_the_start_month_are_named_and_no_profit() -> None:
    given = figures(START, cash={"I07": STEADY}, in_kind={"I18": 24_000_00}, cost=24_000_00, cost_in_kind=24_000_00)

    found = run(swapped(two_years(), given))

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.COSTS_NOT_COMPARED,))
    assert found.outside_beside == ((Outside.PROJECT_IN_KIND, Fraction(24_000_00)),)


def test_costs_of_a_month_not_good_enough_count_against_the_rise() -> None:
    bad = Month(2026, 3)
    found = run(swapped(two_years(), figures(bad, cash={"I07": MORE}, cost=30_000_00, grade=Grade.C)))

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.WEAKER_MONTHS, Reason.COSTS_NOT_COMPARED))
    assert (202503, 202603) not in found.matched


def test_costs_the_year_before_had_beside_it_too_are_no_reason() -> None:
    seeds = [figures(month, cash={"I07": STEADY}, cost=24_000_00) for month in (START, FIRST_BEFORE)]
    found = run(swapped(two_years(), *seeds))

    assert (found.verdict, found.reasons) == (Verdict.UP, ())


def test_work_that_earned_more_than_it_cost_is_no_cost() -> None:
    sold = figures(START, cash={"I01": 30_000_00}, cost=24_000_00, profits=((RICE, 6_000_00),))
    with_costs = replace(sold, by_occupation=tuple(replace(one, cost=Money(24_000_00)) for one in sold.by_occupation))

    assert run(swapped(two_years(), with_costs)).verdict is Verdict.UP


def test_a_harvest_sold_in_two_lots_in_other_months_is_no_rise() -> None:
    known = swapped(
        two_years(STEADY),
        rice(FIRST_BEFORE, 30_000_00),
        rice(Month(2026, 1), 15_000_00),
        rice(Month(2026, 2), 15_000_00),
    )

    found = run(known)

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))
    assert found.amounts is not None
    assert found.amounts.income.share > Fraction(25, 100)  # type: ignore[operator]


def test_a_harvest_larger_by_more_than_the_band_is_a_rise() -> None:
    known = swapped(
        two_years(STEADY),
        rice(FIRST_BEFORE, 10_000_00),
        *(rice(Month(2026, n), 10_000_00) for n in range(1, 7)),
    )

    assert run(known).verdict is Verdict.UP


def few_months(after: Sequence[MonthFigures]) -> list[MonthFigures]:
    """Give a book of four months before the start, so that most of the year before was not written."""
    return [*months(Month(2025, 7), 4, STEADY), *months(START, 8, STEADY), *after]


def test_lots_sold_in_a_season_the_year_before_never_showed_are_no_rise() -> None:
    after = [
        *months(Month(2026, 7), 2, STEADY),
        rice(Month(2026, 9), 15_000_00),
        rice(Month(2026, 10), 15_000_00),
    ]

    found = run(few_months(after))

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))


def test_what_came_in_most_months_is_no_season() -> None:
    after = [rice(Month(2026, month), 3_000_00) for month in (7, 8, 9, 10)]

    assert run(few_months(after)).verdict is Verdict.UP


@pytest.mark.parametrize(("began", "verdict"), [(date(2026, 2, 1), Verdict.UP), (date(2020, 1, 1), Verdict.UNKNOWN)])
def test_lots_of_work_begun_since_the_start_need_no_season_before(began: date, verdict: Verdict) -> None:
    lots = [rice(Month(2026, n), 15_000_00, profits=((HENS, 15_000_00),)) for n in (9, 10)]
    hens = Occupation(id=HENS, household=HOME, name="ไก่", started_on=began)

    assert run(few_months([*months(Month(2026, 7), 2, STEADY), *lots]), works=[hens]).verdict is verdict


@pytest.mark.parametrize(("after", "verdict"), [(10_600_00, Verdict.UNKNOWN), (11_500_00, Verdict.UP)])
def test_prices_not_known_yet_may_have_risen_as_fast_as_they_ever_did(after: int, verdict: Verdict) -> None:
    steps = {year: Fraction(100) for year in range(2014, 2023)} | {year: Fraction(106) for year in (2023, 2024, 2025)}

    found = run(two_years(after), prices=Prices(steps))

    assert found.verdict is verdict
    assert (Reason.PRICES_NOT_KNOWN in found.reasons) is (verdict is Verdict.UNKNOWN)
    assert run(two_years(after)).verdict is Verdict.UP, "with a known index of the year it is one"


def test_a_fall_is_doubted_alike() -> None:
    """The harvest of January came in November again, when nothing is compared."""
    known = swapped(
        two_years(STEADY), rice(Month(2025, 1), 15_000_00), rice(Month(2025, 2), 15_000_00), rice(START, 30_000_00)
    )

    found = run(known)

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))
    assert run(two_years(8_000_00)).verdict is Verdict.DOWN


def test_relief_and_money_still_owed_are_said_beside_a_rise() -> None:
    with_relief = two_years(STEADY)[:13] + [
        figures(one.month, cash={"I07": STEADY, "I15": 2_000_00}) for one in two_years()[13:]
    ]
    owed = two_years()[:13] + [figures(one.month, cash={"I07": MORE}, lent=2_000_00) for one in two_years()[13:]]

    assert (run(with_relief).verdict, run(with_relief).reasons) == (Verdict.UP, (Reason.RELIEF_DECIDES,))
    assert (run(owed).verdict, run(owed).reasons) == (Verdict.UP, (Reason.NOT_PAID_YET,))
    returned = [*owed[:-1], replace(owed[-1], cash=replace(owed[-1].cash, returned=Money(22_000_00)))]
    assert run(returned).reasons == ()


def on_a_file(months: Sequence[MonthFigures]) -> list[MonthFigures]:
    return [replace(one, quality=replace(one.quality, rests_on_a_file=True)) for one in months]


@pytest.mark.parametrize(("after", "verdict"), [(MORE, Verdict.UP), (STEADY, Verdict.SAME), (8_000_00, Verdict.DOWN)])
def test_that_only_a_file_tells_when_months_were_written_is_said_beside_what_they_say(
    after: int, verdict: Verdict
) -> None:
    known = two_years(after)

    found = run([*on_a_file(known[:3]), *known[3:12], *on_a_file(known[12:])])

    assert (found.verdict, found.reasons) == (verdict, (Reason.RESTS_ON_A_FILE,))
    assert found.months_on_files == 2 + 11  # November before has no partner
    assert run(known).reasons == ()


def test_a_withheld_verdict_is_not_explained_by_the_word_of_a_file() -> None:
    known = swapped(two_years(STEADY), figures(Month(2026, 8), cash={"I07": STEADY + 20_000_00}))

    found = run(on_a_file(known))

    assert found.verdict is Verdict.UNKNOWN
    assert Reason.RESTS_ON_A_FILE not in found.reasons
    assert found.months_on_files == 22


def whole_years(*lots: MonthFigures) -> list[MonthFigures]:
    """Give a year before the start month and the year after it, all twelve matched, with lots in their places."""
    start = Month(2025, 10)
    known = months(start.plus(-12), 25, STEADY)
    return swapped(known, *lots)


def test_two_harvests_in_one_year_are_no_rise_though_twelve_months_are_matched() -> None:
    household = Household(id=HOME, code="001", name="", started_on=date(2025, 10, 10))

    def verdict(*lots: MonthFigures) -> tuple[Verdict, tuple[Reason, ...]]:
        case = Case.of(household, (), months=whole_years(*lots), baselines=(), as_of=AS_OF)
        found = compare(case, STANDARD, thresholds=DEFAULTS, prices=FLAT)
        assert len(found.matched) == 12
        return found.verdict, found.reasons

    harvest = rice(Month(2024, 11), 40_000_00), rice(Month(2025, 11), 40_000_00)
    assert verdict(*harvest, rice(Month(2026, 10), 40_000_00)) == (Verdict.UNKNOWN, (Reason.ONE_MONTH_DECIDES,))
    assert verdict(harvest[0], rice(Month(2025, 11), 60_000_00)) == (Verdict.UP, ()), "the same month, and more of it"


def test_steady_new_work_does_not_stand_in_for_a_season_never_seen() -> None:
    """Hens begun since bring 400 each month; the rice of two lots is of an old field nobody had written of."""
    hens = Occupation(id=HENS, household=HOME, name="ไก่", started_on=date(2026, 2, 1))
    lots = [
        figures(Month(2026, n), cash={"I07": STEADY, "I02": 400_00, "I01": 2_000_00}, profits=((HENS, 400_00),))
        for n in (9, 10)
    ]
    eggs = {"I07": STEADY, "I02": 400_00}
    hen_months = [figures(Month(2026, n), cash=eggs, profits=((HENS, 400_00),)) for n in (7, 8)]

    found = run(few_months([*hen_months, *lots]), works=[hens])

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))


@pytest.mark.parametrize("as_of", [Month(2026, 10), Month(2026, 11), Month(2026, 12)])
def test_seed_bought_each_november_is_no_reason_whenever_it_is_asked(as_of: Month) -> None:
    household = Household(id=HOME, code="001", name="", started_on=STARTED)
    known = [
        figures(
            FIRST_BEFORE.plus(n),
            cash={"I07": STEADY if FIRST_BEFORE.plus(n) < START.plus(1) else 13_000_00},
            cost=8_000_00 if FIRST_BEFORE.plus(n).month == 11 else 0,
        )
        for n in range(26)
    ]
    case = Case.of(household, (), months=known, baselines=(), as_of=as_of)

    found = compare(case, STANDARD, thresholds=DEFAULTS, prices=FLAT)

    assert (found.verdict, found.reasons) == (Verdict.UP, ())


def test_new_work_begun_within_the_months_does_not_stand_in_for_a_season_either() -> None:
    hens = Occupation(id=HENS, household=HOME, name="ไก่", started_on=date(2026, 8, 1))
    eggs, sold = {"I07": STEADY, "I02": 600_00}, ((HENS, 600_00),)
    after = [figures(Month(2026, 7), cash={"I07": STEADY}), figures(Month(2026, 8), cash=eggs, profits=sold)]
    after += [figures(Month(2026, n), cash={**eggs, "I01": 2_000_00}, profits=sold) for n in (9, 10)]

    found = run(few_months(after), works=[hens])

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, (Reason.SEASON_NOT_COMPARED,))


def test_costs_and_prices_that_only_together_take_a_rise_away_are_asked_together() -> None:
    steps = {year: Fraction(100) for year in range(2014, 2023)} | {year: Fraction(106) for year in (2023, 2024, 2025)}
    known = swapped(two_years(11_700_00), figures(START, cash={"I07": STEADY}, cost=7_000_00))

    assert run(known).verdict is Verdict.UP
    assert run(two_years(11_700_00), prices=Prices(steps)).verdict is Verdict.UP
    both = run(known, prices=Prices(steps))
    assert (both.verdict, both.reasons) == (
        Verdict.UNKNOWN,
        (Reason.COSTS_NOT_COMPARED, Reason.PRICES_NOT_KNOWN),
    )


def test_what_a_rise_rests_on_is_said_of_a_rise_alone() -> None:
    with_relief = [figures(one.month, cash={"I07": STEADY, "I15": 2_000_00}) for one in two_years()[13:]]
    known = [*two_years(STEADY)[:13], *with_relief]
    withheld = swapped(known, figures(START, cash={"I07": STEADY}, cost=24_000_00))

    assert run(withheld).reasons == (Reason.COSTS_NOT_COMPARED,)
