"""Amounts and days as other programs write them, read exactly: satang, and the order of day, month and year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from household_ledger.domain.money import LIMIT_SATANG
from household_ledger.domain.validation import FIRST_DAY
from household_ledger.text.calendar_words import BUDDHIST_ERA, era_of, is_filler, month_number, weekday_number
from household_ledger.text.digits import to_arabic

_AROUND = re.compile(r"^(?:฿|thb|บาท|baht)\s*|\s*(?:฿|thb|บาท|บ\.|baht)$", re.IGNORECASE)
_PLAIN = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,16})(?:\.([0-9]{0,30}))?|\.([0-9]{1,30})", re.ASCII)
_MINUS = str.maketrans({"−": "-", "–": "-", "－": "-", "\u00a0": "", "\u202f": "", "'": ""})
_POINT_IS_DECIMAL = re.compile(r"\.[0-9]{1,2}$|,[0-9]{3}(?:,|\.|$)", re.ASCII)
_COMMA_IS_DECIMAL = re.compile(r",[0-9]{1,2}$|\.[0-9]{3}(?:\.|,)", re.ASCII)
_EITHER = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}$", re.ASCII)
_LONGEST = 60
_TIME = re.compile(r"(?:T|\s+)(?:เวลา\s*)?[0-9]{1,2}(?::[0-9]{2}){1,2}.*$|\s+[0-9]{1,2}\.[0-9]{2}\s*น\.?$")
_PIECE = re.compile(r"([0-9]+)|([^\W\d_][\u0e00-\u0e4e.\w]*)|[\s/.,'\-]+")
_THAI_SIGNS = re.compile("[ก-๛]")
_FIRST_BUDDHIST, _CENTURIES = 2400, (1900, 2000)
_YEAR_DIGITS, _TOGETHER, _MONTHS, _PARTS = 4, 8, 12, 3
DAYS_AHEAD = 366


def satang_in(text: str, decimal: str = ".") -> int | None:
    """Read an amount: sign, brackets, CR/DR, thousands, currency, any digits; None for what is not exact satang."""
    bare = to_arabic(text).translate(_MINUS).strip()
    if not bare or len(bare) > _LONGEST:
        return None
    is_less, bare = _sign(bare)
    bare = _AROUND.sub("", _AROUND.sub("", bare)).strip().removesuffix(".-")
    is_less_inside, bare = _sign(bare)
    if is_less and is_less_inside:
        return None
    bare = bare.replace(" ", "")
    if decimal == ",":
        bare = bare.translate(str.maketrans(",.", ".,"))
    found = _PLAIN.fullmatch(bare)
    if found is None:
        return None
    decimals = (found[1] or found[2] or "").rstrip("0")
    whole = bare.partition(".")[0].replace(",", "") or "0"
    if len(decimals) > 2:  # noqa: PLR2004 -- finer than the satang
        return None
    satang = int(whole) * 100 + int(decimals.ljust(2, "0"))
    return -satang if is_less or is_less_inside else satang


def _sign(bare: str) -> tuple[bool, str]:
    upper = bare.upper()
    if bare.startswith("(") and bare.endswith(")"):
        return True, bare[1:-1].strip()
    if bare.startswith(("-", "+")):
        return bare[0] == "-", bare[1:].strip()
    if bare.endswith("-") and not bare.endswith(".-"):
        return True, bare[:-1].strip()
    if upper.endswith(("CR", "DR")):
        return upper.endswith("DR"), bare[:-2].strip()
    return False, bare


def satang_of_number(value: float) -> int | None:
    """Read a number of a spreadsheet as it shows it (15 digits); None for what is finer than the satang."""
    shown = Decimal(format(value, ".15g")) * 100
    return int(shown) if shown.is_finite() and shown == shown.to_integral_value() and abs(shown) < 10**18 else None


def is_too_big(satang: int) -> bool:
    """Tell whether an amount is beyond what any ledger holds."""
    return abs(satang) >= LIMIT_SATANG


def decimal_in(texts: Iterable[str]) -> str | None:
    """Tell which sign stands before the satang; "" when nothing tells, None when it is open.

    It is where texts contradict each other, or say nothing but `1.000`: a thousand to some, one baht to others.
    """
    has_point = has_comma = is_open = False
    for text in texts:
        bare = to_arabic(text).strip().rstrip("-)").strip()
        has_point = has_point or _POINT_IS_DECIMAL.search(bare) is not None
        has_comma = has_comma or _COMMA_IS_DECIMAL.search(bare) is not None
        is_open = is_open or _EITHER.search(bare) is not None
    if (has_point and has_comma) or (is_open and not has_point and not has_comma):
        return None
    return "," if has_comma else "." if has_point else ""


def order_in(texts: Iterable[str], today: date, *, era: str = "") -> str | None:
    """Tell the order of day, month and year, "dmy", "mdy" or "ymd"; "" when any is the same, None when it is open.

    พ.ศ., Thai digits and the names of months in Thai tell dmy: nobody writes these another way.
    """
    told: set[str] = set()
    is_open = False
    for text in texts:
        numbers, month = _pieces(text)
        if len(numbers) != _PARTS or month:
            continue
        first, second = int(numbers[0][:4]), int(numbers[1][:4])
        if len(numbers[0]) == _YEAR_DIGITS:
            told.add("ymd")
        elif first > _MONTHS:
            told.add("dmy")
        elif second > _MONTHS:
            told.add("mdy")
        elif era == "be" or _is_thai(text, numbers[2], today):
            told.add("dmy")
        elif first != second:
            is_open = True
    if len(told - {"ymd"}) > 1:
        return None
    rest = told - {"ymd"}
    if rest:
        return rest.pop()
    return None if is_open else "ymd" if told else ""


def _is_thai(text: str, year: str, today: date) -> bool:
    if _THAI_SIGNS.search(text) is not None:
        return True
    if len(year) == _YEAR_DIGITS:
        return int(year) >= _FIRST_BUDDHIST
    found = _year(year, today)
    return found is not None and found % 100 != int(year)


def era_in(texts: Iterable[str], order: str, today: date) -> str:
    """Tell in which era the years of days are written, "be" or "ce"; "" when both stand there, or none can be read."""
    eras: set[str] = set()
    for text in texts:
        parts = _parts(text, order, today)
        year = _year(parts[0], today) if parts else None
        if parts and year is not None:
            eras.add("ce" if year % 100 == int(parts[0]) % 100 else "be")
    return eras.pop() if len(eras) == 1 else ""


def day_in(text: str, order: str, today: date, *, era: str = "") -> date | None:
    """Read a day in an order; พ.ศ. from 2400 on; two digits of a year are what lies between 1990 and next year.

    With an `era`, "be" or "ce", every year is of that one.
    """
    parts = _parts(text, order, today)
    return None if parts is None else _date(*parts, today=today, era=era)


def _parts(text: str, order: str, today: date) -> tuple[str, str, str] | None:
    """Take a day apart into year, month and day, as digits."""
    numbers, month = _pieces(text)
    if not month and len(numbers) == 1 and len(numbers[0]) == _TOGETHER:
        whole = numbers[0]
        numbers = [whole[:4], whole[4:6], whole[6:]]
        if not 1 <= int(numbers[1]) <= _MONTHS or _year(numbers[0], today) is None:
            numbers = [whole[:2], whole[2:4], whole[4:]]
    if month and len(numbers) == _PARTS - 1:
        parts = (numbers[1], str(month), numbers[0]) if len(numbers[0]) == _YEAR_DIGITS else None
        day, number, year = parts or (numbers[0], str(month), numbers[1])
    elif not month and len(numbers) == _PARTS:
        if len(numbers[0]) == _YEAR_DIGITS:
            year, number, day = numbers
        elif order == "mdy":
            number, day, year = numbers
        elif order == "ymd":
            year, number, day = numbers
        else:
            day, number, year = numbers
    else:
        return None
    return year, number, day


def _date(year: str, month: str, day: str, *, today: date, era: str) -> date | None:
    common = _year_of(year, era, today) if era else _year(year, today)
    if common is None or len(month) > 2 or len(day) > 2:  # noqa: PLR2004 -- digits
        return None
    try:
        return date(common, int(month), int(day))
    except ValueError:
        return None


def _year(digits: str, today: date) -> int | None:
    if len(digits) == _YEAR_DIGITS:
        year = int(digits)
        year -= BUDDHIST_ERA if year >= _FIRST_BUDDHIST else 0
        return year if FIRST_DAY.year - 100 <= year <= today.year + 200 else None
    if len(digits) != 2:  # noqa: PLR2004 -- two digits of a year
        return None
    last = (today + timedelta(days=DAYS_AHEAD)).year
    years = [century + int(digits) for century in (*_CENTURIES, 2500 - BUDDHIST_ERA)]
    found = [year for year in years if FIRST_DAY.year <= year <= last]
    return found[0] if len(found) == 1 else None


def _year_of(digits: str, era: str, today: date) -> int | None:
    """Read a year of an era that a person named; two digits are of this century there."""
    if len(digits) not in (2, _YEAR_DIGITS):
        return None
    century = 2500 if era == "be" else _CENTURIES[-1]
    year = int(digits) + (century if len(digits) != _YEAR_DIGITS else 0) - (BUDDHIST_ERA if era == "be" else 0)
    return year if FIRST_DAY.year - 100 <= year <= today.year + 200 else None


def _pieces(text: str) -> tuple[list[str], int]:
    """Give the numbers of a day as written, without a time behind it, and the month a word names (0: none)."""
    shown = to_arabic(text).strip()
    if len(shown) > _LONGEST:
        return [], 0
    shown = _TIME.sub("", shown)
    numbers: list[str] = []
    month = place = 0
    while place < len(shown):
        found = _PIECE.match(shown, place)
        if found is None:
            return [], 0
        place = found.end()
        if found[1]:
            numbers.append(found[1])
        elif found[2] and not _says_nothing(found[2]):
            number = month_number(found[2])
            if number is None or month:
                return [], 0
            month = number
    return numbers, month


def _says_nothing(word: str) -> bool:
    return is_filler(word) or era_of(word) is not None or weekday_number(word) is not None


def common_day(day: date) -> date | None:
    """Give a day that a spreadsheet holds, from พ.ศ. where its year is one; None for a day that is not there."""
    if day.year < _FIRST_BUDDHIST:
        return day
    try:
        return day.replace(year=day.year - BUDDHIST_ERA)
    except ValueError:
        return None
