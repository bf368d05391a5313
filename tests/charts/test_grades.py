"""The chart of grades counts households' months by grade, and says how many may be claimed from."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.charts.draw import draw
from household_ledger.charts.grades import grades_chart
from household_ledger.domain.grade_months import GradeTable
from household_ledger.domain.ids import Id
from household_ledger.services.ports import EntryQuery
from tests.charts.making_counted import grades, many_grades

pytestmark = pytest.mark.usefixtures("english")


def test_the_title_says_how_many_books_of_the_last_month_may_be_claimed_from() -> None:
    chart = grades_chart(grades("AAAA", "ABCD"))

    assert chart.title == "October 2026: the books of 2 of 4 households are good enough to claim from (A or B)"
    assert chart.subtitle == "Sep–Oct 2026 · 8 household-months · A–B 75 %"


def test_each_grade_is_a_series_from_the_best_up_and_every_column_says_how_many_there_are() -> None:
    chart = grades_chart(grades("AABD", "ABC"))

    assert [(one.name, one.values) for one in chart.series] == [
        ("A", (2, 1)),
        ("B", (1, 1)),
        ("C", (0, 1)),
        ("D", (1, 0)),
    ]
    assert chart.totals == (4, 3)
    assert "Sep 2026: A 2 · B 1 · C 0 · D 1 · 4 households" in chart.alternative


def test_a_part_names_the_months_of_its_households() -> None:
    chart = grades_chart(grades("AABD"))

    first, last = date(2026, 10, 1), date(2026, 10, 31)
    assert chart.series[0].behind == (tuple(EntryQuery(household=Id(one), first=first, last=last) for one in (1, 2)),)
    assert chart.series[2].behind == ((),)


def test_the_table_says_the_same_with_the_share() -> None:
    chart = grades_chart(grades("AABD"))

    assert chart.heads == ("A", "B", "C", "D", "Households", "A and B")
    assert [[one.words for one in row] for row in chart.table] == [["Oct 2026", "2", "1", "0", "1", "4", "75 %"]]


def test_without_a_month_to_grade_it_says_so() -> None:
    chart = grades_chart(GradeTable(()))

    assert (chart.title, chart.labels, chart.note) == ("No household has a month to grade yet", (), "")


@pytest.mark.parametrize("households", [1, 24, 150])
def test_parts_are_as_high_as_what_they_count_and_stand_on_each_other(households: int) -> None:
    chart = grades_chart(many_grades(households))

    spots = [one for one in draw(chart).spots if one.told.startswith("Oct ")]

    values = [one.values[-1] or 0 for one in chart.series if one.values[-1]]
    pitch = (spots[-1].box.top - spots[0].box.bottom) / households
    assert [one.box.height for one in spots] == pytest.approx([value * pitch for value in values], abs=0.004)
    assert [one.box.bottom for one in spots] == sorted(one.box.bottom for one in spots)
