"""What a page shows of things that are there twice, and of entries kept with what is out of use."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Household
from household_ledger.services.merging.doubles import SORTS, Double, Orphan, doubles_among
from household_ledger.services.ports import Reader


@dataclass(frozen=True, slots=True)
class DoubleLine:
    """Something there twice: of which household (None: of the project), how many entries name each of the records."""

    double: Double
    household: Household | None
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OrphanLine:
    """Entries kept with something out of use: of which household, and the living ones that may take its place."""

    orphan: Orphan
    household: Household | None
    others: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class DoublesPage:
    """All that is there twice or has nowhere to be, by the codes of households, what belongs to the project first."""

    doubles: tuple[DoubleLine, ...]
    orphans: tuple[OrphanLine, ...]


def doubles_page(reader: Reader) -> DoublesPage:
    """Read what is there twice and what has nowhere to be."""
    households = {one.id: one for one in reader.all(Household, with_deleted=True)}
    doubles = [
        DoubleLine(one, households.get(one.household), tuple(counts.get(record.id, 0) for record in one.records))
        for sort in SORTS
        for found in (doubles_among(sort, reader.all(sort)),)
        for counts in (reader.entries_naming(sort, [record.id for one in found for record in one.records]),)
        for one in found
        if _is_in_use(one.household, households)
    ]
    orphans = [_orphan_line(reader, one, households) for one in reader.orphans()]
    return DoublesPage(
        tuple(sorted(doubles, key=lambda line: line.household.code if line.household else "")),
        tuple(sorted(orphans, key=lambda line: line.household.code if line.household else "")),
    )


def _orphan_line(reader: Reader, orphan: Orphan, households: dict[Id, Household]) -> OrphanLine:
    if orphan.sort is Household:
        return OrphanLine(orphan, households.get(orphan.household), tuple(reader.households()))
    others = [
        one
        for one in reader.of_household(orphan.sort, orphan.household)
        if getattr(one, "kind", None) == getattr(orphan.record, "kind", None)
    ]
    return OrphanLine(orphan, households.get(orphan.household), tuple(others))


def _is_in_use(household: Id, households: dict[Id, Household]) -> bool:
    return household == NO_ID or (household in households and not households[household].is_deleted)
