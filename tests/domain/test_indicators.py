"""What indicators say at their edges: what is no income, what is undefined and why, what counts once only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from household_ledger.domain.comparison import STANDARD, Case, compare
from household_ledger.domain.figures import CategoryFigures, MonthFigures, OccupationFigures
from household_ledger.domain.figures_sums import ToolRow
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.adoption import bookkeeping
from household_ledger.domain.indicators.debts import rolled_over
from household_ledger.domain.indicators.every import of_household
from household_ledger.domain.indicators.ground import Compared, Ground, names_of, valid_months
from household_ledger.domain.indicators.result import Indicator, IndicatorResult, Key, Measure, Remark, Unit, Why
from household_ledger.domain.indicators.spending import root
from household_ledger.domain.indicators.sums import (
    CASH,
    CycleRow,
    DebtDayRow,
    GoodsRow,
    HeldRow,
    IndicatorSums,
    SoldRow,
)
from household_ledger.domain.kinds import Grade, Medium
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.reference_lines import reference_lines
from household_ledger.domain.register import Household, Occupation, ProductionCycle
from household_ledger.domain.thresholds import DEFAULTS
from tests.domain.making import HENS, HOME, TODAY, figures

AS_OF = Month(2026, 10)
HEN_WORK = Occupation(id=HENS, household=HOME, name="ไก่ไข่", started_on=date(2026, 2, 1))


def worked(month: Month, *, revenue: int = 0, cost: int = 0, hours: int = 0, **fields: Any) -> MonthFigures:  # noqa: ANN401
    """Make a month in which hens brought and cost something."""
    hens = OccupationFigures(HENS, "ไก่ไข่", Money(revenue), ZERO, Money(cost), Money(cost), Money(revenue - cost), hours)
    return replace(figures(month, cash={"I02": revenue}, cost=cost, **fields), by_occupation=(hens,))


def ground(months: Sequence[MonthFigures], *, as_of: Month = AS_OF, **fields: Any) -> Ground:  # noqa: ANN401
    """Put a household's ground together from months; `started`, `province`, `sums` and any other field."""
    household = Household(id=HOME, code="001", name="บ้าน", started_on=fields.pop("started", date(2026, 1, 1)))
    thresholds = fields.pop("thresholds", DEFAULTS)
    case = Case(household=household, months=months, baselines=(), supported=frozenset(), as_of=as_of)
    compared = compare(case, STANDARD, thresholds=thresholds, prices=consumer_prices())
    occupations = fields.pop("occupations", (HEN_WORK,))
    made: dict[str, Any] = {
        "household": household,
        "province": "ขอนแก่น",
        "project_start": household.started_on,
        "as_of": as_of,
        "months": tuple(months),
        "valid": valid_months(months, as_of, TODAY),
        "necessary": {one.month.number: 0 for one in months},
        "occupations": occupations,
        "names": names_of(occupations),
        "cycles": (),
        "sums": IndicatorSums(),
        "compared": Compared(real=compared, nominal=None, cash=None),
        "thresholds": thresholds,
        "prices": consumer_prices(),
        "lines": reference_lines(),
    }
    return Ground(**made | fields)


def result(of: Ground, indicator: Indicator) -> IndicatorResult:
    return next(one for one in of_household(of, TODAY) if one.indicator is indicator)


def why(of: Ground, indicator: Indicator, key: Key) -> str | None:
    """Give the reason of a measure that must have no value."""
    measure = next(one for one in result(of, indicator).values if one.key is key)
    assert measure.value is None
    return measure.reason


def last_months(count: int, **fields: Any) -> list[MonthFigures]:  # noqa: ANN401 -- any term
    return [figures(AS_OF.plus(back), **fields) for back in range(1 - count, 1)]


def test_only_months_of_a_and_b_that_are_over_count() -> None:
    months = [
        figures(Month(2026, 8), grade=Grade.C, cash={"I01": 1}),
        figures(Month(2026, 9), grade=Grade.B, cash={"I01": 10}),
        figures(Month(2026, 10), grade=Grade.A, cash={"I01": 100}),
        figures(Month(2026, 11), grade=Grade.A, cash={"I01": 1000}),
    ]

    found = result(ground(months, as_of=Month(2026, 11)), Indicator.NET_INCOME)

    assert found.months == (202609, 202610)
    assert found.grades == ((Grade.A, 1), (Grade.B, 1))
    assert found.value(Key.NET_INCOME) == 110


