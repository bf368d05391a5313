"""One month of a made-up household's book while it is being written: which days, when written down, what moved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import TypedDict, Unpack

from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.services.demo.options import MonthDays
from household_ledger.services.demo.portrait import BANK, CARD, CASH, FREE_SAVINGS, Habit, Portrait
from household_ledger.services.exchange.rows import Row

Moved = tuple[int, int, Row]
"""What an entry does to cash and to the bank pocket, in satang, and its row."""

_INTO = frozenset(
    {
        EntryKind.INCOME,
        EntryKind.BORROW,
        EntryKind.RETURNED,
        EntryKind.ASSET_SELL,
        EntryKind.WITHDRAW,
        EntryKind.OPENING,
        EntryKind.ADJUST,
    }
)
_OUT_OF = frozenset(
    {
        EntryKind.EXPENSE,
        EntryKind.COST,
        EntryKind.REPAY,
        EntryKind.LEND,
        EntryKind.ASSET_BUY,
        EntryKind.SAVE,
        EntryKind.TRANSFER,
    }
)
_WEEK = 7
_KNOWN_BY = {"daily": None, "paper": KnownBy.PAPER}
"""How entries are known that carry no receipt; who does not write day by day writes from memory."""


class Fields(TypedDict, total=False):
    """What a row may say beside its day, household and kind."""

    category: str
    amount: Money | None
    pocket: str
    to_pocket: str
    debt: str
    principal: Money | None
    interest: Money | None
    occupation: str
    member: str
    quantity: int | None
    unit: str
    unit_price: Money | None
    note: str
    known_by: KnownBy | None
    entry_id: str
    source: str
    party: str
    life_months: int | None
    goal: str
    pair: str
    description: str


@dataclass(slots=True)
class Purse:
    """What the book says a household has and owes, in satang; `slip` is what really lies there less the book's cash."""

    cash: int = 0
    bank: int = 0
    savings: dict[str, int] = field(default_factory=dict)
    debts: dict[str, int] = field(default_factory=dict)
    lent: int = 0
    things: set[str] = field(default_factory=set)
    goals: dict[str, int] = field(default_factory=dict)
    slip: int = 0
    lay: dict[date, int] = field(default_factory=dict)
    """What really lay there at the end of each day."""


@dataclass(slots=True)
class Page:
    """A month of one household: `days[d]` holds what moved on day d; `since` counts from the household's start.

    `pool` are days it writes on, `quiet` days on which nothing is bought; `written[d]` is when day d was put down.
    """

    code: str
    month: MonthDays
    since: int
    written: tuple[date, ...]
    known_by: KnownBy | None
    pool: list[int]
    quiet: frozenset[int]
    counts: tuple[int, ...]
    lost: int
    days: list[list[Moved]]
    income: int = 0
    due: int = 0
    """Cash income and cash due to lenders and savings so far planned, in satang."""
    pairs: int = 0

    @property
    def calendar_month(self) -> int:
        """Give the month's number in the year."""
        return self.month.month.month

    def write(self, day: int, kind: EntryKind, **fields: Unpack[Fields]) -> Row:
        """Put an entry down on a day; cash is the pocket unless another is named."""
        fields.setdefault("known_by", self.known_by)
        amount = int(fields.get("amount") or 0)
        cash = bank = 0
        if kind in _INTO or kind in _OUT_OF:
            is_debt = kind is EntryKind.OPENING and "debt" in fields
            pocket = "" if is_debt else fields.setdefault("pocket", CASH)
            cash, bank = _moved(kind, amount, pocket, fields.get("to_pocket", ""))
        row = Row(date=self.month.dates[day], household=self.code, kind=kind, entered_on=self.written[day], **fields)
        self.days[day].append((cash, bank, row))
        if kind is EntryKind.INCOME and row.pocket != CARD:
            self.income += amount
        return row

    def pair(self) -> str:
        """Give a new name for two entries that belong together."""
        self.pairs += 1
        return f"{self.code}-{self.month.month.number}-{self.pairs}"

    def some_day(self, random: Random) -> int:
        """Pick one of the days on which the household writes."""
        return self.pool[int(random.random() * len(self.pool))]


