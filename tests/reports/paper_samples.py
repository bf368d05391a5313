"""Documents with made-up figures, and a pen that remembers what it drew."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pypdfium2

from household_ledger.charts.spec import Bar, Bars, Columns, Fan, Lines, Pair, Pairs, Series, Tone
from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import AmountRow, Card, Facts, ProgressBar, WritingLines
from household_ledger.reports.chart_block import chart_card
from household_ledger.reports.fonts import width_of
from household_ledger.reports.frame import Document, Frame
from household_ledger.reports.paging import pages_of
from household_ledger.reports.pen import Pen, Stroke
from household_ledger.reports.printing import About
from household_ledger.reports.sheet import HEADLINE, NOTE, STRONG, Box, RowLook, TextStyle
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import OPEN, Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, Run, ThaiParagraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PIL.Image import Image

ABOUT = About(
    title="สรุปบัญชีครัวเรือน",
    made_at=datetime(2026, 11, 1, 8, 30, tzinfo=UTC),
    author="หน่วยพัฒนาอาชีพตัวอย่าง",
)
MONTHS = ("พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.")
NAMES = ("นางบุญมา ใจงาม", "นายประสิทธิ์ ศรีสุข", "นางคำปุ่น พรมมา", "นางจันทร์เพ็ญ วงศ์ใหญ่", "นางสาวกัญญารัตน์ มีสุข")
LONG_NAME = "นางสาวกัญญารัตน์พิมพ์มาดาศรีสุวรรณ วงศ์ใหญ่ประเสริฐทรัพย์ไพบูลย์กิจเจริญ (บ้านโนนสูงหมู่ที่ ๑๒)"
ENDLESS_NAME = LONG_NAME * 4
IN_KIND_SENTENCE = "ค่าน้ำมันเชื้อเพลิงรถยนต์ส่วนกลางสำหรับเดินทางไปประชุมคณะกรรมการระดับจังหวัด"


@dataclass(frozen=True, slots=True)
class Text:
    """Text as drawn: where its letters stand, in points on the sheet."""

    text: str
    style: TextStyle
    left: float
    baseline: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width

    def touches(self, other: Text) -> bool:
        """Tell whether the letters of two texts overlap (marks apart: lines may share the room for marks)."""
        across = self.left < other.right - 0.05 and other.left < self.right - 0.05
        down = self.baseline - self.style.size * 0.7 < other.baseline - 0.05 and (
            other.baseline - other.style.size * 0.7 < self.baseline - 0.05
        )
        return across and down


@dataclass(slots=True)
class Drawn:
    """What stands on a page."""

    texts: list[Text] = field(default_factory=list)
    boxes: list[tuple[Box, float | None]] = field(default_factory=list)
    lines: list[tuple[tuple[float, float], tuple[float, float], Stroke]] = field(default_factory=list)
    paths: list[list[tuple[float, float]]] = field(default_factory=list)
    windows: list[Box] = field(default_factory=list)
    """Boxes that something was drawn in and could not leave."""

    def said(self) -> list[str]:
        return [each.text for each in self.texts]

    def find(self, text: str) -> Text:
        return next(each for each in self.texts if each.text == text)

    def collisions(self) -> list[tuple[str, str]]:
        return [
            (one.text, other.text)
            for index, one in enumerate(self.texts)
            for other in self.texts[index + 1 :]
            if one.touches(other)
        ]


class RecordingPen(Pen):
    """A pen that writes down what it is told, in points on the sheet, scaling reckoned in."""

    def __init__(self) -> None:
        self.drawn = Drawn()
        self._scale, self._x, self._y = 1.0, 0.0, 0.0

    def text(self, x: float, baseline: float, text: str, style: TextStyle) -> None:
        size = style.at(style.size * self._scale)
        left, base = self._at(x, baseline)
        self.drawn.texts.append(Text(text, size, left, base, width_of(text, style) * self._scale))

    def list_page(self, title: str) -> None:
        assert title

    def line(self, start: tuple[float, float], end: tuple[float, float], stroke: Stroke) -> None:
        self.drawn.lines.append((self._at(*start), self._at(*end), stroke))

    def path(
        self, points: Sequence[tuple[float, float]], *, stroke: Stroke | None = None, fill: float | None = None
    ) -> None:
        assert stroke is not None or fill is not None
        self.drawn.paths.append([self._at(*point) for point in points])

    def box(self, box: Box, *, stroke: Stroke | None = None, fill: float | None = None, radius: float = 0) -> None:
        assert stroke is not None or fill is not None
        assert radius >= 0
        left, top = self._at(box.x, box.y)
        self.drawn.boxes.append((Box(left, top, box.width * self._scale, box.height * self._scale), fill))

    def circle(
        self, x: float, y: float, radius: float, *, stroke: Stroke | None = None, fill: float | None = None
    ) -> None:
        self.box(Box(x - radius, y - radius, 2 * radius, 2 * radius), stroke=stroke, fill=fill)

    @contextmanager
    def only_in(self, box: Box) -> Iterator[None]:
        left, top = self._at(box.x, box.y)
        self.drawn.windows.append(Box(left, top, box.width * self._scale, box.height * self._scale))
        yield

    @contextmanager
    def scaled(self, x: float, y: float, scale: float) -> Iterator[None]:
        before = self._scale, self._x, self._y
        left, top = self._at(x, y)
        self._scale *= scale
        self._x, self._y = left - x * self._scale, top - y * self._scale
        yield
        self._scale, self._x, self._y = before

    def _at(self, x: float, y: float) -> tuple[float, float]:
        return self._x + x * self._scale, self._y + y * self._scale


def draw(block: Block, width: float, height: float | None = None) -> Drawn:
    """Draw a block at the corner of a sheet."""
    pen = RecordingPen()
    block.draw(pen, Box(0, 0, width, block.height(width) if height is None else height))
    return pen.drawn


def draw_pages(document: Document) -> list[Drawn]:
    """Draw all of a document's pages, frames included."""
    pages, frame, drawn = pages_of(document), Frame(document), []
    for number, page in enumerate(pages, start=1):
        pen = RecordingPen()
        frame.draw(pen, number, len(pages))
        page.draw(pen, frame.body_box(number))
        drawn.append(pen.drawn)
    return drawn


