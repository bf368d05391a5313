"""What was told of the time before stands where the survey has it; what was not asked is not zero; clashes are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from household_ledger.domain.baseline import REPAID, Baseline, BaselineLine
from household_ledger.domain.comparison_periods import best_recall
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.ids import Id
from household_ledger.domain.jpt import Item
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.money import Money
from household_ledger.domain.recall import Beside, Clash, Doubt, Placing, Recalled, recalled
from household_ledger.domain.record_rules import problems_of

ONE = Id(1)
USUAL = Placing(need_classes(()), Item.NECESSARY)


def told(*lines: tuple[str, int, int], debts: int | None = None, savings: int | None = None) -> Baseline:
    """Make a year's recall of (source, baht, worth of goods in baht)."""
    kept = tuple(BaselineLine(source, cash * 100, goods * 100) for source, cash, goods in lines)
    owed, saved = (None if baht is None else Money(baht * 100) for baht in (debts, savings))
    year = Baseline(id=ONE, household=ONE, type=BaselineType.C, first=202503, last=202602, lines=kept)
    return replace(year, debts=owed, savings=saved)


def laid(*lines: tuple[str, int, int], debts: int | None = None, savings: int | None = None) -> Recalled:
    return recalled(told(*lines, debts=debts, savings=savings), USUAL)


def clashes(found: Recalled) -> list[tuple[Clash, int]]:
    return [(one.clash, one.amount // 100) for one in found.doubts]


def test_every_line_stands_where_the_survey_has_it() -> None:
    found = laid(
        ("I01", 50_000, 0),
        ("I07", 8_000, 700),
        ("I11", 7_200, 0),
        ("I20", 0, 9_000),
        ("I21", 0, 400),
        ("C02", 6_000, 300),
        ("E01", 20_000, 9_000),
        ("E20", 2_400, 0),
        ("E21", 1_000, 0),
        ("E27", 900, 0),
        (REPAID, 5_000, 0),
        ("D02", 30_000, 0),
        ("S01", 800, 0),
    )

    totals = {part: (one.cash // 100, one.goods // 100, one.total // 100) for part, one in found.parts.items()}
    assert totals == {
        Item.WORK_UNSAID: (58_000, 700, 58_000),
        Item.OTHER_INCOME: (7_200, 0, 7_200),
        Item.OWN_PRODUCE: (0, 9_000, 9_000),
        Beside.RECEIVED: (0, 400, 0),
        Item.PRODUCTION_COST: (6_000, 300, 6_000),
        Item.NECESSARY: (21_000, 9_000, 30_000),
        Item.REDUCIBLE: (2_400, 0, 2_400),
        Item.DEBT_REPAYMENT: (5_900, 0, 5_900),
        Beside.DEBTS: (30_000, 0, 30_000),
        Beside.SAVINGS: (800, 0, 800),
    }
    assert found.income is not None
    assert found.spending is not None
    assert (found.income.total, found.spending.total) == (7_420_000, 4_430_000)
    assert found.goods_aside == 140_000
    assert [found.owed(place) for place in range(3)] == [None, 3_000_000, None]
    assert (found.debt, found.saved) == (3_000_000, 80_000)
    assert found.doubts == ()


def test_social_spending_stands_where_the_project_has_it() -> None:
    found = recalled(told(("E22", 500, 0)), replace(USUAL, social_item=Item.REDUCIBLE))

    assert [*found.parts] == [Item.REDUCIBLE]


def test_what_was_not_asked_is_not_nothing_and_nothing_told_is() -> None:
    found = laid(("I01", 0, 0), ("D01", 0, 0))

    assert found.parts[Item.WORK_UNSAID].total == 0
    assert Item.OTHER_INCOME not in found.parts
    assert found.income is not None
    assert (found.spending, found.saved, found.debt) == (None, None, 0)


def test_lenders_and_forms_stand_in_the_order_of_the_reference_on_every_paper() -> None:
    """Ten in a set come in another order nearly every time; papers of one book must be alike."""
    codes = [f"D{n:02}" for n in range(1, 7)] + [f"S{n:02}" for n in range(1, 5)]

    found = laid(*((code, 10, 0) for code in reversed(codes)))

    assert [*found.debts, *found.savings] == codes


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (laid(("D01", 600, 0), ("D03", 500, 0), debts=1_000), [(Clash.LENDERS_ABOVE_DEBTS, 100)]),
        (laid(("D01", 600, 0), debts=1_000), []),
        (laid(("S01", 600, 0), savings=0), [(Clash.FORMS_ABOVE_SAVINGS, 600)]),
        (laid(("I11", 900, 0), ("C01", 50, 0)), [(Clash.COST_WITHOUT_WORK, 50)]),
        (laid(("I11", 900, 0), ("I20", 0, 10), ("C01", 50, 0)), []),
        (laid(("I01", 900, 0), ("E01", 800, 0), (REPAID, 200, 0)), [(Clash.SPENT_ABOVE_INCOME, 100)]),
        (laid(("E01", 800, 0)), []),
        (laid(("I20", 0, 500), ("I21", 0, 100), ("E01", 0, 650)), [(Clash.EATEN_ABOVE_PRODUCED, 50)]),
        (laid(("I20", 0, 500), ("I21", 0, 100), ("E01", 0, 600)), []),
    ],
)
def test_amounts_that_do_not_go_together_are_told(found: Recalled, expected: list[tuple[Clash, int]]) -> None:
    assert clashes(found) == expected


def test_a_month_that_brought_more_than_its_whole_year_is_told_from_both_sides() -> None:
    year = told(("I07", 3_000, 0), ("I01", 9_000, 0), ("D01", 100, 0))
    month = replace(
        told(("I07", 4_000, 0), ("I01", 500, 0), ("D01", 700, 0), ("I11", 700, 0)),
        type=BaselineType.D,
        first=202602,
    )
    doubt = Doubt(Clash.MONTH_ABOVE_YEAR, Money(100_000), "I07")

    assert doubt in recalled(year, USUAL, [month]).doubts
    assert doubt in recalled(month, USUAL, [year]).doubts
    outside = replace(month, first=202604, last=202604)
    gone = replace(month, is_deleted=True)
    assert recalled(year, USUAL, [outside, gone, year]).doubts == ()


def test_what_tells_nothing_of_income_is_not_held_against_income() -> None:
    only_debts, poorer = told(("D01", 600, 0), ("E01", 900, 0), ("C01", 5, 0)), told(("I01", 0, 0))

    assert best_recall([only_debts]) is None
    assert best_recall([only_debts, poorer]) == poorer


def test_project_money_and_windfalls_alone_are_no_income_that_was_told() -> None:
    outside, also_sold = told(("I18", 5_000, 0), ("I19", 900, 0)), told(("I19", 900, 0), ("I02", 0, 0))

    assert not outside.tells_income
    assert best_recall([outside]) is None
    assert also_sold.tells_income


def test_what_was_paid_back_may_be_kept_and_other_words_may_not() -> None:
    assert problems_of(told((REPAID, 5, 0))) == []
    assert [one.code for one in problems_of(told(("REST", 5, 0)))] == ["unknown_category"]
