"""Taking a bundle into a ledger, in the caller's transaction: what can be applied is, the rest waits."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from household_ledger.db.bundle import Bundle, packed, unpacked
from household_ledger.db.bundle_lines import CarriedLeaf, CarriedStep
from household_ledger.db.conflict_list import list_anew
from household_ledger.db.conflicts import LATE
from household_ledger.db.connections import Raw
from household_ledger.db.erasing import erase, erased_in, months_of, there_still, without_erased
from household_ledger.db.journal import FORMAT, Change
from household_ledger.db.journal import packed as packed_text
from household_ledger.db.records import BY_CODE, BY_NAME, ENTRY, MONTH
from household_ledger.db.rows import pour
from household_ledger.db.standing_rows import image_of, late_of, read_past, standings, write_rows
from household_ledger.db.step import RecordKey
from household_ledger.db.totals import HouseholdMonth, regroup
from household_ledger.db.units import Image
from household_ledger.db.waiting_photos import take_photos
from household_ledger.db.writers import MERGED
from household_ledger.domain.changes import SentStep
from household_ledger.domain.photo import hashes_of
from household_ledger.errors import UserError
from household_ledger.services.ports import Progress, no_progress

StepKey = tuple[int, int]
Head = tuple[int, bytes]
_STEPS = "select writer,seq,hash from op union all select writer,seq,hash from waiting"
_HEADS = (
    "select o.writer,o.seq,o.hash from op o"
    " join (select writer w,max(seq) s from op group by 1) h on o.writer=w and o.seq=s"
)
_WRITER = "insert into writer(id,since,why) values(?,?,?) on conflict do nothing"
_OP = "op(writer,seq,hlc,context,schema,person,label,target,hash)"
_LEAF = "leaf(writer,seq,part,household_id,records,salt,digest,body)"
_TOUCH = "touch(kind,id,sub,writer,seq,part)"
_MANY = 1000
"""Rows of the journal that are written together."""
_WAIT = "insert into waiting(writer,seq,hash,lines) values(?,?,?,?)"
_UNBALANCED = (
    f"select 1 from touched t join entry_line l on l.entry_id=t.id where t.kind={ENTRY.code}"
    " group by t.id having sum(l.satang)<>0 limit 1"
)
_MONTHS = f"""
select e.household_id,e.month from touched t join entry e on e.id=t.id where t.kind={ENTRY.code}
union select e.household_id,cast(substr(t.before->>'date',1,4)||substr(t.before->>'date',6,2) as integer)
from touched t join entry e on e.id=t.id where t.kind={ENTRY.code} and t.before is not null
union select id,sub from touched where kind={MONTH.code}
"""
_ENTRIES = f"""
select count(*) filter (where is_new and gone=0),count(*) filter (where not is_new and gone=was_gone),
count(*) filter (where gone=1 and not is_new and was_gone=0) from
(select t.before is null is_new,e.deleted gone,coalesce(t.before->>'deleted',0) was_gone
 from touched t join entry e on e.id=t.id where t.kind={ENTRY.code}) met
