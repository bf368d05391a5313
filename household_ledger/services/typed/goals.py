"""Which goal a row of savings is for: the running ones kept in its pocket, filled in where there is just one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, GoalKind
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


def running_in(goals: Iterable[Goal], pocket: Id, today: date) -> list[Goal]:
    """List the goals that money put by in a pocket may be for."""
    return [one for one in goals if _is_running(one, today) and _is_kept_in(one, pocket)]


def _saved_in(row: TypedRow, book: NameBook) -> Id:
    known, savings = names_of(book).pockets, {one.id for one in book.savings}
    typed = row.to_pocket.strip() or row.pocket.strip()
    found = [one for one in known.find(typed) if one in savings] if typed else []
    if not found and not row.to_pocket.strip():
        found = list(savings)
    return found[0] if len(found) == 1 else NO_ID


def _is_running(goal: Goal, today: date) -> bool:
    return goal.ended_on is None or goal.ended_on > today


def _is_kept_in(goal: Goal, pocket: Id) -> bool:
    return goal.kind is not GoalKind.DEBT and (not goal.pockets or str(pocket) in goal.pockets.split(","))
