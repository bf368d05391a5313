"""What a cell of the project's own CSV may hold, and how it is written: amounts, quantities, days, guarded text."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from household_ledger.domain.money import LIMIT_SATANG, SATANG_PER_BAHT
from household_ledger.domain.validation import MAX_DESCRIPTION, MAX_LIFE_MONTHS, MAX_NOTE, MAX_UNIT

REQUIRED_COLUMNS = ("date", "household", "kind")
NAME_LIMIT = 200
TEXT_LIMITS = {
    "household": NAME_LIMIT,
    "category": NAME_LIMIT,
    "pocket": NAME_LIMIT,
    "to_pocket": NAME_LIMIT,
    "debt": NAME_LIMIT,
    "occupation": NAME_LIMIT,
    "member": NAME_LIMIT,
    "unit": MAX_UNIT,
    "note": MAX_NOTE,
    "entry_id": NAME_LIMIT,
    "source": NAME_LIMIT,
    "party": NAME_LIMIT,
    "goal": NAME_LIMIT,
    "pair": NAME_LIMIT,
    "description": MAX_DESCRIPTION,
}
"""The longest text of each column, in characters."""

FIRST_THAI_YEAR = 2400
"""A year from here on is พ.ศ. and loses 543, once; before, it is of the Common Era (the rule of `text.dates`)."""

_KEPT = 8192
"""Days and amounts come again and again."""
_AMOUNT = re.compile(r"(-?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?", re.ASCII)
_QUANTITY = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,3}))?", re.ASCII)
_MOST_DIGITS = 15
"""What has more before the point is beyond every limit, whatever its digits are."""
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_LIFE = re.compile(r"[0-9]{1,4}", re.ASCII)

_GUARD = "'"
_SKIPPED = ' "\u00a0\u200b\ufeff'
_DANGEROUS = frozenset("=+-@%|\t\r\n'＝＋－＠％｜")


@lru_cache(maxsize=_KEPT)
def satang_of(cell: str) -> int | None:
    """Read baht with at most two decimals after a point, thousands well grouped or not at all; None otherwise.

    What has more digits than any limit is read as the largest number of so many digits as are looked at.
    """
    found = _AMOUNT.fullmatch(cell)
    if found is None:
        return None
    sign, baht, decimals = found.groups()
    satang = _whole(baht) * SATANG_PER_BAHT + int((decimals or "").ljust(2, "0"))
    return -satang if sign else satang


def thousandths_of(cell: str) -> int | None:
    """Read a quantity with at most three decimals; None for anything else (it has no sign). Very long: as amounts."""
    found = _QUANTITY.fullmatch(cell)
    if found is None:
        return None
    whole, decimals = found.groups()
    return _whole(whole) * 1000 + int((decimals or "").ljust(3, "0"))


def _whole(digits: str) -> int:
    plain = digits.replace(",", "").lstrip("0")
    return int(plain or "0") if len(plain) <= _MOST_DIGITS else 10**_MOST_DIGITS - 1


@lru_cache(maxsize=_KEPT)
def day_of(cell: str) -> date | None:
    """Read `2026-11-05`, or the same day as `2569-11-05`; None for anything else and for days no calendar has."""
    found = _DAY.fullmatch(cell)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year - 543 if year >= FIRST_THAI_YEAR else year, month, day)
    except ValueError:
        return None


def months_of(cell: str) -> int | None:
    """Read the life of a tool in whole months, 1 to 600; None for anything else."""
    if _LIFE.fullmatch(cell) is None:
        return None
    months = int(cell)
    return months if 1 <= months <= MAX_LIFE_MONTHS else None


def is_amount_too_big(satang: int) -> bool:
    """Tell whether an amount is beyond what any ledger holds."""
    return abs(satang) >= LIMIT_SATANG


def baht_text(satang: int) -> str:
    """Write satang as baht with two decimals, `-` in front of what is below zero."""
    size = abs(satang)
    return f"{'-' if satang < 0 else ''}{size // SATANG_PER_BAHT}.{size % SATANG_PER_BAHT:02}"


def quantity_text(thousandths: int) -> str:
    """Write thousandths without needless zeros: 2500 → `2.5`, 3000 → `3`."""
    whole, rest = divmod(thousandths, 1000)
    return f"{whole}.{rest:03}".rstrip("0") if rest else str(whole)


def guarded(text: str) -> str:
    """Put one `'` before text that a spreadsheet might take for a formula (and before text starting with `'`)."""
    start = text.lstrip(_SKIPPED)[:1] or text[:1]
    return _GUARD + text if start in _DANGEROUS and text else text


def unguarded(text: str) -> str:
    """Take off the one `'` that `guarded` put on."""
    return text[1:] if text.startswith(_GUARD) else text


def freed(text: str) -> str:
    """Take off the `'` only where `guarded` would have put it: for text that may never have been through a file."""
    rest = unguarded(text)
    return rest if guarded(rest) == text else text


def has_control(text: str) -> bool:
    """Tell whether text holds a NUL or another control character that is not white space."""
    return not text.isprintable() and any(unicodedata.category(one) == "Cc" and one not in "\t\r\n" for one in text)
