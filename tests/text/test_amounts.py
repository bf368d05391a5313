"""Are amounts read as people type them, and read back exactly as they are written?"""

from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.money import LIMIT_SATANG, Money
from household_ledger.domain.problem import Problem
from household_ledger.text.amounts import (
    Decimals,
    format_amount,
    format_baht,
    format_number,
    format_percent,
    format_quantity,
    parse_amount,
    parse_quantity,
    percent_of,
)
from household_ledger.text.i18n import using
from household_ledger.text.messages import message

SATANG = st.integers(-LIMIT_SATANG + 1, LIMIT_SATANG - 1)
SPEECHES = st.tuples(st.sampled_from(["th", "en"]), st.sampled_from(["arabic", "thai"]))


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("120", 12_000),
        ("1,250.50", 125_050),
        ("๑,๒๕๐.๕๐", 125_050),
        ("๑2๓", 12_300),
        ("1234567.89", 123_456_789),
        (".5", 50),
        ("5.", 500),
        ("007", 700),
        ("-5", -500),
        ("−5", -500),
        ("+5", 500),
        (" 35 + 20 * 2 ", 7_500),
        ("๓๕+๒๐×๒", 7_500),
        ("35+20x2", 7_500),
        ("(35+20)*2", 11_000),
        ("(120/4)", 3_000),
        ("120÷4", 3_000),
        ("100-10-20", 7_000),
        ("100/10/2", 500),
        ("5*-3", -1_500),
        ("-(2+3)*2", -1_000),
        ("=1+1", 200),
        ("100/3", 3_333),
        ("200/3", 6_667),
        ("-100/8/100", -13),
        ("2.5*0.125", 31),
        ("0.1+0.2", 30),
        ("฿1,200", 120_000),
        ("-฿1,200", -120_000),
        ("1,200 บาท", 120_000),
        ("1,200บาทถ้วน", 120_000),
        ("50 baht", 5_000),
        ("1,250.-", 125_000),
        ("99,999,999,999.99", LIMIT_SATANG - 1),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, satang: int) -> None:
    assert parse_amount(typed) == Money(satang)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "amount_empty"),
        ("  ", "amount_empty"),
        ("บาท", "amount_empty"),
        ("1,25", "amount_commas"),
        ("12,34,567", "amount_commas"),
        ("1,,000", "amount_commas"),
        (",5", "amount_commas"),
        ("1.234,50", "amount_commas"),
        ("0.125", "amount_too_fine"),
        ("1+0.005", "amount_too_fine"),
        ("1/0", "amount_by_zero"),
        ("1/(2-2)", "amount_by_zero"),
        ("100,000,000,000", "amount_too_large"),
        ("999999999999.999", "amount_too_large"),
        ("99999999999.999", "amount_too_large"),
        ("-100,000,000,000", "amount_too_large"),
        ("999999*999999*999999", "amount_too_large"),
        ("1" * 101, "amount_too_long"),
        ("x" * 100_000, "amount_too_long"),
        ("(" * 21 + "1" + ")" * 21, "amount_not_understood"),
        *(
            (typed, "amount_not_understood")
            for typed in ("abc", ".", ",", "1.2.3", "5 5", "1 250", "2(3)", "(1", "1)", "()", "1+", "*2", "--5", "5%")
        ),
        *((typed, "amount_not_understood") for typed in ("1e5", "1_000", "²", "٣", "__import__('os')", "2**3", "5//2")),
    ],
)
def test_what_is_no_amount_is_a_problem_and_never_another_amount(typed: str, code: str) -> None:
    found = parse_amount(typed, field="principal")

    assert isinstance(found, Problem)
    assert (found.code, found.field) == (code, "principal")


@given(SATANG, SPEECHES, st.booleans(), st.sampled_from(["auto", "always"]), st.sampled_from(["-", "−"]))
def test_an_amount_survives_being_written_and_read(
    satang: int,
    speech: tuple[str, str],
    is_signed: bool,  # noqa: FBT001 -- hypothesis gives it
    decimals: Decimals,
    minus: str,
) -> None:
    with using(*speech):
        written = format_amount(satang, signed=is_signed, decimals=decimals, minus=minus)

        assert parse_amount(written) == satang
        assert parse_amount(format_baht(satang, decimals=decimals)) == satang


