"""What is typed over a kept row that others take away meanwhile: it waits under the hands as a row of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.period import Month
from household_ledger.services.ports import Reader
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.row.hands import Hands
from household_ledger.ui.entry_grid.row.parts import GridParts


def follow_lost(parts: GridParts, hands: Hands, reader: Reader, *, is_searching: bool) -> str:
    """Find out what became of the kept row under the hands, once rows are read; give what is to be said of it.

    What is typed stays under the hands: one that is gone is as a row that waits, one that is back is changed again.
    """
    told = _taken_up(parts, hands)
    if told or parts.half.edited is None:
        return told
    was, typed = parts.half.edited
    is_of_here = isinstance(hands.at, EntryRow) if is_searching else Month.of(was.date) == parts.desk.month
    if not is_of_here or parts.source.place(was.entry.id) >= 0:
        return ""
    half, day = parts.half, parse_date(typed.date, was.date)
    half.edited = None
    half.waiting.append(replace(typed, date=format_date(day) if isinstance(day, date) else typed.date, is_kept=False))
    half.lost.append((typed.mark, was))
    hands.at = len(half.waiting) - 1
    now = reader.entry(was.entry.id)
    if now is None or now.is_deleted:
        return _("This row was deleted meanwhile. What you typed is still here.")
    if now.date == was.date:
        return _("This row was changed meanwhile and is not in this list any more. What you typed is still here.")
    words = _("This row was moved to {date} meanwhile. What you typed is still here.")
    return words.format(date=format_date(now.date))


def _taken_up(parts: GridParts, hands: Hands) -> str:
    """Take a row up again that is typed under the hands as a new one, now that what it was is back."""
    half, place = parts.half, hands.at
    was = half.lost_at(place)
    if was is None or not isinstance(place, int) or parts.source.place(was.entry.id) < 0:
        return ""
    (row,) = half.take_out([place])
    day = parse_date(row.date, was.date)
    words = hands.day_words(day, was.date) if isinstance(day, date) else row.date
    half.edited = was, replace(row, date=words, is_kept=True)
    hands.at = was
    return _("The row is back. What you typed changes it again.")
