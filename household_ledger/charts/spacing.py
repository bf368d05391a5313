"""Names beside marks that lie close: moved so little that they keep apart, in their order."""

from __future__ import annotations

from collections.abc import Sequence


def apart(places: Sequence[float], *, pitch: float, low: float, high: float) -> list[float]:
    """Move places so little that each is a pitch from the next, none outside low and high if there is room."""
    order = sorted(range(len(places)), key=lambda number: places[number])
    groups: list[tuple[float, int]] = []  # where a run of names has its middle, and how many they are
    for number in order:
        middle, count = places[number], 1
        while groups and groups[-1][0] + (groups[-1][1] + count) * pitch / 2 > middle:
            below, many = groups.pop()
            middle = (below * many + middle * count) / (many + count)
            count += many
        groups.append((middle, count))
    spread = [middle + (place - (count - 1) / 2) * pitch for middle, count in groups for place in range(count)]
    return _inside(dict(zip(order, spread, strict=True)), pitch=pitch, low=low, high=high)


def _inside(places: dict[int, float], *, pitch: float, low: float, high: float) -> list[float]:
    """Push what lies below the picture up, and then what lies above it down; the lowest first."""
    floor = low
    for number, place in places.items():
        places[number] = max(place, floor)
        floor = places[number] + pitch
    ceiling = max(high, low + pitch * (len(places) - 1))
    for number in reversed(places):
        places[number] = min(places[number], ceiling)
        ceiling = places[number] - pitch
    return [places[number] for number in range(len(places))]
