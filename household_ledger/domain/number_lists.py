"""Numbers kept in one column as text, with a comma between: months a visit verified, lessons a session taught."""

from __future__ import annotations

from collections.abc import Iterable


def numbers_in(text: str) -> tuple[int, ...]:
    """Read what `numbers_text` wrote; ValueError for what is no number."""
    return tuple(int(one) for one in text.split(",") if one)


def numbers_text(numbers: Iterable[int]) -> str:
    """Write numbers, each once, the least first."""
    return ",".join(str(one) for one in sorted(set(numbers)))
