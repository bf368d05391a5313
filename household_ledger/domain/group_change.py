"""How the income of a group of households truly changed, and what may be said of it (M3, M4, M18, product §5).

Only households matched on months of their own ledger enter an average; who left before the month asked is attrition,
who only remembers the time before is listed. Deliberately one definition: real, net, cash and in kind, months A and B.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from household_ledger.domain.changes import Step
from household_ledger.domain.comparison import STANDARD, Definition, priced
from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.group_standing import Standing
from household_ledger.domain.group_verdict import (
    LEAST_MONTHS,
    HouseholdChange,
    Turned,
    judge_group,
    middle_months,
    middle_share,
)
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType, Grade, Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.reference import PriceLevel, Prices
from household_ledger.domain.statistics import (
    LEAST_TO_COMPARE,
    Estimate,
    Interval,
    SignTest,
    Unsaid,
    WilcoxonTest,
    difference_interval,
    mean,
    median,
    median_interval,
    share,
    sign_test,
    wilcoxon_test,
)
from household_ledger.domain.thresholds import Changed, Thresholds, changed_from_default

K = TypeVar("K", bound=StrEnum)
Ids = tuple[Id, ...]


class Lead(StrEnum):
    """What a report of the group must say first."""

    NOBODY_ENROLLED = "group_nobody_enrolled"
    NOBODY_MATCHED = "group_nobody_matched"
    TOO_FEW_MATCHED = "group_too_few_matched"
    FEW_MONTHS = "group_few_months"
    INCOME = "group_income"


@dataclass(frozen=True, slots=True)
class Leaver:
    """A household that left before the month asked, and its real net income a month before; None is not known."""

    household: Id
    left_on: date
    baseline: BaselineType | None
    baseline_income: Fraction | None


@dataclass(frozen=True, slots=True)
class Attrition:
    """Who left, and the median baseline income of leavers beside that of those who stayed (satang a month, real)."""

    leavers: tuple[Leaver, ...]
    baseline_of_leavers: Estimate
    baseline_of_stayers: Estimate


@dataclass(frozen=True, slots=True)
class Contribution:
    """What supported occupations brought the matched households, real satang a month, added over them.

    `share` is its part of the change a month of all matched households, added likewise; None where that is not above
    zero.
    """

    households: Ids
    """The matched households with a supported occupation."""
    each: tuple[Fraction, ...]
    """What is added: by household, nought of those without such work."""
    per_month: Fraction
    share: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSide:
    """Participants, or the households they are compared with. Enrolled = up + same + down + unknown + left."""

    enrolled: Ids
    yet_to_start: Ids
    baselines: tuple[tuple[BaselineType, Ids], ...]
    without_baseline: Ids
    attrition: Attrition
    recalled: Ids
    """Compared with what was remembered: listed, never averaged."""
    changes: tuple[HouseholdChange, ...]
    """The matched households, by what they are called by."""
    verdicts: tuple[tuple[Verdict, Ids], ...]
    """All four, of everybody who stayed."""
    reasons: tuple[tuple[Reason, Ids], ...]
    """Why verdicts are unknown; a household may have several."""
    hindrances: tuple[tuple[str, int], ...]
    """What kept months of those with an unknown verdict out of the comparison, counted in months."""
    median_per_month: Estimate
    interval: Interval
    median_share: Estimate
    with_leavers: Estimate
    """The median change a month of the matched households and of those that left and can be matched, together."""
    verdict: Verdict
    """Which way the middle went, beyond chance and beyond the band (`group_verdict`), with those that left or without.

    Unknown where these differ: that the losing half left is no rise. Likewise with the changes that are withheld from
    their households (decision 23) taken for none.
    """
    turned: Turned | None
    """Who keeps the verdict from being told, where those alone do."""
    share_up: Estimate
    """Of all matched households, those of unknown verdict too (M4)."""
    mean_per_month: Estimate
    signs: SignTest
    ranks: WilcoxonTest
    contribution: Contribution
    grades: tuple[tuple[Grade, int], ...]
    """The grades of all months used, before and after."""
    on_files: Ids
    """The matched households of whom months used rest on a file's word for when they were written (decision 24)."""

    @property
    def matched(self) -> Ids:
        """Name the matched households."""
        return tuple(one.household for one in self.changes)

    @property
    def middle_months(self) -> Fraction:
        """Say over how many months on either side the middle household is matched; 0 where none is."""
        return middle_months(self.changes)

    def of(self, verdict: Verdict) -> Ids:
        """Name the households of a verdict."""
        return dict(self.verdicts)[verdict]


