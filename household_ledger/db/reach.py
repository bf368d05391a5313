"""What undo would touch: whose books, and the months where the entries of the step lie now."""

from __future__ import annotations

from household_ledger.db.connections import Raw
from household_ledger.db.journal import changes_in, label_from
from household_ledger.db.records import ENTRY, MONTH
from household_ledger.domain.changes import Reach, Step

LARGE = 200
"""Of a step of more records only the households are looked up: the answer comes before a key is up again."""
_OP = "select label,schema from op where writer=? and seq=?"
_LEAVES = "select household_id,records,body from leaf where writer=? and seq=? order by part"
_MONTH = "select household_id,month from entry where id=?"


def reach_of(raw: Raw, step: Step) -> Reach | None:
    """Look a step up in the journal; None when it is not there. What was erased of it is not told."""
    key = (step.writer, step.seq)
    op = raw.execute(_OP, key).fetchone()
    if op is None:
        return None
    leaves = raw.execute(_LEAVES, key).fetchall()
    label, households = label_from(op[0]), frozenset(household for household, _records, _body in leaves if household)
    if sum(records for _household, records, _body in leaves) > LARGE:
        return Reach(step, label, households=households, is_large=True)
    changes = [one for _household, _records, body in leaves if body is not None for one in changes_in(body, op[1])]
    months = {(one.id, one.sub) for one in changes if one.kind == MONTH.name}
    for one in changes:
        row = raw.execute(_MONTH, (one.id,)).fetchone() if one.kind == ENTRY.name else None
        if row is not None:
            months.add((row[0], row[1]))
    return Reach(step, label, frozenset(one.kind for one in changes), households, frozenset(months))
