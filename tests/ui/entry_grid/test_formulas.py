"""Rows that leave the grid for a spreadsheet: none is run there, and all come back as they were typed."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.ids import Id
from household_ledger.services.exchange.canonical import freed, guarded
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.ui.entry_grid.copying.clipboard import read_lines
from household_ledger.ui.entry_grid.row.rescue import typed_csv

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("evil", ["=1+2", "+66812345678", "-2", "@SUM(A1)", "'=ก", "＝1"])
def test_what_begins_like_a_formula_is_guarded_in_the_file_and_freed_when_pasted(evil: str) -> None:
    row = TypedRow(what=evil, category="=E01", money_out="=35+20x", note=evil)

    _heads, cells = csv.reader(io.StringIO(typed_csv([row]).decode("utf-8-sig")))

    assert [cell for cell in cells if cell[:1] in tuple("=+-@＝")] == []
    assert {"'" + evil, "'=E01", "'=35+20x"} <= set(cells)
    (pasted,) = read_lines("\t".join(cells), NameBook(Id(1), [], today=TODAY), TODAY, TODAY)
    assert (pasted.typed.what, pasted.typed.category, pasted.typed.money_out) == (evil, "=E01", "=35+20x")


@given(st.text(alphabet="=+-@'|%＝ กข12", max_size=12))
def test_guarding_and_freeing_give_every_text_back(text: str) -> None:
    assert freed(guarded(text)) == text


def test_an_apostrophe_of_ones_own_survives_pasting() -> None:
    assert [freed(text) for text in ("'69", "ปี '69", "", "'ก'")] == ["'69", "ปี '69", "", "'ก'"]
