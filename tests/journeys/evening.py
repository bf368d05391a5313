"""A volunteer's evening: the village, the paper page to be typed, and what it comes to, reckoned from the page."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.entry import Draft
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt, Household, Occupation, Person, Pocket
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.register import AddRecords
from household_ledger.text.labels import category_name
from tests.ui.conftest import TickingClock

YEAR, MONTH = 2026, 10
CODE, NAME = "012", "นางสมใจ แสนสุข"
VOLUNTEER, GROUP, BOX, SHOP, UNCLE = "อาสาแดง", "เงินสด", "กลุ่มสัจจะ", "ร้านเจ๊แดง", "ลุงมี"
CASH, SAVED, OWED_SHOP, OWED_UNCLE = Decimal(1_800), Decimal(1_000), Decimal(300), Decimal(5_000)
"""What the page brings forward, in baht."""


@dataclass(frozen=True)
class Written:
    """One line of the paper page: how it is typed, and by how much cash, savings and debts change (in baht)."""

    day: int
    what: str
    amount: str = ""
    category: str = ""
    kind: str = ""
    is_in: bool = False
    cash: str = "0"
    saved: str = "0"
    owed: str = "0"
    further: dict[str, str] = field(default_factory=dict)
    parts: tuple[tuple[str, str], ...] = ()
    known: EntryKind = EntryKind.EXPENSE
    begun: str = ""
    """As much of the description as was typed before the whole row was taken from the list."""

    @property
    def column(self) -> str:
        """Where its amount stands."""
        return "money_in" if self.is_in else "money_out"

    @property
    def words(self) -> str:
        """Its category, as it is called."""
        return category_name(self.category)

    @property
    def part_words(self) -> list[tuple[str, str]]:
        """The categories of its parts as they are called, and their amounts."""
        return [(category_name(category), baht) for category, baht in self.parts]


def spent(day: int, what: str, baht: str, category: str = "E01", typed: str = "") -> Written:
    """Write of money spent; `typed` is how its amount was reckoned."""
    return Written(day, what, typed or baht, category, cash=f"-{baht}")


def sold(day: int, what: str, baht: str, category: str = "I02") -> Written:
    """Write of money that came in."""
    return Written(day, what, baht, category, is_in=True, cash=baht, known=EntryKind.INCOME)


def nothing(day: int) -> Written:
    """Write of a day on which nothing happened."""
    return Written(day, "", known=EntryKind.NOTHING)


def repaid(day: int, baht: str, debt: str) -> Written:
    """Write of a debt repaid without interest."""
    minus = f"-{baht}"
    return Written(
        day, f"คืน{debt}", baht, kind="ใช้หนี้", cash=minus, owed=minus, further={"debt": debt}, known=EntryKind.REPAY
    )


def put_by(day: int, baht: str) -> Written:
    """Write of money put by for the child's school."""
    further = {"to_pocket": BOX, "goal": "ทุนเรียนหลาน"}
    return Written(day, "ออม", baht, kind="ออม", cash=f"-{baht}", saved=baht, further=further, known=EntryKind.SAVE)


def owed(day: int, what: str, baht: str, category: str) -> Written:
    """Write of something bought at the shop on credit."""
    return Written(day, what, baht, category, kind="ซื้อเชื่อ", owed=baht, further={"debt": SHOP}, known=EntryKind.CREDIT)


def eaten(day: int, what: str, baht: str) -> Written:
    """Write of own produce eaten: value, no cash."""
    return Written(day, what, baht, "E01", kind="ของทำเองกินใช้เอง", is_in=True, known=EntryKind.PRODUCED)


