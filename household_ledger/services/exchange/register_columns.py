"""Which column of a list of households says what: known by the head, in Thai or English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from household_ledger.services.exchange.sheet_reading import Cell
from household_ledger.text.clean import clean
from household_ledger.text.evidence_words import intake_name
from household_ledger.text.i18n import N_, _

_HEADS = {
    "code": "รหัส รหัสครัวเรือน เลขครัวเรือน เลขทะเบียน เลขทะเบียนครัวเรือน ทะเบียน ทะเบียนครัวเรือน บ้านเลขทะเบียน code householdcode "
    "householdid id",
    "name": "ชื่อ ชื่อสกุล ชื่อนามสกุล ชื่อครัวเรือน ครัวเรือน หัวหน้าครัวเรือน ชื่อหัวหน้าครัวเรือน ตัวแทนครัวเรือน name household "
    "householdname fullname head",
    "title": "คำนำหน้า คำนำหน้าชื่อ คำนำ title",
    "surname": "นามสกุล สกุล surname lastname familyname",
    "village": "หมู่บ้าน บ้าน ชื่อหมู่บ้าน ชื่อบ้าน กลุ่ม ชื่อกลุ่ม village group",
    "subdistrict": "ตำบล แขวง ตำบลแขวง subdistrict tambon",
    "district": "อำเภอ เขต อำเภอเขต district amphoe",
    "province": "จังหวัด province changwat",
    "address": "ที่อยู่ บ้านเลขที่ เลขที่ เลขที่บ้าน address houseno housenumber",
    "village_no": "หมู่ หมู่ที่ ม moo villageno villagenumber",
    "postcode": "รหัสไปรษณีย์ ไปรษณีย์ postcode postalcode zip zipcode",
    "phone": "โทรศัพท์ โทร เบอร์ เบอร์โทร เบอร์โทรศัพท์ หมายเลขโทรศัพท์ มือถือ phone phoneno phonenumber "
    "telephone telephonenumber tel mobile",
    "started_on": "วันที่เริ่ม เริ่ม เริ่มวันที่ วันเริ่ม วันเริ่มโครงการ วันที่เริ่มโครงการ เริ่มโครงการ วันเข้าร่วม วันที่เข้าร่วม เข้าร่วมเมื่อ start "
    "started startdate starton beganon from",
    "left_on": "วันที่ออก ออกเมื่อ ออกวันที่ วันออก ออกจากโครงการ วันที่ออกจากโครงการ left lefton leftdate leavingdate",
    "leaving_reason": "เหตุที่ออก สาเหตุที่ออก เหตุผลที่ออก leavingreason whyitleft reasonforleaving",
    "is_comparison": "เปรียบเทียบ กลุ่มเปรียบเทียบ ครัวเรือนเปรียบเทียบ ประเภท ประเภทครัวเรือน comparison onlytocomparewith",
    "member": "ผู้เข้าร่วม ชื่อผู้เข้าร่วม ผู้เข้าร่วมโครงการ สมาชิก ชื่อสมาชิก participant member membername",
    "livelihood": "อาชีพหลักของบ้าน อาชีพหลัก อาชีพ livelihood",
    "skills": "ทักษะ ความสามารถ ความถนัด skills",
    "land": "ที่ดิน ที่ดินทำกิน ที่ทำกิน land",
    "tools": "เครื่องมือ เครื่องมือและเครื่องจักร เครื่องจักร tools toolsandmachines",
    "needs": "ความต้องการ สิ่งที่ต้องการ needs",
    "limits": "ข้อจำกัด ปัญหา ปัญหาอุปสรรค อุปสรรค limits whatmakesithard",
    "occupation_wanted": "อาชีพที่อยากทำ อาชีพที่สนใจ อาชีพที่ต้องการ occupationwanted workwishedfor",
    "welfare": "บัตรสวัสดิการแห่งรัฐ บัตรสวัสดิการ บัตรคนจน สวัสดิการ welfare welfarecard statewelfarecard",
    "birth_year": "ปีเกิด เกิดปี เกิดพศ ปีพศเกิด วันเกิด วันเดือนปีเกิด birthyear born birthday dateofbirth",
}
_NAMES = {
    "code": N_("Code"),
    "name": N_("Household"),
    "title": N_("Title before the name"),
    "surname": N_("Surname"),
    "village": N_("Village"),
    "subdistrict": N_("Subdistrict"),
    "district": N_("District"),
    "province": N_("Province"),
    "address": N_("Address"),
    "village_no": N_("Village number"),
    "postcode": N_("Postcode"),
    "phone": N_("Telephone number"),
    "started_on": N_("Began on"),
    "left_on": N_("Left on"),
    "is_comparison": N_("Only to compare with"),
    "member": N_("Participant"),
    "birth_year": N_("Year of birth"),
}
_FIELDS = {head: field for field, heads in _HEADS.items() for head in heads.split()}
_RUNNING = frozenset(("ที่", "ลำดับ", "ลำดับที่", "no", "number", "#"))
"""Heads of columns that only count the rows."""
_LOOKED_AT = 15
_NOT_LETTERS = re.compile(r"[\s().:/_*–—-]+")
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands; `row` is the header's place from 0, `unread` the heads nobody knows."""

    row: int
    places: dict[str, int]
    unread: tuple[str, ...]


def find_columns(rows: Sequence[Sequence[Cell]]) -> Columns | None:
    """Find the header: the first row with most known heads, a name among them; None when there is none."""
    best: Columns | None = None
    for number, row in enumerate(rows[:_LOOKED_AT]):
        found = _columns(number, row)
        if "name" in found.places and (best is None or len(found.places) > len(best.places)):
            best = found
    return best


def _columns(number: int, row: Sequence[Cell]) -> Columns:
    places: dict[str, int] = {}
    unread = []
    for place, cell in enumerate(row):
        head = clean(str(cell))
        field = field_of(head)
        if field is not None and field not in places:
            places[field] = place
        elif head and _bare(head) not in _RUNNING:
            unread.append(head)
    return Columns(number, places, tuple(unread))


def field_name(field: str) -> str:
    """Name a field for people."""
    return _(_NAMES[field]) if field in _NAMES else intake_name(field)


def field_of(head: str) -> str | None:
    """Give the field a head names; what stands in brackets is only told where the rest says nothing."""
    for words in (head, _IN_BRACKETS.sub("", head)):
        found = _FIELDS.get(_bare(words))
        if found is not None:
            return found
    return None


def _bare(words: str) -> str:
    return _NOT_LETTERS.sub("", clean(words)).lower()
