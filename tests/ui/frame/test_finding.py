"""What is typed finds what is meant: Thai or English, any digits, tone marks or none, the best first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.ui.frame.finding import found

THINGS = [
    ("สรุปเดือน", "The month"),
    ("สรุปการออมประจำเดือน", "Monthly savings summary"),
    ("การออม", "Savings"),
    ("บันทึกรายวัน", "Daily entries"),
    ("001 นางบุญมา ใจงาม", ""),
    ("012 นายบุญ มาดี", ""),
    ("เดือนนี้", "This month"),
    ("ก่อน–หลัง", "Before and after"),
]


def names(typed: str) -> list[str]:
    return [thing[0] for thing in found(THINGS, typed, lambda thing: thing)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("สรุป", "สรุปเดือน"),
        ("การออม", "การออม"),
        ("savings", "การออม"),
        ("SAVINGS SUM", "สรุปการออมประจำเดือน"),
        ("daily", "บันทึกรายวัน"),
        ("๐๑๒", "012 นายบุญ มาดี"),
        ("12", "012 นายบุญ มาดี"),
        ("ใจงาม", "001 นางบุญมา ใจงาม"),
        ("บุญมา", "001 นางบุญมา ใจงาม"),
        ("หลัง", "ก่อน–หลัง"),
        ("after before", "ก่อน–หลัง"),
    ],
)
def test_the_first_found_is_what_was_meant(typed: str, first: str) -> None:
    assert names(typed)[0] == first


def test_tone_marks_may_be_left_out_but_those_who_write_them_come_first() -> None:
    listed = [("กลาย", ""), ("กล้าย", "")]

    assert [one[0] for one in found(listed, "กล้าย", lambda one: one)] == ["กล้าย", "กลาย"]
    assert [one[0] for one in found(listed, "กลาย", lambda one: one)] == ["กลาย", "กล้าย"]


def test_nothing_typed_lists_everything_in_its_order() -> None:
    assert names("  ") == [one[0] for one in THINGS]


def test_what_nothing_is_called_finds_nothing() -> None:
    assert names("กขคงจ") == []


@given(st.lists(st.text(alphabet="กขคงเแ่้ab 12๑๒", min_size=1), max_size=8), st.text(alphabet="กขคเ่ab 1๑", max_size=4))
def test_whatever_is_found_holds_every_word_typed_and_its_own_words_find_it(things: list[str], typed: str) -> None:
    assert set(found(things, typed, lambda one: (one, ""))) <= set(things)
    for one in things:
        assert one in found(things, one, lambda one: (one, ""))
