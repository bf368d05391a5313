"""An entry on its way: the button pressed, the digits typed so far, the day, and whom it is owed to."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from datetime import date

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import SATANG_PER_BAHT, ZERO, Money
from household_ledger.services.typed.row import RowMark
from household_ledger.services.views.tiles import Tile
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.digits import in_digits

MOST_DIGITS = 9
"""Before the point: as many baht as an entry may hold."""
SAME_AMOUNT = frozenset("=\u0e0a")
"""The key = as a Latin and a Thai keyboard send it: as much as the last time."""
_DECIMALS = 2
_PLUS, _LONGEST = "+", 12
"""Between amounts of one entry, while so few letters are typed that all are seen."""


@dataclass(frozen=True, slots=True)
class Half:
    """What is known of an entry that is not written yet; `typed` holds amounts with "+" between them.

    An amount is Arabic digits and at most one point.
    """

    tile: Tile | None = None
    typed: str = ""
    day: date | None = None
    """None: today, whichever day that is by then."""
    is_owed: bool = False
    debt: Id = NO_ID
    mark: RowMark = field(default_factory=RowMark, compare=False)
    """Which entry it is: where it is written from, however often it is tried."""
    tried: tuple[Hashable, ...] = field(default=(), compare=False)
    """What it was to be written as when it was tried last: what, how much, on which day."""

    @property
    def amount(self) -> Money:
        """Give what is typed, in satang."""
        told = ZERO
        for one in self.typed.split(_PLUS):
            baht, _point, satang = one.partition(".")
            told += Money(int(baht or 0) * SATANG_PER_BAHT + int(satang.ljust(_DECIMALS, "0")))
        return told

    @property
    def shown(self) -> str:
        """Write what is typed as it stands, with groups of three; what several amounts come to behind them."""
        parts = self.typed.split(_PLUS)
        said = " + ".join(_shown(one) if one else "" for one in parts) if parts[1:] else _shown(self.typed)
        return f"{said} = {format_amount(self.amount)}" if all(parts) and parts[1:] else said.rstrip()

    @property
    def needs_debt(self) -> bool:
        """Tell whether it is not known yet whom it is owed to."""
        return self.debt == NO_ID and (self.is_owed or (self.tile is not None and self.tile.kind is EntryKind.REPAY))

    @property
    def last_amount(self) -> Money:
        """Give what it came to the last time, while nothing else is typed; 0 for none or more than can be typed."""
        amount = self.tile.amount if self.tile is not None and not self.typed else ZERO
        return amount if amount < SATANG_PER_BAHT * 10**MOST_DIGITS else ZERO

    def with_last_amount(self) -> Half:
        """Type what it came to the last time."""
        return replace(self, typed=typed_of(self.last_amount))

    def tried_as(self, *said: Hashable) -> Half:
        """Note what it is to be written as now. Where more than one thing is other than before it is another entry.

        One thing alone is mended; who presses another button and types another amount writes the next one.
        """
        changed = [one for one, before in zip(said, self.tried, strict=False) if one != before]
        return replace(self, tried=said, mark=RowMark() if len(changed) > 1 else self.mark)

    def with_key(self, key: str) -> Half:
        """Type a digit, `00`, a point, a plus, or `back`; what does not fit is not taken."""
        if key == "back":
            return replace(self, typed=self.typed[:-1])
        typed = self.typed
        for letter in key:
            typed = _typed(typed, letter)
        return replace(self, typed=typed)


def _shown(typed: str) -> str:
    baht, point, satang = typed.partition(".")
    return format_number(int(baht or 0)) + in_digits(point + satang)


def typed_of(amount: Money) -> str:
    """Write an amount as its keys would type it: 35050 satang as "350.50"."""
    baht, satang = divmod(int(amount), SATANG_PER_BAHT)
    return f"{baht}.{satang:02}" if satang else str(baht)


def _typed(before: str, letter: str) -> str:
    earlier, plus, last = before.rpartition(_PLUS)
    if letter == _PLUS:
        return before + _PLUS if last and len(before) < _LONGEST else before
    return earlier + plus + _longer(last, letter)


def _longer(before: str, letter: str) -> str:
    baht, point, satang = before.partition(".")
    if letter == ".":
        return before if point else f"{before or '0'}."
    if point:
        return before + letter if len(satang) < _DECIMALS else before
    if len(baht) >= MOST_DIGITS:
        return before
    return (baht + letter).lstrip("0") or "0"
