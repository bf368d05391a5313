"""The calendar of recording says what the last month came to, where the longest gap is, and every day's state."""

from __future__ import annotations

from datetime import date

import pytest
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from household_ledger.charts.draw import draw
from household_ledger.charts.recording import recording_chart
from household_ledger.charts.spec import Tone
from household_ledger.domain.period import Month
from household_ledger.domain.recording_calendar import RecordingCalendar
from household_ledger.services.ports import EntryQuery
from tests.charts.making import HOME, OCTOBER
from tests.charts.making_counted import calendar

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("last", "gaps", "title"),
    [
        (OCTOBER, ("2026-10-12", "2026-10-13"), "October 2026: 29 of 31 days written"),
        (OCTOBER, (), "October 2026: every day is written"),
        (Month(2026, 11), (), "November 2026: 20 of 21 days up to today written"),
        (OCTOBER, tuple(f"2026-10-{day:02}" for day in range(1, 32)), "October 2026: no day written yet"),
    ],
)
def test_the_title_says_how_much_of_the_last_month_is_written(last: Month, gaps: tuple[str, ...], title: str) -> None:
    assert recording_chart(calendar(last.plus(-3), last, gaps=gaps)).title == title


def test_a_running_month_without_a_gap_is_whole_so_far() -> None:
    chart = recording_chart(calendar(OCTOBER, OCTOBER, today=date(2026, 10, 20)))

    assert chart.title == "October 2026: every day up to today is written"
    assert chart.months[0].amount == "20/20"


def test_the_line_below_adds_the_months_and_names_the_longest_gap() -> None:
    chart = recording_chart(calendar(Month(2026, 9), OCTOBER, gaps=("2026-09-30", "2026-10-01", "2026-10-12")))

    assert chart.subtitle == "Sep–Oct 2026: 58 of 61 days · longest gap 2 days (30 Sep–1 Oct 2026)"
    assert "Sep 2026: 29 of 30 days; Oct 2026: 29 of 31 days" in chart.alternative


def test_a_day_names_its_entries_and_a_gap_the_day_to_write_on() -> None:
    (month,) = recording_chart(
        calendar(OCTOBER, OCTOBER, gaps=("2026-10-12",), nothings=("2026-10-13",), today=date(2026, 10, 14))
    ).months
    written, gap, empty, today, ahead = month.days[10:15]

    assert written is not None
    assert gap is not None
    assert empty is not None
    assert today is not None
    assert ahead is not None
    assert written.told == "11 Oct 2026: written · 3 entries"
    assert written.behind == (EntryQuery(household=HOME, first=date(2026, 10, 11), last=date(2026, 10, 11)),)
    assert (gap.tone, gap.behind, gap.about) == (Tone.GAP, (), date(2026, 10, 12))
    assert (empty.tone, empty.told) == (Tone.NOTHING, "13 Oct 2026: nothing that day")
    assert (ahead.tone, ahead.behind, ahead.about) == (Tone.AHEAD, (), None)


def test_days_before_the_household_began_are_blank_and_the_legend_names_only_what_is_there() -> None:
    chart = recording_chart(calendar(Month(2026, 3), Month(2026, 4)))

    assert [one is None for one in chart.months[0].days] == [True] * 8 + [False] * 23
    assert [name for name, _tone in chart.legend] == ["written"]


def test_the_table_says_the_same_in_figures() -> None:
    chart = recording_chart(calendar(OCTOBER, OCTOBER, gaps=("2026-10-12",), nothings=("2026-10-13",)))

    assert chart.heads == ("Written", "Nothing that day", "Not known", "Days recorded", "Days to record")
    assert [[cell.words for cell in row] for row in chart.table] == [["Oct 2026", "29", "1", "1", "30", "31"]]


def test_a_household_with_no_days_yet_has_an_empty_calendar() -> None:
    chart = recording_chart(RecordingCalendar(HOME, ()))

    assert (chart.title, chart.months) == ("No days to write down yet", ())
    assert draw(chart).spots == ()


def test_every_day_drawn_can_be_pointed_at_in_its_place() -> None:
    chart = recording_chart(calendar(Month(2026, 9), OCTOBER))

    spots = draw(chart).spots

    assert len(spots) == 30 + 31
    assert len({round(spot.box.bottom, 4) for spot in spots}) == 2
    assert spots[0].box.left == pytest.approx(spots[30].box.left)
    assert spots[29].box.right <= spots[60].box.left + 0.001


def test_a_square_is_drawn_in_the_place_of_every_day_but_those_to_come() -> None:
    chart = recording_chart(calendar(Month(2026, 10), Month(2026, 11), gaps=("2026-10-12",), nothings=("2026-10-13",)))
    picture = draw(chart)
    width, height = picture.figure.get_size_inches()

    begun = []
    for patch in picture.figure.findobj(PathPatch):
        assert isinstance(patch, PathPatch)
        starts = (tuple(points) for points, code in patch.get_path().iter_segments() if code == Path.MOVETO)
        begun += [(float(x) / width, float(y) / height) for x, y in starts]

    days = [one.box for one in picture.spots][: 31 + 21]
    assert len(begun) == len(days)
    assert all(
        len([1 for x, y in begun if box.left <= x <= box.right and box.bottom <= y <= box.top]) == 1 for box in days
    )
