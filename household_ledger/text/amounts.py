"""Amounts, quantities, counts and shares: read as people type them, written in the digits of the moment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from household_ledger.domain.money import LARGEST_SATANG, SATANG_PER_BAHT, Money, half_up
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import MAX_QUANTITY
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _

if TYPE_CHECKING:  # what reckons is loaded with the first amount that is typed: the first page only writes them
    from fractions import Fraction

MINUS = "\u2212"
THOUSANDTHS = 1000
NONE = "—"
"""What stands for a figure that cannot be said."""

_BEFORE = re.compile(r"^\s*(?P<sign>[-−–+]?)\s*(?:฿|(?i:thb)\b)\s*")
_AFTER = re.compile(r"\s*(?:บาทถ้วน|บาท|บ\.|฿|(?i:baht|thb))\s*$")
_PAPER_END = re.compile(r"(?<=[\d๐-๙])\.[-–−]\s*$")

Decimals = Literal["auto", "always", "never"]


def parse_amount(text: str, *, field: str = "amount") -> Money | Problem:
    """Read a typed amount of baht: `1,250.50`, `๓๕+20*2`, `฿ 120`, `1,250.-`.

    A product or quotient is rounded half up to the satang; a plain number or sum finer than the satang is a problem
    (`amount_too_fine`), like one that reaches 10¹³ satang (`amount_too_large`), and those of `text.arithmetic`.
    """
    from household_ledger.text.arithmetic import LONGEST

    bare = text.strip()
    if len(bare) <= LONGEST:
        bare = _PAPER_END.sub("", _BEFORE.sub(r"\g<sign>", _AFTER.sub("", bare)))
    exact = _scaled(bare, _BAHT)
    return Problem(exact.code, field, exact.params) if isinstance(exact, Problem) else Money(exact)


def parse_quantity(text: str, *, field: str = "quantity") -> int | Problem:
    """Read a typed quantity in thousandths of its unit: `2.5` is 2500; rounding and problems as for amounts."""
    exact = _scaled(text, _UNITS)
    return Problem(exact.code, field, exact.params) if isinstance(exact, Problem) else exact


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a typed number is counted in, the largest there is, and what is told of a larger, a finer, of none."""

    scale: int
    largest: int
    too_large: str
    too_fine: str
    not_understood: str


_BAHT = _Measure(SATANG_PER_BAHT, LARGEST_SATANG, "amount_too_large", "amount_too_fine", "amount_not_understood")
_UNITS = _Measure(THOUSANDTHS, MAX_QUANTITY, "quantity_too_large", "quantity_too_fine", "number_not_understood")


def _scaled(text: str, measure: _Measure) -> int | Problem:
    from household_ledger.text.arithmetic import calculate

    result = calculate(text)
    if isinstance(result, Problem):
        is_none = result.code == "amount_not_understood"
        return Problem(measure.not_understood, params=result.params) if is_none else result
    value = result.value * measure.scale
    whole = half_up(value.numerator, value.denominator)
    if abs(whole) > measure.largest:  # told first: its decimals are no longer what is wrong with it
        return Problem(measure.too_large, params={"largest": measure.largest})
    if value.denominator != 1 and not result.has_product:
        return Problem(measure.too_fine, params={"text": text.strip()})
    return whole


def format_amount(satang: int, *, signed: bool = False, decimals: Decimals = "auto", minus: str = MINUS) -> str:
    """Write an amount in baht: groups of three, satang only where there are any (`auto`).

    `never` rounds half up to the baht. `signed` puts + before what is above zero. `minus` may be a hyphen for other
    programs; `parse_amount` reads both back.
    """
    size = abs(int(satang))
    if decimals == "never":
        size = half_up(size, SATANG_PER_BAHT) * SATANG_PER_BAHT
    baht, rest = divmod(size, SATANG_PER_BAHT)
    shown = f"{baht:,}.{rest:02}" if rest or decimals == "always" else f"{baht:,}"
    return in_digits(_sign(-size if satang < 0 else size, signed=signed, minus=minus) + shown)


def format_baht(satang: int, *, signed: bool = False, decimals: Decimals = "auto") -> str:
    """Write an amount with its unit: "120 บาท", "120 baht"."""
    return _("{amount} baht").format(amount=format_amount(satang, signed=signed, decimals=decimals))


def format_number(number: int, *, signed: bool = False) -> str:
    """Write a whole number in groups of three."""
    return in_digits(f"{_sign(number, signed=signed, minus=MINUS)}{abs(number):,}")


def format_quantity(thousandths: int) -> str:
    """Write a quantity kept in thousandths: 2500 is "2.5"."""
    whole, rest = divmod(abs(thousandths), THOUSANDTHS)
    shown = f"{whole:,}.{rest:03}".rstrip("0").rstrip(".") if rest else f"{whole:,}"
    return in_digits(_sign(thousandths, signed=False, minus=MINUS) + shown)


def format_percent(percent: Fraction | int | None, *, places: int = 0, words: bool = True, signed: bool = False) -> str:
    """Write a percentage, rounded half up: "ร้อยละ 56" (in tables, without `words`, "56 %"); None is "—"."""
    if percent is None:
        return NONE
    scaled = percent * 10**places
    units = half_up(scaled.numerator, scaled.denominator)
    whole, rest = divmod(abs(units), 10**places)
    number = f"{_sign(units, signed=signed, minus=MINUS)}{whole:,}" + (f".{rest:0{places}}" if places else "")
    form = _("{number} percent") if words else "{number} %"
    return form.format(number=in_digits(number))


def percent_of(part: int, whole: int) -> Fraction | None:
    """Give part ÷ whole as a percentage; None when the whole is not above zero."""
    from fractions import Fraction

    return Fraction(100 * int(part), int(whole)) if whole > 0 else None


def _sign(number: int, *, signed: bool, minus: str) -> str:
    if number < 0:
        return minus
    return "+" if signed and number > 0 else ""


def each_rounded() -> str:
    """Say why amounts printed in whole baht may not come to the printed sum: for whoever adds up with a pencil."""
    return _("Each amount is rounded to whole baht by itself: what is added up by hand may be off by a few baht.")
