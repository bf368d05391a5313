"""What was touched since a moment, as the journal tells it, whoever wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from household_ledger.db.connections import Raw
from household_ledger.db.journal import Change, changes_in
from household_ledger.db.records import ENTRY
from household_ledger.domain.changes import Step, Touched

_HEADS = "select w.id,coalesce((select max(seq) from op where writer=w.id),0) from writer w"
_COUNT = "select coalesce(sum(records),0) from leaf where writer=? and seq>?"
_LEAVES = (
    "select o.schema,b.body from op o join leaf b on b.writer=o.writer and b.seq=o.seq where o.writer=? and o.seq>?"
)
_PAIRS = "select pair from entry where pair<>0 and id in (select value from json_each(?))"
_UNIT = next(name for name, unit in ENTRY.units.items() if "pair" in [one.name for one in unit.columns])
_PLACE = [one.name for one in ENTRY.units[_UNIT].columns].index("pair")


def read_heads(raw: Raw) -> tuple[Step, ...]:
    """Name the last step of each writer (0: none yet)."""
    return tuple(Step(writer, seq) for writer, seq in raw.execute(_HEADS))


def touched_since(raw: Raw, heads: Iterable[Step], most: int) -> Touched | None:
    """Tell what the steps after these touched.

    None for more than `most` records, for what was erased, and where these steps are not the file's (any more).
    """
    known = {one.writer: one.seq for one in heads}
    now = {one.writer: one.seq for one in read_heads(raw)}
    if any(now.get(writer, -1) < seq for writer, seq in known.items()):
        return None
    fresh = [(writer, known.get(writer, 0)) for writer, seq in now.items() if seq > known.get(writer, 0)]
    if sum(raw.execute(_COUNT, one).fetchall()[0][0] for one in fresh) > most:
        return None
    leaves = [leaf for one in fresh for leaf in raw.execute(_LEAVES, one)]
    if any(body is None for _schema, body in leaves):
        return None
    changes = [change for schema, body in leaves for change in changes_in(body, schema)]
    entries = frozenset(change.id for change in changes if change.kind == ENTRY.name)
    made = frozenset(change.id for change in changes if change.kind == ENTRY.name and change.before is None)
    still = raw.execute(_PAIRS, (json.dumps(sorted(entries)),))
    pairs = {_pair_before(change) for change in changes if change.kind == ENTRY.name} | {pair for (pair,) in still}
    return Touched(frozenset(change.kind for change in changes), entries, frozenset(pairs - {0}), made)


def _pair_before(change: Change) -> int:
    unit = (change.before or {}).get(_UNIT)
    pair = unit[_PLACE] if isinstance(unit, list) else None
    return pair if isinstance(pair, int) else 0
