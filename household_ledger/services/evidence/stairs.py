"""Participants on the stairs as a pack tells them: who stands where now, whose evidence waits, who stood where."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from household_ledger.domain.disclosure import Counted, Sum, kept_back
from household_ledger.domain.ids import Id
from household_ledger.domain.stairs_reached import OnStairs, Staircase
from household_ledger.services.evidence.pack import StairLine, StairTable
from household_ledger.services.evidence.telling import Telling
from household_ledger.text.stair_words import own_name

Ids = tuple[Id, ...]
_NOWHERE = 0


def people_counted(staircase: Staircase, counted: Collection[Id] | None) -> tuple[OnStairs, ...]:
    """Give those of a staircase that may be counted; None: all."""
    return tuple(one for one in staircase.people if counted is None or one.household in counted)


def sets_of(staircase: Staircase, people: Sequence[OnStairs]) -> list[Ids]:
    """Name the sets of households its numbers are of."""
    return list(_sets(staircase, people).values())


def stair_table(staircase: Staircase, people: Sequence[OnStairs], telling: Telling) -> StairTable:
    """Count people by stair; above the provider those numbers that give no others away."""
    sets = _sets(staircase, people)
    hidden: Collection[str] = ()
    if not telling.is_exact:
        inexact = [key for key, ids in sets.items() if telling.number(ids).n is None]
        hidden = kept_back({key: Counted(len(ids)) for key, ids in sets.items()}, _sums(staircase), never=inexact)

    def told(sort: str, level: int) -> int | None:
        key = f"{sort}{level}"
        return None if key in hidden else len(sets[key])

    return StairTable(
        who=None,
        stairs=tuple(
            StairLine(
                level=stair.level,
                # what a provider calls a stair stays with it
                name=stair.name if telling.is_exact else own_name(staircase.audience, stair.name),
                at_start=told("start", stair.level),
                verified=told("verified", stair.level),
                waiting=told("waiting", stair.level),
                fallen=told("fallen", stair.level),
            )
            for stair in staircase.stairs
        ),
        nowhere=told("verified", _NOWHERE),
        nowhere_at_start=told("start", _NOWHERE),
    )


def _levels(staircase: Staircase) -> list[int]:
    return [_NOWHERE, *(one.level for one in staircase.stairs)]


_SORTS: dict[str, Callable[[OnStairs], int]] = {
    "start": lambda one: one.at_start,
    "verified": lambda one: one.verified,
    "waiting": lambda one: one.waiting or _NOWHERE,
    "fallen": lambda one: one.fallen_from or _NOWHERE,
}
"""Each puts every household on one stair, or on none: four sums of the same whole."""


def _sets(staircase: Staircase, people: Sequence[OnStairs]) -> dict[str, Ids]:
    found = {
        f"{sort}{level}": tuple(one.household for one in people if place(one) == level)
        for sort, place in _SORTS.items()
        for level in _levels(staircase)
    }
    return {"all": tuple(one.household for one in people), **found}


def _sums(staircase: Staircase) -> list[Sum]:
    levels = _levels(staircase)
    return [Sum("all", tuple(f"{sort}{level}" for level in levels)) for sort in _SORTS]
