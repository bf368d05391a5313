"""One line written anew as another sort of line: a pair where one entry was, and back, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.app import LedgerAtHand, LedgerShelf, make_demo_file
from household_ledger.clock import SystemClock
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import welfare_card
from household_ledger.domain.period import Month
from household_ledger.domain.register import Pocket
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.rewriting import RewriteEntries
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import EntryQuery


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[LedgerAtHand]:
    path = tmp_path / "one.hldb"
    make_demo_file(path, DemoOptions(households=1, months=1, until=Month(2026, 10)), SystemClock())
    ledger = LedgerShelf().open(path)
    yield ledger
    ledger.close()


def today_s(opened: LedgerAtHand) -> list[Entry]:
    day = opened.clock.today()
    with opened.reader() as reader:
        return list(reader.entries(EntryQuery(first=day, last=day)))


def spent(opened: LedgerAtHand) -> tuple[Draft, Pocket]:
    """Give spending of 200 baht in cash, and the household's welfare card."""
    household = opened.figures.households()[0].id
    with opened.reader() as reader:
        pockets = reader.of_household(Pocket, household)
    cash = next(one for one in pockets if one.kind is PocketKind.CASH)
    draft = Draft(
        household=household,
        date=opened.clock.today(),
        kind=EntryKind.EXPENSE,
        amount=Money(20_000),
        parts=(Part(fixed_id("E01"), Money(20_000)),),
        pocket=cash.id,
    )
    return draft, next(one for one in pockets if one.kind is PocketKind.CARD)


def test_one_entry_becomes_a_pair_in_one_step_and_back(opened: LedgerAtHand) -> None:
    draft, card = spent(opened)
    opened.ledger.execute(AddEntries((draft,)))
    (was,) = today_s(opened)
    pair = welfare_card(draft, card=card.id)

    opened.ledger.execute(RewriteEntries((was,), (pair.first, pair.second)))

    made = today_s(opened)
    assert {one.kind for one in made} == {EntryKind.INCOME, EntryKind.EXPENSE}
    assert len({one.pair for one in made}) == 1
    assert all(one.first_written_on == was.first_written_on for one in made)
    opened.ledger.execute(Undo())
    assert [one.id for one in today_s(opened)] == [was.id]


def test_what_was_changed_meanwhile_is_not_written_over(opened: LedgerAtHand) -> None:
    draft, _card = spent(opened)
    opened.ledger.execute(AddEntries((draft,)))
    (was,) = today_s(opened)
    opened.ledger.execute(RewriteEntries((was,), (draft,)))

    with pytest.raises(UserError, match="entry_deleted"):
        opened.ledger.execute(RewriteEntries((was,), (draft,)))
