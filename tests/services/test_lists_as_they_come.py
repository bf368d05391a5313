"""Lists of households as offices really keep them: joined cells, coloured sheets, sums below, heads again."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from household_ledger.errors import UserError
from household_ledger.services.exchange.register_list import Standing
from household_ledger.services.exchange.sheet_reading import read_cells
from tests.db.ledgers import Book
from tests.services.test_register_list import read, written

HEAD = ["รหัส", "ชื่อ-สกุล", "หมู่บ้าน", "ผู้เข้าร่วม", "ปีเกิด"]
ROWS = [["201", "นางสำลี", "บ้านใหม่", "นางสำลี", "2510"], ["202", "นายทอง", "", "", ""]]


@pytest.fixture
def workbook() -> Workbook:
    made = Workbook()
    for row in [HEAD, *ROWS]:
        made.active.append(row)
    return made


def test_a_cell_joined_over_several_rows_is_said_in_each(book: Book, tmp_path: Path, workbook: Workbook) -> None:
    workbook.active.insert_rows(1)
    workbook.active["A1"] = "รายชื่อ"
    workbook.active.merge_cells("A1:E1")
    workbook.active.merge_cells("C3:C4")
    workbook.save(tmp_path / "list.xlsx")

    assert [one.village for one in read(book, tmp_path / "list.xlsx").households()] == ["บ้านใหม่", "บ้านใหม่"]


def test_a_sheet_whose_size_is_told_wrongly_is_read_whole(book: Book, tmp_path: Path, workbook: Workbook) -> None:
    workbook.save(tmp_path / "right.xlsx")
    with ZipFile(tmp_path / "right.xlsx") as right, ZipFile(tmp_path / "wrong.xlsx", "w") as wrong:
        for name in right.namelist():
            wrong.writestr(name, re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', right.read(name)))

    assert len(read(book, tmp_path / "wrong.xlsx").households()) == 2


def test_a_sheet_coloured_far_below_its_rows_is_not_too_big(book: Book, tmp_path: Path, workbook: Workbook) -> None:
    yellow = PatternFill("solid", fgColor="FFFF00")
    for row in range(10, 20_050):
        workbook.active.cell(row, 1).fill = yellow
    workbook.save(tmp_path / "list.xlsx")

    assert len(read(book, tmp_path / "list.xlsx").rows) == 2


def test_the_first_sheet_that_says_anything_is_read(book: Book, tmp_path: Path, workbook: Workbook) -> None:
    workbook.create_sheet("ว่าง", 0)
    workbook.save(tmp_path / "list.xlsx")

    assert len(read(book, tmp_path / "list.xlsx").households()) == 2


def test_rows_that_end_as_on_an_old_mac_are_rows(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes("รหัส,ชื่อ\r1,ก\r2,ข\r".encode("cp874"))

    assert read_cells(tmp_path / "list.csv").rows == (("รหัส", "ชื่อ"), ("1", "ก"), ("2", "ข"))


def test_a_quotation_mark_left_open_swallows_no_rows(book: Book, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('รหัส,ชื่อ\n1,"นางหนึ่ง\n2,นางสอง\n3,นางสาม\n', encoding="utf-8")

    assert [one.code for one in read(book, tmp_path / "list.csv").households()] == ["1", "2", "3"]


def test_quoted_cells_keep_their_commas_and_lines(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('ชื่อ,ที่อยู่\n"ก, ข","1\n2"\n', encoding="utf-8")

    assert read_cells(tmp_path / "list.csv").rows[1] == ("ก, ข", "1\n2")


_TOTALS = [["รวม", "2 ครัวเรือน"], ["", "รวมทั้งสิ้น", "2"], ["Total", ""], ["รวม 2 ครัวเรือน"], ["รวม ๒ หลังคาเรือน"]]


@pytest.mark.parametrize("row", _TOTALS)
def test_a_row_that_adds_up_the_others_is_no_household(book: Book, tmp_path: Path, row: list[str]) -> None:
    listed = read(book, written(tmp_path / "list.csv", [HEAD, ROWS[0], row, ROWS[1]]))

    assert [one.standing for one in listed.rows] == [Standing.NEW, Standing.BAD, Standing.NEW]
    assert listed.rows[1].problems[0].code == "register_total"


@pytest.mark.parametrize("row", _TOTALS)
def test_at_the_foot_of_the_list_it_is_no_fault(book: Book, tmp_path: Path, row: list[str]) -> None:
    listed = read(book, written(tmp_path / "list.csv", [HEAD, *ROWS, row]))

    assert [one.standing for one in listed.rows] == [Standing.NEW, Standing.NEW]


def test_a_household_whose_name_begins_like_a_total_is_a_household(book: Book, tmp_path: Path) -> None:
    listed = read(book, written(tmp_path / "list.csv", [HEAD, *ROWS, ["9", "รวม ใจดี"]]))

    assert [one.name for one in listed.households()][-1] == "รวม ใจดี"


def test_heads_repeated_on_every_sheet_of_paper_are_no_household(book: Book, tmp_path: Path) -> None:
    listed = read(book, written(tmp_path / "list.csv", [HEAD, ROWS[0], HEAD, ROWS[1]]))

    assert [one.number for one in listed.rows] == [2, 4]


def test_the_same_row_twice_makes_nobody_twice(book: Book, tmp_path: Path) -> None:
    listed = read(book, written(tmp_path / "list.csv", [HEAD, ROWS[0], ROWS[0]]))

    assert listed.rows[1].problems[0].code == "register_code_twice"
    assert len(listed.households()[0].members) == 1


def test_a_year_of_birth_without_a_name_beside_it_is_that_of_the_one_named(book: Book, tmp_path: Path) -> None:
    listed = read(book, written(tmp_path / "list.csv", [["รหัส", "ชื่อ-สกุล", "ปีเกิด"], ["1", "นางดี", "2510"]]))

    assert [(one.name, one.birth_year) for one in listed.households()[0].members] == [("นางดี", 1967)]


def test_heads_alone_are_told_for_what_they_are(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="register_no_rows"):
        read(book, written(tmp_path / "list.csv", [HEAD, ["", "", "", "", ""]]))
