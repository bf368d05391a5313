"""How far a household's month may be trusted: its grade, and what keeps it from a better one.

Rules and edges: `reference/indicators.md`, Quality grade of a household-month. All comparisons are exact on integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from household_ledger.domain.figures import Quality
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.paper_seen import has_seen_paper
from household_ledger.domain.thresholds import Thresholds

_WHOLE = 1000


class Hindrance(StrEnum):
    """What keeps a month from the next better grade."""

    COVERAGE = "grade_coverage"
    UNEXPLAINED = "grade_unexplained"
    NOT_COUNTED = "grade_not_counted"
    GAP_WITHOUT_FLOW = "grade_gap_without_flow"
    LAG = "grade_lag"
    LAG_UNKNOWN = "grade_lag_unknown"
    NOT_VERIFIED = "grade_not_verified"
    PAPER_NOT_SEEN = "grade_paper_not_seen"
    SUMMARY_ONLY = "grade_summary_only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is known of how a month was kept.

    `flow` is cash inflow + cash outflow without adjustments, `unexplained` None without a count, `lag_halfdays` the
    median lag in half days (None: no entry that counts for a day), `seen_lag_halfdays` the same without believing
    files of rows, `other` E28 and `spending` all of N, R and O.
    """

    days_recorded: int
    days_in_month: int
    lag_halfdays: int | None
    unexplained: Money | None
    flow: Money
    seen_lag_halfdays: int | None = None
    is_verified: bool = False
    seen: str = ""
    is_paper_daily: bool = False
    is_summary_only: bool = False
    other: Money = ZERO
    spending: Money = ZERO


def judge(record: Record, thresholds: Thresholds) -> Quality:
    """Grade a month. Reasons are `Hindrance` codes: all that keeps it from the next better grade, none for A."""
    grade, reasons = _grade(record, thresholds)
    to_good = [] if grade in (Grade.A, Grade.B) else _to_good(record, thresholds)
    return Quality(
        days_recorded=record.days_recorded,
        days_in_month=record.days_in_month,
        median_lag_halfdays=record.lag_halfdays,
        unexplained_permille=unexplained_permille(record.unexplained, record.flow),
        is_verified=record.is_verified,
        grade=grade,
        reasons=tuple(reason.value for reason in reasons),
        to_good=tuple(reason.value for reason in to_good),
        rests_on_a_file=grade in (Grade.A, Grade.B) and _rests_on_a_file(record, thresholds),
        other_share_is_high=record.other * _WHOLE > record.spending * thresholds.other_permille,
    )


def unexplained_permille(unexplained: Money | None, flow: Money) -> int | None:
    """Give |unexplained| ÷ (flow ÷ 2) in thousandths, rounded up.

    None without a count, or with a gap and no flow to hold it against; no gap and no flow is 0.
    """
    if unexplained is None or (unexplained and flow <= 0):
        return None
    return -(-2 * _WHOLE * abs(int(unexplained)) // int(flow)) if unexplained else 0


def most_unexplained(flow: Money, permille: int) -> Money:
    """Give the largest gap, in satang, that is still within a limit: the share of half the flow, rounded down."""
    return Money(permille * int(flow) // (2 * _WHOLE))


def _grade(record: Record, thresholds: Thresholds) -> tuple[Grade, list[Hindrance]]:
    if record.is_summary_only:
        return Grade.C, [Hindrance.SUMMARY_ONLY]
    to_c = [] if _is_covered(record, thresholds.coverage_c_permille) else [Hindrance.COVERAGE]
    if to_c:
        return Grade.D, to_c
    if to_b := _to_good(record, thresholds):
        return Grade.C, to_b
    to_a = [
        *([] if _is_covered(record, thresholds.coverage_a_permille) else [Hindrance.COVERAGE]),
        *_unexplained(record, thresholds.unexplained_a_permille),
        *_lag(record, thresholds.lag_a_days),
        *_verified(record),
    ]
    return (Grade.B, to_a) if to_a else (Grade.A, [])


def _to_good(record: Record, thresholds: Thresholds) -> list[Hindrance]:
    """List all that keeps a month from B."""
    if record.is_summary_only:
        return [Hindrance.SUMMARY_ONLY]
    return [
        *([] if _is_covered(record, thresholds.coverage_b_permille) else [Hindrance.COVERAGE]),
        *_unexplained(record, thresholds.unexplained_b_permille),
        *_lag(record, thresholds.lag_b_days),
    ]


def _is_covered(record: Record, permille: int) -> bool:
    return record.days_in_month > 0 and record.days_recorded * _WHOLE >= permille * record.days_in_month


def _unexplained(record: Record, permille: int) -> list[Hindrance]:
    """Hold |gap| ÷ (flow ÷ 2) against a limit without dividing."""
    if record.unexplained is None:
        return [Hindrance.NOT_COUNTED]
    if record.unexplained and record.flow <= 0:
        return [Hindrance.GAP_WITHOUT_FLOW]
    is_within = 2 * _WHOLE * abs(record.unexplained) <= permille * record.flow
    return [] if is_within else [Hindrance.UNEXPLAINED]


def _lag(record: Record, days: int) -> list[Hindrance]:
    if record.lag_halfdays is None:
        return [Hindrance.LAG_UNKNOWN]
    return [] if record.lag_halfdays <= 2 * days else [Hindrance.LAG]


def _rests_on_a_file(record: Record, thresholds: Thresholds) -> bool:
    """Tell whether only the word of a file of rows makes a good month one written down in time."""
    return record.seen_lag_halfdays is not None and record.seen_lag_halfdays > 2 * thresholds.lag_b_days


def _verified(record: Record) -> list[Hindrance]:
    if not record.is_verified:
        return [Hindrance.NOT_VERIFIED]
    is_unseen = record.is_paper_daily and not has_seen_paper(record.seen)
    return [Hindrance.PAPER_NOT_SEEN] if is_unseen else []
