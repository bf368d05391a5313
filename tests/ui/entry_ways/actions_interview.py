"""What a hand does while a household is asked back."""

from __future__ import annotations

from collections.abc import Iterator

from household_ledger.settings import INTERVIEW_WAY
from household_ledger.ui.entry_interview.way import InterviewWay
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.hands import child, press


def begun(scene: Scene) -> InterviewWay:
    """Ask back over the days since the last visit, the first question answered with nothing."""
    way = scene.way(INTERVIEW_WAY)
    assert isinstance(way, InterviewWay)
    press(way.start.begin)
    press(way.asking.nothing)
    breathe()
    return way


@action("entry_interview", "BeginInterview")
def a_question_passed_over(scene: Scene) -> Iterator[None]:
    way = scene.way(INTERVIEW_WAY)
    assert isinstance(way, InterviewWay)
    press(way.start.begin)
    yield
    press(way.asking.skip)


@action("entry_interview", "AnswerQuestion")
def an_amount_and_its_day(scene: Scene) -> Iterator[None]:
    way = begun(scene)
    press(child(way, "pad_5"))
    yield
    press(way.asking.days.all)


@action("entry_interview", "AnswerQuestion")
def nothing_of_it(scene: Scene) -> Iterator[None]:
    way = begun(scene)
    yield
    press(way.asking.nothing)


@action("entry_interview", "AskAgain")
def not_known_after_all(scene: Scene) -> Iterator[None]:
    way = begun(scene)
    press(way.asking.back)
    yield
    press(way.asking.skip)


@action("entry_interview", "TakeOutAnswer")
def an_answer_taken_out(scene: Scene) -> Iterator[None]:
    way = begun(scene)
    press(child(way, "pad_5"))
    press(way.asking.days.all)
    breathe()
    yield
    press(child(way, "take_out_0"))
