"""From a checked draft to the entry that is kept."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.posting import Book, lines_of


def make_entry(draft: Draft, book: Book, entry_id: Id, today: date) -> Entry:
    """Post a complete draft; `first_written_on` is today unless the draft says it was written down before."""
    is_count = draft.kind is EntryKind.CASH_COUNT
    return Entry(
        id=entry_id,
        household=draft.household,
        date=draft.date,
        kind=draft.kind,
        lines=lines_of(draft, book),
        occupation=draft.occupation,
        quantity=draft.quantity,
        unit=draft.unit,
        unit_price=draft.unit_price,
        counted_pocket=draft.pocket if is_count else NO_ID,
        counted=draft.amount if is_count else None,
        member=draft.member,
        party=draft.party,
        goal=draft.goal,
        description=draft.description,
        note=draft.note,
        known_by=draft.known_by,
        first_written_on=draft.first_written_on or today,
        pair=draft.pair,
        import_id=draft.import_id,
        paper_line=draft.paper_line,
    )