@dataclass(frozen=True, slots=True)
class DifferenceInDifferences:
    """M18: mean change a month of participants less that of the comparison group; None with the reason."""

    participants: int
    comparison: int
    value: Fraction | None
    interval: Interval
    reason: Unsaid | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupChange:
    """The change of a group up to a month, with the definition and thresholds it rests on."""

    as_of: Month
    group: Id | None
    """The village group; None is everybody."""
    step: Step | None
    definition: Definition
    participants: GroupSide
    comparison: GroupSide
    difference: DifferenceInDifferences
    tau_permille: int
    changed: tuple[Changed, ...]
    stand_ins: tuple[PriceLevel, ...]

    @property
    def lead(self) -> Lead:
        """Say what comes first; anything but income: a report leads with what can already be shown."""
        matched = len(self.participants.changes)
        if matched >= LEAST_TO_COMPARE:
            return Lead.INCOME if self.participants.middle_months >= LEAST_MONTHS else Lead.FEW_MONTHS
        if matched:
            return Lead.TOO_FEW_MATCHED
        return Lead.NOBODY_MATCHED if self.participants.enrolled else Lead.NOBODY_ENROLLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a group: its change up to a month, by the project's thresholds and so many prices."""

    as_of: Month
    thresholds: Thresholds
    prices: Prices
    group: Id | None = None
    step: Step | None = None


def group_change(standings: Sequence[Standing], asked: Asked) -> GroupChange:
    """Put the households of a group together; they are named in the order they are given in."""
    ours = [one for one in standings if not one.household.is_comparison]
    others = [one for one in standings if one.household.is_comparison]
    participants, comparison = (_side(one, asked.thresholds.tau_permille) for one in (ours, others))
    stand_ins = {level for one in standings if one.change is not None for level in one.comparison.stand_ins}
    return GroupChange(
        as_of=asked.as_of,
        group=asked.group,
        step=asked.step,
        definition=priced(STANDARD, asked.as_of, thresholds=asked.thresholds, prices=asked.prices),
        participants=participants,
        comparison=comparison,
        difference=_difference(participants, comparison),
        tau_permille=asked.thresholds.tau_permille,
        changed=changed_from_default(asked.thresholds),
        stand_ins=tuple(sorted(stand_ins, key=lambda level: level.asked)),
    )


def _side(standings: Iterable[Standing], tau_permille: int) -> GroupSide:
    known = list(standings)
    enrolled = [one for one in known if one.has_begun]
    stayed = [one for one in enrolled if one.left_on is None]
    unknown = [one for one in stayed if one.comparison.verdict is Verdict.UNKNOWN]
    matched = [one for one in stayed if one.change is not None]
    changes = tuple(change for one in matched if (change := _change(one)) is not None)
    per_month = [one.per_month for one in changes]
    interval = median_interval(per_month)
    gone = [change for one in enrolled if one.left_on is not None and (change := _change(one)) is not None]
    verdict, turned = judge_group(changes, gone, interval, tau_permille)
    return GroupSide(
        enrolled=_ids(enrolled),
        yet_to_start=_ids(one for one in known if not one.has_begun),
        baselines=_sorted_out(enrolled, BaselineType, lambda one: one.baseline),
        without_baseline=_ids(one for one in enrolled if one.baseline is None),
        attrition=_attrition(enrolled),
        recalled=_ids(one for one in stayed if one.is_recalled),
        changes=changes,
        verdicts=_sorted_out(stayed, Verdict, lambda one: one.comparison.verdict),
        reasons=tuple((reason, ids) for reason in Reason if (ids := _ids(one for one in unknown if _has(one, reason)))),
        hindrances=_added_up(pair for one in unknown for pair in one.comparison.hindrances),
        median_per_month=median(per_month),
        interval=interval,
        median_share=middle_share(changes),
        with_leavers=median([one.per_month for one in (*changes, *gone)]),
        verdict=verdict,
        turned=turned,
        share_up=share(sum(one.verdict is Verdict.UP for one in changes), len(changes)),
        mean_per_month=mean(per_month),
        signs=sign_test(per_month),
        ranks=wilcoxon_test(per_month),
        contribution=_contribution(matched),
        grades=_grades(matched),
        on_files=_ids(one for one in matched if one.comparison.months_on_files),
    )


