"""Lists of households from spreadsheets: however they were written, what is in them, what is there, what is wrong."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from household_ledger.domain.household_size import household_size
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Member, Pocket, VillageGroup
from household_ledger.errors import UserError
from household_ledger.services.commands.households import AddHousehold
from household_ledger.services.commands.register_import import ImportHouseholds
from household_ledger.services.exchange.register_columns import field_of
from household_ledger.services.exchange.register_list import RegisterList, Standing, read_register
from household_ledger.services.exchange.sheet_reading import read_cells
from tests.db.ledgers import Book, Undoable

TODAY = date(2026, 11, 21)
HEAD = ["ลำดับ", "รหัส", "ชื่อ-สกุล", "หมู่บ้าน", "วันที่เริ่ม", "ผู้เข้าร่วม", "ปีเกิด (พ.ศ.)"]
Rows = list[list[str]]


def written(path: Path, rows: Rows, *, encoding: str = "utf-8", separator: str = ",") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(book: Book, path: Path) -> RegisterList:
    with book.store.reader() as reader:
        return read_register(path, reader, TODAY)


def one(book: Book, path: Path, **cells: str) -> tuple[Standing, list[str]]:
    """Read a list of one row; gives its standing and the codes of its problems."""
    listed = read(book, written(path / "one.csv", [list(cells), list(cells.values())]))
    return listed.rows[0].standing, [problem.code for problem in listed.rows[0].problems]


@pytest.mark.parametrize(
    ("encoding", "how"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp874", "CP874 (TIS-620)")],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_list_is_read_in_every_encoding_and_separator(
    book: Book, tmp_path: Path, encoding: str, how: str, separator: str
) -> None:
    rows = [["รายชื่อครัวเรือน"], HEAD, ["1", "๐๑๒", "นางบุญมา ใจงาม", "บ้านหนองแวง", "5 ต.ค. 2569", "นายสม", "๒๕๑๘"]]

    listed = read(book, written(tmp_path / "list.csv", rows, encoding=encoding, separator=separator))

    told = listed.households()[0]
    assert listed.how == how
    assert (told.code, told.name, told.village) == ("012", "นางบุญมา ใจงาม", "บ้านหนองแวง")
    assert told.started_on == date(2026, 10, 5)
    assert [(member.name, member.birth_year) for member in told.members] == [("นายสม", 1975)]
    assert listed.rows[0].number == 3


def test_a_workbook_is_read_with_its_own_days_and_numbers(book: Book, tmp_path: Path) -> None:
    book.do(AddHousehold(household=Household(id=NO_ID, code="001", name="บ้านแรก")))
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["Code", "Name", "Village", "Start", "Comparison"])
    sheet.append([12, "Boonma", "Nong Waeng", datetime(2026, 10, 5), None])  # noqa: DTZ001 -- as a spreadsheet keeps it
    sheet.append([13.0, "Som", "Nong Waeng", datetime(2569, 10, 6), "ใช่"])  # noqa: DTZ001
    workbook.save(tmp_path / "list.xlsx")

    told = read(book, tmp_path / "list.xlsx").households()

    assert [(each.code, each.started_on, each.is_comparison) for each in told] == [
        ("012", date(2026, 10, 5), False),
        ("013", date(2026, 10, 6), True),
    ]


def test_names_in_parts_and_addresses_in_parts_are_put_together(book: Book, tmp_path: Path) -> None:
    rows = [["คำนำหน้า", "ชื่อ", "นามสกุล", "บ้านเลขที่", "หมู่ที่", "ไลน์"], ["นาง", "บุญมา", "ใจงาม", "12/3", "๔", "081"]]

    listed = read(book, written(tmp_path / "list.csv", rows))

    assert listed.unread == ("ไลน์",)
    assert listed.households()[0].name == "นางบุญมา ใจงาม"
    told = listed.households()[0]
    assert (told.address, told.village_no) == ("12/3", "4")


def test_rows_that_cannot_be_read_are_kept_out_with_their_reasons(book: Book, tmp_path: Path) -> None:
    assert one(book, tmp_path, ชื่อ="นางดี", เริ่ม="31/2/2569") == (Standing.BAD, ["date_impossible"])
    assert one(book, tmp_path, ชื่อ="นางดี", เริ่ม="1/1/2440")[0] is Standing.BAD
    assert one(book, tmp_path, รหัส="9", ชื่อ="") == (Standing.BAD, ["missing"])
    assert one(book, tmp_path, ชื่อ="นางดี", เปรียบเทียบ="อาจจะ") == (Standing.BAD, ["register_yes_or_no"])
    assert one(book, tmp_path, ชื่อ="ด" * 101) == (Standing.BAD, ["register_too_long"])
    assert one(book, tmp_path, ชื่อ="นางดี", สมาชิก="นายดี", ปีเกิด="2300")[0] is Standing.BAD
    assert one(book, tmp_path, ชื่อ="นางดี", เริ่ม="-", เปรียบเทียบ="") == (Standing.NEW, [])


def test_a_code_twice_is_wrong_but_a_further_member_is_welcome(book: Book, tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["1", "012", "นางบุญมา", "", "", "นางบุญมา", "2518"],
        ["2", "012", "", "", "", "ด.ช.ก้อง", "2560"],
        ["3", "012", "นางอื่น", "", "", "", ""],
    ]

    listed = read(book, written(tmp_path / "list.csv", rows))

    assert [row.standing for row in listed.rows] == [Standing.NEW, Standing.FURTHER, Standing.BAD]
    assert listed.rows[2].problems[0].code == "register_code_twice"
    assert [member.name for member in listed.households()[0].members] == ["นางบุญมา", "ด.ช.ก้อง"]


def test_who_is_there_already_is_known_by_code_or_by_name_and_village(book: Book, tmp_path: Path) -> None:
    book.do(AddHousehold(household=Household(id=NO_ID, code="012", name="นางบุญมา"), village="บ้านหนองแวง"))
    rows = [
        ["รหัส", "ชื่อ", "หมู่บ้าน"],
        ["012", "นางบุญมา ใจงาม", ""],
        ["", "นางบุญมา", "บ้านหนองแวง"],
        ["", "นางบุญมา", "บ้านอื่น"],
    ]

    listed = read(book, written(tmp_path / "list.csv", rows))

    assert [row.standing for row in listed.rows] == [Standing.KNOWN, Standing.KNOWN, Standing.NEW]
    assert listed.rows[0].known_as == "นางบุญมา"
    assert listed.rows[2].household.code == "013"


def test_taking_a_list_in_is_one_step_and_the_second_time_changes_nothing(
    book: Book, tmp_path: Path, undoable: Undoable
) -> None:
    rows = [["ชื่อ", "หมู่บ้าน", "ตำบล", "สมาชิก"]]
    rows += [[f"บ้าน {number}", f"หมู่ {number % 3}", "ในเมือง", f"คน {number}"] for number in range(12)]
    path = written(tmp_path / "list.csv", rows)

    first = read(book, path)
    undoable(ImportHouseholds(households=first.households(), name=first.name, started_on=date(2026, 10, 20)))
    again = read(book, path)

    assert again.households() == ()
    assert len(again.of(Standing.KNOWN)) == 12
    with book.store.reader() as reader:
        made = reader.households()
        assert [each.code for each in made] == [f"{number:03}" for number in range(1, 13)]
        assert {each.started_on for each in made} == {date(2026, 10, 20)}
        assert len(reader.all(VillageGroup)) == 3
        assert {each.subdistrict for each in reader.all(VillageGroup)} == {"ในเมือง"}
        assert len(reader.all(Member)) == len(reader.all(Pocket)) == 12
        people = reader.all(Member)
    assert household_size(people, Month(2025, 10)).members == 12, "all count in the months the change is held against"
    assert household_size(people, Month(2025, 9)).members == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_empty"),
        (b"a,b\n1,2\n", "register_no_heads"),
        (b"\xd0\xcf\x11\xe0 old", "sheet_old_excel"),
        (b"PK\x03\x04 broken", "sheet_unreadable"),
        (b"\xff\xfe\x00", "sheet_unreadable"),
        (b"name\x00\n", "sheet_unreadable"),
    ],
)
def test_what_is_no_list_is_told_in_one_sentence(book: Book, tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "list.csv").write_bytes(content)

    with pytest.raises(UserError) as told:
        read(book, tmp_path / "list.csv")

    assert told.value.code == code


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no_such_file"):
        read_cells(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("ชื่อ – สกุล", "name"),
        ("ปีเกิด (พ.ศ.)", "birth_year"),
        ("House No.", "address"),
        ("อำเภอ/เขต", "district"),
        ("วันที่เข้าร่วม", "started_on"),
        ("โทรศัพท์", "phone"),
        ("อีเมล", None),
        ("", None),
    ],
)
def test_heads_are_known_however_they_are_spelt(head: str, field: str | None) -> None:
    assert field_of(head) == field


NAMES = st.text(alphabet="กขคงจสมศรีา่ ", min_size=1, max_size=12).filter(lambda text: text.strip())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(NAMES, st.dates(date(1990, 1, 1), TODAY)), min_size=1, max_size=8),
    st.sampled_from(["utf-8", "utf-16", "cp874"]),
    st.sampled_from([0, 543]),
)
def test_what_was_written_is_what_is_read(
    book: Book, tmp_path: Path, told: list[tuple[str, date]], encoding: str, era: int
) -> None:
    rows: Rows = [["รหัส", "ชื่อ", "เริ่ม"]]
    for number, (name, day) in enumerate(told):
        rows.append([str(number), f"{name}.", f"{day.day}/{day.month}/{day.year + era}"])

    listed = read(book, written(tmp_path / "list.csv", rows, encoding=encoding))

    assert [row.household.started_on for row in listed.rows] == [day for _name, day in told]
    assert [row.household.code for row in listed.rows] == [str(number) for number in range(len(told))]
    assert {row.standing for row in listed.rows} == {Standing.NEW}
