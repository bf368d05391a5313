"""What was done, step by step, as the history lists it; and what became of one record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from household_ledger.db.connections import Raw
from household_ledger.db.identity import moment
from household_ledger.db.journal import Change, changes_in, label_from
from household_ledger.db.records import ENTRY, RecordKind
from household_ledger.db.rows import record_of_cells
from household_ledger.db.stacks import undone_steps
from household_ledger.db.units import Image, Key, children_of, emptied, images, row_of
from household_ledger.domain.changes import HistoryStep, RecordStep, Step
from household_ledger.domain.ids import Id

_STEP = (
    "o.writer,o.seq,o.hlc,o.person,o.label,o.target,"
    "(select coalesce(sum(l.records),0) from leaf l where l.writer=o.writer and l.seq=o.seq)"
)
_NEWEST = "order by o.hlc desc,o.writer desc,o.seq desc"
_STEPS = f"select {_STEP} from op o {{where}} {_NEWEST} limit ?"
_OF_HOUSEHOLD = "where exists (select 1 from leaf h where h.writer=o.writer and h.seq=o.seq and h.household_id=?)"
_LAST_TOUCH = (
    f"select {_STEP} from touch t join op o on o.writer=t.writer and o.seq=t.seq"
    f" where t.kind={ENTRY.code} and t.id=? and t.sub=0 {_NEWEST} limit 1"
)
_LEAVES_OF_STEP = (
    "select o.schema,l.body from leaf l join op o on o.writer=l.writer and o.seq=l.seq"
    " where l.writer=? and l.seq=? and l.body is not null order by l.part"
)
_STEPS_OF_RECORD = (
    f"select {_STEP},o.schema,b.body from touch t join op o on o.writer=t.writer and o.seq=t.seq"
    " join leaf b on b.writer=t.writer and b.seq=t.seq and b.part=t.part"
    " where t.kind=? and t.id=? and t.sub=? order by o.hlc,o.writer,o.seq"
)
_ALL = 1 << 62


def list_steps(raw: Raw, limit: int | None, household: Id | None = None) -> list[HistoryStep]:
    """List steps, newest first, of one household or the file; of a step taken back, `is_undone` says so."""
    undone: dict[int, frozenset[int]] = {}
    cells = [_ALL if limit is None else limit]
    where = ""
    if household is not None:
        where, cells = _OF_HOUSEHOLD, [household, *cells]
    rows = raw.execute(_STEPS.format(where=where), tuple(cells)).fetchall()
    return [_step(raw, row, undone) for row in rows]


def last_touches(raw: Raw, entries: Sequence[Id]) -> dict[Id, HistoryStep]:
    """Give the last step that touched each entry, whatever it did."""
    undone: dict[int, frozenset[int]] = {}
    found = ((entry, raw.execute(_LAST_TOUCH, (entry,)).fetchone()) for entry in entries)
    return {entry: _step(raw, row, undone) for entry, row in found if row is not None}


def entry_of_step(raw: Raw, step: Step) -> Id | None:
    """Name one of the entries a step touched; None where it touched none."""
    leaves = raw.execute(_LEAVES_OF_STEP, (step.writer, step.seq))  # what names a step's records is sorted by record
    changes = (change for schema, body in leaves for change in changes_in(body, schema))
    return next((Id(change.id) for change in changes if change.kind == ENTRY.name), None)


def list_record_steps(raw: Raw, kind: RecordKind, key: Key) -> list[RecordStep]:
    """List what became of a record, newest first: its images are followed from the step that made it."""
    undone: dict[int, frozenset[int]] = {}
    image = image_now(raw, kind, key)
    steps = []
    for *row, schema, body in raw.execute(_STEPS_OF_RECORD, (kind.code, *key)).fetchall():
        before = after = None
        change = _change_of(kind, key, body, schema)
        if change is not None:
            before, after = followed(kind, change, image)
        steps.append(RecordStep(_step(raw, tuple(row), undone), before, after))
    return steps[::-1]


def image_now(raw: Raw, kind: RecordKind, key: Key) -> Image:
    """Give the image of a record as it is: what a step changed that a wrong clock puts before the one that made it."""
    return images(raw, kind, [key]).get(key) or empty_image(kind)


def empty_image(kind: RecordKind) -> Image:
    """Give the image of a record of which nothing is said."""
    return {name: emptied(unit) for name, unit in kind.units.items()}


def followed(kind: RecordKind, change: Change, image: Image) -> tuple[object | None, object]:
    """Bring an image on by a change; give the record before it (None where it made it) and after."""
    key, before = (change.id, change.sub), None
    if change.before is None:
        image.update(empty_image(kind))
    else:
        image.update(change.before)
        before = record_of(kind, key, image)
    image.update(change.after)
    return before, record_of(kind, key, image)


def _step(raw: Raw, row: tuple[Any, ...], undone: dict[int, frozenset[int]]) -> HistoryStep:
    writer, seq, hlc, person, label, target, records = row
    if writer not in undone:
        undone[writer] = undone_steps(raw, writer)
    return HistoryStep(
        step=Step(writer, seq),
        at=moment(hlc),
        person=Id(person),
        label=label_from(label),
        target=Step(writer, target) if target is not None else None,
        records=records,
        is_undone=seq in undone[writer],
    )


def _change_of(kind: RecordKind, key: Key, body: bytes | None, schema: int) -> Change | None:
    """Find a record in a leaf; None where the leaf was emptied by an erasure, or changed past the program."""
    changes = changes_in(body, schema) if body is not None else ()
    return next((one for one in changes if (one.kind, one.id, one.sub) == (kind.name, *key)), None)


def record_of(kind: RecordKind, key: Key, image: Image) -> object:
    """Make the record an image shows."""
    row = row_of(kind, key, image)
    return record_of_cells(kind, row, children_of(kind, image)) if kind.child else kind.record(row)