"""
_COUNTS = (
    f"select (select count(*) from waiting),(select count(*) from conflict where unit<>'{LATE}'),"
    f"(select count(*) from conflict where unit='{LATE}')"
)
_UNKNOWN = -1
_NO_RECORD: tuple[type[Exception], ...] = (ValueError, KeyError, TypeError, OverflowError)
"""What comes of words in a bundle that are those of no step."""


@dataclass(slots=True)
class Taken:
    """What was taken in: how many steps, which records of which households, in which months of figures."""

    applied: int = 0
    already_there: int = 0
    waiting: int = 0
    conflicts: int = 0
    late_months: int = 0
    records: dict[int, set[RecordKey]] = field(default_factory=lambda: defaultdict(set))
    months: set[HouseholdMonth] = field(default_factory=set)
    photos: set[tuple[int, str]] = field(default_factory=set)
    """Pictures the steps name."""
    erased: frozenset[int] = frozenset()
    """Households that were there and that somebody erased, and the months they had."""
    erased_months: frozenset[HouseholdMonth] = frozenset()
    entries: tuple[int, int, int] = (0, 0, 0)
    """How many came anew, are other than before, are taken out."""
    awaited: int = 0
    """Lives of files whose steps have not all come."""
    from_newer: int = 0
    """Waiting steps a newer program wrote."""
    last: SentStep | None = None
    """The step applied last."""


def take_in(
    raw: Raw,
    bundle: Bundle,
    name: str,
    *,
    refused: tuple[type[Exception], ...],
    progress: Progress = no_progress,
) -> Taken:
    """Take in all of a bundle that is not there; what waited goes on where it can.

    `refused` is what the driver raises of values that fit into no row.
    UserError `bundle_copied_file`, `bundle_other_history`, `bundle_damaged`: the caller rolls back.
    """
    try:
        taken = _take_in(raw, bundle, name, progress)
    except _NO_RECORD + refused as problem:
        raise UserError("bundle_damaged", name=name) from problem
    finally:
        _read.cache_clear()  # nothing of a ledger, which may be locked, stays in memory after it
    counts = raw.execute(_COUNTS).fetchone()
    if counts is not None:
        taken.waiting, taken.conflicts, taken.late_months = counts
    return taken


def _take_in(raw: Raw, bundle: Bundle, name: str, progress: Progress) -> Taken:
    taken, erased = Taken(), erased_in(raw, bundle.steps)
    bundle = without_erased(bundle, erased)
    waited = {
        step.key: step
        for (lines,) in raw.execute("select lines from waiting")
        for step in (erased.without(unpacked(lines)),)
    }
    pool = waited | _fresh(raw, bundle, name, taken)
    heads: dict[int, Head] = {writer: (seq, head) for writer, seq, head in raw.execute(_HEADS)}
    total = len(pool)
    journal = _Journal(raw)
    for step in _in_turn(pool, heads):
        progress(taken.applied, total)
        _check_history(journal, step, heads, name)
        _apply(journal, step, taken)
        heads[step.key[0]] = step.header[1], step.hash
        taken.last = SentStep(*step.key, step.hash)
        del pool[step.key]
        taken.applied += 1
    journal.write()
    raw.executemany("delete from waiting where writer=? and seq=?", [key for key in waited if key not in pool])
    raw.executemany(_WAIT, [(*key, step.hash, packed(step)) for key, step in sorted(pool.items()) if key not in waited])
    taken.awaited, taken.from_newer = _awaited(pool, heads)
    _show(raw, taken, name)
    take_photos(raw, bundle.photos, taken.photos)
    if erased:
        taken.erased = there_still(raw, erased)
        taken.erased_months = months_of(raw, taken.erased)
        erase(raw, erased)
        raw.execute("delete from touched")
    return taken


def _fresh(raw: Raw, bundle: Bundle, name: str, taken: Taken) -> dict[StepKey, CarriedStep]:
    """Give the steps nobody here has heard of; one number with two hashes means that a file was copied."""
    known: dict[StepKey, bytes] = {(writer, seq): chained for writer, seq, chained in raw.execute(_STEPS)}
    fresh: dict[StepKey, CarriedStep] = {}
    for step in bundle.steps:
        if step.key not in known:
            known[step.key] = step.hash
            fresh[step.key] = step
        elif known[step.key] != step.hash:
            raise UserError("bundle_copied_file", name=name)
    taken.already_there = len(bundle.steps) - len(fresh)
    return fresh


def _in_turn(pool: dict[StepKey, CarriedStep], heads: dict[int, Head]) -> Iterator[CarriedStep]:
    """Give the steps that can be applied, each after all it knew of; `heads` moves on as the caller applies them."""
    writers = sorted({writer for writer, _seq in pool})
    is_moving = True
    while is_moving:
        is_moving = False
        for writer in writers:
            while (step := pool.get((writer, heads.get(writer, (0, b""))[0] + 1))) is not None and _is_ready(
                step, heads
            ):
                yield step
                is_moving = True


def _is_ready(step: CarriedStep, heads: dict[int, Head]) -> bool:
    """Tell whether all the step knew of is in, and this program understands every word of it."""
    seen = all(heads.get(other, (0, b""))[0] >= seq for other, (seq, _head) in step.context.items())
    return seen and _is_understood(step)


def _is_understood(step: CarriedStep) -> bool:
    return step.header[4] <= FORMAT and all(_is_known(change) for leaf in step.leaves for change in _in(leaf))


def _awaited(pool: dict[StepKey, CarriedStep], heads: dict[int, Head]) -> tuple[int, int]:
    """Say of how many writers steps are missing that others rest on, and how many steps a newer program wrote."""
    known = pool.keys()
    named = {(other, seq) for step in pool.values() for other, (seq, _head) in step.context.items()}
    named |= {(writer, seq - 1) for writer, seq in known}
    missing = {writer for writer, seq in named - known if heads.get(writer, (0, b""))[0] < seq}
    newer = sum(not _is_understood(step) for step in pool.values())
    return len(missing), newer


def _in(leaf: CarriedLeaf) -> list[Change]:
    return _read(leaf.text) if leaf.text is not None else []


@lru_cache(maxsize=8)
def _read(text: bytes) -> list[Change]:
    """Read the text of a leaf; it is asked for twice in a row, whether it is known and what it touches."""
    return [Change(*one) for one in json.loads(text)]


def _is_known(change: Change) -> bool:
    """Tell whether a change is of a kind, and of units, that this program has."""
    lengths = _lengths(change.kind)
    if not (change.before or {}).keys() <= lengths.keys():
        return False
    for name, value in change.after.items():
        length = lengths.get(name, _UNKNOWN)
        if length and (length == _UNKNOWN or len(value) != length):  # type: ignore[arg-type]
            return False
    return bool(lengths)


@cache
def _lengths(kind: str) -> dict[str, int]:
    """Say of the units of a kind of how many cells they are, 0 for one that is no list; nothing of an unknown kind."""
    known = BY_NAME.get(kind)
    units = known.units.values() if known is not None else ()
    return {one.name: (len(one.columns) + one.has_child) * one.is_list for one in units}


class _Journal:
    """What is written into the journal, many rows at once."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self._ops: list[tuple[Any, ...]] = []
        self._leaves: list[tuple[Any, ...]] = []
        self._touches: list[tuple[Any, ...]] = []

    def add(self, step: CarriedStep) -> None:
        """Take a step in; its leaves and touches are to follow before the next."""
        if len(self._ops) >= _MANY or len(self._touches) >= _MANY:
            self.write()
        if step.key[1] == 1:
            self.raw.execute(_WRITER, (step.key[0], step.since, MERGED))
        self._ops.append((*step.header, step.hash))

    def add_leaf(self, step: CarriedStep, part: int, keys: list[RecordKey]) -> None:
        """Take in a leaf of the step last added, and which records it touches."""
        leaf = step.leaves[part]
        body = packed_text(leaf.text) if leaf.text is not None else None
        self._leaves.append((*step.key, part, leaf.household, leaf.records, leaf.salt, leaf.digest, body))
        self._touches += [(*key, *step.key, part) for key in keys]

    def hash_of(self, writer: int, seq: int) -> bytes | None:
        """Give the hash of a step that is in."""
        self.write()
        row = self.raw.execute("select hash from op where writer=? and seq=?", (writer, seq)).fetchone()
        return row[0] if row is not None else None

    def write(self) -> None:
        """Write what was taken in and is not written yet."""
        for into, rows in ((_OP, self._ops), (_LEAF, self._leaves), (_TOUCH, self._touches)):
            pour(self.raw, into, rows)
            rows.clear()


