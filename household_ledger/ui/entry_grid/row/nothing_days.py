"""A day marked "nothing today" and rows on it do not go together: which of the two is meant is said and asked."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import TELLS_OF_NO_DAY, EntryKind
from household_ledger.domain.period import Month
from household_ledger.services.typed.row import ReadRow
from household_ledger.services.views.day_page import day_page
from household_ledger.services.views.nothing_days import nothing_marks
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.typing.saving import Outcome, Saver


def against_nothing(desk: Desk, household: Id, day: date) -> str:
    """Say why a day cannot be marked "nothing today"; "" where it can."""
    with desk.reader() as reader:
        page = day_page(reader, household, day)
    if page.entries:
        return _("{date} has entries already.").format(date=format_date(day, "day"))
    words = _("“Nothing today” is written for {date} already.")
    return words.format(date=format_date(day, "day")) if page.is_nothing else ""


def refused_mark(desk: Desk, read: ReadRow) -> str:
    """Say why a row that is typed as "nothing today" cannot be kept; "" for any other, and where it can."""
    draft = read.drafts[0]
    return against_nothing(desk, draft.household, draft.date) if draft.kind is EntryKind.NOTHING else ""


def is_on_marked_day(desk: Desk, read: ReadRow) -> bool:
    """Tell whether a row says that something happened on a day that is marked "nothing today"."""
    draft = read.drafts[0]
    if draft.kind is EntryKind.NOTHING or draft.kind in TELLS_OF_NO_DAY:
        return False
    with desk.reader() as reader:
        return bool(nothing_marks(reader, draft.household, draft.date))


def take_mark_out(desk: Desk, saver: Saver, household: Id, day: date) -> Outcome:
    """Take out that nothing happened on a day, in one step."""
    from household_ledger.services.commands.entries import DeleteEntries

    with desk.reader() as reader:
        marks = nothing_marks(reader, household, day)
    if not marks:  # somebody did it meanwhile
        return Outcome(is_done=True)
    return saver.run(DeleteEntries(marks), also=Month.of(day), household=household)