def test_nothing_is_reckoned_of_months_nobody_can_trust() -> None:
    found = of_household(ground(last_months(12, grade=Grade.D, cash={"I01": 100})), TODAY)

    assert [one.indicator for one in found if one.reasons == (Why.NO_VALID_MONTHS,)] == [
        *("M1", "M2", "M5", "M6", "M8", "M9", "M11", "M12", "M14", "M15", "M17")
    ]
    assert [one.value for result in found for one in result.values if one.reason == Why.NO_VALID_MONTHS] != []


@pytest.mark.parametrize(
    "given",
    [
        {"cash": {"I07": 1000, "I18": 5_000_000}},
        {"in_kind": {"I18": 5_000_000}},
        {"loans": 5_000_000},
        {"asset_sales": 5_000_000},
    ],
)
def test_grants_loans_and_things_sold_are_no_income(given: dict[str, Any]) -> None:
    plain = last_months(12, cash={"I07": 1000})
    months = [*plain[:-1], figures(AS_OF, **{"cash": {"I07": 1000}, **given})]

    for indicator in (Indicator.NET_INCOME, Indicator.DIVERSITY, Indicator.SAVING):
        assert result(ground(months), indicator).values == result(ground(plain), indicator).values


def test_what_cannot_be_divided_has_a_reason_and_no_value() -> None:
    empty = ground(last_months(2))

    assert why(empty, Indicator.DIVERSITY, Key.DIVERSITY) == Why.NO_INCOME
    assert why(empty, Indicator.SAVING, Key.SAVING_RATE) == Why.INCOME_NOT_POSITIVE
    assert why(empty, Indicator.EMERGENCY, Key.EMERGENCY_MONTHS) == Why.TOO_FEW_MONTHS
    assert why(empty, Indicator.REDUCIBLE, Key.REDUCIBLE_SHARE) == Why.NO_SPENDING
    assert why(empty, Indicator.DEBT_SERVICE, Key.SERVICE_RATIO) == Why.INCOME_NOT_POSITIVE
    assert why(empty, Indicator.DEBT_STOCK, Key.INFORMAL_SHARE) == Why.NO_DEBT
    assert why(empty, Indicator.SHORT_MONTHS, Key.VARIATION) == Why.INCOME_NOT_POSITIVE
    assert why(empty, Indicator.OWN_FOOD, Key.OWN_FOOD) == Why.NO_FOOD
    assert why(empty, Indicator.PER_PERSON, Key.PER_PERSON) == Why.MEMBERS_UNKNOWN
    assert why(ground(last_months(1)), Indicator.SHORT_MONTHS, Key.VARIATION) == Why.TOO_FEW_MONTHS
    assert why(ground(last_months(3)), Indicator.EMERGENCY, Key.EMERGENCY_MONTHS) == Why.NO_NECESSARY


def test_a_loss_is_told_as_a_loss() -> None:
    found = ground(last_months(3, cash={"I01": 100}, cost=400, members=2, tenths=15))

    assert result(found, Indicator.NET_INCOME).value(Key.NET_INCOME) == -900
    assert result(found, Indicator.PER_PERSON).value(Key.PER_PERSON) == -150
    assert result(found, Indicator.PER_PERSON).value(Key.PER_ADULT) == -200


def test_savings_that_cannot_be_had_at_once_are_no_reserve() -> None:
    months = last_months(3)
    held = [HeldRow(HOME, CASH, 100), HeldRow(HOME, "S02", 200), HeldRow(HOME, "S04", 5000), HeldRow(HOME, "D01", 70)]
    necessary = {one.month.number: 60 for one in months}

    found = result(ground(months, sums=IndicatorSums(held=held), necessary=necessary), Indicator.EMERGENCY)

    assert found.value(Key.RESERVE) == 300
    assert found.value(Key.EMERGENCY_MONTHS) == 5


def repaid(
    day: str, principal: int = 0, borrowed: int = 0, *, debt: int = 1, debt_class: str = "D01", interest: int = 0
) -> DebtDayRow:
    return DebtDayRow(HOME, int(day[:4] + day[5:7]), day, debt, debt_class, principal, interest, borrowed)


