"""Everything a hand can do with entries in the window is undone and redone to the same records, totals and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from household_ledger.domain.figures import MonthFigures
from household_ledger.domain.period import Month
from household_ledger.services.ledger import Ledger
from household_ledger.services.ports import Command, Initiator
from household_ledger.ui.frame.window import Window
from tests.db.ledgers import Book, HandClock, State
from tests.db.test_histories import commands_of_the_program
from tests.ui.entry_ways.actions_base import Scene, all_actions, breathe, named, used_in_rooms

ACTIONS = all_actions()
_FIRST, _LAST = Month(2026, 8), Month(2026, 11)


@dataclass(frozen=True)
class Sight:
    """What a file holds, and what the window reckons of the household in it."""

    records: State
    totals: set[tuple[Any, ...]]
    figures: tuple[MonthFigures, ...]


def sight(window: Window) -> Sight:
    desk = window.desk
    assert desk.household is not None
    store: Any = desk.opened.ledger.store
    book = Book(store.path, HandClock(), store, desk.opened.ledger)
    months = desk.figures.months(desk.household, _FIRST, _LAST)
    return Sight(book.state(), book.totals(), tuple(replace(one, step=None) for one in months))


def test_every_command_the_rooms_of_entry_use_has_an_action() -> None:
    proven = {(one.room, command) for one in ACTIONS.values() for command in one.commands}
    missing = used_in_rooms(commands_of_the_program()) - proven
    assert not missing, (
        f"{', '.join(f'{command} in ui/{room}' for room, command in sorted(missing))}: do it once by key or mouse"
        " in a function under @action(room, command) in a tests/ui/entry_ways/actions_*.py (see actions_base.py)."
    )


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_an_action_is_taken_back_and_done_again(name: str, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted, done = ACTIONS[name], list[list[str]]()
    execute = Ledger.execute

    def listening(ledger: Ledger, command: Command, initiator: Initiator | None = None) -> object:
        changes = execute(ledger, command, initiator)
        done.append(named(command))
        return changes

    monkeypatch.setattr(Ledger, "execute", listening)
    hand = wanted.do(Scene(window, monkeypatch))
    next(hand)
    breathe()
    before, label = sight(window), window.desk.opened.ledger.undo_step()
    done.clear()

    assert next(hand, None) is None
    breathe()
    assert [one for step in done for one in step] == list(wanted.commands)
    steps = len(done)
    after = sight(window)
    assert after.records != before.records

    for _step in range(steps):
        window.desk.undo()
        breathe()
    assert sight(window) == before
    assert window.desk.opened.ledger.undo_step() == label
    for _step in range(steps):
        window.desk.redo()
        breathe()
    assert sight(window) == after
