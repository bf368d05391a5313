"""Small records for tests of the rules: a household with one of everything, and months made of a few amounts."""

from __future__ import annotations

from datetime import date
from typing import Any

from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.figures import (
    CashBook,
    CategoryFigures,
    MonthFigures,
    OccupationFigures,
    Quality,
    Spending,
)
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, Grade, PocketKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.domain.quality import Record
from household_ledger.domain.record_book import RecordBook
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Party,
    Pocket,
)

TODAY = date(2026, 11, 21)
HOME, OTHER_HOME = Id(1_000_001), Id(2_000_001)
CASH, BANK, CARD, BOX, GROUP, HIDDEN, THEIR_CASH, THEIR_BOX = (
    Id(1_000_011),
    Id(1_000_012),
    Id(1_000_013),
    Id(1_000_014),
    Id(1_000_015),
    Id(1_000_016),
    Id(2_000_011),
    Id(2_000_014),
)
DEBT, THEIR_DEBT = Id(1_000_021), Id(2_000_021)
HENS, RICE, THEIR_SHOP = Id(1_000_031), Id(1_000_032), Id(2_000_031)
NOI, THEIR_SON = Id(1_000_041), Id(2_000_041)
SHOP, THEIR_PARTY = Id(1_000_051), Id(2_000_051)
MOTORBIKE, THEIR_GOAL = Id(1_000_061), Id(2_000_061)
CURRY, THEIR_CURRY, EGGS, THEIR_EGGS, GOLD = (
    Id(1_000_071),
    Id(2_000_071),
    Id(1_000_072),
    Id(2_000_072),
    Id(1_000_073),
)
NOBODY = Id(9_999_999)
BEST = Record(
    days_recorded=30,
    days_in_month=30,
    lag_halfdays=0,
    unexplained=Money(0),
    flow=Money(1_000_000),
    is_verified=True,
    seen="cash counted, receipts, paper",
)
"""What is known of a month that lacks nothing."""


def book() -> RecordBook:
    """Two households with a record of every kind each."""
    return RecordBook(
        [
            Household(id=HOME, code="001", name="บ้านแรก"),
            Household(id=OTHER_HOME, code="002", name="บ้านสอง"),
            Pocket(id=CASH, household=HOME, name="เงินสด", kind=PocketKind.CASH),
            Pocket(id=BANK, household=HOME, name="ธนาคาร", kind=PocketKind.BANK),
            Pocket(id=CARD, household=HOME, name="บัตร", kind=PocketKind.CARD),
            Pocket(id=BOX, household=HOME, name="กระปุก", kind=PocketKind.SAVINGS, category="S01"),
            Pocket(id=GROUP, household=HOME, name="กลุ่ม", kind=PocketKind.SAVINGS, category="S03"),
            Pocket(id=HIDDEN, household=HOME, name="เก่า", kind=PocketKind.CASH, is_deleted=True),
            Pocket(id=THEIR_CASH, household=OTHER_HOME, name="เงินสด", kind=PocketKind.CASH),
            Pocket(id=THEIR_BOX, household=OTHER_HOME, name="กระปุก", kind=PocketKind.SAVINGS, category="S01"),
            Debt(id=DEBT, household=HOME, name="กองทุน", debt_class="D02"),
            Debt(id=THEIR_DEBT, household=OTHER_HOME, name="กองทุน", debt_class="D02"),
            Occupation(id=HENS, household=HOME, name="ไก่ไข่"),
            Occupation(id=RICE, household=HOME, name="นา"),
            Occupation(id=THEIR_SHOP, household=OTHER_HOME, name="ค้าขาย"),
            Member(id=NOI, household=HOME, name="น้อย"),
            Member(id=THEIR_SON, household=OTHER_HOME, name="แดง"),
            Party(id=SHOP, household=HOME, name="ป้าศรี"),
            Party(id=THEIR_PARTY, household=OTHER_HOME, name="ลุงชม"),
            Goal(id=MOTORBIKE, household=HOME, name="รถ"),
            Goal(id=THEIR_GOAL, household=OTHER_HOME, name="บ้าน"),
            HouseholdCategory(id=CURRY, household=HOME, code="E02.1", under="E02", name="แกงถุง"),
            HouseholdCategory(id=THEIR_CURRY, household=OTHER_HOME, code="E02.1", under="E02", name="แกงถุง"),
            HouseholdCategory(id=EGGS, household=HOME, code="I02.1", under="I02", name="ไข่"),
            HouseholdCategory(id=THEIR_EGGS, household=OTHER_HOME, code="I02.1", under="I02", name="ไข่"),
            HouseholdCategory(id=GOLD, household=HOME, code="S05.1", under="S05", name="ทอง"),
        ],
        today=TODAY,
    )


