"""How wide the columns of a table become in the room there is, and which are left out where it is too narrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Want:
    """What a column asks for, in pixels: `width` is what it was made for (0: a share of what is left)."""

    width: int
    may_give: bool = False
    """It may be made as narrow as its words."""
    is_whole: bool = False
    """Of one that shares: its words are never cut."""
    wraps: int = 0
    """Of one that shares: how wide it is at least where its words may be written on several lines, which 0 may not."""
    goes: int = 0
    """When it is left out: the greatest first, 0 never."""


def shared(
    room: int, wants: Sequence[Want], least: int, words_of: Callable[[int], int]
) -> tuple[tuple[int, ...], frozenset[int]]:
    """Give the width of each column, and which are left out; where even that is not enough, the table is wider.

    `least`: narrower no column of the sharing ones becomes that has longer words; `words_of` tells how wide those of
    a column are, and is asked only where that matters.
    """
    shown = list(range(len(wants)))
    while True:
        widths, fits = _of_shown(shown, room, wants, least, words_of)
        last = max(shown, key=lambda one: wants[one].goes, default=-1)
        if fits or last < 0 or not wants[last].goes:
            return (
                tuple(widths.get(number, one.width) for number, one in enumerate(wants)),
                frozenset(range(len(wants))) - frozenset(shown),
            )
        shown.remove(last)


def _of_shown(
    shown: Sequence[int], room: int, wants: Sequence[Want], least: int, words_of: Callable[[int], int]
) -> tuple[dict[int, int], bool]:
    """Share the room among some columns; tell whether they fit."""
    widths = {one: wants[one].width for one in shown}
    sharing = {one: words_of(one) for one in shown if not wants[one].width}
    left = room - sum(widths.values())
    wanted = sum(max(least, need) for need in sharing.values())
    for one in shown:
        spare = widths[one] - words_of(one) if left < wanted and wants[one].may_give else 0
        yielded = max(0, min(spare, wanted - left))
        widths[one] -= yielded
        left += yielded
    given = {one: _least(wants[one], need, least) for one, need in sharing.items()}
    left -= sum(given.values())
    if left >= 0:
        for one, need in sharing.items():  # what their words need first, then all alike
            if not wants[one].wraps:
                more = min(need - given[one], left)
                given[one] += more
                left -= more
        left -= _to_wrapping(given, {one: need for one, need in sharing.items() if wants[one].wraps}, left)
        for place, one in enumerate(given):
            more = left // (len(given) - place)
            given[one] += more
            left -= more
    return widths | given, left >= 0


def _least(want: Want, need: int, least: int) -> int:
    """Give the least room a sharing column gets along with."""
    return need if want.is_whole else min(need, want.wraps or least)


def _to_wrapping(given: dict[int, int], needs: Mapping[int, int], room: int) -> int:
    """Share room among columns that wrap, all alike, none more than it needs; tell how much was given."""
    left = room
    for place, one in enumerate(sorted(needs, key=lambda one: needs[one] - given[one])):
        more = min(needs[one] - given[one], left // (len(needs) - place))
        given[one] += more
        left -= more
    return room - left