@pytest.mark.parametrize(
    ("rows", "renewed"),
    [
        ([repaid("2026-03-01", 1000), repaid("2026-03-31", 0, 400)], [400, 0]),
        ([repaid("2026-03-01", 1000), repaid("2026-04-01", 0, 400)], [0, 0]),
        ([repaid("2026-03-01", 300), repaid("2026-03-10", 300), repaid("2026-03-20", 0, 400)], [300, 100, 0]),
        ([repaid("2026-03-01", 1000, 600)], [600]),
        ([repaid("2026-03-01", 0, 600), repaid("2026-03-02", 600)], [0, 0]),
        ([repaid("2026-03-01", 500), repaid("2026-03-02", 0, 500, debt=2)], [0, 0]),
    ],
)
def test_a_loan_is_a_renewal_of_what_was_repaid_in_the_thirty_days_before_each_satang_once(
    rows: list[DebtDayRow], renewed: list[int]
) -> None:
    assert [satang for _row, satang in rolled_over(rows)] == renewed


def test_repayments_to_shops_and_renewed_loans_are_left_out_of_the_second_ratio_once() -> None:
    months = last_months(1, cash={"I07": 10_000}, principal=3900, interest=100)
    rows = [
        repaid("2026-10-01", 1400, debt=2, debt_class="D04", interest=100),
        repaid("2026-10-02", 0, 1500, debt=2, debt_class="D04"),
        repaid("2026-10-03", 2500),
        repaid("2026-10-20", 0, 2000),
    ]

    found = result(ground(months, sums=IndicatorSums(debt_days=rows)), Indicator.DEBT_SERVICE)

    assert found.value(Key.SERVICE_RATIO) == Fraction(4, 10)
    assert found.value(Key.SERVICE_RATIO_NET) == Fraction(5, 100)
    assert [note.remark for note in found.notes] == [Remark.SERVICE_HIGH]


def test_a_third_of_income_is_not_yet_high() -> None:
    found = result(ground(last_months(3, cash={"I07": 300}, principal=100)), Indicator.DEBT_SERVICE)

    assert (found.value(Key.SERVICE_RATIO), found.notes) == (Fraction(1, 3), ())


def test_a_balance_brought_forward_within_the_year_is_no_new_debt() -> None:
    first, second = last_months(2)
    months = [
        replace(first, debt_start=Money(1000), debt_end=Money(1000)),
        replace(second, debt_start=Money(6000), debt_end=Money(5500)),
    ]

    assert result(ground(months), Indicator.DEBT_STOCK).value(Key.DEBT_CHANGE_REAL) == -500


def test_what_was_owed_before_the_year_is_held_at_the_prices_of_then() -> None:
    """The debt grew by nothing: what 108.20 bought in December 2024, 108.10 bought in January 2025."""
    january = replace(figures(Month(2025, 1)), debt_start=Money(108_200), debt_end=Money(108_100))

    found = result(ground([january], as_of=Month(2025, 12)), Indicator.DEBT_STOCK)

    assert found.value(Key.DEBT_CHANGE_REAL) == 0


@pytest.mark.parametrize(("least", "sources"), [(5_00, 2), (4_99, 1)])
def test_a_source_of_five_percent_is_one_and_of_less_is_none(least: int, sources: int) -> None:
    months = [figures(AS_OF, cash={"I01": 100_00 - least, "I07": least})]

    assert result(ground(months), Indicator.DIVERSITY).value(Key.SOURCES) == sources


def test_break_even_needs_one_unit_and_a_price_above_its_cost() -> None:
    months = [worked(AS_OF, revenue=1000, cost=400)]

    def even(*rows: SoldRow) -> str | None:
        return why(ground(months, sums=IndicatorSums(sold=rows)), Indicator.OCCUPATIONS, Key.BREAK_EVEN)

    assert even() == Why.NO_QUANTITY
    assert even(SoldRow(HOME, 202610, HENS, "แผง", 5000, 500), SoldRow(HOME, 202610, HENS, "ฟอง", 9000, 500)) == (
        Why.SEVERAL_UNITS
    )
    assert even(SoldRow(HOME, 202610, HENS, "แผง", 5000, 400)) == Why.PRICE_BELOW_COST
    found = result(
        ground(months, sums=IndicatorSums(sold=[SoldRow(HOME, 202610, HENS, "แผง", 5000, 500)])), Indicator.OCCUPATIONS
    )
    assert [one.value for one in found.values if one.key is Key.PRICE] == [100]
    assert Remark.SALES_WITHOUT_QUANTITY in [note.remark for note in found.notes]


