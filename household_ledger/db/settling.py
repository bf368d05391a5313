"""Reading what is to be settled after merges, and settling it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from household_ledger.db.conflicts import LATE
from household_ledger.db.connections import Raw
from household_ledger.db.history import record_of
from household_ledger.db.identity import moment
from household_ledger.db.records import BY_CODE, BY_NAME, RecordKind
from household_ledger.db.standing_rows import Standings, image_of, read_past, standings
from household_ledger.db.step import Permission
from household_ledger.db.units import emptied, put
from household_ledger.domain.changes import Step
from household_ledger.domain.ids import Id
from household_ledger.errors import UserError
from household_ledger.services.merging.conflict import Choice, Conflict, LateMonth, Life
from household_ledger.services.merging.standing import Said, Standing

_LISTED = "select kind,id,sub,unit from conflict where unit<>? order by kind,id,sub,unit"
_LATE = "select id,sub from conflict where unit=? order by id,sub"
_LIVES = """
select w.id,w.since,w.id=(select cast(value as integer) from file_info where key='writer'),
(select person from op where writer=w.id and person<>0 group by person order by count(*) desc,person limit 1)
from writer w where w.id in (select value from json_each(?))
"""
_OWNER = "select household_id from {kind}_image where id=? and sub=?"


def list_conflicts(raw: Raw) -> list[Conflict]:
    """List all that is to be settled, by sort and record."""
    rows = raw.execute(_LISTED, (LATE,)).fetchall()
    found = standings(raw, read_past(raw), {(kind, record, sub) for kind, record, sub, _unit in rows}) if rows else {}
    return [_conflict(raw, found, (kind, record, sub), unit) for kind, record, sub, unit in rows]


def list_late_months(raw: Raw) -> list[LateMonth]:
    """List the closed months that got more entries."""
    return [LateMonth(Id(household), month) for household, month in raw.execute(_LATE, (LATE,))]


def lives_of(raw: Raw, writers: Iterable[int]) -> dict[int, Life]:
    """Say of some writers which life of the file each is, and who made most of its steps."""
    found = {}
    for writer, since, is_here, person in raw.execute(_LIVES, (json.dumps(list(writers)),)):
        found[writer] = Life(_day(since), bool(is_here), Id(person or 0))
    return found


def _day(since: str) -> date | None:
    """Read the day a life began; what another program wrote there may be anything."""
    with suppress(ValueError):
        return date.fromisoformat(since[:10])
    return None


def settle_unit(raw: Raw, conflict: Conflict, chosen: Step, permission: Permission) -> None:
    """Write the value a step wrote, though it be the one shown; UserError `changed_since` where it is settled."""
    kind = BY_NAME[conflict.kind]
    key = (kind.code, int(conflict.record), conflict.sub)
    standing = standings(raw, read_past(raw), [key])[key]
    said = standing.conflicts().get(conflict.unit, ())
    found = next((one for one in said if (one.stamp.writer, one.stamp.seq) == (chosen.writer, chosen.seq)), None)
    if found is None:
        raise UserError("changed_since")
    value = found.value if found.value is not None else emptied(kind.units[conflict.unit])
    put(raw, kind, [(key[1], key[2], {conflict.unit: value})])
    permission.again.setdefault(key, set()).add(conflict.unit)


def _conflict(raw: Raw, found: Standings, key: tuple[int, int, int], unit: str) -> Conflict:
    kind, standing = BY_CODE[key[0]], found[key]
    owner = raw.execute(_OWNER.format(kind=kind.name), key[1:]).fetchone()
    return Conflict(
        kind=kind.name,
        record=Id(key[1]),
        sub=key[2],
        unit=unit,
        household=Id(owner[0] if owner is not None else 0),
        choices=tuple(_choice(raw, kind, key, standing, (unit, one)) for one in standing.conflicts()[unit]),
    )


def _choice(
    raw: Raw, kind: RecordKind, key: tuple[int, int, int], standing: Standing, said: tuple[str, Said]
) -> Choice:
    unit, (stamp, value) = said
    image = image_of(kind, standing) | {unit: emptied(kind.units[unit]) if value is None else value}
    person = raw.execute("select person from op where writer=? and seq=?", (stamp.writer, stamp.seq)).fetchone()
    return Choice(
        step=Step(stamp.writer, stamp.seq),
        at=moment(stamp.hlc),
        person=Id(person[0] if person is not None else 0),
        record=record_of(kind, key[1:], image),
    )
