"""Guesses learned from the whole file: beside the work, once the page is there, and kept up with what is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Never

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.typed.file_words import FileWords
from household_ledger.services.typed.row import TypedRow
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.entry import EntryPage

STRANGE = "ฮวกฮวกฮวก"
ALLOWED = frozenset({fixed_id("E13"), fixed_id("E01")})


def write_elsewhere(desk: Desk, words: str) -> None:
    """Write in another household of the file."""
    with desk.reader() as reader:
        other = next(one.id for one in reader.households() if one.id != desk.household)
        cash = next(one.id for one in reader.of_household(Pocket, other) if one.kind is PocketKind.CASH)
    desk.execute(AddEntries((spent(other, cash, words),)))
    QApplication.processEvents()


def spent(household: Id, cash: Id, words: str) -> Draft:
    amount = Money(40_00)
    return Draft(
        household=household,
        date=date(2026, 11, 5),
        kind=EntryKind.EXPENSE,
        description=words,
        amount=amount,
        parts=(Part(fixed_id("E13"), amount),),
        pocket=cash,
    )


def learned(desk: Desk, qtbot: QtBot, act: Callable[[], object]) -> None:
    """Do something and wait until what is read beside the work is there."""
    act()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=10_000)


def test_what_another_household_wrote_is_guessed_from_and_never_offered(
    page: EntryPage, desk: Desk, qtbot: QtBot
) -> None:
    write_elsewhere(desk, STRANGE)
    suggester = page.grid.suggester
    row = TypedRow(what=f"{STRANGE} เล็ก")
    assert suggester.guess(row) == ""
    assert desk.guesses.guesser is None, "nothing is read before the page is there and nobody types"

    learned(desk, qtbot, desk.guesses.catch_up)

    assert suggester.guess(row), "a category, in this household's own words"
    assert not [one for one in suggester.offers("what", row) if STRANGE in one.words]
    assert not [one for one in suggester.offers("what", TypedRow(what=STRANGE[:3])) if STRANGE in one.words]


def test_what_is_written_later_anywhere_in_the_file_is_learned_too(page: EntryPage, desk: Desk, qtbot: QtBot) -> None:
    suggester = page.grid.suggester
    suggester.guess(TypedRow(what="ข้าว"))
    learned(desk, qtbot, desk.guesses.catch_up)
    before = desk.guesses.guesser
    assert suggester.guess(TypedRow(what=STRANGE)) == ""
    write_elsewhere(desk, STRANGE)

    learned(desk, qtbot, desk.guesses.catch_up)

    assert suggester.guess(TypedRow(what=STRANGE))
    assert desk.guesses.guesser is before, "not everything was read again"


def test_what_could_not_be_read_is_learned_with_the_next_step(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    guesses = desk.guesses
    guesses.begin()
    learned(desk, qtbot, guesses.catch_up)
    write_elsewhere(desk, STRANGE)

    def locked(*_asked: object) -> Never:
        raise EnvironmentProblem("locked")

    with monkeypatch.context() as patch:
        patch.setattr(FileWords, "unknown_of", locked)
        learned(desk, qtbot, guesses.catch_up)
    assert guesses.guesser is not None
    assert guesses.guesser.guess(STRANGE, ALLOWED) is None
    learned(desk, qtbot, guesses.catch_up)

    assert guesses.guesser.guess(STRANGE, ALLOWED) is not None


def test_nothing_is_begun_once_the_program_closes(page: EntryPage, desk: Desk) -> None:
    desk.guesses.begin()
    desk.jobs.stop()

    desk.guesses.catch_up()

    assert not desk.jobs.is_busy
    assert page.isVisible()


def test_nothing_is_read_of_a_book_that_is_closed(page: EntryPage, desk: Desk) -> None:
    desk.guesses.begin()
    desk.guesses.stop()

    assert not desk.guesses._timer.isActive()
    assert not desk.jobs.is_busy
    assert page.isVisible()
