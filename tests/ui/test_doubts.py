"""What nobody knew of whether it was saved, once it is known: what is meant by the like of it, and by what follows."""

from __future__ import annotations

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from tests.ui.lost_answers import IS_SAVED, Lose, lose, server_back

__all__ = ["lose"]


def spending(desk: Desk, what: str, satang: int) -> AddEntries:
    """Say what was spent."""
    assert desk.household is not None
    with desk.reader() as reader:
        cash = reader.of_household(Pocket, desk.household)[0].id
    amount = Money(satang)
    draft = Draft(
        household=desk.household,
        date=desk.today,
        kind=EntryKind.EXPENSE,
        amount=amount,
        description=what,
        parts=(Part(fixed_id("E01"), amount),),
        pocket=cash,
    )
    return AddEntries((draft,))


def count(desk: Desk, what: str) -> int:
    """Count the entries of these words."""
    with desk.reader() as reader:
        there = reader.entries(EntryQuery(household=desk.household, first=desk.today, last=desk.today))
        return sum(one.description == what for one in there)


def test_the_like_of_what_everybody_sees_is_saved_is_written_from_elsewhere(desk: Desk, lose: Lose) -> None:
    rice = spending(desk, "ข้าวราดแกง", 20_00)
    lose(IS_SAVED)
    with pytest.raises(EnvironmentProblem, match="saved_unknown"):
        desk.execute(rice, of="row")
    server_back(desk)
    desk.execute(rice)

    assert count(desk, "ข้าวราดแกง") == 2
