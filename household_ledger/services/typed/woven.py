"""A row two people change at once: what each of them changed, put together."""

from __future__ import annotations

from dataclasses import fields, replace

from household_ledger.services.typed.row import TypedRow

_APART = frozenset({"date", "what", "who", "party", "note", "goal", "known_by"})
"""What may be changed by one while the other changes something else; all else of a row is its money, one thing."""
_OURS = frozenset({"photos", "mark"})
"""What of a row that is typed is in no entry yet."""


def woven(begun: TypedRow, typed: TypedRow, now: TypedRow) -> tuple[TypedRow, bool]:
    """Give a row with what was typed in it since it was `begun`, and else as it is `now`.

    With it whether both changed the same and differ: then what was typed stands in it. Money is one thing (`data.md`,
    Lines: kind, amount, category, pocket and what else its lines are made of).
    """
    names = {one.name for one in fields(TypedRow)} - _OURS
    groups = [{name} for name in sorted(_APART)] + [names - _APART]
    theirs: dict[str, object] = {}
    is_clash = False
    for group in groups:
        was, mine, other = ({name: getattr(row, name) for name in group} for row in (begun, typed, now))
        if mine == was:
            theirs |= other
        elif other not in (was, mine):
            is_clash = True
    return replace(typed, **theirs), is_clash  # type: ignore[arg-type]
