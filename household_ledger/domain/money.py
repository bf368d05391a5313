"""What an amount of money is: whole satang, never a float."""

from __future__ import annotations

from collections.abc import Iterable

SATANG_PER_BAHT = 100
LIMIT_SATANG = 10**13
"""No single amount in a ledger reaches a hundred thousand million baht."""
LARGEST_SATANG = LIMIT_SATANG - 1
LEAST_FAR_SATANG = 2_000 * SATANG_PER_BAHT
"""What is less is never far from the usual: the first sack of rice after a month of single eggs."""


class Money(int):
    """An exact amount in satang; adding and subtracting money gives money."""

    __slots__ = ()

    def __add__(self, other: int) -> Money:
        """Add satang to satang."""
        return Money(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Money:
        """Take satang from satang."""
        return Money(int(self) - int(other))

    def __rsub__(self, other: int) -> Money:
        """Take this amount from the other."""
        return Money(int(other) - int(self))

    def __mul__(self, times: int) -> Money:
        """Multiply by a whole number."""
        return Money(int(self) * int(times))

    __rmul__ = __mul__

    def __neg__(self) -> Money:
        """Turn the sign."""
        return Money(-int(self))

    def __abs__(self) -> Money:
        """Drop the sign."""
        return Money(abs(int(self)))


ZERO = Money(0)


def total(amounts: Iterable[int]) -> Money:
    """Add amounts in satang."""
    return Money(sum(amounts))


def allocate(amount: Money, parts: int) -> list[Money]:
    """Split so that the parts differ by at most one satang and sum to the total.

    Part k runs from floor(amount·k/parts) to floor(amount·(k+1)/parts), so each part can be had without the others.
    """
    if parts < 1:
        raise ValueError(parts)
    return [share_at(amount, parts, index) for index in range(parts)]


def share_at(amount: Money, parts: int, index: int) -> Money:
    """Give part `index` (from 0) of `allocate(amount, parts)`; nothing outside the parts."""
    if not 0 <= index < parts:
        return ZERO
    size, sign = abs(int(amount)), -1 if amount < 0 else 1
    return Money(sign * (size * (index + 1) // parts - size * index // parts))


def half_up(numerator: int, denominator: int) -> int:
    """Divide whole numbers and round half away from zero; the denominator is positive."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))
