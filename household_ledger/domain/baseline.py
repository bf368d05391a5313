"""What was known of a household's income before the project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.money import Money


class BaselineLine(NamedTuple):
    """One source of a baseline: an I, C or E code; cash and in kind in satang, hours in thousandths."""

    source: str
    cash: int
    in_kind: int
    hours: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A baseline of one type over whole months (`first`, `last` as 202611).

    A and B are read from the household's own ledger of those months and carry no lines; C (twelve months) and D (one
    month) carry recalled lines. `members`, `debts`, `savings` as they stood (None: not asked).
    """

    id: Id
    household: Id
    type: BaselineType
    first: int
    last: int
    lines: tuple[BaselineLine, ...] = ()
    members: int | None = None
    adult_equivalent_tenths: int | None = None
    debts: Money | None = None
    savings: Money | None = None
    asked_on: date | None = None
    note: str = ""
    is_deleted: bool = False
