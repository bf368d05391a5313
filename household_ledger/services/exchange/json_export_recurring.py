"""What the JSON export says of rows kept to be written again: templates, and what comes again with its turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.recurring import Recurring, RecurringTurn, TurnState
from household_ledger.domain.template import Template
from household_ledger.services.exchange.exporting_labels import Labels
from household_ledger.services.exchange.json_values import Json, iso, units


def recurring_json(rule: Recurring, turns: Sequence[RecurringTurn], labels: Labels) -> Json:
    """Give one rule with its turns; a row of two drafts is a linked pair; a stopped rule is marked.

    A turn names the first entry written for it, also one that was deleted since and stands nowhere else.
    """
    told: dict[str, Json] = {
        "rows": [
            [_draft(draft, labels) for draft in row] for row in rows_of(rule.rows, rule.household, rule.starts_on)
        ],
        "rhythm": rule.rhythm.value,
        "every": rule.every,
        "day": rule.day or None,
        "weekday": rule.weekday,
        "nth": rule.nth or None,
        "month": rule.month or None,
        "weekend": rule.weekend.value,
        "from": iso(rule.starts_on),
        "to": iso(rule.ends_on),
        "times": rule.times or None,
        "turns": [_turn(one) for one in turns],
    }
    return told | ({"deleted": True} if rule.is_deleted else {})


def template_json(template: Template, labels: Labels) -> Json:
    """Give one template: its name and rows, a row of two drafts being a linked pair."""
    rows = rows_of(template.rows, template.household, date.min)
    return {"name": template.name, "rows": [[_draft(draft, labels) for draft in row] for row in rows]}


def _turn(turn: RecurringTurn) -> Json:
    due = date(turn.due // 10000, turn.due // 100 % 100, turn.due % 100)
    told: dict[str, Json] = {"due": iso(due), "state": turn.state.value}
    is_written = turn.state is TurnState.TAKEN and turn.entry != NO_ID
    return told | ({"entry_id": str(turn.entry)} if is_written else {})


def _draft(draft: Draft, labels: Labels) -> Json:
    """Give what a draft says, its records by the names entries use; what it does not say is left out."""
    said: Mapping[str, Json] = {
        "amount": int(draft.amount),
        "pocket": labels.pockets.get(draft.pocket, ""),
        "to_pocket": labels.pockets.get(draft.to_pocket, ""),
        "debt": labels.debts.get(draft.debt, ""),
        "principal": None if draft.principal is None else int(draft.principal),
        "interest": None if draft.interest is None else int(draft.interest),
        "occupation": labels.occupations.get(draft.occupation, ""),
        "source": _source(draft, labels),
        "member": labels.members.get(draft.member, ""),
        "party": labels.parties.get(draft.party, ""),
        "goal": labels.goals.get(draft.goal, ""),
        "quantity": None if draft.quantity is None else units(draft.quantity),
        "unit": draft.unit,
        "unit_price": None if draft.unit_price is None else int(draft.unit_price),
        "description": draft.description,
        "note": draft.note,
    }
    parts = [
        {"category": labels.code(part.category), "amount": int(part.amount), "life_months": part.life_months or None}
        for part in draft.parts
    ]
    named = {name: value for name, value in said.items() if value is not None and value != ""}
    return {"kind": draft.kind.value, **named, **({"parts": parts} if parts else {})}


def _source(draft: Draft, labels: Labels) -> str:
    """Name where goods came from: the occupation that made them, or an income."""
    if draft.kind is EntryKind.INPUT:
        return labels.occupations.get(draft.source, "")
    return labels.code(draft.source)
