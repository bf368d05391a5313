"""The recovery sheet as a PDF: one page, every group of the key, what must be said, in either language."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from household_ledger.reports.printing import pdf_of
from household_ledger.reports.recovery_sheet import RecoverySheet, about_sheet, recovery_sheet
from household_ledger.services.secret import GROUPS, read_groups, recovery_groups
from household_ledger.text.i18n import using

DAY = date(2026, 11, 22)
LONG_NAME = "บัญชีครัวเรือนบ้านโนนสูงหมู่ที่สิบสองตำบลดอนหว่านอำเภอเมืองจังหวัดมหาสารคามปีสองห้าหกเก้า.hldb"


def paper(key: bytes, language: str = "th", digits: str = "thai", *, book: str = "บ้านเรา.hldb") -> bytes:
    with using(language, digits):
        sheet = RecoverySheet(book, recovery_groups(key), DAY, ("หน่วยพัฒนาอาชีพตัวอย่าง",))
        return pdf_of([recovery_sheet(sheet)], about_sheet(sheet, datetime(2026, 11, 22, tzinfo=UTC)))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_the_sheet_is_one_page_with_every_group_of_the_key(language: str, digits: str) -> None:
    key = bytes(range(7, 7 + 32))

    made = paper(key, language, digits, book=LONG_NAME)
    text = extract_text(io.BytesIO(made))

    assert len(PdfReader(io.BytesIO(made)).pages) == 1
    assert [one for one in recovery_groups(key) if one not in text] == []
    assert squeezed(LONG_NAME)[:20] in squeezed(text)


@given(key=st.binary(min_size=32, max_size=32))
@settings(max_examples=20, deadline=None)
def test_what_is_read_from_the_paper_row_by_row_is_the_key_again(key: bytes) -> None:
    page = PdfReader(io.BytesIO(paper(key))).pages[0]

    groups = [word for word in page.extract_text().split() if len(word) == 6 and word.isascii() and word.isdigit()]

    assert len(groups) == GROUPS
    assert read_groups(" ".join(groups)) == key


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("th", ("แผ่นกู้คืน", "ไม่มีทางอื่นอีก", "22พฤศจิกายนพ.ศ.2569", "เมื่อเปลี่ยนรหัสผ่านแล้ว", "ใส่ซองปิด")),
        ("en", ("Recoverysheet", "Thereisnootherwayin", "Oncethepassphraseischanged", "closedenvelope")),
    ],
)
def test_the_sheet_says_what_it_is_how_to_keep_it_and_that_nothing_else_opens_the_book(
    language: str, said: tuple[str, ...]
) -> None:
    text = squeezed(extract_text(io.BytesIO(paper(bytes(32), language, "arabic"))))

    assert [one for one in said if one not in text] == []


def test_what_the_file_says_of_itself_names_the_book_and_not_the_key() -> None:
    key = bytes(range(32))

    told = PdfReader(io.BytesIO(paper(key))).metadata

    assert told is not None
    assert "บ้านเรา.hldb" in str(told.title)
    assert not any(group in str(dict(told)) for group in recovery_groups(key))
