"""Names are found by what is typed of them: whole, begun, inside; with or without tone marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.text.matching import NO_MATCH, Finder, closeness, distinct, pieces, plain, without_tones

THAI = st.text(alphabet="กขคเแไาิุ่้๊์ 12", max_size=8)


@pytest.mark.parametrize(
    ("typed", "name", "near"),
    [
        ("ปุ๋ย", "ปุ๋ย", 0),
        ("ยา", "ปุ๋ย/ยา/อาหารสัตว์", 1),
        ("ปุ๋", "ปุ๋ย/ยา/อาหารสัตว์", 2),
        ("อาหาร", "ปุ๋ย/ยา/อาหารสัตว์", 3),
        ("ก", "แกงถุง", 3),
        ("หาร", "ปุ๋ย/ยา/อาหารสัตว์", 4),
        ("ข้าว", "ขาว", 5),
        ("ขาว", "ข้าวสาร", 7),
        ("Health", "health", 0),
        ("๕", "ขายไข่ 5 แผง", 1),
        ("", "ยา", 99),
        ("่", "ป่า", 99),
        ("ย", "", 99),
        ("กก", "แกงถุง", 99),
        ("รถ", "เรือ", 99),
    ],
)
def test_how_near_a_name_is(typed: str, name: str, near: int) -> None:
    assert closeness(typed, name) == near


@given(name=THAI, cut=st.integers(0, 8))
def test_a_name_is_nearest_to_itself_and_its_beginning_finds_it(name: str, cut: int) -> None:
    if without_tones(name):
        assert closeness(name, name) == 0
    begun = plain(name)[:cut]
    if without_tones(begun):
        assert closeness(begun, name) < NO_MATCH


@given(typed=THAI, name=THAI)
def test_without_tone_marks_nothing_is_found_less(typed: str, name: str) -> None:
    if closeness(typed, name) < NO_MATCH:
        assert closeness(without_tones(typed), name) < NO_MATCH


def test_words_of_a_name_are_cut_at_signs() -> None:
    assert pieces("ทำบุญ/บริจาค (ทุกศาสนา)") == ("ทำบุญ", "บริจาค", "ทุกศาสนา")


def test_a_finder_gives_all_that_are_equally_near() -> None:
    finder = Finder([("ค่าไฟ", 1), ("ค่าน้ำ", 2), ("ไฟ", 3), ("", 4), ("ค่าไฟบ้านยาย", 1)])

    assert finder.find("ไฟ") == [3]
    assert finder.find("ค่า") == [1, 2]
    assert finder.find("ค่าไฟบ้าน") == [1]
    assert finder.find("") == finder.find("ทอง") == []


@given(names=st.lists(st.sampled_from(["แม่", "แม่ ", "แม่ (2)", "พ่อ"]), max_size=6))
def test_equal_names_are_told_apart(names: list[str]) -> None:
    given_names = distinct(names)

    assert len({plain(name) for name in given_names}) == len(names)
    assert all(one.startswith(name.strip()[:3]) for one, name in zip(given_names, names, strict=True))
    assert given_names[:1] == names[:1]
