"""Several changes over the same months as one: what sources too small to draw brought together."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from household_ledger.domain.comparison_terms import Change


def together(changes: Sequence[Change]) -> Change:
    """Add changes over the same months, exactly; ValueError without any, or where the months are not the same."""
    (months,) = {one.months for one in changes}
    before = sum((one.before for one in changes), Fraction(0))
    return Change(before, sum((one.after for one in changes), Fraction(0)), months)
