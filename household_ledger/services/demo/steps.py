"""Commands in bulk and on another day: a year of closing months as one step, dated as it would have been."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from household_ledger.domain.changes import Label
from household_ledger.services.ports import Clock, Command, Work


@dataclass(frozen=True, slots=True)
class _OnDay:
    """A clock on which it is another day; the moment is left as it is."""

    clock: Clock
    day: date

    def now(self) -> datetime:
        """Give the true moment."""
        return self.clock.now()

    def today(self) -> date:
        """Give the other day."""
        return self.day


@dataclass(frozen=True, slots=True)
class On:
    """Do something as of a day: what it dates carries that day."""

    day: date
    command: Command

    def write(self, work: Work) -> Label:
        """Whatever the command raises."""
        clock = work.clock
        work.clock = _OnDay(clock, self.day)
        try:
            return self.command.write(work)
        finally:
            work.clock = clock


@dataclass(frozen=True, slots=True)
class Together:
    """Do several things in one step, in their order."""

    commands: tuple[Command, ...]
    label: Label

    def write(self, work: Work) -> Label:
        """Whatever the commands raise; then none is done."""
        for command in self.commands:
            command.write(work)
        return self.label
