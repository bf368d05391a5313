"""The outcome report: what leads, nothing claimed that the figures do not allow, every household with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from household_ledger.app.opening import opened
from household_ledger.domain.change_slots import slot_change
from household_ledger.domain.changes import ChainHead, Step
from household_ledger.domain.first_year import Book, first_year
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.reference import PriceLevel
from household_ledger.domain.register import Household, Project, Provider, VillageGroup
from household_ledger.domain.thresholds import DEFAULTS
from household_ledger.reports.batch import print_together
from household_ledger.reports.group_outcome import group_outcome
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paper_order import GROUP_OUTCOME, PaperOrder
from household_ledger.services.views.change_eight import ChangeEight
from household_ledger.services.views.month_page import Letterhead, Origin
from household_ledger.services.views.outcome_page import OutcomePage, outcome_page
from household_ledger.text.i18n import using
from tests.charts.making_counted import many_grades
from tests.cli.command_fixtures import Run, StillClock
from tests.domain.test_first_year import indicators
from tests.domain.villages import Villager, rising, village
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, Drawn, draw_pages

OCTOBER = Month(2026, 10)
TWENTY = rising(*range(-40_000, 60_000, 5_000))
SOON = [Villager(started_on=date(2026, 3, 10), months_before=2, months_after=3)] * 8
"""A first year: nobody has months before and after that are of the same calendar months."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


def page_of(villagers: Sequence[Villager], name: str = "นางบุญมา ใจงาม", **fields: object) -> OutcomePage:
    change = village(villagers)
    ids = [Id(number) for number in range(1, len(villagers) + 1)]
    books = [
        Book(one, villager.started_on, villager.months(one), indicators(one))
        for one, villager in zip(ids, villagers, strict=True)
        if not villager.is_comparison
    ]
    page = OutcomePage(
        change=change,
        first_year=first_year(change, books, date(2026, 7, 21)),
        grades=many_grades(len(villagers)).among(change.participants.enrolled),
        households={one: Household(id=one, code=f"{one:03}", name=name) for one in ids},
        group=None,
        eight=ChangeEight(names={}, scored=(), slots=()),
        letterhead=Letterhead(Project(name="ไก่ไข่", contract="69-0412"), Provider(name="หน่วยพัฒนาอาชีพ")),
        origin=Origin("village.hldb", 42, StillClock().today()),
        thresholds=DEFAULTS,
        heads=(ChainHead(Step(7, 42), "0123456789abcdef" * 4),),
    )
    return replace(page, **fields)  # type: ignore[arg-type]


def drawn(page: OutcomePage) -> list[Drawn]:
    pages = draw_pages(group_outcome(page))
    for one in pages:
        assert one.collisions() == []
        assert all(text.right <= 595.3 - 30 for text in one.texts)
    return pages


def words(page: OutcomePage) -> str:
    return " ".join(text for one in drawn(page) for text in one.said())


def rows(page: OutcomePage) -> dict[str, list[str]]:
    """Give the cells of the households' table by code, the words that run over several lines put together."""
    found: dict[str, list[str]] = {}
    for one in drawn(page):
        heads = [text for text in one.texts if text.text == "Code"]
        codes = [
            text
            for text in one.texts
            for head in heads
            if abs(text.left - head.left) < 0.1 and text.baseline > head.baseline + 1
        ]
        for code in codes:
            beside = [text for text in one.texts if -2 < text.baseline - code.baseline < 2 and text.left > code.left]
            found[code.text] = [text.text for text in sorted(beside, key=lambda text: text.left)]
    return found


def test_where_income_may_be_claimed_it_leads_with_its_n_and_how_sure_it_is() -> None:
    told = words(page_of(TWENTY))

    assert "Whether income changed cannot be told yet: +75 baht a month in the middle (20 households)" in told
    assert "Real income rose: +80 baht a month in the middle (20 households)" in words(page_of(rising(*[8_000] * 20)))
    assert "A rise or fall that one matched month alone makes is not concluded either" in told
    for part in (
        "20 households have been compared, real income before and after.",
        "10,000 times (seed 2569)",
        "(sign test)",
        "There is no comparison group.",
        "Increased, of all compared (20 households)",
        "Nobody has left.",
        "No household that can be compared has an occupation the project supports.",
    ):
        assert part in told


