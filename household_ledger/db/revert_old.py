"""Taking back one old step alone: its records get their values from before it, where nothing stands against it."""

from __future__ import annotations

from typing import Any

from household_ledger.db.connections import Raw
from household_ledger.db.journal import Change, changes_in, dumps, label_from
from household_ledger.db.records import ENTRY, ERASURE, MONTH, RecordKind
from household_ledger.db.revert import for_each_kind, put_back
from household_ledger.db.stacks import undone_steps
from household_ledger.db.step import Permission
from household_ledger.db.units import images
from household_ledger.domain.changes import Label, Step
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import UserError
from household_ledger.services.merging.standing import DELETED

_LATER = (
    "select o.label,o.target from touch t join op o on o.writer=t.writer and o.seq=t.seq"
    " where t.kind=? and t.id=? and t.sub=? and o.hlc>(select hlc from op where writer=? and seq=?)"
    " order by o.hlc desc limit 1"
)
_SINCE = (
    "select o.label,o.schema,l.body from touch t join op o on o.writer=t.writer and o.seq=t.seq"
    " join leaf l on l.writer=t.writer and l.seq=t.seq and l.part=t.part"
    " where t.kind=? and t.id=? and t.sub=? and o.hlc>(select hlc from op where writer=? and seq=?)"
    " order by o.hlc desc"
)
_NAMED = """
select e.description,e.kind from entry e left join entry_line l on l.entry_id=e.id
where e.deleted=0 and e.household_id=:household and exists (select 1 from json_each(:made) j where j.value in
 (e.household_id,e.member,e.party,e.goal_id,e.occupation_id,e.counted_pocket,l.ref,l.occupation))
limit 1
"""
_OWNER = "select household_id from {kind}_image where id=? and sub=?"


def revert_old_step(raw: Raw, step: Step, permission: Permission) -> tuple[Label, list[Id]]:
    """Give the records of a step their values from before it; give its label and the entries it had written.

    UserError `unknown_step`, `step_taken_back`, `step_erased`, `erased_for_good`, `step_of_month`, `month_closed`;
    `stands_against` (the label of the later step as `step`) when a record is no longer as the step left it;
    `named_since` when an entry names what the step made.
    """
    op = raw.execute("select label from op where writer=? and seq=?", (step.writer, step.seq)).fetchone()
    if op is None:
        raise UserError("unknown_step")
    if step.seq in undone_steps(raw, step.writer):
        raise UserError("step_taken_back")
    entries: list[Id] = []
    made: dict[int, list[int]] = {}

    def refuse(kind: RecordKind, change: Change) -> UserError:
        return _what_stands(raw, step, kind, change)

    def revert(kind: RecordKind, changes: list[Change]) -> None:
        if kind is ERASURE:
            raise UserError("erased_for_good")
        if kind is MONTH:
            _guard_months(raw, changes)
        put_back(raw, kind, changes, permission, refuse=refuse)
        _guard_taken_out(raw, step, kind, changes)
        if kind is ENTRY:
            entries.extend(Id(one.id) for one in changes)
            return
        for one in changes:
            owner = raw.execute(_OWNER.format(kind=kind.name), (one.id, one.sub)).fetchone()
            if one.before is None and kind is not MONTH and owner is not None:
                made.setdefault(owner[0], []).append(one.id)

    for_each_kind(raw, step, revert, erased="step_erased")
    _guard_named(raw, made)
    return label_from(op[0]), entries


def _guard_months(raw: Raw, changes: list[Change]) -> None:
    """Let nobody close, open or verify a month by the way: who did it, when and why would be told wrongly."""
    for one in changes:
        if set(one.after) - {"paper"}:
            raise UserError("step_of_month", month=Month.from_number(one.sub).iso)
        closed = raw.execute(
            "select 1 from month where household_id=? and month=? and closed_on is not null", (one.id, one.sub)
        ).fetchone()
        if closed is not None:
            raise UserError("month_closed", month=Month.from_number(one.sub).iso)


def _guard_taken_out(raw: Raw, step: Step, kind: RecordKind, changes: list[Change]) -> None:
    """Refuse to change what was taken out since: nobody would see it, and who brings it back would find it changed.

    What was out already when the step was made, as what a household said to be another names, may be changed.
    """
    keys = [(one.id, one.sub) for one in changes if one.before is not None and DELETED not in one.after]
    for key in [key for key, image in images(raw, kind, keys).items() if image.get(DELETED)]:
        for label, schema, body in raw.execute(_SINCE, (kind.code, *key, step.writer, step.seq)).fetchall():
            since = changes_in(body, schema) if body is not None else []
            if any((one.kind, one.id, one.sub) == (kind.name, *key) and one.after.get(DELETED) for one in since):
                raise UserError("stands_against", what=label)


def _what_stands(raw: Raw, step: Step, kind: RecordKind, change: Change) -> UserError:
    """Name the last step that changed a record after a step."""
    later: Any = raw.execute(_LATER, (kind.code, change.id, change.sub, step.writer, step.seq)).fetchone()
    return UserError("changed_since") if later is None else UserError("stands_against", what=later[0])


def _guard_named(raw: Raw, made: dict[int, list[int]]) -> None:
    """Refuse to take out what living entries name."""
    for household, ids in made.items():
        found = raw.execute(_NAMED, {"household": household, "made": dumps(ids)}).fetchone()
        if found is not None:
            raise UserError("named_since", text=found[0]) if found[0] else UserError("named_since_kind", kind=found[1])
