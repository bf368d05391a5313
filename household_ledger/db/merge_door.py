"""One merge through the writing connection: one transaction, and what it changed for everybody who listens."""

from __future__ import annotations

from collections.abc import Callable

from household_ledger.db.bundle import Bundle
from household_ledger.db.erase_door import with_all_of
from household_ledger.db.merging import Taken, take_in
from household_ledger.db.records import BY_CODE, MONTH
from household_ledger.db.step import MANY
from household_ledger.db.writing_desk import Desk
from household_ledger.domain.changes import ChangeSet, Label, SentStep, Step
from household_ledger.domain.ids import Id
from household_ledger.services.merging.outcome import EntriesTaken, Merged
from household_ledger.services.ports import Progress, no_progress


def merge(
    desk: Desk,
    bundle: Bundle,
    name: str,
    *,
    commit: Callable[[SentStep | None], None],
    progress: Progress = no_progress,
) -> Merged:
    """Take in a bundle and have it committed; the caller rolls back when it raises, and has the chain read anew.

    `commit` is told of a step that came with it, by which it is found out whether it was.
    """
    desk.raw.execute("begin immediate")
    desk.refresh()
    taken = take_in(desk.raw, bundle, name, refused=desk.refusals, progress=progress)
    commit(taken.last)
    return Merged(
        applied=taken.applied,
        already_there=taken.already_there,
        waiting=taken.waiting,
        conflicts=taken.conflicts,
        late_months=taken.late_months,
        changes=_changes(Step(*desk.chain.head[:2]), taken, name),
        entries=EntriesTaken(*taken.entries),
        awaited=taken.awaited,
        from_newer=taken.from_newer,
        erased=tuple(Id(one) for one in sorted(taken.erased)),
    )


def _changes(step: Step, taken: Taken, name: str) -> ChangeSet:
    """Say what a merge changed; it is no step of its own, so the writer's last one stands in its place."""
    keys = [key for keys in taken.records.values() for key in keys]
    told = ChangeSet(
        step=step,
        label=Label("merge", (("name", name), ("count", taken.applied))),
        kinds=frozenset(BY_CODE[key[0]].name for key in keys),
        households=frozenset(household for household in taken.records if household),
        months=frozenset(taken.months),
        ids=tuple(Id(key[1]) for key in keys if key[0] != MONTH.code) if len(keys) <= MANY else (),
        count=len(keys),
    )
    return with_all_of(told, taken.erased, taken.erased_months) if taken.erased else told
