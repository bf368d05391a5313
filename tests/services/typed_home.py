"""A household's names for tests of typing, without a ledger file."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import InterestRule, PocketKind
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Party,
    Pocket,
)
from household_ledger.services.views.name_book import NameBook

TODAY = date(2026, 11, 21)
HOME = Id(10_001)
CASH, BANK, CARD, GROUP, BOX = (Id(10_010 + n) for n in range(5))
SHOP, FUND = Id(10_020), Id(10_021)
HENS, RICE = Id(10_030), Id(10_031)
MOTHER, CHILD = Id(10_040), Id(10_041)
BUYER = Id(10_050)
ROOF = Id(10_060)
RICE_SACK = Id(10_070)


def records() -> list[object]:
    """List the records of a household that has one of everything."""
    return [
        Household(id=HOME, code="001", name="บ้านทดลอง"),
        Pocket(id=CASH, household=HOME, name="เงินสด", kind=PocketKind.CASH),
        Pocket(id=BANK, household=HOME, name="บัญชีธนาคาร", kind=PocketKind.BANK),
        Pocket(id=CARD, household=HOME, name="บัตรสวัสดิการ", kind=PocketKind.CARD),
        Pocket(id=GROUP, household=HOME, name="กลุ่มสัจจะ", kind=PocketKind.SAVINGS, category="S03"),
        Pocket(id=BOX, household=HOME, name="กระปุก", kind=PocketKind.SAVINGS, category="S01"),
        Debt(id=SHOP, household=HOME, name="ร้านเจ๊แดง", debt_class="D04"),
        Debt(id=FUND, household=HOME, name="กองทุนหมู่บ้าน", debt_class="D02", rule=InterestRule.PER_YEAR, rate=600),
        Occupation(id=HENS, household=HOME, name="เลี้ยงไก่ไข่"),
        Occupation(id=RICE, household=HOME, name="ทำนา"),
        Member(id=MOTHER, household=HOME, name="แม่"),
        Member(id=CHILD, household=HOME, name="น้องแพร"),
        Party(id=BUYER, household=HOME, name="แม่ค้าตลาด"),
        Goal(id=ROOF, household=HOME, name="ซ่อมหลังคา"),
        HouseholdCategory(id=RICE_SACK, household=HOME, code="E01.1", under="E01", name="ข้าวสาร"),
        HouseholdCategory(id=Id(10_071), household=HOME, code="E05", under="E05", is_hidden=True),
        HouseholdCategory(id=Id(10_072), household=HOME, code="E18", under="E18", name="เน็ตบ้าน"),
    ]


def home_book(*more: object) -> NameBook:
    """Give the book of the household, and of more records."""
    return NameBook(HOME, [*records(), *more], today=TODAY)