@dataclass(slots=True)
class Desk:
    """All that writing needs at hand: the month, whose it is, what there is to pay with, and chance."""

    page: Page
    portrait: Portrait
    purse: Purse
    random: Random
    spending: int = 0
    """What the household means to spend this month, in satang."""

    def pick(self, low: int, high: int, step: int) -> int:
        """Draw an amount from low to high in steps."""
        return low + step * int(self.random.random() * ((high - low) // step + 1))

    def chance(self, percent: int) -> bool:
        """Let something be so in so many of a hundred cases."""
        return self.random.random() * 100 < percent

    def room(self) -> int:
        """Reckon what could still be paid this month: what is there and comes in, less what is due and needed."""
        free = sum(self.purse.savings.get(pocket, 0) for pocket in FREE_SAVINGS)
        held = self.purse.cash + self.purse.bank + free
        return held + self.page.income - self.page.due - self.spending * 9 // 10


def _moved(kind: EntryKind, amount: int, pocket: str, to_pocket: str) -> tuple[int, int]:
    if kind is EntryKind.TRANSFER:
        return (amount, -amount) if pocket == BANK else (-amount, amount)
    moved = to_pocket if kind is EntryKind.WITHDRAW else pocket
    signed = amount if kind in _INTO else -amount
    return (signed if moved == CASH else 0), (signed if moved == BANK else 0)


@dataclass(frozen=True, slots=True)
class Writing:
    """How one month was kept: drawn from the household's habit."""

    written: tuple[date, ...]
    known_by: KnownBy | None
    missed: frozenset[int]
    quiet: frozenset[int]
    counts: tuple[int, ...]
    lost: int


def draw_writing(habit: Habit, month: MonthDays, random: Random, last_day: date) -> Writing:
    """Draw which days of a month were kept, when they were written down, when cash was counted and how much was lost.

    Nothing is written down after the demo's last day.
    """
    count = month.count
    missed = frozenset(random.sample(range(1, count + 1), min(count, random.randint(*habit.missed))))
    kept = [day for day in range(1, count + 1) if day not in missed]
    quiet = frozenset(random.sample(kept, 1)) if random.random() < 0.5 and len(kept) > _WEEK else frozenset()  # noqa: PLR2004
    written = tuple(min(last_day, day + timedelta(days=_lag(habit.writing, day, month, random))) for day in month.dates)
    counts: tuple[int, ...] = ()
    if random.randrange(100) < habit.counted and kept:
        counts = (kept[-1],) if random.random() < 0.6 else (kept[len(kept) // 2], kept[-1])  # noqa: PLR2004
    known_by = _KNOWN_BY.get(habit.writing, KnownBy.REMEMBERED)
    return Writing(written, known_by, missed, quiet, counts, random.randrange(habit.lost + 1))


def as_summary(writing: Writing) -> Writing:
    """Make of it a month of which only sums are known: no day noted by itself, nothing counted."""
    return replace(writing, known_by=KnownBy.SUMMARY, missed=frozenset(), quiet=frozenset(), counts=(), lost=0)


def _lag(writing: str, day: date, month: MonthDays, random: Random) -> int:
    """Draw after how many days a day is written down."""
    if writing == "daily":
        return 1 if random.random() < 0.15 else 0  # noqa: PLR2004
    if writing == "weekly":
        return _WEEK - 1 - day.weekday()
    if writing == "fortnight":
        return 15 - day.day if day.day <= 15 else (month.last - day).days + 1  # noqa: PLR2004
    return (month.last - day).days + 4


def open_page(code: str, month: MonthDays, since: int, writing: Writing) -> Page:
    """Open an empty month."""
    pool = [day for day in range(1, month.count + 1) if day not in writing.missed]
    return Page(
        code=code,
        month=month,
        since=since,
        written=writing.written,
        known_by=writing.known_by,
        pool=pool or [1],
        quiet=writing.quiet,
        counts=writing.counts,
        lost=writing.lost,
        days=[[] for _ in month.dates],
    )
