"""The list of what a person is to settle after merges, kept beside the rows; derived from the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from household_ledger.db.conflicts import LATE
from household_ledger.db.connections import Raw
from household_ledger.db.records import MONTH
from household_ledger.db.standing_rows import Standings, late_of, listed, read_past, standings
from household_ledger.db.step import RecordKey

_FORGET = f"delete from conflict where kind=? and id=? and sub=? and unit<>'{LATE}'"
_FORGET_LATE = f"delete from conflict where kind={MONTH.code} and id=? and unit='{LATE}'"
_LIST = "insert into conflict(kind,id,sub,unit) values(?,?,?,?)"
_TOUCHED = (
    "select c.kind,c.id,c.sub,c.unit from json_each(?) j"
    " cross join conflict c on c.kind=j.value->>0 and c.id=j.value->>1 and c.sub=j.value->>2"
)


def list_anew(raw: Raw, found: Standings, late: Mapping[int, frozenset[int]]) -> None:
    """Bring the list up to date for some records, and for the months of some households."""
    raw.executemany(_FORGET, list(found))
    raw.executemany(_FORGET_LATE, [(household,) for household in late])
    raw.executemany(_LIST, list(listed(found)))
    marks = [(MONTH.code, household, month, LATE) for household, months in late.items() for month in sorted(months)]
    raw.executemany(_LIST, marks)


def follow_step(raw: Raw, keys: Iterable[RecordKey]) -> None:
    """Take from the list what a step made here has settled; `keys` are the records it wrote."""
    touched = raw.execute(_TOUCHED, (json.dumps(list(keys)),)).fetchall()
    if touched:
        past = read_past(raw)
        records = {(kind, record, sub) for kind, record, sub, _unit in touched}
        households = {record for kind, record, _sub, unit in touched if kind == MONTH.code and unit == LATE}
        list_anew(raw, standings(raw, past, records), late_of(raw, past, households))
