"""What a merge came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import Id

BUNDLE = ".hlbundle"
"""The ending of a file that holds a whole book for another computer."""


@dataclass(frozen=True, slots=True)
class EntriesTaken:
    """How many entries came anew, are other than before, and are taken out."""

    made: int = 0
    changed: int = 0
    taken_out: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge came to: steps taken in, those there already, and how it is with the ledger now.

    `waiting` steps rest on others that have not come, or were made by a newer program; `conflicts` are for a person to
    settle, `late_months` are closed and got more entries. Of what waits, `awaited` says of how many lives of files
    steps are missing, `from_newer` how many a newer program wrote. `erased` households were in the ledger until now:
    somebody erased them elsewhere.
    """

    applied: int
    already_there: int
    waiting: int
    conflicts: int
    late_months: int
    changes: ChangeSet
    entries: EntriesTaken = EntriesTaken()
    awaited: int = 0
    from_newer: int = 0
    erased: tuple[Id, ...] = ()


def all_entries(merged: Iterable[Merged]) -> EntriesTaken:
    """Count the entries of several merges, one after the other."""
    every = [one.entries for one in merged]
    return EntriesTaken(
        sum(one.made for one in every), sum(one.changed for one in every), sum(one.taken_out for one in every)
    )
