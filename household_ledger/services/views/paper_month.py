"""A household's month as its monthly page has it: what is written so far in each line and column, and the sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, Account, EntryKind
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import Month
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.entry_drafts import amount_of
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.blank_page import FIRST_SIDE, BlankMonth, blank_month, laid_out_on
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.text.i18n import _

_K = EntryKind
_BY_PART: Final = frozenset((_K.INCOME, _K.EXPENSE, _K.COST))
_WRITTEN_IN_CELLS: Final = _BY_PART | {_K.REPAY, _K.SAVE}
_ACCOUNTS: Final = {_K.INCOME: Account.INCOME, _K.EXPENSE: Account.SPENDING, _K.COST: Account.COST}
_OWN_ACCOUNT: Final = {
    _K.REPAY: Account.DEBT,
    _K.BORROW: Account.DEBT,
    _K.RETURNED: Account.LENT,
    _K.LEND: Account.LENT,
    _K.WITHDRAW: Account.SAVINGS,
    _K.SAVE: Account.SAVINGS,
    _K.ASSET_SELL: Account.THING,
    _K.ASSET_BUY: Account.THING,
}
"""What such an entry is about, beside the pocket."""


class Side(StrEnum):
    """Which part of the page a column stands in, in the order of the page."""

    IN = "in"
    OUT = "out"
    SAVING = "saving"


_SIDES: Final = {
    **dict.fromkeys((_K.BORROW, _K.RETURNED, _K.WITHDRAW, _K.ASSET_SELL), Side.IN),
    **dict.fromkeys((_K.REPAY, _K.LEND, _K.ASSET_BUY), Side.OUT),
    _K.SAVE: Side.SAVING,
}


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """A column to write amounts in: what one there means. None of `meant` for the rest: which is asked.

    Of savings each pocket they may go into; none where the household has no such pocket.
    """

    side: Side
    name: str
    meant: tuple[UsualCategory, ...] = ()

    @property
    def is_rest(self) -> bool:
        """Tell whether it takes everything that has no column of its own."""
        return not self.meant and self.side is not Side.SAVING


@dataclass(frozen=True, slots=True)
class Share:
    """What an entry has in one cell; `is_whole` tells that it says nothing beside it and may be written anew there."""

    entry: Entry
    amount: Money
    is_whole: bool
    account: Account
    ref: int = 0
    occupation: int = 0


@dataclass(frozen=True, slots=True)
class PaperCell:
    """What is written of one day in one column."""

    shares: tuple[Share, ...] = ()

    @property
    def amount(self) -> Money | None:
        """Give what it comes to; None where nothing is written."""
        return total(one.amount for one in self.shares) if self.shares else None

    @property
    def entry(self) -> Entry | None:
        """Give the one entry that may be written anew by typing in the cell."""
        return self.shares[0].entry if len(self.shares) == 1 and self.shares[0].is_whole else None


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One day: its cells in the order of the columns, and what they come to together, in satang."""

    day: date
    cells: tuple[PaperCell, ...]
    money_in: Money | None
    money_out: Money | None
    is_written: bool
    """Something happened on it: nobody can say that nothing did."""
    marks: tuple[Id, ...] = ()
    """The entries that say that nothing happened."""


@dataclass(frozen=True, slots=True)
class PaperSums:
    """What columns come to over some lines, None where nothing is written."""

    columns: tuple[Money | None, ...]
    money_in: Money | None
    money_out: Money | None


@dataclass(frozen=True, slots=True)
class PaperMonth:
    """The page of a month, `first_side` summed apart as on the paper."""

    month: Month
    columns: tuple[MonthColumn, ...]
    lines: tuple[MonthLine, ...]
    first_side: PaperSums
    whole: PaperSums


def month_columns(layout: BlankMonth) -> tuple[MonthColumn, ...]:
    """List the columns of a page in its order: in, out, savings."""
    return (
        *(_column(Side.IN, one) for one in layout.money_in),
        *(_column(Side.OUT, one) for one in layout.money_out),
        MonthColumn(Side.SAVING, _("Saving"), tuple(one for one in layout.savings if one.pocket != NO_ID)),
    )


def read_columns(reader: Reader, household: Id, month: Month, *, today: date) -> tuple[MonthColumn, ...]:
    """Read which columns the printed page of a month has."""
    return month_columns(blank_month(reader, household, month, today=laid_out_on(month, today)))


