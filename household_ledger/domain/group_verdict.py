"""Which way the income of a group went, where neither chance, nor those that left, nor a doubt leaves it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.statistics import Estimate, Interval, median, median_interval

LEAST_MONTHS: Final = 6
"""So many months of the middle household are matched before a group's income is claimed: fewer are one season."""


class Turned(StrEnum):
    """Who would make the answer of a group another, so that none is given."""

    BY_LEAVERS = "group_turned_by_leavers"
    BY_UNCLAIMED = "group_turned_by_unclaimed"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdChange:
    """One matched household: its real change a month in satang and what that is of before, its verdict."""

    household: Id
    verdict: Verdict
    months: int
    before_per_month: Fraction
    after_per_month: Fraction
    per_month: Fraction
    share: Fraction | None


def middle_months(changes: Sequence[HouseholdChange]) -> Fraction:
    """Say over how many months on either side the middle household is matched; 0 where none is."""
    return median([Fraction(one.months) for one in changes], 1).value or Fraction(0)


def judge_group(
    changes: Sequence[HouseholdChange], gone: Sequence[HouseholdChange], interval: Interval, tau_permille: int
) -> tuple[Verdict, Turned | None]:
    """Judge the group: unknown where those that left, or the changes nobody may claim, would make it another.

    `interval` is that of `changes`.
    """
    if middle_months(changes) < LEAST_MONTHS:
        return Verdict.UNKNOWN, None
    verdict = _verdict(changes, interval, tau_permille)
    if verdict is Verdict.UNKNOWN:  # by itself: too few, or too mixed
        return verdict, None
    everybody = [*changes, *gone]
    if gone and _verdict_of(everybody, tau_permille) is not verdict:
        return Verdict.UNKNOWN, Turned.BY_LEAVERS
    if not all(_stands_on_claimed(known, verdict, tau_permille) for known in (changes, everybody)[: 1 + bool(gone)]):
        return Verdict.UNKNOWN, Turned.BY_UNCLAIMED
    return verdict, None


def _stands_on_claimed(known: Sequence[HouseholdChange], verdict: Verdict, tau_permille: int) -> bool:
    """Tell whether a verdict needs no change that is withheld from its household (decision 23).

    Without them the group must have the same verdict, chance and all; and with them taken for no change its middle
    must still lie in the same band, so that few cannot speak for many.
    """
    claimed = [one for one in known if one.verdict is not Verdict.UNKNOWN]
    if len(claimed) == len(known):
        return True
    still = [one.share for one in claimed if one.share is not None]
    middle = median([*still, *[Fraction(0)] * (len(known) - len(claimed))]).value
    tau = Fraction(tau_permille, 1000)
    is_large = middle is not None and (middle >= tau if verdict is Verdict.UP else middle <= -tau)
    return _verdict_of(claimed, tau_permille) is verdict and (is_large or verdict is Verdict.SAME)


def _verdict_of(changes: Sequence[HouseholdChange], tau_permille: int) -> Verdict:
    return _verdict(changes, median_interval([one.per_month for one in changes]), tau_permille)


def _verdict(changes: Sequence[HouseholdChange], interval: Interval, tau_permille: int) -> Verdict:
    before = median([one.before_per_month for one in changes]).value
    return group_verdict(middle_share(changes).value, interval, before, tau_permille=tau_permille)


def middle_share(changes: Sequence[HouseholdChange]) -> Estimate:
    """Give the middle of the changes as shares of before, of those that have one."""
    return median([one.share for one in changes if one.share is not None])


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
