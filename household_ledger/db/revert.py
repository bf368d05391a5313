"""Taking a step back through its units: each must be as the step left it, then the values from before are written."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from household_ledger.db.conflicts import LATE, has_conflicts, units_in_conflict
from household_ledger.db.connections import Raw
from household_ledger.db.journal import Change, changes_in, label_from
from household_ledger.db.records import BY_NAME, MONTH, RecordKind
from household_ledger.db.step import Permission
from household_ledger.db.units import Image, emptied, images, put, stands_as_left
from household_ledger.domain.changes import Label, Step
from household_ledger.errors import UserError


def revert_step(raw: Raw, writer: int, step: tuple[int, int], permission: Permission) -> Label:
    """Take back a step (its number, and that of the op that speaks of it now); give the label of what was first done.

    UserError `changed_since`. A row never goes: of what the step made, `deleted` is written, or every unit emptied.
    """
    first, last = step
    label = _label(raw, writer, first)
    permission.settles_again = label.code == "settle_conflict" and _label(raw, writer, last).code == "undo"

    def revert(kind: RecordKind, changes: list[Change]) -> None:
        put_back(raw, kind, changes, permission, refuse=_changed_since)
        if kind is MONTH:  # what closed, reopened or corrected the month may be taken back in it
            permission.closed.update((change.id, change.sub) for change in changes)

    for_each_kind(raw, Step(writer, last), revert, erased="changed_since")
    return label


def _label(raw: Raw, writer: int, seq: int) -> Label:
    row = raw.execute("select label from op where writer=? and seq=?", (writer, seq)).fetchone()
    return label_from(row[0]) if row is not None else Label("")


def for_each_kind(raw: Raw, step: Step, revert: Callable[[RecordKind, list[Change]], None], *, erased: str) -> None:
    """Give what a step changed, leaf by leaf and kind by kind, the last first; UserError `erased` where it is gone."""
    leaves = raw.execute(
        "select o.schema,l.body from leaf l join op o on o.writer=l.writer and o.seq=l.seq"
        " where l.writer=? and l.seq=? order by l.part desc",
        (step.writer, step.seq),
    )
    for schema, body in leaves.fetchall():
        if body is None:
            raise UserError(erased)
        for name, changes in groupby(changes_in(body, schema), lambda change: change.kind):
            revert(BY_NAME[name], list(changes))


def put_back(
    raw: Raw,
    kind: RecordKind,
    changes: list[Change],
    permission: Permission,
    *,
    refuse: Callable[[RecordKind, Change], UserError],
) -> None:
    """Write into records the values from before their changes; raises what `refuse` gives for one changed since.

    What is to be settled is refused too, unless settling it is what is done again.
    """
    is_asked = not permission.settles_again and has_conflicts(raw)
    now = images(raw, kind, [(change.id, change.sub) for change in changes])
    back: list[tuple[int, int, Image]] = []
    for change in changes:
        image = now[change.id, change.sub]
        if not stands_as_left(image, change.before, change.after) or (is_asked and _is_to_settle(raw, kind, change)):
            raise refuse(kind, change)
        before: Image | None = change.before
        if before is None:
            before = {"deleted": 1} if kind.has_deleted else {unit.name: emptied(unit) for unit in kind.units.values()}
        back.append((change.id, change.sub, before))
        equal = {name for name, value in before.items() if image[name] == value}
        if equal and change.before is not None:
            permission.again.setdefault((kind.code, change.id, change.sub), set()).update(equal)
    put(raw, kind, back)


def _changed_since(_kind: RecordKind, _change: Change) -> UserError:
    return UserError("changed_since")


def _is_to_settle(raw: Raw, kind: RecordKind, change: Change) -> bool:
    """Tell whether others wrote what a step wrote: taking it back would settle that without a word."""
    asked = units_in_conflict(raw, kind.code, change.id, change.sub)
    return bool(asked if change.before is None or LATE in asked else asked & change.after.keys())