def draft(kind: EntryKind, **fields: Any) -> Draft:  # noqa: ANN401 -- any field of a draft
    """Say an entry of the first household on a plain day; `code`s and `amount` make its parts."""
    return Draft(**{"household": HOME, "date": date(2026, 11, 3), "kind": kind, **fields})


def shares(*pairs: tuple[int, int]) -> tuple[Part, ...]:
    """Make parts of (category id, satang)."""
    return tuple(Part(Id(category), Money(satang)) for category, satang in pairs)


def figures(month: Month, *, grade: Grade = Grade.A, **fields: Any) -> MonthFigures:  # noqa: ANN401 -- any term
    """Make a month of a household from what a comparison reads; everything else is zero.

    `cash`, `in_kind`: satang by income code; `cost`, `cost_in_kind`, `members`, `tenths`, `days`, `profits`
    ((occupation, satang) pairs) and any term of the cash book.
    """
    cash, in_kind = fields.pop("cash", {}), fields.pop("in_kind", {})
    cost, cost_in_kind = fields.pop("cost", 0), fields.pop("cost_in_kind", 0)
    members, tenths = fields.pop("members", None), fields.pop("tenths", None)
    days, profits = fields.pop("days", month.days), fields.pop("profits", ())
    counted = [code for code in {*cash, *in_kind} if code not in ("I18", "I19")]
    income = sum(cash.get(code, 0) for code in counted)
    kind_income = sum(in_kind.get(code, 0) for code in counted)
    terms = dict.fromkeys(CashBook.__dataclass_fields__, ZERO)
    terms |= {
        "cash_income": Money(income),
        "project_money": Money(cash.get("I18", 0)),
        "windfall": Money(cash.get("I19", 0)),
    }
    terms |= {name: Money(value) for name, value in fields.items()}
    return MonthFigures(
        household=HOME,
        code="001",
        month=month,
        step=None,
        members=members,
        adult_equivalent_tenths=tenths,
        cash=CashBook(**terms),
        in_kind_income=Money(kind_income),
        project_in_kind=Money(in_kind.get("I18", 0)),
        windfall_in_kind=Money(in_kind.get("I19", 0)),
        credit_cost=ZERO,
        occupation_cost=Money(cost),
        occupation_cost_in_kind=Money(cost_in_kind),
        credit_spending=ZERO,
        spending=Spending(ZERO, ZERO, ZERO),
        cash_spending_by_need=Spending(ZERO, ZERO, ZERO),
        net_income=Money(income + kind_income - cost),
        net_income_cash=Money(income - cost + cost_in_kind),
        savings_start=ZERO,
        savings_end=ZERO,
        debt_start=ZERO,
        debt_end=ZERO,
        interest_added=ZERO,
        times_saved=0,
        quality=Quality(days, days, 0, 0, is_verified=True, grade=grade),
        by_category={
            code: CategoryFigures(Money(cash.get(code, 0)), ZERO, Money(in_kind.get(code, 0)))
            for code in sorted({*cash, *in_kind})
        },
        needs={},
        by_occupation=tuple(
            OccupationFigures(Id(one), str(one), ZERO, ZERO, ZERO, ZERO, Money(profit), 0) for one, profit in profits
        ),
        goals=(),
        is_closed=True,
        has_entries=True,
    )
