"""Dates, months and years as people type them: พ.ศ. or ค.ศ., Thai or Arabic digits, numbers or names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.text.calendar_words import common_year, era_of, is_filler, month_number, weekday_number
from household_ledger.text.clean import seen
from household_ledger.text.digits import to_arabic

LONGEST = 60
AHEAD_DAYS = 31
"""A date without a year is the latest one that is at most so many days after the reference."""

_PIECE = re.compile(r"(?P<number>[0-9]+)|(?P<word>[ก-ฮเ-ไA-Za-z][ก-๎A-Za-z.]*)|(?P<gap>\s*[/,.-]\s*|\s+)")
_TOGETHER = {4: ((2, 2),), 6: ((2, 2, 2),), 8: ((2, 2, 4), (4, 2, 2))}
"""How digits without separators are cut: 0511, 051169, 05112569, 20261105."""
_MONTH_TOGETHER = ((2, 4), (4, 2))
_YEAR_DIGITS = 4


class _Wrong(Exception):  # noqa: N818 -- carries a problem's code out of the reading
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(slots=True)
class _Pieces:
    """The numbers of a text in order, the month, era and weekday its words name, and what stood first."""

    numbers: list[str] = field(default_factory=list)
    month: int | None = None
    era: str | None = None
    weekday: int | None = None
    is_month_first: bool = False


def parse_date(text: str, reference: date, *, field: str = "date") -> date | Problem:
    """Read a typed date; missing parts come from the reference (today, or a day of the page's month).

    A day alone lies in the reference's month. Day and month lie in the year that makes them the latest date not more
    than 31 days after the reference. Years: `common_year`. Problems: `date_empty`, `date_not_understood`,
    `date_year`, `date_impossible`, `date_weekday`.
    """
    try:
        return _date(text, reference)
    except _Wrong as wrong:
        return Problem(wrong.code, field, {"text": text.strip()})


def parse_month(text: str, reference: Month | None = None, *, field: str = "month") -> Month | Problem:
    """Read a typed month: `2026-10`, `2569-10`, `10/2569`, `ต.ค. 2569`, `ตุลาคม 69`, `Oct 2026`.

    A month without a year is the latest one up to the reference, and not understood without it.
    """
    try:
        return _month(text, reference)
    except _Wrong as wrong:
        return Problem(wrong.code.replace("date_", "month_"), field, {"text": text.strip()})


def parse_year(text: str, *, field: str = "year") -> int | Problem:
    """Read a typed year, `2569`, `พ.ศ. 69` or `2026`, as one of the Common Era."""
    try:
        return _year_alone(text)
    except _Wrong as wrong:
        code = "year_empty" if wrong.code == "date_empty" else "year_not_understood"
        return Problem(code, field, {"text": text.strip()})


def _year_alone(text: str) -> int:
    pieces = _pieces(text)
    if len(pieces.numbers) != 1 or pieces.month is not None or pieces.weekday is not None:
        raise _Wrong("date_not_understood")
    return _year(pieces.numbers[0], pieces.era)


def _pieces(text: str) -> _Pieces:
    shown = to_arabic(seen(text)).strip()
    if not shown:
        raise _Wrong("date_empty")
    pieces, place, was_gap = _Pieces(), 0, True
    while place < len(shown):
        found = _PIECE.match(shown, place) if len(shown) <= LONGEST else None
        if found is None or (found["gap"] and (was_gap or found.end() == len(shown))):
            raise _Wrong("date_not_understood")
        place, was_gap = found.end(), bool(found["gap"])
        if found["number"]:
            pieces.numbers.append(found["number"])
        elif found["word"]:
            _word(found["word"], pieces)
    return pieces


def _word(word: str, pieces: _Pieces) -> None:
    if is_filler(word):
        return
    month, era, weekday = month_number(word), era_of(word), weekday_number(word)
    if era is not None and pieces.era is None:
        pieces.era = era
    elif weekday is not None and pieces.weekday is None:
        pieces.weekday = weekday
    elif month is not None and pieces.month is None:
        pieces.month = month
        pieces.is_month_first = not pieces.numbers
    else:
        raise _Wrong("date_not_understood")


def _date(text: str, reference: date) -> date:
    pieces = _pieces(text)
    numbers = pieces.numbers
    if len(numbers) == 1 and pieces.month is None and len(numbers[0]) in _TOGETHER:
        numbers = _apart(numbers[0])
    if len(numbers) == 3 and pieces.month is None and len(numbers[0]) == _YEAR_DIGITS:  # noqa: PLR2004 -- year first
        numbers = numbers[::-1]
    if pieces.month is not None:
        numbers = [*numbers[:1], str(pieces.month), *numbers[1:]]
    day = _complete(numbers, pieces.era, reference)
    if pieces.weekday is not None and day.weekday() != pieces.weekday:
        raise _Wrong("date_weekday")
    return day


def _complete(numbers: list[str], era: str | None, reference: date) -> date:
    """Make a date of [day], [day, month] or [day, month, year]."""
    if not 1 <= len(numbers) <= 3 or any(len(number) > 2 for number in numbers[:2]):  # noqa: PLR2004
        raise _Wrong("date_not_understood")
    day, month, year = int(numbers[0]), reference.month, reference.year
    if len(numbers) > 1:
        month = int(numbers[1])
        latest = reference + timedelta(days=AHEAD_DAYS)
        year = latest.year - ((month, day) > (latest.month, latest.day))
    if len(numbers) > 2:  # noqa: PLR2004
        year = _year(numbers[2], era)
    elif era is not None:
        raise _Wrong("date_not_understood")
    try:
        return date(year, month, day)
    except ValueError:
        raise _Wrong("date_impossible") from None


def _apart(digits: str) -> list[str]:
    """Cut digits typed together; the first way whose year and month can be."""
    ways = [_cut(digits, lengths) for lengths in _TOGETHER[len(digits)]]
    for way in ways:
        parts = way[::-1] if len(way[0]) == _YEAR_DIGITS else way
        if 1 <= int(parts[1]) <= 12 and (len(parts) < 3 or common_year(parts[2], None)):  # noqa: PLR2004
            return parts
    return ways[0]


def _cut(digits: str, lengths: tuple[int, ...]) -> list[str]:
    parts, place = [], 0
    for length in lengths:
        parts.append(digits[place : place + length])
        place += length
    return parts


def _year(digits: str, era: str | None) -> int:
    year = common_year(digits, era)
    if year is None:
        raise _Wrong("date_year")
    return year


def _month(text: str, reference: Month | None) -> Month:
    pieces = _pieces(text)
    numbers = pieces.numbers
    if pieces.month is None and len(numbers) == 1 and len(numbers[0]) == sum(_MONTH_TOGETHER[0]):
        numbers = _cut(numbers[0], _MONTH_TOGETHER[int(numbers[0][:2]) > 12])  # noqa: PLR2004
    if pieces.month is not None:
        numbers = [str(pieces.month), *numbers]
    elif len(numbers) == 2 and len(numbers[0]) == _YEAR_DIGITS:  # noqa: PLR2004
        numbers = numbers[::-1]
    if pieces.weekday is not None or not 1 <= len(numbers) <= 2 or len(numbers[0]) > 2:  # noqa: PLR2004
        raise _Wrong("date_not_understood")
    number = int(numbers[0])
    if not 1 <= number <= 12:  # noqa: PLR2004
        raise _Wrong("date_impossible")
    if len(numbers) == 2:  # noqa: PLR2004
        return Month(_year(numbers[1], pieces.era), number)
    if reference is None or pieces.era is not None:
        raise _Wrong("date_not_understood")
    return Month(reference.year - (number > reference.month), number)
