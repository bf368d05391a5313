"""The monthly savings summary: its answer, its rows and totals, villages, the silent, the chart, papers and tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from household_ledger.domain.kinds import Account
from household_ledger.domain.period import Month
from household_ledger.domain.register import VillageGroup
from household_ledger.text.amounts import format_amount
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.provider.savings_summary import SavingsSummaryPage
from household_ledger.ui.paper.orders import SLIPS, SUMMARY, PaperOrder
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.table import Table
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.provider.conftest import Shown, wait


def table(page: SavingsSummaryPage) -> Table:
    found = child(page, "savings_table", Table)
    assert isinstance(found, Table)
    return found


def column(page: SavingsSummaryPage, number: int) -> list[str]:
    return [row.cells[number].text for row in table(page).rows()]


def test_the_title_is_the_answer_and_the_total_is_the_tables_own(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    told = desk.figures.savings_table(Month(2026, 10))

    assert page.title.words() == (
        f"ตุลาคม {told.households_saving} จาก {len(told.rows)} ครัวเรือนออม รวม {format_amount(told.deposits)} บาท"
    )
    assert format_amount(abs(told.change)) in page.subtitle.words()
    model = table(page).model()
    last = [model.index(len(told.rows), number).data() for number in range(model.columnCount())]
    assert last[2:6] == [format_amount(one) for one in (told.opening, told.deposits, told.withdrawals, told.closing)]
    assert column(page, 0) == [row.code for row in told.rows]
    assert column(page, 9) == [row.grade.value for row in told.rows]


def test_a_press_on_a_head_sorts_and_the_total_stays_last(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    told = desk.figures.savings_table(Month(2026, 10))

    head = table(page).horizontalHeader()
    place = head.sectionViewportPosition(3) + 10
    QTest.mouseClick(
        head.viewport(), Qt.MouseButton.LeftButton, pos=head.viewport().rect().center().__class__(place, 8)
    )

    assert column(page, 3) == [format_amount(one) if one else "–" for one in sorted(row.deposits for row in told.rows)]
    assert table(page).model().index(len(told.rows), 1).data() == f"รวม {len(told.rows)} ครัวเรือน"


def test_a_village_has_its_own_answer_and_paper(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    with desk.reader() as reader:
        village = reader.all(VillageGroup)[0]
    told = desk.figures.savings_table(Month(2026, 10), village.id)

    press(child(page, f"choice_{int(village.id)}"))
    wait(desk)

    assert column(page, 0) == [row.code for row in told.rows]
    assert format_amount(told.deposits) in page.title.words()
    assert page.paper() == PaperOrder(kind=SUMMARY, month=Month(2026, 10), group=village.id)


def test_who_sent_nothing_is_one_press_away(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    silent = child(page, "silent", QPushButton)
    assert isinstance(silent, QPushButton)
    assert not silent.isVisible()

    desk.turn_to(Month(2026, 11))
    wait(desk)
    assert page.title.words() == "พฤศจิกายน ยังไม่มีครัวเรือนใดออม จาก 4 ครัวเรือน"
    assert silent.text() == "4 ครัวเรือนยังไม่ส่ง ดูรายชื่อ"
    press(silent)
    assert column(page, 9) == ["ยังไม่ส่ง"] * 4
    assert table(page).model().rowCount() == 4
    press(silent)
    assert table(page).model().rowCount() == 5


def test_a_press_on_a_household_shows_its_savings(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    asked: list[str] = []
    desk.page_asked.connect(lambda key, _wish: asked.append(key))

    table(page).setFocus()
    table(page).setCurrentIndex(table(page).model().index(2, 0))
    QTest.keyClick(table(page), Qt.Key.Key_Return)

    assert asked == ["savings"]
    assert desk.household == desk.figures.savings_table(Month(2026, 10)).rows[2].household


def test_the_total_row_is_nobodys(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    asked: list[str] = []
    desk.page_asked.connect(lambda key, _wish: asked.append(key))

    shown_table = table(page)
    place = shown_table.visualRect(shown_table.model().index(4, 1)).center()
    QTest.mouseClick(shown_table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked == []


def test_the_chart_is_behind_a_segment(shown: Shown, desk: Desk, shot: Shot) -> None:
    page = shown(SavingsSummaryPage, desk)

    press(child(page, "choice_chart"))
    wait(desk)

    chart = child(page, "village_chart")
    assert chart.isVisible()
    assert "ฝาก" in chart.accessibleDescription()
    shot(page, "savings-summary-chart")
    press(child(page, "choice_table"))
    assert table(page).isVisible()


def test_summary_and_slips_go_to_the_preview(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    orders: list[PaperOrder] = []
    desk.print_asked.connect(orders.append)

    press(child(page, "summary"))
    press(child(page, "slips"))

    assert [one.kind for one in orders] == [SUMMARY, SLIPS]
    assert {one.month for one in orders} == {Month(2026, 10)}


def test_the_table_is_saved_with_its_own_totals(
    shown: Shown, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(SavingsSummaryPage, desk)
    offered: list[str] = []

    def save_path(_parent: object, _title: str, suggested: Path, _endings: object) -> Path:
        offered.append(suggested.name)
        return tmp_path / "t.xlsx"

    monkeypatch.setattr(dialogs, "save_path", save_path)

    press(child(page, "export"))
    wait(desk)

    assert offered == ["สรุปการออม 2569-10.xlsx"], "as its paper is called: a folder has the months in their order"
    told = desk.figures.savings_table(Month(2026, 10))
    rows = [[cell.value for cell in row] for row in load_workbook(tmp_path / "t.xlsx").active.iter_rows()]
    assert rows[-1][1] == "รวม"
    assert [round(rows[-1][number] * 100) for number in (2, 3, 4, 5)] == [
        told.opening,
        told.deposits,
        told.withdrawals,
        told.closing,
    ]
    assert [row[0] for row in rows[-1 - len(told.rows) : -1]] == [row.code for row in told.rows]


def test_a_month_before_anybody_says_so_and_prints_nothing(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)

    desk.turn_to(Month(2015, 1))
    wait(desk)

    assert page.title.words() == "มกราคม 2558 ยังไม่มีครัวเรือนเข้าร่วม"
    assert page.paper() is None
    assert not child(page, "summary").isEnabled()


def test_an_empty_book_leads_to_the_first_household(shown: Shown, empty_desk: Desk) -> None:
    page = shown(SavingsSummaryPage, empty_desk)
    asked: list[tuple[str, object]] = []
    empty_desk.page_asked.connect(lambda key, wish: asked.append((key, wish)))

    assert page.nothing.action is not None
    press(page.nothing.action)

    assert asked == [("register", AddHousehold())]


def test_what_is_looked_at_is_kept_when_the_page_is_built_anew(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    with desk.reader() as reader:
        village = reader.all(VillageGroup)[0]
    press(child(page, f"choice_{int(village.id)}"))
    press(child(page, "choice_chart"))
    wait(desk)

    again = SavingsSummaryPage(desk)
    again.show()
    again.restore(page.keep())
    wait(desk)

    assert again.villages.village == village.id
    assert again.sight.current() == "chart"
    again.close()


def test_a_column_of_the_chart_shows_the_entries_of_all_who_put_in(shown: Shown, desk: Desk) -> None:
    page = shown(SavingsSummaryPage, desk)
    press(child(page, "choice_chart"))
    wait(desk, lambda: page.chart.is_drawn)
    told = desk.figures.savings_months(Month(2026, 10), Month(2026, 10))[0]
    asked: list[Looked] = []
    desk.entries_asked.connect(asked.append)

    *_earlier, spot = [one for one in page.chart.spots() if format_amount(told.deposits) in one.told]
    page.chart.press(spot)

    with desk.reader() as reader:
        entries = [entry for query in asked[0].queries for entry in reader.entries(query)]
    put_in = [line.satang for entry in entries for line in entry.lines if line.account is Account.SAVINGS]
    assert sum(put_in) == told.deposits > 0
    assert len({entry.household for entry in entries}) == told.households_saving > 1
    assert {Month.of(entry.date) for entry in entries} == {Month(2026, 10)}
