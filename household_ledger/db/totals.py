"""Month totals: kept in the transaction of the step, equal to one grouping over the lines (`data.md`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from household_ledger.db.connections import Raw
from household_ledger.db.units import Image

_KEY = "household_id,month,account,ref,occupation,medium,sign"
_INTO = f"month_total({_KEY},satang,count)"
_ADD = (
    f"insert into {_INTO} values(?,?,?,?,?,?,?,?,?)"
    f" on conflict({_KEY}) do update set satang=month_total.satang+excluded.satang,"
    "count=month_total.count+excluded.count"
)
_EMPTY = "delete from month_total where count=0 and " + " and ".join(f"{name}=?" for name in _KEY.split(","))
_GROUPING = (
    "select e.household_id,e.month,l.account,l.ref,l.occupation,l.medium,"
    "case when l.satang<0 then -1 else 1 end sign,sum(l.satang) satang,count(*) count"
    " from entry e join entry_line l on l.entry_id=e.id where e.deleted=0 and l.satang<>0{only} group by 1,2,3,4,5,6,7"
)
GROUPING = _GROUPING.format(only="")
"""The one grouping all figures rest on: what `month_total` must equal."""

HouseholdMonth = tuple[int, int]
TotalKey = tuple[int, int, str, int, int, str, int]


class Sums:
    """What a person's step adds to and takes from the totals."""

    def __init__(self) -> None:
        self._satang: dict[TotalKey, int] = defaultdict(int)
        self._count: dict[TotalKey, int] = defaultdict(int)

    def add(self, household: int, image: Image | None, sign: int) -> None:
        """Add (1) or take away (−1) the lines of an entry's image; none and deleted entries count nothing."""
        if image is None or image["deleted"]:
            return
        month = month_of(image)
        for account, ref, occupation, medium, satang, _life in image["money"][-1]:
            if satang:
                key = (household, month, account, ref, occupation, medium, -1 if satang < 0 else 1)
                self._satang[key] += sign * satang
                self._count[key] += sign

    def write(self, raw: Raw) -> None:
        """Bring the kept totals up to date."""
        rows: list[tuple[Any, ...]] = [
            (*key, satang, self._count[key]) for key, satang in self._satang.items() if satang or self._count[key]
        ]
        if rows:
            raw.executemany(_ADD, rows)
            raw.executemany(_EMPTY, [row[:7] for row in rows if row[8] < 0])


def month_of(image: Image) -> int:
    """Give the month number of an entry's image."""
    day: str = image["date"]
    return int(day[:4] + day[5:7])


def regroup(raw: Raw, months: Iterable[HouseholdMonth]) -> None:
    """Make the totals of some months anew from the lines; cheaper than sums for steps of many records."""
    for one in months:
        raw.execute("delete from month_total where household_id=? and month=?", one)
        raw.execute(f"insert into {_INTO} " + _GROUPING.format(only=" and e.household_id=? and e.month=?"), one)


def rebuild(raw: Raw) -> None:
    """Make all totals anew from the lines, within the caller's transaction."""
    raw.execute("delete from month_total")
    raw.execute(f"insert into {_INTO} " + GROUPING)
