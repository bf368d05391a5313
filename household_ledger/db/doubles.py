"""How many entries name what is there twice, and which entries are kept with what is out of use."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from household_ledger.db.conflicts import has_merged
from household_ledger.db.connections import Raw
from household_ledger.db.records import BY_NAME, ENTRY, RecordKind
from household_ledger.db.standing_rows import read_past, standings
from household_ledger.db.step import RecordKey
from household_ledger.services.merging.past import Stamp

_HOUSEHOLD = BY_NAME["household"]
_NAMES = "j.value in (e.household_id,e.member,e.party,e.goal_id,e.occupation_id,e.counted_pocket,l.ref,l.occupation)"
_ENTRIES = (
    "select j.value,count(distinct e.id) from json_each(?) j cross join {table} r on r.id=j.value"
    " cross join entry e on e.household_id=r.{owner} and e.deleted=0 left join entry_line l on l.entry_id=e.id"
    f" where {_NAMES} group by 1"
)
_HOUSEHOLDS = (
    "select j.value,count(*) from json_each(?) j join household h on h.group_id=j.value and h.deleted=0 group by 1"
)
_STEPS = "select j.value,count(*) from json_each(?) j join op o on o.person=j.value group by 1"
_STRANDED = (
    "select r.id,count(distinct e.id) from {kind} r join household h on h.id=r.household_id and h.deleted=0"
    " cross join entry e on e.household_id=r.household_id and e.deleted=0 left join entry_line l on l.entry_id=e.id"
    " where r.deleted=1 and r.id in (e.counted_pocket,l.ref) group by 1 order by 1"
)
_GONE = "select id from household where deleted=1 order by id"
_LEAVES = (
    "select o.hlc,l.writer,l.seq,l.part from leaf l join op o on o.writer=l.writer and o.seq=l.seq"
    " where l.household_id=?"
)
_KEYS = "select kind,id,sub from touch where writer=? and seq=? and part=?"
_LIVING = "select count(*) from entry where deleted=0 and id in (select value from json_each(?))"


class Leaf(NamedTuple):
    """A leaf, and the records it wrote."""

    stamp: Stamp
    keys: tuple[RecordKey, ...]


def entries_naming(raw: Raw, kind: RecordKind, ids: Iterable[int]) -> dict[int, int]:
    """Count the entries that name each of some records; of a village its households, of a person the steps."""
    listed = json.dumps(list(ids))
    if kind.household == "0":
        text = _HOUSEHOLDS if kind.name == "village_group" else _STEPS
    else:
        text = _ENTRIES.format(table=kind.name, owner=kind.household)
    return dict(raw.execute(text, (listed,)).fetchall())


def orphans(raw: Raw) -> Iterator[tuple[RecordKind, int, int]]:
    """List (sort, id, entries) of pockets and debts out of use that entries name, and of households written in since.

    One laptop took them out of use while another wrote with them; here the door refuses it.
    """
    for name in ("pocket", "debt"):
        for record, count in raw.execute(_STRANDED.format(kind=name)).fetchall():
            yield BY_NAME[name], record, count
    for (household,) in raw.execute(_GONE).fetchall():
        entries = {key[1] for leaf in unseen_since_deleted(raw, household) for key in leaf.keys if key[0] == ENTRY.code}
        count = raw.execute(_LIVING, (json.dumps(sorted(entries)),)).fetchone()
        if count is not None and count[0]:
            yield _HOUSEHOLD, household, count[0]


def unseen_since_deleted(raw: Raw, household: int) -> list[Leaf]:
    """List what was written for a household by who did not know that it was taken out of use, nor who did of them."""
    if not has_merged(raw):
        return []
    past = read_past(raw)
    key = _HOUSEHOLD.code, household, 0
    deletions = [one.stamp for one in standings(raw, past, [key])[key].alive("deleted") if one.value]
    found = []
    for *stamp, part in raw.execute(_LEAVES, (household,)).fetchall():
        one = Stamp(*stamp)
        if deletions and all(past.are_apart(one, deletion) for deletion in deletions):
            found.append(Leaf(one, tuple(raw.execute(_KEYS, (one.writer, one.seq, part)).fetchall())))
    return found
