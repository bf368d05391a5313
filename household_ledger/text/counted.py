"""Counted things in words, one and many told apart: "1 page", "3 pages"."""

from __future__ import annotations

from household_ledger.domain.period import MONTHS_A_YEAR
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext

_MONTHS_SAID = 24


def entries(count: int) -> str:
    """Count entries."""
    return _filled(ngettext("{count} entry", "{count} entries", count), count)


def steps(count: int) -> str:
    """Count steps of the history."""
    return _filled(ngettext("{count} step", "{count} steps", count), count)


def households(count: int) -> str:
    """Count households."""
    return _filled(ngettext("{count} household", "{count} households", count), count)


def pages(count: int) -> str:
    """Count pages of paper."""
    return _filled(ngettext("{count} page", "{count} pages", count), count)


def files(count: int) -> str:
    """Count files."""
    return _filled(ngettext("{count} file", "{count} files", count), count)


def months(count: int) -> str:
    """Count months; from two years on in years and months, as people say it."""
    if count < _MONTHS_SAID:
        return _filled(ngettext("{count} month", "{count} months", count), count)
    years, rest = divmod(count, MONTHS_A_YEAR)
    told = _filled(ngettext("{count} year", "{count} years", years), years)
    return _("{years} {months}").format(years=told, months=months(rest)) if rest else told


def _filled(words: str, count: int) -> str:
    return words.format(count=format_number(count))


def said_earlier(count: int) -> str:
    """Say that what a file tells of its own writing is its word alone, and will be called so."""
    told = ngettext(
        "{count} entry says it was written before today. Nobody saw that: months that rest on it say so.",
        "{count} entries say they were written before today. Nobody saw that: months that rest on it say so.",
        count,
    )
    return told.format(count=format_number(count))
