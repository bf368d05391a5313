"""What a picture of a group's change needs beside it: the middle of each side, and who could not be paired."""

from __future__ import annotations

from fractions import Fraction

from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.group_change import GroupSide
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.statistics import median


def middle_of_sides(side: GroupSide) -> tuple[Fraction, Fraction] | None:
    """Give the median income a month before, and after, in real satang; None of too few households.

    The step between them need not be the median change (M4), which is that of the households' own changes.
    """
    before = median([one.before_per_month for one in side.changes]).value
    after = median([one.after_per_month for one in side.changes]).value
    return None if before is None or after is None else (before, after)


def unpaired(side: GroupSide) -> tuple[tuple[Id, Reason], ...]:
    """List those that stayed and are not matched, each with the first reason why, in the order of the reasons."""
    matched = set(side.matched)
    why: dict[Id, Reason] = {}
    for reason, households in side.reasons:
        for one in households:
            why.setdefault(one, reason)
    return tuple((one, why[one]) for one in side.of(Verdict.UNKNOWN) if one not in matched)
