"""The order of names: Thai as in the dictionary, Latin without regard to case, numbers by size."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from household_ledger.text.digits import to_arabic

_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
_MARK = re.compile("[็-๎]")
_NUMBER = re.compile("0*([0-9]+)")
_MOST_DIGITS = 99


@lru_cache(maxsize=4096)
def sort_key(text: str) -> str:
    """Give a key that sorts as people expect; equal only for equal texts.

    Thai by the Royal Institute's order: the consonant before its leading vowel, tone and other marks only where all
    else is the same. Digits, Thai or Arabic, sort before letters and by their value: "บ้าน 2" before "บ้าน 10".
    """
    plain = _NUMBER.sub(_by_size, to_arabic(_without_accents(text).casefold()))
    turned = _LEADING_VOWEL.sub(r"\2\1", plain)
    return "\x00".join((_MARK.sub("", turned), turned, text))


def _by_size(number: re.Match[str]) -> str:
    """Put the number of digits before the number."""
    return f"0{min(len(number[1]), _MOST_DIGITS):02}{number[1]}"


def _without_accents(text: str) -> str:
    """Take the accents off Latin letters; Thai marks stay."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")
