"""A workbook being written: its sheets, and cells that are text, numbers or days and never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from household_ledger.domain.money import SATANG_PER_BAHT
from household_ledger.services.exchange.canonical import guarded
from household_ledger.services.exchange.table_export import Baht, Value
from household_ledger.text.clean import clean

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

BAHT, QUANTITY, DAY = "#,##0.00", "#,##0.###", "yyyy-mm-dd"
"""How numbers and days are shown."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The workbook, and the folder the pieces of its sheets lie in until it is whole."""

    book: Workbook
    folder: Path

    def page(self, title: str, widths: Iterable[int], *, frozen: str) -> WriteOnlyWorksheet:
        """Begin a sheet: columns so wide, what is above and left of `frozen` staying in sight."""
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet._writer import ALL_TEMP_FILES, WorksheetWriter

        page: Any = self.book.create_sheet(title)
        for number, width in enumerate(widths, 1):
            page.column_dimensions[get_column_letter(number)].width = width
        page.freeze_panes = frozen
        # Left to itself it writes into the system's folder for passing things, where a stopped export would stay.
        piece = str(self.folder / f"{len(self.book.worksheets)}.xml")
        ALL_TEMP_FILES.append(piece)  # it takes its own off the list when the workbook is saved
        page._writer = WorksheetWriter(page, piece)  # noqa: SLF001
        page._writer.write_top()  # noqa: SLF001 -- as it does with a place of its own
        made: WriteOnlyWorksheet = page
        return made

    @contextmanager
    def open(self) -> Iterator[None]:
        """Keep sheets open until the workbook is saved; those of a stopped or failed export are closed then."""
        try:
            yield
        finally:
            for page in self.book.worksheets:
                if not page.closed:
                    with suppress(OSError):  # the disk that failed will fail again
                        page.close()

    def heads(self, page: WriteOnlyWorksheet, heads: Iterable[str]) -> None:
        """Write a row of headings."""
        from openpyxl.styles import Font

        cells = [self.cell(page, head) for head in heads]
        for cell in cells:
            if not isinstance(cell, str):
                cell.font = Font(bold=True)
        page.append(cells)

    def cell(self, page: WriteOnlyWorksheet, value: Value) -> Any:  # noqa: ANN401 -- openpyxl has no types
        """Make a cell of a value; never a formula."""
        from openpyxl.cell import WriteOnlyCell

        made = WriteOnlyCell(page)
        if isinstance(value, Baht):
            made.value = Decimal(value.satang) / SATANG_PER_BAHT
            made.number_format = BAHT
        elif isinstance(value, str) and value:
            set_text(made, value)
        elif isinstance(value, date):
            made.value = value
            made.number_format = DAY
        else:
            made.value = None if value == "" else value  # a nought is a number somebody counted
        return made


def set_text(cell: Any, text: str) -> None:  # noqa: ANN401 -- openpyxl has no types
    """Put words into a cell, as words: what begins like a formula is marked, so that editing it makes none either."""
    kept = text_kept(text)
    cell.value = kept
    cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    cell.quotePrefix = guarded(kept) != kept


def text_kept(text: str) -> str:
    """Give words without what a workbook cannot hold: control characters."""
    return text if text.isprintable() else clean(text, has_lines=True)
