"""What the pad types is an amount, whatever is pressed in whatever order."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from household_ledger.ui.board.half import MOST_DIGITS, Half

KEYS = st.lists(st.sampled_from([*"0123456789", "00", ".", "back"]), max_size=30)


@given(KEYS)
def test_any_keys_type_an_amount_that_is_what_stands_there(keys: list[str]) -> None:
    half = Half()
    for key in keys:
        half = half.with_key(key)
    assert int(half.amount) == int(Decimal(half.shown.replace(",", "").rstrip(".")) * 100)
    assert len(half.typed.partition(".")[0]) <= MOST_DIGITS


@given(st.integers(1, 10**8), st.integers(0, 99))
def test_an_amount_pressed_digit_by_digit_is_that_amount(baht: int, satang: int) -> None:
    half = Half()
    for key in f"{baht}.{satang:02}":
        half = half.with_key(key)
    assert int(half.amount) == baht * 100 + satang
