"""Pages: the number of them, what stands on them, and that nothing overlaps."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from household_ledger.reports.block import Block, Column, Gap, Row, Smaller, fitted
from household_ledger.reports.cards import AmountRow, Card, Facts, ProgressBar, WritingLines
from household_ledger.reports.frame import Document, Frame
from household_ledger.reports.paging import pages_of
from household_ledger.reports.savings_slips import CutLine
from household_ledger.reports.sheet import A4, A4_LANDSCAPE, BODY, Box, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.thai_paragraph import Run, ThaiParagraph
from household_ledger.text.i18n import _
from tests.reports.paper_samples import (
    ENDLESS_NAME,
    LONG_NAME,
    NAMES,
    RecordingPen,
    amounts_card,
    draw,
    draw_pages,
    month_page,
    savings_page,
)


@dataclass(frozen=True, slots=True)
class Slab(Block):
    """A block of a height that remembers nothing and cannot be cut."""

    points: float
    name: str = "slab"

    def height(self, width: float) -> float:
        assert width > 0
        return self.points

    def draw(self, pen: object, box: Box) -> None:
        assert isinstance(pen, RecordingPen)
        pen.box(box, fill=0.5)
        pen.text(box.x, box.y + 10, self.name, BODY)


def page_label(page: int | str, pages: int | str) -> str:
    return _("Page {page}/{pages}").format(page=page, pages=pages)


def plain_document(*body: Block, closing: Block | None = None) -> Document:
    return Document(title="รายงาน", made_from="จากสมุด", body=body, closing=closing)


@pytest.mark.parametrize(("rows", "pages"), [(1, 1), (25, 1), (150, 5)])
def test_every_page_names_itself_and_the_number_of_pages(rows: int, pages: int) -> None:
    drawn = draw_pages(savings_page(rows))

    assert len(drawn) == pages
    for number, page in enumerate(drawn, start=1):
        assert page_label(number, pages) in page.said()
        assert "จากสมุด หมู่บ้านตัวอย่าง · ขั้นที่ 4,128 · พิมพ์ 1 พ.ย. 2569" in page.said()
        assert any(text.startswith("สรุปการออมประจำเดือนตุลาคม") for text in page.said())


@pytest.mark.parametrize("rows", range(20, 40))
def test_signatures_stand_once_at_the_foot_of_the_last_page_and_never_alone(rows: int) -> None:
    drawn = draw_pages(savings_page(rows))

    assert ["ผู้จัดทำ" in page.said() for page in drawn] == [False] * (len(drawn) - 1) + [True]
    assert {page.find("ผู้จัดทำ").baseline for page in drawn[-1:]} == {
        draw_pages(savings_page(3))[0].find("ผู้จัดทำ").baseline
    }
    assert "ยอดคงเหลือตรงกับสมุด" in drawn[-1].said()
    assert [page.collisions() for page in drawn] == [[]] * len(drawn)


@pytest.mark.parametrize("name", [NAMES[0], LONG_NAME, ENDLESS_NAME])
@pytest.mark.parametrize("rows", [2, 5, 14])
def test_a_month_is_one_page_on_which_nothing_touches(name: str, rows: int) -> None:
    document = month_page(name, rows=rows)

    drawn = draw_pages(document)

    assert len(drawn) == 1
    assert drawn[0].collisions() == []
    body = Frame(document).body_box(1)
    assert all(A4.side - 0.01 <= each.left and each.right <= A4.width - A4.side + 0.01 for each in drawn[0].texts)
    assert all(box.bottom <= body.bottom + 0.01 for box, _fill in drawn[0].boxes)


def test_a_page_that_fits_is_not_made_smaller_and_one_that_does_not_is() -> None:
    def heading_size(rows: int) -> float:
        return draw_pages(month_page(rows=rows))[0].find("1 รับ").style.size

    assert heading_size(2) == 10.75
    assert heading_size(14) < 9


def test_what_is_higher_than_a_page_is_drawn_smaller_and_the_rest_follows() -> None:
    drawn = draw_pages(plain_document(Slab(100, "first"), Slab(2000, "high"), Slab(50, "last")))

    assert [[text for text in page.said() if text in {"first", "high", "last"}] for page in drawn] == [
        ["first"],
        ["high"],
        ["last"],
    ]
    assert drawn[1].boxes[0][0].bottom <= Frame(plain_document()).body_box(2).bottom + 0.01


def test_blocks_go_on_on_the_next_page_in_their_order() -> None:
    drawn = draw_pages(plain_document(*(Slab(150, f"{index}") for index in range(11))))

    names = [[text for text in page.said() if text.isdigit()] for page in drawn]
    assert [name for page in names for name in page] == [f"{index}" for index in range(11)]
    assert len(names) == 3


def test_a_closing_takes_the_end_of_a_full_page_with_it() -> None:
    closing = Signatures((Signature("ผู้รับรอง"),))

    drawn = draw_pages(plain_document(Slab(350, "one"), Slab(340, "two"), closing=closing))

    assert ["two" in page.said() for page in drawn] == [False, True]
    assert ["ผู้รับรอง" in page.said() for page in drawn] == [False, True]


def test_page_numbers_are_written_in_the_digits_of_the_document() -> None:
    drawn = draw_pages(replace(savings_page(40), has_thai_digits=True))

    assert [
        label for page in drawn for label in page.said() if label in {page_label("๑", "๒"), page_label("๒", "๒")}
    ] == [
        page_label("๑", "๒"),
        page_label("๒", "๒"),
    ]


def test_a_landscape_page_uses_its_width() -> None:
    document = replace(savings_page(5), sheet=A4_LANDSCAPE)

    drawn = draw_pages(document)

    assert max(each.right for each in drawn[0].texts) == pytest.approx(A4_LANDSCAPE.width - A4_LANDSCAPE.side)


def test_lines_to_write_on_fill_what_is_left() -> None:
    few = draw(Card(WritingLines(), "คิดว่าอย่างไร"), 300)
    many = draw(Card(WritingLines(), "คิดว่าอย่างไร"), 300, 200)

    assert (len(few.lines), len(many.lines)) == (3, 8)
    assert max(start[1] for start, _end, _stroke in many.lines) < 200


def test_a_stretching_row_reaches_the_closing() -> None:
    document = plain_document(Slab(100), Row((Card(WritingLines(), "ก"), Card(Gap(10), "ข"))))

    frames = [box for box, fill in draw_pages(document)[0].boxes if fill is None]

    assert {round(box.bottom, 2) for box in frames} == {round(Frame(document).body_box(1).bottom, 2)}


def test_a_card_cut_in_two_says_that_it_goes_on() -> None:
    card = amounts_card("1 รับ", "ขายไข่", rows=30)

    parts = card.split(250, 300)

    assert parts is not None
    first, rest = (draw(part, 250) for part in parts)
    assert first.said()[0] == "1 รับ"
    assert rest.said()[0] == _("{title} (continued)").format(title="1 รับ")
    labels = [f"ขายไข่ {index}" for index in range(1, 31)]
    assert [text for text in (*first.said(), *rest.said()) if text in labels] == labels
    assert parts[0].height(250) <= 300


@pytest.mark.parametrize("label", ["ขายไข่", LONG_NAME, ENDLESS_NAME])
@pytest.mark.parametrize("amount", ["5", "99,999,999,999.99"])
@pytest.mark.parametrize("look", list(RowLook))
def test_a_label_never_touches_its_amount(label: str, amount: str, look: RowLook) -> None:
    row = Column((AmountRow(label, amount, look), AmountRow("ถัดไป", "1")), gap=0)

    for width in (120, 180, 250):
        drawn = draw(row, width)
        assert drawn.collisions() == []
        assert amount in drawn.said()
        assert drawn.find(amount).right == pytest.approx(width)


def test_a_progress_bar_fills_its_part_and_never_more() -> None:
    def filled(permille: int) -> float:
        windows = [window.width for window in draw(ProgressBar(permille), 200).windows]
        return windows[0] if windows else 0.0

    assert filled(0) == filled(-5) == 0
    assert filled(250) == pytest.approx(filled(1000) / 4)
    assert filled(1700) == filled(1000)
    assert 198 < filled(1000) <= 200


def test_facts_spread_from_edge_to_edge_and_take_a_second_row_when_narrow() -> None:
    facts = Facts(tuple(Run(text) for text in ("เงินสดต้นเดือน 1,800", "ควรเหลือ 840", "นับได้จริง 875", "ต่าง 35 บาท")))

    wide, narrow = draw(facts, 500), draw(facts, 250)

    assert len({each.baseline for each in wide.texts}) == 1
    assert wide.texts[-1].right == pytest.approx(500 - 9)
    assert len({each.baseline for each in narrow.texts}) == 2
    assert narrow.collisions() == []
    assert facts.height(250) > facts.height(500)


def test_a_thumb_print_has_a_frame_and_two_witness_lines() -> None:
    written = Signatures((Signature("ผู้บันทึก"), Signature("ผู้รับรอง", NAMES[0])))
    thumb = Signatures((Signature("ผู้บันทึก"), Signature("ผู้รับรอง", NAMES[0], is_thumb=True)), has_dates=True)

    plain, printed = draw(written, 500), draw(thumb, 500)

    assert plain.said() == ["ผู้บันทึก", "ผู้รับรอง", f"({NAMES[0]})"]
    assert len(plain.lines) == 2
    assert printed.said().count(_("Witness")) == 2
    assert printed.said().count(_("Date")) == 2
    assert [round(box.width) for box, _fill in printed.boxes] == [51]
    assert len(printed.lines) == 1 + 2 + 2
    assert printed.collisions() == []
    assert printed.find("ผู้บันทึก").baseline == printed.find("ผู้รับรอง").baseline


def test_a_smaller_block_keeps_its_place_and_its_proportions() -> None:
    drawn = draw(Column((Gap(20), Smaller(Slab(100), 0.5)), gap=0), 300)

    box = drawn.boxes[0][0]
    assert (box.x, box.y, box.width, box.height) == pytest.approx((0, 20, 300, 50))
    assert drawn.texts[0].style.size == BODY.size / 2


def test_fitting_a_block_shrinks_it_no_more_than_it_must() -> None:
    paragraph = ThaiParagraph.of(ENDLESS_NAME * 3)
    height = paragraph.height(200)

    assert fitted(paragraph, 200, height) is paragraph
    smaller = fitted(paragraph, 200, height * 0.7)
    assert height * 0.6 < smaller.height(200) <= height * 0.7 + 0.01


def test_a_document_without_a_body_is_one_page() -> None:
    assert len(pages_of(plain_document())) == 1
    assert draw_pages(plain_document())[0].said()[0] == "รายงาน"


def test_very_long_titles_keep_clear_of_who_issued_the_page() -> None:
    document = replace(savings_page(3), title=ENDLESS_NAME, subtitle=ENDLESS_NAME, issued_by=(ENDLESS_NAME, LONG_NAME))

    drawn = draw_pages(document)

    assert [page.collisions() for page in drawn] == [[]]
    assert all(each.right <= A4.width - A4.side + 0.01 for each in drawn[0].texts)


def test_a_cut_line_stands_between_slips_and_never_at_the_end_or_the_beginning_of_a_page() -> None:
    slips: list[Block] = []
    for number in range(12):
        slips += [*([CutLine()] if slips else []), Slab(115, f"ใบที่ {number}")]

    pages = pages_of(plain_document(*slips))

    assert len(pages) > 1
    for page in pages:
        kinds = [type(block) for block in page.content.blocks]
        assert kinds[0] is Slab
        assert kinds[-1] is Slab
        assert kinds == [Slab, *[CutLine, Slab] * (len(kinds) // 2)]
    told = [block.name for page in pages for block in page.content.blocks if isinstance(block, Slab)]
    assert told == [f"ใบที่ {number}" for number in range(12)]


@dataclass(frozen=True, slots=True)
class Growing(Slab):
    def grows(self) -> bool:
        return True


def test_what_grows_fills_the_box_beside_a_higher_one_and_asks_no_page_for_room() -> None:
    inside = Column((Growing(40, "โต"), Slab(10, "เท่าเดิม")), gap=0)
    pen = RecordingPen()

    Row((inside, Slab(200, "สูง")), gap=0).draw(pen, Box(0, 0, 100, 200))

    assert not inside.stretches()
    assert [round(box.height) for box in (one for one, _fill in pen.drawn.boxes[:2])] == [190, 10]
