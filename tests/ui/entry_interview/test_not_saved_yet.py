"""Answers that could not be written yet, or of which nobody knows: each stands in the book once, none is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.ledger import Ledger
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.way import InterviewWay
from tests.ui.entry_interview.conftest import Type, gaps, written
from tests.ui.lost_answers import BOTH, IS_SAVED, Lose, drafted, gone, lose, server_back

__all__ = ["lose"]


@pytest.fixture(autouse=True)
def _folder(desk: Desk, tmp_path: Path) -> None:
    desk.drafts_folder = tmp_path / "unsaved"


@pytest.fixture
def begun(way: InterviewWay, keys: Type) -> InterviewWay:
    """Answer the first question for one day."""
    keys("\n350\n14\n")
    return way


def told(desk: Desk) -> list[tuple[int, int]]:
    """List what is written: which day, how many satang."""
    return [(one.date.day, int(draft_of(one).amount)) for one in written(desk)]


def typed(way: InterviewWay) -> str:
    assert way.talk is not None
    return way.talk.typed.typed


def back(desk: Desk) -> None:
    server_back(desk)
    QApplication.processEvents()


@BOTH
def test_an_answer_tried_again_is_written_once(
    begun: InterviewWay, desk: Desk, keys: Type, lose: Lose, *, is_saved: bool
) -> None:
    lose(is_saved)
    keys("20\n15\n")
    assert typed(begun) == "20"
    keys("15\n")

    assert told(desk) == [(14, 350_00), (15, 20_00)]
    assert not typed(begun)
    assert drafted(desk) == []


@BOTH
def test_an_answer_found_to_be_saved_is_not_there_to_be_given_again(
    begun: InterviewWay, desk: Desk, keys: Type, lose: Lose, *, is_saved: bool
) -> None:
    lose(is_saved)
    keys("20\n15\n")
    back(desk)
    assert typed(begun) == ("" if is_saved else "20")
    if not is_saved:
        keys("15\n")
    assert told(desk) == [(14, 350_00), (15, 20_00)]
    keys("20\n15\n")

    assert told(desk) == [(14, 350_00), (15, 20_00), (15, 20_00)], "said once more, it was once more"


@BOTH
def test_asking_begun_again_asks_nothing_twice(
    way: InterviewWay, desk: Desk, keys: Type, lose: Lose, *, is_saved: bool
) -> None:
    keys("\n")
    lose(is_saved)
    keys("350\n14\n")
    assert written(desk) == []
    keys("14\n")

    assert told(desk) == [(14, 350_00)]
    asked = [one.what for one in gaps(desk)]
    assert way.talk is not None
    assert len(asked) == len(set(asked)) == len(way.talk.questions) - 1


def test_answers_of_two_days_that_were_refused_are_both_kept(
    begun: InterviewWay, desk: Desk, keys: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        keys("20\n15\n")
        keys("<<<30\n16\n")
        assert [satang for _what, satang in drafted(desk)] == [20_00, 30_00]
    keys("16\n")

    assert told(desk) == [(14, 350_00), (16, 30_00)]
    assert [satang for _what, satang in drafted(desk)] == [20_00]


def test_an_answer_whose_day_is_mended_takes_its_own_place(
    begun: InterviewWay, desk: Desk, keys: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setattr(Ledger, "execute", gone)
        keys("20\n15\n")
        keys("16\n")
        assert len(drafted(desk)) == 1
    keys("16\n")

    assert told(desk) == [(14, 350_00), (16, 20_00)]
    assert drafted(desk) == []


def test_an_answer_mended_while_nobody_knew_is_not_written_beside_what_was_saved(
    begun: InterviewWay, desk: Desk, keys: Type, lose: Lose
) -> None:
    lose(IS_SAVED)
    keys("20\n15\n")
    keys("<<5\n15\n")

    assert told(desk) == [(14, 350_00), (15, 20_00)]
    assert typed(begun) == "25"


def test_that_there_was_nothing_is_said_once(begun: InterviewWay, desk: Desk, keys: Type, lose: Lose) -> None:
    keys("\n")
    assert begun.talk is not None
    what = begun.talk.questions[1].what
    lose(IS_SAVED)
    keys("n")
    assert begun.talk.place == 1
    back(desk)
    assert what not in {one.what for one in gaps(desk)}
    keys("20\n15\n")

    assert told(desk) == [(14, 350_00), (15, 20_00)], "there was something after all"
