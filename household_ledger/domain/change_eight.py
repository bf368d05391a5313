"""The form of eight changes (Change 8 ด้าน): eight places a project names, scored before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.statistics import Estimate, median

SLOTS = range(1, 9)
HIGHEST_SCORE = 100
"""A project scores as its own form does, of 5, 10 or 100."""


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


@dataclass(frozen=True, slots=True)
class SlotChange:
    """How one place changed among those scored in it both times: how many went up or down, and both medians."""

    slot: int
    up: int
    same: int
    down: int
    before: Estimate
    after: Estimate

    @property
    def n(self) -> int:
        """Count those scored both times."""
        return self.up + self.same + self.down


def slot_change(slot: int, pairs: Sequence[tuple[int, int]]) -> SlotChange:
    """Reckon one place from (before, after) of everyone scored in it both times."""
    return SlotChange(
        slot=slot,
        up=sum(before < after for before, after in pairs),
        same=sum(before == after for before, after in pairs),
        down=sum(before > after for before, after in pairs),
        before=median([Fraction(before) for before, _after in pairs]),
        after=median([Fraction(after) for _before, after in pairs]),
    )
