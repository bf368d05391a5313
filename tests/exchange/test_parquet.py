"""Parquet files read back by the format's own library."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.services.exchange import parquet
from household_ledger.services.exchange.parquet import Column, Kind, Value, write_parquet

COLUMNS = (
    Column("words", Kind.WORDS),
    Column("whole", Kind.WHOLE),
    Column("number", Kind.NUMBER),
    Column("day", Kind.DAY),
    Column("yes_no", Kind.YES_NO),
)
ROWS = st.lists(
    st.tuples(
        st.none() | st.text(st.characters(codec="utf-8"), max_size=20),
        st.none() | st.integers(-(2**63), 2**63 - 1),
        st.none() | st.floats(allow_nan=False),
        st.none() | st.dates(),
        st.none() | st.booleans(),
    ),
    max_size=40,
)


def written(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> pa.Table:
    file = io.BytesIO()
    write_parquet(file, columns, rows)
    return pq.read_table(io.BytesIO(file.getvalue()))


@given(ROWS)
def test_every_value_comes_back_and_nothing_said_is_null(rows: list[tuple[Value, ...]]) -> None:
    table = written(COLUMNS, rows)

    assert [tuple(row.values()) for row in table.to_pylist()] == rows
    assert table.schema.types == [pa.string(), pa.int64(), pa.float64(), pa.date32(), pa.bool_()]


def test_thai_words_amounts_and_days_come_back() -> None:
    table = written(COLUMNS, [("ทำนาปี", 125_050, 0.125, date(2026, 11, 5), True)])

    assert table.to_pydict() == {
        "words": ["ทำนาปี"],
        "whole": [125_050],
        "number": [0.125],
        "day": [date(2026, 11, 5)],
        "yes_no": [True],
    }


def test_more_rows_than_a_group_holds_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 7)
    file = io.BytesIO()
    write_parquet(file, [Column(f"c{n}", Kind.WHOLE) for n in range(20)], [[n] * 20 for n in range(30)])

    read = pq.ParquetFile(io.BytesIO(file.getvalue()))

    assert read.metadata.num_row_groups == 5
    assert read.read()["c19"].to_pylist() == list(range(30))
