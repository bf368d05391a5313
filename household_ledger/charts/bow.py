"""The bow of an arrow from a stair down to another, on screen and on paper alike."""

from __future__ import annotations

from typing import Final

Point = tuple[float, float]
_POINTS: Final = 24
"""So many straight pieces look like a bow."""


def bow(start: Point, end: Point, height: float) -> list[Point]:
    """Give the points of a bow that leaves straight up and arrives straight down; `height` is where it is pulled to."""
    return [_point(start, end, height, step / _POINTS) for step in range(_POINTS + 1)]


def _point(start: Point, end: Point, height: float, part: float) -> Point:
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    points = (start, (start[0], height), (end[0], height), end)
    return (
        sum(weight * x for weight, (x, _y) in zip(weights, points, strict=True)),
        sum(weight * y for weight, (_x, y) in zip(weights, points, strict=True)),
    )
