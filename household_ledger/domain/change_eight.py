"""The form of eight changes (Change 8 ด้าน): eight places a project names, scored before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from household_ledger.domain.ids import NO_ID, Id

SLOTS = range(1, 9)
HIGHEST_SCORE = 100
"""A project scores as its own form does, of 5, 10 or 100."""


SCALES = (5, 10, HIGHEST_SCORE)


def scale_of(highest: int) -> int:
    """Give the smallest scale a highest score fits."""
    return next((one for one in SCALES if highest <= one), HIGHEST_SCORE)


class Moment(StrEnum):
    """When a score was given."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLabel:
    """What one of the eight places is called in this project; its id is its slot, so that laptops mean the same."""

    id: Id
    name: str
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeScore:
    """One score of a household, of a member of it, or of a person of the file (staff: `household` 0)."""

    id: Id
    household: Id = NO_ID
    member: Id = NO_ID
    person: Id = NO_ID
    slot: int
    moment: Moment
    score: int
    scored_on: date
    scored_by: Id = NO_ID
    note: str = ""
    is_deleted: bool = False
