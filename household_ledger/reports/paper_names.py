"""Names of papers as files: for people in their language and their years, for scripts code and month."""

from __future__ import annotations

import re

from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.register import Household
from household_ledger.reports.paper_order import (
    BEFORE_AFTER,
    BLANK_BASELINE,
    BLANK_DAY,
    BLANK_HOURS,
    BLANK_MONTH,
    CONSENT,
    GROUP_OUTCOME,
    JPT,
    MONTH,
    MY_DATA,
    OF_NO_MONTH,
    OF_TWELVE_MONTHS,
    SLIPS,
    SUMMARY,
    VISIT,
    YEAR,
    PaperOrder,
)
from household_ledger.text.calendar_words import BUDDHIST_ERA
from household_ledger.text.i18n import N_, _, language

_KINDS = {
    MONTH: N_("Household accounts"),
    VISIT: N_("Visit sheet"),
    YEAR: N_("Accounts of the year"),
    JPT: N_("Basic needs items 22–23"),
    BEFORE_AFTER: N_("Before and after"),
    SUMMARY: N_("Savings summary"),
    SLIPS: N_("Savings slips"),
    GROUP_OUTCOME: N_("Outcome report"),
    BLANK_DAY: N_("Daily pages to write on"),
    BLANK_MONTH: N_("Monthly pages to write on"),
    BLANK_HOURS: N_("Sheets of hours to write on"),
    CONSENT: N_("Notice and consent"),
    BLANK_BASELINE: N_("Interview of before"),
    MY_DATA: N_("Everything kept"),
}
_NOT_IN_A_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST_NAME = 80
_MOST_BYTES = 200
"""Disks count a name in bytes, three for a Thai letter, 255 in all; what is left is for the ending and a number."""


def set_name(order: PaperOrder, village: str = "") -> str:
    """Name the file of a whole set: what it is, then the month in figures, so that a folder has them in their order."""
    month = "" if _has_no_month(order) else _order_figures(order)
    return _fit(f"{_(_KINDS[order.kind])} {month} ", village, "")


def month_figures(month: Month) -> str:
    """Write a month as figures that sort: "2569-10" in Thai, "2026-10" otherwise; in either digits the same."""
    return f"{month.year + BUDDHIST_ERA}-{month.month:02}" if language() == "th" else month.iso


def page_name(household: Household, month: Month) -> str:
    """Name the file of a household's month for people: its code first, its name, the month in figures."""
    return _fit(f"{household.code} ", household.name, f" {month_figures(month)}")


def plain_page_name(household: Household, month: Month) -> str:
    """Name the file of a household's month for scripts, the same in every language: `001-2026-10`."""
    return f"{file_name(household.code)}-{month.iso}"


def paper_name(household: Household, order: PaperOrder) -> str:
    """Name the file of a household's paper for people: code, name, what it is, the month if it has one."""
    month = "" if _has_no_month(order) else _order_figures(order)
    return _fit(f"{household.code} ", household.name, f" {_(_KINDS[order.kind])} {month}")


def plain_paper_name(household: Household, order: PaperOrder) -> str:
    """Name the file of a household's paper for scripts: `001-blank-day-2026-12`, `001-blank-day`."""
    plain = f"{file_name(household.code)}-{order.kind}"
    if _has_no_month(order):
        return plain
    return f"{plain}-{order.month.year if _is_year(order) else order.month.iso}"


def my_data_name(household: Household, *, is_plain: bool) -> str:
    """Name the file of all that is kept of a household, for people or for scripts: `001-my-data`."""
    if is_plain:
        return f"{file_name(household.code)}-{MY_DATA}"
    return _fit(f"{household.code} ", household.name, f" {_(_KINDS[MY_DATA])}")


def file_name(words: str) -> str:
    """Make words a name every system takes for a file, without an ending."""
    return _short(_NOT_IN_A_NAME.sub("-", words)[:_LONGEST_NAME], _MOST_BYTES) or "-"


def _has_no_month(order: PaperOrder) -> bool:
    return order.is_month_open or order.kind in OF_NO_MONTH


def _is_year(order: PaperOrder) -> bool:
    """Tell whether the twelve months of a paper are a calendar year."""
    return order.kind in OF_TWELVE_MONTHS and order.month.month == MONTHS_A_YEAR


def _order_figures(order: PaperOrder) -> str:
    """Write the month of a paper as figures that sort, a calendar year as the year alone."""
    figures = month_figures(order.month)
    return figures.partition("-")[0] if _is_year(order) else figures


def _fit(before: str, name: str, after: str) -> str:
    """Join words round a name that is cut where all together are longer than a file's name may be."""
    before, after = (_NOT_IN_A_NAME.sub("-", one) for one in (before, after))
    room = _MOST_BYTES - len((before + after).encode())
    cut = _short(_NOT_IN_A_NAME.sub("-", name)[:_LONGEST_NAME], max(room, 0))
    return _short(" ".join((before + cut + after).split()), _MOST_BYTES) or "-"


def _short(name: str, most: int) -> str:
    return name.encode()[:most].decode(errors="ignore").strip(" .")
