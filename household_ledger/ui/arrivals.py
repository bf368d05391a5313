"""What a page is asked for when somebody goes to it from elsewhere; most are only gone to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import Id


@dataclass(frozen=True, slots=True)
class WriteOn:
    """Write entries of a day."""

    day: date


@dataclass(frozen=True, slots=True)
class ShowEntry:
    """Stand at an entry, to change it."""

    entry: Id


@dataclass(frozen=True, slots=True)
class CountCash:
    """Count the cash there is."""


@dataclass(frozen=True, slots=True)
class AddHousehold:
    """Take a household into the register."""


@dataclass(frozen=True, slots=True)
class ShowRules:
    """Look at everything that comes again."""


@dataclass(frozen=True, slots=True)
class AskBack:
    """Ask back over days gone by; with days, what was left open of these."""

    first: date | None = None
    last: date | None = None


Arrival = WriteOn | ShowEntry | CountCash | AddHousehold | AskBack | ShowRules
