"""A tally of made-up rows by the table of what each kind moves, kept apart from the program's own posting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from household_ledger.domain.kinds import EntryKind
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.village import Village
from household_ledger.services.exchange.rows import Row

SPENDING_POCKETS = ("เงินสด", "บัญชีธนาคาร", "บัตรสวัสดิการ")
COMES_IN = {"income", "borrow", "returned", "asset_sell", "adjust"}
GOES_OUT = {"expense", "cost", "repay", "lend", "asset_buy"}
IN_KIND_INCOME = {"in_kind_produced", "in_kind_received", "in_kind_given"}


@dataclass
class Tally:
    """Balances at the end of each day, and sums by month (202611), in satang."""

    pockets: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    debts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    lowest_debt: int = 0
    spending_by_day: dict[date, int] = field(default_factory=dict)
    lowest_pockets: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    spent: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    spent_in: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    net: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    project: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    own_food: int = 0
    food: int = 0


def all_rows(village: Village, portrait: Portrait) -> list[Row]:
    """Give a household's rows, the ones it forgot included, by day."""
    book = village.book(portrait)
    rows = list(book.rows())
    return sorted([*rows, *(forgotten.row for forgotten in book.forgotten)], key=lambda row: row.date)


def tally_of(rows: Iterable[Row]) -> Tally:
    """Add everything up, row by row."""
    tally, day = Tally(), None
    for row in rows:
        if day is not None and row.date != day:
            _end_day(tally, day)
        day = row.date
        _move(tally, row)
        _sum(tally, row)
    if day is not None:
        _end_day(tally, day)
    return tally


def _end_day(tally: Tally, day: date) -> None:
    tally.spending_by_day[day] = sum(tally.pockets[pocket] for pocket in SPENDING_POCKETS)
    for pocket, balance in tally.pockets.items():
        tally.lowest_pockets[pocket] = min(tally.lowest_pockets[pocket], balance)
    tally.lowest_debt = min([tally.lowest_debt, *tally.debts.values()])


def _move(tally: Tally, row: Row) -> None:
    kind, amount = row.kind.value, int(row.amount or 0)
    if kind == "opening":
        (tally.debts if row.debt else tally.pockets)[row.debt or row.pocket] += amount
    elif kind in COMES_IN:
        tally.pockets[row.pocket] += amount
    elif kind in GOES_OUT:
        tally.pockets[row.pocket] -= amount
    elif kind in ("save", "withdraw", "transfer"):
        tally.pockets[row.pocket] -= amount
        tally.pockets[row.to_pocket] += amount
    if kind in ("borrow", "credit"):
        tally.debts[row.debt] += amount
    elif kind == "repay":
        tally.debts[row.debt] -= int(row.principal) if row.principal is not None else amount


def _sum(tally: Tally, row: Row) -> None:
    month, amount, kind = row.date.year * 100 + row.date.month, int(row.amount or 0), row.kind.value
    standard = row.category.split(".")[0]
    if kind == "expense" and standard != "E27":
        tally.spent[standard] += amount
        tally.spent_in[month] += amount
    if kind == "income" and standard == "I18":
        tally.project[month] += amount
    elif (kind == "income" and standard != "I19") or (kind in IN_KIND_INCOME and row.source != "I18"):
        tally.net[month] += amount
    if kind == "cost" or (kind in ("credit", "in_kind_received") and standard[:1] == "C"):
        tally.net[month] -= amount
    if standard in ("E01", "E03"):
        if row.kind is EntryKind.PRODUCED:
            tally.own_food += amount
        elif kind in ("expense", "credit"):
            tally.food += amount
