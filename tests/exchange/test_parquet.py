"""Parquet files read back by another program's reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
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


def read_back(folder: Path, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> tuple[list[Any], list[str]]:
    """Write rows, and give what another reader finds of them: the rows, and the type of each column."""
    path = folder / "rows.parquet"
    with path.open("wb") as file:
        write_parquet(file, columns, rows)
    with duckdb.connect() as reader:
        found = reader.execute("SELECT * FROM read_parquet(?)", [str(path)])
        types = [str(one[1]) for one in found.description]
        return found.fetchall(), types


@given(ROWS)
def test_every_value_comes_back_and_nothing_said_is_null(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Value, ...]]
) -> None:
    read, types = read_back(tmp_path_factory.mktemp("parquet"), COLUMNS, rows)

    assert read == rows
    assert types == ["VARCHAR", "BIGINT", "DOUBLE", "DATE", "BOOLEAN"]


def test_thai_words_amounts_and_days_come_back(tmp_path: Path) -> None:
    row = ("ทำนาปี", 125_050, 0.125, date(2026, 11, 5), True)

    assert read_back(tmp_path, COLUMNS, [row])[0] == [row]


def test_more_rows_than_a_group_holds_come_back_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 7)

    read, _types = read_back(tmp_path, [Column(f"c{n}", Kind.WHOLE) for n in range(20)], [[n] * 20 for n in range(30)])

    assert [row[19] for row in read] == list(range(30))
