"""Amounts and days as other programs write them: exact to the satang, or nothing."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.services.exchange.reading.values import (
    day_in,
    decimal_in,
    order_in,
    satang_in,
    satang_of_number,
)
from household_ledger.text.digits import to_thai
from tests.exchange.reading.samples import TODAY

SATANG = st.integers(-(10**12), 10**12)


@given(SATANG, st.booleans(), st.booleans(), st.sampled_from(["-{}", "({})", "{}-", "{} DR"]))
def test_an_amount_written_by_decimal_comes_back_to_the_satang(
    satang: int, has_groups: object, is_thai: object, less: str
) -> None:
    size = Decimal(abs(satang)) / 100
    text = f"{size:,.2f}" if has_groups else f"{size:.2f}"
    text = less.format(text) if satang < 0 else f"{text} บาท"

    assert satang_in(to_thai(text) if is_thai else text) == satang


@given(SATANG)
def test_an_amount_with_a_comma_before_the_satang_comes_back(satang: int) -> None:
    text = f"{Decimal(satang) / 100:,.2f}".translate(str.maketrans(",.", ".,"))

    assert satang_in(text, ",") == satang


@given(SATANG)
def test_a_number_of_a_spreadsheet_comes_back(satang: int) -> None:
    assert satang_of_number(satang / 100) == satang


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "x",
        "1.234",
        "1,23",
        "12,34.00",
        "1.2.3",
        "--5",
        "(-5)-",
        "1e5",
        "nan",
        "9" * 70,
        "0.001",
        "5 USD",
        "1 2.5.0",
    ],
)
def test_what_is_no_exact_amount_is_none(text: str) -> None:
    assert satang_in(text) is None


def test_a_number_finer_than_the_satang_is_none() -> None:
    assert satang_of_number(1.005) is None
    assert satang_of_number(float("nan")) is None
    assert satang_of_number(float("inf")) is None
    assert satang_of_number(0.1 + 0.2) == 30


def test_decimals_are_told_by_the_column() -> None:
    assert decimal_in(["1.234,50", "7"]) == ","
    assert decimal_in(["1,234.50", "7"]) == "."
    assert decimal_in(["7", "8"]) == ""
    assert decimal_in(["1.234,50", "1,234.50"]) is None


DAYS = st.dates(date(1990, 1, 1), TODAY + timedelta(days=300))


@given(
    DAYS, st.sampled_from(["{d}/{m}/{b}", "{d:02}-{m:02}-{b}", "{d}.{m}.{b} 10:32", "{b}-{m:02}-{d:02}"]), st.booleans()
)
def test_a_day_of_the_buddhist_era_comes_back(day: date, form: str, is_thai: object) -> None:
    text = form.format(d=day.day, m=day.month, b=day.year + 543)
    text = to_thai(text) if is_thai else text

    assert day_in(text, "dmy", TODAY) == day
    assert order_in([text], TODAY) in ("dmy", "ymd")


@given(DAYS)
def test_two_digits_of_a_year_are_of_the_only_era_they_can_be_of(day: date) -> None:
    buddhist, common = (day.year + 543) % 100, day.year % 100

    assert day_in(f"{day.day}/{day.month}/{buddhist:02}", "dmy", TODAY) == day
    assert day_in(f"{day.day}/{day.month}/{common:02}", "dmy", TODAY) == day


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("5 พ.ย. 69", "", date(2026, 11, 5)),
        ("วันที่ 5 พฤศจิกายน พ.ศ. 2569", "", date(2026, 11, 5)),
        ("Nov 5, 2026", "", date(2026, 11, 5)),
        ("5-Nov-26", "", date(2026, 11, 5)),
        ("11/5'26", "mdy", date(2026, 11, 5)),
        ("20261105", "", date(2026, 11, 5)),
        ("25691105", "", date(2026, 11, 5)),
        ("05112569", "", date(2026, 11, 5)),
        ("2026-11-05T10:32:00", "", date(2026, 11, 5)),
        ("31/2/2569", "dmy", None),
        ("5/11", "dmy", None),
        ("hello", "dmy", None),
        ("5/11/26/1", "dmy", None),
        ("9" * 500, "dmy", None),
    ],
)
def test_a_day_is_read_or_none(text: str, order: str, day: date | None) -> None:
    assert day_in(text, order, TODAY) == day


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["5/11/2026", "13/11/2026"], "dmy"),
        (["11/5/2026", "11/13/2026"], "mdy"),
        (["5/11/2569"], "dmy"),
        (["5/11/69"], "dmy"),
        (["๕/๑๑/2026"], "dmy"),
        (["2026-11-05"], "ymd"),
        (["5 พ.ย. 69"], ""),
        (["5/5/2026"], ""),
        (["5/11/2026", "6/11/2026"], None),
        (["13/11/2026", "11/13/2026"], None),
        (["5/11/26"], None),
    ],
)
def test_the_order_is_told_by_the_column_or_open(texts: list[str], order: str | None) -> None:
    assert order_in(texts, TODAY) == order