def test_a_tool_belongs_to_the_cycle_the_fifteenth_lies_in() -> None:
    cycle = ProductionCycle(
        id=Id(7), household=HOME, occupation=HENS, name="รุ่น 1", starts_on=date(2026, 8, 16), ends_on=date(2026, 10, 15)
    )
    sums = IndicatorSums(
        cycles=[CycleRow(HOME, 7, 5000, 1000)],
        tools=[ToolRow(HOME, 202608, HENS, Medium.CASH, 300, 3)],
    )
    months = [worked(AS_OF.plus(back), revenue=1) for back in (-2, -1, 0)]

    def profit(*graded: MonthFigures) -> Measure:
        found = result(ground(graded, cycles=(cycle,), sums=sums), Indicator.OCCUPATIONS)
        return next(one for one in found.values if one.key is Key.CYCLE_PROFIT)

    assert profit(*months).value == 5000 - 1000 - 200
    assert profit(worked(Month(2026, 8), grade=Grade.C), *months[1:]).reason == Why.CYCLE_NOT_VALID


def test_only_own_food_cooked_at_home_is_own_and_what_is_given_away_is_no_food() -> None:
    goods = [
        GoodsRow(HOME, 202610, "E01", Medium.PRODUCED, 300),
        GoodsRow(HOME, 202610, "E02", Medium.PRODUCED, 100),
        GoodsRow(HOME, 202610, "E01", Medium.RECEIVED, 100),
        GoodsRow(HOME, 202610, "E01", Medium.GIVEN, 900),
        GoodsRow(HOME, 202610, "E11", Medium.RECEIVED, 900),
        GoodsRow(HOME, 202609, "E01", Medium.PRODUCED, 900),
    ]
    bought = replace(figures(AS_OF), by_category={"E02": CategoryFigures(Money(60), Money(40), Money(100))})

    found = result(ground([bought], sums=IndicatorSums(goods=goods)), Indicator.OWN_FOOD)

    assert found.value(Key.OWN_FOOD) == Fraction(300, 600)


def test_alcohol_and_gambling_are_held_against_cash_in_cash() -> None:
    month = replace(
        figures(AS_OF, cash_spending=1000), by_category={"E05": CategoryFigures(Money(100), Money(50), Money(500))}
    )

    assert result(ground([month]), Indicator.REDUCIBLE).value(Key.TEMPTATION_SHARE) == Fraction(1, 10)


def test_what_is_given_away_is_not_lived_on() -> None:
    food = replace(figures(AS_OF, members=2), by_category={"E01": CategoryFigures(Money(700), ZERO, Money(500))})
    given = [GoodsRow(HOME, 202610, "E01", Medium.GIVEN, 200), GoodsRow(HOME, 202610, "E21", Medium.GIVEN, 900)]

    found = result(ground([food], sums=IndicatorSums(goods=given)), Indicator.POVERTY)

    assert found.value(Key.CONSUMPTION) == 500


def test_an_hour_is_paid_by_the_months_whose_hours_were_written_and_held_against_the_wage() -> None:
    months = [worked(Month(2026, 9), revenue=90_000), worked(AS_OF, revenue=42_125, hours=5000)]
    own = replace(DEFAULTS, minimum_wage_baht=400)

    found = result(ground(months), Indicator.PER_HOUR)

    assert found.months == (202610,)
    assert found.value(Key.PER_HOUR, "ไก่ไข่") == 8425
    assert found.value(Key.WAGE_RATIO, "ไก่ไข่") == 2
    assert [note.remark for note in found.notes] == [Remark.LOWEST_WAGE, Remark.WAGE_STAND_IN]
    assert result(ground(months, thresholds=own), Indicator.PER_HOUR).notes == ()
    assert result(ground(months, thresholds=own), Indicator.PER_HOUR).value(Key.WAGE_RATIO, "ไก่ไข่") == Fraction(
        8425, 5000
    )


@pytest.mark.parametrize(
    ("grades", "sold_in", "alive", "reason"),
    [
        ("AAA", 1, 1, None),
        ("AAA", None, 0, None),
        ("ACA", 0, 1, None),
        ("ACA", 1, None, Why.MONTHS_NOT_VALID),
        ("ACA", None, None, Why.MONTHS_NOT_VALID),
    ],
)
def test_whether_a_new_occupation_lived_is_known_only_of_months_one_can_trust(
    grades: str, sold_in: int | None, alive: int | None, reason: str | None
) -> None:
    months = [
        worked(Month(2026, 6 + place), revenue=100 if place == sold_in else 0, grade=Grade(grade))
        for place, grade in enumerate(grades)
    ]

    found = result(ground(months), Indicator.NEW_OCCUPATIONS)

    measure = next(one for one in found.values if one.key is Key.ALIVE_6)
    assert (measure.value, measure.reason, measure.unit) == (alive, reason, Unit.YES_NO)
    assert why(ground(months), Indicator.NEW_OCCUPATIONS, Key.ALIVE_12) == Why.TOO_YOUNG


