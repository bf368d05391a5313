"""The change of a group as data for programs: amounts in whole satang, ratios as numbers, households by their codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypedDict

from household_ledger.domain.comparison_terms import rounded
from household_ledger.domain.group_change import Attrition, GroupChange, GroupSide
from household_ledger.domain.group_verdict import HouseholdChange
from household_ledger.domain.ids import Id
from household_ledger.domain.statistics import Estimate, Interval, SignTest, WilcoxonTest

Codes = Mapping[Id, str]


class EstimateJson(TypedDict):
    """One number over n households; null is undefined, with its reason."""

    n: int
    value: float | int | None
    reason: str | None


class IntervalJson(TypedDict):
    """A 95 % bootstrap interval in satang a month."""

    n: int
    low: int | None
    high: int | None
    reason: str | None
    seed: int
    rounds: int


class SignsJson(TypedDict):
    """The sign test."""

    rose: int
    fell: int
    stood: int
    p: float | None
    reason: str | None


class RanksJson(TypedDict):
    """Wilcoxon's signed-rank test."""

    n: int
    stood: int
    ranks_up: float
    ranks_down: float
    p: float | None
    exact: bool
    reason: str | None


class HouseholdChangeJson(TypedDict):
    """One matched household, real satang a month."""

    household: str
    verdict: str
    months: int
    before_per_month: int
    after_per_month: int
    per_month: int
    share: float | None


class AttritionJson(TypedDict):
    """Who left before the month asked."""

    leavers: list[dict[str, str | int | None]]
    baseline_of_leavers: EstimateJson
    baseline_of_stayers: EstimateJson


class ContributionJson(TypedDict):
    """What supported occupations brought, added over the households."""

    households: list[str]
    per_month: int
    share: float | None


class SideJson(TypedDict):
    """Participants, or the comparison households."""

    enrolled: list[str]
    yet_to_start: list[str]
    baselines: dict[str, list[str]]
    without_baseline: list[str]
    attrition: AttritionJson
    recalled: list[str]
    changes: list[HouseholdChangeJson]
    verdicts: dict[str, list[str]]
    reasons: dict[str, list[str]]
    hindrances: dict[str, int]
    median_per_month: EstimateJson
    interval: IntervalJson
    median_share: EstimateJson
    with_leavers: EstimateJson
    verdict: str
    turned: str | None
    share_up: EstimateJson
    mean_per_month: EstimateJson
    sign_test: SignsJson
    wilcoxon: RanksJson
    contribution: ContributionJson
    grades: dict[str, int]
    on_files: list[str]


class DifferenceJson(TypedDict):
    """M18, satang a month."""

    participants: int
    comparison: int
    value: int | None
    interval: IntervalJson
    reason: str | None


class GroupChangeJson(TypedDict):
    """The change of a group."""

    as_of: str
    lead: str
    price_year: int
    participants: SideJson
    comparison: SideJson
    difference: DifferenceJson
    tau_permille: int
    changed_settings: dict[str, int]
    stand_ins: dict[str, int]


def group_change_json(change: GroupChange, codes: Codes) -> GroupChangeJson:
    """Give a group's change, its households by their codes; amounts are rounded half up to the satang."""
    difference = change.difference
    return {
        "as_of": change.as_of.iso,
        "lead": change.lead.value,
        "price_year": change.definition.price_year,
        "participants": _side(change.participants, codes),
        "comparison": _side(change.comparison, codes),
        "difference": {
            "participants": difference.participants,
            "comparison": difference.comparison,
            "value": _amount(difference.value),
            "interval": _interval(difference.interval),
            "reason": difference.reason.value if difference.reason else None,
        },
        "tau_permille": change.tau_permille,
        "changed_settings": {one.key: one.value for one in change.changed},
        "stand_ins": {str(one.asked): one.year for one in change.stand_ins},
    }


