"""The printed documents, from a made-up provider's real figures: right, whole, one page where one is promised."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from household_ledger.app.opening import Application, opened
from household_ledger.domain.figures import GoalFigures
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.unanswered import Unanswered
from household_ledger.errors import Cancelled
from household_ledger.reports.batch import Batch, Piece, print_apart, print_together
from household_ledger.reports.frame import Document
from household_ledger.reports.household_month import household_month
from household_ledger.reports.savings_slips import savings_slips
from household_ledger.reports.savings_summary import savings_summary
from household_ledger.services.commands.interview import BeginInterview
from household_ledger.services.ports import Initiator
from household_ledger.services.views.month_page import MonthPage, Origin, month_page
from household_ledger.services.views.savings_page import SavingsPage, savings_page
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.baht import bahttext
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import StillClock
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, draw_pages

OCTOBER = Month(2026, 10)
ORIGIN = Origin("village.hldb", 42, StillClock().today())


@dataclass
class Village:
    app: Application

    def month_pages(self, month: Month = OCTOBER) -> list[MonthPage]:
        figures = self.app.figures
        with self.app.store.reader() as reader:
            return [month_page(figures, reader, one, month, origin=ORIGIN) for one in figures.households()]

    def savings(self, month: Month = OCTOBER) -> SavingsPage:
        with self.app.store.reader() as reader:
            return savings_page(self.app.figures, reader, month, None, origin=ORIGIN)


@pytest.fixture(scope="module")
def village(made_once: Path) -> Iterator[Village]:
    with opened(made_once, StillClock()) as app:
        yield Village(app)


@pytest.fixture(autouse=True)
def thai() -> Iterator[None]:
    with using("th", "thai"):
        yield


def batch_of(documents: list[Document]) -> Batch:
    pieces = [Piece(f"{number}.pdf", lambda made=made: made) for number, made in enumerate(documents)]  # type: ignore[misc]
    return Batch(pieces, "ชุด", "หน่วย", StillClock().now(), "th-TH")


def words_in(path: Path) -> list[str]:
    """Take the text out twice, with white space removed, since Thai lines end anywhere."""
    by_pypdf = "".join(page.extract_text() for page in PdfReader(path).pages)
    return ["".join(text.split()) for text in (by_pypdf, extract_text(path))]


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("digits", ["thai", "arabic"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_every_household_month_is_one_page_that_says_its_figures(
    village: Village, tmp_path: Path, language: str, digits: str
) -> None:
    pages = village.month_pages()

    with using(language, digits):
        printed = print_together(batch_of([household_month(page) for page in pages]), tmp_path / "months.pdf")
        expected = [
            said
            for page in pages
            for said in (
                bahttext(abs(page.now.surplus)),
                format_amount(page.now.money_in),
                format_amount(page.now.money_out),
                format_amount(page.now.savings_end),
                format_amount(page.now.debt_end),
                page.household.name,
            )
        ]

    assert printed.pages == len(pages)
    for text in words_in(tmp_path / "months.pdf"):
        assert [said for said in expected if squeezed(said) not in text] == []
        assert "\u200b" not in text
        assert not any(0xE000 <= ord(letter) < 0xF900 for letter in text)


def test_an_empty_month_is_a_page_too(village: Village, tmp_path: Path) -> None:
    (page, *_rest) = village.month_pages(Month(2026, 11))

    print_together(batch_of([household_month(page)]), tmp_path / "empty.pdf")

    assert not page.now.has_entries
    assert len(PdfReader(tmp_path / "empty.pdf").pages) == 1
    assert all(squeezed("เดือนนี้ยังไม่ได้จดรายการ") in text for text in words_in(tmp_path / "empty.pdf"))


@pytest.mark.parametrize("names", [("น้ำมันรถเครื่อง", "กองทุนหมู่บ้าน"), (LONG_NAME,) * 9])
def test_questions_left_open_are_told_on_the_page_as_on_the_screen(
    village: Village, tmp_path: Path, names: tuple[str, ...]
) -> None:
    page = village.month_pages()[0]
    day = OCTOBER.first
    left_open = tuple(
        Unanswered(
            id=Id(number), household=page.household.id, first=day, last=OCTOBER.last, what=name, kind=EntryKind.COST
        )
        for number, name in enumerate(names, 1)
    )
    assert page.left_open == ()
    lacking = household_month(replace(page, left_open=left_open))

    (drawn,) = draw_pages(lacking)
    assert drawn.collisions() == []
    print_together(batch_of([lacking]), tmp_path / "open.pdf")
    for text in words_in(tmp_path / "open.pdf"):
        assert squeezed(names[0]) in text
        assert squeezed(f"{format_number(len(names))} ข้อ") in text


def test_a_month_asked_back_reads_what_was_left_open(made_once: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.hldb"
    shutil.copy(made_once, own)
    with opened(own, StillClock(), to_write=True) as app:
        (home, *_rest) = app.figures.households()
        first, last, kind = OCTOBER.first, OCTOBER.last, EntryKind.COST
        asked = Unanswered(id=NO_ID, household=home.id, first=first, last=last, what="น้ำมัน", kind=kind)
        app.ledger.execute(BeginInterview(home.id, first, last, (asked,)), Initiator(NO_ID))
        with app.store.reader() as reader:
            told = {
                month: [one.what for one in month_page(app.figures, reader, home, month, origin=ORIGIN).left_open]
                for month in (OCTOBER, OCTOBER.plus(-1))
            }
    assert told == {OCTOBER: ["น้ำมัน"], OCTOBER.plus(-1): []}


@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_a_very_long_name_overlaps_nothing(village: Village, name: str) -> None:
    for page in village.month_pages():
        named = replace(page, household=replace(page.household, name=name))
        (drawn,) = draw_pages(household_month(named))
        assert drawn.collisions() == []
    summary = village.savings()
    rows = tuple(replace(row, name=name) for row in summary.table.rows)
    long = replace(summary, table=replace(summary.table, rows=rows))
    for document in (savings_summary(long), savings_slips(long)):
        assert [drawn.collisions() for drawn in draw_pages(document)] == [[] for _ in draw_pages(document)]


def test_huge_amounts_overlap_nothing(village: Village) -> None:
    (page, *_rest) = village.month_pages()
    huge = Money(999_999_999_999)
    cash = replace(page.now.cash, cash_income=huge, cash_spending=-huge, cash_start=huge, deposits=huge)

    check = replace(page.cash, start=huge, book=huge, counted=Money(-huge), unexplained=huge, uncounted=huge)
    now = replace(page.now, cash=cash, savings_end=huge)
    (drawn,) = draw_pages(household_month(replace(page, now=now, cash=check)))

    assert drawn.collisions() == []


def test_what_cannot_be_held_against_the_time_before_says_why(village: Village, tmp_path: Path) -> None:
    page = next(one for one in village.month_pages() if one.before is not None and one.last is not None)
    assert page.before is not None
    told = replace(page.before, months=12, reducible=None, deposits=None, is_told=True)
    papers = {
        "full": page,
        "told": replace(page, before=told),
        "none": replace(page, before=None, last=None),
    }
    texts = {}
    for name, one in papers.items():
        print_together(batch_of([household_month(one)]), tmp_path / f"{name}.pdf")
        texts[name] = words_in(tmp_path / f"{name}.pdf")[0]

    unknown, untold, first = (
        squeezed(one) for one in ("ก่อนเริ่มโครงการยังไม่มีเดือนที่จดครบ", "ใช้ที่เล่าไว้ ๑๒ เดือน", "เดือนก่อนยังไม่ได้จด")
    )
    said = {name: [one in text for one in (unknown, untold, first)] for name, text in texts.items()}
    assert said == {"full": [False] * 3, "told": [False, True, False], "none": [True, False, True]}


def test_the_summary_has_a_row_a_household_and_totals_that_add_up(village: Village, tmp_path: Path) -> None:
    page = village.savings()

    print_together(batch_of([savings_summary(page)]), tmp_path / "savings.pdf")

    table = page.table
    assert int(table.closing) == sum(int(row.closing) for row in table.rows)
    assert int(table.opening + table.deposits - table.withdrawals) == int(table.closing)
    for text in words_in(tmp_path / "savings.pdf"):
        assert [row.name for row in table.rows if squeezed(row.name) not in text] == []
        assert squeezed(bahttext(table.closing)) in text


def test_a_provider_edition_of_150_rows_repeats_its_head_and_counts_its_pages(village: Village, tmp_path: Path) -> None:
    page = village.savings()
    rows = (page.table.rows * 50)[:150]

    print_together(
        batch_of([savings_summary(replace(page, table=replace(page.table, rows=rows)))]), tmp_path / "provider.pdf"
    )

    pages = PdfReader(tmp_path / "provider.pdf").pages
    texts = [squeezed(each.extract_text()) for each in pages]
    assert len(pages) > 3
    assert all("ทะเบียน" in text for text in texts[:-1])
    assert "๑๕๐" in "".join(texts)


def test_every_household_has_its_own_slip(village: Village, tmp_path: Path) -> None:
    page = village.savings()

    print_together(batch_of([savings_slips(page)]), tmp_path / "slips.pdf")

    for text in words_in(tmp_path / "slips.pdf"):
        assert [text.count(squeezed(row.name)) for row in page.table.rows] == [1] * len(page.table.rows)


def test_a_batch_stopped_half_way_keeps_the_finished_files_whole(village: Village, tmp_path: Path) -> None:
    documents = [household_month(page) for page in village.month_pages()]

    def stop_after_two(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    printed = print_apart(batch_of(documents), tmp_path / "apart", stop_after_two)

    assert printed.is_cancelled
    assert [path.name for path in printed.files] == ["0.pdf", "1.pdf"]
    assert sorted(path.name for path in (tmp_path / "apart").iterdir()) == ["0.pdf", "1.pdf"]
    assert all(len(PdfReader(path).pages) == 1 for path in printed.files)


def test_one_file_stopped_half_way_leaves_nothing(village: Village, tmp_path: Path) -> None:
    documents = [household_month(page) for page in village.month_pages()]

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        print_together(batch_of(documents), tmp_path / "all.pdf", stop)

    assert list(tmp_path.iterdir()) == []


def test_the_same_figures_give_the_same_bytes(village: Village, tmp_path: Path) -> None:
    contents: list[Any] = []
    for name in ("one.pdf", "two.pdf"):
        print_together(batch_of([household_month(village.month_pages()[0])]), tmp_path / name)
        contents.append((tmp_path / name).read_bytes())

    assert contents[0] == contents[1]


def test_a_month_corrected_after_closing_says_so(village: Village) -> None:
    (page, *_rest) = village.month_pages()
    quality = replace(page.now.quality, other_share_is_high=True)
    corrected = replace(page, now=replace(page.now, corrected_on=date(2026, 11, 15), quality=quality))

    (drawn,) = draw_pages(household_month(corrected))

    said = " ".join(drawn.said())
    assert "แก้ไขหลังปิดเดือน" in said
    assert "๑๕ พ.ย. ๒๕๖๙" in said
    assert "๑๕ %" in said
    assert drawn.collisions() == []


def test_a_debt_below_nothing_is_told_as_an_opening_balance_forgotten(village: Village) -> None:
    (page, *_rest) = village.month_pages()
    below = replace(page, now=replace(page.now, debt_end=Money(-1)))

    for one, is_told in ((page, False), (below, True)):
        (drawn,) = draw_pages(household_month(one))
        assert ("น่าจะลืมยอดยกมา" in squeezed("".join(drawn.said()))) is is_told
        assert drawn.collisions() == []


def test_an_ended_goal_is_told_as_ended_with_what_came_together(village: Village) -> None:
    page = next(one for one in village.month_pages() if one.now.goals and one.now.goals[0].target)
    (goal, *_others) = page.now.goals
    ended = replace(goal, ended_on=date(2026, 10, 20), reason="goal_ended", forecast=None, needed=None)

    def words(goals: tuple[GoalFigures, ...]) -> str:
        (drawn,) = draw_pages(household_month(replace(page, now=replace(page.now, goals=goals))))
        assert drawn.collisions() == []
        return squeezed("".join(drawn.said()))

    assert squeezed("(จบแล้ว)") in words((ended,))
    assert "(จบแล้ว)" not in words((goal,))


def test_a_household_without_a_name_of_its_own_is_told_by_its_code_once(village: Village) -> None:
    (page, *_rest) = village.month_pages()
    nameless = replace(page, household=replace(page.household, code="H1", name="H1"))
    savings = village.savings()
    rows = tuple(replace(row, code="H1", name="H1") for row in savings.table.rows[:1])
    alone = replace(savings, table=replace(savings.table, rows=rows))

    for document in (household_month(nameless), savings_summary(alone), savings_slips(alone)):
        (drawn,) = draw_pages(document)
        assert squeezed("".join(drawn.said())).count("H๑") == 1


def test_a_very_long_code_leaves_the_summary_whole_and_stands_in_the_slip(village: Village) -> None:
    savings = village.savings()
    long = "หมู่บ้านโนนสูง-กลุ่มออมทรัพย์-" * 6 + "012"
    rows = tuple(replace(row, code=long if not index else row.code) for index, row in enumerate(savings.table.rows))
    page = replace(savings, table=replace(savings.table, rows=rows))

    (drawn,) = draw_pages(savings_summary(page))
    names = [text for text in drawn.texts if text.text == rows[1].name]
    said = drawn.said()
    slips = squeezed("".join(text for one in draw_pages(savings_slips(page)) for text in one.said()))

    nameless = replace(page, table=replace(page.table, rows=(replace(rows[0], name=long),)))
    (alone,) = draw_pages(savings_slips(nameless))

    assert drawn.collisions() == []
    assert squeezed("".join(alone.said())).count("กลุ่มออมทรัพย์") == 6
    assert any(text.endswith("…") and text.startswith("หมู่บ้านโนนสูง") for text in said)
    assert names[0].style.size >= 8
    assert squeezed(rows[0].name) in squeezed("".join(said))
    assert squeezed(long).replace("012", "๐๑๒") in slips
