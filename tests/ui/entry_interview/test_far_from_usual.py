"""An amount far from what this household usually says is asked about once, with keys and by pointing alike."""

from __future__ import annotations

import pytest

from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_interview.way import InterviewWay
from tests.ui.entry_interview.conftest import Type, written
from tests.ui.hands import child, press


def test_far_from_usual_by_keys_is_kept_with_one_press_more(way: InterviewWay, desk: Desk, keys: Type) -> None:
    keys("\n9999999\n")
    assert "9,999,999" in way.asking.amount.hint.words()
    assert way.talk is not None
    assert not way.talk.is_at_days
    keys("\n14\n")
    assert [one.date.day for one in written(desk)] == [14]


def test_far_from_usual_by_pointing_is_kept_with_one_press_more(way: InterviewWay, desk: Desk, keys: Type) -> None:
    keys("\n9999999")
    press(child(way, "day_1105"))
    assert written(desk) == []
    assert "9,999,999" in way.asking.amount.hint.words()
    press(child(way, "day_1105"))
    assert [one.date.day for one in written(desk)] == [5]


@pytest.mark.parametrize("amount", ["35", "420.50"])
def test_a_usual_amount_is_not_asked_about(desk: Desk, keys: Type, amount: str) -> None:
    keys(f"\n{amount}\n14\n")
    assert len(written(desk)) == 1
