"""What was done, step by step, as the history lists it."""

from __future__ import annotations

from household_ledger.db.connections import Raw
from household_ledger.db.identity import moment
from household_ledger.db.journal import label_from
from household_ledger.db.stacks import undone_steps
from household_ledger.domain.changes import Step
from household_ledger.domain.ids import Id
from household_ledger.services.ports import HistoryStep

_STEPS = (
    "select o.writer,o.seq,o.hlc,o.person,o.label,o.target,"
    "(select coalesce(sum(l.records),0) from leaf l where l.writer=o.writer and l.seq=o.seq)"
    " from op o order by o.hlc desc,o.writer desc,o.seq desc limit ?"
)
_ALL = -1


def list_steps(raw: Raw, limit: int | None) -> list[HistoryStep]:
    """List steps, newest first; of a step taken back, `is_undone` says so."""
    undone: dict[int, frozenset[int]] = {}
    steps = []
    for writer, seq, hlc, person, label, target, records in raw.execute(
        _STEPS, (_ALL if limit is None else limit,)
    ).fetchall():
        if writer not in undone:
            undone[writer] = undone_steps(raw, writer)
        steps.append(
            HistoryStep(
                step=Step(writer, seq),
                at=moment(hlc),
                person=Id(person),
                label=label_from(label),
                target=Step(writer, target) if target is not None else None,
                records=records,
                is_undone=seq in undone[writer],
            )
        )
    return steps
