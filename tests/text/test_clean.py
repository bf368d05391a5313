"""Is one thing spelt one way when it is kept, with nothing invisible in it?"""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.text.clean import clean

TYPED = st.text(max_size=30) | st.text(alphabet="กนเแโาำํ่้๊๋์็ัิีึืฺุู๎ ๆ\n\t\r\u200b\u0301\u0316\u00a0aé", max_size=12)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("เเก้ว", "แก้ว"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ก\u0e48\u0e34น", "กิ่น"),
        ("ก\u0e48\u0e48อน", "ก่อน"),
        ("สิทธิ์พันธุ์ก็เก็บทั้งนั้น", "สิทธิ์พันธุ์ก็เก็บทั้งนั้น"),
        ("  ค่า\u00a0 อาหาร\t ", "ค่า อาหาร"),
        ("เงิน\u200bออม\ufeff", "เงินออม"),
        ("a\x00b\x07\u202ec", "abc"),
        ("e\u0301", "é"),
        ("หนึ่ง\r\nสอง", "หนึ่ง สอง"),
        ("\ud800x", "x"),
    ],
)
def test_what_looks_alike_is_kept_alike(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_lines_of_a_note_stay() -> None:
    assert clean(" หนึ่ง \r\n\r\n\r\n\r\n สอง\tสาม \n", has_lines=True) == "หนึ่ง\n\nสอง สาม"


@given(TYPED, st.booleans())
def test_cleaning_twice_changes_nothing_more(typed: str, has_lines: bool) -> None:  # noqa: FBT001 -- hypothesis gives it
    once = clean(typed, has_lines=has_lines)

    assert clean(once, has_lines=has_lines) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in once.replace("\n", ""))
    assert once == once.strip()
    once.encode()


@given(TYPED)
def test_without_lines_there_are_none(typed: str) -> None:
    assert len(clean(typed).splitlines()) <= 1
