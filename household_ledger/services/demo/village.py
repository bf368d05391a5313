"""The whole made-up provider as content, without a ledger: register, books, months; the same for the same options."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from household_ledger.domain.period import Month
from household_ledger.services.demo.casting import portrait_of
from household_ledger.services.demo.options import DemoOptions, Timeline, timeline_of
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.story import Book

ROWS_A_MONTH = 152
"""What a household writes in a month, about; for telling progress."""


@dataclass(frozen=True)
class Village:
    """All households of a demo; `until` is its last month."""

    options: DemoOptions
    until: Month

    @cached_property
    def timeline(self) -> Timeline:
        """Lay out the months."""
        return timeline_of(self.options.months, self.until)

    @cached_property
    def portraits(self) -> tuple[Portrait, ...]:
        """Draw the households, from the top of the list."""
        return tuple(portrait_of(self.options.seed, index, self.timeline) for index in range(self.options.households))

    def book(self, portrait: Portrait) -> Book:
        """Open a household's book."""
        return Book(portrait, self.timeline, self.options.seed)