def _check_history(journal: _Journal, step: CarriedStep, heads: dict[int, Head], name: str) -> None:
    """Refuse a step made from a history other than the one that is here."""
    is_same = step.previous == heads.get(step.key[0], (0, b""))[1]
    for other, (seq, head) in step.context.items():
        is_same &= journal.hash_of(other, seq) == head
    if not is_same:
        raise UserError("bundle_other_history", name=name)


def _apply(journal: _Journal, step: CarriedStep, taken: Taken) -> None:
    """Write a step into the journal."""
    journal.add(step)
    for part, leaf in enumerate(step.leaves):
        changes = _in(leaf)
        if leaf.text is not None and leaf.records != len(changes):
            raise ValueError(leaf.records)
        keys = [(BY_NAME[change.kind].code, change.id, change.sub) for change in changes]
        journal.add_leaf(step, part, keys)
        taken.records[leaf.household].update(keys)
        for change in changes:
            if BY_NAME[change.kind].has_photos:
                named = hashes_of(str(change.after.get("photos") or ""))
                taken.photos.update((leaf.household, photo) for photo in named)


def _show(raw: Raw, taken: Taken, name: str) -> None:
    """Bring rows, totals and the list of conflicts to what stands now, household by household."""
    past = read_past(raw)
    late = late_of(raw, past, [household for household in taken.records if household])
    for household, keys in sorted(taken.records.items()):
        months = {(MONTH.code, household, month) for month in late.get(household, ())}
        found = standings(raw, past, keys | months)
        images: dict[RecordKey, Image] = {
            key: image_of(BY_CODE[key[0]], one, is_late=key in months) for key, one in found.items()
        }
        write_rows(raw, images)
        list_anew(raw, found, {household: late.get(household, frozenset())} if household else {})
    if raw.execute(_UNBALANCED).fetchone() is not None:
        raise UserError("bundle_damaged", name=name)
    taken.months = {(household, month) for household, month in raw.execute(_MONTHS)}
    regroup(raw, taken.months)
    taken.entries = raw.execute(_ENTRIES).fetchone() or taken.entries
    raw.execute("delete from touched")
