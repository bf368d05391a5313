"""What is due is proposed under the rows of its month and written with one key, wherever the keyboard is."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.recurring import Recurring, RecurringTurn, Recurs, TurnState
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.recurring import AddRecurring
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.due_bar import DueBar
from household_ledger.ui.pages.household.entry import EntryPage
from tests.ui.conftest import Shot
from tests.ui.entry_grid.conftest import Typist
from tests.ui.hands import child, press
from tests.ui.household.conftest import home, pocket_of, turn

Key = Qt.Key
WHAT = "เบี้ยผู้สูงอายุ รายเดือน"


@pytest.fixture
def bar(page: EntryPage, desk: Desk) -> DueBar:
    """Let 600 baht fall due on the 10th of October and on the 5th and 12th of November."""
    for day in (10, 5, 12):
        amount = Money(600_00)
        draft = Draft(
            household=home(desk),
            date=desk.today,
            kind=EntryKind.INCOME,
            description=WHAT,
            amount=amount,
            pocket=pocket_of(desk),
            parts=(Part(category=fixed_id("I11"), amount=amount),),
        )
        starts_on = date(2026, 10 if day == 10 else 11, day)
        rule = Recurring(
            id=NO_ID,
            household=home(desk),
            rows=kept([[draft]]),
            rhythm=Recurs.MONTH_DAY,
            day=day,
            starts_on=starts_on,
            times=1,
        )
        desk.execute(AddRecurring(rule))
        QApplication.processEvents()
    return page.deeds.due


def written(desk: Desk) -> list[Entry]:
    with desk.reader() as reader:
        return [one for one in reader.entries(EntryQuery(household=home(desk))) if one.description == WHAT]


def states(desk: Desk) -> list[TurnState]:
    with desk.reader() as reader:
        return [one.state for one in reader.of_household(RecurringTurn, home(desk))]


def test_one_key_writes_what_is_due_while_a_row_is_typed_and_nothing_typed_is_lost(
    page: EntryPage, desk: Desk, bar: DueBar, typist: Typist, shot: Shot
) -> None:
    shot(page, "due-bar")
    assert bar.isVisible()
    assert bar.words.words().startswith(f"ถึงกำหนดแล้ว: {WHAT} · 5 พ.ย. · 600")
    assert written(desk) == [], "nothing is written by itself"
    typist.to("what").type("กับข้าว")

    typist.press(Key.Key_F10)

    assert [one.date for one in written(desk)] == [date(2026, 11, 5)]
    assert page.grid.typing.row.what == "กับข้าว"
    assert typist.cell == "what"
    assert f"{WHAT} · 12 พ.ย." in bar.words.words(), "the next one stands there"
    typist.press(Key.Key_F10)
    assert not bar.isVisible()
    assert [one.date for one in written(desk)] == [date(2026, 11, 5), date(2026, 11, 12)]
    typist.press(Key.Key_F10)
    assert len(written(desk)) == 2
    assert "ไม่มีรายการที่ทำซ้ำรออยู่" in page.grid.notice.words.words()


@pytest.mark.parametrize("key", [Key.Key_F10, Key.Key_Return])
def test_a_finger_left_on_the_key_writes_one_thing(desk: Desk, bar: DueBar, typist: Typist, key: Qt.Key) -> None:
    typist.to("what")
    if key == Key.Key_Return:
        bar.take.setFocus()
    for is_held in (False, True, True):
        at = QApplication.focusWidget()
        assert at is not None
        QApplication.sendEvent(at, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", is_held))
        turn()

    assert [one.date for one in written(desk)] == [date(2026, 11, 5)]
    assert bar.isVisible(), "the other one waits for a press of its own"


def test_the_mouse_writes_passes_over_and_takes_back(page: EntryPage, desk: Desk, bar: DueBar) -> None:
    press(bar.skip)
    turn()
    assert (states(desk), written(desk)) == ([TurnState.SKIPPED], [])
    press(bar.take)
    turn()
    assert [one.date for one in written(desk)] == [date(2026, 11, 12)]

    press(child(page, "undo_due"))
    turn()

    assert written(desk) == []
    assert bar.isVisible(), "taken back, it is proposed again"


def test_it_is_proposed_in_its_own_month_and_not_in_a_search_or_a_closed_month(
    page: EntryPage, desk: Desk, bar: DueBar, typist: Typist
) -> None:
    desk.turn_to(Month(2026, 10))
    page.refresh()
    assert "10 ต.ค." in bar.words.words()
    typist.press(Key.Key_F)  # a letter in the row changes nothing of it
    assert bar.isVisible()
    page.going.open_search()
    page.refresh()
    assert not bar.isVisible()
    page.going.close_search()
    desk.execute(CloseMonth(home(desk), Month(2026, 10)))
    QApplication.processEvents()
    page.refresh()

    assert not bar.isVisible()
    typist.press(Key.Key_F10)
    assert written(desk) == []
