"""The slope chart draws who can be paired, lists who cannot, and says how many are better off."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.charts.draw import draw
from household_ledger.charts.slope import slope_chart
from household_ledger.charts.spec import Slopes, Tone
from household_ledger.domain.ids import Id
from tests.charts.making_counted import changes
from tests.domain.villages import Villager, village

pytestmark = pytest.mark.usefixtures("english")


def of(households: int) -> Slopes:
    return slope_chart(*changes(households))


@pytest.mark.parametrize(
    ("households", "title"),
    [
        (0, "No household can be compared before and after yet"),
        (1, "The one household that can be compared: Increased"),
        (2, "2 of 2 households that can be compared have a higher real income"),
        (12, "5 of 12 households that can be compared have a higher real income"),
    ],
)
def test_the_title_says_how_many_are_better_off(households: int, title: str) -> None:
    assert of(households).title == title


def test_where_nobody_is_better_off_it_says_so() -> None:
    chart = slope_chart(village([Villager(after=number) for number in (90_000, 80_000, 100_000)]), {})

    assert chart.title == "None of the 3 households that can be compared has a higher real income"


def test_each_line_is_a_household_before_and_after_and_leads_to_it() -> None:
    chart = of(4)

    assert [(one.label[:3], one.before, one.after) for one in chart.slopes[:2]] == [
        ("001", 4_200_00, 4_494_00),
        ("002", 12_119_00, 14_542_80),
    ]
    assert [one.mark.tone for one in chart.slopes] == [Tone.UP, Tone.UP, Tone.SAME, Tone.DOWN]
    assert chart.slopes[0].mark.told == "001 นางบุญมา ใจงาม: 4,200 → 4,494 · Increased"
    assert [one.mark.about for one in chart.slopes] == [Id(1), Id(2), Id(3), Id(4)]


def test_the_middle_change_is_told_and_the_middle_of_each_side_drawn_from_three_on() -> None:
    three, two = of(3), of(2)

    assert three.subtitle.startswith("Middle change +294 baht a month · ")
    assert three.middle is not None
    assert (three.middle.before, three.middle.after) == (10_438_00, 10_594_57)
    assert "own changes, not the step of the thick line" in three.note
    assert two.middle is None
    assert two.subtitle.startswith("Real net income")
    assert "too few households for a middle" in two.note


def test_who_is_not_drawn_is_named_with_the_reason_and_who_left_is_counted() -> None:
    chart = of(4)

    assert chart.note.startswith(
        "not drawn, 2 households: There is nothing from before the project to compare with 1, "
        "Before the project is known only from memory 1 · 005 นางบุญมา ใจงาม, 006 นางบุญมา ใจงาม · "
        "1 household left before"
    )
    assert [row[0].words[:3] for row in chart.table] == ["001", "002", "003", "004", "005", "006"]
    assert chart.table[-1][-1].words == "Before the project is known only from memory."


def test_a_comparison_group_and_those_not_begun_are_not_in_it() -> None:
    others = [Villager(after=120_000, is_comparison=True), Villager(after=120_000, started_on=date(2026, 7, 1))]

    chart = slope_chart(village([Villager(after=120_000), *others]), {})

    assert [one.mark.about for one in chart.slopes] == [Id(1)]
    assert len(chart.table) == 1


def test_the_legend_counts_each_verdict_and_the_words_tell_every_line() -> None:
    chart = of(12)

    assert chart.legend == (
        ("Increased 5", Tone.UP),
        ("About the same 3", Tone.SAME),
        ("Decreased 2", Tone.DOWN),
        ("Cannot be concluded yet 2", Tone.PLAN),
    )
    assert chart.alternative.count("→") == 12
    assert "12 households" in chart.alternative


@pytest.mark.parametrize(("households", "is_named"), [(24, True), (150, False)])
def test_few_lines_are_named_at_their_ends_and_many_are_not(households: int, *, is_named: bool) -> None:
    chart = of(households)

    words = {text.get_text() for text in draw(chart).figure.texts}

    assert (chart.slopes[0].label in words) is is_named
    assert len([one for one in draw(chart).spots if one.about is not None]) == households


def test_names_stand_in_the_order_of_the_ends_of_their_lines() -> None:
    chart = of(24)

    spots = {one.about: one.box.bottom for one in draw(chart).spots if one.about is not None}

    by_end = [one.mark.about for one in sorted(chart.slopes, key=lambda one: one.after)]
    assert sorted(spots, key=lambda one: spots[one]) == by_end
    assert all(0 <= bottom < 1 for bottom in spots.values())


def test_the_scale_begins_at_zero_so_that_a_step_of_one_baht_is_no_leap() -> None:
    flat = slope_chart(village([Villager(before=1_000_000, after=1_000_084) for _home in range(8)]), {})

    words = [text.get_text() for text in draw(flat).figure.texts]

    assert "0" in words
    assert flat.title.startswith("None of the 8 households")
