"""What is written of a day as a whole: cash counted in a pocket, nothing happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, Account, EntryKind, KnownBy
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import added_label, made_entries
from household_ledger.services.ports import EntryQuery, Reader, Work


def book_amount(reader: Reader, household: Id, pocket: Id, day: date) -> Money:
    """Give what the book holds in a pocket to spend from at the end of a day, in satang."""
    return reader.balances(household, day).get((Account.POCKET, int(pocket)), ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCash:
    """Write down what was counted in a pocket; the book is made to agree only when the person says so."""

    household: Id
    pocket: Id
    day: date
    counted: Money
    is_adjusting: bool = False
    known_by: KnownBy | None = None

    def write(self, work: Work) -> Label:
        """InvalidEntry for a pocket that is not to spend from, or an amount below zero."""
        counted = _written(self, EntryKind.CASH_COUNT, self.counted, work, known_by=self.known_by)
        difference = self.counted - book_amount(work.reader, self.household, self.pocket, self.day)
        if self.is_adjusting and difference:
            _written(self, EntryKind.ADJUST, difference, work)
        return added_label([counted])


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustToCount:
    """Make the book agree with what was counted on a day: the difference is written as `adjust`."""

    household: Id
    pocket: Id
    day: date
    counted: Money

    def write(self, work: Work) -> Label:
        """InvalidEntry as `CountCash`; UserError `count_agrees` when there is no difference."""
        difference = self.counted - book_amount(work.reader, self.household, self.pocket, self.day)
        if not difference:
            raise UserError("count_agrees")
        return added_label([_written(self, EntryKind.ADJUST, difference, work)])


@dataclass(frozen=True, slots=True)
class NothingToday:
    """Say that a day was asked about and nothing happened on it."""

    household: Id
    day: date
    known_by: KnownBy | None = None

    def write(self, work: Work) -> Label:
        """UserError `day_has_entries` for a day of which something is written; InvalidEntry."""
        written = work.reader.entries(EntryQuery(household=self.household, first=self.day, last=self.day))
        if any(entry.kind not in TELLS_OF_NO_DAY for entry in written):
            raise UserError("day_has_entries")
        draft = Draft(household=self.household, date=self.day, kind=EntryKind.NOTHING, known_by=self.known_by)
        entries = made_entries((draft,), work)
        work.insert_entries(entries)
        return added_label(entries)


@dataclass(frozen=True, slots=True)
class AskDays:
    """Say of several days, in one step, that each was asked about and nothing happened on it.

    Days of a closed month, and those of which something is written by now, stay as they are, and the others are kept:
    `services/views/gaps.py: not_kept` names them afterwards.
    """

    household: Id
    nothing: tuple[date, ...]

    def write(self, work: Work) -> Label:
        """UserError `month_closed`, `day_has_entries` where no day is left, `nothing_changed`; InvalidEntry."""
        closed = {one.month for one in work.reader.month_states(self.household) if one.closed_on is not None}
        within = [day for day in sorted(set(self.nothing)) if Month.of(day).number not in closed]
        free = _without_entries(work.reader, self.household, within)
        if self.nothing and not within:
            raise UserError("month_closed", month=Month.of(min(self.nothing)).iso)
        if within and not free:
            raise UserError("day_has_entries")
        drafts = [Draft(household=self.household, date=day, kind=EntryKind.NOTHING) for day in free]
        entries = made_entries(drafts, work)
        work.insert_entries(entries)
        if len(entries) > 1:
            about = (("count", len(entries)), ("first", free[0].isoformat()), ("last", free[-1].isoformat()))
            return Label("ask_days", about)
        return added_label(entries)


def _without_entries(reader: Reader, household: Id, days: Sequence[date]) -> list[date]:
    """Leave out the days of which something is written, or said that nothing happened."""
    if not days:
        return []
    entries = reader.entries(EntryQuery(household=household, first=min(days), last=max(days)))
    written = {entry.date for entry in entries if entry.kind not in TELLS_OF_NO_DAY}
    return [day for day in days if day not in written]


def _written(
    count: CountCash | AdjustToCount, kind: EntryKind, amount: Money, work: Work, *, known_by: KnownBy | None = None
) -> Entry:
    draft = Draft(
        household=count.household,
        date=count.day,
        kind=kind,
        amount=amount,
        pocket=count.pocket,
        known_by=known_by,
    )
    (entry,) = made_entries((draft,), work)
    work.insert_entries((entry,))
    return entry
