"""A page whose book just began shows its new words alone: what it said before is gone at once."""

from __future__ import annotations

import pytest

from household_ledger.domain.kinds import Role
from household_ledger.domain.money import Money
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.catalogue import PAGE
from household_ledger.ui.widgets.states import EmptyState
from tests.ui import looking


@pytest.mark.parametrize("key", ["today", "entry", "month", "savings", "debts", "occupations", "before_after", "home"])
def test_nothing_said_before_shines_through(key: str, empty_desk: Desk) -> None:
    page = PAGE[key].make(empty_desk)
    page.resize(1156, 660)
    page.show()
    page.refresh()
    begin = AddFirstHousehold(person="มาลี", role=Role.RECORDER, code="001", name="บ้านยายมา", cash=Money(0))
    empty_desk.execute(begin)
    empty_desk.take_first()

    page.refresh()

    assert len([one for one in page.findChildren(EmptyState) if one.isVisible()]) <= 1
    assert looking.overlapping(page) == []
    page.close()
