"""What one day of a household comes to: how much was written, came in, went out, was put by, and the cash left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money, total
from household_ledger.domain.period import Month
from household_ledger.services.ports import EntryQuery, Reader
from household_ledger.services.views.so_far import so_far_of


@dataclass(frozen=True, slots=True)
class DayPage:
    """One day, amounts in satang; cash only, as the household's own "รับ · จ่าย · ออม" of the day."""

    day: date
    entries: int
    """Lines a person wrote: the two halves of a pair are one, "nothing today" is none."""
    is_nothing: bool
    """Somebody said that nothing happened on this day."""
    money_in: Money
    """CI + PRJ + WND of the day."""
    money_out: Money
    """Costs paid, spending and interest of the day."""
    deposits: Money
    cash_end: Money
    """What all spending pockets together hold at the end of the day, by the book."""


def day_page(reader: Reader, household: Id, day: date) -> DayPage:
    """Add up one day of a household."""
    entries = list(reader.entries(EntryQuery(household=household, first=day, last=day)))
    come_to = so_far_of(entries, day, day)
    balances = reader.balances(household, day)
    return DayPage(
        day=day,
        entries=_statements(entries),
        is_nothing=any(entry.kind is EntryKind.NOTHING for entry in entries),
        money_in=come_to.money_in,
        money_out=come_to.money_out,
        deposits=come_to.deposits,
        cash_end=total(amount for (account, _id), amount in balances.items() if account is Account.POCKET),
    )


def _statements(entries: Iterable[Entry]) -> int:
    written = [entry for entry in entries if entry.kind is not EntryKind.NOTHING]
    pairs = {entry.pair for entry in written if entry.pair != NO_ID}
    return len([entry for entry in written if entry.pair == NO_ID]) + len(pairs)


def short_days(reader: Reader, household: Id, month: Month, entries: Iterable[Entry]) -> frozenset[date]:
    """Name the days of a month at whose end a pocket to spend from holds less than nothing, by the book.

    `entries` are all the month's, by day. Such a day is no mistake to be refused: an income was probably forgotten.
    Left out is one before the money was counted that the pocket began with: `LateBeginning` tells of it.
    """
    return frozenset(day for day, _taken in _short(reader, household, month, entries))


def short_entries(reader: Reader, household: Id, month: Month, entries: Iterable[Entry]) -> frozenset[Id]:
    """Name the entries by which a pocket came to end its day below zero: one a pocket on each of the `short_days`.

    That is the last that took it from something to less than nothing; where it began the day so, the last that took
    more. A day on which nothing was taken from it has none.
    """
    return frozenset(taken for _day, taken in _short(reader, household, month, entries) if taken)


def _short(reader: Reader, household: Id, month: Month, entries: Iterable[Entry]) -> Iterator[tuple[date, Id]]:
    """Give the entries by which pockets end days below zero (NO_ID for none), where nothing but a lack explains it."""
    found = list(_below_zero(reader, household, month, entries))
    if not found:
        return iter(())
    from household_ledger.services.views.pocket_balances import late_beginnings

    late = late_beginnings(reader, household)
    return ((day, taken) for day, ref, taken in found if not any(one.explains(ref, day) for one in late))


def _below_zero(
    reader: Reader, household: Id, month: Month, entries: Iterable[Entry]
) -> Iterator[tuple[date, int, Id]]:
    """Give each day and pocket that ends it below zero, with the entry by which it does (NO_ID for none)."""
    held = {
        ref: int(amount)
        for (account, ref), amount in reader.balances(household, month.first - timedelta(days=1)).items()
        if account is Account.POCKET
    }
    for day, written in groupby(entries, key=lambda entry: entry.date):
        taken: dict[int, Id] = {}
        crossed: set[int] = set()
        for entry in written:
            for line in entry.lines:
                if line.account is not Account.POCKET:
                    continue
                was, ref = held.get(line.ref, 0), line.ref
                now = held[ref] = was + line.satang
                if now < was and now < 0 and (was >= 0 or ref not in crossed):
                    taken[ref] = entry.id
                    crossed |= {ref} if was >= 0 else set()
        yield from ((day, ref, taken.get(ref, NO_ID)) for ref, amount in held.items() if amount < 0)
