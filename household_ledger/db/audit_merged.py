"""Looking at the rows of a ledger that took bundles in: they, and the list, must be what stands of all steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from household_ledger.db.conflicts import LATE
from household_ledger.db.connections import Raw
from household_ledger.db.journal import Change
from household_ledger.db.records import BY_CODE, BY_NAME, MONTH
from household_ledger.db.standing_rows import UNDONE, Standings, image_of, late_of, listed, read_past
from household_ledger.db.step import RecordKey
from household_ledger.db.units import Image, is_empty
from household_ledger.services.merging.past import Stamp
from household_ledger.services.merging.standing import Standing


class _Written(NamedTuple):
    stamp: Stamp
    undone: int
    change: Change


class MergedFold:
    """What stands of the records of one household after another, and what is to be listed of them."""

    def __init__(self, raw: Raw, households: list[int]) -> None:
        self._past = read_past(raw)
        self._late = late_of(raw, self._past, [household for household in households if household])
        self._stamps = {
            (writer, seq): (Stamp(hlc, writer, seq), undone)
            for writer, seq, hlc, undone in raw.execute(f"select o.writer,o.seq,o.hlc,{UNDONE} from op o")
        }
        self._found: Standings = {}
        self._written: dict[RecordKey, list[_Written]] = {}
        self._listed = {
            (MONTH.code, household, month, LATE) for household, months in self._late.items() for month in months
        }

    def add(self, key: tuple[int, ...], change: Change) -> None:
        """Take in a change of a step: its writer, number and leaf."""
        record = BY_NAME[change.kind].code, change.id, change.sub
        standing = self._found.setdefault(record, Standing(self._past))
        stamp, undone = self._stamps[key[0], key[1]]
        standing.add(stamp, change.after, undone)
        self._written.setdefault(record, []).append(_Written(stamp, undone, change))

    def images(self, household: int) -> dict[tuple[str, int, int], Image]:
        """Give the images of a household's records, and begin with the next."""
        found, self._found = self._found, {}
        self._listed.update(listed(found))
        late = self._late.get(household, frozenset())
        return {
            (BY_CODE[code].name, record, sub): image_of(BY_CODE[code], one, is_late=code == MONTH.code and sub in late)
            for (code, record, sub), one in found.items()
        }

    def contradictions(self) -> Iterator[str]:
        """Name the records of which a step says that they were before it what by all it knew of they were not.

        Asked before `images`. Of a month that got late entries the verification may have been blank before.
        """
        for (code, record, sub), written in self._written.items():
            for one in written:
                known = Standing(self._past)
                for other in written:
                    if self._past.knows(one.stamp, other.stamp):
                        known.add(other.stamp, other.change.after, other.undone)
                shown = known.shown()
                before = one.change.before
                wrong = (
                    bool(shown)
                    if before is None
                    else any(
                        not is_same(shown.get(unit), value)
                        for unit, value in before.items()
                        if not (code == MONTH.code and unit == "verified" and is_empty(value))
                    )
                )
                if wrong:
                    yield f"{BY_CODE[code].name} {record} {sub}"
        self._written.clear()

    def compare(self, raw: Raw) -> Iterator[str]:
        """Name the records whose place in the list of what is to be settled is not as it should be."""
        there = set(raw.execute("select kind,id,sub,unit from conflict"))
        for kind, record, sub, unit in sorted(there ^ self._listed):
            yield f"{BY_CODE[kind].name} {record} {sub} {unit}"


def is_same(one: object, other: object) -> bool:
    """Tell whether two values of a unit say the same: nothing may be spelled in several ways."""
    return one == other or (is_empty(one) and is_empty(other))
