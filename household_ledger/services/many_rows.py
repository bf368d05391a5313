"""Saying something of many rows at once: what may be said of all of them, and what each becomes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Final

from household_ledger.domain.category import INTEREST, TOOLS, fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.entry_rules import COSTS, RULES, SPENDING, Side
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.services.entry_drafts import parts_of
from household_ledger.services.views.entry_row import EntryRow

_K = EntryKind
_PAID: Final = frozenset((_K.EXPENSE, _K.COST))
_OF_NOBODY: Final = frozenset((_K.NOTHING, _K.OPENING, _K.CASH_COUNT, _K.ADJUST))
_OF_NO_WORK: Final = _OF_NOBODY | {_K.TRANSFER}
NOT_AGAIN: Final = _OF_NOBODY
"""What is true of its own day only: it is never written again on another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidOfMany:
    """What is said of every row: None (of the note: nothing) leaves each as it is, NO_ID takes a name out.

    `standard` is the standard category that `category` stands under.
    """

    category: Id | None = None
    standard: Id | None = None
    pocket: Id | None = None
    occupation: Id | None = None
    member: Id | None = None
    date: dt.date | None = None
    known_by: KnownBy | None = None
    note: str = ""

    def __call__(self, draft: Draft) -> Draft:
        """Say it of one; a category of the other sort of spending makes of an expense a cost, and back."""
        named = {name: getattr(self, name) for name in ("pocket", "occupation", "member", "date", "known_by")}
        said = replace(draft, **{name: value for name, value in named.items() if value is not None})
        if self.note:
            said = replace(said, note=self.note)
        return said if self.category is None else self._of_category(said, self.category)

    def _of_category(self, draft: Draft, category: Id) -> Draft:
        kind = draft.kind
        if kind in _PAID:
            kind = _K.COST if self.standard in COSTS else _K.EXPENSE
        is_tools = self.standard == fixed_id(TOOLS)
        parts = (Part(category, one.amount, one.life_months if is_tools else 0) for one in draft.parts)
        return replace(draft, kind=kind, parts=tuple(parts))


def may_be_said(rows: Collection[EntryRow]) -> frozenset[str]:
    """Name the fields of `SaidOfMany` that make sense for every one of these rows.

    Both halves of a pair are of one category, pocket and occupation each; several households share no names.
    """
    entries = [entry for row in rows for entry in row.entries]
    kinds = {entry.kind for entry in entries}
    fields = {"note", "known_by"}
    if _K.NOTHING not in kinds:
        fields.add("date")
    if len({entry.household for entry in entries}) != 1:
        return frozenset(fields)
    if not kinds & _OF_NOBODY:
        fields.add("member")
    if any(row.twin is not None for row in rows):
        return frozenset(fields)
    if not kinds & _OF_NO_WORK:
        fields.add("occupation")
    if all(RULES[kind].pocket is Side.SPENDING and RULES[kind].to_pocket is None for kind in kinds):
        fields.add("pocket")
    if categories_of_all(kinds) and all(len(parts_of(entry)) == 1 for entry in entries):
        fields.add("category")
    return frozenset(fields)


def categories_of_all(kinds: Iterable[EntryKind]) -> frozenset[int]:
    """Name the standard categories that entries of all these kinds may have."""
    allowed = [_categories_of(kind) for kind in set(kinds)]
    return frozenset.intersection(*allowed) if allowed else frozenset()


def _categories_of(kind: EntryKind) -> frozenset[int]:
    wanted = SPENDING | COSTS if kind in _PAID else RULES[kind].categories
    return frozenset(wanted) - {fixed_id(INTEREST)}