PAGE = (
    sold(1, "ขายไข่ 5 แผง", "550"),
    spent(1, "ค่ากับข้าว", "120.25"),
    spent(2, "ข้าวสาร 5 กก.", "155"),
    spent(2, "น้ำดื่ม 2 แพ็ก", "55", "E03", typed="35+20"),
    Written(3, "ตลาดนัด", "285", cash="-285", parts=(("E01", "150"), ("E09", "85"), ("E04", "50"))),
    owed(4, "อาหารไก่", "450", "C02"),
    put_by(5, "100"),
    eaten(6, "ผักบุ้งริมรั้ว", "40"),
    nothing(7),
    repaid(8, "500", UNCLE),
    sold(9, "ขายไข่ 4 แผง", "440"),
    spent(9, "ปลาทู", "95"),
    spent(10, "ค่าไฟ", "310.50", "E08"),
    spent(11, "น้ำมันรถเครื่อง", "100", "E16"),
    owed(12, "ข้าวเหนียว 5 กก.", "160", "E01"),
    nothing(13),
    Written(14, "รำข้าว", "320", "C02", cash="-320", known=EntryKind.COST),
    sold(15, "ขายไข่ 6 แผง", "660"),
    spent(16, "ใส่บาตร", "60", "E21"),
    sold(17, "ลูกสาวส่งมา", "1500", "I10"),
    eaten(18, "ไข่กินเอง", "30"),
    put_by(19, "200"),
    Written(
        20,
        "ถอน",
        "150",
        kind="ถอน",
        is_in=True,
        cash="150",
        saved="-150",
        further={"pocket": BOX},
        known=EntryKind.WITHDRAW,
    ),
    repaid(21, "200", SHOP),
    spent(22, "หมูสามชั้น", "110"),
    spent(23, "ขนมหลาน", "35", "E04"),
    spent(24, "เติมเงินโทรศัพท์", "100", "E18"),
    replace(sold(25, "ขายไข่ 5 แผง", "550"), begun="ขายไข่ 5"),
    spent(28, "ปลานิล", "130"),
    spent(31, "น้ำปลา พริก เกลือ", "99.75"),
)
"""Thirty lines of October."""


def total(amounts: list[str]) -> Decimal:
    """Add amounts in baht, as somebody with a pencil would."""
    return sum((Decimal(one) for one in amounts), Decimal(0))


CASH_AT_END = CASH + total([one.cash for one in PAGE])
INCOME = total([one.cash for one in PAGE if one.known is EntryKind.INCOME])
SPENT = -total([one.cash for one in PAGE if one.known in (EntryKind.EXPENSE, EntryKind.COST)])
SAVED_AT_END = SAVED + total([one.saved for one in PAGE])
OWED_AT_END = OWED_SHOP + OWED_UNCLE + total([one.owed for one in PAGE])


def make_village(path: Path) -> Path:
    """Make a book of three households: the second is the one whose page is typed."""
    opened = LedgerShelf(TickingClock()).create(path)
    do = opened.ledger.execute
    do(AddRecords((Person(id=NO_ID, name="ครูสมศักดิ์", role=Role.VERIFIER),)))
    do(AddRecords((Person(id=NO_ID, name=VOLUNTEER, role=Role.RECORDER),)))
    for code, name in (("011", "นายคำ ดีใจ"), (CODE, NAME), ("013", "นางบัว มีสุข")):
        first = date(YEAR, MONTH, 1)
        home = do(AddRecords((Household(id=NO_ID, code=code, name=name, started_on=first),))).ids[0]
        cash = do(AddRecords((Pocket(id=NO_ID, household=home, name=GROUP, kind=PocketKind.CASH),))).ids[0]
        box = Pocket(id=NO_ID, household=home, name=BOX, kind=PocketKind.SAVINGS, category="S03")
        box_id = do(AddRecords((box,))).ids[0]
        debts = [
            do(AddRecords((Debt(id=NO_ID, household=home, name=debt, debt_class=of),))).ids[0]
            for debt, of in ((SHOP, "D04"), (UNCLE, "D06"))
        ]
        do(AddRecords((Occupation(id=NO_ID, household=home, name="เลี้ยงไก่ไข่", is_main=True),)))
        do(AddRecords((Goal(id=NO_ID, household=home, name="ทุนเรียนหลาน", started_on=first),)))
        do(AddEntries(_openings(home, cash, box_id, debts)))
    opened.close()
    return path


def _openings(home: Id, cash: Id, box: Id, debts: list[Id]) -> tuple[Draft, ...]:
    def opening(baht: Decimal, *, pocket: Id = NO_ID, debt: Id = NO_ID) -> Draft:
        amount = Money(int(baht * 100))
        day = date(YEAR, MONTH, 1)
        return Draft(household=home, date=day, kind=EntryKind.OPENING, amount=amount, pocket=pocket, debt=debt)

    shop, uncle = debts
    return (
        opening(CASH, pocket=cash),
        opening(SAVED, pocket=box),
        opening(OWED_SHOP, debt=shop),
        opening(OWED_UNCLE, debt=uncle),
    )


def balance(path: Path, account: str, code: str = CODE) -> Decimal:
    """Add up an account of a household from the lines of the file itself, in baht."""
    words = (
        "select coalesce(sum(l.satang), 0) from entry_line l join entry e on e.id = l.entry_id"
        " join household h on h.id = e.household_id where l.account = ? and h.code = ? and not e.deleted"
    )
    return Decimal(asked(path, words, account, code)[0][0]) / 100


def asked(path: Path, words: str, *values: object) -> list[tuple[Any, ...]]:
    """Ask a closed file in plain SQL."""
    file = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return file.execute(words, values).fetchall()
    finally:
        file.close()
