"""What comes again and is due: written by Enter, passed over by Del, by mouse too; nothing writes itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.recurring import Recurring, RecurringTurn, Recurs, TurnState
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.recurring import AddRecurring
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.today.due_card import DueLine
from household_ledger.ui.pages.household.today.page import TodayPage
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.household.conftest import answer, home, pocket_of, turn

Key = Qt.Key
WHAT = "เบี้ยผู้สูงอายุ รายเดือน"


@pytest.fixture
def page(desk: Desk) -> Iterator[TodayPage]:
    """Give the page with 600 baht due on the 10th of October and November, next in December; September is closed."""
    amount = Money(600_00)
    draft = Draft(
        household=home(desk),
        date=date(2026, 11, 1),
        kind=EntryKind.INCOME,
        description=WHAT,
        amount=amount,
        pocket=pocket_of(desk),
        parts=(Part(category=fixed_id("I15"), amount=amount),),
    )
    rule = Recurring(
        id=NO_ID,
        household=home(desk),
        rows=kept([[draft]]),
        rhythm=Recurs.MONTH_DAY,
        day=10,
        starts_on=date(2026, 9, 1),
    )
    desk.execute(AddRecurring(rule))
    made = TodayPage(desk)
    made.resize(1156, 760)
    made.show()
    made.refresh()
    desk.changed.connect(lambda _changes: made.refresh())
    turn()
    yield made
    made.close()


def lines(page: TodayPage) -> list[DueLine]:
    return [one for one in page.due.findChildren(DueLine) if one.isVisible()]


def written(desk: Desk) -> list[Entry]:
    with desk.reader() as reader:
        return [one for one in reader.entries(EntryQuery(household=home(desk))) if one.description == WHAT]


def turns(desk: Desk) -> list[tuple[int, TurnState]]:
    with desk.reader() as reader:
        return [(one.due, one.state) for one in reader.of_household(RecurringTurn, home(desk))]


def key(page: TodayPage, which: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.isAncestorOf(focused)
    QTest.keyClick(focused, which)
    turn()


def test_what_is_due_is_shown_with_its_day_and_rule_and_nothing_is_written(
    page: TodayPage, desk: Desk, shot: Shot
) -> None:
    shot(page, "today-due")
    assert page.due.isVisible()
    assert page.due.title.words() == "ถึงกำหนดแล้ว"
    said = [[words.words() for words in line.findChildren(Words)] for line in lines(page)]
    assert [one[1].split(" · ")[1] for one in said] == ["ทุกเดือน วันที่ 10"] * 2
    assert all(one[0] == WHAT for one in said)
    assert written(desk) == []
    ahead = [one.words() for one in page.ahead.findChildren(Words)]
    assert WHAT in ahead, "the next one stands where instalments stand"


def test_the_keyboard_alone_writes_and_passes_over_and_goes_on_to_the_next(page: TodayPage, desk: Desk) -> None:
    lines(page)[0].take.setFocus()

    key(page, Key.Key_Return)
    assert [entry.date for entry in written(desk)] == [date(2026, 10, 10)]
    key(page, Key.Key_Delete)

    assert turns(desk) == [(20261010, TurnState.TAKEN), (20261110, TurnState.SKIPPED)]
    assert len(written(desk)) == 1
    assert not page.due.isVisible()
    assert QApplication.focusWidget() is page.write
    desk.execute(Undo())
    turn()
    assert len(lines(page)) == 1, "taken back, it is asked for again"


def test_the_mouse_alone_writes_and_passes_over(page: TodayPage, desk: Desk) -> None:
    press(lines(page)[1].take)
    turn()
    press(lines(page)[0].skip)
    turn()

    assert sorted(turns(desk)) == [(20261010, TurnState.SKIPPED), (20261110, TurnState.TAKEN)]
    assert [entry.date for entry in written(desk)] == [date(2026, 11, 10)]


def test_what_comes_no_more_is_asked_about_first(page: TodayPage, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer(monkeypatch, yes=False)
    press(lines(page)[0].stop)
    turn()
    assert (len(asked), len(lines(page))) == (1, 2)

    answer(monkeypatch, yes=True)
    press(lines(page)[0].stop)
    turn()
    assert not page.due.isVisible()
    assert (written(desk), turns(desk)) == ([], [])


def test_every_button_says_what_it_is_about(page: TodayPage) -> None:
    for line in lines(page):
        for name in ("take_due", "skip_due", "stop_due"):
            one = child(line, name, QPushButton)
            assert WHAT in one.accessibleName()
            assert one.focusPolicy() is not Qt.FocusPolicy.NoFocus