def _side(side: GroupSide, codes: Codes) -> SideJson:
    return {
        "enrolled": _named(side.enrolled, codes),
        "yet_to_start": _named(side.yet_to_start, codes),
        "baselines": {kind.value: _named(ids, codes) for kind, ids in side.baselines},
        "without_baseline": _named(side.without_baseline, codes),
        "attrition": _attrition(side.attrition, codes),
        "recalled": _named(side.recalled, codes),
        "changes": [_household(one, codes) for one in side.changes],
        "verdicts": {verdict.value: _named(ids, codes) for verdict, ids in side.verdicts},
        "reasons": {reason.value: _named(ids, codes) for reason, ids in side.reasons},
        "hindrances": dict(side.hindrances),
        "median_per_month": _of_satang(side.median_per_month),
        "interval": _interval(side.interval),
        "median_share": _of_ratio(side.median_share),
        "with_leavers": _of_satang(side.with_leavers),
        "verdict": side.verdict.value,
        "turned": side.turned.value if side.turned else None,
        "share_up": _of_ratio(side.share_up),
        "mean_per_month": _of_satang(side.mean_per_month),
        "sign_test": _signs(side.signs),
        "wilcoxon": _ranks(side.ranks),
        "contribution": {
            "households": _named(side.contribution.households, codes),
            "per_month": int(rounded(side.contribution.per_month)),
            "share": _ratio(side.contribution.share),
        },
        "grades": {grade.value: months for grade, months in side.grades},
        "on_files": _named(side.on_files, codes),
    }


def _named(ids: Iterable[Id], codes: Codes) -> list[str]:
    return [codes[one] for one in ids]


def _household(change: HouseholdChange, codes: Codes) -> HouseholdChangeJson:
    return {
        "household": codes[change.household],
        "verdict": change.verdict.value,
        "months": change.months,
        "before_per_month": int(rounded(change.before_per_month)),
        "after_per_month": int(rounded(change.after_per_month)),
        "per_month": int(rounded(change.per_month)),
        "share": _ratio(change.share),
    }


def _attrition(attrition: Attrition, codes: Codes) -> AttritionJson:
    return {
        "leavers": [
            {
                "household": codes[one.household],
                "left_on": one.left_on.isoformat(),
                "baseline": one.baseline.value if one.baseline else None,
                "baseline_income": _amount(one.baseline_income),
            }
            for one in attrition.leavers
        ],
        "baseline_of_leavers": _of_satang(attrition.baseline_of_leavers),
        "baseline_of_stayers": _of_satang(attrition.baseline_of_stayers),
    }


def _of_satang(estimate: Estimate) -> EstimateJson:
    return {"n": estimate.n, "value": _amount(estimate.value), "reason": _reason(estimate)}


def _of_ratio(estimate: Estimate) -> EstimateJson:
    return {"n": estimate.n, "value": _ratio(estimate.value), "reason": _reason(estimate)}


def _interval(interval: Interval) -> IntervalJson:
    return {
        "n": interval.n,
        "low": _amount(interval.low),
        "high": _amount(interval.high),
        "reason": _reason(interval),
        "seed": interval.seed,
        "rounds": interval.rounds,
    }


def _signs(test: SignTest) -> SignsJson:
    return {
        "rose": test.rose,
        "fell": test.fell,
        "stood": test.stood,
        "p": _ratio(test.p),
        "reason": _reason(test),
    }


def _ranks(test: WilcoxonTest) -> RanksJson:
    return {
        "n": test.n,
        "stood": test.stood,
        "ranks_up": float(test.ranks_up),
        "ranks_down": float(test.ranks_down),
        "p": _ratio(test.p),
        "exact": test.is_exact,
        "reason": _reason(test),
    }


def _reason(told: Estimate | Interval | SignTest | WilcoxonTest) -> str | None:
    return told.reason.value if told.reason else None


def _amount(satang: Fraction | None) -> int | None:
    return None if satang is None else int(rounded(satang))


def _ratio(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
