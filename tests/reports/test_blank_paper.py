"""Paper to write on: as many lines as the layout has, high enough for a hand, all days and names, one sheet each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from household_ledger.app.opening import Application, opened
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.reports.batch import print_together
from household_ledger.reports.blank_day import blank_day as day_document
from household_ledger.reports.blank_hours import blank_hours as hours_document
from household_ledger.reports.blank_month import blank_month as month_document
from household_ledger.reports.frame import Document
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paper_order import BLANK_DAY, BLANK_HOURS, BLANK_MONTH, BLANKS, PaperOrder
from household_ledger.reports.sheet import MILLIMETRE
from household_ledger.services.views.blank_page import (
    BlankDay,
    BlankHead,
    BlankHours,
    HoursColumn,
    blank_day,
    blank_head,
    blank_hours,
    blank_month,
    days_of,
)
from household_ledger.services.views.month_page import Origin
from household_ledger.text.calendar_words import weekday_name
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import StillClock
from tests.reports.paper_samples import LONG_NAME, Drawn, draw_pages

DECEMBER, LEAP = Month(2026, 12), Month(2028, 2)
TODAY = StillClock().today()
LEAST = 7.5 * MILLIMETRE - 0.05
LANGUAGES = [("th", "thai"), ("th", "arabic"), ("en", "arabic")]


@dataclass
class Village:
    app: Application
    home: Household

    def head(self, month: Month | None, **changed: str) -> BlankHead:
        with self.app.store.reader() as reader:
            home = replace(self.home, **changed)  # type: ignore[arg-type]
            return blank_head(reader, home, month, origin=Origin("village.hldb", 42, TODAY))

    def day(self, month: Month | None) -> BlankDay:
        with self.app.store.reader() as reader:
            return blank_day(reader, self.home.id, month, today=TODAY)

    def documents(self, month: Month | None, **changed: str) -> list[Document]:
        head = self.head(month, **changed)
        with self.app.store.reader() as reader:
            whose = (reader, self.home.id, month)
            return [
                day_document(head, blank_day(*whose, today=TODAY)),
                month_document(head, blank_month(*whose, today=TODAY)),
                hours_document(head, blank_hours(*whose, today=TODAY)),
            ]


@pytest.fixture(scope="module")
def village(made_once: Path) -> Iterator[Village]:
    with opened(made_once, StillClock()) as app:
        yield Village(app, app.figures.households()[0])


def line_heights(page: Drawn, sheet_width: float) -> list[float]:
    """Measure between the rules that go from margin to margin: the lines somebody writes on, and what is not them."""
    whole = {round(start[1], 2) for start, end, _stroke in page.lines if end[0] - start[0] > sheet_width * 0.85}
    levels = sorted(whole)
    return [round(below - above, 2) for above, below in pairwise(levels)]


def rows_of(page: Drawn, sheet_width: float) -> list[float]:
    """Give the heights of the lines: the height that comes most often, and those like it."""
    heights = line_heights(page, sheet_width)
    usual = max(heights, key=heights.count)
    return [one for one in heights if abs(one - usual) < 0.2]


@pytest.mark.parametrize(("language", "digits"), LANGUAGES)
@pytest.mark.parametrize("month", [DECEMBER, LEAP, None], ids=["31 days", "29 days", "open"])
def test_every_line_is_high_enough_for_a_hand_and_nothing_touches(
    village: Village, month: Month | None, language: str, digits: str
) -> None:
    with using(language, digits):
        day, across, hours = [(document, draw_pages(document)) for document in village.documents(month)]

    days = month.days if month else 31
    expected = {0: [24 + 1], 1: [15 + 1, days - 15 + 2], 2: [days + 1]}
    for place, (document, pages) in enumerate((day, across, hours)):
        found = [rows_of(page, document.sheet.width) for page in pages]
        assert [len(rows) for rows in found] == expected[place]
        assert min(min(rows) for rows in found) >= LEAST
        for page in pages:
            assert page.collisions() == []


@pytest.mark.parametrize("month", [DECEMBER, LEAP, Month(2027, 2)])
def test_days_stand_with_their_weekdays_and_no_more_than_the_month_has(village: Village, month: Month) -> None:
    with using("th", "arabic"):
        _day, across, hours = [draw_pages(document) for document in village.documents(month)]

    names = [
        f"{day} {weekday_name((month.first.weekday() + day - 1) % 7, language='th', is_short=True)}"
        for day in range(1, month.days + 1)
    ]
    for pages in (across, hours):
        said = [text for page in pages for text in page.said()]
        assert [text for text in said if text in names] == names
        assert not any(text.startswith(f"{month.days + 1} ") for text in said)


def test_an_open_month_has_a_line_for_its_name_and_every_day_a_month_can_have(village: Village) -> None:
    with using("th", "arabic"):
        for document in village.documents(None):
            said = [text for page in draw_pages(document) for text in page.said()]
            assert "เดือน ....." in document.subtitle
            assert "31" in said
            assert not any(text.endswith(("จ.", "อา.")) and text[0].isdigit() for text in said)


def test_the_numbers_printed_are_those_of_the_layout_the_screen_has(village: Village, tmp_path: Path) -> None:
    layout = village.day(DECEMBER)

    order = PaperOrder(kind=BLANK_DAY, month=DECEMBER, households=(village.home.id,))

    with using("th", "thai"), village.app.snapshot() as (reader, figures):
        (page,) = draw_pages(day_document(village.head(DECEMBER), layout))
        source = PaperSource("village.hldb", reader, figures, StillClock())
        print_together(batch_of([order], source), tmp_path / "day.pdf")
        numbers = [in_digits(one.number) for one in layout.usual]
        code = in_digits(village.home.code)

    said = page.said()
    assert {"31", "70-1", "80-1"} & {one.number for one in layout.usual}
    start = said.index(numbers[0])  # each is drawn as its number, its name, and where its amount goes
    for place, (one, number) in enumerate(zip(layout.usual, numbers, strict=True)):
        shown = said[start + 3 * place : start + 3 * place + 2]
        assert shown[0] == number
        assert one.name.startswith(shown[1].rstrip("…"))
    read = "".join(extract_text(tmp_path / "day.pdf").split())
    assert code in read
    assert "".join(village.home.name.split()) in read


@pytest.mark.parametrize("count", [0, 1, 18])
def test_few_and_many_numbers_stay_on_one_sheet_even_with_very_long_names(village: Village, count: int) -> None:
    layout = village.day(LEAP)
    named = tuple(replace(one, name=LONG_NAME) for one in layout.usual[:count])

    for language, digits in LANGUAGES:
        with using(language, digits):
            head = village.head(LEAP, name=LONG_NAME, code="บ้าน-ก-12/2569")
            (page,) = draw_pages(day_document(head, replace(layout, usual=named)))

        assert page.collisions() == []
        assert max(text.right for text in page.texts) <= (210 - 12) * MILLIMETRE + 0.1
        assert len(rows_of(page, 210 * MILLIMETRE)) == 25


def test_hours_without_work_or_people_have_heads_to_write_in(village: Village) -> None:
    columns = tuple(HoursColumn(number // 2, NO_ID, NO_ID) for number in range(4))
    layout = BlankHours(DECEMBER, days_of(DECEMBER), columns)

    with using("th", "arabic"):
        (page,) = draw_pages(hours_document(village.head(DECEMBER), layout))

    said = page.said()
    assert len([text for text in said if text.startswith("งาน .")]) == 2
    assert len([text for text in said if text.startswith("ชื่อ .")]) == 4
    assert len(rows_of(page, 210 * MILLIMETRE)) == 32
    assert page.collisions() == []


def test_many_people_at_much_work_take_more_sheets_and_lose_no_column(village: Village) -> None:
    columns = tuple(
        HoursColumn(work, Id(work + 1), Id(one + 1), f"งานที่{work}", f"คน{one}") for work in range(5) for one in range(6)
    )

    with using("th", "arabic"):
        pages = draw_pages(hours_document(village.head(DECEMBER), BlankHours(DECEMBER, days_of(DECEMBER), columns)))

    assert len(pages) == 3
    heads = [text for page in pages for text in page.said() if text.startswith("คน")]
    assert heads == [one.member_name for one in columns]
    assert all(len(rows_of(page, 210 * MILLIMETRE)) == 32 for page in pages)


@pytest.mark.parametrize("kind", BLANKS)
def test_a_batch_has_the_sheets_of_every_household_under_its_name(village: Village, tmp_path: Path, kind: str) -> None:
    households = village.app.figures.households()
    order = PaperOrder(kind=kind, month=DECEMBER, households=tuple(one.id for one in households))

    with using("th", "arabic"), village.app.snapshot() as (reader, figures):
        source = PaperSource("village.hldb", reader, figures, StillClock())
        batch = batch_of([order], source)
        printed = print_together(batch, tmp_path / "all.pdf")
        plain = batch_of([order], replace(source, is_for_scripts=True))
        opened_month = batch_of([replace(order, is_month_open=True)], source)

    document = PdfReader(tmp_path / "all.pdf")
    sides = {BLANK_DAY: 1, BLANK_MONTH: 2, BLANK_HOURS: 1}[kind]
    assert printed.pages == len(document.pages) == sides * len(households)
    outline = [str(one["/Title"]) for one in document.outline]  # type: ignore[call-overload]
    assert all(one.name in told and one.code in told for one, told in zip(households, outline, strict=True))
    assert all(piece.file_name.endswith("2569-12.pdf") for piece in batch.pieces)
    assert [piece.file_name for piece in plain.pieces] == [f"{one.code}-{kind}-2026-12.pdf" for one in households]
    assert not any("2569" in piece.file_name for piece in opened_month.pieces)


def test_the_long_name_of_a_cost_is_whole_in_the_strip_and_over_its_column(village: Village) -> None:
    long = "สวนยางพารา · น้ำมัน/ไฟ/น้ำ/ขนส่งเพื่ออาชีพ"
    layout = village.day(DECEMBER)
    usual = (*layout.usual[:-1], replace(layout.usual[-1], name=long))
    with village.app.store.reader() as reader:
        month = blank_month(reader, village.home.id, DECEMBER, today=TODAY)
    across = replace(month, money_out=(replace(month.money_out[0], name=long), *month.money_out[1:]))

    with using("th", "arabic"):
        head = village.head(DECEMBER)
        (day,) = draw_pages(day_document(head, replace(layout, usual=usual)))
        sides = draw_pages(month_document(head, across))

    assert long in day.said()
    said = [words for page in (day, *sides) for words in page.said()]
    assert [words for words in said if "…" in words or "/ " in words] == []


def test_heads_end_their_lines_between_names_and_never_inside_one(village: Village) -> None:
    names = ("ปลูกผักขาย · ปุ๋ย/ยา/อาหารสัตว์", "ของใช้ในบ้าน", "ข้าว อาหารสด เครื่องปรุง", "สวนยางพารา · ค่าจ้างแรงงาน")
    with village.app.store.reader() as reader:
        month = blank_month(reader, village.home.id, DECEMBER, today=TODAY)
    named = [replace(one, name=name) for one, name in zip(month.money_out, names, strict=False)]
    across = replace(month, money_out=(*named, *month.money_out[len(names) :]))

    with using("th", "arabic"):
        said = draw_pages(month_document(village.head(DECEMBER), across))[0].said()

    assert len(named) == len(names)
    kept = ("ปลูกผักขาย ·", "ของใช้ในบ้าน", "สวนยางพารา ·", "ค่าจ้างแรงงาน")
    assert [one for one in kept if one not in said] == []
    assert not {"ปลูกผัก", "ขาย ·", "ของใช้ใน", "บ้าน", "ๆ"} & set(said)


def test_every_column_of_hours_is_as_wide_as_the_others_however_long_its_name(village: Village) -> None:
    people = ("แก้ว", "กัลยาณีรัตน์", "สมศักดิ์", "ปู่", *(f"คน{at}" for at in range(7)), "")
    columns = tuple(HoursColumn(0, Id(1), Id(at + 1), "ทำนา", name) for at, name in enumerate(people))
    with using("th", "arabic"):
        (page,) = draw_pages(hours_document(village.head(DECEMBER), BlankHours(DECEMBER, days_of(DECEMBER), columns)))

    lines = sorted({round(start[0], 1) for start, end, _stroke in page.lines if start[0] == end[0]})
    widths = [after - before for before, after in pairwise(lines)][1:]
    assert len(widths) == len(people)
    assert max(widths) - min(widths) < 0.3
