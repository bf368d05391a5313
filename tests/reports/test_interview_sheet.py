"""The sheet for asking about the time before: every line of the form, on one page, named or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from household_ledger.app.opening import opened
from household_ledger.charts.recall_words import part_heading, recall_source_name
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.jpt import Item
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS
from household_ledger.domain.period import Month
from household_ledger.domain.recall import PARTS, Placing
from household_ledger.domain.recall_asked import asked_of
from household_ledger.domain.register import Household, Project, Provider, VillageGroup
from household_ledger.reports.batch import print_apart
from household_ledger.reports.block import Smaller
from household_ledger.reports.interview import interview_document
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paging import pages_of
from household_ledger.reports.paper_order import BLANK_BASELINE, PaperOrder
from household_ledger.services.views.interview_sheet import InterviewSheet
from household_ledger.services.views.month_page import Letterhead, Origin
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import Run, StillClock
from tests.reports.comings_and_goings import comings_and_goings
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, Drawn, draw_pages

TODAY = date(2026, 11, 21)
HOME = Household(id=Id(1), code="012", name="นางบุญมา ใจงาม", started_on=date(2025, 11, 1))
PLACING = Placing(need_classes(()), Item.NECESSARY)
UNSCALED_BOX = 17.0
"""Points: 6 mm, what amounts are written into."""


@pytest.fixture(autouse=True)
def thai() -> Iterator[None]:
    with using("th"):
        yield


def sheet_of(home: Household | None = HOME, **fields: object) -> InterviewSheet:
    made = InterviewSheet(
        household=home,
        group=None,
        letterhead=Letterhead(Project(name="ไก่ไข่"), Provider(name="หน่วยพัฒนาอาชีพ")),
        origin=Origin("village.hldb", 42, TODAY),
        year=(Month(2024, 11), Month(2025, 10)) if home is not None else None,
        month=Month(2025, 10) if home is not None else None,
        lines=tuple((part, tuple(asked_of(part, PLACING))) for part in PARTS),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def drawn(page: InterviewSheet) -> Drawn:
    (only,) = draw_pages(interview_document(page))
    assert only.collisions() == []
    assert all(text.right <= 595.3 for text in only.texts)
    return only


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("home", [HOME, None])
def test_every_line_of_the_form_is_there_whole_and_in_letters_that_can_be_read(
    home: Household | None, language: str
) -> None:
    with using(language):
        page = sheet_of(home)
        only = drawn(page)
        said = only.said()
        headings = [part_heading(part) for part in PARTS]
        spoken = [
            recall_source_name(code) for code in (*DEBT_CLASSES, *SAVINGS_FORMS, "I01", "C07", "E20", "E28", "E27")
        ]

    assert not [one for one in said if "…" in one]
    assert not [one for one in spoken if one not in said]
    assert [one for one in headings[:1] + headings[5:8] if not any(one in line for line in said)] == []
    (laid_out,) = pages_of(interview_document(page))
    assert not isinstance(laid_out.content.blocks[0], Smaller), "nothing is set smaller than it is to be read"
    assert min(text.style.size for text in only.texts) >= 6.65


def test_what_nobody_tells_has_no_box_and_what_is_written_has_a_high_one() -> None:
    only = drawn(sheet_of())
    asked = len([code for part in PARTS for code in asked_of(part, PLACING)])

    uprights = [abs(end[1] - start[1]) for start, end, _stroke in only.lines if start[0] == end[0]]
    assert min(uprights) >= UNSCALED_BOX
    assert len(uprights) == 22 * 3 + 21 * 2 + 11, "hours beside income and costs, one box of what stands at the end"
    assert asked == 21 + 21 + 11
    shaded = [box for box, fill in only.boxes if fill is not None and box.height < 25 and box.width < 62]
    no_hours, no_money, no_goods = 14, 2, 17
    assert len(shaded) == no_hours + no_money + no_goods


def test_the_months_asked_about_are_named_where_the_start_is_known_and_lines_where_it_is_not() -> None:
    named, open_one = " ".join(drawn(sheet_of()).said()), drawn(sheet_of(None)).said()

    assert "ทั้งปี พ.ย. 2567–ต.ค. 2568" in named
    assert "เดือนเดียว ต.ค. 2568" in named
    assert "012 นางบุญมา ใจงาม" in named
    assert {"ครัวเรือน", "ทั้งปี ตั้งแต่เดือน", "ถึงเดือน", "เดือนเดียว"} <= set(open_one)


def test_spending_stands_where_the_project_has_it() -> None:
    moved = Placing(need_classes(()), Item.REDUCIBLE)
    page = sheet_of(lines=tuple((part, tuple(asked_of(part, moved))) for part in PARTS))

    said = drawn(page).said()

    giving, lesser = (next(i for i, one in enumerate(said) if words in one) for words in ("ทำบุญ", "กินใช้ที่ลดได้"))
    assert giving > lesser
    before = drawn(sheet_of()).said()
    assert next(one for one in before if "ทำบุญ" in one or "ลดได้" in one).startswith("ทำบุญ")


@pytest.mark.parametrize("digits", ["arabic", "thai"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_long_names_overlap_nothing(name: str, language: str, digits: str) -> None:
    with using(language, digits):
        drawn(
            sheet_of(
                Household(id=Id(1), code=name[:40], name=name),
                group=VillageGroup(id=Id(9), name=name),
                letterhead=Letterhead(Project(name=name, contract=name), Provider(name=name)),
            )
        )


def test_a_household_and_one_without_a_name_are_printed_each_by_itself(tmp_path: Path, made_once: Path) -> None:
    with opened(made_once, StillClock()) as app, app.snapshot() as (reader, figures):
        home = figures.households()[0]
        source = PaperSource("village.hldb", reader, figures, StillClock())
        order = PaperOrder(kind=BLANK_BASELINE, month=Month(2026, 11), households=(NO_ID, home.id))
        printed = print_apart(batch_of([order], source), tmp_path)

    assert [len(PdfReader(path).pages) for path in printed.files] == [1, 1]
    assert sorted(path.name.startswith(home.code) for path in printed.files) == [False, True]


def test_the_command_line_asks_whoever_has_not_left_or_nobody_by_name(run: Run, tmp_path: Path) -> None:
    book = comings_and_goings(tmp_path / "book.hldb")

    everyone = run("report", "blank-baseline", book, "--all", "-o", tmp_path / "sheets")
    unnamed = run("report", "blank-baseline", book, "--unnamed", "-o", tmp_path / "one.pdf")
    other = run("report", "consent", book, "--unnamed", "-o", tmp_path / "other.pdf")
    village = run("report", "group-outcome", book, "--unnamed", "--month", "2026-10", "-o", tmp_path / "village.pdf")

    assert (everyone.status, unnamed.status) == (0, 0)
    assert sorted(path.name for path in (tmp_path / "sheets").iterdir()) == [
        "001-blank-baseline.pdf",
        "003-blank-baseline.pdf",
    ]
    text = "".join(PdfReader(tmp_path / "one.pdf").pages[0].extract_text().split())
    assert "ใบสัมภาษณ์" in text
    for refused in (other, village):
        assert (refused.status, "report blank-baseline" in refused.err) == (1, True)
    assert not (tmp_path / "other.pdf").exists()
