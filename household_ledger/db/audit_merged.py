"""Looking at the rows of a ledger that took bundles in: they, and the list, must be what stands of all steps."""

from __future__ import annotations

from collections.abc import Iterator

from household_ledger.db.conflicts import LATE
from household_ledger.db.connections import Raw
from household_ledger.db.journal import Change
from household_ledger.db.records import BY_CODE, BY_NAME, MONTH
from household_ledger.db.standing_rows import Standings, image_of, late_of, listed, read_past
from household_ledger.db.units import Image
from household_ledger.services.merging.past import Stamp
from household_ledger.services.merging.standing import Standing


class MergedFold:
    """What stands of the records of one household after another, and what is to be listed of them."""

    def __init__(self, raw: Raw, households: list[int]) -> None:
        self._past = read_past(raw)
        self._late = late_of(raw, self._past, [household for household in households if household])
        self._stamps = {(w, s): Stamp(hlc, w, s) for w, s, hlc in raw.execute("select writer,seq,hlc from op")}
        self._found: Standings = {}
        self._listed = {
            (MONTH.code, household, month, LATE) for household, months in self._late.items() for month in months
        }

    def add(self, key: tuple[int, ...], change: Change) -> None:
        """Take in a change of a step: its writer, number and leaf."""
        record = BY_NAME[change.kind].code, change.id, change.sub
        standing = self._found.setdefault(record, Standing(self._past))
        standing.add(self._stamps[key[0], key[1]], change.after)

    def images(self, household: int) -> dict[tuple[str, int, int], Image]:
        """Give the images of a household's records, and begin with the next."""
        found, self._found = self._found, {}
        self._listed.update(listed(found))
        late = self._late.get(household, frozenset())
        return {
            (BY_CODE[code].name, record, sub): image_of(BY_CODE[code], one, is_late=code == MONTH.code and sub in late)
            for (code, record, sub), one in found.items()
        }

    def compare(self, raw: Raw) -> Iterator[str]:
        """Name the records whose place in the list of what is to be settled is not as it should be."""
        there = set(raw.execute("select kind,id,sub,unit from conflict"))
        for kind, record, sub, unit in sorted(there ^ self._listed):
            yield f"{BY_CODE[kind].name} {record} {sub} {unit}"
