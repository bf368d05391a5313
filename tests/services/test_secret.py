"""What opens an encrypted ledger: passphrases, and recovery sheets that notice what was mistyped."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.errors import UserError
from household_ledger.services.secret import (
    GROUP_DIGITS,
    GROUPS,
    KEY_BYTES,
    SecretKind,
    new_passphrase,
    passphrase_bytes,
    read_groups,
    recovery_groups,
    secret_of,
    wrong_groups,
)

KEYS = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)


@given(KEYS, st.sampled_from(["", " ", "-", "\n", " – "]), st.sampled_from(["0123456789", "๐๑๒๓๔๕๖๗๘๙"]))
def test_a_sheet_gives_its_key_back_however_it_is_typed(key: bytes, between: str, digits: str) -> None:
    text = between.join(recovery_groups(key)).translate(str.maketrans("0123456789", digits))
    assert read_groups(text) == key
    assert secret_of(text).kind is SecretKind.RECOVERY_SHEET


@given(KEYS)
def test_every_group_is_as_long_as_the_others(key: bytes) -> None:
    groups = recovery_groups(key)
    assert [len(group) for group in groups] == [GROUP_DIGITS] * GROUPS
    assert wrong_groups(groups) == []


@given(KEYS, st.integers(0, GROUPS * GROUP_DIGITS - 1), st.integers(1, 9))
def test_one_wrong_digit_is_noticed_in_its_group(key: bytes, at: int, more: int) -> None:
    digits = "".join(recovery_groups(key))
    typed = digits[:at] + str((int(digits[at]) + more) % 10) + digits[at + 1 :]
    with pytest.raises(UserError) as refused:
        read_groups(typed)
    assert (refused.value.code, refused.value.params["number"]) == ("recovery_group", at // GROUP_DIGITS + 1)


@given(KEYS)
def test_two_neighbouring_digits_of_a_group_swapped_are_noticed(key: bytes) -> None:
    for place, group in enumerate(recovery_groups(key), 1):
        for first, second in pairwise(range(GROUP_DIGITS)):
            swapped = [*group]
            swapped[first], swapped[second] = swapped[second], swapped[first]
            if swapped != [*group]:
                assert wrong_groups([*[""] * (place - 1), "".join(swapped)]) == [place]


@given(KEYS, st.integers(0, GROUPS - 2))
def test_two_neighbouring_groups_swapped_are_noticed(key: bytes, at: int) -> None:
    groups = [*recovery_groups(key)]
    groups[at], groups[at + 1] = groups[at + 1], groups[at]
    assert wrong_groups(groups) == [at + 1, at + 2]


@given(KEYS, st.integers(1, GROUPS * GROUP_DIGITS - 1))
def test_a_sheet_half_typed_is_told_by_how_many_digits_there_are(key: bytes, count: int) -> None:
    with pytest.raises(UserError) as refused:
        read_groups("".join(recovery_groups(key))[:count])
    assert (refused.value.code, refused.value.params["count"]) == ("recovery_digits", count)


@given(st.text(max_size=120))
def test_whatever_else_is_typed_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match=r"recovery_(digits|group)"):
        read_groups(text)


@pytest.mark.parametrize("text", ["", "1234567", "กาแฟเย็น"[:7], "        ", "e\u0301" * 7])
def test_a_short_passphrase_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="secret_short"):
        new_passphrase(text)


@pytest.mark.parametrize("text", ["12345678", "ข้าวเหนียวหมูปิ้ง", "with space "])
def test_a_passphrase_of_eight_characters_is_taken_as_it_is_typed(text: str) -> None:
    assert new_passphrase(text).text == text


def test_a_passphrase_that_reads_as_a_sheet_is_refused() -> None:
    with pytest.raises(UserError, match="secret_is_sheet"):
        new_passphrase("1" * GROUPS * GROUP_DIGITS)


def test_letters_composed_otherwise_are_the_same_passphrase() -> None:
    assert passphrase_bytes("caf\u00e9 au lait") == passphrase_bytes("cafe\u0301 au lait")
    assert passphrase_bytes("น\u0e49ำ") != passphrase_bytes("นำ")


def test_a_secret_is_not_in_what_is_printed_of_it() -> None:
    assert "ข้าวเหนียว" not in repr(secret_of("ข้าวเหนียวหมูปิ้ง"))
