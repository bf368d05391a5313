"""The list of what a person is to settle after merges, kept beside the rows; derived from the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from household_ledger.db.conflicts import LATE
from household_ledger.db.connections import Raw
from household_ledger.db.records import ENTRY, MONTH
from household_ledger.db.standing_rows import Standings, image_of, late_of, listed, read_past, standings, write_rows
from household_ledger.db.step import RecordKey

_FORGET = f"delete from conflict where kind=? and id=? and sub=? and unit<>'{LATE}'"
_FORGET_LATE = f"delete from conflict where kind={MONTH.code} and id=? and unit='{LATE}'"
_LIST = "insert into conflict(kind,id,sub,unit) values(?,?,?,?)"
_TOUCHED = (
    "select c.kind,c.id,c.sub,c.unit from json_each(?) j"
    " cross join conflict c on c.kind=j.value->>0 and c.id=j.value->>1 and c.sub=j.value->>2"
)
_MOVED = (
    f"select distinct e.household_id from touched t join entry e on e.id=t.id"
    f" where t.kind={ENTRY.code} and t.before is not null and t.before->>'date'<>e.date"
)
_OWNERS = "select distinct household_id from entry where id in (select value from json_each(?))"
_MARKED = f"select id,sub from conflict where kind={MONTH.code} and unit='{LATE}'"


def list_anew(raw: Raw, found: Standings, late: Mapping[int, frozenset[int]]) -> None:
    """Bring the list up to date for some records, and for the months of some households."""
    raw.executemany(_FORGET, list(found))
    raw.executemany(_FORGET_LATE, [(household,) for household in late])
    raw.executemany(_LIST, list(listed(found)))
    marks = [(MONTH.code, household, month, LATE) for household, months in late.items() for month in sorted(months)]
    raw.executemany(_LIST, marks)


def follow_step(raw: Raw, keys: Iterable[RecordKey], *, is_undo: bool = False) -> None:
    """Take from the list what a step made here has settled; `keys` are the records it wrote.

    What an undo leaves is looked at whole: it may be what is to be settled, or late, again. An entry that gets another
    day may make a closed month late by what others did to it before, or late no more; what that says of the month's
    verification is written into its row, which no step does.
    """
    wrote = list(keys)
    touched = raw.execute(_TOUCHED, (json.dumps(wrote),)).fetchall()
    households = {household for (household,) in raw.execute(_MOVED)}
    records = {(kind, record, sub) for kind, record, sub, _unit in touched} | set(wrote if is_undo else ())
    households |= {record for kind, record, _sub in records if kind == MONTH.code and is_undo}
    if not records and not households:
        return
    households |= {record for kind, record, _sub, unit in touched if kind == MONTH.code and unit == LATE}
    days = [record for kind, record, _sub, unit in touched if kind == ENTRY.code and unit == "date"]
    households |= {household for (household,) in raw.execute(_OWNERS, (json.dumps(days),))}
    past = read_past(raw)
    late = late_of(raw, past, households)
    before = {(household, month) for household, month in raw.execute(_MARKED) if household in households}
    list_anew(raw, standings(raw, past, records), late)
    after = {(household, month) for household, months in late.items() for month in months}
    changed = standings(raw, past, {(MONTH.code, *one) for one in before ^ after})
    write_rows(raw, {key: image_of(MONTH, one, is_late=key[1:] in after) for key, one in changed.items()})