def _change(standing: Standing) -> HouseholdChange | None:
    change = standing.change
    if change is None:
        return None
    return HouseholdChange(
        household=standing.id,
        verdict=standing.comparison.verdict,
        months=change.months,
        before_per_month=change.before_per_month,
        after_per_month=change.after_per_month,
        per_month=change.per_month,
        share=change.share,
    )


def _attrition(enrolled: Sequence[Standing]) -> Attrition:
    leavers = tuple(
        Leaver(one.id, one.left_on, one.baseline, one.baseline_income) for one in enrolled if one.left_on is not None
    )
    stayed = [one.baseline_income for one in enrolled if one.left_on is None]
    return Attrition(leavers, _median_known(one.baseline_income for one in leavers), _median_known(stayed))


def _median_known(amounts: Iterable[Fraction | None]) -> Estimate:
    return median([one for one in amounts if one is not None])


def _contribution(matched: Sequence[Standing]) -> Contribution:
    """Add what supported occupations brought a month, and as a part of the changes a month of all, added."""
    pairs = [(one.contribution, one.change) for one in matched]
    parts = [(part, change) for part, change in pairs if part is not None and change is not None]
    brought = sum((part.per_month for part, _change in parts), start=Fraction(0))
    rise = sum((change.per_month for _part, change in parts), start=Fraction(0))
    return Contribution(
        households=_ids(one for one in matched if one.supported),
        each=tuple(part.per_month for part, _change in parts),
        per_month=brought,
        share=brought / rise if rise > 0 else None,
    )


def _difference(participants: GroupSide, comparison: GroupSide) -> DifferenceInDifferences:
    ours = [one.per_month for one in participants.changes]
    others = [one.per_month for one in comparison.changes]
    interval = difference_interval(ours, others)
    reason = _why_no_difference(participants, comparison)
    first, second = mean(ours).value, mean(others).value
    value = first - second if reason is None and first is not None and second is not None else None
    return DifferenceInDifferences(len(ours), len(others), value, interval, reason)


def _why_no_difference(participants: GroupSide, comparison: GroupSide) -> Unsaid | None:
    if not comparison.enrolled:
        return Unsaid.NO_COMPARISON_GROUP
    fewest = min(len(participants.changes), len(comparison.changes))
    return Unsaid.COMPARISON_TOO_FEW if fewest < LEAST_TO_COMPARE else None


def _grades(matched: Sequence[Standing]) -> tuple[tuple[Grade, int], ...]:
    counted: Counter[Grade] = Counter()
    for one in matched:
        for grade, months in (*one.comparison.grades_before, *one.comparison.grades_after):
            counted[grade] += months
    return tuple((grade, counted[grade]) for grade in Grade if grade in counted)


def _added_up(pairs: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Add months by hindrance, the commonest first."""
    counted: Counter[str] = Counter()
    for hindrance, months in pairs:
        counted[hindrance] += months
    return tuple(counted.most_common())


def _has(standing: Standing, reason: Reason) -> bool:
    return reason in standing.comparison.reasons


def _sorted_out(
    standings: Sequence[Standing], kinds: type[K], kind_of: Callable[[Standing], K | None]
) -> tuple[tuple[K, Ids], ...]:
    return tuple((kind, _ids(one for one in standings if kind_of(one) is kind)) for kind in kinds)


def _ids(standings: Iterable[Standing]) -> Ids:
    return tuple(one.id for one in standings)
