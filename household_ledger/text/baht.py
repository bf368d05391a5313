"""Amounts in words, for paper that is signed: บาทถ้วน, or "baht only"."""

from __future__ import annotations

from household_ledger.domain.money import SATANG_PER_BAHT
from household_ledger.text.i18n import language

_MILLION = 10**6
_THAI_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_THAI_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_TENS_PLACE = 1
_ENGLISH = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


def bahttext(satang: int) -> str:
    """Say an amount in words of the language of the moment, exactly to the satang: "หนึ่งร้อยยี่สิบบาทถ้วน"."""
    return thai_baht(satang) if language() == "th" else english_baht(satang)


def thai_baht(satang: int) -> str:
    """Say an amount in Thai: "ลบยี่สิบเอ็ดบาทห้าสิบสตางค์", "ยี่สิบห้าสตางค์", "ศูนย์บาทถ้วน"."""
    baht, rest = divmod(abs(int(satang)), SATANG_PER_BAHT)
    sign = "ลบ" if satang < 0 else ""
    if not rest:
        return f"{sign}{thai_number(baht)}บาทถ้วน"
    return sign + (f"{thai_number(baht)}บาท" if baht else "") + f"{thai_number(rest)}สตางค์"


def english_baht(satang: int) -> str:
    """Say an amount in English: "one thousand two hundred forty baht only", "one baht and fifty satang"."""
    baht, rest = divmod(abs(int(satang)), SATANG_PER_BAHT)
    sign = "minus " if satang < 0 else ""
    if not rest:
        return f"{sign}{english_number(baht)} baht only"
    return sign + (f"{english_number(baht)} baht and " if baht else "") + f"{english_number(rest)} satang"


def thai_number(number: int) -> str:
    """Say a whole number, zero or more, in Thai; a final one after anything is เอ็ด."""
    if number == 0:
        return "ศูนย์"
    millions, below = divmod(number, _MILLION)
    words = f"{thai_number(millions)}ล้าน" if millions else ""
    digits = [int(digit) for digit in str(below)]
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if place == _TENS_PLACE and digit:
            words += ("", "", "ยี่")[digit] + "สิบ" if digit < 3 else _THAI_DIGITS[digit] + "สิบ"  # noqa: PLR2004
        elif place == 0 and digit == 1 and number > 1:
            words += "เอ็ด"
        elif digit:
            words += _THAI_DIGITS[digit] + _THAI_PLACES[place]
    return words


def english_number(number: int) -> str:
    """Say a whole number, zero or more, in English."""
    return " ".join(_english(number)) or "zero"


def _english(number: int) -> list[str]:
    for scale, name in _ENGLISH_SCALES:
        if number >= scale:
            return [*_english(number // scale), name, *_english(number % scale)]
    if number < len(_ENGLISH):
        return [_ENGLISH[number]] if number else []
    tens, ones = divmod(number, 10)
    return ["-".join(filter(None, (_ENGLISH_TENS[tens], _ENGLISH[ones])))]
