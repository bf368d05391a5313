"""The page of จปฐ. items 22–23: every line under its number, what is missing said, nothing over its neighbour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from pypdf import PdfReader

from household_ledger.app.opening import opened
from household_ledger.charts.jpt_words import amount_words, each_words
from household_ledger.domain.jpt import INCOME, SPENDING, Item, Jpt, JptLine, Lack, Owed
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Project, Provider, VillageGroup
from household_ledger.errors import UserError
from household_ledger.reports.batch import print_together
from household_ledger.reports.jpt import jpt
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paper_order import JPT, PaperOrder
from household_ledger.services.views.jpt_page import JptPage
from household_ledger.services.views.month_page import Letterhead, Origin
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import using
from tests.charts.making import HOME
from tests.cli.command_fixtures import Run, StillClock
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, Text, draw_pages

HUGE = 99_999_999_999_00


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


def line(cash: int = 0, credit: int = 0, own: int = 0, people: int | None = 4) -> JptLine:
    each = None if people is None else Fraction((cash + credit + own) * 100, people)
    return JptLine(Money(cash * 100), Money(credit * 100), Money(own * 100), each)


def made(**fields: object) -> Jpt:
    """Give a page with another amount on every line."""
    lines = {item: line(1000 * number) for number, item in enumerate(Item, start=1)}
    lines[Item.OWN_PRODUCE] = line(own=5500)
    lines[Item.PRODUCTION_COST] = line(6000, 650)
    found = Jpt(
        first=Month(2025, 11),
        last=Month(2026, 10),
        months=tuple(Month(2025, 11).plus(number).number for number in range(12)),
        missing=(),
        grades=((Grade.A, 10), (Grade.C, 2)),
        members=4,
        members_changed=False,
        lines=lines,
        income=line(10_000, own=5500),
        spending=line(30_000, 650),
        received_free=Money(321_00),
        social=Money(77_00),
        social_item=Item.REDUCIBLE,
        debts=(
            Owed((("D01", Money(100_00)), ("D05", Money(11_00))), Money(111_00)),
            Owed((), Money(0)),
            Owed((("D04", Money(222_00)),), Money(222_00)),
        ),
        debt=Money(333_00),
        savings=(("S01", Money(40_00)), ("S03", Money(4_00))),
        saved=Money(44_00),
        valuables=Money(0),
        threshold=Money(38_000_00),
        lacks=(),
    )
    return replace(found, **fields)  # type: ignore[arg-type]


def page_of(found: Jpt, **fields: object) -> JptPage:
    page = JptPage(
        household=Household(id=HOME, code="012", name="นางบุญมา ใจงาม"),
        group=None,
        letterhead=Letterhead(Project(name="ไก่ไข่"), Provider(name="หน่วยพัฒนาอาชีพ")),
        origin=Origin("village.hldb", 42, StillClock().today()),
        jpt=found,
    )
    return replace(page, **fields)  # type: ignore[arg-type]


def texts(page: JptPage) -> list[Text]:
    (drawn,) = draw_pages(jpt(page))
    assert drawn.collisions() == []
    return drawn.texts


def rows(page: JptPage) -> list[list[str]]:
    """Give what stands on each line of the paper, from left to right, lines from the top."""
    found: dict[float, list[Text]] = {}
    for one in texts(page):
        found.setdefault(round(one.baseline, 1), []).append(one)
    return [[one.text for one in sorted(found[y], key=lambda one: one.left)] for y in sorted(found)]


def words(page: JptPage) -> str:
    return " ".join(one.text for one in texts(page))


def test_every_line_stands_under_its_number_with_all_its_amounts() -> None:
    told = rows(page_of(made()))

    assert ["(1)", "Main occupations of all members", "1,000", "–", "1,000", "250"] in told
    assert ["(1)/(2)", "Work whose occupation was not said", "3,000", "–", "3,000", "750"] in told
    assert ["(4)", "Grown, raised, made or gathered for own use", "–", "5,500", "5,500", "1,375"] in told
    assert ["Together", "10,000", "5,500", "15,500", "3,875"] in told
    assert ["(1)", "Cost of production", "6,000", "650", "–", "6,650", "1,663"] in told
    assert ["(4)", "Debts repaid, interest included", "9,000", "–", "–", "9,000", "2,250"] in told
    assert ["Together", "30,000", "650", "–", "30,650", "7,663"] in told
    in_order = [row[0] for row in told if row[0].startswith("(")]
    assert in_order[: len(INCOME) + len(SPENDING)] == [item.value.split(" ")[1] for item in (*INCOME, *SPENDING)]


def test_debts_and_savings_stand_by_lender_and_form() -> None:
    said = words(page_of(made()))

    for told in (
        "(1) Banks, co-operatives, hire purchase 111",
        "Bank or other institution 100",
        "(2) Village funds and groups –",
    ):
        assert told in said
    assert "(3) Informal: lenders, shops, relatives 222" in said
    assert "Shop credit" not in said, "one class is the line itself"
    assert "Debts at the end 333" in said
    assert "Cash box 40" in said
    assert "Savings at the end 44" in said
    form = "Gold, animals, valuables: "
    bought, sold = (words(page_of(made(valuables=Money(one)))) for one in (900, -380_000))
    assert f"{form}bought for more than what was sold since the book began 9" in bought
    assert f"{form}sold for more than what was bought since the book began 3,800" in sold


def test_the_rules_are_printed_with_the_projects_setting() -> None:
    said = words(page_of(made()))

    assert "Income before the cost of production is taken off" in said
    assert "Goods received for nothing, 321 baht, are in neither item." in said
    assert "Social spending and giving, 77 baht, stands in 22.2 (3), as the project has set it." in said
    assert "What is bought on credit counts when it is bought" in said
    assert "The number of members changed" not in said
    assert "The number of members changed" in words(page_of(made(members_changed=True)))
    assert "How complete the records are: Complete records 10 months · Fair records 2 months" in said


@pytest.mark.parametrize(("threshold", "word"), [(3875_00, "reached"), (3876_00, "not reached yet")])
def test_the_threshold_of_the_year_is_held_against_the_income_of_a_person(threshold: int, word: str) -> None:
    said = [one.text for one in texts(page_of(made(threshold=Money(threshold))))]

    assert f"The survey asks {format_amount(threshold)} baht for each person in 2026" in said
    assert word in said


def test_what_is_missing_is_said_and_nothing_is_held_against_the_threshold() -> None:
    few = made(months=(202601, 202602), missing=(202511, 202512, *range(202603, 202611)), lacks=(Lack.FEW_MONTHS,))
    said = words(page_of(few))

    assert "Income 3,875 baht for each person in 2 months" in said
    assert "Not all twelve months are written and over" in said
    assert "Months that are missing: Nov 2025, Dec 2025, Mar 2026" in said
    assert "reached" not in said

    alone = replace(made(), income=line(10_000, people=None), members=None, lacks=(Lack.MEMBERS_UNKNOWN,))
    said = words(page_of(alone))
    assert "Income 10,000 baht in all; for each person it cannot be said" in said
    assert "The number of members is not known in some months." in said
    assert "reached" not in said

    none = made(months=(), missing=tuple(made().months), members=None, grades=(), lacks=(Lack.FEW_MONTHS,))
    assert "No month of these twelve is written yet" in words(page_of(none))

    unset = made(threshold=None, lacks=(Lack.NO_THRESHOLD,))
    said = words(page_of(unset))
    assert said.count("The project has not set what the survey asks") == 1
    assert "Income 3,875 baht for each person in the year" in said


@pytest.mark.parametrize("digits", ["arabic", "thai"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_long_names_and_huge_amounts_overlap_nothing(name: str, language: str, digits: str) -> None:
    huge = JptLine(Money(HUGE), Money(-HUGE), Money(HUGE), Fraction(HUGE))
    found = made(
        lines=dict.fromkeys(Item, huge),
        income=huge,
        spending=huge,
        received_free=Money(HUGE),
        social=Money(-HUGE),
        members_changed=True,
        debts=(Owed(tuple((f"D0{n}", Money(-HUGE)) for n in range(1, 7)), Money(-HUGE)),) * 3,
        savings=tuple((f"S0{n}", Money(HUGE)) for n in range(1, 7)),
        valuables=Money(-HUGE),
        missing=(202601, 202603, 202605, 202607, 202609),
        lacks=(Lack.FEW_MONTHS, Lack.MEMBERS_UNKNOWN),
    )
    with using(language, digits):
        said = texts(
            page_of(
                found,
                household=Household(id=HOME, code=name[:40], name=name),
                group=VillageGroup(id=HOME, name=name),
                letterhead=Letterhead(Project(name=name, contract=name), Provider(name=name)),
            )
        )

    assert said
    if digits == "thai":
        assert not any(letter in "0123456789" for one in said for letter in one.text if "hldb" not in one.text)


def test_the_page_of_every_household_says_its_figures_and_can_be_read_back(made_once: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    with opened(made_once, StillClock()) as app, app.snapshot() as (reader, figures), using("th", "thai"):
        homes = figures.households()
        order = PaperOrder(kind=JPT, month=Month(2026, 10), households=tuple(one.id for one in homes))
        batch = batch_of([order], PaperSource("village.hldb", reader, figures, StillClock()))
        printed = print_together(batch, path)
        found = [figures.jpt(one.id, order.month) for one in homes]
        expected = [
            said
            for one in found
            for said in (format_amount(one.income.total), format_amount(one.spending.total), format_amount(one.debt))
        ]
        names = [piece.file_name for piece in batch.pieces]
        assert batch.title == "จปฐ. ข้อ ๒๒–๒๓ พ.ย. ๒๕๖๘–ต.ค. ๒๕๖๙"

    assert printed.pages == len(homes) == len(PdfReader(path).pages)
    assert names[0].endswith("จปฐ. ข้อ 22–23 2569-10.pdf")
    by_pypdf = "".join(page.extract_text() for page in PdfReader(path).pages)
    for text in ("".join(by_pypdf.split()), "".join(extract_text(path).split())):
        assert [said for said in expected if said not in text] == []
        assert "ต้นทุนการผลิต" in text
        assert "\u200b" not in text


def test_a_calendar_year_is_named_by_the_year_and_may_be_under_way(made_once: Path) -> None:
    with opened(made_once, StillClock()) as app, app.snapshot() as (reader, figures), using("th"):
        source = PaperSource("village.hldb", reader, figures, StillClock(), is_for_scripts=True)
        home = figures.households()[0].id

        def names(month: Month) -> list[str]:
            return [
                one.file_name
                for one in batch_of([PaperOrder(kind=JPT, month=month, households=(home,))], source).pieces
            ]

        assert names(Month(2026, 12)) == ["001-jpt-2026.pdf"]
        assert names(Month(2026, 10)) == ["001-jpt-2026-10.pdf"]
        with pytest.raises(UserError, match="month_ahead"):
            names(Month(2027, 12))


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ((), "Which twelve months?"),
        (("--year", "ปีหน้า"), "is not a year"),
        (("--year", "2571"), "still to come"),
        (("--month", "2019-12"), "begins in"),
    ],
)
def test_the_command_line_refuses_what_is_no_year_of_the_book(
    run: Run, ledger: Path, tmp_path: Path, when: tuple[str, ...], told: str
) -> None:
    answer = run("--lang", "en", "report", "jpt", ledger, "--household", "001", *when, "-o", tmp_path / "x.pdf")

    assert answer.status == 1
    assert told in answer.err
    assert not (tmp_path / "x.pdf").exists()


def test_a_year_of_the_command_line_is_buddhist_or_not_and_of_no_other_paper(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    for year in ("2569", "2026"):
        assert run("report", "jpt", ledger, "--all", "--year", year, "-o", tmp_path / year).status == 0
        assert sorted(path.name for path in (tmp_path / year).iterdir()) == [f"{n:03}-jpt-2026.pdf" for n in (1, 2, 3)]
    other = run("--lang", "en", "report", "month", ledger, "--all", "--year", "2569", "-o", tmp_path / "m")
    assert other.status == 1
    assert "Which month?" in other.err


def test_nothing_for_each_person_is_written_as_nothing_in_the_other_columns() -> None:
    assert each_words(Fraction(0)) == amount_words(0)
    assert each_words(None) != each_words(Fraction(0))
