"""Each household's real income before beside after where the two can be paired, and why the others' cannot (M3, M4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from household_ledger.domain.comparison import Comparison
from household_ledger.domain.comparison_periods import RECALLS
from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.register import Household

LEAST_FOR_A_MIDDLE: Final = 3
"""Of fewer households no middle is told: it would be one household's own amount."""


@dataclass(frozen=True, slots=True)
class PairedChange:
    """One household matched on months of its own ledger: real net income a month (satang), and its verdict."""

    household: Id
    verdict: Verdict
    months: int
    before_per_month: Fraction
    after_per_month: Fraction

    @property
    def per_month(self) -> Fraction:
        """Give Δ a month."""
        return self.after_per_month - self.before_per_month


@dataclass(frozen=True, slots=True)
class PairedChanges:
    """Participants by whether they can be paired, in the order given; who left before the month asked stands apart."""

    price_year: int
    changes: tuple[PairedChange, ...]
    unpaired: tuple[tuple[Id, Reason], ...]
    """With the first reason why."""
    left: tuple[Id, ...]

    def count(self, verdict: Verdict) -> int:
        """Count the paired households of a verdict."""
        return sum(one.verdict is verdict for one in self.changes)

    @property
    def middle(self) -> tuple[Fraction, Fraction] | None:
        """Give the median before and the median after; None of fewer than three households."""
        before = middle_of([one.before_per_month for one in self.changes])
        after = middle_of([one.after_per_month for one in self.changes])
        return (before, after) if before is not None and after is not None else None

    @property
    def middle_change(self) -> Fraction | None:
        """Give the median Δ a month (M4), which need not be the step between the medians."""
        return middle_of([one.per_month for one in self.changes])


def middle_of(values: Sequence[Fraction]) -> Fraction | None:
    """Give the median, of an even number the mean of the two in the middle; None of fewer than three."""
    if len(values) < LEAST_FOR_A_MIDDLE:
        return None
    ordered = sorted(values)
    return (ordered[(len(values) - 1) // 2] + ordered[len(values) // 2]) / 2


def paired_changes(compared: Iterable[tuple[Household, Comparison]]) -> PairedChanges:
    """Sort participants, compared by the standard definition, by whether they can be paired.

    Paired is who is matched on months of its ledger; what somebody remembers is never averaged. Households of a
    comparison group are none of these, nor is anybody before its start.
    """
    begun = [
        (household, one)
        for household, one in compared
        if not household.is_comparison and (household.started_on is None or household.started_on <= one.as_of.last)
    ]
    stayed = [(household, one) for household, one in begun if not _has_left(household, one)]
    changes = tuple(change for _household, one in stayed if (change := _change(one)) is not None)
    paired = {one.household for one in changes}
    return PairedChanges(
        price_year=max((one.definition.price_year for _household, one in begun), default=0),
        changes=changes,
        unpaired=tuple((household.id, one.reasons[0]) for household, one in stayed if household.id not in paired),
        left=tuple(household.id for household, one in begun if _has_left(household, one)),
    )


def _has_left(household: Household, comparison: Comparison) -> bool:
    """Tell of whom left before the month's last day."""
    return household.left_on is not None and household.left_on < comparison.as_of.last


def _change(comparison: Comparison) -> PairedChange | None:
    if comparison.amounts is None or comparison.basis in RECALLS:
        return None
    income = comparison.amounts.income
    return PairedChange(
        comparison.household,
        comparison.verdict,
        income.months,
        income.before_per_month,
        income.after_per_month,
    )
