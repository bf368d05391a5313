"""What a person looks for, whoever's book and whichever month is looked at: a filter that can be kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.services.entry_filter import EntryFilter


class Span(StrEnum):
    """How far to look; all but DAYS go with the month looked at, and are kept as such."""

    MONTH = "month"
    MONTH_BEFORE = "month_before"
    THREE_MONTHS = "three_months"
    YEAR = "year"
    ALL = "all"
    DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A filter without households; it has days of its own only where the span is DAYS.

    What it names of one household (an own category, a pocket, a member, an occupation) is found in that book alone.
    """

    span: Span = Span.MONTH
    wanted: EntryFilter = field(default_factory=EntryFilter)
    is_everywhere: bool = False
    """Look into every household of the file."""

    def on(self, household: Id, month: Month) -> EntryFilter:
        """Give the filter for the book and the month looked at."""
        households = frozenset[Id]() if self.is_everywhere else frozenset({household})
        found = replace(self.wanted, households=households)
        if self.span is Span.DAYS:
            return found
        first, last = _months(self.span, month)
        return replace(found, first=first.first if first else None, last=last.last if last else None)


def _months(span: Span, month: Month) -> tuple[Month | None, Month | None]:
    match span:
        case Span.MONTH:
            return month, month
        case Span.MONTH_BEFORE:
            return month.plus(-1), month.plus(-1)
        case Span.THREE_MONTHS:
            return month.plus(-2), month
        case Span.YEAR:
            return Month(month.year, 1), Month(month.year, 12)
        case _:
            return None, None
