"""The form of eight changes as made-up participants and volunteers filled it in, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.change_eight import SLOTS, Moment
from household_ledger.services.demo.options import Timeline, stream
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.registering import left_of, start_of

NAMES = tuple(f"ด้านที่ {slot}" for slot in SLOTS)
"""What the eight are called is the project's own to say."""
_HIGHEST = 5
_EACH = 2
"""One of so many participant households was asked."""
_AFTER_MONTHS = 3
"""Only who was with the project so long is asked again."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One score."""

    slot: int
    moment: Moment
    score: int
    on: date


def scores_of(portrait: Portrait, timeline: Timeline, seed: int) -> list[Scored]:
    """Give the scores of a household, which the project asked or did not."""
    if portrait.is_comparison or portrait.index % _EACH:
        return []
    is_gone = left_of(portrait, timeline) is not None
    return list(_scores(f"{portrait.index}", start_of(portrait, timeline), timeline, seed, is_gone=is_gone))


def staff_scores(place: int, timeline: Timeline, seed: int) -> list[Scored]:
    """Give the scores of a volunteer, by their place."""
    return list(_scores(f"staff {place}", timeline.start_month.first, timeline, seed, is_gone=False))


def _scores(who: str, asked_on: date, timeline: Timeline, seed: int, *, is_gone: bool) -> Iterator[Scored]:
    chances = stream(seed, 0, f"eight {who}")
    is_asked_again = len(timeline.months) - timeline.start > _AFTER_MONTHS and not is_gone
    for slot in SLOTS:
        before = 1 + int(chances.random() * 3)
        yield Scored(slot, Moment.BEFORE, before, asked_on)
        after = min(_HIGHEST, before + int(chances.random() * 3))
        if is_asked_again:
            yield Scored(slot, Moment.AFTER, after, timeline.months[-1].dates[20])
