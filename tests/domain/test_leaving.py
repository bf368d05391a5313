"""Whether a household has left by a day, and whether it was gone on it."""

from __future__ import annotations

from datetime import date, timedelta

from household_ledger.domain.ids import Id
from household_ledger.domain.register import Household

DAY = date(2026, 11, 20)


def test_on_the_day_it_leaves_a_household_has_left_and_was_still_there() -> None:
    home = Household(id=Id(1), code="001", name="บุญมา", left_on=DAY)
    days = [DAY + timedelta(days=number) for number in (-1, 0, 1)]

    assert [home.has_left(day) for day in days] == [False, True, True]
    assert [home.left_before(day) for day in days] == [False, False, True]
    stays = Household(id=Id(2), code="002", name="สมใจ")
    assert not stays.has_left(DAY)
    assert not stays.left_before(DAY)
