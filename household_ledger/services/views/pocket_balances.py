"""What is in each pocket of a household on a day, and when it was counted last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account, EntryKind, PocketKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Pocket
from household_ledger.services.ports import EntryQuery, Reader

if TYPE_CHECKING:
    from household_ledger.domain.entry import Draft


@dataclass(frozen=True, slots=True)
class PocketBalance:
    """A pocket and its balance in satang at the end of a day; the last count, when there was one."""

    pocket: Pocket
    amount: Money
    has_entries: bool
    counted: Money | None = None
    counted_on: date | None = None

    @property
    def account(self) -> Account:
        """Name the account its lines stand in."""
        return Account.SAVINGS if self.pocket.kind is PocketKind.SAVINGS else Account.POCKET


def pocket_balances(reader: Reader, household: Id, day: date) -> list[PocketBalance]:
    """List the pockets of a household, spending ones first, each with its balance at the end of a day."""
    pockets = reader.of_household(Pocket, household)
    amounts = reader.balances(household, day)
    counts = last_counts(reader, household, day)
    listed = []
    for pocket in sorted(pockets, key=lambda one: (one.kind is PocketKind.SAVINGS, one.id)):
        account = Account.SAVINGS if pocket.kind is PocketKind.SAVINGS else Account.POCKET
        count = counts.get(pocket.id)
        listed.append(
            PocketBalance(
                pocket,
                amounts.get((account, int(pocket.id)), ZERO),
                has_entries=(account, int(pocket.id)) in amounts or count is not None,
                counted=count.counted if count is not None else None,
                counted_on=count.date if count is not None else None,
            )
        )
    return listed


def last_count(reader: Reader, household: Id, day: date) -> date | None:
    """Give the day cash was counted last, up to a day."""
    return max((entry.date for entry in last_counts(reader, household, day).values()), default=None)


def last_counts(reader: Reader, household: Id, day: date) -> dict[Id, Entry]:
    """Give the last cash count of each pocket up to a day; entries come in the order of their days."""
    query = EntryQuery(household=household, last=day, kinds=frozenset({EntryKind.CASH_COUNT}))
    return {entry.counted_pocket: entry for entry in reader.entries(query)}


@dataclass(frozen=True, slots=True)
class LateBeginning:
    """What a pocket to spend from began with, told of a day behind rows of it; amounts in satang.

    It was counted after these rows were true, so the book takes them off it (or adds them) once more.
    """

    pocket: Pocket
    entry: Entry
    """The opening: the pocket's first."""
    amount: Money
    first: date
    """The day of the pocket's first row."""
    moved: Money
    """What its rows before the opening come to: below zero where more went out."""
    day: date
    """From which day on the pocket would have to be known: before its first row, where that month is not closed."""

    @property
    def before(self) -> Money:
        """Give what must have been in it before its first row for the amount to be right on the opening's day."""
        return Money(self.amount - self.moved)

    @property
    def can_move(self) -> bool:
        """Tell whether that can have been: nobody has less than nothing in a pocket."""
        return self.before >= 0

    def explains(self, pocket: int, day: date) -> bool:
        """Tell whether that a pocket lacks money on a day may only be that it began earlier, with more."""
        return self.can_move and pocket == self.pocket.id and self.first <= day < self.entry.date

    def moved_draft(self) -> Draft:
        """Say the opening anew, of the day before the first row."""
        from household_ledger.services.entry_drafts import draft_of

        return replace(draft_of(self.entry), date=self.day, amount=self.before)


def late_beginnings(reader: Reader, household: Id) -> list[LateBeginning]:
    """List the spending pockets of which rows lie before their first opening; none where a closed month is in it."""
    query = EntryQuery(household=household, kinds=frozenset({EntryKind.OPENING}), account=Account.POCKET)
    firsts: dict[int, tuple[Entry, Money]] = {}
    for entry in reader.entries(query):
        for line in entry.lines:
            if line.account is Account.POCKET:
                firsts.setdefault(line.ref, (entry, Money(line.satang)))
    pockets = {int(one.id): one for one in reader.of_household(Pocket, household)} if firsts else {}
    closed = {month for _household, month in reader.closed_months([household])} if firsts else set()
    found = []
    for ref, (entry, amount) in firsts.items():
        eve = entry.date - timedelta(days=1)
        moved = reader.balances(household, eve).get((Account.POCKET, ref))
        if moved is None or ref not in pockets:
            continue
        rows = EntryQuery(household=household, last=eve, account=Account.POCKET, refs=frozenset({ref}))
        first = next(one.date for one in reader.entries(rows))
        day = first - timedelta(days=1)
        day = first if Month.of(day).number in closed else day
        over = {month.number for month in months_between(Month.of(day), Month.of(entry.date))}
        if closed.isdisjoint(over):  # what a month between ends with would change too
            found.append(LateBeginning(pockets[ref], entry, amount, first, moved, day))
    return found
