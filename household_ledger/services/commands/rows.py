"""Writing rows of the grid: several at once, one anew whatever it becomes, copies on another day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Debt
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import (
    ReplaceEntry,
    ReplacePair,
    added_label,
    line_kept,
    made_entries,
    mark_deleted,
)
from household_ledger.services.commands.turns import hand_on
from household_ledger.services.entry_drafts import draft_of, said_again
from household_ledger.services.ports import Progress, Work, no_progress
from household_ledger.services.priced_again import copied
from household_ledger.services.prices import PriceList

_PAIR = 2


@dataclass(frozen=True, slots=True)
class AddRows:
    """Write several rows in one step; a row of two drafts is a linked pair."""

    rows: tuple[tuple[Draft, ...], ...]
    progress: Progress = no_progress

    def write(self, work: Work) -> Label:
        """InvalidEntry of the first row that cannot be kept; UserError `nothing_changed` for no rows; Cancelled."""
        entries: list[Entry] = []
        for number, row in enumerate(self.rows, 1):
            entries += added_row(row, work)
            self.progress(number, len(self.rows))
        return added_label(entries)


@dataclass(frozen=True, slots=True)
class ReplaceRow:
    """Write a row anew, whether it was one entry or a pair (its speaking half first) and whichever it becomes.

    The other half of a pair keeps words of its own; what was kept stays the first day it was written.
    """

    was: tuple[Entry, ...]
    drafts: tuple[Draft, ...]

    def write(self, work: Work) -> Label:
        """InvalidEntry; UserError `changed_since`, `entry_deleted`, `nothing_changed`."""
        if len(self.was) == len(self.drafts) == 1:
            return ReplaceEntry(self.was[0], self.drafts[0]).write(work)
        if len(self.was) == len(self.drafts) == _PAIR:
            other = _with_own_words(self.drafts[1], self.was)
            return ReplacePair((self.was[0], self.was[1]), (self.drafts[0], other)).write(work)
        return self._write_anew(work)

    def _write_anew(self, work: Work) -> Label:
        for one in self.was:
            if work.entry(one.id) != one:
                raise UserError("changed_since")
            if one.is_deleted:
                raise UserError("entry_deleted")
        days = [one.first_written_on for one in self.was if one.first_written_on is not None]
        mark_deleted([one.id for one in self.was], work)
        first_day, line = min(days, default=None), line_kept(self.was[0], self.drafts[0].date)
        drafts = [replace(draft, first_written_on=first_day, paper_line=line) for draft in self.drafts]
        first, *others = made_row(drafts, work, instead_of=self.was)
        photos = " ".join(dict.fromkeys(word for one in self.was for word in one.photos.split()))
        entries = [replace(first, photos=photos), *others]
        work.insert_entries(entries)
        hand_on([one.id for one in self.was], entries[:1], work)
        return replace(added_label(entries), code="change_entry")


@dataclass(frozen=True, slots=True)
class CopyRows:
    """Write entries again on another day, pairs as pairs.

    A repayment is divided by the debt's rule as it is then; goods at a price of the list have that of the day.
    """

    entries: tuple[Id, ...]
    day: date

    def write(self, work: Work) -> Label:
        """InvalidEntry when something they name is no more; UserError `unknown_entry`, `entry_deleted`."""
        copies: list[Entry] = []
        done: set[Id] = set()
        lists: dict[Id, PriceList] = {}
        for key in self.entries:
            row = _row(key, work)
            if not done.intersection(one.id for one in row):
                done.update(one.id for one in row)
                copies += added_row([self._copy(one, work, lists) for one in row], work)
        return added_label(copies)

    def _copy(self, entry: Entry, work: Work, lists: dict[Id, PriceList]) -> Draft:
        debt = work.record(Debt, draft_of(entry).debt) if entry.kind is EntryKind.REPAY else None
        return copied(said_again(entry, entry.date, debt), self.day, lists, work.reader)


def made_row(drafts: Sequence[Draft], work: Work, *, instead_of: Sequence[Entry] = ()) -> list[Entry]:
    """Complete, check and post one row, a row of two drafts as a linked pair; InvalidEntry. Nothing is written."""
    is_pair = len(drafts) == _PAIR
    pair = work.new_id() if is_pair else NO_ID
    return made_entries([replace(draft, pair=pair) for draft in drafts], work, is_pair=is_pair, instead_of=instead_of)


def added_row(drafts: Sequence[Draft], work: Work, *, instead_of: Sequence[Entry] = ()) -> list[Entry]:
    """Write one row and give its entries; each repayment sees those before it. InvalidEntry."""
    entries = made_row(drafts, work, instead_of=instead_of)
    work.insert_entries(entries)
    return entries


def _row(key: Id, work: Work) -> list[Entry]:
    entry = work.entry(key)
    if entry is None:
        raise UserError("unknown_entry")
    if entry.is_deleted:
        raise UserError("entry_deleted")
    if entry.pair == NO_ID:
        return [entry]
    return [one for one in work.reader.entries_of_pair(entry.pair) if one.household == entry.household]


def _with_own_words(draft: Draft, was: tuple[Entry, ...]) -> Draft:
    """Keep what the other half of a pair said in words of its own."""
    entry, twin = was
    kept = {
        name: getattr(twin, name)
        for name in ("description", "note", "member")
        if getattr(twin, name) != getattr(entry, name)
    }
    return replace(draft, **kept)
