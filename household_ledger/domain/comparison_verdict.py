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

_NOTHING = Fraction(0)


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
    COSTS_COME_BEFORE = "comparison_costs_come_before"
    WEAKER_MONTHS = "comparison_weaker_months"
    GIVEN_THINGS = "comparison_given_things"
    SEASON_NOT_COMPARED = "comparison_season_not_compared"
    CASH_NOT_WRITTEN = "comparison_cash_not_written"
    GOODS_NOT_WRITTEN = "comparison_goods_not_written"
    WRITTEN_LATE = "comparison_written_late"
    PRICES_NOT_KNOWN = "comparison_prices_not_known"
    RELIEF_DECIDES = "comparison_relief_decides"
    GOODS_DECIDE = "comparison_goods_decide"
    COSTS_DECIDE = "comparison_costs_decide"
    NOT_PAID_YET = "comparison_not_paid_yet"
    THINGS_KEPT = "comparison_things_kept"
    RESTS_ON_A_FILE = "comparison_rests_on_a_file"


def why_nothing(case: Case, periods: Periods) -> tuple[Reason, ...]:
    """Say why nothing may be held against anything."""
    if case.household.started_on is None:
        return (Reason.NO_START,)
    if recall_of(case, periods) is not None:
        return (Reason.TOO_FEW_MATCHED, Reason.RECALL_UNMATCHED) if periods.before else (Reason.RECALL_UNMATCHED,)
    if periods.before:
        return (Reason.TOO_FEW_MATCHED,)
    return (Reason.BEFORE_NOT_GOOD,) if periods.kept_before else (Reason.NO_BASELINE,)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a verdict is doubted by: months not compared or weaker, and the ground at prices as bad for it as can be."""

    aside: NotCompared
    dearer: Ground
    cheaper: Ground
    weaker: Ground
    """With months of grade C matched too."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A rise or fall that is asked whether it stands, `each` also a person's share of it (the members changed)."""

    verdict: Verdict
    thresholds: Thresholds
    each: bool

    @property
    def is_rise(self) -> bool:
        return self.verdict is Verdict.UP

    def stands(self, ground: Ground, amount: Fraction = _NOTHING) -> bool:
        """Tell whether it is still one with an amount taken off its better side (real satang).

        Of a person's share the amount is held against the fewest there are on that side.
        """
        changes = [(ground.change(net_income, is_real=True), amount)]
        if self.each:
            share = per_person(ground, net_income, is_real=True)
            if share is None:
                return False
            side = ground.after if self.is_rise else ground.before
            changes.append((share, amount / min(one.worth.members or 1 for one in side)))
        return all(_band(self._less(change, off), self.thresholds) is self.verdict for change, off in changes)

    def _less(self, change: Change, amount: Fraction) -> Change:
        if self.is_rise:
            return Change(change.before, change.after - amount, change.months)
        return Change(change.before - amount, change.after, change.months)


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
    is_agreed = _members_changed(ground) and _agrees(ground, income, thresholds)
    if is_agreed:
        beside.append(Reason.MEMBERS_CHANGED)
    elif _members_changed(ground):
        blocking.append(Reason.MEMBERS_DISAGREE)
    if not ground.is_recall and verdict in (Verdict.UP, Verdict.DOWN):
        blocking += _taken_away(ground, _Claim(verdict, thresholds, is_agreed), doubted_by)
    if not blocking:
        beside += _rests_on(ground, _Claim(verdict, thresholds, is_agreed), doubted_by)
    return Verdict.UNKNOWN if blocking else verdict, (*blocking, *beside)


def _agrees(ground: Ground, income: Change, thresholds: Thresholds) -> bool:
    """Tell whether a person's share changed as the total did."""
    each = per_person(ground, net_income, is_real=True)
    return each is not None and _band(each, thresholds) is _band(income, thresholds) and _sign(each) == _sign(income)