def test_a_first_year_leads_with_what_can_be_shown_and_says_that_income_cannot_be_claimed() -> None:
    told = words(page_of(SOON))

    shown, income = told.index("Keeping accounts"), told.index("What may be said of income")
    assert shown < income, "what can be shown already comes first"
    assert "8 of 8 households keep good accounts; income cannot be claimed yet" in told
    assert "so nothing can be said of income yet" in told
    assert "There is no comparison group." in told
    assert "changed by" not in told[:income]
    assert "seed" not in told[shown:].partition("How it is counted")[0]
    claimed = words(page_of(TWENTY))
    assert claimed.index("What may be said of income") < claimed.index("Keeping accounts")


@pytest.mark.parametrize("few", [2, 4])
def test_a_few_households_are_shown_and_never_called_a_group(few: int) -> None:
    told = words(page_of(rising(*[8_000] * few)))

    assert f"Only {few} households can be compared." in told
    assert "income cannot be claimed yet" in told
    assert "Real net income changed by" not in told
    assert "in 95 of 100 draws" not in told


def test_every_household_stands_once_by_its_code_with_its_change_or_why_there_is_none() -> None:
    others = [Villager(months_before=0), Villager(months_before=0, recalls=True), Villager(left_on=date(2026, 3, 1))]
    told = rows(page_of([*rising(8_000, -9_000, 100), *others]))

    assert list(told) == [f"{number:03}" for number in range(1, 7)]
    assert told["001"][1:] == ["1,000", "1,080", "+80", "+8.0 %", "12", "▲ Increased"]
    assert told["002"][3:5] == ["−90", "−9.0 %"]
    assert told["003"][-1] == "= About the same"
    assert told["004"][1:6] == ["–"] * 5
    assert told["004"][-1].startswith("? Cannot be concluded yet: ")
    assert told["006"][-1] == "left on 1 Mar 2026"


def test_those_compared_with_are_counted_apart_and_in_no_row() -> None:
    compared = rising(0, 1_000, 2_000, 3_000, 4_000, is_comparison=True)
    page = page_of([*TWENTY, *compared])

    told = words(page)
    assert "20 households · beside them 5 households to compare with" in told
    assert "Beside the comparison group (20 and 5 households) the change is" in told
    assert len(rows(page)) == 20


def test_who_left_is_told_with_what_they_had_before_and_the_middle_from_three_on() -> None:
    leaver = Villager(left_on=date(2026, 3, 1), before=40_000, months_after=8)

    two, three = words(page_of([*TWENTY, leaver, leaver])), words(page_of([*TWENTY, leaver, leaver, leaver]))

    assert "021 · 1 Mar 2026" in two
    middle = "Middle of those who left · {} households {}"
    assert middle.format(2, "—") in two
    assert middle.format(3, "400") in three
    why = "Only 2 households: this can be said from 3 on."
    assert why in two
    assert why not in three


def test_the_part_of_supported_occupations_is_told_or_why_it_cannot_be() -> None:
    rose = words(page_of([*TWENTY, Villager(after=110_000, hens=9_000)]))
    fell = words(page_of([*rising(-9_000, -9_000, -9_000, -9_000), Villager(after=50_000, hens=9_000)]))

    assert "changed by +90 baht a month, 1 household together" in rose
    assert "Their part of the change of all compared:" in rose
    assert "compared: —" not in rose
    assert "The change of all is not above zero" in fell


def test_the_method_says_limits_years_and_seeds_and_what_the_project_changed() -> None:
    page = page_of(TWENTY)
    change = replace(page.change, stand_ins=(PriceLevel(2026, 2025, page.thresholds.tau_permille),))  # type: ignore[arg-type]
    narrow = replace(page.thresholds, tau_permille=35, lag_b_days=10)

    told = words(replace(page, change=change, thresholds=narrow))

    for part in (
        "from +3.5 % on",
        "told at prices of 2026",
        "The index of 2026 is not known yet; that of 2025 stands in",
    ):
        assert part in told
    assert "days until written down for grade B: 10 (usually 14)" in told
    assert "Set by this project" not in words(page)
    assert "seed 2569" in told


