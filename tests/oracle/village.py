"""What the oracle is told of a village: canonical rows, and facts rows cannot carry. Nothing of the program is used."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

CATEGORIES = Path(__file__).resolve().parents[2] / "household_ledger" / "data" / "categories.csv"


def satang(text: str) -> int:
    """Read baht with at most two decimals."""
    sign = -1 if text.startswith("-") else 1
    baht, _, rest = text.lstrip("-").partition(".")
    return sign * (int(baht or "0") * 100 + int(rest.ljust(2, "0")))


def thousandths(text: str) -> int:
    """Read a quantity with at most three decimals."""
    whole, _, rest = text.partition(".")
    return int(whole or "0") * 1000 + int(rest.ljust(3, "0"))


def day(text: str) -> date:
    return date.fromisoformat(text)


def month_of(one: date) -> str:
    return one.strftime("%Y-%m")


def month_index(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def month_at(index: int) -> str:
    return f"{index // 12:04}-{index % 12 + 1:02}"


def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def last_day(month: str) -> date:
    return first_day(month_at(month_index(month) + 1)) - timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """A canonical row read by itself: satang, thousandths, dates."""

    entry: str
    on: date
    kind: str
    category: str
    amount: int
    pocket: str
    to_pocket: str
    debt: str
    principal: int
    interest: int
    occupation: str
    source: str
    goal: str
    quantity: int
    known_by: str
    entered_on: date | None
    life_months: int

    @property
    def month(self) -> str:
        return month_of(self.on)


@dataclass
class Goal:
    name: str
    kind: str = "save"
    target: int | None = None
    months: int = 0
    debt: str = ""
    by: date | None = None
    rhythm: str = "month"
    every: int = 0
    harvest_months: tuple[int, ...] = ()
    started_on: date | None = None
    opening: int = 0
    ended_on: date | None = None


@dataclass
class Member:
    birth_year: int | None
    present_from: date | None
    present_to: date | None = None


@dataclass
class Facts:
    """What the register says of a household."""

    code: str
    started_on: date | None = None
    left_on: date | None = None
    members: list[Member] = field(default_factory=list)
    needs: dict[str, str] = field(default_factory=dict)
    savings: dict[str, str] = field(default_factory=dict)
    """Savings pockets and their forms."""
    occupations: list[str] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    verified: dict[str, str] = field(default_factory=dict)
    """Month → what was seen."""
    paper_daily: set[str] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)


def debt_change(row: Row) -> int:
    """Add what is owed: openings, loans, goods on credit, interest added, less principal repaid."""
    if row.kind in ("borrow", "credit") or (row.kind == "opening" and row.debt):
        return row.amount
    return -row.principal if row.kind == "repay" else 0


def standard_needs() -> dict[str, str]:
    with CATEGORIES.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["need_default"] for row in csv.DictReader(file)}


def read_rows(lines: Iterable[str]) -> dict[str, list[Row]]:
    """Read canonical CSV; rows by household code, in the order of the file."""
    rows: dict[str, list[Row]] = {}
    for number, cells in enumerate(csv.DictReader(lines)):
        rows.setdefault(cells["household"], []).append(_row({key: value or "" for key, value in cells.items()}, number))
    return rows


def _row(cells: dict[str, str], number: int) -> Row:
    def amount(name: str) -> int:
        return satang(cells.get(name) or "0")

    quantity = thousandths(cells.get("quantity") or "0")
    value = amount("amount")
    if not cells.get("amount") and cells.get("unit_price"):
        value = (2 * quantity * amount("unit_price") + 1000) // 2000
    principal, interest = amount("principal"), amount("interest")
    return Row(
        entry=cells.get("entry_id") or f"row {number}",
        on=day(cells["date"]),
        kind=cells["kind"],
        category=cells.get("category", ""),
        amount=value or (principal + interest),
        pocket=cells.get("pocket", ""),
        to_pocket=cells.get("to_pocket", ""),
        debt=cells.get("debt", ""),
        principal=principal,
        interest=interest,
        occupation=cells.get("occupation", ""),
        source=cells.get("source", ""),
        goal=cells.get("goal", ""),
        quantity=quantity,
        known_by=cells.get("known_by", ""),
        entered_on=day(cells["entered_on"]) if cells.get("entered_on") else None,
        life_months=int(cells.get("life_months") or 60),
    )
