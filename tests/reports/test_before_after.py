"""The before–after page: what changed and may be said of it, what is not counted, and how the figures were made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from household_ledger.app.opening import opened
from household_ledger.domain.baseline import Baseline, BaselineLine
from household_ledger.domain.comparison import Comparison, Outside, Reason
from household_ledger.domain.comparison_terms import Change
from household_ledger.domain.figures_needs import need_classes
from household_ledger.domain.jpt import Item
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS, BaselineType, Verdict
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.recall import Placing
from household_ledger.domain.recall import recalled as laid_out
from household_ledger.domain.register import Household, Project, Provider, VillageGroup
from household_ledger.domain.thresholds import Thresholds
from household_ledger.reports.batch import print_apart, print_together
from household_ledger.reports.before_after import before_after
from household_ledger.reports.block import Smaller
from household_ledger.reports.fitting import LEAST_SCALE
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paging import pages_of
from household_ledger.reports.paper_order import BEFORE_AFTER, PaperOrder
from household_ledger.services.views.before_after_page import BeforeAfterPage
from household_ledger.services.views.month_page import Letterhead, Origin
from household_ledger.text.i18n import using
from tests.charts.making import HOME, OCTOBER, comparison, recalled
from tests.cli.command_fixtures import Run, StillClock
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, draw_pages


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


def page_of(compared: Comparison, **fields: object) -> BeforeAfterPage:
    made = BeforeAfterPage(
        household=Household(id=HOME, code="012", name="นางบุญมา ใจงาม"),
        group=None,
        letterhead=Letterhead(Project(name="ไก่ไข่", contract="69-0412"), Provider(name="หน่วยพัฒนาอาชีพ")),
        origin=Origin("village.hldb", 42, StillClock().today()),
        comparison=compared,
        members=4,
        thresholds=Thresholds(),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def said(page: BeforeAfterPage) -> str:
    """Give all words of the page, in the order they are drawn; there is one page only."""
    (drawn,) = draw_pages(before_after(page))
    assert drawn.collisions() == []
    return "\n".join(drawn.said())


def recalled_said(page: BeforeAfterPage) -> str:
    """Give all words of what is remembered and what is compared; the comparison alone may be a little smaller."""
    document = before_after(page)
    compared, *rest = [block for one in pages_of(document) for block in one.content.blocks]
    assert not isinstance(compared, Smaller) or compared.scale > LEAST_SCALE
    assert not any(isinstance(one, Smaller) for one in rest)
    pages = draw_pages(document)
    assert all(one.collisions() == [] for one in pages)
    return " ".join(words for one in pages for words in one.said())


def with_outside(compared: Comparison) -> Comparison:
    """Let project money and a loan come in over the six months after."""
    assert compared.amounts is not None
    came = {
        Outside.PROJECT_MONEY: Change(Fraction(0), Fraction(3000000), 6),
        Outside.LOANS: Change(Fraction(0), Fraction(1200000), 6),
    }
    outside = tuple(replace(one, change=came.get(one.what, one.change)) for one in compared.amounts.outside)
    return replace(compared, amounts=replace(compared.amounts, outside=outside))


def test_what_was_told_of_the_time_before_stands_in_the_lines_of_the_survey_marked_as_remembered() -> None:
    lines = (("I01", 5_000_000, 0), ("I20", 0, 900_000), ("E01", 1_000_000, 900_000), ("D02", 2_000_000, 0))
    told = Baseline(
        id=HOME,
        household=HOME,
        type=BaselineType.C,
        first=202410,
        last=202509,
        lines=tuple(BaselineLine(*line) for line in lines),
        savings=Money(80_000),
    )
    laid = laid_out(told, Placing(need_classes(()), Item.REDUCIBLE))
    nothing = replace(recalled(), amounts=None)

    for compared in (recalled(), nothing):
        words = recalled_said(page_of(compared, recalled=(laid,)))
        assert "Before the project, as remembered · One year as remembered · Oct 2024–Sep 2025" in words
        assert "(4) Grown or made for own use – 9,000 9,000" in words
        assert "Together, of what was asked 50,000 9,000 59,000" in words
        assert "(3) Living: could be less not asked" in words
        assert "(1) Banks, co-operatives, hire purchase not asked" in words
        assert "(2) Village funds and groups 20,000" in words
        assert "Debts altogether 20,000" in words
        assert "Savings altogether 800" in words
        assert "…" not in words
        assert "22.2 (3), as the project has set it" in words
    month = replace(told, type=BaselineType.D, first=202509, lines=(BaselineLine("E01", 8_000_00, 0),))
    also = laid_out(month, Placing(need_classes(()), Item.REDUCIBLE), [told])
    words = recalled_said(page_of(recalled(), recalled=(laid, also)))
    assert "as remembered · One month as remembered · Sep 2025 · 22.1: not asked · 22.2: 8,000" in words
    assert words.count("22.4 Debts") == 1
    assert "as remembered · One year" not in said(page_of(recalled()))
    aside = "reckoned from what was written, not from what is remembered"
    assert aside not in words
    assert aside in recalled_said(page_of(comparison(), recalled=(laid,)))


def test_what_is_remembered_is_on_paper_as_large_as_anything_else() -> None:
    lines = [BaselineLine(code, 1_000_00, 0) for code in ("I01", "I08", "C01", "E01", "E05", "PRIN", *DEBT_CLASSES)]
    lines += [BaselineLine(code, 1_000_00, 0) for code in SAVINGS_FORMS]
    told = Baseline(id=HOME, household=HOME, type=BaselineType.C, first=202410, last=202509, lines=tuple(lines))
    laid = laid_out(told, Placing(need_classes(()), Item.NECESSARY))

    for language in ("th", "en"):
        with using(language):
            pages = draw_pages(before_after(page_of(comparison(), recalled=(laid,))))
            assert len(pages) == 2
            assert recalled_said(page_of(comparison(), recalled=(laid,)))


def test_what_nobody_asked_about_before_has_no_before_and_no_change() -> None:
    words = " ".join(said(page_of(recalled())).split())

    assert "nothing can be said of their change: Livestock sales" in words
    assert "Livestock sales not asked" in words
    assert "Net income in all" not in words
    assert "a difference would say nothing" in words
    whole = " ".join(said(page_of(replace(recalled(), not_asked=(), costs_not_asked=False))).split())
    assert "nothing can be said of their change" not in whole
    assert "Net income in all" in whole


def test_a_rise_over_less_than_half_a_year_of_months_is_called_a_direction() -> None:
    six = comparison()
    five = replace(six, matched=six.matched[:5])

    assert "Only 5 months of the year can be compared yet" in " ".join(said(page_of(five)).split())
    assert "this shows a direction" not in " ".join(said(page_of(six)).split())
    assert "this shows a direction" not in " ".join(said(page_of(recalled())).split()), "nothing is claimed"


def test_costs_nobody_asked_about_before_are_not_held_against_those_of_now() -> None:
    words = " ".join(said(page_of(replace(recalled(), not_asked=(), costs_not_asked=True))).split())

    assert "nothing can be said of their change: what work cost" in words
    assert "Less occupation costs" not in words


def test_months_that_are_waited_for_are_named_where_nothing_can_be_compared_yet() -> None:
    waiting = replace(recalled(), amounts=None, reasons=(Reason.RECALL_UNMATCHED,), awaited=(Month(2026, 10),))

    assert "well enough written: Oct" in " ".join(said(page_of(waiting)).split())


def test_the_page_says_what_changed_and_how_it_was_reckoned() -> None:
    words = said(page_of(comparison()))

    assert "Net income rose by 1,480 baht a month" in words
    assert "▲ Increased" in words
    assert "+21.9 % of what it was; from 5 % up or down it counts as changed" in " ".join(words.split("\n"))
    for told in (
        "6 matched months (May–Oct 2026)",
        "before the project: Complete records 6 months",
        "now: Complete records 6 months",
        "Net income = cash in",
        "2026",
    ):
        assert told in " ".join(words.split("\n")), told
    assert "40,500 → 49,380 (+8,880)" in " ".join(words.split("\n"))


@pytest.mark.parametrize(("permille", "told"), [(30, "from 3 % up"), (35, "from 3.5 % up")])
def test_the_band_is_the_projects_own(permille: int, told: str) -> None:
    assert told in " ".join(said(page_of(comparison(), thresholds=Thresholds(tau_permille=permille))).split("\n"))


def test_sources_stand_with_cash_and_goods_before_and_now() -> None:
    (drawn,) = draw_pages(before_after(page_of(comparison())))
    eggs = [one for one in drawn.texts if one.text == "Livestock sales"][-1]
    produce = [one for one in drawn.texts if one.text == "Own produce consumed"][-1]

    def beside(label: object) -> list[str]:
        row = [one for one in drawn.texts if abs(one.baseline - label.baseline) < 0.1 and one is not label]  # type: ignore[attr-defined]
        return [one.text for one in sorted(row, key=lambda one: one.left)]

    assert len([one for one in drawn.texts if one.text == "Old-age allowance"]) == 2, "drawn, and in the table"
    assert beside(eggs) == ["0", "3,100", "+3,100", "–", "–", "–"]
    assert beside(produce) == ["–", "–", "–", "700", "1,180", "+480"]


def test_what_is_no_income_is_named_with_what_it_brought() -> None:
    words = said(page_of(with_outside(comparison())))

    assert "project money\n0 → 5,000" in words
    assert "loans\n0 → 2,000" in words
    assert "Nothing of this came in" not in words
    assert "Nothing of this came in" in said(page_of(comparison()))


def test_each_person_has_the_amounts_of_the_months() -> None:
    words = said(page_of(comparison()))

    assert "For each person" in words
    assert "1,688" in words  # 6,750 ÷ 4
    assert "2,058" in words  # 8,230 ÷ 4
    assert "+370" in words


def test_a_part_of_no_rise_is_no_bare_dash_but_says_why() -> None:
    fallen = comparison(after={"income": {"I01": 3000}})
    assert fallen.amounts is not None
    assert fallen.amounts.contribution_share is None

    words = said(page_of(fallen))

    assert "Its part of the change" not in words
    assert "there is no rise to have a part of" in words.replace("\n", " ")


def test_nothing_is_concluded_from_memory() -> None:
    words = said(page_of(recalled()))

    assert "? Cannot be concluded yet" in words
    assert "Before the project is known only from memory." in words
    assert "▲" not in words


def test_where_nothing_may_be_compared_the_page_says_why_and_shows_no_amount() -> None:
    words = said(page_of(comparison(started_on=None)))

    assert "Cannot be concluded yet — The household has no start date." in words
    assert "Why nothing can be said yet\nThe household has no start date.\n" in words
    assert "baht a month" not in words


@pytest.mark.parametrize("verdict", [Verdict.DOWN, Verdict.SAME])
def test_a_fall_and_a_standstill_have_their_own_sign(verdict: Verdict) -> None:
    words = said(page_of(replace(comparison(), verdict=verdict)))

    assert {Verdict.DOWN: "▼ Decreased", Verdict.SAME: "= About the same"}[verdict] in words


@pytest.mark.parametrize("digits", ["arabic", "thai"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_long_names_and_huge_amounts_overlap_nothing(name: str, language: str, digits: str) -> None:
    everything = {f"I{number:02}": 98_765_432 - number for number in range(1, 18)}
    compared = comparison(
        before={"income": everything, "in_kind": {"I20": 7_654_321, "I10": 12}, "cost": 1_234_567_890},
        after={"income": dict.fromkeys(everything, 1), "in_kind": {"I20": 1}, "cost": 99},
    )
    with using(language, digits):
        page = page_of(
            with_outside(compared),
            household=Household(id=HOME, code=name[:40], name=name),
            group=VillageGroup(id=HOME, name=name),
            letterhead=Letterhead(Project(name=name, contract=name), Provider(name=name)),
        )

        assert said(page)


def test_a_whole_set_is_a_page_for_each_household(made_once: Path, tmp_path: Path) -> None:
    with opened(made_once, StillClock()) as app, app.snapshot() as (reader, figures), using("th", "thai"):
        source = PaperSource("village.hldb", reader, figures, StillClock())
        order = PaperOrder(kind=BEFORE_AFTER, month=OCTOBER, households=tuple(one.id for one in figures.households()))
        batch = batch_of([order], source)
        printed = print_together(batch, tmp_path / "all.pdf")
        apart = print_apart(batch_of([order], replace(source, is_for_scripts=True)), tmp_path / "apart")
        names = [piece.file_name for piece in batch.pieces]

    assert printed.pages == len(names) == 3
    assert [path.name for path in apart.files] == [f"{number:03}-before-after-2026-10.pdf" for number in (1, 2, 3)]
    assert all(name.endswith(" ก่อน–หลัง 2569-10.pdf") for name in names)
    assert "ก่อน–หลังโครงการ ถึงเดือนตุลาคม พ.ศ. ๒๕๖๙" in PdfReader(tmp_path / "all.pdf").pages[0].extract_text()


def test_the_command_line_prints_it_and_refuses_a_month_before_the_book(run: Run, ledger: Path, tmp_path: Path) -> None:
    paper = tmp_path / "one.pdf"

    assert run("report", "before-after", ledger, "--household", "001", "--month", "2569-10", "-o", paper).status == 0
    assert len(PdfReader(paper).pages) == 1
    early = run(
        "--lang",
        "en",
        "report",
        "before-after",
        ledger,
        "--household",
        "001",
        "--month",
        Month(2020, 1).iso,
        "-o",
        paper,
    )
    assert early.status == 1
    assert "begins in" in early.err
