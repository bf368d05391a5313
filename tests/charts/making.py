"""Month figures, goals and comparisons made by hand for charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison import STANDARD, Case, Comparison, Definition, compare
from household_ledger.domain.figures import (
    CashBook,
    CategoryFigures,
    GoalFigures,
    MonthFigures,
    Quality,
    Spending,
)
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import GoalKind, Grade, Need
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.domain.reference import Prices
from household_ledger.domain.register import Household, HouseholdCategory
from household_ledger.domain.thresholds import Thresholds

HOME, ROOF, OWN_CURRY = Id(1_000_001), Id(1_000_061), Id(1_000_071)
OWN_WORDS = (HouseholdCategory(id=OWN_CURRY, household=HOME, code="E02.1", under="E02", name="แกงถุง"),)
LONG_NAME = "ซ่อมหลังคาบ้านหลังใหญ่ที่พังเพราะพายุฤดูร้อนพร้อมเปลี่ยนรางน้ำฝนและปั๊มน้ำให้คุณยายที่ญี่ปุ่นกู้เงินกตัญญู"
OCTOBER = Month(2026, 10)
_NEEDS = {"E04": Need.REDUCIBLE, "E20": Need.REDUCIBLE, "E21": Need.SOCIAL, "E22": Need.SOCIAL}


def a_month(month: Month, money_in: int = 0, money_out: int = 0, **fields: Any) -> MonthFigures:  # noqa: ANN401 -- any field
    """Make a month of so many baht in and out; `spent`, `income`, `in_kind` are baht by code."""
    spent: Mapping[str, int] = fields.pop("spent", {})
    income: Mapping[str, int] = fields.pop("income", {"I01": money_in})
    in_kind: Mapping[str, int] = fields.pop("in_kind", {})
    cost = Money(fields.pop("cost", 0) * 100)
    cash = dict.fromkeys(CashBook.__dataclass_fields__, ZERO)
    cash |= {"cash_income": Money(sum(income.values()) * 100), "cash_spending": Money(money_out * 100)}
    classes = dict.fromkeys(Need, 0)
    for code, baht in spent.items():
        classes[_NEEDS.get(code, Need.NECESSARY)] += baht * 100
    spending = Spending(*(Money(classes[need]) for need in Need))
    kind = Money(sum(in_kind.values()) * 100)
    made = MonthFigures(
        household=HOME,
        code="012",
        month=month,
        step=None,
        members=4,
        adult_equivalent_tenths=21,
        cash=CashBook(**cash),
        in_kind_income=kind,
        project_in_kind=ZERO,
        windfall_in_kind=ZERO,
        credit_cost=ZERO,
        occupation_cost=cost,
        occupation_cost_in_kind=ZERO,
        credit_spending=ZERO,
        spending=spending,
        cash_spending_by_need=spending,
        net_income=cash["cash_income"] + kind - cost,
        net_income_cash=cash["cash_income"] - cost,
        savings_start=ZERO,
        savings_end=Money(fields.pop("savings", 0) * 100),
        debt_start=ZERO,
        debt_end=ZERO,
        interest_added=ZERO,
        times_saved=0,
        quality=Quality(month.days, month.days, 0, 0, is_verified=True, grade=Grade.A),
        by_category={
            **{code: CategoryFigures(Money(baht * 100), ZERO, ZERO) for code, baht in income.items()},
            **{code: CategoryFigures(Money(baht * 100), ZERO, ZERO) for code, baht in spent.items()},
            **{code: CategoryFigures(ZERO, ZERO, Money(baht * 100)) for code, baht in in_kind.items()},
        },
        needs={code: _NEEDS.get(code, Need.NECESSARY) for code in spent},
        by_occupation=(),
        goals=(),
        is_closed=True,
        has_entries=True,
    )
    return replace(made, **fields)


def months(count: int, last: Month = OCTOBER) -> list[MonthFigures]:
    """Make months up to one, three of them short as in the sketch of the month page."""
    money_in = (8800, 14200, 12000, 7400, 7000, 6600, 7200, 7800, 8000, 8400, 8900, 9860)
    money_out = (7600, 9000, 8400, 7200, 8600, 9200, 10400, 7600, 7400, 7800, 8000, 8620)
    numbers = [(12 - count + index) % 12 for index in range(count)]
    return [
        a_month(last.plus(index + 1 - count), money_in[number], money_out[number])
        for index, number in enumerate(numbers)
    ]


SPENT = {"E01": 2310, "E15": 860, "E16": 780, "E08": 620, "E04": 410, "E20": 240, "E21": 300}


def goal(**fields: Any) -> GoalFigures:  # noqa: ANN401 -- any field
    """Make the roof of the sketch: 6,700 of 12,000 saved, three months late."""
    made = GoalFigures(
        goal=ROOF,
        name="ซ่อมหลังคา",
        kind=GoalKind.SAVE,
        target=Money(12_000_00),
        by=date(2027, 3, 31),
        saved=Money(6_700_00),
        saved_this_month=Money(1_300_00),
        needed=Money(1_060_00),
        forecast=date(2027, 6, 30),
        forecast_from=date(2027, 4, 30),
        forecast_to=date(2027, 9, 30),
        monthly_pace=Fraction(700_00),
    )
    return replace(made, **fields)


def goal_months(
    state: GoalFigures, saved: Sequence[int] = (0, 700, 1500, 1500, 2300, 3400, 4000, 4000, 5400, 6700)
) -> list[MonthFigures]:
    """Make months in which a goal stood at so many baht, the last one in October."""
    return [
        a_month(OCTOBER.plus(index + 1 - len(saved)), goals=(replace(state, saved=Money(baht * 100)),), savings=baht)
        for index, baht in enumerate(saved)
    ]


STARTED = date(2026, 4, 10)


def comparison(
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    *,
    definition: Definition = STANDARD,
    **fields: Any,  # noqa: ANN401 -- any field of a household
) -> Comparison:
    """Compare six months before the start (April 2026) with the same months after it, as in the sketch."""
    before = before or {"income": {"I01": 3900, "I07": 2600, "I11": 900}, "in_kind": {"I20": 700}, "cost": 1350}
    after = after or {
        "income": {"I01": 4150, "I02": 3100, "I07": 1900, "I11": 900},
        "in_kind": {"I20": 1180},
        "cost": 3000,
    }
    case = Case(
        household=replace(Household(id=HOME, code="012", name="นางบุญมา ใจงาม", started_on=STARTED), **fields),
        months=[
            *(a_month(Month(2025, number), **before) for number in range(5, 11)),
            *(a_month(Month(2026, number), **after) for number in range(5, 11)),
        ],
        baselines=(),
        supported=frozenset(),
        as_of=OCTOBER,
    )
    return compare(case, definition, thresholds=Thresholds(), prices=flat_prices())


def recalled() -> Comparison:
    """Compare with one month told from memory."""
    from household_ledger.domain.baseline import BaselineLine
    from household_ledger.domain.kinds import BaselineType

    told = Baseline(
        id=Id(1_000_091),
        household=HOME,
        type=BaselineType.D,
        first=202510,
        last=202510,
        members=4,
        lines=(BaselineLine("I01", Money(3900_00), ZERO), BaselineLine("I07", Money(2600_00), ZERO)),
    )
    case = Case(
        household=Household(id=HOME, code="012", name="นางบุญมา ใจงาม", started_on=STARTED),
        months=[a_month(Month(2026, number), income={"I01": 4150, "I02": 3100}) for number in range(5, 11)],
        baselines=(told,),
        supported=frozenset(),
        as_of=OCTOBER,
    )
    return compare(case, thresholds=Thresholds(), prices=flat_prices())


def flat_prices() -> Prices:
    """Say that nothing became dearer."""
    return Prices({year: Fraction(100) for year in range(2024, 2028)})
