"""What can be asked of the figures, as values: the key tables are kept under, and what a caption speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from household_ledger.domain.changes import Step
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.domain.staircase import Audience


@dataclass(frozen=True, slots=True)
class MonthQuery:
    """One household's one month."""

    household: Id
    month: Month


@dataclass(frozen=True, slots=True)
class SavingsQuery:
    """The savings summary of a month, of one village or savings group or (None) of all."""

    month: Month
    group: Id | None = None


@dataclass(frozen=True, slots=True)
class ProviderQuery:
    """Every household by month."""

    first: Month
    last: Month


@dataclass(frozen=True, slots=True)
class GroupQuery:
    """How the income of a group, or of all households, changed up to a month; `among` those that may be counted."""

    as_of: Month
    group: Id | None = None
    among: frozenset[Id] | None = None

    def holds(self, household: Household) -> bool:
        """Tell whether a household is asked about."""
        is_of_group = self.group is None or household.group == self.group
        return is_of_group and (self.among is None or household.id in self.among)


@dataclass(frozen=True, slots=True)
class StairsQuery:
    """Who stands on which stair at a month, of a group or (None) of all; the program's own stairs named so."""

    as_of: Month
    audience: Audience
    group: Id | None
    language: str


@dataclass(frozen=True, slots=True)
class GroundsQuery:
    """What the indicators of everybody rest on at a month, as of a step."""

    as_of: Month
    step: Step | None
