"""Grades against the table of the reference, read a second time with plain fractions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import Money
from household_ledger.domain.quality import Hindrance, Record, judge, unexplained_permille
from household_ledger.domain.thresholds import DEFAULTS, Thresholds
from tests.domain.making import BEST

H = Hindrance


@pytest.mark.parametrize(
    ("changes", "grade", "reasons"),
    [
        ({}, Grade.A, []),
        ({"days_recorded": 27}, Grade.A, []),
        ({"days_recorded": 26}, Grade.B, [H.COVERAGE]),
        ({"days_recorded": 24}, Grade.B, [H.COVERAGE]),
        ({"days_recorded": 23}, Grade.C, [H.COVERAGE]),
        ({"days_recorded": 15}, Grade.C, [H.COVERAGE]),
        ({"days_recorded": 14}, Grade.D, [H.COVERAGE]),
        ({"days_recorded": 0, "lag_halfdays": None}, Grade.D, [H.COVERAGE]),
        ({"days_recorded": 0, "days_in_month": 0}, Grade.D, [H.COVERAGE]),
        ({"lag_halfdays": 14}, Grade.A, []),
        ({"lag_halfdays": 15}, Grade.B, [H.LAG]),
        ({"lag_halfdays": 28}, Grade.B, [H.LAG]),
        ({"lag_halfdays": 29}, Grade.C, [H.LAG]),
        ({"lag_halfdays": None}, Grade.C, [H.LAG_UNKNOWN]),
        ({"unexplained": Money(25_000)}, Grade.A, []),  # 5 % of the mean of in and out
        ({"unexplained": Money(-25_000)}, Grade.A, []),
        ({"unexplained": Money(25_001)}, Grade.B, [H.UNEXPLAINED]),
        ({"unexplained": Money(-50_000)}, Grade.B, [H.UNEXPLAINED]),
        ({"unexplained": Money(50_001)}, Grade.C, [H.UNEXPLAINED]),
        ({"unexplained": None}, Grade.C, [H.NOT_COUNTED]),
        ({"unexplained": Money(0), "flow": Money(0)}, Grade.A, []),
        ({"unexplained": Money(1), "flow": Money(0)}, Grade.C, [H.GAP_WITHOUT_FLOW]),
        ({"is_verified": False}, Grade.B, [H.NOT_VERIFIED]),
        ({"is_verified": False, "days_recorded": 26}, Grade.B, [H.COVERAGE, H.NOT_VERIFIED]),
        ({"is_verified": False, "days_recorded": 20}, Grade.C, [H.COVERAGE]),
        ({"is_paper_daily": True}, Grade.A, []),
        ({"is_paper_daily": True, "seen": "cash counted"}, Grade.B, [H.PAPER_NOT_SEEN]),
        ({"is_paper_daily": True, "seen": "Paper pages"}, Grade.A, []),
        ({"is_paper_daily": True, "seen": "ดูหน้ากระดาษแล้ว"}, Grade.A, []),
        ({"is_paper_daily": True, "seen": "หน้าสมุด ใบเสร็จ"}, Grade.A, []),
        ({"is_paper_daily": True, "seen": "นับเงินสด สมุดบัญชีธนาคาร"}, Grade.B, [H.PAPER_NOT_SEEN]),
        ({"is_paper_daily": True, "is_verified": False}, Grade.B, [H.NOT_VERIFIED]),
        ({"is_summary_only": True}, Grade.C, [H.SUMMARY_ONLY]),
        ({"is_summary_only": True, "days_recorded": 0, "unexplained": None}, Grade.C, [H.SUMMARY_ONLY]),
        ({"days_recorded": 20, "unexplained": None, "lag_halfdays": 40}, Grade.C, [H.COVERAGE, H.NOT_COUNTED, H.LAG]),
    ],
)
def test_a_month_has_the_grade_and_reasons_of_the_table(
    changes: dict[str, object], grade: Grade, reasons: list[Hindrance]
) -> None:
    quality = judge(replace(BEST, **changes), DEFAULTS)  # type: ignore[arg-type]

    assert (quality.grade, list(quality.reasons)) == (grade, reasons)


@given(
    days=st.integers(0, 31).flatmap(lambda month: st.tuples(st.integers(0, month), st.just(month))),
    lag=st.none() | st.integers(0, 60),
    unexplained=st.none() | st.integers(-(10**5), 10**5),
    flow=st.integers(0, 10**6),
    is_verified=st.booleans(),
)
def test_grades_agree_with_the_reference_read_as_fractions(
    days: tuple[int, int], lag: int | None, unexplained: int | None, flow: int, *, is_verified: bool
) -> None:
    coverage = Fraction(days[0], days[1]) if days[1] else Fraction(0)
    share: Fraction | None = None
    if unexplained is not None:
        share = Fraction(abs(unexplained) * 2, flow) if flow else (Fraction(0) if unexplained == 0 else None)
    delay = Fraction(lag, 2) if lag is not None else None

    def fits(least: Fraction, most: Fraction, longest: int) -> bool:
        return coverage >= least and share is not None and share <= most and delay is not None and delay <= longest

    if fits(Fraction(9, 10), Fraction(5, 100), 7) and is_verified:
        expected = Grade.A
    elif fits(Fraction(8, 10), Fraction(10, 100), 14):
        expected = Grade.B
    else:
        expected = Grade.C if coverage >= Fraction(1, 2) else Grade.D

    record = Record(
        days_recorded=days[0],
        days_in_month=days[1],
        lag_halfdays=lag,
        unexplained=None if unexplained is None else Money(unexplained),
        flow=Money(flow),
        is_verified=is_verified,
    )
    quality = judge(record, DEFAULTS)

    assert quality.grade is expected
    assert bool(quality.reasons) == (expected is not Grade.A)
    permille = quality.unexplained_permille
    assert (permille is None) == (share is None)
    if share is not None and permille is not None:
        assert permille - 1 < share * 1000 <= permille


def test_undefined_shares_are_none_and_never_zero() -> None:
    assert unexplained_permille(None, Money(1_000)) is None
    assert unexplained_permille(Money(5), Money(0)) is None
    assert unexplained_permille(Money(0), Money(0)) == 0
    assert unexplained_permille(Money(-1), Money(1_000_000)) == 1  # rounded up, so that a gap never shows as none


def test_limits_are_those_of_the_project() -> None:
    strict = Thresholds(coverage_a_permille=1000, coverage_b_permille=950)

    assert judge(replace(BEST, days_recorded=29), strict).grade is Grade.B
    assert judge(replace(BEST, days_recorded=28), strict).grade is Grade.C


def test_unspecified_spending_is_marked_above_fifteen_percent() -> None:
    marked = [judge(replace(BEST, other=Money(other), spending=Money(1_000)), DEFAULTS) for other in (150, 151)]

    assert [one.other_share_is_high for one in marked] == [False, True]
    assert not judge(BEST, DEFAULTS).other_share_is_high
