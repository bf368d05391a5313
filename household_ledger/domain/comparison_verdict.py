"""What may honestly be said of a household's income: the verdict and its reasons (M3, M4, product §5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from household_ledger.domain.comparison_doubts import Doubts, NotCompared
from household_ledger.domain.comparison_ground import Ground, net_income, per_person
from household_ledger.domain.comparison_periods import PERIOD_MONTHS, Case, Periods, recall_of
from household_ledger.domain.comparison_terms import Change, Definition
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.thresholds import Thresholds


class Reason(StrEnum):
    """Why the verdict is what it is, or what must be said beside it."""

    NO_START = "comparison_no_start"
    NO_BASELINE = "comparison_no_baseline"
    BEFORE_NOT_GOOD = "comparison_before_not_good"
    TOO_FEW_MATCHED = "comparison_too_few_matched"
    RECALL_UNMATCHED = "comparison_recall_unmatched"
    RECALL_ONLY = "comparison_recall_only"
    SENSITIVITY_RUN = "comparison_sensitivity_run"
    BEFORE_NOT_POSITIVE = "comparison_before_not_positive"
    MEMBERS_DISAGREE = "comparison_members_disagree"
    MEMBERS_CHANGED = "comparison_members_changed"
    MEMBERS_UNKNOWN = "comparison_members_unknown"
    ONE_MONTH_DECIDES = "comparison_one_month_decides"
    COSTS_NOT_COMPARED = "comparison_costs_not_compared"
    SEASON_NOT_COMPARED = "comparison_season_not_compared"
    PRICES_NOT_KNOWN = "comparison_prices_not_known"
    RELIEF_DECIDES = "comparison_relief_decides"
    NOT_PAID_YET = "comparison_not_paid_yet"
    RESTS_ON_A_FILE = "comparison_rests_on_a_file"


def why_nothing(case: Case, periods: Periods) -> tuple[Reason, ...]:
    """Say why nothing may be held against anything."""
    if case.household.started_on is None:
        return (Reason.NO_START,)
    if recall_of(case) is not None:
        return (Reason.TOO_FEW_MATCHED, Reason.RECALL_UNMATCHED) if periods.before else (Reason.RECALL_UNMATCHED,)
    if periods.before:
        return (Reason.TOO_FEW_MATCHED,)
    return (Reason.BEFORE_NOT_GOOD,) if periods.kept_before else (Reason.NO_BASELINE,)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a verdict is doubted by: the months not compared, and the ground at prices as bad for it as can be."""

    aside: NotCompared
    dearer: Ground
    cheaper: Ground


def judge(
    ground: Ground, definition: Definition, thresholds: Thresholds, doubted_by: Beside
) -> tuple[Verdict, tuple[Reason, ...]]:
    """Say what may be said: the blocking reasons first, then what must stand beside it."""
    income = ground.change(net_income, is_real=True)
    verdict = _band(income, thresholds)
    blocking: list[Reason] = []
    beside: list[Reason] = []
    if ground.is_recall:
        blocking.append(Reason.RECALL_ONLY)
    if definition.with_grade_c:
        blocking.append(Reason.SENSITIVITY_RUN)
    if income.before <= 0:
        blocking.append(Reason.BEFORE_NOT_POSITIVE)
    if any(worth.members is None for worth in ground.worths()):
        beside.append(Reason.MEMBERS_UNKNOWN)
    if _members_changed(ground):
        each = per_person(ground, net_income, is_real=True)
        if each is not None and _band(each, thresholds) is verdict and _sign(each) == _sign(income):
            beside.append(Reason.MEMBERS_CHANGED)
        else:
            blocking.append(Reason.MEMBERS_DISAGREE)
    if not ground.is_recall and _one_month_decides(ground, verdict, thresholds):
        blocking.append(Reason.ONE_MONTH_DECIDES)
    if not ground.is_recall and verdict in (Verdict.UP, Verdict.DOWN):
        blocking += _taken_away(ground, verdict, thresholds, doubted_by)
    if not blocking:
        beside += _rests_on(ground, verdict, thresholds, doubted_by)
    return Verdict.UNKNOWN if blocking else verdict, (*blocking, *beside)


