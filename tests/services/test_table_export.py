"""Tables for spreadsheets: the numbers are numbers, and no text of ours is ever a formula."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.exchange.canonical import unguarded
from household_ledger.services.exchange.table_export import Baht, TableSheet, write_table

SHEET = TableSheet(
    title="สรุปการออม: ต.ค. [2569]",
    about=("ศูนย์ฝึกอาชีพ",),
    heads=("รหัส", "ชื่อ", "ฝาก", "ครั้ง", "วัน"),
    rows=[("012", "นางบุญมา", Baht(70050), 4, date(2026, 10, 5)), ("013", "", Baht(-5), None, None)],
    total=("", "รวม", Baht(70045), 4, None),
)
EVIL = st.text(alphabet="=+-@\t'\"|%＝＋,; \nกข1()", min_size=1, max_size=12)


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_csv_holds_heads_rows_and_totals(tmp_path: Path) -> None:
    assert write_table(SHEET, tmp_path / "t.csv") == 2

    assert csv_rows(tmp_path / "t.csv") == [
        ["รหัส", "ชื่อ", "ฝาก", "ครั้ง", "วัน"],
        ["012", "นางบุญมา", "700.50", "4", "2026-10-05"],
        ["013", "", "-0.05", "", ""],
        ["", "รวม", "700.45", "4", ""],
    ]


def test_a_workbook_holds_numbers_as_numbers_and_codes_as_words(tmp_path: Path) -> None:
    write_table(SHEET, tmp_path / "t.XLSX")

    page = load_workbook(tmp_path / "t.XLSX").active
    assert page[1][0].value == SHEET.title
    row = page[4]
    assert [cell.data_type for cell in row] == ["s", "s", "n", "n", "d"]
    assert (row[0].value, Decimal(str(row[2].value)), row[4].value.date()) == (
        "012",
        Decimal("700.5"),
        date(2026, 10, 5),
    )
    assert page[6][1].font.bold


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(EVIL)
def test_no_text_is_a_formula_in_either_form(tmp_path: Path, text: str) -> None:
    sheet = TableSheet(title=text, about=(text,), heads=(text,), rows=[(text,)])

    write_table(sheet, tmp_path / "t.csv")
    write_table(sheet, tmp_path / "t.xlsx")

    for row in csv_rows(tmp_path / "t.csv"):
        assert row[0].lstrip(' "')[:1] not in tuple("=+-@|%\t\n＝＋")
        assert unguarded(row[0]) == text
    cells = [cell for row in load_workbook(tmp_path / "t.xlsx").active.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} <= {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value.lstrip(' "')[:1] in tuple("=+-@|%＝＋"))


def test_another_ending_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="table_ending"):
        write_table(SHEET, tmp_path / "t.ods")
    with pytest.raises(EnvironmentProblem, match="no_folder"):
        write_table(SHEET, tmp_path / "none" / "t.csv")
    assert list(tmp_path.iterdir()) == []
