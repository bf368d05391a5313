"""Are amounts said in words exactly, for paper that is signed?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import bahttext as other_bahttext

from household_ledger.domain.money import LIMIT_SATANG
from household_ledger.text.baht import bahttext, english_baht, thai_baht
from household_ledger.text.i18n import using

NINES = "nine billion nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine"


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (0, "ศูนย์บาทถ้วน"),
        (25, "ยี่สิบห้าสตางค์"),
        (100, "หนึ่งบาทถ้วน"),
        (101, "หนึ่งบาทหนึ่งสตางค์"),
        (1_000, "สิบบาทถ้วน"),
        (1_111, "สิบเอ็ดบาทสิบเอ็ดสตางค์"),
        (2_100, "ยี่สิบเอ็ดบาทถ้วน"),
        (10_100, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (124_000, "หนึ่งพันสองร้อยสี่สิบบาทถ้วน"),
        (-124_050, "ลบหนึ่งพันสองร้อยสี่สิบบาทห้าสิบสตางค์"),
        (100_000_000, "หนึ่งล้านบาทถ้วน"),
        (1_100_000_000, "สิบเอ็ดล้านบาทถ้วน"),
        (10**14, "หนึ่งล้านล้านบาทถ้วน"),
        (LIMIT_SATANG, "หนึ่งแสนล้านบาทถ้วน"),
    ],
)
def test_amounts_in_thai_words(satang: int, words: str) -> None:
    assert thai_baht(satang) == words


@pytest.mark.parametrize(
    ("satang", "words"),
    [
        (0, "zero baht only"),
        (25, "twenty-five satang"),
        (124_000, "one thousand two hundred forty baht only"),
        (-150, "minus one baht and fifty satang"),
        (100_001_900, "one million nineteen baht only"),
        (1_234_567_800, "twelve million three hundred forty-five thousand six hundred seventy-eight baht only"),
        (-999_999_999_999, f"minus {NINES} baht and ninety-nine satang"),
    ],
)
def test_amounts_in_english_words(satang: int, words: str) -> None:
    assert english_baht(satang) == words


@given(st.integers(1, 10**13))
def test_whole_baht_are_said_as_an_independent_library_says_them(baht: int) -> None:
    assert thai_baht(baht * 100) == other_bahttext(baht)


@given(st.integers(0, LIMIT_SATANG), st.integers(0, LIMIT_SATANG))
def test_different_amounts_have_different_words(one: int, other: int) -> None:
    assert (thai_baht(one) == thai_baht(other)) is (one == other)
    assert (english_baht(one) == english_baht(other)) is (one == other)


def test_the_words_are_those_of_the_language_of_the_moment() -> None:
    with using("th"):
        assert bahttext(2_000) == "ยี่สิบบาทถ้วน"
    with using("en"):
        assert bahttext(2_000) == "twenty baht only"
