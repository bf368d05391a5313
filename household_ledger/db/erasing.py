"""Taking households out of a file for good: rows, what the journal says of them, pictures, what waits (`safety.md` §7).

What is erased follows from the erasures the file knows of, applied or waiting, and from nothing else: whatever comes in
whichever order, the same is gone. Digests stay, so the chain holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from household_ledger.db.bundle import Bundle, packed, unpacked
from household_ledger.db.bundle_lines import CarriedLeaf, CarriedStep
from household_ledger.db.columns import quoted
from household_ledger.db.connections import Raw
from household_ledger.db.journal import emptied_label
from household_ledger.db.records import BY_NAME, ERASURE, KINDS, RecordKind
from household_ledger.db.totals import HouseholdMonth

UNFINISHED = "erasing"
"""In `file_info` from an erasure's commit until nothing of it is left in the file's own free pages."""

_MONTHS = """
select month,-coalesce(sum(satang) filter (where account='income'),0),
 coalesce(sum(satang) filter (where account='spending'),0),coalesce(sum(satang) filter (where account='cost'),0),
 coalesce(sum(satang) filter (where account='savings'),0),-coalesce(sum(satang) filter (where account='debt'),0)
from month_total where household_id=? and medium<>'opening' group by 1 order by 1
"""
_THERE = "select id from household where id in (select value from json_each(?))"
_THEIR_MONTHS = (
    "select distinct household_id,month from month_total where household_id in (select value from json_each(?))"
)
_KNOWN = "select id,searches from erasure"
_WAITING = "select writer,seq,lines from waiting"
_READABLE = "select writer,seq,part from leaf where household_id=? and body is not null"
_OF_RECORD = (
    "select distinct t.writer,t.seq,t.part from touch t join leaf l on l.writer=t.writer and l.seq=t.seq"
    " and l.part=t.part where t.kind=? and t.id=? and l.household_id=0 and l.body is not null"
)
_ALSO = (
    "select 1 from touch where writer=? and seq=? and part=?"
    " and not (kind=? and id in (select value from json_each(?)))"
)
_SEALS = "select salt,digest from leaf where writer=? and seq=? order by part"
_EMPTY = "update leaf set body=null,salt=null where writer=? and seq=? and part=?"
_FORGET_TOUCHES = "delete from touch where writer=? and seq=? and part=?"
_SEARCH = BY_NAME["saved_filter"]
_OWN_TABLES = ("month_total", "photo", "waiting_photo", "reading_memory")


class Erased:
    """Whose content is not to be kept: households, and the kept searches that named them."""

    def __init__(self, households: Iterable[int] = (), searches: Iterable[int] = ()) -> None:
        self.households = set(households)
        self.searches = set(searches)

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.households)

    def learn(self, step: CarriedStep) -> None:
        """Take note of an erasure in a step that comes or waits: it holds before it can be applied."""
        for leaf in step.leaves:
            if leaf.household == 0 and leaf.text is not None and b'["erasure",' in leaf.text:
                for kind, record, _sub, _before, after in json.loads(leaf.text):
                    if kind == ERASURE.name:
                        self.households.add(record)
                        *_day_and_sums, searches = after["left"]
                        self.searches.update(json.loads(searches))

    def is_of(self, leaf: CarriedLeaf) -> bool:
        """Tell whether a leaf that comes is to be emptied."""
        if leaf.text is None or leaf.household in self.households:
            return leaf.text is not None
        if leaf.household or not self.searches:
            return False
        changes = json.loads(leaf.text)
        return bool(changes) and all(
            kind == _SEARCH.name and record in self.searches for kind, record, *_rest in changes
        )

    def without(self, step: CarriedStep) -> CarriedStep:
        """Give a step without what was erased; one that says nothing of it is given as it is."""
        if not any(self.is_of(leaf) for leaf in step.leaves):
            return step
        leaves = tuple(replace(leaf, salt=None, text=None) if self.is_of(leaf) else leaf for leaf in step.leaves)
        header = list(step.header)
        header[6] = emptied_label(step.header[6], step.header[4], [(one.salt, one.digest) for one in step.leaves])
        return replace(step, header=tuple(header), leaves=leaves)  # type: ignore[arg-type]


def erased_in(raw: Raw, steps: Iterable[CarriedStep] = ()) -> Erased:
    """Say what is erased by what the file has applied, what waits in it, and some steps that come."""
    erased = Erased()
    for household, searches in raw.execute(_KNOWN):
        erased.households.add(household)
        erased.searches.update(json.loads(searches))
    for step in (*(unpacked(lines) for _writer, _seq, lines in raw.execute(_WAITING)), *steps):
        erased.learn(step)
    return erased


def without_erased(bundle: Bundle, erased: Erased) -> Bundle:
    """Give a bundle without what was erased, so that it never comes near the file."""
    if not erased:
        return bundle
    steps = tuple(erased.without(step) for step in bundle.steps)
    return replace(bundle, steps=steps, photos=bundle.photos.without(erased.households))


def erase(raw: Raw, erased: Erased) -> None:
    """Take everything of the erased out of the file, in the caller's transaction; note it where there was anything."""
    before = raw.execute("select total_changes()").fetchone()
    for household in sorted(erased.households):
        _empty_leaves(raw, raw.execute(_READABLE, (household,)).fetchall())
        _delete_rows(raw, household)
    for search in sorted(erased.searches):
        found = raw.execute(_OF_RECORD, (_SEARCH.code, search)).fetchall()
        known = json.dumps(sorted(erased.searches))
        _empty_leaves(raw, [one for one in found if raw.execute(_ALSO, (*one, _SEARCH.code, known)).fetchone() is None])
        _forget(raw, _SEARCH, [search])
    for writer, seq, lines in raw.execute(_WAITING).fetchall():
        waiting = unpacked(lines)
        if (emptied := erased.without(waiting)) is not waiting:
            raw.execute("update waiting set lines=? where writer=? and seq=?", (packed(emptied), writer, seq))
    if before != raw.execute("select total_changes()").fetchone():
        raw.execute("insert into file_info(key,value) values(?,'1') on conflict do nothing", (UNFINISHED,))