def test_a_sale_before_the_three_months_does_not_keep_an_occupation_alive() -> None:
    months = [worked(Month(2026, month), revenue=100 if month == 5 else 0) for month in range(5, 9)]

    assert result(ground(months), Indicator.NEW_OCCUPATIONS).value(Key.ALIVE_6, "ไก่ไข่") == 0


def test_an_occupation_is_active_with_three_months_of_sales_and_a_profit() -> None:
    def active(months: int, cost: int) -> Fraction | None:
        sold = [worked(AS_OF.plus(-back), revenue=100, cost=cost) for back in reversed(range(months))]
        return result(ground(sold), Indicator.NEW_OCCUPATIONS).value(Key.ACTIVE, "ไก่ไข่")

    assert active(3, 10) == 1
    assert active(2, 10) == 0
    assert active(3, 100) == 0


def test_what_began_before_the_project_is_not_new() -> None:
    old = replace(HEN_WORK, started_on=date(2025, 12, 31))

    found = result(ground([worked(AS_OF, revenue=100)], occupations=(old,)), Indicator.NEW_OCCUPATIONS)

    assert found.reasons == (Why.NO_NEW_OCCUPATION,)
    begun = replace(HEN_WORK, started_on=date(2026, 1, 1))
    with_it = result(ground([worked(AS_OF, revenue=100)], occupations=(begun,)), Indicator.NEW_OCCUPATIONS)
    assert with_it.value(Key.NEW_OCCUPATIONS) == 1
    assert result(ground([worked(AS_OF)], project_start=None), Indicator.NEW_OCCUPATIONS).reasons == (
        Why.NO_PROJECT_START,
    )


def test_the_poverty_line_is_that_of_the_region_and_says_what_stood_in() -> None:
    months = last_months(2, members=2)

    found = result(ground(months), Indicator.POVERTY)

    assert found.value(Key.POVERTY_LINE) == Fraction(307_800) * Fraction("0.89")
    assert [(note.year, note.used) for note in found.notes if note.remark is Remark.LINE_STAND_IN] == [(2026, 2024)]
    assert why(ground(months, province="แอตแลนติส"), Indicator.POVERTY, Key.POVERTY_GAP) == Why.NO_PROVINCE
    assert why(ground(months), Indicator.POVERTY, Key.JPT_THRESHOLD) == Why.NO_JPT_THRESHOLD
    own = replace(DEFAULTS, jpt_income_baht=40_000)
    assert result(ground(months, thresholds=own), Indicator.POVERTY).value(Key.JPT_THRESHOLD) == 4_000_000


@pytest.mark.parametrize(
    ("province", "region"),
    [
        ("จังหวัดเชียงใหม่", "เหนือ"),
        (" จ. สตูล ", "ใต้"),
        ("กทม.", "กรุงเทพมหานคร"),
        ("nakhon  ratchasima", "ตะวันออกเฉียงเหนือ"),
        ("สระแก้ว", "กลาง"),
        ("", None),
    ],
)
def test_a_province_is_known_however_people_write_it(province: str, region: str | None) -> None:
    assert reference_lines().region(province) == region


def test_households_that_wrote_nothing_well_are_counted_as_enrolled() -> None:
    good = [figures(AS_OF, days=31)]
    poor = [figures(AS_OF.plus(-1), grade=Grade.D), figures(AS_OF, grade=Grade.C)]
    gone = [figures(AS_OF.plus(-3))]
    month = figures(AS_OF)
    not_there = [replace(month, quality=replace(month.quality, days_in_month=0))]

    found = bookkeeping([good, poor, gone, not_there], AS_OF, TODAY)

    assert found.value(Key.HOUSEHOLDS) == 2
    assert found.value(Key.ADOPTION) == Fraction(1, 2)
    assert found.months == (202609, 202610)
    assert bookkeeping([gone], AS_OF, TODAY).reasons == (Why.NO_HOUSEHOLDS,)


def test_a_root_is_exact_to_thirty_decimals() -> None:
    assert root(Fraction(9, 4)) == Fraction(3, 2)
    assert abs(root(Fraction(2)) ** 2 - 2) < Fraction(1, 10**29)
