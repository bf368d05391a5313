"""How records are told apart."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final, NewType

Id = NewType("Id", int)
"""63 bits: 41 of milliseconds since 2024, 14 of writer tag, 8 of counter; standard things have small fixed ids."""

TAG_BITS, COUNTER_BITS = 14, 8
EPOCH: Final = datetime(2024, 1, 1, tzinfo=UTC)
"""From here the milliseconds of ids are counted."""
BROUGHT: Final = 1 << 62
"""Set in the ids of what was brought over from another household: a time no clock says before 2058."""
NO_ID = Id(0)
PROJECT = Id(1)
PROVIDER = Id(2)
"""One file is one provider's book of one project: fixed ids, so that two laptops make the same record."""


def given_on(one: Id) -> date:
    """Give the day an id was given, of Greenwich: never later than the day it was where somebody wrote."""
    return (EPOCH + timedelta(milliseconds=one % BROUGHT >> TAG_BITS + COUNTER_BITS)).date()
