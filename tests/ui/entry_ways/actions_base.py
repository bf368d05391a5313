"""Everything a hand can do with entries in the window, each done once: to be taken back and done again.

What writes in the window joins with a function in a `tests/ui/entry_ways/actions_*.py` of its own:

    @action("entry_tiles", "AddEntries")
    def a_tile(scene: Scene) -> Iterator[None]:
        press(scene.tiles.board.tiles[0])      # all that goes before
        yield
        press(scene.tiles.write)               # the one deed, by key or mouse

The first words name the room of `ui/` and the commands it gives to the door; `test_every_action_taken_back.py` looks
through the rooms and asks for each command they use.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import household_ledger.ui
from household_ledger.services.commands.months import CorrectClosed
from household_ledger.services.ports import Command
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_tiles.way import TilesWay
from household_ledger.ui.entry_ways import Way
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.entry_grid.conftest import Typist, page_of, settle

ROOMS = ("entry_", "photos", "frame/reverting", "pages/household/asking", "pages/household/today/due", "comes_again")
"""Beginnings of the places in `ui/` that write entries, and what belongs to them."""


@dataclass
class Scene:
    """A window in which something is done."""

    window: Window
    patch: pytest.MonkeyPatch
    typist: Typist = field(init=False)

    def __post_init__(self) -> None:
        self.typist = Typist(self.page)

    @property
    def desk(self) -> Desk:
        return self.window.desk

    @property
    def page(self) -> EntryPage:
        return page_of(self.window)

    def way(self, key: str) -> Way:
        """Show a way of writing and give it."""
        choice = self.page.choice
        assert choice is not None
        choice.chosen.emit(key)
        settle()
        return self.page.shown

    @property
    def tiles(self) -> TilesWay:
        shown = self.page.shown
        assert isinstance(shown, TilesWay)
        return shown


Do = Callable[[Scene], Iterator[None]]


@dataclass(frozen=True)
class Action:
    """Something done in a room of the window, with the commands it gives to the door."""

    room: str
    commands: tuple[str, ...]
    do: Do


ACTIONS: dict[str, Action] = {}


def action(room: str, *commands: str) -> Callable[[Do], Do]:
    """Register something a hand can do."""

    def register(do: Do) -> Do:
        assert do.__name__ not in ACTIONS, f"two actions {do.__name__}"
        ACTIONS[do.__name__] = Action(room, commands, do)
        return do

    return register


def all_actions() -> dict[str, Action]:
    """Give the actions of every module named `actions_*` beside this one."""
    for one in sorted(Path(__file__).parent.glob("actions_*.py")):
        import_module(f"tests.ui.entry_ways.{one.stem}")
    return ACTIONS


def used_in_rooms(commands: set[str]) -> set[tuple[str, str]]:
    """Find which room of the window makes which of these commands."""
    root = Path(household_ledger.ui.__path__[0])
    found = set()
    for path in root.rglob("*.py"):
        place = path.relative_to(root).as_posix()
        if place.startswith(ROOMS):
            room = place.split("/")[0] if place.startswith("entry_") else next(r for r in ROOMS if place.startswith(r))
            calls = (one.func for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call))
            found |= {(room, one.id) for one in calls if isinstance(one, ast.Name) and one.id in commands}
    return found


def named(command: Command) -> list[str]:
    """Name a command, and the one inside a correction."""
    inner = named(command.command) if isinstance(command, CorrectClosed) else []
    return [type(command).__name__, *inner]


def breathe() -> None:
    """Let everything happen that was begun."""
    settle()
    QApplication.processEvents()
