"""A copied price list is read as people keep theirs, and what is not understood is given back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.money import Money
from household_ledger.services.pasted_prices import PastedPrice, pasted_prices
from household_ledger.text.amounts import format_amount


@pytest.mark.parametrize(
    "line",
    ["ผักบุ้ง\tกก.\t25", "ผักบุ้ง\tกิโล\t๒๕ บาท", "ผักบุ้ง\t25\tบาท/กก.", "ผักบุ้ง\t25.00\tกิโลละ\t", " ผักบุ้ง \tบาท/กิโลกรัม\t25"],
)
def test_thing_unit_and_price_are_found_in_any_order_of_columns(line: str) -> None:
    assert pasted_prices(line) == ((PastedPrice("ผักบุ้ง", "กก.", Money(2500)),), ())


@pytest.mark.parametrize("number", ["1", "12.", "๓", "(4)"])
def test_the_number_of_a_line_is_not_what_the_thing_is_called(number: str) -> None:
    text = f"ที่\tรายการ\tหน่วย\tราคา\n{number}\tไข่ไก่\tฟอง\t4\n{number}\t25\n{number}"
    assert pasted_prices(text) == ((PastedPrice("ไข่ไก่", "ฟอง", Money(400)),), (f"{number} 25", number))


def test_heads_and_blank_lines_are_left_out_and_odd_lines_given_back() -> None:
    found, left = pasted_prices("รายการ\tหน่วย\tราคา\n\nไข่ไก่\tฟอง\t4\nข้าว\t\t22\nไม่มีอะไร\nปลา\tกก.\t0\n")
    assert found == (PastedPrice("ไข่ไก่", "ฟอง", Money(400)),)
    assert left == ("ข้าว 22", "ไม่มีอะไร", "ปลา กก. 0")
    assert pasted_prices("") == ((), ())


@given(
    st.lists(
        st.tuples(st.sampled_from(("ไข่", "ข้าวสาร", "ปลาดุก")), st.sampled_from(("กก.", "ฟอง")), st.integers(1, 999_999)),
        max_size=8,
    )
)
def test_every_line_the_program_would_write_is_read_back(prices: list[tuple[str, str, int]]) -> None:
    text = "\r\n".join(f"{name}\t{unit}\t{format_amount(price)}" for name, unit, price in prices)
    assert pasted_prices(text) == (tuple(PastedPrice(n, u, Money(p)) for n, u, p in prices), ())
