"""How records are told apart."""

from __future__ import annotations

from typing import NewType

Id = NewType("Id", int)
"""63 bits: 41 of milliseconds since 2024, 14 of writer tag, 8 of counter; standard things have small fixed ids."""

NO_ID = Id(0)
PROJECT = Id(1)
PROVIDER = Id(2)
"""One file is one provider's book of one project: fixed ids, so that two laptops make the same record."""
