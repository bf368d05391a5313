"""Lists of households that say more: where each lies, its telephone, that it left, what it was asked at the start."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from household_ledger.domain.intake import Asked, intake_in
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.commands.households import leaving_reason
from household_ledger.services.commands.register_import import ImportHouseholds
from household_ledger.services.exchange.register_columns import field_of
from household_ledger.services.exchange.register_list import Standing
from household_ledger.text.evidence_words import intake_name
from household_ledger.text.i18n import using
from tests.db.ledgers import Book
from tests.services.test_register_list import one, read, written

ROOT = Path(__file__).resolve().parents[2]

ROW = {
    "รหัส": "012",
    "ชื่อ-สกุล": "นางบุญมา ใจงาม",
    "หมู่บ้าน": "บ้านหนองแวง",
    "บ้านเลขที่": "12/3",
    "หมู่ที่": "๔",
    "ตำบล": "สันทรายงาม",
    "อำเภอ": "เทิง",
    "จังหวัด": "เชียงราย",
    "รหัสไปรษณีย์": "๕๗๑๖๐",
    "โทรศัพท์": "๐๘๑-234 5678",
    "วันที่เริ่ม": "1/3/2569",
    "วันที่ออก": "30/9/2569",
    "เหตุที่ออก": "ย้ายบ้าน",
    "กลุ่มเปรียบเทียบ": "ใช่",
    "อาชีพหลัก": "ทำนา",
    "ทักษะ": "ทอผ้า",
    "ที่ดิน": "3 ไร่",
    "เครื่องมือ": "จักร",
    "ความต้องการ": "น้ำ",
    "ข้อจำกัด": "",
    "อาชีพที่อยากทำ": "ขายผ้า",
    "บัตรสวัสดิการแห่งรัฐ": "ไม่มี",
}


def taken_in(book: Book, path: Path) -> Household:
    """Take in a list of one household, and give it."""
    listed = read(book, path)
    assert listed.unread == ()
    book.do(ImportHouseholds(households=listed.households(), name=listed.name))
    with book.store.reader() as reader:
        return reader.households()[-1]


def test_everything_a_list_says_of_a_household_is_kept(book: Book, tmp_path: Path) -> None:
    made = taken_in(book, written(tmp_path / "list.csv", [list(ROW), list(ROW.values())]))

    assert (made.address, made.village_no, made.phone) == ("12/3", "4", "081-234 5678")
    assert (made.subdistrict, made.district, made.province, made.postcode) == ("สันทรายงาม", "เทิง", "เชียงราย", "57160")
    assert (made.started_on, made.left_on, leaving_reason(made)) == (date(2026, 3, 1), date(2026, 9, 30), "ย้ายบ้าน")
    assert made.is_comparison
    assert intake_in(made.intake) == {
        "livelihood": "ทำนา",
        "skills": "ทอผ้า",
        "land": "3 ไร่",
        "tools": "จักร",
        "needs": "น้ำ",
        "occupation_wanted": "ขายผ้า",
        "welfare": False,
        "leaving_reason": "ย้ายบ้าน",
    }
    with book.store.reader() as reader:
        village = reader.record(VillageGroup, made.group)
    assert village is not None
    assert (village.district, village.postcode) == ("เทิง", "57160")


def test_a_workbook_that_took_them_for_numbers_loses_no_nought(book: Book, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["Code", "Name", "Postcode", "Phone"])
    sheet.append([12, "Boonma", 57160, 812345678])
    workbook.save(tmp_path / "list.xlsx")

    made = taken_in(book, tmp_path / "list.xlsx")

    assert (made.postcode, made.phone) == ("57160", "0812345678")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"โทร": "ไม่มี"}, ""),
        ({"โทร": "-"}, ""),
        ({"โทร": "081"}, "phone_wrong"),
        ({"รหัสไปรษณีย์": "5716"}, "postcode_wrong"),
        ({"วันที่เริ่ม": "1/3/2569", "วันที่ออก": "22/11/2569"}, "leaving_later"),
        ({"วันที่เริ่ม": "1/3/2569", "วันที่ออก": "28/2/2569"}, "left_before_start"),
        ({"วันที่เริ่ม": "1/3/2569", "วันที่ออก": "1/3/2569"}, ""),
        ({"วันที่ออก": "1/3/2569"}, "missing"),
        ({"เหตุที่ออก": "ย้าย"}, "missing"),
        ({"วันที่ออก": "31/2/2569", "เหตุที่ออก": "ย้าย"}, "date_impossible"),
        ({"บัตรคนจน": "บางที"}, "register_yes_or_no"),
        ({"บัตรคนจน": ""}, ""),
        ({"ที่ดิน": "ก" * 500}, ""),
        ({"ที่ดิน": "ก" * 501}, "register_too_long"),
    ],
)
def test_what_cannot_be_kept_is_told_and_the_row_waits(
    book: Book, tmp_path: Path, cells: dict[str, str], code: str
) -> None:
    standing, codes = one(book, tmp_path, ชื่อ="นางดี", **cells)

    assert codes == ([code] if code else [])
    assert standing is (Standing.BAD if code else Standing.NEW)


@pytest.mark.parametrize(("cell", "has_it"), [("มี", True), ("ได้รับ", True), ("ไม่มีสิทธิ์", False), ("-", None), ("", None)])
def test_the_welfare_card_is_yes_no_or_not_asked(
    book: Book,
    tmp_path: Path,
    cell: str,
    has_it: bool | None,  # noqa: FBT001 -- a column of a table
) -> None:
    listed = read(book, written(tmp_path / "list.csv", [["ชื่อ", "บัตรคนจน"], ["นางดี", cell]]))

    assert intake_in(listed.households()[0].intake).get("welfare") is has_it


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_question_is_known_by_the_name_it_has_in_its_form(language: str) -> None:
    with using(language):
        assert {field_of(intake_name(question)) for question in Asked} == set(Asked)


def test_the_guide_names_columns_that_are_read() -> None:
    guide = (ROOT / "docs" / "guide-th.md").read_text(encoding="utf-8")
    line = next(one for one in guide.splitlines() if "ต้องมีแถวหัวตาราง" in one)
    heads = re.findall(r"`([^`]+)`", line)

    assert len(heads) >= 20
    assert [one for one in heads if field_of(one) is None] == []
