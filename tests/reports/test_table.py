"""A ledger table keeps its amounts whole, its columns apart and its head on every page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.reports.block import Block
from household_ledger.reports.sheet import RowLook
from household_ledger.reports.table import OPEN, Table, TableLook
from household_ledger.reports.table_columns import PADDING, TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, NAMES, SAVINGS_COLUMNS, draw, savings_rows

WIDTH = 515.0
TOTAL = ("", "", "รวม", "71,100", "5,800", "3,800", "73,100", "", "")


def savings_table(rows: int, names: tuple[str, ...] = NAMES) -> Table:
    return Table(SAVINGS_COLUMNS, savings_rows(rows, names), total=TOTAL)


def test_amounts_end_on_one_line_and_words_begin_on_one() -> None:
    drawn = draw(savings_table(12), WIDTH)

    closing = {round(drawn.find(row.cells[6]).right, 3) for row in savings_rows(12)[1:]}
    names = {round(drawn.find(name).left, 3) for name in NAMES}
    assert closing == {round(drawn.find("คงเหลือ").right, 3)}
    assert names == {round(drawn.find("ชื่อ–สกุล").left, 3)}


@pytest.mark.parametrize("width", [WIDTH, 420.0, 300.0, 180.0])
@pytest.mark.parametrize("names", [NAMES, (LONG_NAME,), (ENDLESS_NAME, "สั้น")])
def test_no_text_touches_another_and_none_leaves_the_table(width: float, names: tuple[str, ...]) -> None:
    drawn = draw(savings_table(9, names), width)

    assert drawn.collisions() == []
    assert all(each.left >= -0.01 and each.right <= width + 0.01 for each in drawn.texts)


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=5), st.floats(90, 500))
def test_amounts_are_never_cut_nor_broken(amounts: list[int], width: float) -> None:
    columns = (TableColumn("รายการ", Align.LEFT, share=1), TableColumn("จำนวนเงินทั้งหมด (บาท)"))
    table = Table(columns, [TableRow((NAMES[0], f"{amount:,}")) for amount in amounts])

    said = draw(table, width).said()

    assert [f"{amount:,}" for amount in amounts if f"{amount:,}" not in said] == []


def test_a_table_cut_anywhere_shows_every_row_once_under_a_head_each_time() -> None:
    table = savings_table(40)
    whole = [text for text in draw(table, WIDTH).said() if text not in draw(savings_table(0), WIDTH).said()]

    for room in range(60, 500, 37):
        parts: list[Block] = []
        rest: Block = table
        while (cut := rest.split(WIDTH, room)) is not None:
            first, rest = cut
            assert first.height(WIDTH) <= room + 0.01
            parts.append(first)
        parts.append(rest)
        shown = [draw(part, WIDTH).said() for part in parts]
        heads = shown[0][: len(SAVINGS_COLUMNS)]
        assert all(said[: len(heads)] == heads for said in shown)
        assert [text for said in shown for text in said if text in whole] == whole
        assert [("รวม" in said) for said in shown] == [False] * (len(shown) - 1) + [True]
        assert len(shown[-1]) > len(heads) + len([cell for cell in TOTAL if cell]) + 9


def test_a_table_is_not_cut_where_no_row_would_fit() -> None:
    assert savings_table(10).split(WIDTH, 30) is None
    assert savings_table(2).split(WIDTH, 10_000) is None


def test_the_total_stands_under_a_line_and_over_a_double_line() -> None:
    table = savings_table(5)
    drawn = draw(table, WIDTH)

    firm = [start[1] for start, _end, stroke in drawn.lines if stroke.grey < 0.3]
    total = drawn.find("รวม")
    assert total.style.is_bold
    assert [y < total.baseline for y in firm] == [True, True, False, False]
    assert firm[-1] == pytest.approx(table.height(WIDTH))
    assert firm[-1] - firm[-2] == pytest.approx(2)


def test_words_leave_air_between_the_amounts_only_when_they_can_spare_it() -> None:
    short = draw(savings_table(5), WIDTH).find("ยกมา").left
    long = draw(savings_table(5, (LONG_NAME,)), WIDTH).find("ยกมา").left

    assert short < long


def test_a_quiet_table_is_flush_with_what_is_around_it() -> None:
    columns = (TableColumn("", Align.LEFT, share=1), TableColumn("ก่อน"), TableColumn("เดือนนี้"))
    drawn = draw(Table(columns, (TableRow(("รายได้สุทธิ", "6,750", "8,440")),), look=OPEN), 220)

    assert drawn.find("รายได้สุทธิ").left == pytest.approx(0)
    assert drawn.find("8,440").right == pytest.approx(220)
    assert drawn.find("ก่อน").style.size < drawn.find("6,750").style.size
    assert drawn.lines == []


def test_paper_to_write_on_has_rows_for_handwriting_between_upright_lines() -> None:
    columns = (TableColumn("วันที่", width=60), TableColumn("รายการ", Align.LEFT, share=1), TableColumn("บาท", width=80))
    look = TableLook(has_grid=True, row_height=24)
    table = Table(columns, [TableRow(("", "", ""))] * 10, look=look)

    drawn = draw(table, 400)

    upright = [start[0] for start, end, _stroke in drawn.lines if start[0] == end[0]]
    assert upright == pytest.approx([0, 60, 320, 400])
    level = sorted({start[1] for start, end, _stroke in drawn.lines if start[1] == end[1]})
    assert [round(low - high, 3) for high, low in pairwise(level[1:])] == [24] * 10


def test_heads_without_words_take_no_room_and_notes_are_small() -> None:
    rows = (TableRow(("รวม", "12"), RowLook.TOTAL), TableRow(("ของกินเอง", "5"), RowLook.NOTE))
    table = Table((TableColumn("", Align.LEFT, share=1), TableColumn("")), rows)

    drawn = draw(table, 200)

    assert drawn.texts[0].baseline < 16
    assert drawn.find("12").style.is_bold
    assert drawn.find("5").style.size < drawn.find("12").style.size
    assert drawn.find("5").style.grey > drawn.find("12").style.grey


def test_a_head_breaks_between_words_before_anything_shrinks() -> None:
    head = "จำนวนเงินที่ฝากทั้งหมดในเดือนนี้"
    columns = (TableColumn("ชื่อ", Align.LEFT, share=1), *(TableColumn(head) for _ in range(4)))
    drawn = draw(Table(columns, [TableRow(("ก", "1", "2", "3", "4"))]), 360)

    assert {each.style.size for each in drawn.texts} == {9.5}
    heads = drawn.said()[1 : drawn.said().index("ก")]
    assert len(heads) % 4 == 0
    assert "".join(heads[: len(heads) // 4]) == head
    assert drawn.find("1").right < 360 - 3 * PADDING
