"""The page of evidence: its finding, its indicators, and what is walked down to from a card or a row."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from household_ledger.charts.spec import Stacks
from household_ledger.domain.first_year import stayed
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.indicators.result import Indicator, IndicatorResult, Key, Measure, ProviderIndicators, Unit
from household_ledger.domain.period import Month
from household_ledger.domain.register import VillageGroup
from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.services.figures.indicator_tables import indicator_tables
from household_ledger.text.first_year_words import first_year_headline
from household_ledger.text.group_figures import aggregate_value, change_basis, change_heading
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk, Walk
from household_ledger.ui.pages.provider.evidence.page import TABLE, EvidencePage
from household_ledger.ui.pages.provider.evidence.tables import rows_of
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, px
from household_ledger.ui.widgets.cards import FigureCard
from household_ledger.ui.widgets.table import Table
from household_ledger.ui.widgets.words import Words
from tests.domain.villages import AS_OF, Villager, village
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, wait

OCTOBER = Month(2026, 10)


def table(page: EvidencePage) -> Table:
    found = child(page, "evidence_table", Table)
    assert isinstance(found, Table)
    return found


@pytest.fixture
def walks(desk: Desk) -> list[Walk]:
    asked: list[Walk] = []
    desk.walk_asked.connect(asked.append)
    return asked


def at_the_indicators(shown: Shown, desk: Desk) -> EvidencePage:
    page = shown(EvidencePage, desk)
    press(child(page, f"choice_{TABLE}"))
    wait(desk)
    return page


@pytest.mark.parametrize("room", [768, 556])
def test_beside_the_drawer_nothing_of_the_page_is_cut_off_or_scrolled_to_sideways(
    room: int, shown: Shown, desk: Desk
) -> None:
    page = at_the_indicators(shown, desk)
    page.whole.setChecked(True)

    page.resize(room, 684)
    wait(desk)

    assert table(page).horizontalScrollBar().maximum() == 0
    parts = [one for one in page.findChildren(QWidget) if one.isVisible()]
    assert {one.objectName() for one in parts if one.mapTo(page, QPoint(one.width(), 0)).x() > room} == set()
    assert table(page) in parts
    assert page.sight in parts


def test_the_heading_is_the_finding_of_the_group_and_all_is_said_below(shown: Shown, desk: Desk) -> None:
    page = shown(EvidencePage, desk)
    change = desk.figures.group_change(OCTOBER)

    assert page.title.words() == first_year_headline(desk.figures.first_year(OCTOBER))
    said = [one.words() for one in child(page, "sentences").findChildren(Words)]
    assert change_heading(change) in said
    assert any("ยังสรุปไม่ได้ 4" in one for one in said)


def test_the_table_has_every_indicator_by_the_value_the_figures_have(shown: Shown, desk: Desk) -> None:
    page = at_the_indicators(shown, desk)
    tables = desk.figures.indicator_tables(OCTOBER)

    rows = {row.cells[0].text: row.cells for row in table(page).rows()}

    assert list(rows) == [one.indicator.value for one in tables.tables]
    headline = tables.table(Indicator.NET_INCOME).headline
    assert headline is not None
    assert rows["M1"][3].text == aggregate_value(headline) != "—"
    assert rows["M1"][4].text == str(headline.n)
    assert rows["M3"][3].text == "—"
    assert rows["M3"][5].text
    assert rows["M18"][5].text == "ไม่มีกลุ่มเปรียบเทียบ"


@pytest.mark.parametrize("width", [1130, 772])
def test_why_nothing_can_be_said_is_read_whole_and_nothing_is_cut(shown: Shown, desk: Desk, width: int) -> None:
    """772: the page while the drawer with the way down is open."""
    page = at_the_indicators(shown, desk)
    page.resize(width, 660)
    QApplication.processEvents()

    read, letters = table(page), QFontMetrics(font(px(BODY)))
    assert read.horizontalScrollBar().maximum() == 0
    long_ones = 0
    for place, row in enumerate(read.rows()):
        for number in (1, 2, 5):
            lines = -(-letters.horizontalAdvance(row.cells[number].text) // read.columnWidth(number))
            long_ones += lines > 1
            assert read.rowHeight(place) >= lines * letters.ascent()
    assert long_ones, "else this shows nothing"
    looks = page.sight
    assert looks.mapTo(page, looks.rect().topRight()).x() < page.width()
    assert looks.width() >= looks.minimumSizeHint().width()


def test_every_measure_is_shown_when_asked_for(shown: Shown, desk: Desk) -> None:
    page = at_the_indicators(shown, desk)
    tables = desk.figures.indicator_tables(OCTOBER)

    press(child(page, "every_measure"))

    assert len(table(page).rows()) == len([one for each in tables.tables for one in each.participants.aggregates])


def test_a_row_leads_to_the_households_that_make_it(shown: Shown, desk: Desk, walks: list[Walk]) -> None:
    page = at_the_indicators(shown, desk)
    headline = desk.figures.indicator_tables(OCTOBER).table(Indicator.NET_INCOME).headline
    assert headline is not None

    table(page).setCurrentIndex(table(page).model().index(0, 0))
    QTest.keyClick(table(page), Qt.Key.Key_Return)

    (walk,) = walks
    assert {line.household for line in walk.stop.lines if line.is_used} == set(headline.households)
    assert walk.as_of == OCTOBER


def test_what_is_reckoned_over_all_leads_to_everybody_it_looks_at(shown: Shown, desk: Desk, walks: list[Walk]) -> None:
    page = at_the_indicators(shown, desk)
    gone: list[str] = []
    desk.page_asked.connect(lambda key, _wish, _sight: gone.append(key))
    places = {row.cells[0].text: row.key for row in table(page).rows()}

    table(page).pressed.emit(places["M19"])
    table(page).pressed.emit(places["M20"])

    (walk,) = walks
    assert {line.household for line in walk.stop.lines} == set(stayed(desk.figures.group_change(OCTOBER)))
    assert walk.stop.indicator is Indicator.BOOKKEEPING
    assert gone == ["stairs"]


def test_a_card_leads_to_everybody_by_verdict_with_the_reason(shown: Shown, desk: Desk, walks: list[Walk]) -> None:
    page = shown(EvidencePage, desk)
    card = child(page, "card_verdicts", FigureCard)

    QTest.keyClick(card, Qt.Key.Key_Return)

    (walk,) = walks
    assert len(walk.stop.lines) == len(desk.figures.group_change(OCTOBER).participants.enrolled)
    assert all(line.below for line in walk.stop.lines)


def test_a_village_has_its_own_finding_and_rows(shown: Shown, desk: Desk) -> None:
    page = at_the_indicators(shown, desk)
    with desk.reader() as reader:
        village = reader.all(VillageGroup)[0]
    told = desk.figures.indicator_tables(OCTOBER, village.id).table(Indicator.NET_INCOME).headline
    assert told is not None

    press(child(page, f"choice_{int(village.id)}"))
    wait(desk)

    assert table(page).rows()[0].cells[4].text == (str(told.n) if told.n else "—")
    assert told.n < desk.figures.indicator_tables(OCTOBER).tables[0].participants.aggregates[0].n


def test_the_month_that_runs_is_not_spoken_of_before_it_is_over(shown: Shown, desk: Desk) -> None:
    assert Month.of(desk.today) == OCTOBER.plus(1)
    desk.turn_to(OCTOBER.plus(1))
    page = shown(EvidencePage, desk)
    order = page.paper()

    assert page.subtitle.words() == change_basis(desk.figures.group_change(OCTOBER))
    assert order is not None
    assert order.month == OCTOBER


def test_the_page_counts_those_who_take_part_and_nobody_only_compared_with(
    shown: Shown, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = desk.figures.households()[1]
    desk.execute(ChangeHousehold(was=was, now=replace(was, is_comparison=True)))
    page = shown(EvidencePage, desk)
    drawn: list[Stacks] = []
    monkeypatch.setattr(page.said.grades, "show_chart", drawn.append)
    page.refresh()
    wait(desk)

    (chart,) = drawn
    everybody = [one.all for one in desk.figures.grade_months(OCTOBER.plus(-11), OCTOBER).months]
    assert chart.totals[-1] == everybody[-1] - 1 == 3
    chips = [one.text() for one in child(page, "villages").findChildren(QAbstractButton)]
    assert sum(int(one.split()[-1]) for one in chips if one[-1].isdigit()) == 3


def test_an_empty_book_leads_to_the_register(shown: Shown, empty_desk: Desk) -> None:
    page = shown(EvidencePage, empty_desk)
    asked: list[object] = []
    empty_desk.page_asked.connect(lambda key, wish, _sight: asked.append((key, wish)))

    assert page.nothing.action is not None
    press(page.nothing.action)

    assert asked == [("register", AddHousehold())]
    assert empty_desk.household in (None, NO_ID)


@pytest.mark.parametrize(("after", "said"), [(100_000, True), (130_000, False)])
def test_a_cost_held_against_a_gain_that_is_not_shown_says_so_in_its_row(after: int, *, said: bool) -> None:
    per_baht = Measure(Key.COST_PER_BAHT, Fraction(1, 2), Unit.NUMBER)
    of_all = IndicatorResult(Indicator.UNIT_COST, (Measure(Key.COST_TOTAL, Fraction(1), Unit.SATANG), per_baht), (), ())
    change = village([Villager(after=after + n) for n in range(12)])

    rows = rows_of(indicator_tables(ProviderIndicators(AS_OF, (), (of_all,)), change), is_whole=True)

    told = [row.cells[5].text for row in rows if row.cells[0].text == "M16"]
    assert ["ยังไม่แน่ชัด" in one for one in told] == [False, said]
