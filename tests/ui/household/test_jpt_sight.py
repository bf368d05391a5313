"""Items 22–23 on the page of the month: the lines its paper has, the entries behind them, what is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.charts.jpt_words import amount_words, item_name, jpt_headline
from household_ledger.domain.jpt import INCOME, SPENDING, Item
from household_ledger.domain.period import Month
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.frame.rail import rail_width
from household_ledger.ui.pages.household.month.page import MonthPage
from household_ledger.ui.paper.orders import JPT, PaperOrder
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import DARK, LIGHT
from household_ledger.ui.widgets.states import Banner
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.words import Words
from tests.ui import looking
from tests.ui.conftest import wear
from tests.ui.hands import child, press

OCTOBER = Month(2026, 10)


@pytest.fixture
def page(desk: Desk) -> Iterator[MonthPage]:
    made = MonthPage(desk)
    made.resize(1156, 684)
    made.show()
    made.refresh()
    press(child(made, "choice_jpt"))
    QApplication.processEvents()
    yield made
    made.close()


def table(page: MonthPage, name: str) -> Table:
    found = child(page, name, Table)
    assert isinstance(found, Table)
    return found


def test_the_lines_are_those_of_the_twelve_months(page: MonthPage, desk: Desk) -> None:
    assert desk.household is not None
    found = desk.figures.jpt(desk.household, OCTOBER)

    assert page.title.words() == jpt_headline(found)
    for name, items, whole in (("jpt_income", INCOME, found.income), ("jpt_spending", SPENDING, found.spending)):
        shown = table(page, name)
        wanted = [one for one in items if one is not Item.WORK_UNSAID or found.lines[one].total]
        assert [row.key for row in shown.rows()] == wanted
        assert [row.cells[-2].text for row in shown.rows()] == [amount_words(found.lines[one].total) for one in wanted]
        model = shown.model()
        assert model.index(len(wanted), model.columnCount() - 2).data() == format_amount(whole.total)
    said = "\n".join(one.words() for one in page.jpt.findChildren(Words))
    assert format_amount(found.debt) in said
    assert format_amount(found.saved) in said


def test_a_line_leads_to_its_entries_by_keyboard(page: MonthPage, desk: Desk) -> None:
    asked: list[Looked] = []
    desk.entries_asked.connect(asked.append)
    lines = table(page, "jpt_spending")

    lines.setCurrentIndex(lines.model().index(1, 1))
    QTest.keyClick(lines, Qt.Key.Key_Return)

    (looked,) = asked
    assert looked.title == item_name(Item.NECESSARY)
    with desk.reader() as reader:
        assert any(reader.entries(query) for query in looked.queries)


def test_its_paper_is_the_survey_page(page: MonthPage, desk: Desk) -> None:
    asked: list[PaperOrder] = []
    desk.print_asked.connect(asked.append)

    press(child(page, "print_month"))

    assert desk.household is not None
    assert asked == [PaperOrder(kind=JPT, month=OCTOBER, households=(desk.household,))]


def test_months_that_are_missing_are_named(page: MonthPage, desk: Desk) -> None:
    assert not [one for one in page.jpt.findChildren(Banner) if one.isVisible()]

    assert desk.household is not None
    enrolled = desk.figures.enrolled(desk.household)
    assert enrolled is not None
    desk.turn_to(enrolled[0].plus(2))
    page.refresh()
    QApplication.processEvents()

    assert desk.figures.jpt(desk.household, desk.month).missing
    (banner,) = [one for one in page.jpt.findChildren(Banner) if one.isVisible()]
    assert "เดือนที่ขาด" in banner.words.words()


def test_the_page_built_anew_looks_at_the_same(page: MonthPage, desk: Desk) -> None:
    again = MonthPage(desk)
    again.restore(page.keep())
    again.show()
    again.refresh()

    assert again.jpt.isVisible()
    again.close()


@pytest.mark.parametrize(
    ("look", "language"), [(Look(), "th"), (Look(DARK, 150), "en"), (Look(LIGHT, 150), "th"), (Look(LIGHT, 200), "th")]
)
def test_it_is_whole_in_every_look(desk: Desk, qapp: QApplication, look: Look, language: str) -> None:
    wear(qapp, look)
    set_language(language)
    page = MonthPage(desk)
    page.restore("jpt")
    page.resize(1366 - rail_width(), 660)
    page.show()
    page.refresh()
    for _turn in range(12):
        QTest.qWait(2)

    found = [*looking.clipped(page), *looking.overlapping(page), *looking.unnamed(page)]
    page.close()

    assert found == []