def paper_month(reader: Reader, household: Id, month: Month, columns: Sequence[MonthColumn]) -> PaperMonth:
    """Read what is written of a month so far, each amount in the column the paper has for it.

    Money that comes in or goes out in any other way (borrowed, lent, sold) stands with the rest; what is not paid in
    cash, and money between the household's own pockets, is not on this page.
    """
    own = reader.of_household(HouseholdCategory, household, with_deleted=True)
    places = _Places(columns, {one.id: fixed_id(one.under) for one in own if one.code != one.under})
    found: dict[tuple[date, int], list[Share]] = defaultdict(list)
    written: set[date] = set()
    marks: dict[date, list[Id]] = defaultdict(list)
    for entry in reader.entries(EntryQuery(household=household, first=month.first, last=month.last)):
        if entry.kind is _K.NOTHING:
            marks[entry.date].append(entry.id)
        elif entry.kind not in TELLS_OF_NO_DAY:
            written.add(entry.date)
        for place, share in places.shares(entry):
            found[entry.date, place].append(share)
    lines = tuple(
        _line(columns, day, [PaperCell(tuple(found[day, place])) for place in range(len(columns))])
        for day in (date(month.year, month.month, number) for number in range(1, month.days + 1))
    )
    lines = tuple(replace(one, is_written=one.day in written, marks=tuple(marks[one.day])) for one in lines)
    return PaperMonth(month, tuple(columns), lines, _sums(columns, lines[:FIRST_SIDE]), _sums(columns, lines))


def cell_entries(cell: PaperCell) -> tuple[EntryQuery, ...]:
    """Ask for the entries behind a cell."""
    groups: dict[tuple[Id, date, EntryKind, Account], list[Share]] = defaultdict(list)
    for one in cell.shares:
        groups[one.entry.household, one.entry.date, one.entry.kind, one.account].append(one)
    return tuple(
        EntryQuery(
            household=household,
            first=day,
            last=day,
            kinds=frozenset({kind}),
            account=account,
            refs=frozenset(one.ref for one in shares),
        )
        for (household, day, kind, account), shares in groups.items()
    )


def _column(side: Side, usual: UsualCategory) -> MonthColumn:
    is_rest = usual.category == usual.debt == usual.pocket == NO_ID
    return MonthColumn(side, usual.name, () if is_rest else (usual,))


def _line(columns: Sequence[MonthColumn], day: date, cells: Sequence[PaperCell]) -> MonthLine:
    came, went = (_side_sum(columns, [one.amount for one in cells], side) for side in (Side.IN, Side.OUT))
    return MonthLine(day, tuple(cells), came, went, is_written=False)


def _sums(columns: Sequence[MonthColumn], lines: Sequence[MonthLine]) -> PaperSums:
    sums = tuple(_sum(line.cells[place].amount for line in lines) for place in range(len(columns)))
    return PaperSums(sums, *(_side_sum(columns, sums, side) for side in (Side.IN, Side.OUT)))


def _side_sum(columns: Sequence[MonthColumn], amounts: Sequence[Money | None], side: Side) -> Money | None:
    return _sum(one for one, column in zip(amounts, columns, strict=True) if column.side is side)


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    """Add up what is written; None where nothing is."""
    written = [one for one in amounts if one is not None]
    return total(written) if written else None


class _Key(NamedTuple):
    """What a column with a name of its own is found by. A debt grows on one side of the page, shrinks on the other."""

    side: Side
    account: Account
    ref: int
    occupation: int


class _Places:
    """Which column of a page a line of an entry stands in."""

    def __init__(self, columns: Sequence[MonthColumn], under: Mapping[Id, Id]) -> None:
        self._under = under
        self._rest = {one.side: place for place, one in enumerate(columns) if not one.meant or one.side is Side.SAVING}
        self._named = {
            _key_of(one.side, one.meant[0]): place
            for place, one in enumerate(columns)
            if one.meant and one.side is not Side.SAVING
        }

    def shares(self, entry: Entry) -> Iterator[tuple[int, Share]]:
        """Give what an entry has on the page: the place of the column, and its share there."""
        kind = entry.kind
        if kind in _BY_PART:
            found = [one for one in entry.lines if one.account in _ACCOUNTS.values()]
            for line in found:
                of = Side.IN if line.account is Account.INCOME else Side.OUT
                key = _Key(of, line.account, line.ref, line.occupation)
                is_whole = len(found) == 1 and entry.pair == NO_ID
                yield self._place(key), Share(entry, Money(abs(line.satang)), is_whole, *key[1:])
            return
        if kind in _SIDES:
            account = _OWN_ACCOUNT[kind]
            ref = next((line.ref for line in entry.lines if line.account is account), 0)
            key = _Key(_SIDES[kind], account, ref, 0)
            is_whole = kind in _WRITTEN_IN_CELLS and entry.pair == NO_ID
            yield self._place(key), Share(entry, amount_of(entry), is_whole, *key[1:])

    def _place(self, key: _Key) -> int:
        """Find the column: of this category and work, of this category, of the one it stands under, else the rest."""
        standard = int(self._under.get(Id(key.ref), Id(key.ref)))
        for ref in dict.fromkeys((key.ref, standard)):
            exact = self._named.get(key._replace(ref=ref))
            if exact is not None:
                return exact
            for named, place in self._named.items():
                is_open = not named.occupation or not key.occupation
                if named[:3] == (key.side, key.account, ref) and is_open:
                    return place
        return self._rest[key.side]


def _key_of(side: Side, usual: UsualCategory) -> _Key:
    if usual.debt != NO_ID:
        return _Key(side, Account.DEBT, usual.debt, 0)
    return _Key(side, _ACCOUNTS[usual.kind], usual.category, usual.occupation)
