"""The household's year on one sheet: twelve months, total, mean, share; the survey's items behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from household_ledger.app.opening import opened
from household_ledger.domain.figures import CategoryFigures, MonthFigures
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, Project, Provider, VillageGroup
from household_ledger.reports.batch import print_apart, print_together
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paper_order import YEAR, PaperOrder
from household_ledger.reports.year import year
from household_ledger.services.views.month_page import Letterhead, Origin
from household_ledger.services.views.year_page import Term, YearPage, YearRow, rows_of, year_page
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import using
from tests.charts.making import HOME, a_month
from tests.cli.command_fixtures import Run, StillClock
from tests.reports.paper_samples import ENDLESS_NAME, LONG_NAME, Text, draw_pages

FIRST = Month(2025, 11)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with using("en"):
        yield


def months(count: int = 12) -> list[MonthFigures | None]:
    """Make so many months: 900 baht of crops each, 100 of wages every other; the rest of the twelve is not there."""
    made = [
        a_month(
            FIRST.plus(number),
            money_out=400,
            income={"I01": 900, **({"I07": 100} if number % 2 else {})},
            in_kind={"I20": 30},
            spent={"E01": 300, "E04": 100},
            cost=200,
            savings=10 * number,
        )
        for number in range(count)
    ]
    return [*made, *(None for _missing in range(12 - count))]


def row(rows: tuple[YearRow, ...], what: str) -> YearRow:
    (found,) = (one for one in rows if one.what == what)
    return found


def page_of(figures: list[MonthFigures | None], **fields: object) -> YearPage:
    page = YearPage(
        household=Household(id=HOME, code="012", name="นางบุญมา ใจงาม"),
        group=None,
        letterhead=Letterhead(Project(name="ไก่ไข่"), Provider(name="หน่วยพัฒนาอาชีพ")),
        origin=Origin("village.hldb", 42, StillClock().today()),
        months=tuple(FIRST.plus(number) for number in range(12)),
        figures=tuple(figures),
        members=4,
        rows=rows_of(figures),
    )
    return replace(page, **fields)  # type: ignore[arg-type]


def lines(page: YearPage) -> list[list[str]]:
    (drawn,) = draw_pages(year(page))
    assert drawn.collisions() == []
    found: dict[float, list[Text]] = {}
    for one in drawn.texts:
        found.setdefault(round(one.baseline, 1), []).append(one)
    return [[one.text for one in sorted(found[y], key=lambda one: one.left)] for y in sorted(found)]


def test_totals_means_and_shares_are_those_of_the_months_written() -> None:
    rows = rows_of(months(10))

    crops, wages, money_in = row(rows, "I01"), row(rows, "I07"), row(rows, Term.MONEY_IN)
    assert crops.amounts == (*(Money(900_00),) * 10, None, None)
    assert (crops.total, crops.mean, crops.share) == (Money(9000_00), Fraction(900_00), Fraction(9000, 9500))
    assert (wages.total, wages.mean, wages.share) == (Money(500_00), Fraction(50_00), Fraction(500, 9500))
    assert (money_in.total, money_in.mean, money_in.share) == (Money(9500_00), Fraction(950_00), None)
    assert row(rows, Term.REDUCIBLE).share == Fraction(1000, 4000)
    assert row(rows, Term.SURPLUS).total == 5500_00
    assert row(rows, Term.NET_INCOME).total == (9500 + 300 - 2000) * 100
    savings = row(rows, Term.SAVINGS_END)
    assert savings.amounts[:3] == (0, 10_00, 20_00)
    assert (savings.total, savings.mean, savings.share) == (None, None, None), "a balance is not added up"


def test_income_there_was_none_of_has_no_row_and_project_money_is_no_code_of_its_own() -> None:
    figures = months()
    one = figures[3]
    assert one is not None
    cash = replace(one.cash, project_money=Money(70_00))
    came = {**one.by_category, "I18": CategoryFigures(Money(70_00), ZERO, ZERO)}
    figures[3] = replace(one, cash=cash, by_category=came)

    whats = [one.what for one in rows_of(figures)]

    assert whats[:5] == ["I01", "I07", Term.PROJECT_MONEY, Term.MONEY_IN, Term.IN_KIND]
    assert Term.WINDFALL not in whats


def test_a_month_nobody_wrote_in_is_empty_but_for_what_lay_at_its_end() -> None:
    figures = months()
    one = figures[5]
    assert one is not None
    figures[5] = replace(one, has_entries=False, savings_end=Money(77_00))

    rows = rows_of(figures)

    assert row(rows, "I01").amounts[5] is None
    assert (row(rows, "I01").total, row(rows, "I01").mean) == (Money(11 * 900_00), Fraction(900_00))
    assert row(rows, Term.SAVINGS_END).amounts[5] == 77_00


def test_what_was_paid_and_what_was_taken_on_credit_stand_apart() -> None:
    one = months(1)[0]
    assert one is not None
    paid = replace(one.cash_spending_by_need, necessary=Money(11_00), reducible=Money(12_00), social=Money(13_00))
    rows = rows_of(
        [replace(one, cash_spending_by_need=paid, credit_spending=Money(5_00), credit_cost=Money(6_00)), *[None] * 11]
    )

    found = [row(rows, what).total for what in (Term.NECESSARY, Term.REDUCIBLE, Term.SOCIAL, Term.ON_CREDIT)]
    assert found == [11_00, 12_00, 13_00, 11_00]


def test_nothing_in_is_no_share_of_it() -> None:
    rows = rows_of([replace(one, cash=replace(one.cash, cash_spending=ZERO)) for one in months() if one is not None])

    assert row(rows, Term.MONEY_OUT).total == 0
    assert row(rows, Term.NECESSARY).share is None


def test_the_sheet_shows_every_month_and_what_they_come_to() -> None:
    told = lines(page_of(months(10)))

    assert ["Crop sales", *["900"] * 10, "9,000", "900", "95 %"] in told
    assert ["Casual wage", *["–", "100"] * 5, "500", "50", "5 %"] in told
    assert ["Cash in, all", *["900", "1,000"] * 5, "9,500", "950"] in told
    assert ["Savings at the month's end", "–", *[str(10 * number) for number in range(1, 10)]] in told
    assert any("10 months" in " ".join(one) and "How complete" in " ".join(one) for one in told)
    assert next(one for one in told if one[0] == "Days recorded")[:5] == [
        "Days recorded",
        "30/30",
        "31/31",
        "31/31",
        "28/28",
    ]
    assert ["More came in than went out, by 5,500 baht in 10 months written"] in told
    head = next(one for one in told if one[0] == "Baht")
    assert head == [
        "Baht",
        "Nov 2025",
        "Dec",
        "Jan 2026",
        *["Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"],
        "Total",
        "Average",
        "Share",
    ]


def test_a_short_year_and_an_empty_one_are_said() -> None:
    short = [replace(one, cash=replace(one.cash, cash_spending=Money(2000_00))) for one in months(1) if one is not None]

    assert ["More went out than came in, by 1,100 baht in 1 month written"] in lines(page_of([*short, *[None] * 11]))
    assert ["Nothing has been recorded in these months yet"] in lines(page_of([None] * 12))


@pytest.mark.parametrize("digits", ["arabic", "thai"])
@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("name", [LONG_NAME, ENDLESS_NAME])
def test_long_names_and_huge_amounts_overlap_nothing(name: str, language: str, digits: str) -> None:
    income = {f"I{number:02}": 9_876_543_210 for number in range(1, 18)}
    figures = [
        a_month(FIRST.plus(number), money_out=98_765_432_100, income=income, savings=-98_765_432_100)
        for number in range(12)
    ]
    with using(language, digits):
        page = page_of(
            list(figures),
            household=Household(id=HOME, code=name[:40], name=name),
            group=VillageGroup(id=HOME, name=name),
            letterhead=Letterhead(Project(name=name, contract=name), Provider(name=name)),
        )

        assert lines(page)


def test_each_household_has_its_year_with_the_survey_behind_it(made_once: Path, tmp_path: Path) -> None:
    with opened(made_once, StillClock()) as app, app.snapshot() as (reader, figures), using("th", "thai"):
        homes = figures.households()
        source = PaperSource("village.hldb", reader, figures, StillClock())
        order = PaperOrder(kind=YEAR, month=Month(2026, 10), households=tuple(one.id for one in homes))
        told: list[tuple[int, int]] = []
        batch = batch_of([order], source)
        together = print_together(batch, tmp_path / "all.pdf", lambda done, count: told.append((done, count)))
        apart = print_apart(batch, tmp_path / "apart")
        origin = Origin("village.hldb", 42, StillClock().today())
        pages = [year_page(figures, reader, one, order.month, origin=origin) for one in homes]
        totals = [row(page.rows, Term.MONEY_IN).total or 0 for page in pages]
        expected = [format_amount(one, decimals="never") for one in totals]

    read = PdfReader(tmp_path / "all.pdf")
    assert together.pages == len(read.pages) == 2 * len(homes)
    assert told[-1] == (2 * len(homes), 2 * len(homes))
    assert [len(PdfReader(path).pages) for path in apart.files] == [2] * len(homes)
    assert apart.pages == together.pages
    for number, amount in enumerate(expected):
        sheet, survey = read.pages[2 * number], read.pages[2 * number + 1]
        assert sheet.mediabox.width > sheet.mediabox.height
        assert survey.mediabox.width < survey.mediabox.height
        assert amount in sheet.extract_text()
        assert ["๑/๒" in sheet.extract_text(), "๒/๒" in survey.extract_text()] == [True, True]
        assert "ต้นทุนการผลิต" in "".join(survey.extract_text().split())


def test_a_reader_comes_from_row_to_row_to_the_net_income_and_to_the_money_at_the_end() -> None:
    one, after = (one for one in months(2) if one is not None)
    cash = replace(
        after.cash,
        project_money=Money(50_000_00),
        windfall=Money(20_000_00),
        asset_sales=Money(25_000_00),
        asset_purchases=Money(300_00),
        lent=Money(70_00),
        returned=Money(30_00),
        adjusted=Money(-5_00),
        occupation_cost_paid=Money(150_00),
        cash_end=one.cash.cash_end + Money(95_105_00),
    )
    cost = after.occupation_cost + Money(5_000_00)
    came = after.cash.cash_income + after.in_kind_income
    rich = replace(
        after, cash=cash, occupation_cost=cost, project_in_kind=Money(5_000_00), net_income=Money(came - cost)
    )

    rows = rows_of([one, rich, *[None] * 10])

    def told(what: str) -> Money:
        return row(rows, what).amounts[1] or ZERO

    assert told(Term.MONEY_IN) - told(Term.PROJECT_MONEY) - told(Term.WINDFALL) + told(Term.IN_KIND) - told(
        Term.COSTS
    ) - told(Term.NOT_PAID) == told(Term.NET_INCOME)
    before = row(rows, Term.CASH_END).amounts[0] or ZERO
    moved = told(Term.SURPLUS) - told(Term.DEPOSITS) + told(Term.WITHDRAWALS) + told(Term.BORROWED) - told(Term.REPAID)
    beside = told(Term.ASSET_SALES) - told(Term.ASSET_PURCHASES) - told(Term.LENT) + told(Term.RETURNED)
    assert told(Term.CASH_END) - before == moved + beside + told(Term.ADJUSTED)
    assert told(Term.PROJECT_IN_KIND) == 5_000_00
    with_letters = [one for line in lines(page_of([one, rich, *[None] * 10])) for one in line]
    assert "Things sold (not income)" in with_letters
    assert not {"A", "B", "C", "D"} & set(with_letters)


def test_the_command_line_prints_a_calendar_year(run: Run, ledger: Path, tmp_path: Path) -> None:
    answer = run("report", "year", ledger, "--all", "--year", "2569", "-o", tmp_path / "years")

    assert answer.status == 0
    assert sorted(path.name for path in (tmp_path / "years").iterdir()) == [f"{n:03}-year-2026.pdf" for n in (1, 2, 3)]
