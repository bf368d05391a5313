"""The sheet taken along to a household: what is known and waits stands there, on one page, with lines for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household, Project, Provider, VillageGroup
from household_ledger.domain.unanswered import Unanswered
from household_ledger.domain.visit import CountedCash
from household_ledger.reports.sheet import A4
from household_ledger.reports.visit_sheet import visit_sheet_document
from household_ledger.services.views.month_page import Letterhead, Origin
from household_ledger.services.views.visit_sheet import VisitSheet
from household_ledger.text.i18n import using
from tests.charts.making import HOME
from tests.cli.command_fixtures import Run, StillClock, made_once, run
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, draw_pages

__all__ = ["made_once", "run"]
TODAY = StillClock().today()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


def page_of(**fields: object) -> VisitSheet:
    page = VisitSheet(
        household=Household(id=HOME, code="012", name="นางบุญมา ใจงาม"),
        group=None,
        members=4,
        letterhead=Letterhead(Project(name="ไก่ไข่"), Provider(name="หน่วยพัฒนาอาชีพ")),
        origin=Origin("village.hldb", 42, TODAY),
        month=Month(2026, 11),
        last_entry=TODAY - timedelta(days=12),
        last_visit=None,
        last_visitor="",
        last_counted=None,
        last_note="",
        has_month_over=True,
        months_open=(Month(2026, 10),),
        months_unverified=(Month(2026, 8), Month(2026, 9)),
        cash=Money(1234_00),
        in_pockets=(),
        unknown_days=(date(2026, 11, 3), date(2026, 11, 4), date(2026, 11, 5), date(2026, 11, 9)),
        questions=(),
    )
    return replace(page, **fields)  # type: ignore[arg-type]


def words(page: VisitSheet) -> str:
    (drawn,) = draw_pages(visit_sheet_document(page))
    assert drawn.collisions() == []
    assert max(one.right for one in drawn.texts) <= A4.width - A4.side + 0.1
    return " ".join(one.text for one in drawn.texts)


def squares(page: VisitSheet) -> int:
    """Count the squares to tick: those of what was checked, and one a month."""
    (drawn,) = draw_pages(visit_sheet_document(page))
    return len([one for one, _fill in drawn.boxes if abs(one.width - one.height) < 0.1 and one.width < 12])


def question(what: str) -> Unanswered:
    day = date(2026, 10, 3)
    return Unanswered(id=Id(5), household=HOME, first=day, last=day, what=what, kind=EntryKind.INCOME)


def test_what_is_known_and_what_waits_is_printed() -> None:
    said = words(page_of())

    assert "Last entry: 9 Nov 2026 (12 days ago) · Last visit: none yet" in said
    for month in ("Oct 2026", "Aug 2026", "Sep 2026"):
        assert month in said
    assert "By the book at the end of 21 Nov 2026 1,234" in said
    assert "4 days nobody was asked about, Nov 2026: 3–5, 9" in said
    assert said.count("Witness") == 2
    assert "Last visit: 1 Nov 2026 (20 days ago) · ครูแดง" in words(
        page_of(last_visit=date(2026, 11, 1), last_visitor="ครูแดง")
    )


def test_what_the_last_visit_counted_stands_beside_the_book() -> None:
    last = page_of(last_visit=date(2026, 11, 1), last_visitor="ครูแดง")
    short = CountedCash(Money(1100_00), Money(1200_00))

    assert "ครูแดง · counted 1,100, by the book 1,200: 100 baht short" in words(replace(last, last_counted=short))
    agrees, unknown = replace(short, counted=Money(1200_00)), replace(short, book=None)
    assert "counted 1,200, by the book 1,200: agrees" in words(replace(last, last_counted=agrees))
    assert "counted 1,100 · no cash pocket in the book" in words(replace(last, last_counted=unknown))


def test_what_was_agreed_last_time_is_taken_along() -> None:
    last = page_of(last_visit=date(2026, 11, 1), last_visitor="ครูแดง")

    assert "Agreed last time: จดค่าไข่ทุกวัน เก็บใบเสร็จ" in words(replace(last, last_note="จดค่าไข่ทุกวัน\nเก็บใบเสร็จ"))
    assert "Agreed last time" not in words(last)
    long = words(replace(last, last_note="ก" * 1000))
    assert "…" in long
    assert "ก" * 300 not in long


def test_every_day_nobody_was_asked_about_stands_there_in_spans() -> None:
    every_other = tuple(date(2026, 11, day) for day in range(1, 20, 2))

    assert "Nov 2026: 1, 3, 5, 7, 9, 11, 13, 15, 17, 19" in words(page_of(unknown_days=every_other))
    assert "Nov 2026: 1–20" in words(page_of(unknown_days=tuple(date(2026, 11, day) for day in range(1, 21))))


def test_a_household_begun_this_month_has_none_that_is_over() -> None:
    said = words(page_of(months_open=(), months_unverified=(), has_month_over=False))

    assert "No month is over yet." in said
    assert "Every month that is over is closed." not in said


def test_every_day_to_ask_about_is_named() -> None:
    days = tuple(date(2026, 11, day) for day in range(1, 30, 2))

    assert "15 days nobody was asked about" in words(page_of(unknown_days=days))
    assert "21, 23, 25, 27, 29" in words(page_of(unknown_days=days))


def test_each_month_that_waits_has_a_square_and_many_are_counted() -> None:
    checked = 3
    many = tuple(months_between(Month(2025, 9), Month(2026, 9)))

    assert squares(page_of()) == checked + 3
    assert squares(page_of(months_open=(), months_unverified=())) == checked
    assert squares(page_of(months_open=(), months_unverified=many)) == checked + 6
    said = words(page_of(months_open=(), months_unverified=many))
    assert "and 7 earlier months" in said
    assert "Sep 2026" in said
    assert "Every month that is over is closed." in said


def test_nothing_known_leaves_lines_to_write_on() -> None:
    nothing = page_of(last_entry=None, months_open=(), months_unverified=(), cash=None, unknown_days=(), members=None)
    said = words(nothing)

    for told in ("nothing yet", "No cash pocket in the book.", "Nothing waits for an answer.", "Phone number"):
        assert told in said
    assert "Address:" not in said
    assert "Address" in said


@pytest.mark.parametrize(
    ("fields", "group", "told"),
    [
        ({"address": "12 บ้านโคก", "village_no": "4"}, None, "Address: 12 บ้านโคก village no. 4 Phone"),
        (
            {"address": "12", "subdistrict": "นาดี", "district": "เมือง", "province": "ขอนแก่น", "postcode": "40000"},
            "โคกสี",
            "Address: 12 subdistrict นาดี district เมือง province ขอนแก่น 40000",
        ),
        ({}, "โคกสี", "Address: subdistrict โคกสี"),
        ({"address": "12 ตำบลนาดี"}, "โคกสี", "Address: 12 ตำบลนาดี Phone"),
    ],
)
def test_the_address_is_the_households_else_that_of_its_village(
    fields: dict[str, str], group: str | None, told: str
) -> None:
    village = VillageGroup(id=NO_ID, name="บ้านโคก", subdistrict=group) if group is not None else None
    household = Household(id=HOME, code="012", name="บุญมา", **fields)  # type: ignore[arg-type]

    assert told in words(page_of(household=household, group=village))


def test_a_place_that_says_what_it_is_says_it_once() -> None:
    household = Household(id=HOME, code="012", name="บุญมา", address="12", subdistrict="ตำบลนาดี", phone="081 234 5678")
    with using("th"):
        said = words(page_of(household=household))

    assert "ที่อยู่: 12 ตำบลนาดี · โทรศัพท์: 081 234 5678" in said


def test_open_questions_are_named_and_many_are_counted() -> None:
    said = words(page_of(questions=tuple(question(f"ขายไข่ {number}") for number in range(7))))

    assert "3 Oct 2026: ขายไข่ 4" in said
    assert "ขายไข่ 5" not in said
    assert "and 2 questions more" in said


@pytest.mark.parametrize("digits", ["arabic", "thai"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_long_names_and_huge_amounts_overlap_nothing(name: str, language: str, digits: str) -> None:
    household = Household(
        id=HOME, code=name[:40], name=name, address=name, subdistrict=name[:60], phone="081-234-5678, 089-876-5432"
    )
    full = page_of(
        household=household,
        group=VillageGroup(id=HOME, name=name),
        letterhead=Letterhead(Project(name=name, contract=name), Provider(name=name)),
        last_visit=TODAY,
        last_visitor=name,
        months_open=tuple(months_between(Month(2025, 1), Month(2026, 10))),
        months_unverified=tuple(months_between(Month(2024, 1), Month(2024, 12))),
        cash=Money(-99_999_999_999_00),
        in_pockets=((name, Money(-99_999_999_999_00)), (name, Money(1))),
        unknown_days=tuple(date(2026, 11, day) for day in range(1, 22, 2)),
        questions=tuple(question(name) for _each in range(7)),
    )
    with using(language, digits):
        said = words(full)

    if digits == "thai":
        assert not any(letter in "0123456789" for letter in said.replace("village.hldb", ""))


def test_a_sheet_for_each_household_is_printed_for_the_present_month(made_once: Path, run: Run, tmp_path: Path) -> None:
    whole, apart = tmp_path / "all.pdf", tmp_path / "apart"

    assert run("report", "visit", made_once, "--all", "-o", whole, "--one-file").status == 0
    assert run("report", "visit", made_once, "--all", "--month", "2026-10", "-o", apart).status == 0

    with using("th"):
        pages = [page.extract_text() for page in PdfReader(whole).pages]
    assert len(pages) == 3
    assert all("พฤศจิกายน" in page for page in pages)
    assert sorted(one.name for one in apart.iterdir()) == [f"00{n}-visit-2026-10.pdf" for n in (1, 2, 3)]
