"""The drawn data model shows the tables as they are."""

from __future__ import annotations

import runpy
from xml.etree import ElementTree as ET

import pytest

from household_ledger.db.schema import metadata
from tests.conftest import ROOT

TOOL = ROOT / "tools" / "draw_data_model.py"
DRAWING = ROOT / "docs" / "data-model.svg"


def test_the_committed_drawing_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["draw_data_model.py", "--check"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(TOOL), run_name="__main__")

    assert ended.value.code == 0, "run: python tools/draw_data_model.py"


def test_every_table_and_column_is_in_the_drawing() -> None:
    shown = [text.text for text in ET.fromstring(DRAWING.read_text(encoding="utf-8")).iter() if text.text]  # noqa: S314 -- our own file

    for table in metadata.sorted_tables:
        assert table.name in shown
        assert {column.name for column in table.columns} <= set(shown)
