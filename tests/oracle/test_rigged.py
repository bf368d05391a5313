"""Nothing but earning more is told as a rise: no grant, gift, loan, sale, windfall, harvest, late or missing month."""

from __future__ import annotations

import pytest

from household_ledger.domain.comparison import Comparison, Definition, Outside, Reason
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.period import Month
from household_ledger.text.group_words import group_lines
from household_ledger.text.i18n import using
from household_ledger.text.messages import sentence
from tests.oracle.in_the_ledger import Opened

AS_OF, LONG_AGO = Month(2026, 10), Month(2022, 10)


def compared(opened: Opened, code: str, as_of: Month = AS_OF, definition: Definition | None = None) -> Comparison:
    return opened.figures.comparison(opened.household(code), as_of, definition)


def test_the_rig_can_tell_a_true_rise_from_none(rigged: Opened) -> None:
    assert (compared(rigged, "UP").verdict, compared(rigged, "UP").reasons) == (Verdict.UP, ())
    assert (compared(rigged, "SAME").verdict, compared(rigged, "SAME").reasons) == (Verdict.SAME, ())
    assert compared(rigged, "UP").matched == ((202508, 202608), (202509, 202609), (202510, 202610))


@pytest.mark.parametrize(
    ("code", "what", "satang"),
    [
        ("GRANT", Outside.PROJECT_MONEY, 5_000_000),
        ("GIFT", Outside.PROJECT_IN_KIND, 1_500_000),
        ("LOAN", Outside.LOANS, 4_000_000),
        ("SOLD", Outside.ASSET_SALES, 3_000_000),
        ("LUCK", Outside.WINDFALL, 2_000_000),
        ("LUCKGOODS", Outside.WINDFALL_IN_KIND, 900_000),
        ("DRAWN", Outside.WITHDRAWALS, 2_500_000),
    ],
)
def test_what_came_in_and_is_no_income_is_told_apart_and_makes_no_rise(
    rigged: Opened, code: str, what: Outside, satang: int
) -> None:
    found = compared(rigged, code)

    assert found.verdict is Verdict.SAME
    assert found.amounts is not None
    assert found.amounts.income.difference == 0
    assert {one.what: one.change.difference for one in found.amounts.outside if one.change.difference} == {what: satang}


@pytest.mark.parametrize("code", ["REPAID", "HARVEST"])
def test_money_returned_and_a_harvest_out_of_its_season_make_no_rise(rigged: Opened, code: str) -> None:
    found = compared(rigged, code)

    assert (found.verdict, found.reasons, len(found.matched)) == (Verdict.SAME, (), 3)


def test_a_harvest_month_is_good_enough_and_still_has_nothing_to_be_held_against(rigged: Opened) -> None:
    found = compared(rigged, "HARVEST")

    assert (found.valid_after, found.valid_before) == (4, 3)
    assert 202607 not in {after for _before, after in found.matched}


def test_a_harvest_sold_a_month_earlier_rests_on_that_month_alone_and_is_no_rise(rigged: Opened) -> None:
    found = compared(rigged, "SHIFTED")

    assert (found.verdict, found.reasons) == (
        Verdict.UNKNOWN,
        (Reason.ONE_MONTH_DECIDES, Reason.SEASON_NOT_COMPARED),
    )
    assert found.amounts is not None
    assert found.amounts.income.difference > 0


def test_what_everything_became_dearer_by_is_no_rise(rigged: Opened) -> None:
    real = compared(rigged, "DEARER", LONG_AGO)
    nominal = compared(rigged, "DEARER", LONG_AGO, Definition(is_real=False))

    assert (real.verdict, real.reasons) == (Verdict.SAME, ())
    assert nominal.amounts is not None
    assert nominal.amounts.income.share == pytest.approx(0.06)
    assert nominal.verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("code", "reasons", "hindrances"),
    [
        ("GONE", (Reason.MEMBERS_DISAGREE,), set()),
        ("JOINED", (Reason.MEMBERS_DISAGREE,), set()),
        ("LEFT", (Reason.TOO_FEW_MATCHED,), set()),
        ("FOUND", (Reason.TOO_FEW_MATCHED,), {"grade_unexplained"}),
        ("MISSING", (Reason.TOO_FEW_MATCHED,), {"grade_coverage"}),
        ("LATE", (Reason.BEFORE_NOT_GOOD,), {"grade_lag", "grade_coverage"}),
        ("UNCOUNTED", (Reason.BEFORE_NOT_GOOD,), {"grade_not_counted", "grade_coverage"}),
    ],
)
def test_what_cannot_be_known_is_not_concluded_and_the_reason_is_told(
    rigged: Opened, code: str, reasons: tuple[Reason, ...], hindrances: set[str]
) -> None:
    found = compared(rigged, code)

    assert (found.verdict, found.reasons) == (Verdict.UNKNOWN, reasons)
    assert {one for one, _months in found.hindrances} >= hindrances
    with using("th"):
        told = [sentence(one) for one in (*reasons, *hindrances)]
    assert not [words for words in told if "(" in words]  # no code is left standing where words should be


def test_of_the_village_one_household_rose_and_the_one_that_left_is_not_the_same(rigged: Opened) -> None:
    change = rigged.figures.group_change(AS_OF)
    side = change.participants
    codes = {one.id: one.code for one in rigged.figures.households()}

    assert {codes[one] for one in side.of(Verdict.UP)} == {"UP"}
    assert [codes[one.household] for one in side.attrition.leavers] == ["LEFT"]
    assert {codes[one] for one in side.of(Verdict.UNKNOWN)} == {
        "GONE",
        "JOINED",
        "MISSING",
        "LATE",
        "UNCOUNTED",
        "DEARER",
        "FOUND",
        "SHIFTED",
    }
    reasons = {reason: {codes[one] for one in ids} for reason, ids in side.reasons}
    assert reasons == {
        Reason.MEMBERS_DISAGREE: {"GONE", "JOINED"},
        Reason.TOO_FEW_MATCHED: {"MISSING", "DEARER", "FOUND"},
        Reason.BEFORE_NOT_GOOD: {"LATE", "UNCOUNTED"},
        Reason.ONE_MONTH_DECIDES: {"SHIFTED"},
        Reason.SEASON_NOT_COMPARED: {"SHIFTED"},
    }
    assert side.median_per_month.value == 0
    with using("en"):
        told = group_lines(change)
    counted = "1 increased, 10 about the same, 0 decreased, 8 cannot be concluded yet, 1 left."
    assert f"Of 20 households enrolled, by verdict: {counted}" in told