def _one_month_decides(ground: Ground, claim: _Claim) -> bool:
    """Tell whether a rise or fall stands on one matched month alone.

    A harvest sold a month earlier than the year before looks like a rise where only its new month is matched: nothing
    is concluded from it. Twelve months hold the whole year, and are asked only for months that stand high on one side
    and not on the other: two harvests, or one gift, may still have fallen into one of the years.
    """
    places = list(range(len(ground.matched)))
    if len(ground.matched) == PERIOD_MONTHS:
        places = [one for one in places if _is_alone(ground, one, claim.verdict)]
    return not all(claim.stands(ground.without(place)) for place in places)


def _is_alone(ground: Ground, place: int, verdict: Verdict) -> bool:
    """Tell whether the other side of a pair earned no more than its own mean month, or less than half of this one."""
    sides = (ground.after, ground.before) if verdict is Verdict.UP else (ground.before, ground.after)
    better, other = ([net_income(one.worth) / one.level for one in side] for side in sides)
    return other[place] * len(other) <= sum(other) or 2 * other[place] < better[place]


def _taken_away(ground: Ground, claim: _Claim, doubted_by: Beside) -> list[Reason]:
    """List what would take a rise or fall away: one month, what is not compared or written, prices not known yet."""
    doubts = Doubts(ground, doubted_by.aside, is_rise=claim.is_rise)
    at_worst = doubted_by.dearer if claim.is_rise else doubted_by.cheaper
    amounts = {
        Reason.COSTS_NOT_COMPARED: doubts.costs(),
        Reason.COSTS_COME_BEFORE: doubts.costs_before(),
        Reason.GIVEN_THINGS: doubts.given_things(),
        Reason.SEASON_NOT_COMPARED: doubts.season(),
        Reason.CASH_NOT_WRITTEN: doubts.surplus(),
        Reason.GOODS_NOT_WRITTEN: doubts.goods() if doubts.has_no_goods() else _NOTHING,
        Reason.WRITTEN_LATE: doubts.written_late(),
    }
    first = [Reason.ONE_MONTH_DECIDES] if _one_month_decides(ground, claim) else []
    if not claim.stands(doubted_by.weaker):
        first.append(Reason.WEAKER_MONTHS)
    alone = [reason for reason, amount in amounts.items() if not claim.stands(ground, amount)]
    if not claim.stands(at_worst):
        alone.append(Reason.PRICES_NOT_KNOWN)
    together = sum(amounts.values(), start=_NOTHING)
    if alone or claim.stands(at_worst, together):
        return first + alone
    all_of_them = [reason for reason, amount in amounts.items() if amount]
    return first + all_of_them + ([] if not claim.stands(ground, together) else [Reason.PRICES_NOT_KNOWN])


def _rests_on(ground: Ground, claim: _Claim, doubted_by: Beside) -> list[Reason]:
    """List what a verdict rests on that a reader must know of.

    A rise may need state relief, goods, work that cost less, money still owed to the household, or the worth of things
    bought to keep; any verdict may rest on the word of a file.
    """
    on_files = [Reason.RESTS_ON_A_FILE] if any(worth.rests_on_a_file for worth in ground.worths()) else []
    if not claim.is_rise:
        return on_files
    doubts = Doubts(ground, doubted_by.aside, is_rise=True)
    needed = {
        Reason.RELIEF_DECIDES: doubts.relief(),
        Reason.GOODS_DECIDE: doubts.goods(),
        Reason.COSTS_DECIDE: doubts.saved_costs(),
        Reason.NOT_PAID_YET: doubts.owed(),
        Reason.THINGS_KEPT: doubts.kept(),
    }
    return [reason for reason, amount in needed.items() if not claim.stands(ground, amount)] + on_files


def _band(change: Change, thresholds: Thresholds) -> Verdict:
    """Put Δ% into M4's bands, the limits themselves being up and down; unknown where it is undefined."""
    tau, share = Fraction(thresholds.tau_permille, 1000), change.share
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