def render(content: bytes | Path, page: int = 0, dots_per_inch: int = 100) -> Image:
    """Render a page as a picture."""
    source = io.BytesIO(content) if isinstance(content, bytes) else str(content)
    with pypdfium2.PdfDocument(source) as pdf:
        picture: Image = pdf[page].render(scale=dots_per_inch / 72).to_pil().convert("RGB")
    return picture


def columns_chart() -> Columns:
    income = (88, 142, 120, 74, 70, 66, 72, 78, 80, 84, 90, 99)
    spending = (76, 90, 84, 72, 86, 92, 104, 76, 74, 78, 80, 87)
    return Columns(
        kind="months",
        title="สามเดือนที่จ่ายเกินรับอยู่ช่วง มี.ค.–พ.ค.",
        alternative="",
        labels=MONTHS,
        series=(
            Series("รับ", Tone.INCOME, tuple(value * 10000 for value in income)),
            Series("จ่าย", Tone.EXPENSE, tuple(value * 10000 for value in spending)),
        ),
        marked=frozenset({4, 5, 6}),
        mark_name="เดือนที่จ่ายเกินรับ",
    )


def lines_chart() -> Lines:
    saved = (0, 700, 1500, 1500, 2300, 3400, 4000, 4000, 5400, 6700)
    return Lines(
        kind="goals",
        title="ซ่อมหลังคา — ช้ากว่าแผนสามเดือน",
        alternative="",
        labels=(*MONTHS[2:], *MONTHS[:2], *MONTHS[2:8]),
        series=(
            Series("ออมแล้ว", Tone.SAVING, (*(value * 100 for value in saved), *(None,) * 8)),
            Series("แผน", Tone.PLAN, (*(1200000 * index // 14 for index in range(15)), *(None,) * 3)),
        ),
        target=1200000,
        target_name="เป้า ๑๒,๐๐๐",
        fan=Fan(9, 14, 16, None, "คาด มิ.ย. ๗๐"),
        last_label="๖,๗๐๐",
    )


def bars_chart() -> Bars:
    return Bars(
        kind="spending",
        title="อาหารกับโรงเรียนเกินครึ่งของรายจ่ายในบ้าน",
        alternative="",
        bars=(
            Bar("อาหาร", 231000, Tone.NECESSARY),
            Bar("ค่าเล่าเรียนและอุปกรณ์การเรียนของลูกสามคน", 120000, Tone.NECESSARY),
            Bar("ขนม สลาก", 65000, Tone.REDUCIBLE),
            Bar("งานบุญ", 30000, Tone.SOCIAL),
        ),
        legend=(("จำเป็น", Tone.NECESSARY, 351000), ("ลดได้", Tone.REDUCIBLE, 65000), ("สังคม", Tone.SOCIAL, 30000)),
    )


def pairs_chart() -> Pairs:
    return Pairs(
        kind="before_after",
        title="ไข่ไก่คือส่วนที่เพิ่ม",
        alternative="",
        pairs=(
            Pair("ขายไข่", 0, 310000, 310000, Tone.INCOME),
            Pair("รับจ้าง", 260000, 190000, -70000, Tone.INCOME),
            Pair("ของกินเอง", 70000, 118000, 48000, Tone.IN_KIND),
        ),
        below=(Pair("หักต้นทุน", 135000, 300000, -165000, Tone.EXPENSE), Pair("สุทธิ", 675000, 823000, 148000, Tone.AFTER)),
        before_name="ก่อนโครงการ",
        after_name="ตอนนี้",
    )


def amounts_card(title: str, name: str, rows: int = 4) -> Card:
    listed = tuple(AmountRow(f"{name} {index}", f"{index},250") for index in range(1, rows + 1))
    total = AmountRow("รวม", "12,345,678,901.25", RowLook.TOTAL)
    return Card(Column((*listed, total, AmountRow(name, "1,180", RowLook.NOTE)), gap=0), title, "บาท")


def month_page(name: str = NAMES[0], *, is_thumb: bool = False, rows: int = 4) -> Document:
    """Make a household's month page, as dense as the real one."""
    compared = Table(
        (TableColumn("", Align.LEFT, share=1), TableColumn("ก่อน"), TableColumn("เดือนก่อน"), TableColumn("เดือนนี้")),
        tuple(TableRow((label, "6,750", "8,100", "8,440")) for label in ("รายได้สุทธิ", "ออม", "หนี้คงเหลือ")),
        look=OPEN,
    )
    advice = ThaiParagraph.of("ลองดู: ลดขนมกับสลากครึ่งหนึ่ง หลังคาจะเสร็จเร็วขึ้นสองเดือน", NOTE)
    goal = Card(Column((AmountRow("ซ่อมหลังคา", "ร้อยละ 56"), ProgressBar(558)), gap=0), "ออม")
    body: tuple[Block, ...] = (
        ThaiParagraph.of("เดือนนี้รับมากกว่าจ่าย 1,240 บาท (หนึ่งพันสองร้อยสี่สิบบาทถ้วน)", HEADLINE),
        Row((amounts_card("1 รับ", name, rows), amounts_card("2 จ่าย", "จำเป็น", rows))),
        Row((goal, amounts_card("4 หนี้", "ต้นเดือน", 2))),
        Facts((Run("เงินสดต้นเดือน 1,800"), Run("นับได้จริง 875"), Run("ต่าง 35 บาท (เกิน)", STRONG))),
        Row((chart_card(columns_chart()), chart_card(lines_chart()))),
        Row((Card(compared, "เทียบกับก่อนเริ่มโครงการ", is_ruled=False), Card(WritingLines(), "บ้านเราคิดว่าอย่างไร"))),
        advice,
    )
    signed = Signatures((Signature("ผู้บันทึก"), Signature("ผู้ตรวจสอบ"), Signature("ผู้รับรอง", name, is_thumb=is_thumb)))
    return Document(
        title="สรุปบัญชีครัวเรือน เดือนตุลาคม พ.ศ. 2569",
        subtitle=f"บ้านเลขทะเบียน 012 {name} และครอบครัว 4 คน",
        issued_by=("หน่วยพัฒนาอาชีพตัวอย่าง", "โครงการเลี้ยงไก่ไข่ครบวงจร เลขที่ 69-0412"),
        made_from="จากสมุด หมู่บ้านตัวอย่าง · ขั้นที่ 4,128 · พิมพ์ 1 พ.ย. 2569",
        body=body,
        closing=signed,
        is_one_page=True,
    )


SAVINGS_COLUMNS = (
    TableColumn("ที่"),
    TableColumn("ทะเบียน", Align.LEFT),
    TableColumn("ชื่อ–สกุล", Align.LEFT, share=1),
    TableColumn("ยกมา"),
    TableColumn("ฝาก"),
    TableColumn("ถอน"),
    TableColumn("คงเหลือ", is_bold=True),
    TableColumn("วันจด"),
    TableColumn("เกรด", Align.CENTRE),
)


def savings_rows(count: int, names: Sequence[str] = NAMES) -> tuple[TableRow, ...]:
    return tuple(
        TableRow(
            (
                str(index + 1),
                f"{index + 12:03}",
                names[index % len(names)],
                f"{index * 731 % 9000:,}",
                f"{index * 57 % 900}",
                "–",
                f"{index * 9173 % 90000:,}",
                f"{index % 31}",
                "ABCD"[index % 4],
            )
        )
        for index in range(count)
    )


def savings_page(rows: int, names: Sequence[str] = NAMES) -> Document:
    """Make the provider's summary of a month with so many households."""
    total = ("", "", "รวม", "71,100", "5,800", "3,800", "73,100", "", "")
    return Document(
        title="สรุปการออมประจำเดือนตุลาคม พ.ศ. 2569",
        subtitle=f"บ้านหนองแวง · {rows} ครัวเรือน",
        issued_by=("หน่วยพัฒนาอาชีพตัวอย่าง",),
        made_from="จากสมุด หมู่บ้านตัวอย่าง · ขั้นที่ 4,128 · พิมพ์ 1 พ.ย. 2569",
        body=(Table(SAVINGS_COLUMNS, savings_rows(rows, names), total=total), ThaiParagraph.of("ยอดคงเหลือตรงกับสมุด")),
        closing=Signatures((Signature("ผู้จัดทำ"), Signature("ผู้ตรวจสอบ"), Signature("ผู้รับรอง"))),
    )
