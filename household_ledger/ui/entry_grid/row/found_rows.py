"""A row typed on while nobody knew whether it was saved, and it was: what is typed now is a change of what is saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.services.ports import Reader
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.entry_rows import rows_in_book
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import parse_date
from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.row.hands import Hands
from household_ledger.ui.entry_grid.row.parts import GridParts


def note_found(parts: GridParts, row: TypedRow, ids: Sequence[Id]) -> None:
    """Note that an earlier form of a row is in the book as these entries."""
    if row.mark is None or not ids:
        return
    parts.half.found[row.mark] = tuple(ids)
    _attach_since(parts, row)


def found_row(parts: GridParts, row: TypedRow) -> EntryRow | None:
    """Give the row of the book a typed one changes, as it is by now; None for one that is to be written as new."""
    if row.mark not in parts.half.found:
        return None
    with parts.desk.reader() as reader:
        return _in_book(parts, row, reader)


def follow_found(parts: GridParts, hands: Hands, reader: Reader) -> str:
    """Have the row under the hands change what it turned out to be saved as; give what is to be said of it.

    Where that is not in sight, or may not be changed, the row stays where it is.
    """
    half, place = parts.half, hands.at
    if isinstance(place, EntryRow):
        return ""
    row = half.new if place is None else half.waiting[place] if place < len(half.waiting) else TypedRow()
    was = _in_book(parts, row, reader)
    if was is None or parts.source.place(was.entry.id) < 0 or parts.is_closed(was):
        return ""
    day = half.day if place is None else parse_date(row.date, was.date)
    words = hands.day_words(day, was.date) if isinstance(day, date) else row.date
    if place is None:
        half.clear_new()
    else:
        half.take_out([place])
    half.edited = was, replace(row, date=words, is_kept=True, photos=())
    hands.at = was
    return found_words(was)


def found_words(was: EntryRow) -> str:
    """Say as what a row turned out to be saved, and what becomes of what is typed now."""
    words = _(
        "This row was saved after all, as it was typed before: “{row}”. What is typed now is still here: Enter changes"
        " it to that, Esc leaves it as it was saved."
    )
    amount = was.money_in or was.money_out
    told = (was.what, format_amount(amount) if amount is not None else "")
    return words.format(row=" ".join(one for one in told if one))


def _attach_since(parts: GridParts, row: TypedRow) -> None:
    """Put pictures with what was saved that were put on the row since: a change of a row brings none."""
    was = found_row(parts, row) if row.held else None
    if was is None:
        return
    from household_ledger.domain.photo import hashes_of
    from household_ledger.services.commands.photos import AttachPhotos

    there = hashes_of(was.entry.photos)
    since = tuple(one.photo for one in row.held if one.photo is not None and one.photo.hash not in there)
    if since:
        parts.desk.do(AttachPhotos(was.entry.id, since))


def _in_book(parts: GridParts, row: TypedRow, reader: Reader) -> EntryRow | None:
    """Look a row up; one that was taken back or deleted meanwhile is forgotten: it is written as new."""
    ids = parts.half.found.get(row.mark) if row.mark is not None else None
    if ids is None or row.mark is None or parts.book is None:
        return None
    found = next(iter(rows_in_book(reader, ids, parts.book.names)), None)
    if found is None:
        del parts.half.found[row.mark]
    return found
