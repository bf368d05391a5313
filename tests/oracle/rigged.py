"""Households rigged to look better off than they are, written day by day as rows and read in like any other."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.oracle.village import Facts, Member, first_day, last_day

CASH, JAR, HENS = "เงินสด", "กระปุก", "ไก่ไข่"
COLUMNS = (
    *("date", "household", "kind", "category", "amount", "pocket", "to_pocket", "debt", "occupation", "source"),
    *("party", "entered_on", "entry_id"),
)
BEFORE, AFTER = ("2025-08", "2025-09", "2025-10"), ("2026-08", "2026-09", "2026-10")
OLD_BEFORE, OLD_AFTER = ("2021-08", "2021-09", "2021-10"), ("2022-08", "2022-09", "2022-10")
THREE = [Member(1980, date(2020, 1, 1)), Member(1982, date(2020, 1, 1)), Member(2010, date(2020, 1, 1))]
_INTO_CASH = {"income": 1, "borrow": 1, "withdraw": 1, "asset_sell": 1, "returned": 1, "adjust": 1}
_OUT_OF_CASH = {"expense": -1, "cost": -1, "save": -1, "lend": -1}


@dataclass
class Home:
    """A household's pages: what it writes, and what lies in its cash box by them."""

    code: str
    sales: int = 10_000
    """Baht of eggs sold each month."""
    lag: int = 0
    counts: bool = True
    members: list[Member] = field(default_factory=lambda: list(THREE))
    started_on: date = date(2025, 11, 10)
    left_on: date | None = None
    rows: list[dict[str, str]] = field(default_factory=list)
    cash: int = 0

    def write(self, day: str, kind: str, category: str = "", amount: int = 0, **more: str) -> None:
        """Write a line; amounts in whole baht."""
        written = date.fromisoformat(day) + timedelta(days=self.lag)
        said = {"date": day, "household": self.code, "kind": kind, "category": category, **more}
        said |= {"amount": str(amount) if amount else "", "entered_on": written.isoformat()}
        self.rows.append({**said, "entry_id": f"{self.code}-{len(self.rows)}"})
        self.cash += amount * (_INTO_CASH | _OUT_OF_CASH).get(kind, 0)

    def month(self, month: str, sales: int, also: Callable[[Home, str], None] | None = None) -> None:
        """Write a whole month: every day asked about, eggs sold, feed and food bought, the cash counted at the end."""
        days = (last_day(month) - first_day(month)).days + 1
        for day in range(1, days + 1):
            self.write(f"{month}-{day:02}", "nothing")
        self.write(f"{month}-05", "income", "I02", sales, pocket=CASH, occupation=HENS)
        self.write(f"{month}-06", "cost", "C03", 2_000, pocket=CASH, occupation=HENS)
        self.write(f"{month}-07", "expense", "E01", 4_000, pocket=CASH)
        if also is not None:
            also(self, month)
        if self.counts:
            last = f"{month}-{days:02}"
            self.write(last, "cash_count")
            self.rows[-1] |= {"amount": str(self.cash), "pocket": CASH}

    def facts(self) -> Facts:
        return Facts(
            self.code,
            started_on=self.started_on,
            left_on=self.left_on,
            members=self.members,
            savings={JAR: "S01"},
            occupations=[HENS],
        )


def told(home: Home, *, after: int | None = None, also: Callable[[Home, str], None] | None = None) -> Home:
    """Write three months before and the same three after, in which something else may happen too."""
    for month in BEFORE:
        home.month(month, home.sales)
    for month in AFTER:
        home.month(month, home.sales if after is None else after, also)
    return home


def once(kind: str, category: str, amount: int, **more: str) -> Callable[[Home, str], None]:
    """Let something happen in August after the start only."""

    def happen(home: Home, month: str) -> None:
        if month == AFTER[0]:
            home.write(f"{month}-12", kind, category, amount, **more)

    return happen


