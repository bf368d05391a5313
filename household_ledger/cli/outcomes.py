"""What an import says of its rows, of entries and of households alike."""

from __future__ import annotations

from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext


def already_there(count: int) -> str:
    """Say how many were known before, as a further sentence; nothing when there were none."""
    if not count:
        return ""
    told = ngettext("{count} was there already.", "{count} were there already.", count)
    return " " + told.format(count=format_number(count))


def row_words(number: int, column: str) -> str:
    """Name a row, and a column where one is meant; a row as a whole has none."""
    words = _("row {row}, {column}") if column else _("row {row}")
    return words.format(row=format_number(number), column=column)
