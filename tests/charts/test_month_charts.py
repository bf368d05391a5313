"""Charts of months, spending and savings say what the figures say, all of it, and name the entries behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from household_ledger.charts.month_labels import axis_labels, named
from household_ledger.charts.months import months_chart
from household_ledger.charts.savings import savings_chart
from household_ledger.charts.spec import Tone
from household_ledger.charts.spending import spending_chart
from household_ledger.domain.category import fixed_id
from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.kinds import Account, Medium
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import using
from tests.charts.making import OCTOBER, OWN_CURRY, OWN_WORDS, SPENT, a_month, goal, goal_months, months

pytestmark = pytest.mark.usefixtures("english")


def test_the_months_chart_shows_money_in_money_out_and_what_was_left() -> None:
    figures = months(12)

    chart = months_chart(figures)

    money_in, money_out = chart.series
    assert money_in.values == tuple(one.money_in for one in figures)
    assert money_out.values == tuple(one.money_out for one in figures)
    assert chart.net is not None
    assert chart.net.values == tuple(one.surplus for one in figures)


def test_months_that_fell_short_are_marked_and_named_in_the_title() -> None:
    chart = months_chart(months(12))

    assert chart.marked == {4, 5, 6}
    assert chart.title == "3 months fell short: Mar–May 2026"


def test_short_months_apart_from_each_other_are_named_one_by_one() -> None:
    figures = [a_month(OCTOBER.plus(index - 4), 100, 300 if index % 2 else 50) for index in range(5)]

    assert months_chart(figures).title == "2 months fell short: Jul, Sep"


def test_one_short_month_is_told_in_thai_as_it_is_spoken() -> None:
    figures = [a_month(OCTOBER.plus(index - 4), 100, 300 if index == 1 else 50) for index in range(5)]

    with using("th"):
        assert months_chart(figures).title == "จ่ายเกินรับ 1 เดือน: ก.ค."


def test_many_short_months_are_counted_not_listed() -> None:
    figures = [a_month(OCTOBER.plus(index - 23), 100, 300 if index % 2 else 50) for index in range(24)]

    assert months_chart(figures).title == "12 of 24 months fell short"


@pytest.mark.parametrize(
    ("money_in", "money_out", "title"),
    [
        (900, 500, "October 2026: 400 baht left over"),
        (500, 900, "October 2026: 400 baht short"),
        (500, 500, "October 2026: as much went out as came in"),
    ],
)
def test_a_single_month_says_what_was_left(money_in: int, money_out: int, title: str) -> None:
    assert months_chart([a_month(OCTOBER, money_in, money_out)]).title == title


@pytest.mark.parametrize("figures", [[], [a_month(OCTOBER, has_entries=False)]], ids=["no months", "an empty month"])
def test_months_without_entries_say_so_and_mark_nothing(figures: list[MonthFigures]) -> None:
    chart = months_chart(figures)

    assert chart.title == "No entries in these months yet"
    assert chart.marked == frozenset()
    assert chart.alternative


def test_the_alternative_of_the_months_chart_holds_every_value() -> None:
    figures = months(12)

    told = months_chart(figures).alternative

    amounts = [amount for one in figures for amount in (one.money_in, one.money_out, one.surplus)]
    assert [format_amount(one) for one in amounts if format_amount(one) not in told] == []


def test_past_a_year_the_axis_says_where_the_year_turns() -> None:
    labels = axis_labels([OCTOBER.plus(index - 13) for index in range(14)])

    assert labels[0] == "Sep 25"
    assert labels[4] == "Jan 26"
    assert [label for label in labels if " " in label] == ["Sep 25", "Jan 26"]


def test_within_a_year_the_axis_carries_no_years() -> None:
    assert axis_labels([Month(2025, 12), Month(2026, 1)]) == ("Dec", "Jan")


def test_months_that_follow_each_other_are_named_as_a_span() -> None:
    assert named([Month(2025, 12), Month(2026, 1)]) == "Dec 2025–Jan 2026"
    assert named([Month(2026, 1), Month(2026, 3)]) == "Jan, Mar"
    assert named([Month(2025, 1), Month(2026, 3)]) == "Jan 2025, Mar 2026"


def test_spending_stands_by_need_class_then_by_size_each_in_its_tone() -> None:
    chart = spending_chart(a_month(OCTOBER, spent=SPENT))

    assert [bar.value for bar in chart.bars] == [231000, 86000, 78000, 62000, 41000, 24000, 30000]
    assert [bar.tone for bar in chart.bars] == [Tone.NECESSARY] * 4 + [Tone.REDUCIBLE] * 2 + [Tone.SOCIAL]
    assert [(tone, total) for _name, tone, total in chart.legend] == [
        (Tone.NECESSARY, 457000),
        (Tone.REDUCIBLE, 65000),
        (Tone.SOCIAL, 30000),
    ]
    assert chart.title == "Food at home and pupils' daily money took the most of October 2026"


def test_the_smallest_categories_are_told_of_and_stay_in_the_alternative() -> None:
    spent = {f"E{number:02}": 100 + number for number in range(1, 21)}

    chart = spending_chart(a_month(OCTOBER, spent=spent), most=14)

    assert len(chart.bars) == 14
    assert min(bar.value for bar in chart.bars) == 10700
    assert chart.note == "6 smaller categories are not drawn"
    assert [baht for baht in spent.values() if format_amount(baht * 100) not in chart.alternative] == []


def test_spending_without_cash_is_told_apart_from_what_went_out() -> None:
    figures = a_month(OCTOBER, spent={f"E{number:02}": 100 + number for number in range(1, 21)})
    paid = replace(figures.spending, necessary=figures.spending.necessary - Money(469_00))

    told = "469 baht of it not paid in cash: own produce, on credit"
    assert spending_chart(replace(figures, cash_spending_by_need=paid), most=30).note == told
    assert spending_chart(replace(figures, cash_spending_by_need=paid), most=14).note == (
        f"{told} · 6 smaller categories are not drawn"
    )
    assert spending_chart(figures, most=30).note == ""


def test_interest_is_not_drawn_as_spending() -> None:
    chart = spending_chart(a_month(OCTOBER, spent={"E01": 100, "E27": 900}))

    assert [bar.value for bar in chart.bars] == [10000]
    assert chart.title == "Food at home was all household spending of October 2026"


def test_a_month_without_spending_says_so() -> None:
    chart = spending_chart(a_month(OCTOBER))

    assert chart.bars == ()
    assert chart.title == chart.alternative == "No household spending in October 2026 yet"


def test_behind_a_category_stand_the_entries_of_the_households_own_words_too() -> None:
    chart = spending_chart(a_month(OCTOBER, spent={"E02": 120}), OWN_WORDS)

    (query,) = chart.bars[0].behind
    assert query.account is Account.SPENDING
    assert query.refs == {fixed_id("E02"), OWN_CURRY}
    assert (query.first, query.last) == (OCTOBER.first, OCTOBER.last)


def test_without_the_households_words_a_bar_names_no_entries_rather_than_too_few() -> None:
    assert spending_chart(a_month(OCTOBER, spent={"E02": 120})).bars[0].behind == ()


def test_behind_money_out_stand_costs_and_spending_paid_in_cash_of_that_month() -> None:
    chart = months_chart(months(3))

    for index, behind in enumerate(chart.series[1].behind):
        assert {query.account for query in behind} == {Account.COST, Account.SPENDING}
        assert {query.medium for query in behind} == {Medium.CASH}
        assert {query.first for query in behind} == {OCTOBER.plus(index - 2).first}
    assert [query.account for query in chart.series[0].behind[0]] == [Account.INCOME]


def test_savings_are_those_at_each_months_end() -> None:
    figures = goal_months(goal())

    chart = savings_chart([*figures[:-1], a_month(OCTOBER, savings=6700, times_saved=2)])

    assert chart.series[0].values[-2:] == (540000, 670000)
    assert chart.last_label == "6,700"
    assert chart.title == "Saved in 1 of 10 months; 6,700 baht now"
    assert [
        format_amount(one.savings_end) for one in figures if format_amount(one.savings_end) not in chart.alternative
    ] == []


@pytest.mark.parametrize(
    ("times_saved", "title"), [(0, "Nothing new put by; 500 baht now"), (2, "Saved; 500 baht now")]
)
def test_in_a_books_first_month_no_months_are_counted(times_saved: int, title: str) -> None:
    chart = savings_chart([a_month(OCTOBER, savings=500, times_saved=times_saved)])

    assert chart.title == title


def test_behind_savings_stands_everything_up_to_the_months_end() -> None:
    (query,) = savings_chart(goal_months(goal(), (500,))).series[0].behind[0]

    assert (query.first, query.last, query.account) == (None, OCTOBER.last, Account.SAVINGS)


@pytest.mark.parametrize("figures", [[], [a_month(OCTOBER)]], ids=["no months", "nothing saved"])
def test_without_savings_the_title_says_so(figures: list[MonthFigures]) -> None:
    assert savings_chart(figures).title == "No savings recorded yet"
