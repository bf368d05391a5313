"""Why somebody should look after a household, and whom first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from household_ledger.domain.follow_up import Known, Need, NextStep, reasons, urgency
from household_ledger.domain.period import Month
from household_ledger.domain.training import DEMONSTRATIONS, LESSONS, CourseLesson, course_lessons

TODAY = date(2026, 11, 22)
WELL = Known(
    last_entry=TODAY, last_visit=TODAY - timedelta(days=30), months_open=(), months_unverified=(), days_unknown=4
)


def needs(known: Known, today: date = TODAY) -> list[Need]:
    return [one.need for one in reasons(known, today)]


def test_a_household_that_writes_and_was_visited_needs_nobody() -> None:
    assert not needs(WELL)


@pytest.mark.parametrize(
    ("known", "expected", "count"),
    [
        (replace(WELL, last_entry=None), Need.NEVER_WRITTEN, 0),
        (replace(WELL, last_entry=TODAY - timedelta(days=11)), Need.SILENT, 11),
        (replace(WELL, last_visit=None), Need.NEVER_VISITED, 0),
        (replace(WELL, last_visit=TODAY - timedelta(days=31)), Need.LONG_UNVISITED, 31),
        (replace(WELL, months_open=[Month(2026, 10)]), Need.MONTHS_OPEN, 1),
        (replace(WELL, months_unverified=[Month(2026, 8), Month(2026, 9)]), Need.UNVERIFIED, 2),
        (replace(WELL, days_unknown=5), Need.DAYS_UNKNOWN, 5),
    ],
)
def test_each_need_is_told_with_how_much_of_it(known: Known, expected: Need, count: int) -> None:
    (told,) = reasons(known, TODAY)

    assert (told.need, told.count) == (expected, count)


def test_ten_days_of_silence_and_thirty_without_a_visit_are_none_yet() -> None:
    assert not needs(replace(WELL, last_entry=TODAY - timedelta(days=10), last_visit=TODAY - timedelta(days=30)))


@pytest.mark.parametrize("last_entry", [None, TODAY - timedelta(days=40)])
@pytest.mark.parametrize(("ago", "step"), [(0, None), (10, None), (11, NextStep.VISIT)])
def test_a_visit_answers_silence_for_ten_days_and_it_is_still_told(
    last_entry: date | None, ago: int, step: NextStep | None
) -> None:
    (told,) = reasons(replace(WELL, last_entry=last_entry, last_visit=TODAY - timedelta(days=ago)), TODAY)

    assert told.need is (Need.NEVER_WRITTEN if last_entry is None else Need.SILENT)
    assert (told.step, told.visited_ago) == (step, None if step else ago)


def test_what_still_waits_comes_before_what_a_visit_answered_and_such_a_household_after_all_that_wait() -> None:
    seen = replace(WELL, last_entry=None, last_visit=TODAY)
    waiting = reasons(replace(seen, days_unknown=9), TODAY)

    assert [one.need for one in waiting] == [Need.DAYS_UNKNOWN, Need.NEVER_WRITTEN]
    assert urgency(waiting) < urgency(reasons(seen, TODAY)) < urgency(reasons(WELL, TODAY))


def test_the_month_just_over_may_still_be_at_work_for_a_week() -> None:
    waiting = replace(WELL, last_visit=date(2026, 11, 1), months_open=[Month(2026, 10)])

    on_the_seventh = replace(waiting, last_entry=date(2026, 11, 7))
    assert not needs(on_the_seventh, date(2026, 11, 7))
    assert needs(on_the_seventh, date(2026, 11, 8)) == [Need.MONTHS_OPEN]


def test_months_that_wait_are_named_and_those_not_late_left_out() -> None:
    (told,) = reasons(
        replace(
            WELL,
            last_entry=date(2026, 12, 2),
            last_visit=date(2026, 12, 2),
            months_open=[Month(2026, 10), Month(2026, 11)],
        ),
        date(2026, 12, 3),
    )

    assert told.months == (Month(2026, 10),)


def test_nobody_goes_to_a_household_that_left_but_its_months_are_still_closed() -> None:
    gone = Known(
        last_entry=None,
        last_visit=None,
        months_open=[Month(2026, 9)],
        months_unverified=[Month(2026, 8)],
        days_unknown=20,
        has_left=True,
    )

    assert needs(gone) == [Need.MONTHS_OPEN, Need.UNVERIFIED]


def test_the_queue_begins_with_the_most_pressing_need_then_the_longest_then_the_most() -> None:
    never = reasons(replace(WELL, last_entry=None), TODAY)
    long = reasons(replace(WELL, last_entry=TODAY - timedelta(days=40)), TODAY)
    short_and_more = reasons(replace(WELL, last_entry=TODAY - timedelta(days=12), last_visit=None), TODAY)
    short = reasons(replace(WELL, last_entry=TODAY - timedelta(days=12)), TODAY)
    unvisited = reasons(replace(WELL, last_visit=None), TODAY)
    fine = reasons(WELL, TODAY)

    wanted = [never, long, short_and_more, short, unvisited, fine]
    assert sorted([*wanted[3:], *wanted[:3]], key=urgency) == wanted


def test_every_need_has_a_step() -> None:
    assert [one.step for one in Need] == [
        NextStep.VISIT,
        NextStep.VISIT,
        NextStep.VISIT,
        NextStep.VISIT,
        NextStep.CLOSE,
        NextStep.VERIFY,
        NextStep.ASK,
    ]


def test_each_demonstration_belongs_to_one_lesson_of_the_course() -> None:
    assert sorted(one for its in DEMONSTRATIONS.values() for one in its) == list(LESSONS)
    assert list(DEMONSTRATIONS) == list(CourseLesson)


def test_any_demonstration_of_a_lesson_teaches_it() -> None:
    assert course_lessons([2, 7]) == {CourseLesson.ACCOUNTS, CourseLesson.SAVING}
    assert course_lessons(range(1, 11)) == set(CourseLesson)
    assert course_lessons([]) == frozenset()
