"""What an indicator comes to: its measures, the months they rest on, and why one of them is undefined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Grade, Verdict
from household_ledger.domain.period import Month

if TYPE_CHECKING:
    from household_ledger.domain.figures import MonthFigures


class Indicator(StrEnum):
    """The twenty of the reference; their names are in `text.indicator_words`."""

    NET_INCOME = "M1"
    PER_PERSON = "M2"
    REAL_CHANGE = "M3"
    SHARE_UP = "M4"
    OCCUPATIONS = "M5"
    PER_HOUR = "M6"
    NEW_OCCUPATIONS = "M7"
    DIVERSITY = "M8"
    SAVING = "M9"
    EMERGENCY = "M10"
    REDUCIBLE = "M11"
    DEBT_SERVICE = "M12"
    DEBT_STOCK = "M13"
    SHORT_MONTHS = "M14"
    OWN_FOOD = "M15"
    UNIT_COST = "M16"
    POVERTY = "M17"
    AGAINST_OTHERS = "M18"
    BOOKKEEPING = "M19"
    STAIRCASE = "M20"


class Unit(StrEnum):
    """What a measure is counted in; amounts are satang."""

    SATANG = "satang"
    SATANG_PER_MONTH = "satang_per_month"
    SATANG_PER_YEAR = "satang_per_year"
    SATANG_PER_HOUR = "satang_per_hour"
    SATANG_PER_UNIT = "satang_per_unit"
    RATIO = "ratio"
    MONTHS = "months"
    HOURS = "hours"
    DAYS = "days"
    COUNT = "count"
    QUANTITY = "quantity"
    NUMBER = "number"
    YES_NO = "yes_no"


AMOUNTS = frozenset(
    {Unit.SATANG, Unit.SATANG_PER_MONTH, Unit.SATANG_PER_YEAR, Unit.SATANG_PER_HOUR, Unit.SATANG_PER_UNIT}
)
"""Units that are rounded to the satang where they are shown."""


class Key(StrEnum):
    """Which measure of an indicator; their names are in `text.indicator_words`."""

    NET_INCOME = "net_income"
    NET_INCOME_PER_MONTH = "net_income_per_month"
    NET_INCOME_CASH = "net_income_cash"
    NET_INCOME_CASH_PER_MONTH = "net_income_cash_per_month"
    NET_INCOME_IN_KIND = "net_income_in_kind"
    NET_INCOME_REAL = "net_income_real"
    STATE_RELIEF = "state_relief"
    PER_PERSON = "per_person"
    PER_PERSON_CASH = "per_person_cash"
    PER_PERSON_REAL = "per_person_real"
    PER_ADULT = "per_adult_equivalent"
    PER_ADULT_CASH = "per_adult_equivalent_cash"
    PER_ADULT_REAL = "per_adult_equivalent_real"
    BEFORE = "before"
    AFTER = "after"
    CHANGE = "change"
    CHANGE_SHARE = "change_share"
    CHANGE_PER_MONTH = "change_per_month"
    CHANGE_CASH = "change_cash"
    CHANGE_IN_KIND = "change_in_kind"
    CHANGE_NOMINAL = "change_nominal"
    CHANGE_PER_PERSON = "change_per_person"
    CHANGE_PER_ADULT = "change_per_adult_equivalent"
    CONTRIBUTION = "contribution"
    CONTRIBUTION_SHARE = "contribution_share"
    BAND = "band"
    SHARE_UP = "share_up"
    DIFFERENCE = "difference_in_differences"
    GROSS = "gross"
    COST = "cost"
    PROFIT = "profit"
    MARGIN = "margin"
    PRICE = "price"
    VARIABLE_COST = "variable_cost"
    BREAK_EVEN = "break_even_quantity"
    CYCLE_GROSS = "cycle_gross"
    CYCLE_COST = "cycle_cost"
    CYCLE_PROFIT = "cycle_profit"
    HOURS = "hours"
    PER_HOUR = "per_hour"
    WAGE_RATIO = "wage_ratio"
    NEW_OCCUPATIONS = "new_occupations"
    ACTIVE = "active"
    ACTIVE_OCCUPATIONS = "active_occupations"
    SALES_MONTHS = "sales_months"
    ALIVE_6 = "alive_6"
    ALIVE_12 = "alive_12"
    SHARE_OF_INCOME = "share_of_income"
    DIVERSITY = "diversity"
    SOURCES = "sources"
    SAVING_RATE = "saving_rate"
    SAVING_MONTHS = "saving_months"
    EMERGENCY_MONTHS = "emergency_months"
    RESERVE = "reserve"
    NECESSARY_PER_MONTH = "necessary_per_month"
    REDUCIBLE_SHARE = "reducible_share"
    TEMPTATION_SHARE = "alcohol_tobacco_gambling_share"
    SERVICE_RATIO = "service_ratio"
    SERVICE_RATIO_NET = "service_ratio_net"
    DEBT = "debt"
    DEBT_OF_CLASS = "debt_of_class"
    DEBT_TO_INCOME = "debt_to_income"
    INFORMAL_SHARE = "informal_share"
    DEBT_CHANGE_REAL = "debt_change_real"
    SHORT_MONTHS = "short_months"
    SHORT_SHARE = "short_share"
    SHORT_MONTHS_WITH_PROJECT = "short_months_with_project_money"
    SHORT_SHARE_WITH_PROJECT = "short_share_with_project_money"
    LEFT_OVER = "left_over"
    """Of one month: what of M14 is below zero where it fell short."""
    VARIATION = "variation"
    OWN_FOOD = "own_food"
    CONSUMPTION = "consumption_per_person"
    POVERTY_LINE = "poverty_line"
    LINE_RATIO = "line_ratio"
    POVERTY_GAP = "poverty_gap"
    JPT_INCOME = "jpt_income_per_person"
    JPT_THRESHOLD = "jpt_threshold"
    JPT_RATIO = "jpt_ratio"
    HOUSEHOLDS = "households"
    ADOPTION = "adoption"
    COVERAGE = "coverage"
    VERIFIED_SHARE = "verified_share"
    MEDIAN_LAG = "median_lag"
    COST_MECHANISM = "cost_mechanism"
    COST_OCCUPATION = "cost_occupation"
    COST_TOTAL = "cost_total"
    NEWLY_VERIFIED = "newly_verified"
    COST_PER_HOUSEHOLD = "cost_per_household"
    MATCHED = "matched"
    GAIN_PER_YEAR = "gain_per_year"
    COST_PER_BAHT = "cost_per_baht"
    DEADWEIGHT = "deadweight"
    COST_PER_BAHT_NET = "cost_per_baht_net_of_deadweight"
    PAYBACK = "payback_months"
    STOOD = "stood_at_start"
    STANDS = "stands"
    WAITS = "waits"
    CAME_DOWN = "came_down"
    STAIRS_GAINED = "stairs_gained"


OF_STAIRS = frozenset({Key.NEWLY_VERIFIED, Key.COST_PER_HOUSEHOLD, Key.STOOD, Key.STANDS, Key.WAITS})
"""Measures that speak of a stair: `Measure.of` is its level, 0 before the first."""


class Why(StrEnum):
    """Why a measure is undefined; the values are sentence codes."""

    NO_VALID_MONTHS = "indicator_no_valid_months"
    MEMBERS_UNKNOWN = "indicator_members_unknown"
    BEFORE_NOT_POSITIVE = "comparison_before_not_positive"
    NOT_TOLD_BY_RECALL = "indicator_not_told_by_recall"
    NO_RISE = "indicator_no_rise"
    NO_INCOME = "indicator_no_income"
    NO_GROSS = "indicator_no_gross"
    NO_OCCUPATION = "indicator_no_occupation"
    NO_QUANTITY = "indicator_no_quantity"
    SEVERAL_UNITS = "indicator_several_units"
    PRICE_BELOW_COST = "indicator_price_below_cost"
    CYCLE_NOT_VALID = "indicator_cycle_not_valid"
    NO_HOURS = "indicator_no_hours"
    NO_PROJECT_START = "indicator_no_project_start"
    NO_NEW_OCCUPATION = "indicator_no_new_occupation"
    TOO_YOUNG = "indicator_too_young"
    MONTHS_NOT_VALID = "indicator_months_not_valid"
    INCOME_NOT_POSITIVE = "indicator_income_not_positive"
    TOO_FEW_MONTHS = "indicator_too_few_months"
    NO_NECESSARY = "indicator_no_necessary"
    NO_SPENDING = "indicator_no_spending"
    NO_DEBT = "indicator_no_debt"
    NO_FOOD = "indicator_no_food"
    NO_PROVINCE = "indicator_no_province"
    NO_JPT_THRESHOLD = "indicator_no_jpt_threshold"
    NO_HOUSEHOLDS = "indicator_no_households"
    NO_LAG = "indicator_no_lag"
    NO_COSTS = "indicator_no_costs"
    COSTS_OF_ALL = "indicator_costs_of_all"
    NOBODY_NEWLY = "indicator_nobody_newly"
    TOO_FEW_MATCHED = "indicator_too_few_matched"
    NO_GAIN = "indicator_no_gain"
    TOO_FEW_HOUSEHOLDS = "indicator_too_few_households"


class Remark(StrEnum):
    """What must be said beside a measure; the values are sentence codes."""

    NET_OF_COST = "indicator_net_of_cost"
    PRICES_STAND_IN = "indicator_prices_stand_in"
    SALES_WITHOUT_QUANTITY = "indicator_sales_without_quantity"
    OWN_LABOUR_UNPAID = "indicator_own_labour_unpaid"
    LOWEST_WAGE = "indicator_lowest_wage"
    WAGE_STAND_IN = "indicator_wage_stand_in"
    SERVICE_HIGH = "indicator_service_high"
    SERVICE_HIGH_NET = "indicator_service_high_net"
    ANNUALISED = "indicator_annualised"
    WITHOUT_RENT = "indicator_without_rent"
    LINE_STAND_IN = "indicator_line_stand_in"
    LINE_OF_REGION = "indicator_line_of_region"
    GROSS_OF_COST = "indicator_gross_of_cost"
    COSTS_OF_THE_TIME = "indicator_costs_of_the_time"
    VERIFIED_ONLY = "indicator_verified_only"
    GAIN_NOT_SHOWN = "indicator_gain_not_shown"


class Note(NamedTuple):
    """A remark; where a year had to be stood in for, which, and the one that served (CE)."""

    remark: Remark
    year: int = 0
    used: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """One value, exact; None is undefined, for the reason given.

    `of` names what it speaks of where an indicator has several (an occupation, a lender class, a production cycle, the
    level of a stair), `unit_name` the unit people gave for a quantity.
    """

    key: Key
    value: Fraction | None
    unit: Unit
    reason: str | None = None
    of: str = ""
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """An indicator: `months` are those used, as 202611, and `grades` theirs; `reasons` say why it has no values at all.

    `verdict` is M3's and M4's; `reasons` there are what the verdict rests on.
    """

    indicator: Indicator
    values: tuple[Measure, ...]
    months: tuple[int, ...]
    grades: tuple[tuple[Grade, int], ...]
    reasons: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    verdict: Verdict | None = None

    def value(self, key: Key, of: str = "") -> Fraction | None:
        """Give one value, None where it is undefined or not there."""
        return next((one.value for one in self.values if one.key is key and one.of == of), None)


def amount(key: Key, satang: int | Fraction, *, of: str = "") -> Measure:
    """Make a measure of an amount."""
    return Measure(key, Fraction(satang), Unit.SATANG, of=of)


def undefined(key: Key, unit: Unit, why: str, *, of: str = "") -> Measure:
    """Make a measure that has no value."""
    return Measure(key, None, unit, str(why), of=of)


def divided(  # noqa: PLR0913 -- what a ratio is of, and what it is called
    key: Key, upper: int | Fraction, lower: int | Fraction, why: str, *, unit: Unit = Unit.RATIO, of: str = ""
) -> Measure:
    """Make a ratio, undefined where what is divided by is not above zero."""
    if lower <= 0:
        return undefined(key, unit, why, of=of)
    return Measure(key, Fraction(upper) / Fraction(lower), unit, of=of)


def of_months(
    indicator: Indicator,
    values: Iterable[Measure],
    months: Sequence[MonthFigures],
    *,
    reasons: Iterable[str] = (),
    notes: Iterable[Note] = (),
) -> IndicatorResult:
    """Put a result together over the months it rests on."""
    return IndicatorResult(
        indicator,
        tuple(values),
        tuple(one.month.number for one in months),
        grade_mix(months),
        tuple(str(one) for one in reasons),
        tuple(notes),
    )


def grade_mix(months: Iterable[MonthFigures]) -> tuple[tuple[Grade, int], ...]:
    """Count months by grade, best first."""
    grades = [one.quality.grade for one in months]
    return tuple((grade, grades.count(grade)) for grade in Grade if grade in grades)


@dataclass(frozen=True, slots=True)
class HouseholdIndicators:
    """All of one household at a month; `months` and `grades` are V's, `price_year` is CE."""

    household: Id
    code: str
    name: str
    as_of: Month
    price_year: int
    months: tuple[int, ...]
    grades: tuple[tuple[Grade, int], ...]
    results: tuple[IndicatorResult, ...]

    def result(self, indicator: Indicator) -> IndicatorResult:
        """Give one of them; KeyError for one that is not reckoned of a household."""
        for one in self.results:
            if one.indicator is indicator:
                return one
        raise KeyError(indicator)


@dataclass(frozen=True, slots=True)
class ProviderIndicators:
    """Every household by code, and what is reckoned over all participants."""

    as_of: Month
    households: tuple[HouseholdIndicators, ...]
    group: tuple[IndicatorResult, ...]
