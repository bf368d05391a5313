"""What a cell may hold, and that writing and reading it come to the same."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.services.exchange.canonical import (
    baht_text,
    day_of,
    guarded,
    months_of,
    quantity_text,
    satang_of,
    thousandths_of,
    unguarded,
)
from household_ledger.services.exchange.canonical_row import RowProblem, row_of, text_of
from household_ledger.services.exchange.rows import COLUMNS, Row
from household_ledger.text.clean import clean

FORMULA_STARTS = "=+-@%|＝＋－＠％｜\t\r\n'"  # as design/safety.md §9 lists them
THAI = st.text(st.sampled_from("กขคงจบปผพมรลวสหอ่้๊๋์ัิีึืุูเแโใไาำะๆฯ๐๑๒abc 12().,-/"), max_size=30)


@pytest.mark.parametrize(
    ("cell", "satang"),
    [
        ("0", 0),
        ("120", 12000),
        ("120.5", 12050),
        ("120.50", 12050),
        ("0.05", 5),
        ("1,250.75", 125075),
        ("12,345,678", 1234567800),
        ("-3.25", -325),
    ],
)
def test_amounts_are_baht_with_at_most_two_decimals(cell: str, satang: int) -> None:
    assert satang_of(cell) == satang


@pytest.mark.parametrize(
    "cell",
    [
        "0.125",
        "1.",
        ".5",
        "1,25",
        "12,34,567",
        "1250,75",
        "๑๒",
        "1 000",
        "+5",
        "5-",
        "--5",
        "1e3",
        "NaN",
        "บาท",
        "0x1",
        "∞",
    ],
)
def test_what_is_no_plain_amount_is_not_guessed_at(cell: str) -> None:
    assert satang_of(cell) is None


@given(st.integers(-(10**13) + 1, 10**13 - 1))
def test_an_amount_written_is_read_back(satang: int) -> None:
    assert satang_of(baht_text(satang)) == satang


@given(st.integers(0, 10**12))
def test_a_quantity_written_is_read_back_and_says_no_needless_zero(thousandths: int) -> None:
    text = quantity_text(thousandths)

    assert thousandths_of(text) == thousandths
    assert "." not in text or not text.endswith("0")


@pytest.mark.parametrize("cell", ["1.0005", "-1", "1,5", "กก.", ""])
def test_what_is_no_quantity_is_refused(cell: str) -> None:
    assert thousandths_of(cell) is None


@given(st.dates(date(1900, 1, 1), date(2399, 12, 31)))
def test_a_year_in_the_thai_era_is_the_same_day_once(day: date) -> None:
    assert day_of(day.isoformat()) == day
    if day.year + 543 >= 2400:
        assert day_of(f"{day.year + 543}-{day.month:02}-{day.day:02}") == day


def test_a_leap_day_in_the_thai_era_is_one() -> None:
    assert day_of("2567-02-29") == date(2024, 2, 29)
    assert day_of("2569-02-29") is None


@pytest.mark.parametrize(
    "cell",
    ["2026-13-01", "2026-02-30", "2026-1-5", "5/11/2569", "20261105", "2026-W45-1", "2026-11-05T10:00", "0000-01-01"],
)
def test_only_whole_iso_days_of_the_calendar_are_days(cell: str) -> None:
    assert day_of(cell) is None


@pytest.mark.parametrize(
    ("cell", "months"), [("1", 1), ("60", 60), ("600", 600), ("0", None), ("601", None), ("1.5", None)]
)
def test_a_tool_lives_between_a_month_and_fifty_years(cell: str, months: int | None) -> None:
    assert months_of(cell) == months


@given(st.text())
def test_guarding_text_never_loses_any(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.text(st.sampled_from(' "\u200b\ufeff\u00a0'), max_size=3), st.sampled_from(FORMULA_STARTS), st.text())
def test_text_that_a_spreadsheet_could_run_starts_with_a_guard(before: str, start: str, rest: str) -> None:
    assert guarded(before + start + rest).startswith("'")


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@given(THAI)
def test_text_taken_over_unchanged_is_what_cleaning_would_leave(text: str) -> None:
    assert text_of(guarded(text), 1000, has_lines=False) == clean(text)


def test_letters_that_look_alike_are_spelt_one_way() -> None:
    assert text_of("นํ้าเเข็ง", 100) == "น้ำแข็ง"
    assert text_of("  สองคำ   ห่าง ", 100) == "สองคำ ห่าง"


def cells(**said: str) -> list[str]:
    plain = {"date": "2026-05-04", "household": "001", "kind": "income"}
    return [(plain | said).get(column, "") for column in COLUMNS]


def test_a_row_is_typed() -> None:
    read = row_of(
        cells(
            amount="1,250.75",
            category="I01",
            quantity="2.5",
            known_by="paper",
            entered_on="2569-05-06",
            life_months="24",
            description=" ขาย  ผัก ",
        ),
        7,
    )

    assert read == Row(
        date=date(2026, 5, 4),
        household="001",
        kind=EntryKind.INCOME,
        amount=Money(125075),
        category="I01",
        quantity=2500,
        known_by=KnownBy.PAPER,
        entered_on=date(2026, 5, 6),
        life_months=24,
        description="ขาย ผัก",
        number=7,
    )


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("date", "31/12/2569", "not_a_date"),
        ("date", "", "missing"),
        ("household", "", "missing"),
        ("kind", "", "missing"),
        ("kind", "spend", "unknown_kind"),
        ("kind", "in come", "unknown_kind"),
        ("kind", "ＩＮＣＯＭＥ", "unknown_kind"),
        ("amount", "0.125", "not_an_amount"),
        ("amount", "100000000000.00", "amount_too_big"),
        ("principal", "สิบ", "not_an_amount"),
        ("interest", "1.2.3", "not_an_amount"),
        ("unit_price", "x", "not_an_amount"),
        ("quantity", "1.0005", "not_a_quantity"),
        ("quantity", "9999999999.9", "quantity_too_big"),
        ("quantity", "9" * 30, "quantity_too_big"),
        ("quantity", "1" + ",000" * 2000, "quantity_too_big"),
        ("amount", "9" * 20, "amount_too_big"),
        ("amount", "-" + "9" * 20, "amount_too_big"),
        ("amount", "9" * 5000, "amount_too_big"),
        ("amount", "1" + ",000" * 2000, "amount_too_big"),
        ("amount", "0" * 30 + "1.005", "not_an_amount"),
        ("known_by", "heard", "unknown_known_by"),
        ("entered_on", "yesterday", "not_a_date"),
        ("life_months", "0", "not_months"),
        ("description", "ข" * 301, "text_too_long"),
        ("pocket", "ก" * 201, "text_too_long"),
        ("member", "a\0b", "control_characters"),
        ("note", "\x1b[2J", "control_characters"),
    ],
)
def test_one_wrong_cell_is_one_problem_in_its_column(column: str, cell: str, code: str) -> None:
    read = row_of(cells(**{column: cell}), 9)

    assert isinstance(read, list)
    assert [(one.number, one.column, one.problem.code, one.problem.field) for one in read] == [
        (9, column, code, column)
    ]


def test_every_wrong_cell_of_a_row_is_told() -> None:
    read = row_of(cells(date="x", amount="x", quantity="x", known_by="x"), 3)

    assert isinstance(read, list)
    assert {one.column for one in read} == {"date", "amount", "quantity", "known_by"}


@given(st.lists(st.text(), min_size=len(COLUMNS), max_size=len(COLUMNS)))
def test_any_cells_make_a_row_or_problems_and_never_a_crash(any_cells: list[str]) -> None:
    read = row_of(any_cells, 2)

    if isinstance(read, Row):
        assert read.description == unicodedata.normalize("NFC", read.description)
    else:
        assert read
        assert all(isinstance(one, RowProblem) for one in read)
