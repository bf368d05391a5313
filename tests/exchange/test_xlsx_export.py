"""The exported workbook read back by openpyxl: text is text, numbers are numbers, and the rows are the ledger's."""

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from household_ledger.services.exchange.writing import xlsx_entries
from household_ledger.services.exchange.writing.xlsx import export_xlsx
from household_ledger.text.i18n import using
from tests.db.ledgers import Book
from tests.exchange.exported_books import hard_book, sums_of
from tests.exchange.making import exported, row, take

MONEY = {"amount", "principal", "interest", "unit_price"}


def rows_of(sheet: Worksheet) -> list[dict[str, Any]]:
    """Give the rows under the canonical names, empty cells left out."""
    _heads, names, *rows = sheet.iter_rows()
    keys = [cell.value for cell in names]
    return [
        {key: cell.value for key, cell in zip(keys, cells, strict=True) if key and cell.value is not None}
        for cells in rows
    ]


def written(book: Book, path: Path, language: str = "th") -> Any:  # noqa: ANN401 -- openpyxl has no types
    with using(language, "arabic"):
        export_xlsx(book.store, path / "all.xlsx")
    return load_workbook(path / "all.xlsx")


def test_rows_are_those_of_the_canonical_csv_with_numbers_and_days(book: Book, tmp_path: Path) -> None:
    hard_book(book)
    rows = rows_of(written(book, tmp_path)["รายการ"])

    plain = exported(book, tmp_path / "all.csv")

    assert len(rows) == len(plain) > 400
    for ours, cells in zip(rows, plain, strict=True):
        assert set(ours) == set(cells)
        for name, value in ours.items():
            if name in MONEY or name == "quantity":
                assert Decimal(str(value)) == Decimal(cells[name])
            elif name in ("date", "entered_on"):
                assert isinstance(value, dt.datetime)
                assert value.date().isoformat() == cells[name]
            elif name == "life_months":
                assert value == int(cells[name])
            else:
                assert value == cells[name].removeprefix("'")


def test_no_cell_is_a_formula_an_error_or_a_number_made_of_words(book: Book, tmp_path: Path) -> None:
    take(
        book,
        *(
            row(description=words, note=words, household="0012", party=words, entry_id=str(number))
            for number, words in enumerate(["'=1+1", "'#N/A", "'+66 81", "'-5", "'@x", "0081", "1e5", "TRUE", "'%x"])
        ),
    )
    book_of = written(book, tmp_path)

    for sheet in book_of.worksheets:
        for cell in (each for cells in sheet.iter_rows() for each in cells if each.value is not None):
            assert cell.data_type in "nsd"
            assert isinstance(cell.value, str) == (cell.data_type == "s")
    told = {(one["description"], one["note"]) for one in rows_of(book_of["รายการ"])}
    words = {"=1+1", "#N/A", "+66 81", "-5", "@x", "0081", "1e5", "TRUE", "%x"}
    assert told >= {(one, one) for one in words - {"#N/A"}}
    marked = {cell.value for cells in book_of["รายการ"].iter_rows() for cell in cells if cell.quotePrefix}
    assert marked >= {"=1+1", "+66 81", "-5", "@x", "%x"}


@pytest.mark.parametrize(
    ("language", "titles", "heads"),
    [
        ("th", ["รายการ", "ครัวเรือน", "กระเป๋าเงิน", "หนี้", "เป้าหมาย"], {"วันที่", "ครัวเรือน", "จำนวนเงิน (บาท)"}),
        ("en", ["Entries", "Households", "Pockets", "Debts", "Goals"], {"Date", "Household", "Amount (baht)"}),
    ],
)
def test_sheets_and_headings_are_in_the_language_of_the_program(
    book: Book, tmp_path: Path, language: str, titles: list[str], heads: set[str]
) -> None:
    take(book, row())
    told = written(book, tmp_path, language)

    assert told.sheetnames == titles
    entries = told[titles[0]]
    assert heads <= {cell.value for cell in entries[1]}
    assert entries.freeze_panes == "B3"
    assert entries.column_dimensions["A"].width >= 10


def test_pockets_and_debts_hold_what_the_ledger_holds(book: Book, tmp_path: Path) -> None:
    hard_book(book)
    sums = sums_of(book.path)
    told = written(book, tmp_path, "en")

    def column(sheet: str, name: str) -> list[int]:
        heads, *rows = told[sheet].iter_rows(values_only=True)
        place = heads.index(name)
        return sorted(int(Decimal(str(one[place])) * 100) for one in rows if one[place])

    assert column("Pockets", "In it (baht)") == sorted(
        satang for (_code, account, _ref), satang in sums.items() if account in ("pocket", "savings")
    )
    assert column("Debts", "Owed (baht)") == sorted(
        -satang for (_code, account, _ref), satang in sums.items() if account == "debt"
    )


def test_more_rows_than_a_sheet_shows_go_on_on_the_next(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_entries, "MOST_ROWS", 4)
    take(book, *(row(description=str(number)) for number in range(10)))
    told = written(book, tmp_path, "en")

    assert told.sheetnames[:3] == ["Entries", "Entries 2", "Entries 3"]
    pages = [rows_of(told[name]) for name in told.sheetnames[:3]]
    assert [len(rows) for rows in pages] == [4, 4, 2]
    assert [one["description"] for rows in pages for one in rows] == [str(number) for number in range(10)]


def test_nothing_is_left_beside_a_workbook(book: Book, tmp_path: Path) -> None:
    take(book, row())
    there = {one.name for one in tmp_path.iterdir()}

    written(book, tmp_path)

    assert {one.name for one in tmp_path.iterdir()} - there == {"all.xlsx"}
