"""Who is to be seen next, and why: what a household's book and the last visit leave to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final

from household_ledger.domain.period import Month

SILENT_AFTER: Final = 10
"""Days without an entry after which somebody should go there."""
VISIT_EVERY: Final = 30
"""Days between two visits at most (`reference/indicators.md`, the provider's fourth stair)."""
CLOSE_WITHIN: Final = 7
"""Days after its end in which a month is closed; until then nobody is late."""
UNKNOWN_FROM: Final = 5
"""So many days of a month nobody was asked about are a reason to ask; fewer are asked for at the next visit anyway."""


class NextStep(IntEnum):
    """What is done about it."""

    VISIT = 1
    CLOSE = 2
    VERIFY = 3
    ASK = 4


class Need(IntEnum):
    """Why somebody should look after a household, the most pressing first."""

    NEVER_WRITTEN = 1
    SILENT = 2
    NEVER_VISITED = 3
    LONG_UNVISITED = 4
    MONTHS_OPEN = 5
    UNVERIFIED = 6
    DAYS_UNKNOWN = 7

    @property
    def step(self) -> NextStep:
        """Give what is done about it."""
        return _STEPS.get(self, NextStep.VISIT)


_STEPS = {
    Need.MONTHS_OPEN: NextStep.CLOSE,
    Need.UNVERIFIED: NextStep.VERIFY,
    Need.DAYS_UNKNOWN: NextStep.ASK,
}


def is_silent(last_entry: date | None, began: date | None, today: date) -> bool:
    """Tell whether nothing was written for long; who never wrote is silent once in the project as long."""
    since = last_entry or began
    return since is None or (today - since).days > SILENT_AFTER


@dataclass(frozen=True, slots=True)
class Reason:
    """A need of a household: how many days or months it is about, and which months."""

    need: Need
    count: int = 0
    months: tuple[Month, ...] = ()
    visited_ago: int | None = None
    """Days since the visit that answered it for now: it is still so, yet nobody has to go; None: somebody should."""

    @property
    def step(self) -> NextStep | None:
        """Give what is done about it; None while a visit answers it."""
        return self.need.step if self.visited_ago is None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a household on a day; months are full ones that are over, oldest first."""

    last_entry: date | None
    last_visit: date | None
    months_open: Sequence[Month]
    months_unverified: Sequence[Month]
    """Closed, and nobody else has looked yet."""
    days_unknown: int
    """Of the month looked at, while it can still be asked about."""
    has_left: bool = False
    """Nobody goes there any more; its months are still closed and verified."""


def reasons(known: Known, today: date) -> tuple[Reason, ...]:
    """List why a household is to be looked after, the most pressing first; none where all is well.

    A visit answers silence for as many days as silence may last (`SILENT_AFTER`): the household was seen, and has that
    long to write. It is told until then, after all that waits, with when somebody was there.
    """
    is_here = not known.has_left
    found = [*_silence(known, today), *_visits(known.last_visit, today)] if is_here else []
    late = [one for one in known.months_open if (today - one.last).days > CLOSE_WITHIN]
    if late:
        found.append(Reason(Need.MONTHS_OPEN, len(late), tuple(late)))
    if known.months_unverified:
        found.append(Reason(Need.UNVERIFIED, len(known.months_unverified), tuple(known.months_unverified)))
    if is_here and known.days_unknown >= UNKNOWN_FROM:
        found.append(Reason(Need.DAYS_UNKNOWN, known.days_unknown))
    return tuple(sorted(found, key=lambda one: one.step is None))


def urgency(found: Sequence[Reason]) -> tuple[int, int, int]:
    """Give what households are queued by: the most pressing need, how long or often, how many needs. Least first.

    Those whose every need a visit answered come after all with one that waits, and before those where all is well.
    """
    if not found:
        return (2 * len(Need) + 1, 0, 0)
    answered = len(Need) if found[0].step is None else 0
    return (answered + found[0].need, -found[0].count, -len(found))


def _silence(known: Known, today: date) -> list[Reason]:
    ago = (today - known.last_visit).days if known.last_visit is not None else None
    seen = ago if ago is not None and ago <= SILENT_AFTER else None
    if known.last_entry is None:
        return [Reason(Need.NEVER_WRITTEN, visited_ago=seen)]
    days = (today - known.last_entry).days
    return [Reason(Need.SILENT, days, visited_ago=seen)] if days > SILENT_AFTER else []


def _visits(last_visit: date | None, today: date) -> list[Reason]:
    if last_visit is None:
        return [Reason(Need.NEVER_VISITED)]
    days = (today - last_visit).days
    return [Reason(Need.LONG_UNVISITED, days)] if days > VISIT_EVERY else []
