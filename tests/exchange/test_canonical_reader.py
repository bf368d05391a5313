"""How a canonical file is opened: encodings, headers, ragged and badly quoted rows."""

import io
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.exchange.canonical_reader import CanonicalFile, read_rows
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.rows import COLUMNS, Row
from tests.exchange.making import PLAIN, file_of, row, text_of

HEADER = "date,household,kind,category,amount\r\n"
LINE = "2026-05-04,001,expense,E01,120.50\r\n"


def read(text: str | bytes) -> list[Row | RowProblem]:
    return list(read_rows(CanonicalFile.of_bytes(text if isinstance(text, bytes) else text.encode())))


def refusal(text: str | bytes) -> str:
    with pytest.raises(UserError) as refused:
        read(text)
    return refused.value.code


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_with_and_without_a_mark(start: bytes) -> None:
    rows = read(start + text_of([row(description="ข้าวสาร")]).encode())

    assert [one.description for one in rows if isinstance(one, Row)] == ["ข้าวสาร"]


@pytest.mark.parametrize("encoding", ["cp874", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_refused_and_never_guessed(encoding: str) -> None:
    assert refusal(text_of([row(description="ข้าวสาร น้ำปลา")]).encode(encoding)) == "import_not_utf8"


def test_a_file_that_turns_foreign_half_way_is_refused() -> None:
    good = (HEADER + LINE * 5000).encode()

    assert refusal(good + "2026-05-04,001,expense,E01,น้ำ\n".encode("cp874")) == "import_not_utf8"


def test_columns_come_in_any_order_and_only_those_needed() -> None:
    columns = list(PLAIN)
    random.Random(1).shuffle(columns)

    assert read(text_of([PLAIN], columns)) == read(text_of([PLAIN]))
    assert read("\ufeff" + text_of([PLAIN], columns).replace("date", " Date ", 1)) == read(text_of([PLAIN]))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "csv_no_header"),
        ("\r\n", "csv_no_header"),
        ('"date,household', "csv_no_header"),
        ("date;household;kind\r\n", "csv_separator"),
        ("date\thousehold\tkind\r\n", "csv_separator"),
        ("date,household,kind,colour\r\n", "csv_unknown_column"),
        ("date,household,kind,\r\n", "csv_unknown_column"),
        ("date,household,kind,date\r\n", "csv_column_twice"),
        ("date,household,amount\r\n", "csv_column_missing"),
        ("date,kind\r\n", "csv_column_missing"),
    ],
)
def test_a_header_that_is_none_of_ours_is_refused(text: str, code: str) -> None:
    assert refusal(text) == code


def test_the_unknown_column_is_named() -> None:
    with pytest.raises(UserError) as refused:
        read("date,household,kind,ราคา\r\n")

    assert refused.value.params == {"column": "ราคา"}


def test_a_header_alone_is_an_empty_file() -> None:
    assert read(HEADER) == []


def test_empty_lines_and_lines_of_separators_say_nothing_but_are_counted() -> None:
    rows = read(HEADER + "\r\n,,,,\r\n" + LINE + "\r\n")

    assert [one.number for one in rows] == [4]


@pytest.mark.parametrize("line", ["2026-05-04,001,expense\r\n", LINE.replace("\r\n", ",x\r\n")])
def test_a_row_with_too_few_or_too_many_cells_is_told(line: str) -> None:
    rows = read(HEADER + line + LINE)

    assert [(one.number, one.problem.code) for one in rows if isinstance(one, RowProblem)] == [(2, "csv_columns")]
    assert isinstance(rows[1], Row)


@pytest.mark.parametrize("line", ['2026-05-04,"001"x,expense,E01,1\r\n', '"a""b"c,001,expense,E01,1\r\n'])
def test_broken_quotes_are_told_and_reading_goes_on(line: str) -> None:
    rows = read(HEADER + line + LINE)

    assert [(one.number, one.problem.code) for one in rows if isinstance(one, RowProblem)] == [(2, "csv_quotes")]
    assert isinstance(rows[-1], Row)


def test_a_quote_that_never_ends_is_told_not_swallowed() -> None:
    rows = read(HEADER + LINE + '2026-05-04,001,expense,E01,"12\r\n' + LINE * 3)

    assert isinstance(rows[0], Row)
    assert [one.problem.code for one in rows[1:] if isinstance(one, RowProblem)] == ["csv_quotes"]


def test_a_cell_may_hold_separators_quotes_and_lines() -> None:
    note = 'ซื้อ "สามอย่าง", ดังนี้\nก\nข'
    (read_row,) = read_rows(file_of(row(note=note)))

    assert isinstance(read_row, Row)
    assert read_row.note == note


@pytest.mark.parametrize("size", [40_000, 200_000, 3_000_000])
def test_a_huge_cell_is_a_problem_and_not_a_crash(size: int) -> None:
    rows = read(HEADER.strip() + ",note\r\n" + LINE.strip() + "," + "ก" * size + "\r\n" + LINE.strip() + ",\r\n")

    assert any(isinstance(one, RowProblem) for one in rows)
    assert isinstance(rows[-1], Row)


def test_lines_are_counted_for_progress() -> None:
    assert file_of(*[row()] * 10).count_lines() == 11


def test_a_file_that_is_not_there_is_told_by_name() -> None:
    def missing() -> io.BytesIO:
        raise FileNotFoundError

    with pytest.raises(UserError) as refused:
        list(read_rows(CanonicalFile("rows.csv", missing)))

    assert (refused.value.code, refused.value.params) == ("no_such_file", {"name": "rows.csv"})


def test_a_file_that_cannot_be_read_is_the_machines_problem() -> None:
    def locked() -> io.BytesIO:
        raise PermissionError

    with pytest.raises(EnvironmentProblem) as refused:
        list(read_rows(CanonicalFile("rows.csv", locked)))

    assert refused.value.code == "cannot_read"


@given(st.binary(max_size=400))
def test_any_bytes_are_rows_problems_or_one_refusal(content: bytes) -> None:
    refusals: list[str] = []
    rows: list[Row | RowProblem] = []
    try:
        rows = read(content)
    except UserError as refused:
        refusals.append(refused.code)

    assert all(code.startswith(("csv_", "import_")) for code in refusals)
    assert all(isinstance(one, Row | RowProblem) for one in rows)


@given(st.text(st.sampled_from('date,household,kind\r\n"2026-05-04,001,nothing;\0 \u0e01'), max_size=200))
def test_any_text_after_a_good_header_is_rows_or_problems(text: str) -> None:
    rows = read("date,household,kind\r\n" + text)

    assert all(isinstance(one, Row | RowProblem) for one in rows)


@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=20)), max_size=5))
def test_any_cells_are_rows_or_problems(rows: list[dict[str, str]]) -> None:
    numbers = [one.number for one in read(text_of(rows))]

    assert numbers == sorted(numbers)