def there_still(raw: Raw, erased: Erased) -> frozenset[int]:
    """Name the erased households the file has rows of."""
    known = json.dumps(sorted(erased.households))
    return frozenset(one for (one,) in raw.execute(_THERE, (known,)))


def months_of(raw: Raw, households: Iterable[int]) -> frozenset[HouseholdMonth]:
    """Name the months households have sums of."""
    return frozenset(raw.execute(_THEIR_MONTHS, (json.dumps(sorted(households)),)))


def month_sums(raw: Raw, household: int) -> list[tuple[int, int, int, int, int, int]]:
    """Add up what goes on being counted of a household (`domain.erasure.ErasedMonth`), to the satang."""
    return [tuple(row) for row in raw.execute(_MONTHS, (household,))]


def is_unfinished(raw: Raw) -> bool:
    """Tell whether an erasure was committed and pages it freed are still to be written over."""
    return raw.execute("select 1 from file_info where key=?", (UNFINISHED,)).fetchone() is not None


def finish(raw: Raw) -> bool:
    """Write the file anew without what was freed, its log emptied; False while another program still reads it.

    Killed in its midst it is begun again: `is_unfinished` stays true until it is done.
    """
    raw.execute("pragma wal_checkpoint(truncate)").fetchall()
    raw.execute("vacuum")
    if not _is_log_empty(raw):
        return False
    raw.execute("delete from file_info where key=?", (UNFINISHED,))
    return _is_log_empty(raw)


def what_came_back(raw: Raw) -> Iterator[str]:
    """Name the tables that say something of an erased household; there must be none."""
    erased = erased_in(raw)
    for household in sorted(erased.households):
        if raw.execute(f"{_READABLE} limit 1", (household,)).fetchone() is not None:
            yield "leaf"
        for table, column in (
            *((kind.name, kind.household) for kind in _own_kinds()),
            *((t, "household_id") for t in _OWN_TABLES),
        ):
            if (
                raw.execute(f"select 1 from {quoted(table)} where {column}=? limit 1", (household,)).fetchone()
                is not None
            ):
                yield table
    for _writer, _seq, lines in raw.execute(_WAITING):
        if erased.without(step := unpacked(lines)) is not step:
            yield "waiting"


def _is_log_empty(raw: Raw) -> bool:
    row = raw.execute("pragma wal_checkpoint(truncate)").fetchone()
    return row is None or row[0] == 0


def _empty_leaves(raw: Raw, leaves: list[tuple[int, ...]]) -> None:
    """Empty leaves and the labels of their steps, and forget which records they spoke of."""
    for writer, seq in sorted({(writer, seq) for writer, seq, _part in leaves}):
        label, schema = raw.execute("select label,schema from op where writer=? and seq=?", (writer, seq)).fetchall()[0]
        seals = raw.execute(_SEALS, (writer, seq)).fetchall()
        said = emptied_label(label, schema, [(salt, digest) for salt, digest in seals])
        if said != label:
            raw.execute("update op set label=? where writer=? and seq=?", (said, writer, seq))
    raw.executemany(_EMPTY, leaves)
    raw.executemany(_FORGET_TOUCHES, leaves)


def _own_kinds() -> Iterator[RecordKind]:
    """List the sorts of record a household owns, those that refer to others first, itself last."""
    return (kind for kind in reversed(KINDS) if kind.household != "0")


def _delete_rows(raw: Raw, household: int) -> None:
    for table in _OWN_TABLES:
        raw.execute(f"delete from {table} where household_id=?", (household,))
    for kind in _own_kinds():
        key, sub = quoted(kind.key[0]), quoted(kind.key[1]) if kind.key[1] else "0"
        own = f"from {quoted(kind.name)} where {kind.household}=?"
        raw.execute(
            f"delete from conflict where kind={kind.code} and (id,sub) in (select {key},{sub} {own})", (household,)
        )
        if kind.child is not None:
            raw.execute(f"delete from {kind.child.table} where {kind.child.owner} in (select id {own})", (household,))
        raw.execute(f"delete {own}", (household,))


def _forget(raw: Raw, kind: RecordKind, records: list[int]) -> None:
    """Delete records no step speaks of any more."""
    for record in records:
        said = raw.execute("select 1 from touch where kind=? and id=? limit 1", (kind.code, record)).fetchone()
        if said is None:
            raw.execute("delete from conflict where kind=? and id=?", (kind.code, record))
            raw.execute(f"delete from {quoted(kind.name)} where id=?", (record,))
