"""What comes again, written or passed over from the grid; a rule stopped from the page of today."""

from __future__ import annotations

from collections.abc import Iterator

from tests.ui.entry_grid.conftest import THIS_MONTH, Key
from tests.ui.entry_ways.actions_around import _due
from tests.ui.entry_ways.actions_base import Scene, action, breathe
from tests.ui.hands import press


def _proposed(scene: Scene) -> None:
    """Have it proposed under the rows of the month."""
    _due(scene)
    scene.window.go("entry")
    scene.desk.turn_to(THIS_MONTH)
    breathe()
    assert scene.page.deeds.due.isVisible()


@action("entry_grid", "TakeTurn")
def a_turn_written_with_one_key(scene: Scene) -> Iterator[None]:
    _proposed(scene)
    scene.page.grid.focus()
    yield
    scene.typist.press(Key.Key_F10)


@action("entry_grid", "SkipTurn")
def a_turn_passed_over_in_the_grid(scene: Scene) -> Iterator[None]:
    _proposed(scene)
    yield
    press(scene.page.deeds.due.skip)
