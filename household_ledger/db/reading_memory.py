"""How files of a source were read: what a person said of one holds for the next; no part of the journal."""

from __future__ import annotations

from datetime import date

from household_ledger.db.connections import Raw
from household_ledger.domain.ids import Id

_KEEP = (
    "insert into reading_memory(household_id,source,mapping,used_on) values(?,?,?,?)"
    " on conflict(household_id,source) do update set mapping=excluded.mapping,used_on=excluded.used_on"
)
_READ = "select source,mapping from reading_memory where household_id=? order by used_on,source"
_MOST = 200
_THIN = (
    "delete from reading_memory where household_id=? and source not in"
    " (select source from reading_memory where household_id=? order by used_on desc,source limit ?)"
)


def keep_reading(raw: Raw, household: Id, said: tuple[str, str], day: date) -> None:
    """Remember (source, what was said); of very many sources of a household the oldest go."""
    raw.execute(_KEEP, (household, *said, day.isoformat()))
    raw.execute(_THIN, (household, household, _MOST))


def readings(raw: Raw, household: Id) -> dict[str, str]:
    """Give what was said, by source."""
    return dict(raw.execute(_READ, (household,)).fetchall())