def test_where_the_chain_of_the_book_stands_is_in_every_foot_and_whole_in_the_notes() -> None:
    pages = drawn(page_of(TWENTY))

    assert all(any("chain 0123456789abcdef" in text for text in page.said()) for page in pages)
    assert "7:42 " + "0123456789abcdef" * 4 in " ".join(text for page in pages for text in page.said())


def test_nobody_has_a_page_that_says_so() -> None:
    told = words(page_of([]))

    assert "No household has begun the project yet." in told
    assert "How it is counted" in told


@pytest.mark.parametrize("digits", ["arabic", "thai"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_long_names_and_seventy_five_households_overlap_nothing(name: str, language: str, digits: str) -> None:
    many = [*rising(*range(-40_000, 60_000, 1_400)), Villager(left_on=date(2026, 3, 1)), Villager(months_before=0)]
    with using(language, digits):
        page = page_of(
            many,
            name=name,
            group=VillageGroup(id=Id(9), name=name),
            letterhead=Letterhead(Project(name=name, contract=name), Provider(name=name)),
        )
        coded = {one: replace(home, code=f"{name[:30]}{one}") for one, home in page.households.items()}

        assert len(drawn(page)) > 2
        assert drawn(replace(page, households=coded))


def test_a_ledger_prints_the_figures_of_its_group_change(made_once: Path, tmp_path: Path) -> None:
    with opened(made_once, StillClock()) as app, app.snapshot() as (reader, figures), using("th", "thai"):
        source = PaperSource("village.hldb", reader, figures, StillClock())
        printed = print_together(
            batch_of([PaperOrder(kind=GROUP_OUTCOME, month=OCTOBER)], source), tmp_path / "outcome.pdf"
        )
        village_id = reader.all(VillageGroup)[0].id
        page = outcome_page(figures, reader, OCTOBER, village_id, origin=Origin("x", 1, StillClock().today()))
        enrolled = figures.group_change(OCTOBER, village_id).participants.enrolled

    text = "".join("".join(one.extract_text().split()) for one in PdfReader(tmp_path / "outcome.pdf").pages)
    assert printed.pages == len(PdfReader(tmp_path / "outcome.pdf").pages)
    assert "ส่วนรายได้ยังสรุปไม่ได้" in text
    assert page.change.group == page.first_year.group == village_id
    assert set(page.first_year.households) <= set(enrolled)
    assert {one for month in page.grades.months for ids in month.households.values() for one in ids} <= set(enrolled)


def test_the_command_line_prints_a_village_and_all_and_never_one_household(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    out = tmp_path / "outcome.pdf"

    answer = run("report", "group-outcome", ledger, "--all", "--month", "2569-10", "-o", out)
    assert (answer.status, len(PdfReader(out).pages) > 1) == (0, True)
    refused = run("report", "group-outcome", ledger, "--household", "001", "--month", "2569-10", "-o", out)
    assert refused.status == 1
    ahead = run("report", "group-outcome", ledger, "--all", "--month", "2570-10", "-o", out)
    assert ahead.status == 1


def test_the_eight_sides_stand_in_the_report_under_their_own_names_and_are_no_income() -> None:
    pairs = {1: [(2, 4), (3, 3), (2, 5)], 4: [(5, 3), (4, 4), (3, 3)], 8: []}
    eight = ChangeEight(
        names={1: "สุขภาพ", 4: "หนี้สิน", 8: "เพื่อนบ้าน"},
        scored=(),
        slots=tuple(slot_change(slot, each) for slot, each in pairs.items()),
    )
    told = "".join(words(replace(page_of(TWENTY), eight=eight)).split())

    assert "Thescoreof“สุขภาพ”roseformost:2of3" in told
    assert "สุขภาพ324210" in told  # three, middle 2 before and 4 after, two up, one the same, none down
    assert "หนี้สิน343021" in told
    assert "เพื่อนบ้าน" not in told
    assert "Theyarenoincome." in told
    assert "Theyarenoincome." not in "".join(words(page_of(TWENTY)).split())
