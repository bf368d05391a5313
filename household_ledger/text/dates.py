"""Dates and months as they are shown: พ.ศ. in Thai, the Common Era in English; and, as they are typed, read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from household_ledger.domain.period import Month
from household_ledger.text import calendar_words as words
from household_ledger.text.calendar_words import BUDDHIST, BUDDHIST_ERA
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import language
from household_ledger.text.typed_dates import parse_date, parse_month, parse_year

__all__ = [
    "format_date",
    "format_days",
    "format_month",
    "format_months",
    "format_year",
    "month_name",
    "named_days",
    "named_days_of_months",
    "parse_date",
    "parse_month",
    "parse_year",
    "weekday_name",
]

DateStyle = Literal["day", "short", "medium", "long", "era", "full"]
MonthStyle = Literal["short", "long", "era"]
_MOST_NAMED: Final = 8


def month_name(number: int, *, is_short: bool = False) -> str:
    """Give the name of month 1–12 in the language of the moment."""
    return words.month_name(number, language=language(), is_short=is_short)


def weekday_name(day: date, *, is_short: bool = False) -> str:
    """Give the name of a day's weekday in the language of the moment: "วันจันทร์" or "จ."."""
    return words.weekday_name(day.weekday(), language=language(), is_short=is_short)


def format_year(year: int, *, has_era: bool = False) -> str:
    """Write a year of the Common Era: "2569" or "พ.ศ. 2569" in Thai, "2026" otherwise."""
    if language() != "th":
        return in_digits(str(year))
    return in_digits(f"{BUDDHIST} {year + BUDDHIST_ERA}" if has_era else str(year + BUDDHIST_ERA))


def format_date(day: date, style: DateStyle = "medium") -> str:
    """Write a date.

    day "5 พ.ย." · short "05/11/2569" · medium "5 พ.ย. 2569" · long "5 พฤศจิกายน 2569" · era "5 พฤศจิกายน พ.ศ. 2569" ·
    full "วันพฤหัสบดีที่ 5 พฤศจิกายน พ.ศ. 2569". `parse_date` reads every one of them back.
    """
    year = format_year(day.year, has_era=style in ("era", "full"))
    if style == "short":
        return in_digits(f"{day.day:02}/{day.month:02}/{year}")
    month = month_name(day.month, is_short=style in ("day", "medium"))
    if style == "day":
        return in_digits(f"{day.day} {month}")
    shown = in_digits(f"{day.day} {month} {year}")
    if style == "full":
        return f"{weekday_name(day)}{'ที่' if language() == 'th' else ''} {shown}"
    return shown


def format_month(month: Month, style: MonthStyle = "long") -> str:
    """Write a month: short "ต.ค. 2569", long "ตุลาคม 2569", era "ตุลาคม พ.ศ. 2569"."""
    year = format_year(month.year, has_era=style == "era")
    return f"{month_name(month.month, is_short=style == 'short')} {year}"


def format_months(first: Month, last: Month, style: MonthStyle = "short") -> str:
    """Write a span of months with the year said once: "พ.ค.–ต.ค. 2569", "พ.ย. 2568–ต.ค. 2569", a single month alone."""
    if first == last:
        return format_month(first, style)
    if first.year == last.year:
        return f"{month_name(first.month, is_short=style == 'short')}–{format_month(last, style)}"
    return f"{format_month(first, style)}–{format_month(last, style)}"


def format_days(first: date, last: date) -> str:
    """Write a span of days: "5–12 พ.ย. 2569", "28 ต.ค.–3 พ.ย. 2569", across years with both years."""
    if first == last:
        return format_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{in_digits(str(first.day))}–{format_date(last)}"
    return f"{format_date(first, 'day' if first.year == last.year else 'medium')}–{format_date(last)}"


def named_days(days: Sequence[date], most: int = _MOST_NAMED) -> str:
    """Name days of one month, those in a row as a span: "1–5, 12, 16–17"; beyond so many spans it ends in "…"."""
    runs = _runs(days)
    told = [_short_run(one) for one in runs[:most]]
    return ", ".join(told) + (" …" if len(runs) > most else "")


def named_days_of_months(days: Sequence[date]) -> str:
    """Name days of any month, those that follow each other as a span: "1–5 พ.ย., 12 พ.ย."."""
    return ", ".join(_run(one[0], one[-1]) for one in _runs(days))


def _runs(days: Sequence[date]) -> list[list[date]]:
    """Put days that follow each other together; they come in their order."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _short_run(days: Sequence[date]) -> str:
    first, last = in_digits(str(days[0].day)), in_digits(str(days[-1].day))
    if len(days) == 1:
        return first
    return f"{first}–{last}" if len(days) > 2 else f"{first}, {last}"  # noqa: PLR2004 -- two days are no span


def _run(first: date, last: date) -> str:
    if first == last:
        return format_date(first, "day")
    begin = in_digits(str(first.day)) if first.month == last.month else format_date(first, "day")
    return f"{begin}–{format_date(last, 'day')}"
