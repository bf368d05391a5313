"""Whom a typed row concerns: occupation, member, and the other party."""

from __future__ import annotations

from typing import NamedTuple

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.register import Occupation, Party
from household_ledger.services.typed.cells import Cells
from household_ledger.services.typed.row import NewName

_LENT = frozenset((EntryKind.LEND, EntryKind.RETURNED))


class Who(NamedTuple):
    """Occupation, member and party of a row."""

    occupation: Id = NO_ID
    member: Id = NO_ID
    party: Id = NO_ID


def read_who(cells: Cells, kind: EntryKind | None, *, is_on_credit: bool) -> Who:
    """Read the cells `who` and `party`; where the party is needed and its cell blank, `who` may name it."""
    party = cells.record("party", cells.names.parties, "party_unknown")
    if cells.text("party") and not party and cells.is_unknown("party"):
        cells.new_names.append(NewName("party", Party, cells.text("party")))
    who = Who(party=party)
    names_party = (kind in _LENT or is_on_credit) and not cells.text("party")
    for name in cells.names.who_of(cells.text("who")):
        who = _one(cells, name.strip(), who, names_party=names_party)
    return who


def _one(cells: Cells, name: str, who: Who, *, names_party: bool) -> Who:
    found = cells.found(name, cells.names.people.find(name), "who", cells.names.people)
    if found is None:
        return _party(cells, name, who, names_party=names_party)
    field = "occupation" if cells.book.ever.owner(Occupation, found) is not None else "member"
    if found and getattr(who, field):
        cells.wrong("who_twice", "who", text=name)
        return who
    return who._replace(**{field: found}) if found else who


def _party(cells: Cells, name: str, who: Who, *, names_party: bool) -> Who:
    """Read a name that is neither occupation nor member as the other party, where none is said yet."""
    found = cells.found(name, cells.names.parties.find(name), "who", cells.names.parties)
    if found and not who.party:
        return who._replace(party=found)
    if found != NO_ID:  # not found, or a second one
        cells.wrong("who_unknown", "who", text=name)
        if found is None and names_party and not who.party:
            cells.new_names.append(NewName("who", Party, name))
    return who