def gifts_used_up(home: Home, month: str) -> None:
    """Get feed from the project every month, and sell the eggs of it."""
    home.write(f"{month}-02", "in_kind_received", "C03", 5_000, source="I18", occupation=HENS)
    home.write(f"{month}-08", "income", "I02", 5_000, pocket=CASH, occupation=HENS)


def harvest(home: Home) -> Home:
    """Sell the rice of a year in July after, a month nobody wrote before."""
    for month in BEFORE:
        home.month(month, home.sales)
    home.month("2026-07", home.sales, rice_sold)
    for month in AFTER:
        home.month(month, home.sales)
    return home


def shifted(home: Home) -> Home:
    """Sell the rice in October after, which was sold in November the year before, when the project began."""
    for month in BEFORE:
        home.month(month, home.sales)
    home.month("2025-11", home.sales, rice_sold)
    for month in AFTER:
        home.month(month, home.sales, rice_sold if month == AFTER[2] else None)
    return home


def rice_sold(home: Home, month: str) -> None:
    """Sell the rice of a year."""
    home.write(f"{month}-20", "income", "I01", 80_000, pocket=CASH)


def dearer(home: Home) -> Home:
    """Sell for six percent more in a year in which everything became six percent dearer."""
    for month in OLD_BEFORE:
        home.month(month, 12_000)
    for month in OLD_AFTER:
        home.month(month, 12_600)
    return home


def missing(home: Home) -> Home:
    """Sell twice as much in August after, and write nothing in September and October."""
    for month in BEFORE:
        home.month(month, home.sales)
    home.month(AFTER[0], 2 * home.sales)
    return home


def wage_of_two_more(home: Home, month: str) -> None:
    """Bring the wage of two who moved in."""
    home.write(f"{month}-25", "income", "I07", 6_000, pocket=CASH)


def all_homes() -> list[Home]:
    """Write every household; only `UP` truly earns more, and of `SHIFTED` three months cannot tell."""
    late = date(2026, 6, 1)
    gone = [THREE[0], Member(1982, date(2020, 1, 1), late), Member(2010, date(2020, 1, 1), late)]
    joined = [*THREE, Member(1990, late), Member(1991, late), Member(2015, late)]
    return [
        told(Home("SAME")),
        told(Home("UP"), after=12_000),
        told(Home("GRANT"), also=once("income", "I18", 50_000, pocket=CASH)),
        told(Home("GIFT"), also=gifts_used_up),
        told(Home("LOAN"), also=once("borrow", "D02", 40_000, pocket=CASH, debt="กองทุน")),
        told(Home("SOLD"), also=once("asset_sell", "S07", 30_000, pocket=CASH)),
        told(Home("LUCK"), also=once("income", "I19", 20_000, pocket=CASH)),
        told(Home("LUCKGOODS"), also=once("in_kind_received", "E01", 9_000, source="I19")),
        told(Home("DRAWN"), also=once("withdraw", "", 25_000, pocket=JAR, to_pocket=CASH)),
        told(Home("REPAID"), also=once("returned", "", 15_000, pocket=CASH, party="ป้าศรี")),
        told(Home("FOUND"), also=once("adjust", "", 8_000, pocket=CASH)),
        harvest(Home("HARVEST")),
        shifted(Home("SHIFTED")),
        told(Home("GONE", members=gone)),
        told(Home("JOINED", members=joined), also=wage_of_two_more),
        told(Home("LEFT", left_on=date(2026, 10, 20)), after=20_000),
        missing(Home("MISSING")),
        told(Home("LATE", lag=20), after=20_000),
        told(Home("UNCOUNTED", counts=False), after=20_000),
        dearer(Home("DEARER", started_on=date(2021, 11, 10))),
    ]


def write_rows(homes: Iterable[Home], path: Path) -> Path:
    """Write the pages of all as canonical rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        for home in homes:
            writer.writerows(home.rows)
    return path
