"""What stands of records once every step the file has is taken together, and the rows that show it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from household_ledger.db.columns import Value
from household_ledger.db.connections import Raw
from household_ledger.db.journal import changes_in, numbers_in
from household_ledger.db.records import BY_CODE, BY_NAME, ENTRY, KINDS, MONTH, RecordKind
from household_ledger.db.rows import record_of_cells
from household_ledger.db.step import RecordKey
from household_ledger.db.units import Image, Key, children_of, emptied, images, insert_rows, put, row_of
from household_ledger.services.merging.late import Moved, closings, late_months, month_number
from household_ledger.services.merging.past import Past, Stamp
from household_ledger.services.merging.standing import Standing

Standings = dict[RecordKey, Standing]
_CONTEXTS = "select writer,seq,context from op where context is not null order by writer,seq"
UNDONE = "case when o.label like '[\"undo\",%' then coalesce(o.target,0) else 0 end"
"""The step of its writer that an op takes back, 0 for none."""
_LEAVES = f"""
select o.hlc,t.writer,t.seq,{UNDONE},o.schema,l.body from
(select distinct t.writer,t.seq,t.part from json_each(?) j
 cross join touch t on t.kind=j.value->>0 and t.id=j.value->>1 and t.sub=j.value->>2) t
join op o on o.writer=t.writer and o.seq=t.seq
join leaf l on l.writer=t.writer and l.seq=t.seq and l.part=t.part where l.body is not null
"""
_OF_HOUSEHOLDS = """
select l.household_id,o.hlc,l.writer,l.seq,l.part from leaf l join op o on o.writer=l.writer and o.seq=l.seq
where l.body is not null and l.household_id in (select value from json_each(?))
"""
_LEAF = "select o.schema,l.body from leaf l join op o on o.writer=l.writer and o.seq=l.seq"
_ONE_LEAF = f"{_LEAF} where l.writer=? and l.seq=? and l.part=?"
_MONTHS = f"select distinct id,sub from touch where kind={MONTH.code} and id=?"


def read_past(raw: Raw) -> Past:
    """Read who had seen what."""
    past = Past()
    for writer, seq, context in raw.execute(_CONTEXTS):
        past.note(writer, seq, numbers_in(context))
    return past


def standings(raw: Raw, past: Past, keys: Iterable[RecordKey]) -> Standings:
    """Take together all that was ever written of some records."""
    found = {key: Standing(past) for key in keys}
    for hlc, writer, seq, undone, schema, body in raw.execute(_LEAVES, (json.dumps(list(found)),)):
        for change in changes_in(body, schema):
            standing = found.get((BY_NAME[change.kind].code, change.id, change.sub))
            if standing is not None:
                standing.add(Stamp(hlc, writer, seq), change.after, undone)
    return found


def image_of(kind: RecordKind, standing: Standing, *, is_late: bool = False) -> Image:
    """Give the whole image of a record as it is shown; of a month that got late entries it is not verified."""
    shown = standing.shown()
    if is_late:
        shown.pop("verified", None)
    return {name: shown[name] if name in shown else emptied(unit) for name, unit in kind.units.items()}


def late_of(raw: Raw, past: Past, households: Iterable[int]) -> dict[int, frozenset[int]]:
    """Give by household the closed months that got entries their closing did not know."""
    closed: dict[int, dict[int, list[Stamp]]] = {}
    for household in households:
        months = [(MONTH.code, record, sub) for record, sub in raw.execute(_MONTHS, (household,))]
        said = {sub: closings(one) for (_code, _record, sub), one in standings(raw, past, months).items()}
        closed[household] = {month: stamps for month, stamps in said.items() if stamps}
    asked = [household for household, months in closed.items() if months]
    said_by = {household: {one for stamps in closed[household].values() for one in stamps} for household in asked}
    unseen: dict[int, list[tuple[Stamp, int]]] = defaultdict(list)
    for household, hlc, writer, seq, part in raw.execute(_OF_HOUSEHOLDS, (json.dumps(asked),)):
        stamp = Stamp(hlc, writer, seq)
        if any(one.writer != writer and past.are_apart(stamp, one) for one in said_by[household]):
            unseen[household].append((stamp, part))
    late = dict.fromkeys(closed, frozenset[int]())
    for household, leaves in unseen.items():
        moved = [one for stamp, part in leaves for one in _moved(raw, stamp, part)]
        entries = standings(raw, past, {(ENTRY.code, one.entry, 0) for one in moved})
        by_id = {record: standing for (_code, record, _sub), standing in entries.items()}
        late[household] = late_months(closed[household], moved, by_id, past)
    return late


def _moved(raw: Raw, stamp: Stamp, part: int) -> Iterator[Moved]:
    row = raw.execute(_ONE_LEAF, (stamp.writer, stamp.seq, part)).fetchone()
    for change in changes_in(row[1], row[0]) if row is not None else ():
        if change.kind == ENTRY.name:
            dates = (side.get("date") for side in (change.before or {}, change.after))
            yield Moved(stamp, change.id, frozenset(map(month_number, dates)))


def write_rows(raw: Raw, wanted: Mapping[RecordKey, Image]) -> None:
    """Bring rows to what stands, those that are not there are made; ValueError, KeyError for what is no record."""
    by_kind: dict[int, dict[Key, Image]] = defaultdict(dict)
    for (code, record, sub), image in wanted.items():
        by_kind[code][record, sub] = image
    for kind in KINDS:  # in an order that references allow
        now = images(raw, kind, by_kind[kind.code])
        changed: list[tuple[int, int, Image]] = []
        fresh: list[tuple[Key, tuple[Value, ...], list[Any]]] = []
        for key, image in by_kind[kind.code].items():
            row, children = row_of(kind, key, image), children_of(kind, image)
            record_of_cells(kind, row, children)  # or it is none
            if key not in now:
                fresh.append((key, row, children))
            elif units := {name: value for name, value in image.items() if now[key][name] != value}:
                changed.append((*key, units))
        insert_rows(raw, kind, fresh)
        put(raw, kind, changed)


def listed(found: Standings) -> Iterator[tuple[int, int, int, str]]:
    """List what is to be settled of records, as the table has it."""
    for key, standing in found.items():
        for unit in standing.conflicts():
            if unit in BY_CODE[key[0]].units and not BY_CODE[key[0]].asks_nobody:
                yield (*key, unit)
