"""The staircase shows every household as a dot: full where evidence is verified, a ring where it waits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from matplotlib.patches import Circle

from household_ledger.charts.draw import draw
from household_ledger.charts.spec import Tone
from household_ledger.charts.staircase import most_stand, staircase_chart
from household_ledger.domain.ids import Id
from household_ledger.domain.stair_standing import StaircaseStanding
from tests.charts.making_counted import ENGLISH, crowd, standing

pytestmark = pytest.mark.usefixtures("english")


def test_the_title_counts_who_reached_the_stair_of_work_and_who_waits() -> None:
    chart = staircase_chart(*standing(75))

    assert chart.title == "14 households have reached stair 5 or above; 15 wait for it or above to be verified"
    assert chart.subtitle == (
        "75 households · at the start nobody on stair 5 or above · only verified evidence counts for a stair"
        " · 2 households came down"
    )


def test_the_title_speaks_of_the_stair_asked_for_or_of_the_highest_there_is() -> None:
    made, names = standing(75)
    low = StaircaseStanding(made.stairs[:3], ())

    assert staircase_chart(made, names, aim=7).title.startswith("2 households have reached stair 7")
    assert staircase_chart(low, names).title.startswith("6 households have reached stair 3")
    assert "at the start 3 on stair 3 or above" in staircase_chart(low, names).subtitle


def test_where_nobody_reached_it_or_nobody_stands_there_at_all_it_says_so() -> None:
    assert staircase_chart(*standing(1)).title == "No household has reached stair 5 yet"
    assert staircase_chart(*standing(0)).title == "No household stands on the stairs yet"


def test_where_most_stand_is_the_finding_of_the_picture() -> None:
    made, _names = standing(75, words=ENGLISH)
    most = max(len(one.verified) for one in made.stairs)
    first = next(one for one in made.stairs if len(one.verified) == most)
    lone = StaircaseStanding((first, *(replace(one, verified=()) for one in made.stairs if one is not first)), ())
    twice = StaircaseStanding((first, replace(first, level=9, name="again")), ())
    nobody = StaircaseStanding(tuple(replace(one, verified=()) for one in made.stairs), ())

    name = f"{first.level} {first.name}"
    assert most_stand(lone).startswith(f"More households stand on stair {name} than on any other: {most} of ")
    assert most_stand(twice).startswith(f"Most households stand on the stairs {name}, 9 again: {most} on each, of ")
    assert most_stand(nobody) == "No household stands on a stair by verified evidence yet"


def test_what_waits_and_came_down_is_said_in_words_where_there_is_room() -> None:
    chart = staircase_chart(*standing(75, falls=((7, 4),)))

    def written(width: float) -> list[str]:
        return [one.get_text() for one in draw(chart, size=(width, 4.0)).figure.texts]

    assert {"+8 waiting", "1 came down"} <= set(written(12.0))
    assert {"+8", "1"} <= set(written(5.0))


def test_each_household_is_a_mark_that_leads_to_it_those_that_count_first() -> None:
    stair = staircase_chart(*standing(75, words=ENGLISH)).stairs[4]

    assert (stair.name, stair.reached, stair.waiting) == ("Stair 5 has work", "8", "+8")
    assert stair.waiting_told == "+8 waiting"
    assert [one.tone for one in stair.marks] == [Tone.REACHED] * 8 + [Tone.WAITING] * 8
    assert stair.marks[0].told == f"{stair.marks[0].about:03} นางบุญมา ใจงาม: 5 has work · evidence verified"
    assert len({one.about for one in stair.marks}) == 16


def test_stairs_say_how_many_stood_there_at_the_start() -> None:
    stairs = staircase_chart(*standing(75)).stairs

    assert [one.at_start for one in stairs[:5]] == [
        "at the start 7",
        "at the start 5",
        "at the start 3",
        "at the start 1",
        "",
    ]


def test_those_that_came_down_are_told_by_the_way_they_came() -> None:
    chart = staircase_chart(*standing(75, falls=((7, 4), (6, 5), (6, 5))))

    assert [(one.start, one.end, one.amount) for one in chart.falls] == [(6, 3, "1"), (5, 4, "2")]
    assert chart.falls[1].amount_told == "2 came down"
    assert chart.falls[1].told == "From stair 6 to stair 5: 2 households"
    assert chart.legend[-1] == ("3 households came down", Tone.FALLEN)
    assert "From stair 7 to stair 4: 1 household" in chart.alternative


def test_the_table_and_the_words_say_the_same_as_the_picture() -> None:
    chart = staircase_chart(*standing(75, words=ENGLISH))

    assert [one.words for one in chart.table[4]] == ["5 has work", "8", "8", "0"]
    assert "5 has work: 8 verified, 8 waiting, 0 at the start" in chart.alternative


@pytest.mark.parametrize("households", [1, 24, 75, 150])
def test_every_household_has_its_dot_and_none_stand_on_each_other(households: int) -> None:
    picture = draw(staircase_chart(*standing(households)))

    spots = [one for one in picture.spots if one.about is not None]
    assert sorted(int(one.about) for one in spots if isinstance(one.about, int)) == list(range(1, households + 1))
    places = {(round(one.box.left, 4), round(one.box.bottom, 4)) for one in spots}
    assert len(places) == households
    assert max(one.box.top for one in spots) <= 1
    assert len(picture.figure.findobj(Circle)) >= households


def test_stairs_rise_to_the_right() -> None:
    made, names = standing(75)
    picture = draw(staircase_chart(made, names))

    firsts = [
        next(one for one in picture.spots if one.about == (stair.verified or stair.waiting)[0]).box
        for stair in made.stairs
    ]

    assert [one.left for one in firsts] == sorted(one.left for one in firsts)
    assert [one.bottom for one in firsts] == sorted(one.bottom for one in firsts)
    assert firsts[-1].bottom - firsts[0].bottom > 0.3


def test_dots_shrink_as_they_become_many_and_give_way_to_numbers_where_they_would_be_too_small() -> None:
    sizes = [
        next(one for one in draw(staircase_chart(*crowd(many))).spots if one.about == Id(1)).box.width
        for many in (10, 150)
    ]
    narrow = draw(staircase_chart(*crowd(150)), size=(4.2, 3.0))

    assert sizes[0] > sizes[1]
    assert narrow.spots == ()
    assert [one.get_text() for one in narrow.figure.texts].count("150") == 2


def test_without_a_stair_only_the_words_are_left() -> None:
    made, names = standing(0)

    assert draw(staircase_chart(replace(made, stairs=()), names)).spots == ()
