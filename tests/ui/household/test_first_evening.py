"""The first evening of a household: its cash counted first, the days before written after; said, and mended at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.views.day_page import day_page
from household_ledger.ui.arrivals import Arrival, CountCash, ShowEntry, WriteOn
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.pages.household.month.page import MonthPage
from household_ledger.ui.pages.household.today.page import TodayPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.theme.tokens import LIGHT
from household_ledger.ui.widgets.states import Banner
from tests.ui import looking
from tests.ui.conftest import Shot, wear
from tests.ui.hands import child, press
from tests.ui.household.conftest import home, pocket_of, turn, write

TODAY = date(2026, 11, 21)
SPENT = {5: 60, 10: 750, 16: 80, 20: 199}


@pytest.fixture
def desk(empty_desk: Desk) -> Desk:
    """Count 1,500 today; then write what was spent on the days before, and count once more."""
    begin = AddFirstHousehold(person="อาสา", role=Role.RECORDER, code="001", name="นางใหม่ เริ่มจด", cash=Money(1_500_00))
    empty_desk.execute(begin)
    empty_desk.take_first()
    empty_desk.turn_to(Month.of(TODAY))
    for day, baht in SPENT.items():
        write(empty_desk, date(2026, 11, day), baht)
    return empty_desk


@pytest.fixture(params=[100, 150])
def letters(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    wear(qapp, Look(LIGHT, request.param))
    yield request.param
    wear(qapp, Look(LIGHT, 100))


def count(desk: Desk, baht: int) -> None:
    draft = Draft(
        household=home(desk), date=TODAY, kind=EntryKind.CASH_COUNT, amount=Money(baht * 100), pocket=pocket_of(desk)
    )
    desk.execute(AddEntries((draft,)))
    turn()


def shown(page: TodayPage | MonthPage) -> TodayPage | MonthPage:
    page.resize(1156, 660)
    page.show()
    page.refresh()
    page.desk.changed.connect(lambda _changes: page.refresh())
    turn()
    return page


def said(page: TodayPage | MonthPage | EntryPage) -> list[str]:
    found = page.findChildren(Banner, "late_beginning")
    return [one.words.words() for one in found if one.isVisible()]


@pytest.mark.parametrize("kind", [TodayPage, MonthPage])
def test_a_page_says_what_it_began_with_and_one_press_mends_it_and_one_undo_takes_it_back(
    desk: Desk, kind: type[TodayPage | MonthPage], letters: int, shot: Shot
) -> None:
    page = shown(kind(desk))
    (told,) = said(page)
    shot(page, f"first-evening-{kind.__name__}-{letters}")

    assert "2,589" in told
    assert "−1,089" in told
    assert "น่าจะลืมจดรายรับ" not in " ".join(one.words.words() for one in page.findChildren(Banner))
    if isinstance(page, TodayPage):
        assert not page.days.short.isVisible()
    assert looking.clipped(page) == []
    press(child(page, "begin_earlier"))
    turn()
    assert said(page) == []
    with desk.reader() as reader:
        assert day_page(reader, home(desk), date(2026, 11, 4)).cash_end == Money(2_589_00)
        assert day_page(reader, home(desk), TODAY).cash_end == Money(1_500_00)
    desk.undo()
    turn()
    assert said(page) == [told]
    page.close()


def test_where_more_came_in_before_it_asks_and_changes_nothing(desk: Desk) -> None:
    write(desk, date(2026, 11, 5), 9_000, "I01", EntryKind.INCOME)
    asked: list[tuple[str, Arrival | None]] = []
    desk.page_asked.connect(lambda key, wish: asked.append((key, wish)))
    page = shown(TodayPage(desk))

    (told,) = said(page)
    press(child(page, "begin_earlier"))

    assert "ลืมจดรายจ่าย" in told
    ((key, wish),) = asked
    assert key == "entry"
    assert isinstance(wish, ShowEntry)
    assert said(page) == [told]
    page.close()


def _top(page: MonthPage) -> int:
    return page.why_not.mapTo(page.area.viewport(), page.why_not.rect().topLeft()).y()


def test_the_reasons_come_into_sight_with_their_ways_on(desk: Desk, letters: int, shot: Shot, qtbot: QtBot) -> None:
    asked: list[tuple[str, Arrival | None]] = []
    looked: list[Looked] = []
    desk.page_asked.connect(lambda key, wish: asked.append((key, wish)))
    desk.entries_asked.connect(looked.append)
    count(desk, 1_500)
    page = shown(MonthPage(desk))
    assert isinstance(page, MonthPage)
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0

    press(child(page, "see_why"))
    qtbot.waitUntil(lambda: 0 <= _top(page) < page.area.viewport().height())

    shot(page, f"first-evening-reasons-{letters}")
    assert "ยังขาด:" in page.reasons.words()
    assert "ต่างจากสมุด 1,089 บาท" in page.reasons.words()
    assert "นับครั้งก่อน" not in page.reasons.words()
    press(child(page, "count_again"))
    assert asked == [("entry", CountCash())]
    press(child(page, "look_at_cash"))
    with desk.reader() as reader:
        found = [entry.date.day for query in looked[0].queries for entry in reader.entries(query)]
    assert found == [5, 10, 16, 20, 21]
    page.close()


def test_the_grid_says_it_too_and_the_strip_to_count(desk: Desk, letters: int, shot: Shot) -> None:
    page = EntryPage(desk)
    page.resize(1156, 660)
    page.show()
    page.refresh()
    desk.changed.connect(lambda _changes: page.refresh())
    turn()
    assert len(said(page)) == 1
    page.deeds.run("count")
    turn()
    panel = page.deeds.counting.panel
    assert panel is not None
    shot(page, f"first-evening-count-{letters}")

    assert "1,500" in panel.late_said.words()
    assert panel.late_said.isVisible()
    assert said(page) == []  # the strip says it
    assert looking.clipped(panel) == []
    QTest.keyClick(panel.begin_button, Qt.Key.Key_Space)
    turn()

    assert not panel.late_said.isVisible()
    assert not panel.begin_button.isVisible()
    assert "1,500" in panel.below.words()
    desk.undo()
    turn()
    assert panel.late_said.isVisible()
    page.deeds.counting.close()
    turn()
    assert len(said(page)) == 1
    press(child(page, "begin_earlier"))
    turn()
    press(child(page, "undo_beginning"))
    turn()
    assert len(said(page)) == 1
    page.close()


def test_a_day_to_look_at_is_in_sight_with_the_balance_its_heading_says(desk: Desk, letters: int, shot: Shot) -> None:
    for day in range(11, 21):
        for baht in (3, 4):
            write(desk, date(2026, 11, day), baht)
    page = EntryPage(desk)
    page.resize(1156, 560)
    page.show()
    page.refresh()
    turn()

    page.arrive(WriteOn(date(2026, 11, 5), is_to_look=True))
    turn()

    shot(page, f"first-evening-look-{letters}")
    view = page.grid.view
    row, _key = view.current_cell()
    assert row == page.grid.source.last_on(date(2026, 11, 5))
    assert view.is_in_sight(row)
    assert page.grid.hands.day == date(2026, 11, 5)
    with desk.reader() as reader:
        balance = day_page(reader, home(desk), date(2026, 11, 5)).cash_end
    (looks,) = [page.grid.model.shown(row)]
    assert isinstance(looks, EntryLooks)
    assert looks.row.balance == balance == Money(-60_00)
    page.close()
