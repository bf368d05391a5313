"""Which goal a row of savings is for: the running ones kept in its pocket, filled in where there is just one."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.goal import running_in
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.typed.names import names_of
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.name_book import NameBook


def goals_meant(row: TypedRow, book: NameBook) -> list[str]:
    """List the goals that money put by in the row's pocket may be for; none before the pocket is known.

    A goal that names no pocket is kept in any.
    """
    pocket = _saved_in(row, book) if row.kind is EntryKind.SAVE else NO_ID
    if not pocket:
        return []
    names = names_of(book).goals
    return [names.word(one.id) for one in running_in(book.goals, pocket, book.today)]


def with_goal(row: TypedRow, book: NameBook, *, before: TypedRow | None = None) -> TypedRow:
    """Name the one goal a row can be for; what is typed stays, but what was filled in for another pocket before."""
    was_filled = before is not None and [row.goal] == goals_meant(before, book)
    if row.goal.strip() and not was_filled:
        return row
    meant = goals_meant(row, book)
    return replace(row, goal=meant[0] if len(meant) == 1 else "")


def _saved_in(row: TypedRow, book: NameBook) -> Id:
    known, savings = names_of(book).pockets, {one.id for one in book.savings}
    typed = row.to_pocket.strip() or row.pocket.strip()
    found = [one for one in known.find(typed) if one in savings] if typed else []
    if not found and not row.to_pocket.strip():
        found = list(savings)
    return found[0] if len(found) == 1 else NO_ID
