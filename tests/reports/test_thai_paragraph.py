"""Lines end between words; nothing is lost and nothing sticks out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.reports.sheet import BODY, STRONG
from household_ledger.reports.thai_paragraph import Align, Run, TextLines, ThaiParagraph, break_lines, clusters
from household_ledger.text.wrap import breaks
from tests.reports.paper_samples import draw

SENTENCE = (
    "กองทุนหมู่บ้านอนุมัติให้สมาชิกกู้เงินฉุกเฉินไม่เกินห้าหมื่นบาทถ้วนต่อรายและต้องชำระคืนภายในสิบสองเดือน"
    "นับแต่วันที่ทำสัญญา ค่าใช้จ่ายต่าง ๆ ยอด ฿1,234,567.89 (INV-2567/0001)"
)
THAI = st.text(alphabet="กขงนบปมยรเแไาะำิีุู่้์ๆฯ 0123,.()-ab\n", max_size=60)


def plain(lines: tuple[tuple[Run, ...], ...]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


@pytest.mark.parametrize("width", [90, 140, 260, 480])
def test_lines_end_where_words_end_and_fill_the_width(width: int) -> None:
    lines = plain(break_lines((Run(SENTENCE),), width))

    ends, at = set(breaks(SENTENCE)), 0
    for line, following in pairwise(lines):
        at = SENTENCE.index(line, at) + len(line)
        at += len(SENTENCE[at:]) - len(SENTENCE[at:].lstrip(" "))
        assert at in ends
        first_word = following[: next((end - at for end in sorted(ends) if end > at), len(following))]
        assert Run(line).width <= width + 0.01
        assert Run(line + first_word.rstrip()).width > width
    assert "".join("".join(lines).split()) == "".join(SENTENCE.split())


@given(THAI, st.floats(min_value=3, max_value=300))
def test_no_letter_is_lost_or_added_at_any_width(text: str, width: float) -> None:
    lines = plain(break_lines((Run(text),), width))

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(Run(line).width <= width + 0.02 or len(clusters(line)) == 1 for line in lines)


@given(THAI)
def test_cutting_into_letters_keeps_them_all_and_no_mark_stands_alone(text: str) -> None:
    cut = clusters(text)

    assert "".join(cut) == text
    assert not any(piece[0] in "ะาำิีุู่้์ๆฯ" for piece in cut[1:])


def test_styles_may_change_inside_a_word_without_breaking_it() -> None:
    whole = break_lines((Run(SENTENCE, STRONG),), 200)
    cut = SENTENCE.index("หมู่บ้าน") + 2
    mixed = break_lines((Run(SENTENCE[:cut], STRONG), Run(SENTENCE[cut:], STRONG)), 200)

    assert mixed == whole


def test_a_word_too_long_for_the_line_is_cut_between_letters() -> None:
    lines = plain(break_lines((Run("ที่" * 40),), 60))

    assert "".join(lines) == "ที่" * 40
    assert len(lines) >= 5
    assert all(line.startswith("ที่") and Run(line).width <= 60 for line in lines)


def test_a_line_feed_ends_a_line_and_an_empty_text_is_one_empty_line() -> None:
    assert plain(break_lines((Run("หนึ่ง\nสอง\n\nสาม"),), 300)) == ["หนึ่ง", "สอง", "", "สาม"]
    assert plain(break_lines((Run(""),), 300)) == [""]


def test_text_stands_left_right_and_in_the_middle() -> None:
    width = Run("น้ำมัน").width

    lefts = [draw(ThaiParagraph.of("น้ำมัน", BODY, align), 200).texts[0].left for align in Align]

    assert lefts == pytest.approx([0, 200 - width, (200 - width) / 2])


def test_an_indent_moves_the_first_line_only() -> None:
    drawn = draw(ThaiParagraph((Run(SENTENCE),), indent=30), 200)

    assert drawn.texts[0].left == 30
    assert drawn.texts[0].right <= 200.01
    assert {each.left for each in drawn.texts[1:]} == {0}


def test_a_paragraph_is_cut_with_two_lines_at_least_on_either_page() -> None:
    paragraph = ThaiParagraph.of(SENTENCE)
    count = len(paragraph.lines(120).lines)
    assert count > 5

    for lines in range(count + 2):
        parts = paragraph.split(120, lines * BODY.leading)
        fitting = min(lines, count - 2)
        if fitting < 2:
            assert parts is None
            continue
        assert parts is not None
        first, rest = parts
        assert isinstance(first, TextLines)
        assert isinstance(rest, TextLines)
        assert (len(first.lines), len(rest.lines)) == (fitting, count - fitting)
        assert first.lines + rest.lines == paragraph.lines(120).lines
