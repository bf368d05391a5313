"""Do names stand in the order in which people look for them?"""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.text.collation import sort_key

ORDERS = [
    ["กตัญญู", "กล้วย", "ก่อน", "กา", "ก้า", "เก็บ", "แก้ว", "ไก่", "ขาว"],
    ["เก่ง", "เก้ง", "เกม", "แกง", "โกง", "ใกล้", "ไกล"],
    ["กำ", "กิน", "กี่", "กึ่ง", "กุ้ง", "กู้"],
    ["ปา", "ป่า", "ป้า", "ป๊า", "ป๋า"],
    ["บ้าน", "บ้าน 2", "บ้าน 10", "บ้านใหม่"],
    ["H001", "H002", "H010", "H100"],
    ["7", "12", "alice", "Bob", "Éa", "eb", "Zoë", "กา"],
    ["เดือน ๒", "เดือน 3", "เดือน ๑๐"],
]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order[0])
def test_names_stand_in_the_order_of_the_dictionary(order: list[str]) -> None:
    mixed = random.Random(1).sample(order, len(order))

    assert sorted(mixed, key=sort_key) == order


@given(st.text(), st.text())
def test_keys_are_equal_only_for_equal_texts(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) is (one == other)


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_numbers_in_names_count_by_their_size(one: int, other: int) -> None:
    keys = sort_key(f"บ้าน {one} ก"), sort_key(f"บ้าน {other} ก")

    assert (keys[0] < keys[1]) is (one < other)


def test_thai_and_arabic_digits_stand_together() -> None:
    assert sorted(["บ้าน ๓", "บ้าน 2", "บ้าน ๑", "บ้าน 4"], key=sort_key) == ["บ้าน ๑", "บ้าน 2", "บ้าน ๓", "บ้าน 4"]
