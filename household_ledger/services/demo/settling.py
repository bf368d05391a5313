"""Which months of a made-up household were closed, marked as daily paper, verified, corrected, opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from household_ledger.domain.period import Month
from household_ledger.services.demo.options import Timeline
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.story import span_of

CORRECTED_AFTER_DAYS = 44
CORRECTION_REASON = "ลืมจดเงินขายของ พบในสมุดฉีก"
REOPENING_REASON = "พบใบเสร็จที่ยังไม่ได้ลง"
_REOPENED = {3: -1}
"""Household by place: the month, counted from its start, that was opened again and closed once more."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of one month; a day that is None did not come."""

    month: Month
    marked_on: date
    closed_on: date | None
    is_paper_daily: bool
    verified_on: date | None
    is_reopened: bool


def settled_of(portrait: Portrait, timeline: Timeline) -> Iterator[Settled]:
    """Tell which months were closed, all but the last, and what was done with them, never after the demo's last day."""
    span, habit = span_of(portrait, timeline), portrait.habit
    for place in range(span.first, span.last + 1):
        days, is_full = timeline.months[place], place >= span.first + span.summaries
        is_paper = is_full and habit.writing == "paper"
        done_on = days.last + timedelta(days=3 + portrait.index % 5)
        is_closed = done_on <= timeline.last_day and habit.writing != "month_end"
        if not (is_closed or is_paper):
            continue
        seen_on = done_on + timedelta(days=6)
        is_seen = is_closed and is_full and bool(habit.verified) and (place - span.first) % habit.verified == 0
        yield Settled(
            month=days.month,
            marked_on=min(done_on, timeline.last_day),
            closed_on=done_on if is_closed else None,
            is_paper_daily=is_paper,
            verified_on=seen_on if is_seen and seen_on <= timeline.last_day else None,
            is_reopened=is_closed and _REOPENED.get(portrait.index) == place - span.start,
        )


def corrected_on(month: Month, timeline: Timeline) -> date:
    """Give the day on which something forgotten in a month was put right."""
    return min(timeline.last_day, month.last + timedelta(days=CORRECTED_AFTER_DAYS))
