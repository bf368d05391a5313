"""Months along an axis, and in a title: named shortly, the year only where it turns."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.text.dates import format_month, format_months, format_year, month_name

_MOST_NAMED = 4


def axis_labels(months: Sequence[Month]) -> tuple[str, ...]:
    """Name months for an axis; past twelve of them the first and each January carry the year, shortly ("ม.ค. 70")."""
    has_years = len(months) > MONTHS_A_YEAR
    return tuple(
        _with_year(month) if has_years and (index == 0 or month.month == 1) else month_name(month.month, is_short=True)
        for index, month in enumerate(months)
    )


def _with_year(month: Month) -> str:
    return f"{month_name(month.month, is_short=True)} {format_year(month.year)[-2:]}"


def span(months: Sequence[Month]) -> str:
    """Say from when to when: "พ.ย. 2568–ต.ค. 2569"; nothing for no months."""
    return format_months(months[0], months[-1]) if months else ""


def named(months: Sequence[Month]) -> str:
    """Name chosen months: those that follow each other as a span, else one by one."""
    if len(months) > 1 and months[0].until(months[-1]) == len(months) - 1:
        return format_months(months[0], months[-1])
    has_years = len({one.year for one in months}) > 1
    return ", ".join(
        format_month(month, "short") if has_years else month_name(month.month, is_short=True) for month in months
    )


def are_few(months: Sequence[Month]) -> bool:
    """Tell whether `named` is short enough for a title: a span, or at most four months."""
    return len(months) <= _MOST_NAMED or months[0].until(months[-1]) == len(months) - 1
