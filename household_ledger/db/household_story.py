"""Everything the file knows of one household beside its rows: what each step did to it, its sums, what waits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from household_ledger.db.bundle import unpacked
from household_ledger.db.connections import Raw
from household_ledger.db.history import followed, image_now, list_steps
from household_ledger.db.journal import Change, changes_in
from household_ledger.db.records import BY_NAME
from household_ledger.db.units import Image
from household_ledger.domain.changes import HouseholdStep, RecordChange, Step
from household_ledger.domain.ids import Id
from household_ledger.services.ports import MonthSum

_LEAVES = (
    "select l.writer,l.seq,o.schema,l.body from leaf l join op o on o.writer=l.writer and o.seq=l.seq"
    " where l.household_id=? and l.body is not null order by l.writer,l.seq,l.part"
)
_SUMS = (
    "select month,account,ref,occupation,medium,sign,satang,count from month_total where household_id=?"
    " order by month,account,ref,occupation,medium,sign"
)


def household_story(raw: Raw, household: Id) -> Iterator[HouseholdStep]:
    """Tell what each step did to what is the household's own, the oldest first; images are followed from the first."""
    bodies: dict[Step, list[tuple[int, bytes]]] = defaultdict(list)
    for writer, seq, schema, body in raw.execute(_LEAVES, (household,)):
        bodies[Step(writer, seq)].append((schema, body))
    images: dict[tuple[str, int, int], Image] = {}
    for step in reversed(list_steps(raw, None, household)):
        changes = (one for schema, body in bodies[step.step] for one in changes_in(body, schema))
        yield HouseholdStep(step, tuple(_told(raw, change, images) for change in changes))


def month_sums(raw: Raw, household: Id) -> list[MonthSum]:
    """List the kept sums of a household."""
    return [MonthSum(*row) for row in raw.execute(_SUMS, (household,))]


def waiting_steps(raw: Raw, household: Id) -> list[str]:
    """Give, as the journal has it, what waits of a household until other steps come."""
    steps = (unpacked(lines) for (lines,) in raw.execute("select lines from waiting order by writer,seq"))
    leaves = (leaf for step in steps for leaf in step.leaves if leaf.household == household)
    return [leaf.text.decode() for leaf in leaves if leaf.text is not None]


def _told(raw: Raw, change: Change, images: dict[tuple[str, int, int], Image]) -> RecordChange:
    kind, key = BY_NAME[change.kind], (change.kind, change.id, change.sub)
    if key not in images:
        images[key] = image_now(raw, kind, key[1:])
    before, after = followed(kind, change, images[key])
    return RecordChange(
        kind=change.kind,
        record=Id(change.id),
        sub=change.sub,
        units_before=change.before,
        units_after=change.after,
        before=before,
        after=after,
    )
