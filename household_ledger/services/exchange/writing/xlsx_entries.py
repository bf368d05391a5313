"""The sheet of entries of an exported workbook: a row as in the canonical CSV, words beside codes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from household_ledger.domain.ids import Id
from household_ledger.domain.register import HouseholdCategory
from household_ledger.services.exchange.canonical import guarded
from household_ledger.services.exchange.exporting_labels import Labels
from household_ledger.services.exchange.rows import Row
from household_ledger.services.exchange.scope import Scope, Tally, entries_told
from household_ledger.services.exchange.writing.headings import (
    CATEGORY_WORDS,
    ENTRY_COLUMNS,
    HEADINGS,
    KIND_WORDS,
    width_of,
)
from household_ledger.services.exchange.writing.xlsx_book import BAHT, DAY, QUANTITY, Sheets, text_kept
from household_ledger.services.ports import Progress, Reader
from household_ledger.text.i18n import _
from household_ledger.text.labels import category_name, entry_kind_name

MOST_ROWS = 1_000_000
"""Rows of entries on one sheet: a spreadsheet shows 1,048,576, headings among them."""
_SATANG, _THOUSANDTHS = 2, 3
_MONEY = frozenset({"amount", "principal", "interest", "unit_price"})
_DAYS = frozenset({"date", "entered_on"})
_FORMATS = {**dict.fromkeys(_MONEY, BAHT), **dict.fromkeys(_DAYS, DAY), "quantity": QUANTITY}


@dataclass(frozen=True, slots=True)
class Source:
    """What is written, and where how far it is is told."""

    reader: Reader
    scope: Scope
    progress: Progress
    tally: Tally


def write_entries(sheets: Sheets, source: Source) -> None:
    """Write every entry meant; more than `MOST_ROWS` go on on further sheets. Raises Cancelled."""
    page = EntryPage(sheets, 1)
    for told in entries_told(source.reader, source.scope, source.progress):
        words = _category_words(source.reader, told.household.id, told.labels)
        for entry in told.entries:
            for row in told.maker.rows(entry):
                if page.rows == MOST_ROWS:
                    page = EntryPage(sheets, page.number + 1)
                page.write(row, words.get(row.category, ""))
            source.tally.entries += 1


class EntryPage:
    """A sheet of entries; its cells are made once and filled row after row, which openpyxl writes down at once."""

    def __init__(self, sheets: Sheets, number: int) -> None:
        from openpyxl.cell import WriteOnlyCell

        title = _("Entries") if number == 1 else f"{_('Entries')} {number}"
        self.number = number
        self.rows = 0
        self._page = sheets.page(title, map(width_of, ENTRY_COLUMNS), frozen="B3")
        sheets.heads(self._page, [_(HEADINGS[column]) for column in ENTRY_COLUMNS])
        self._page.append([None if column in (KIND_WORDS, CATEGORY_WORDS) else column for column in ENTRY_COLUMNS])
        self._cells: dict[str, Any] = {column: WriteOnlyCell(self._page) for column in ENTRY_COLUMNS}
        for column, shown in _FORMATS.items():
            self._cells[column].number_format = shown
        self._marked: dict[str, Any] = {column: WriteOnlyCell(self._page) for column in ENTRY_COLUMNS}
        for cell in self._marked.values():
            cell.quotePrefix = True

    def write(self, row: Row, category: str) -> None:
        """Write a row; `category` is what its category is called."""
        self._page.append([self._value(row, column, category) for column in ENTRY_COLUMNS])
        self.rows += 1

    def _value(self, row: Row, column: str, category: str) -> Any:  # noqa: ANN401 -- openpyxl has no types
        if column == KIND_WORDS:
            return self._text(column, entry_kind_name(row.kind))
        if column == CATEGORY_WORDS:
            return self._text(column, category)
        value = getattr(row, column)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            return self._text(column, value)
        cell = self._cells[column]
        if column in _MONEY:
            cell.value = Decimal(value).scaleb(-_SATANG)
        elif column == "quantity":
            cell.value = Decimal(value).scaleb(-_THOUSANDTHS)
        else:
            cell.value = value
        return cell

    def _text(self, column: str, text: str) -> Any:  # noqa: ANN401 -- openpyxl has no types
        if not text:
            return None
        kept = text_kept(text)
        cell = (self._cells if guarded(kept) == kept else self._marked)[column]
        cell.value = kept
        cell.data_type = "s"
        return cell


def _category_words(reader: Reader, household: Id, labels: Labels) -> dict[str, str]:
    """Give what each category is called in a household, by its code there."""
    own = {one.id: one for one in reader.of_household(HouseholdCategory, household, with_deleted=True)}
    renamed = {one.under: one.name for one in own.values() if one.code == one.under and one.name}
    words = {code: renamed.get(code) or category_name(code) for code in labels.codes.values()}
    return words | {labels.codes[key]: one.name for key, one in own.items() if one.code != one.under and one.name}
