"""Which way the income of a group went, where neither chance nor too small a change leaves a doubt."""

from __future__ import annotations

from fractions import Fraction

from household_ledger.domain.kinds import Verdict
from household_ledger.domain.statistics import Interval


def group_verdict(share: Fraction | None, interval: Interval, before: Fraction | None, *, tau_permille: int) -> Verdict:
    """Judge a group by its middle change as a `share` of before, and the interval of the middle (satang a month).

    It rose, or fell, where the interval lies on one side of zero and the share is of M4's band or more: what prices
    rounded to a tenth make of an income that stood still is no rise. It is about the same where share and interval lie
    within the band, the interval held against the middle income `before`. All else is unknown.
    """
    if share is None or interval.low is None or interval.high is None:
        return Verdict.UNKNOWN
    tau = Fraction(tau_permille, 1000)
    if interval.low > 0 and share >= tau:
        return Verdict.UP
    if interval.high < 0 and share <= -tau:
        return Verdict.DOWN
    most = tau * before if before is not None else Fraction(0)
    is_small = abs(share) < tau and max(abs(interval.low), abs(interval.high)) < most
    return Verdict.SAME if is_small else Verdict.UNKNOWN