def _one_month_decides(ground: Ground, verdict: Verdict, thresholds: Thresholds) -> bool:
    """Tell whether a rise or fall stands on one matched month alone.

    A harvest sold a month earlier than the year before looks like a rise where only its new month is matched: nothing
    is concluded from it. Twelve months hold the whole year, and are asked only for months that stand high on one side
    and not above the middle of the other: two harvests may still have fallen into one of the years.
    """
    if verdict not in (Verdict.UP, Verdict.DOWN):
        return False
    places = list(range(len(ground.matched)))
    if len(ground.matched) == PERIOD_MONTHS:
        places = [one for one in places if _is_alone(ground, one, verdict)]
    return any(
        _band(ground.without(place).change(net_income, is_real=True), thresholds) is not verdict for place in places
    )


def _is_alone(ground: Ground, place: int, verdict: Verdict) -> bool:
    """Tell whether the other side of a pair earned less than its own mean month."""
    side = ground.before if verdict is Verdict.UP else ground.after
    earned = [net_income(one.worth) / one.level for one in side]
    return earned[place] * len(earned) < sum(earned)


def _taken_away(ground: Ground, verdict: Verdict, thresholds: Thresholds, doubted_by: Beside) -> list[Reason]:
    """List what would take a rise or fall away: costs and seasons of months not compared, and prices not known yet."""
    doubts = Doubts(ground, doubted_by.aside, is_rise=verdict is Verdict.UP)
    costs, season = doubts.costs(), doubts.season()

    at_worst = doubted_by.dearer if doubts.is_rise else doubted_by.cheaper
    amounts = {Reason.COSTS_NOT_COMPARED: costs, Reason.SEASON_NOT_COMPARED: season}

    def stands(amount: Fraction, on: Ground) -> bool:
        return _stands(on, amount, verdict, thresholds)

    alone = [reason for reason, amount in amounts.items() if not stands(amount, ground)]
    if not stands(Fraction(0), at_worst):
        alone.append(Reason.PRICES_NOT_KNOWN)
    if alone or stands(costs + season, at_worst):
        return alone
    together = [reason for reason, amount in amounts.items() if amount]
    return together if not stands(costs + season, ground) else [*together, Reason.PRICES_NOT_KNOWN]


def _rests_on(ground: Ground, verdict: Verdict, thresholds: Thresholds, doubted_by: Beside) -> list[Reason]:
    """List what a verdict rests on that a reader must know of.

    A rise may need state relief, or money still owed to the household; any verdict may rest on the word of a file.
    """
    on_files = [Reason.RESTS_ON_A_FILE] if any(worth.rests_on_a_file for worth in ground.worths()) else []
    if verdict is not Verdict.UP:
        return on_files
    doubts = Doubts(ground, doubted_by.aside, is_rise=True)
    needed = {Reason.RELIEF_DECIDES: doubts.relief(), Reason.NOT_PAID_YET: doubts.owed()}
    return [reason for reason, amount in needed.items() if not _stands(ground, amount, verdict, thresholds)] + on_files


def _stands(ground: Ground, amount: Fraction, verdict: Verdict, thresholds: Thresholds) -> bool:
    """Tell whether a rise or fall is still one with an amount taken off its better side."""
    change = ground.change(net_income, is_real=True)
    if verdict is Verdict.UP:
        return _band_of(Change(change.before, change.after - amount, change.months).share, thresholds) is verdict
    return _band_of(Change(change.before - amount, change.after, change.months).share, thresholds) is verdict


def _band(change: Change, thresholds: Thresholds) -> Verdict:
    """Put Δ% into M4's bands, the limits themselves being up and down; unknown where it is undefined."""
    return _band_of(change.share, thresholds)


def _band_of(share: Fraction | None, thresholds: Thresholds) -> Verdict:
    tau = Fraction(thresholds.tau_permille, 1000)
    if share is None:
        return Verdict.UNKNOWN
    if share >= tau:
        return Verdict.UP
    return Verdict.DOWN if share <= -tau else Verdict.SAME


def _sign(change: Change) -> int:
    return (change.difference > 0) - (change.difference < 0)


def _members_changed(ground: Ground) -> bool:
    """Tell whether any matched month has another number of members before and after, where both are known."""
    earlier = ground.before * len(ground.after) if ground.is_recall else ground.before
    numbers = [(one.worth.members, two.worth.members) for one, two in zip(earlier, ground.after, strict=True)]
    return any(before != after for before, after in numbers if before is not None and after is not None)
