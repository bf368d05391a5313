"""Every command of the program is undone and redone to the very same records, totals and figures."""

from __future__ import annotations

import pytest

from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.ports import Command
from tests.db.deeds_base import all_deeds, seen
from tests.db.ledgers import Book, Home, Undoable
from tests.db.test_histories import commands_of_the_program

DEEDS = all_deeds()
TAKING_BACK: dict[str, Command] = {"Undo": Redo(), "Redo": Undo()}
"""What takes these back is each other."""
FOR_GOOD = {"EraseHousehold"}
"""What nothing takes back, and is said so before (`tests/erasing`)."""


def test_every_command_of_the_program_has_a_deed() -> None:
    missing = commands_of_the_program() - set(DEEDS)
    assert not missing, (
        f"{', '.join(sorted(missing))}: write a function under @deed(TheCommand) that gives it, done for the n-th time,"
        " in a tests/db/deeds_*.py of your own (see tests/db/deeds_base.py); it is then undone, redone and killed."
    )


@pytest.mark.parametrize("name", [one for one in sorted(DEEDS) if one not in FOR_GOOD | set(TAKING_BACK)])
def test_a_deed_is_taken_back_and_done_again(name: str, book: Book, home: Home, undoable: Undoable) -> None:
    deed = DEEDS[name]
    for number in (1, 2):
        undoable(deed.make(book, home, number), deed.person)


@pytest.mark.parametrize("name", TAKING_BACK)
def test_taking_back_is_taken_back_by_its_opposite(name: str, book: Book, home: Home) -> None:
    command = DEEDS[name].make(book, home, 1)
    before = seen(book), book.figures()
    book.do(command)
    assert seen(book) != before[0]
    book.do(TAKING_BACK[name])
    assert (seen(book), book.figures()) == before
    book.assert_whole()
