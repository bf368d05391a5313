"""Words people begin a line with: they tell which way money went, not what for (ขาย… came in, ซื้อ… went out)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from household_ledger.text.matching import plain, toneless


class Way(StrEnum):
    """What a line's beginning says of its money."""

    SOLD = "sold"
    EARNED = "earned"
    SPENT = "spent"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Led:
    """A word of a line without what it began with, and what that beginning said."""

    way: Way
    rest: str


_OPEN: Final = ("ค่าแรง", "ค่าจ้าง", "ค่าตอบแทน", "ค่าเช่า", "ค่าเบี้ยเลี้ยง", "ค่านายหน้า")
"""What begins like a price paid and is as often earned."""
_SOLD: Final = "ขาย"
_LEADING: Final = (
    (_SOLD, Way.SOLD),
    ("sold", Way.SOLD),
    ("sell", Way.SOLD),
    ("จ่ายค่า", Way.SPENT),
    ("ซื้อ", Way.SPENT),
    ("จ่าย", Way.SPENT),
    ("ค่า", Way.SPENT),
    ("bought", Way.SPENT),
    ("buy", Way.SPENT),
    ("paid", Way.SPENT),
)
_RECEIVED: Final = re.compile(rf"(?:ได้รับ|ได้|รับ|มี|ไป)?(?:เงิน|รายได้)?(?:ค่า|จาก)?(?:การ)?(?={_SOLD}|{'|'.join(_OPEN)})")
"""What people put before having sold or earned: ได้เงินค่าขายไข่, รับเงินค่าแรง."""
_CAME_IN: Final = ("ได้", "รับ")
"""What says that wages came in; without, they were as likely paid."""

_BEFORE_NAMES: Final = ("จ่ายค่า", "ค่า", "เงินค่า", "เงิน")
"""What people put before the name of a category: ค่าโทร, of โทรศัพท์."""
_FEWEST: Final = 2


def led(word: str) -> Led:
    """Take off a compared word what says only which way the money went; the verb alone says nothing else."""
    received, word = word, without_receipt(word)
    if word.startswith(_OPEN) and received.startswith(_CAME_IN):
        return Led(Way.EARNED, word)
    if not word.startswith(_OPEN):
        for beginning, way in _LEADING:
            if word.startswith(beginning):
                return Led(way, word.removeprefix(beginning))
    return Led(Way.OPEN, word)


def without_receipt(word: str) -> str:
    """Take off a compared word that money came, where it goes on to say that something was sold or earned."""
    found = _RECEIVED.match(word)
    return word[found.end() :] if found is not None else word


def is_sold(words: str) -> bool:
    """Tell whether words begin with having sold something."""
    return led(plain(words)).way is Way.SOLD


def as_sold(words: str) -> str:
    """Say of words that they are about something sold."""
    return words if is_sold(words) else f"{_SOLD}{words}"


def without_leading(typed: str) -> str:
    """Take off what people put before the name of a category; "" where nothing is, or hardly a letter would be left."""
    word = plain(typed)
    for beginning in _BEFORE_NAMES:
        if word.startswith(beginning) and len(toneless(word)) >= len(toneless(beginning)) + _FEWEST:
            return word.removeprefix(beginning).strip()
    return ""
