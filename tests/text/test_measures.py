"""How much of what unit is read from the end of words, in the spellings people use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.text.amounts import format_quantity
from household_ledger.text.measures import (
    Measure,
    is_same_unit,
    read_measure,
    split_measure,
    unit_as_written,
    without_count,
)


@pytest.mark.parametrize(
    ("text", "words", "quantity", "unit"),
    [
        ("ผักบุ้ง 2 กก.", "ผักบุ้ง", 2000, "กก."),
        ("ไข่ ๑๐ฟอง", "ไข่", 10_000, "ฟอง"),
        ("ข้าวสารครึ่งกิโล", "ข้าวสาร", 500, "กก."),
        ("ปลา 2 กิโลครึ่ง", "ปลา", 2500, "กก."),
        ("2.5กก", "", 2500, "กก."),
        ("ข้าวเปลือก 1,250 กิโลกรัม", "ข้าวเปลือก", 1_250_000, "กก."),
        ("kale 2 kg", "kale", 2000, "กก."),
        ("โค้ก x2 ขวด", "โค้ก", 2000, "ขวด"),
        ("ไข่ × ๓๐ ฟอง", "ไข่", 30_000, "ฟอง"),
        ("box 2 ใบ", "box", 2000, "ใบ"),
        ("ปุ๋ย 15-15-15 2 กระสอบ", "ปุ๋ย 15-15-15", 2000, "กระสอบ"),
        ("วันที่ครึ่งกิโล", "วันที่", 500, "กก."),
    ],
)
def test_a_measure_at_the_end_is_read(text: str, words: str, quantity: int, unit: str) -> None:
    assert split_measure(text) == (words, Measure(quantity, unit))


@pytest.mark.parametrize(
    "text", ["", "12", "ทำบุญ 9 วัด", "25/2 กก.", "ผัก 2-3 กำ", "แกง 1 กก. หม้อใหญ่", "ไข่ 0 ฟอง", "กก."]
)
def test_what_is_no_measure_is_left_alone(text: str) -> None:
    assert split_measure(text) is None


@pytest.mark.parametrize("between", ["x", " X ", "×", " × ", "*", " * ", "คูณ", " คูณ ", " + ", " - ", " / ", " กก. + "])
@pytest.mark.parametrize("words", ["", "ผัก "])
def test_the_end_of_a_reckoning_is_no_measure(words: str, between: str) -> None:
    assert split_measure(f"{words}3{between}2 กก.") is None
    assert split_measure(f"{words}๓{between}๒ กก.") is None


@pytest.mark.parametrize("text", ["วันที่ 5 ก.", "ครั้งที่ 2 ชุด", "เดือน 5 ก."])
def test_what_is_numbered_is_no_measure(text: str) -> None:
    assert split_measure(text) is None


@given(st.integers(1, 9_999_999), st.sampled_from(("กก.", "ฟอง", "กำ", "กระสอบ")), st.sampled_from(("ปลา", "ผัก สวน")))
def test_any_quantity_written_by_the_program_is_read_back(thousandths: int, unit: str, words: str) -> None:
    text = f"{format_quantity(thousandths)} {unit}"
    assert read_measure(text) == Measure(thousandths, unit)
    assert read_measure(f"{words} {text}") is None
    assert split_measure(f"{words} {text}") == (words, Measure(thousandths, unit))


def test_spellings_of_a_unit_are_one_unit() -> None:
    assert is_same_unit("กิโล", "กก.")
    assert is_same_unit("Kg", "ก.ก.")
    assert not is_same_unit("กำ", "มัด")
    assert unit_as_written(" กระบุง ") == "กระบุง"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("ขายไข่ 7 แผ่น", "ขายไข่"),
        ("ขายไข่ ๔แผง", "ขายไข่"),
        ("ขายไข่4แผง", "ขายไข่"),
        ("ทำบุญ 9 วัด", "ทำบุญ"),
        ("ข้าวสารครึ่งกิโล", "ข้าวสาร"),
        ("ค่าเทอม 2", "ค่าเทอม 2"),
        ("บัตร 30 บาท", "บัตร 30 บาท"),
        ("3 x 2 แผ่น", "3 x 2 แผ่น"),
        ("เสื่อ 3 คูณ 2 แผ่น", "เสื่อ 3 คูณ 2 แผ่น"),
        ("1 กก. + 2 กก.", "1 กก. + 2 กก."),
        ("ครั้งที่ 2 ตลาด", "ครั้งที่ 2 ตลาด"),
        ("7 แผ่น", "7 แผ่น"),
        ("เบอร์ 15-15-15", "เบอร์ 15-15-15"),
        ("", ""),
    ],
)
def test_what_words_are_about_is_told_without_how_much_of_any_unit(text: str, about: str) -> None:
    assert without_count(text) == about
