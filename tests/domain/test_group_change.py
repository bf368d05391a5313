"""A village's change, reckoned by hand: who counts, who is listed, who left, and what is said of so many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from household_ledger.domain.comparison_verdict import Reason
from household_ledger.domain.group_change import GroupChange, Lead
from household_ledger.domain.group_verdict import Turned
from household_ledger.domain.kinds import BaselineType, Grade, Verdict
from household_ledger.domain.reference import Prices
from household_ledger.domain.statistics import Unsaid
from household_ledger.domain.thresholds import Changed, Thresholds
from tests.domain.villages import AS_OF, Villager, rising, village

SEVEN = rising(20_000, 10_000, 6_000, 4_000, 0, -3_000, -8_000)
"""Up 20, 10 and 6 %, the same at 4, 0 and −3 %, down 8 %."""


def told(*values: object) -> tuple[object, ...]:
    """Give what is compared with plain numbers."""
    return values


def counts(change: GroupChange) -> dict[Verdict, int]:
    return {verdict: len(ids) for verdict, ids in change.participants.verdicts}


def test_seven_households_are_counted_as_by_hand() -> None:
    side = village(SEVEN).participants

    assert counts(village(SEVEN)) == {Verdict.UP: 3, Verdict.SAME: 3, Verdict.DOWN: 1, Verdict.UNKNOWN: 0}
    assert [one.per_month for one in side.changes] == [20_000, 10_000, 6_000, 4_000, 0, -3_000, -8_000]
    assert told(side.median_per_month.value, side.median_per_month.n) == (4_000, 7)
    assert (side.median_share.value, side.median_share.n) == (Fraction(4, 100), 7)
    assert side.share_up.value == Fraction(3, 7)
    assert side.mean_per_month.value == Fraction(29_000, 7)
    assert (side.signs.rose, side.signs.fell, side.signs.stood) == (4, 2, 1)
    assert side.signs.p == Fraction(2 * (1 + 6 + 15), 64)
    # ranks of 3, 4, 6, 8, 10, 20 thousand: 1 to 6; those that fell have the first and the fourth
    assert told(side.ranks.ranks_up, side.ranks.ranks_down) == (2 + 3 + 5 + 6, 1 + 4)
    assert side.grades == ((Grade.A, 7 * 24),)
    assert (len(side.enrolled), len(side.matched), side.without_baseline) == (7, 7, ())
    assert side.interval.low is not None
    assert -8_000 <= side.interval.low <= 4_000 <= (side.interval.high or 0) <= 20_000


def test_everybody_enrolled_is_up_same_down_unknown_or_left() -> None:
    many = [
        *SEVEN,
        Villager(left_on=date(2026, 3, 31)),
        Villager(months_before=0),
        Villager(months_before=0, recalls=True),
        Villager(after=150_000, members=(4, 8)),
        Villager(started_on=None),
        Villager(grade=Grade.C),
        Villager(started_on=date(2026, 7, 1)),
    ]

    side = village(many).participants

    told = sum(len(ids) for _verdict, ids in side.verdicts) + len(side.attrition.leavers)
    assert told == len(side.enrolled) == 13
    assert side.yet_to_start == (14,)
    assert side.of(Verdict.UNKNOWN) == (9, 10, 11, 12, 13)
    assert dict(side.reasons) == {
        Reason.NO_START: (12,),
        Reason.NO_BASELINE: (9,),
        Reason.BEFORE_NOT_GOOD: (13,),
        Reason.RECALL_ONLY: (10,),
        Reason.MEMBERS_DISAGREE: (11,),
        Reason.MEMBERS_UNKNOWN: (10,),
    }
    assert {kind: len(ids) for kind, ids in side.baselines} == {
        BaselineType.A: 9,
        BaselineType.B: 0,
        BaselineType.C: 1,
        BaselineType.D: 0,
    }
    assert side.without_baseline == (9, 12, 13)


def test_a_recalled_baseline_is_listed_and_enters_no_average() -> None:
    told = Villager(after=900_000, months_before=0, recalls=True)

    side = village([*SEVEN, told]).participants

    assert side.recalled == (8,)
    assert (side.median_per_month, side.share_up) == (
        village(SEVEN).participants.median_per_month,
        village(SEVEN).participants.share_up,
    )
    assert side.grades == ((Grade.A, 7 * 24),)


def test_a_household_that_left_is_attrition_and_not_the_same() -> None:
    poor = [Villager(before=20_000, after=20_000, left_on=date(2026, 3, 31), months_after=9) for _one in range(3)]

    side = village([*SEVEN, *poor]).participants

    assert [one.household for one in side.attrition.leavers] == [8, 9, 10]
    assert counts(village([*SEVEN, *poor]))[Verdict.SAME] == 3
    assert told(side.attrition.baseline_of_leavers.value, side.attrition.baseline_of_leavers.n) == (20_000, 3)
    assert told(side.attrition.baseline_of_stayers.value, side.attrition.baseline_of_stayers.n) == (100_000, 7)
    assert side.median_per_month.n == 7
    assert len(dict(side.baselines)[BaselineType.A]) == 10


def test_one_leaver_is_named_with_its_own_income_and_no_average() -> None:
    left = Villager(before=20_000, left_on=date(2026, 3, 31))

    attrition = village([*SEVEN, left]).participants.attrition

    assert [told(one.household, one.baseline_income) for one in attrition.leavers] == [(8, 20_000)]
    assert (attrition.baseline_of_leavers.value, attrition.baseline_of_leavers.reason) == (None, Unsaid.TOO_FEW)


@pytest.mark.parametrize(("left_on", "leavers"), [(AS_OF.last, 0), (date(2026, 6, 29), 1), (date(2026, 7, 1), 0)])
def test_who_was_there_on_the_last_day_has_not_left(left_on: date, leavers: int) -> None:
    side = village([Villager(left_on=left_on)]).participants

    assert (len(side.attrition.leavers), len(side.changes)) == (leavers, 1 - leavers)


def test_an_unknown_verdict_lowers_the_share_that_rose_and_is_in_the_median() -> None:
    grown = [Villager(after=150_000, members=(4, 8)) for _one in range(3)]

    side = village([*SEVEN, *grown]).participants

    assert side.share_up.value == Fraction(3, 10)
    assert side.median_per_month.value == (6_000 + 10_000) // 2


def test_a_household_without_income_before_has_baht_and_no_percentage() -> None:
    side = village([*SEVEN, Villager(before=0, after=50_000)]).participants

    assert (side.median_per_month.n, side.median_share.n) == (8, 7)
    assert dict(side.reasons)[Reason.BEFORE_NOT_POSITIVE] == (8,)


@pytest.mark.parametrize(
    ("n", "lead", "median", "share", "test"),
    [
        (0, Lead.NOBODY_ENROLLED, Unsaid.NOBODY, Unsaid.NOBODY, Unsaid.NOBODY),
        (1, Lead.TOO_FEW_MATCHED, Unsaid.TOO_FEW, Unsaid.TOO_FEW, Unsaid.TOO_FEW),
        (2, Lead.TOO_FEW_MATCHED, Unsaid.TOO_FEW, Unsaid.TOO_FEW, Unsaid.TOO_FEW),
        (4, Lead.TOO_FEW_MATCHED, None, Unsaid.TOO_FEW, Unsaid.TOO_FEW),
        (5, Lead.INCOME, None, None, Unsaid.TOO_FEW),
        (20, Lead.INCOME, None, None, None),
    ],
)
def test_what_so_many_households_can_say(
    n: int, lead: Lead, median: Unsaid | None, share: Unsaid | None, test: Unsaid | None
) -> None:
    change = village(rising(*range(1_000, 1_000 * (n + 1), 1_000)))
    side = change.participants

    assert change.lead is lead
    assert (side.median_per_month.reason, side.share_up.reason) == (median, share)
    assert (side.signs.reason, side.ranks.reason, side.interval.reason) == (test, test, test)
    assert len(side.changes) == n


def test_in_the_first_year_nobody_is_matched_and_that_is_what_leads() -> None:
    change = village([Villager(months_after=2) for _one in range(8)])

    assert change.lead is Lead.NOBODY_MATCHED
    assert change.participants.median_per_month.reason is Unsaid.NOBODY
    assert dict(change.participants.reasons) == {Reason.TOO_FEW_MATCHED: tuple(range(1, 9))}
    assert {kind: len(ids) for kind, ids in change.participants.baselines}[BaselineType.A] == 8


def test_months_kept_out_are_counted_by_what_keeps_them_out() -> None:
    uncounted, late = (
        Villager(grade=Grade.C, hindrance="grade_not_counted"),
        Villager(grade=Grade.C, months_before=5, months_after=4, hindrance="grade_lag"),
    )
    fine = Villager(hindrance="grade_not_verified", grade=Grade.B)

    side = village([late, uncounted, uncounted, fine]).participants

    assert side.hindrances == (("grade_not_counted", 48), ("grade_lag", 9))
    assert dict(side.reasons) == {Reason.BEFORE_NOT_GOOD: (1, 2, 3)}


COMPARED = rising(1_000, 2_000, 3_000, 4_000, 5_000, is_comparison=True)


def test_five_on_each_side_give_the_difference_in_differences() -> None:
    change = village([*SEVEN, *COMPARED])

    assert change.difference.reason is None
    assert change.difference.value == Fraction(29_000, 7) - 3_000
    assert (change.difference.participants, change.difference.comparison) == (7, 5)
    low, high = change.difference.interval.low, change.difference.interval.high
    assert low is not None
    assert high is not None
    assert low < change.difference.value < high
    assert counts(change)[Verdict.UP] == 3
    assert len(change.comparison.changes) == 5


@pytest.mark.parametrize(
    ("ours", "others", "reason"),
    [
        (7, 0, Unsaid.NO_COMPARISON_GROUP),
        (0, 0, Unsaid.NO_COMPARISON_GROUP),
        (7, 4, Unsaid.COMPARISON_TOO_FEW),
        (4, 5, Unsaid.COMPARISON_TOO_FEW),
    ],
)
def test_without_five_on_each_side_there_is_no_difference_but_its_reason(
    ours: int, others: int, reason: Unsaid
) -> None:
    difference = village([*SEVEN[:ours], *COMPARED[:others]]).difference

    assert (difference.reason, difference.value, difference.interval.low) == (reason, None, None)


def test_a_comparison_group_that_cannot_be_matched_is_too_few_and_not_missing() -> None:
    unmatched = [Villager(is_comparison=True, months_before=0) for _one in range(6)]

    assert village([*SEVEN, *unmatched]).difference.reason is Unsaid.COMPARISON_TOO_FEW


def test_contributions_are_added_over_the_households() -> None:
    supported = [Villager(after=110_000, hens=15_000), Villager(after=95_000, hens=1_000)]

    contribution = village([*supported, Villager(after=105_000)]).participants.contribution

    assert told(contribution.households, contribution.per_month) == ((1, 2), 16_000)
    assert contribution.share == Fraction(16_000, 10_000 - 5_000 + 5_000)
    fallen = village([Villager(after=80_000, hens=15_000)]).participants.contribution
    assert told(fallen.per_month, fallen.share) == (15_000, None)


def test_the_part_of_the_change_is_of_the_same_months_and_households_as_the_amounts_beside_it() -> None:
    short = Villager(after=105_000, months_before=4)

    side = village([Villager(after=110_000, hens=15_000), short]).participants

    assert [one.months for one in side.changes] == [12, 4]
    assert side.contribution.share == side.contribution.per_month / sum(one.per_month for one in side.changes) == 1


def test_that_the_losing_half_left_is_no_rise() -> None:
    rose, lost = [Villager(after=115_000)] * 7, Villager(after=65_000, months_after=10, left_on=date(2026, 5, 20))

    alone, with_losers, one_left = (village([*rose, *others]).participants for others in ([], [lost] * 7, [lost]))

    assert (alone.verdict, alone.with_leavers) == (Verdict.UP, alone.median_per_month)
    assert with_losers.median_per_month == alone.median_per_month
    assert (with_losers.verdict, with_losers.with_leavers.n) == (Verdict.UNKNOWN, 14)
    assert with_losers.with_leavers.value == (15_000 - 35_000) / 2
    assert one_left.verdict is Verdict.UP
    assert (alone.turned, with_losers.turned) == (None, Turned.BY_LEAVERS)


def test_what_is_unknown_by_itself_is_not_laid_on_those_that_left() -> None:
    stayed = [Villager(after=109_000 + n) for n in range(4)]
    left = [Villager(after=115_000 + n, months_after=10, left_on=date(2026, 5, 20)) for n in range(6)]

    side = village([*stayed, *left]).participants

    assert (side.verdict, side.turned) == (Verdict.UNKNOWN, None)


def test_income_of_a_group_is_claimed_from_six_matched_months_of_its_middle_household_on() -> None:
    for months, lead in ((5, Lead.FEW_MONTHS), (6, Lead.INCOME)):
        short = [replace(one, months_before=months) for one in rising(*[20_000] * 7)]

        change = village([*short, *rising(*[20_000] * 6)])

        assert change.participants.middle_months == months
        assert change.lead is lead


def test_what_the_figures_rest_on_is_said() -> None:
    thresholds = Thresholds(tau_permille=30, price_year=2024)
    rising_prices = Prices({2024: Fraction(100), 2025: Fraction(110)})

    change = village([Villager(after=104_000), Villager(after=130_000)], thresholds, rising_prices)

    assert (change.tau_permille, change.changed[0]) == (30, Changed("tau_permille", 30, 50))
    assert change.definition.price_year == 2024
    assert [(one.asked, one.year) for one in change.stand_ins] == [(2026, 2025)]
    # prices rose by a tenth, and may have by another in the year not known: 4 % more baht are less, 30 % more a rise
    assert [change.participants.of(one) for one in (Verdict.UP, Verdict.SAME)] == [(2,), (1,)]
    assert change.participants.attrition.baseline_of_stayers.n == 2


def test_the_income_before_is_real_and_of_all_good_months_before() -> None:
    prices = Prices({2024: Fraction(100), 2025: Fraction(125), 2026: Fraction(125)})
    standing = Villager(left_on=date(2026, 1, 5), months_after=0).standing(1, prices=prices)

    assert standing.comparison.definition.price_year == 2026
    assert standing.baseline_income == (7 * Fraction(125_000) + 5 * 100_000) / 12


def test_the_income_before_is_a_mean_over_the_months_there_are() -> None:
    half, too_few = Villager(months_before=6).standing(1), Villager(months_before=2).standing(1)

    assert (half.baseline, half.baseline_income) == (BaselineType.B, Fraction(100_000))
    assert (too_few.baseline, too_few.baseline_income) == (None, None)


def test_years_whose_prices_stood_in_are_told_of_what_is_averaged_only() -> None:
    prices = Prices({2024: Fraction(100), 2025: Fraction(110)})
    told = Villager(months_before=0, recalls=True)

    assert village([told], prices=prices).stand_ins == ()
    assert [one.asked for one in village([told, Villager()], prices=prices).stand_ins] == [2026]


def test_of_few_matched_months_no_way_is_told_however_far_it_went() -> None:
    few = village([Villager(after=150_000, months_after=4) for _home in range(8)])
    many = village([Villager(after=150_000) for _home in range(8)])

    assert (few.lead, few.participants.verdict) == (Lead.FEW_MONTHS, Verdict.UNKNOWN)
    assert (many.lead, many.participants.verdict) == (Lead.INCOME, Verdict.UP)
