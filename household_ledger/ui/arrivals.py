"""What a page is asked for when somebody goes to it from elsewhere; most are only gone to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from household_ledger.domain.ids import NO_ID, Id


@dataclass(frozen=True, slots=True)
class WriteOn:
    """Write entries of a day; `is_to_look` where its rows are to be looked at first."""

    day: date
    is_to_look: bool = False


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
class ShowConsents:
    """Look at what the people of a home agreed to."""


@dataclass(frozen=True, slots=True)
class AskBack:
    """Ask back over days gone by; with days, what was left open of these."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Take in what came from other computers: bundles, one or several."""

    bundles: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Settle:
    """Settle what was written on two sides: of an entry (NO_ID: whatever there is)."""

    entry: Id = NO_ID


Arrival = WriteOn | ShowEntry | CountCash | AddHousehold | AskBack | ShowRules | ShowConsents | TakeIn | Settle
