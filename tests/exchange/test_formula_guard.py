"""Whatever is written down, no exported cell is a formula to a spreadsheet, and importing gives it back."""

import csv
import io
import string

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from household_ledger.services.exchange.canonical import guarded, unguarded
from household_ledger.services.exchange.writing.xlsx_book import set_text
from household_ledger.text.clean import clean

STARTS = ["=", "+", "-", "@", "%", "|", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠", "％", "｜"]
UNSEEN = [" ", '"', "\u200b", "\ufeff", "\u00a0", "  ", '""', ""]
WORDS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(UNSEEN),
        st.sampled_from([*STARTS, ""]),
        st.text(st.sampled_from(string.printable + "กขค่า๑=＝\u200b\x00\x1b"), max_size=20),
    ),
)


def is_taken_for_a_formula(cell: str) -> bool:
    """Tell what a spreadsheet makes of a cell once it has thrown away what it does not show."""
    shown = cell.strip(' "\u00a0\u200b\ufeff')
    return shown[:1] in STARTS and shown[:1] != "'" and not cell.startswith("'")


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=50, max_size=50))
def test_no_guarded_text_is_a_formula_and_all_of_it_comes_back(rows: list[str]) -> None:
    for words in rows:
        assert not is_taken_for_a_formula(guarded(words))
        assert unguarded(guarded(words)) == words


@settings(max_examples=30)
@given(st.lists(WORDS, min_size=100, max_size=100))
def test_no_cell_of_csv_or_workbook_is_a_formula(rows: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([guarded(words)] for words in rows)
    assert not [one for one in csv.reader(io.StringIO(out.getvalue())) if is_taken_for_a_formula(one[0])]

    book = Workbook()
    for number, words in enumerate(rows, 1):
        set_text(book.active.cell(number, 1), f"x{words}" if not clean(words) else words)
    kept = io.BytesIO()
    book.save(kept)
    for cells, words in zip(load_workbook(kept).active.iter_rows(), rows, strict=True):
        (cell,) = cells
        assert cell.data_type == "s"
        assert cell.quotePrefix or not is_taken_for_a_formula(str(cell.value))
        if clean(words):
            assert clean(str(cell.value), has_lines=True) == clean(words, has_lines=True)
