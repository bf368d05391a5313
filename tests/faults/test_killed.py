"""Entry, import, merge, closing, copies, going back, upgrading … killed at random moments: what was said is there."""

from __future__ import annotations

import pytest

from tests.faults.acting import HAS_TIME, Theatre
from tests.faults.killing import killed
from tests.faults.scenes import all_scenes

KILLS = 120 if HAS_TIME else 3


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(all_scenes()))
def test_a_scene_killed_at_any_moment_loses_nothing_and_leaves_nothing_half(name: str, theatre: Theatre) -> None:
    tally = killed(theatre, name, KILLS)

    assert tally.is_clean, tally
    assert tally.kills == KILLS


_TURNS = 8


@pytest.mark.slow
def test_the_killing_sees_a_program_that_says_saved_too_early(theatre: Theatre) -> None:
    turns = (killed(theatre, "entry", 12, mutant="said-early", seed=turn) for turn in range(_TURNS))

    assert any(tally.lost for tally in turns)
