"""How each of the eight places changed among those scored in it before and after; apart, for what it loads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from household_ledger.domain.change_eight import scale_of
from household_ledger.domain.statistics import Estimate, median


@dataclass(frozen=True, slots=True)
class SlotChange:
    """How one place changed among those scored in it both times: how many went up or down, and both medians.

    `scale` is the smallest of 5, 10 and 100 their scores fit; None where nobody was.
    """

    slot: int
    up: int
    same: int
    down: int
    before: Estimate
    after: Estimate
    scale: int | None

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
        scale=scale_of(max(map(max, pairs))) if pairs else None,
    )