@given(SATANG)
def test_an_amount_is_grouped_as_an_independent_library_does_it(satang: int) -> None:
    assert format_amount(satang, decimals="always", minus="-") == format_decimal(
        Decimal(satang).scaleb(-2), "#,##0.00", locale="th"
    )


@given(st.integers(-(10**12), 10**12))
def test_an_amount_without_satang_is_the_nearest_baht_and_never_minus_zero(satang: int) -> None:
    shown = parse_amount(format_amount(satang, decimals="never"))

    assert isinstance(shown, Money)
    assert abs(shown - satang) <= 50
    assert shown % 100 == 0
    assert format_amount(-40, decimals="never") == "0"


def test_satang_are_shown_only_where_there_are_any() -> None:
    assert format_amount(125_000) == "1,250"
    assert format_amount(125_050) == "1,250.50"
    assert format_amount(125_005) == "1,250.05"
    assert format_amount(125_050, decimals="never") == "1,251"
    assert format_amount(12_000, signed=True) == "+120"
    assert format_amount(-12_000, signed=True) == "−120"
    assert format_amount(0, signed=True) == "0"


def test_amounts_are_written_in_the_digits_and_language_of_the_moment() -> None:
    with using("th", "thai"):
        assert format_baht(123_456_700) == "๑,๒๓๔,๕๖๗ บาท"
        assert format_percent(56) == "ร้อยละ ๕๖"
        assert format_number(1_200) == "๑,๒๐๐"
    with using("en"):
        assert format_baht(12_000) == "120 baht"
        assert format_percent(56) == "56 percent"


@pytest.mark.parametrize(
    ("percent", "places", "written"),
    [
        (Fraction(1, 2), 0, "1 %"),
        (Fraction(-1, 2), 0, "−1 %"),
        (Fraction(149, 100), 0, "1 %"),
        (Fraction(200, 3), 1, "66.7 %"),
        (Fraction(5, 100), 1, "0.1 %"),
        (Fraction(123456, 10), 0, "12,346 %"),
        (100, 0, "100 %"),
        (None, 0, "—"),
    ],
)
def test_a_percentage_is_rounded_half_up_and_unknown_is_a_dash(
    percent: Fraction | int | None, places: int, written: str
) -> None:
    assert format_percent(percent, places=places, words=False) == written


def test_a_share_of_nothing_is_unknown() -> None:
    assert percent_of(1, 4) == 25
    assert percent_of(5, 0) is None
    assert percent_of(5, -1) is None


@pytest.mark.parametrize(
    ("typed", "thousandths"), [("2.5", 2_500), ("๑๒", 12_000), ("0.125", 125), ("1/3", 333), ("2*6", 12_000)]
)
def test_a_quantity_is_read_in_thousandths(typed: str, thousandths: int) -> None:
    assert parse_quantity(typed) == thousandths


def test_what_is_too_large_names_the_largest_there_is() -> None:
    with using("en", "arabic"):
        told = parse_amount("99999999999999999999.999")
        assert isinstance(told, Problem)
        assert message(told) == "The amount is too large: the largest is 99,999,999,999.99 baht. Check the digits."
        many = parse_quantity("1000000000.5")
        assert isinstance(many, Problem)
        assert message(many) == "The quantity is too large. Check the digits."

    assert parse_amount("99,999,999,999.99") == 10**13 - 1
    assert parse_quantity("1,000,000,000") == 10**12


def test_a_quantity_finer_than_a_thousandth_is_a_problem() -> None:
    found = parse_quantity("0.1255")

    assert isinstance(found, Problem)
    assert found.code == "quantity_too_fine"


@given(st.integers(-(10**12), 10**12), SPEECHES)
def test_a_quantity_survives_being_written_and_read(thousandths: int, speech: tuple[str, str]) -> None:
    with using(*speech):
        assert parse_quantity(format_quantity(thousandths)) == thousandths
