"""Charts of a household's debts and of all households' deposits say which way things went."""

from __future__ import annotations

import pytest

from household_ledger.charts.debts import debts_chart
from household_ledger.charts.village_savings import deposits_chart
from household_ledger.domain.figures import SavingsMonth
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from tests.charts.making import OCTOBER, a_month

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("start", "end", "title"),
    [
        (45_000, 41_300, "Debts fell from 45,000 to 41,300 baht"),
        (41_300, 45_000, "Debts grew from 41,300 to 45,000 baht"),
        (5_000, 5_000, "Debts stand where they stood: 5,000 baht"),
        (5_000, 0, "All debts are paid off"),
        (0, 300, "300 baht are owed; before Sep 2026 nothing was"),
        (0, 0, "No debts"),
        (5_000, -1, "1 baht more was paid back than the book holds. Was what you owed before forgotten?"),
    ],
)
def test_the_title_says_where_debts_went(start: int, end: int, title: str) -> None:
    figures = [
        a_month(OCTOBER.plus(-1), debt_start=Money(start * 100), debt_end=Money(start * 100)),
        a_month(OCTOBER, debt_start=Money(start * 100), debt_end=Money(end * 100)),
    ]

    chart = debts_chart(figures)

    assert chart.title == title
    assert chart.series[0].values == (start * 100, end * 100)
    assert f"Oct 2026 {end:,}".replace("-", "\u2212") in chart.alternative
    assert chart.note == ""


def test_the_title_speaks_of_the_ends_of_the_line_that_is_drawn() -> None:
    """What was paid off within the first month is not in the picture: there the line rises."""
    owed = (118_540, 106_000, 96_000, 116_820)
    figures = [
        a_month(OCTOBER.plus(index), debt_start=Money(owed[index] * 100), debt_end=Money(owed[index + 1] * 100))
        for index in range(3)
    ]

    chart = debts_chart(figures)

    assert chart.series[0].values[0] == 106_000 * 100
    assert chart.title == "Debts grew from 106,000 to 116,820 baht"
    assert debts_chart(figures[:1]).title == "Debts fell from 118,540 to 106,000 baht"


def test_a_satang_below_nothing_is_not_told_as_paid_off() -> None:
    figures = [a_month(OCTOBER, debt_start=Money(300_00), debt_end=Money(-1))]

    assert debts_chart(figures).title.startswith("0.01 baht more was paid back than the book holds.")


def test_a_month_that_ended_below_nothing_is_named_below() -> None:
    ends = (100, -20, -30, 50)
    figures = [a_month(OCTOBER.plus(index - 3), debt_end=Money(end * 100)) for index, end in enumerate(ends)]

    assert "Aug–Sep 2026" in debts_chart(figures).note
    assert "opening balance" in debts_chart(figures).note


def test_without_months_there_are_no_debts_to_show() -> None:
    chart = debts_chart([])

    assert (chart.title, chart.labels, chart.alternative) == ("No debts", (), "No debts")


def deposits(month: Month, put_in: int, taken_out: int = 0) -> SavingsMonth:
    return SavingsMonth(
        month=month,
        deposits=Money(put_in * 100),
        withdrawals=Money(taken_out * 100),
        closing=ZERO,
        households_saving=5,
    )


@pytest.mark.parametrize(
    ("before", "now", "title"),
    [
        (500, 800, "300 baht more was put in than the month before"),
        (800, 500, "300 baht less was put in than the month before"),
        (500, 500, "As much was put in as the month before"),
        (0, 500, "Put in and taken out, month by month"),
    ],
)
def test_deposits_are_held_against_the_month_before(before: int, now: int, title: str) -> None:
    chart = deposits_chart([deposits(OCTOBER.plus(-1), before), deposits(OCTOBER, now, 70)])

    assert chart.title == title
    assert [one.values for one in chart.series] == [(before * 100, now * 100), (0, 7000)]
    assert f"Oct: put in {now}, taken out 70" in chart.alternative
    assert chart.subtitle == "Sep–Oct 2026 · baht · October 2026: 5 households saved"
