"""What made-up households make, sell, buy and eat: the tables of `data/demo`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from household_ledger.domain.kinds import KnownBy, Sector
from household_ledger.domain.period import MONTHS_A_YEAR


@dataclass(frozen=True, slots=True)
class Trade:
    """A sale, a cost or an own use of a piece of work: so many units at so much, so often in each calendar month.

    Prices in satang; `times[0]` is January. `{n}` in the text is the number of units.
    """

    code: str
    text: str
    unit: str
    low: int
    high: int
    step: int
    least: int
    most: int
    times: tuple[int, ...]

    @property
    def mean(self) -> int:
        """Reckon what one time comes to on average, in satang."""
        return (self.low + self.high) * (self.least + self.most) // 4

    def expected(self, month: int) -> int:
        """Reckon what a calendar month (1–12) comes to on average, in satang."""
        return self.times[month - 1] * self.mean


@dataclass(frozen=True, slots=True)
class WorkKind:
    """A kind of occupation: what it sells, what it costs (per cent of sales), the hours it takes."""

    key: str
    name: str
    sector: Sector
    ratio: tuple[int, int]
    sessions: int
    hours: tuple[int, int]
    sales: tuple[Trade, ...]
    costs: tuple[Trade, ...]
    own: tuple[Trade, ...]

    def yearly(self, trades: tuple[Trade, ...]) -> int:
        """Reckon what trades come to in a year on average, in satang."""
        return sum(trade.mean * sum(trade.times) for trade in trades)


@dataclass(frozen=True, slots=True)
class Good:
    """Something a household buys: `choices` prices from `low` up by `step`, in satang."""

    text: str
    low: int
    step: int
    choices: int
    known_by: KnownBy | None


@dataclass(frozen=True, slots=True)
class Share:
    """The part of cash spending that goes to one code: permille of a year, and each calendar month's per cent of it."""

    code: str
    permille: int
    factors: tuple[int, ...]


@lru_cache(maxsize=1)
def works() -> dict[str, WorkKind]:
    """Read the kinds of occupation by key."""
    trades = table("trades.csv")
    return {row["key"]: _work(row, trades) for row in table("works.csv")}


@lru_cache(maxsize=1)
def goods() -> dict[str, tuple[Good, ...]]:
    """Read what is bought, by code; what is bought more often stands more often."""
    found: dict[str, list[Good]] = {}
    for row in table("goods.csv"):
        low, high, step = (100 * int(row[name]) for name in ("low", "high", "step"))
        known_by = KnownBy(row["known_by"]) if row["known_by"] else None
        good = Good(row["text"], low, step, (high - low) // step + 1, known_by)
        found.setdefault(row["code"], []).extend([good] * int(row["weight"]))
    return {code: tuple(listed) for code, listed in found.items()}


@lru_cache(maxsize=1)
def shares() -> tuple[Share, ...]:
    """Read how cash spending divides among the codes."""
    return tuple(Share(row["code"], int(row["permille"]), _by_month(row["factors"])) for row in table("shares.csv"))


@lru_cache(maxsize=1)
def names() -> dict[str, tuple[str, ...]]:
    """Read made-up names by kind: woman, man, girl, boy, family."""
    found: dict[str, list[str]] = {}
    for row in table("names.csv"):
        found.setdefault(row["kind"], []).append(row["name"])
    return {kind: tuple(listed) for kind, listed in found.items()}


def table(name: str) -> list[dict[str, str]]:
    """Read a table of `data/demo`."""
    text = (files("household_ledger") / "data" / "demo" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _by_month(text: str) -> tuple[int, ...]:
    """Read `*:60 4:240`: every month 60, April 240."""
    said = dict(part.split(":") for part in text.split())
    other = int(said.get("*", 0))
    return tuple(int(said.get(str(month), other)) for month in range(1, MONTHS_A_YEAR + 1))


def _work(row: dict[str, str], trades: list[dict[str, str]]) -> WorkKind:
    def side(name: str) -> tuple[Trade, ...]:
        return tuple(_trade(trade) for trade in trades if trade["work"] == row["key"] and trade["side"] == name)

    return WorkKind(
        key=row["key"],
        name=row["name"],
        sector=Sector(row["sector"]),
        ratio=(int(row["ratio_low"]), int(row["ratio_high"])),
        sessions=int(row["sessions"]),
        hours=(int(row["hours_low"]), int(row["hours_high"])),
        sales=side("sale"),
        costs=side("cost"),
        own=side("own"),
    )


def _trade(row: dict[str, str]) -> Trade:
    return Trade(
        code=row["code"],
        text=row["text"],
        unit=row["unit"],
        low=_satang(row["low"]),
        high=_satang(row["high"]),
        step=_satang(row["step"]),
        least=int(row["least"]),
        most=int(row["most"]),
        times=_by_month(row["when"]),
    )


def _satang(baht: str) -> int:
    whole, _, part = baht.partition(".")
    return 100 * int(whole) + int((part + "00")[:2])
