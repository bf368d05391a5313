"""Names of months and weekdays, and which year of the Common Era a written year means."""

from __future__ import annotations

from functools import lru_cache

BUDDHIST_ERA = 543
"""พ.ศ. = ค.ศ. + 543."""
BUDDHIST, COMMON = "พ.ศ.", "ค.ศ."
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years of the Common Era that can be written; in พ.ศ. 2400 and later is always the Buddhist era."""

_FIRST_BUDDHIST = 2400
_TWO_DIGITS = 100
_CENTURY = {BUDDHIST: 2500, COMMON: 2000}
_SHORTEST_BEGINNING = 3
_ERAS = {
    **dict.fromkeys(("พศ", "พุทธศักราช", "be"), BUDDHIST),
    **dict.fromkeys(("คศ", "คริสต์ศักราช", "ce", "ad"), COMMON),
}
_FILLERS = frozenset(("วันที่", "ที่", "เดือน", "ปี", "of"))


def month_name(number: int, *, language: str, is_short: bool) -> str:
    """Give the name of month 1–12: "พฤศจิกายน" or "พ.ย."."""
    return _months(language, "abbreviated" if is_short else "wide")[number - 1]


def weekday_name(number: int, *, language: str, is_short: bool) -> str:
    """Give the name of weekday 0 (Monday) to 6: "วันจันทร์" or "จ."."""
    return _weekdays(language, "abbreviated" if is_short else "wide")[number]


def month_number(word: str) -> int | None:
    """Find the month a word names, Thai or English: in full, short with dots or without, or its beginning (พฤศจิกา)."""
    bare = _bare(word)
    names = _month_words()
    if bare in names:
        return names[bare]
    found = {number for name, number in names.items() if name.startswith(bare)}
    return found.pop() if len(found) == 1 and len(bare) >= _SHORTEST_BEGINNING else None


def weekday_number(word: str) -> int | None:
    """Find the weekday a word names in full, with ที่ behind it or not; 0 is Monday."""
    return _weekday_words().get(_bare(word).removesuffix("ที่"))


def era_of(word: str) -> str | None:
    """Find the era a word names: `BUDDHIST`, `COMMON` or none."""
    return _ERAS.get(_bare(word))


def is_filler(word: str) -> bool:
    """Tell whether the word says nothing (วันที่, เดือน, ปี)."""
    return word in _FILLERS


def common_year(digits: str, era: str | None) -> int | None:
    """Turn a written year into one of the Common Era; None when it is no year of its era.

    Two digits are พ.ศ. 25xx (after ค.ศ. 20xx); from 2400 on it is พ.ศ., 1900–2199 is ค.ศ. Nothing is turned twice.
    """
    year = int(digits)
    if year < _TWO_DIGITS:
        if len(digits) != 2:  # noqa: PLR2004 -- 69, not 9 or 0069
            return None
        era = era or BUDDHIST
        year += _CENTURY[era]
    is_buddhist = year >= _FIRST_BUDDHIST
    if era is not None and is_buddhist != (era == BUDDHIST):
        return None
    year -= BUDDHIST_ERA if is_buddhist else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def _bare(word: str) -> str:
    """Take dots and case away, and write the common slip กรกฏาคม right."""
    bare = word.replace(".", "").replace("ฏ", "ฎ").lower()
    return bare.removeprefix("เดือน") or bare


@lru_cache(maxsize=8)
def _months(language: str, width: str) -> tuple[str, ...]:
    from babel.dates import get_month_names

    names = get_month_names(width, locale=language)  # type: ignore[arg-type]  # one of Babel's own words
    return tuple(names[number] for number in range(1, 13))


@lru_cache(maxsize=8)
def _weekdays(language: str, width: str) -> tuple[str, ...]:
    from babel.dates import get_day_names

    names = get_day_names(width, locale=language)  # type: ignore[arg-type]  # one of Babel's own words
    return tuple(names[number] for number in range(7))


@lru_cache(maxsize=1)
def _month_words() -> dict[str, int]:
    return {
        _bare(name): number
        for language in ("th", "en")
        for width in ("wide", "abbreviated")
        for number, name in enumerate(_months(language, width), 1)
    }


@lru_cache(maxsize=1)
def _weekday_words() -> dict[str, int]:
    return {_bare(name): number for language in ("th", "en") for number, name in enumerate(_weekdays(language, "wide"))}
