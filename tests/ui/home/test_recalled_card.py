"""What was told of the time before stands on the page in the survey's lines, marked as remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.baseline import REPAID, BaselineLine
from household_ledger.domain.kinds import BaselineType
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.before_after.page import BeforeAfterPage
from household_ledger.ui.pages.household.before_after.recalled_card import RecalledCard
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import wear
from tests.ui.home.test_baseline_form import baselines
from tests.ui.home.test_recall_sheet import kept


@pytest.fixture
def page(desk: Desk) -> BeforeAfterPage:
    return BeforeAfterPage(desk)


def cards(page: BeforeAfterPage) -> list[RecalledCard]:
    page.refresh()
    QApplication.processEvents()
    return [one for one in page.findChildren(RecalledCard) if one.isVisibleTo(page)]


def rows(card: RecalledCard) -> list[tuple[str, ...]]:
    """Give the number and the amounts of every row, of both tables, with their totals."""
    found = []
    for table in card.findChildren(Table):
        model = table.model()
        for row in range(model.rowCount()):
            cells = [str(model.index(row, column).data()) for column in range(4)]
            number = cells[0].partition(" ")[0]
            found.append((number if number.startswith("(") else "", *cells[1:]))
    return found


def said(card: RecalledCard) -> str:
    return "\n".join(one.words() for one in card.findChildren(Words))


def test_lines_stand_as_the_survey_has_them_and_what_was_not_asked_says_so(page: BeforeAfterPage, desk: Desk) -> None:
    kept(
        desk,
        BaselineLine("I01", 5_000_000, 0, 12_500),
        BaselineLine("I20", 0, 900_000),
        BaselineLine("I21", 0, 30_000),
        BaselineLine("E01", 1_000_000, 900_000),
        BaselineLine("E20", 0, 0),
        BaselineLine("C02", 600_000, 0),
        BaselineLine(REPAID, 50_000, 0),
        BaselineLine("D02", 2_000_000, 0),
        BaselineLine("S01", 80_000, 0),
        debts=2_500_000,
        savings=80_000,
        members=4,
    )

    (card,) = cards(page)

    assert rows(card) == [
        ("(1)/(2)", "50,000", "–", "50,000"),
        ("(3)", "", "", "ยังไม่ถาม"),
        ("(4)", "–", "9,000", "9,000"),
        ("", "50,000", "9,000", "59,000"),
        ("(1)", "6,000", "–", "6,000"),
        ("(2)", "10,000", "9,000", "19,000"),
        ("(3)", "–", "–", "0"),
        ("(4)", "500", "–", "500"),
        ("", "16,500", "9,000", "25,500"),
    ]
    words = said(card)
    for told in ("20,000", "25,000", "800", "4 ", "12.5", "300", "ยังไม่ถาม", "จปฐ"):
        assert (told in words) is (told != "จปฐ"), told


@pytest.mark.parametrize("size", [100, 150, 200])
def test_every_column_is_in_sight_in_large_letters_too(desk: Desk, qapp: QApplication, size: int) -> None:
    wear(qapp, Look(type_size=size))
    kept(desk, *(BaselineLine(code, 139_501_25, 9_999_99) for code in ("I01", "I10", "C01", "E01")))
    made = BeforeAfterPage(desk)
    made.resize(1156 if size == 100 else 1020, 684)
    made.show()
    made.refresh()
    QApplication.processEvents()

    tables = made.findChildren(Table)
    assert tables
    for one in tables:
        head = one.horizontalHeader()
        assert sum(head.sectionSize(number) for number in range(head.count())) <= one.viewport().width() + 1
        assert not one.left_out()
    made.close()


def test_the_year_comes_before_the_month_and_what_is_taken_away_is_gone(page: BeforeAfterPage, desk: Desk) -> None:
    year = kept(desk, BaselineLine("I01", 100, 0))
    month = replace(year, id=type(year.id)(0), type=BaselineType.D, first=202602)
    desk.execute(SetBaseline(replace(month, lines=(BaselineLine("I01", 700, 0),))))

    names = [one.objectName() for one in cards(page)]
    assert names == ["recalled_C", "recalled_D"]
    assert all("6 บาท" in said(one) for one in cards(page))

    desk.execute(SetBaseline(replace(year, is_deleted=True), was=year))
    assert [one.objectName() for one in cards(page)] == ["recalled_D"]
    for one in baselines(desk):
        desk.execute(SetBaseline(replace(one, is_deleted=True), was=one))
    assert cards(page) == []
