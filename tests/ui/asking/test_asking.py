"""The days nobody knows of: asked about in one go by mouse or by keyboard alone, and saved in one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.services.commands.days import NothingToday
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.gaps import unasked_days
from household_ledger.ui.arrivals import WriteOn
from household_ledger.ui.desk import Desk, Notice
from household_ledger.ui.pages.household.asking.begin import ask_days
from household_ledger.ui.pages.household.asking.dialog import DaysDialog
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.household.conftest import home, turn, write
from tests.ui.looking import clipped, overlapping, small_targets, unnamed, unreachable, untranslated

NOVEMBER = Month(2026, 11)
WRITTEN = (*range(1, 8), *range(9, 12), *range(13, 17), 18, 19, 21)
"""So the days 8, 12, 17 and 20 are gaps."""
GAPS = (8, 12, 17, 20)


def nov(*days: int) -> list[date]:
    return [date(2026, 11, day) for day in days]


@pytest.fixture
def asked(desk: Desk) -> Iterator[DaysDialog]:
    desk.turn_to(NOVEMBER)
    for day in WRITTEN:
        write(desk, date(2026, 11, day), 40)
    yield opened(desk)
    turn()


def opened(desk: Desk) -> DaysDialog:
    made = ask_days(desk, None, "today")
    assert made is not None
    made.activateWindow()
    turn()
    return made


def marked(desk: Desk) -> list[date]:
    query = EntryQuery(household=home(desk), first=NOVEMBER.first, last=NOVEMBER.last)
    with desk.reader() as reader:
        return [one.date for one in reader.entries(query) if one.kind is EntryKind.NOTHING]


def missing(desk: Desk) -> list[date]:
    with desk.reader() as reader:
        household = reader.record(Household, home(desk))
        assert household is not None
        return list(unasked_days(reader, household, desk.month, desk.today))


def hit(key: Qt.Key) -> None:
    at = QApplication.focusWidget()
    assert at is not None
    QTest.keyClick(at, key)


def at_keyboard() -> str:
    at = QApplication.focusWidget()
    return at.objectName() if at is not None else ""


def words(dialog: QWidget, name: str) -> str:
    one = child(dialog, name)
    return one.text() if isinstance(one, QPushButton) else one.words()  # type: ignore[attr-defined] # Words


def test_the_days_are_listed_in_order_with_their_weekdays(asked: DaysDialog, desk: Desk, shot: Shot) -> None:
    names = [one.words.words() for one in asked._rows]

    assert names == ["วันอาทิตย์ที่ 8 พ.ย.", "วันพฤหัสบดีที่ 12 พ.ย.", "วันอังคารที่ 17 พ.ย.", "วันศุกร์ที่ 20 พ.ย."]
    assert words(asked, "count") == "ติ๊กแล้ว 0 วัน · ยังไม่ตอบ 4 วัน"
    assert not child(asked, "save").isEnabled()
    assert missing(desk) == nov(*GAPS)
    household = desk.household_record()
    assert household is not None
    said = [one.words() for one in asked.findChildren(Words)]
    assert f"{household.code} {household.name}" in said, "whose days they are is said wherever it is asked"
    shot(asked, "asking")


def test_by_mouse_alone_ticked_days_are_kept_in_one_step_and_skipped_ones_stay_gaps(
    asked: DaysDialog, desk: Desk
) -> None:
    said: list[Notice] = []
    desk.said.connect(said.append)
    steps = desk.opened.ledger.undo_label()

    press(child(asked, "nothing_8"), child(asked, "nothing_8").rect().center() / 2)
    press(child(asked, "nothing_17"), child(asked, "nothing_17").rect().center() / 2)
    press(child(asked, "skip_12"))
    assert words(asked, "count") == "ติ๊กแล้ว 2 วัน · ข้าม 1 วัน · ยังไม่ตอบ 1 วัน"
    assert words(asked, "save") == "บันทึก 2 วัน"
    press(child(asked, "save"))

    assert marked(desk) == nov(8, 17)
    assert missing(desk) == nov(12, 20)
    assert said[-1].words == "บันทึกแล้ว: ไม่มีรายการ 2 วัน ยังไม่รู้อีก 2 วัน"
    assert not asked.isVisible()
    assert desk.opened.ledger.undo_label() != steps
    desk.execute(Undo())
    assert marked(desk) == []


def test_by_keyboard_alone_enter_answers_and_goes_on_and_arrows_move(asked: DaysDialog, desk: Desk) -> None:
    assert at_keyboard() == "nothing_8"
    hit(Qt.Key.Key_Return)
    assert at_keyboard() == "nothing_12"
    hit(Qt.Key.Key_Tab)
    hit(Qt.Key.Key_Tab)
    assert at_keyboard() == "skip_12"
    hit(Qt.Key.Key_Down)
    assert at_keyboard() == "skip_17"
    hit(Qt.Key.Key_Up)
    hit(Qt.Key.Key_Return)
    assert at_keyboard() == "nothing_17"
    hit(Qt.Key.Key_Space)
    assert at_keyboard() == "nothing_17", "Space answers in place"
    hit(Qt.Key.Key_Down)
    hit(Qt.Key.Key_Return)
    assert at_keyboard() == "save"
    hit(Qt.Key.Key_Return)

    assert marked(desk) == nov(8, 17, 20)
    assert missing(desk) == nov(12)


def test_enter_after_a_space_goes_on_and_leaves_the_day_ticked(asked: DaysDialog) -> None:
    hit(Qt.Key.Key_Space)
    hit(Qt.Key.Key_Return)

    assert [one.day for one in asked._rows if one.is_nothing()] == nov(8)
    assert at_keyboard() == "nothing_12"


def test_ticking_and_skipping_exclude_each_other(asked: DaysDialog) -> None:
    row = asked._rows[0]
    row.tick.click()
    row.skip.click()
    assert (row.is_nothing(), row.is_skipped()) == (False, True)
    row.tick.click()
    assert (row.is_nothing(), row.is_skipped()) == (True, False)
    row.tick.click()
    assert row.is_open()


@pytest.mark.parametrize("yes", [True, False])
def test_all_that_is_left_is_ticked_only_after_a_second_look_that_names_the_number(
    asked: DaysDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch, *, yes: bool
) -> None:
    told: list[str] = []

    def confirm(_parent: object, title: str, said: str, verb: str, no: str) -> bool:
        told.extend((title, said, verb, no))
        return yes

    monkeypatch.setattr(dialogs, "confirm", confirm)
    asked._rows[1].skip.click()
    press(child(asked, "rest"))

    assert told[0] == "ไม่มีรายการทั้ง 3 วันจริงหรือ"
    assert "8, 17, 20" in told[1]
    assert told[3] == "ถามทีละวัน"
    assert words(asked, "save") == ("บันทึก 3 วัน" if yes else "บันทึก")
    assert asked._rows[1].is_skipped()
    assert marked(desk) == [], "nothing is written before it is saved"


def test_a_day_written_meanwhile_is_told_and_the_others_are_kept(asked: DaysDialog, desk: Desk, shot: Shot) -> None:
    for row in asked._rows[:3]:
        row.tick.click()
    write(desk, date(2026, 11, 12), 40)
    press(child(asked, "save"))
    turn()

    assert marked(desk) == nov(8, 17)
    assert asked.isVisible()
    assert words(asked, "refusal") == "วันที่ 12 มีคนจดรายการไว้แล้วระหว่างนี้ จึงไม่เปลี่ยน\nอีก 2 วันบันทึกแล้ว"
    assert [one.day for one in asked._rows] == nov(20)
    shot(asked, "asking-refused")
    asked.reject()


def test_a_month_closed_meanwhile_keeps_nothing_and_says_so(asked: DaysDialog, desk: Desk) -> None:
    asked._rows[0].tick.click()
    desk.execute(CloseMonth(home(desk), NOVEMBER))
    press(child(asked, "save"))

    assert marked(desk) == []
    assert words(asked, "refusal") == "วันที่ 8: พฤศจิกายน 2569 ถูกปิดไปแล้วระหว่างนี้"
    assert child(asked, "state").isVisible()
    asked.reject()


def test_a_day_somebody_else_marked_meanwhile_is_as_wished(asked: DaysDialog, desk: Desk) -> None:
    asked._rows[0].tick.click()
    desk.execute(NothingToday(home(desk), date(2026, 11, 8)))
    press(child(asked, "save"))

    assert marked(desk) == nov(8)
    assert not asked.isVisible()


def test_closing_with_ticks_asks_first(asked: DaysDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [False, True]
    monkeypatch.setattr(dialogs, "may_throw_away", lambda _parent: answers.pop(0))
    asked._rows[0].tick.click()

    press(child(asked, "close"))
    assert asked.isVisible()
    QTest.keyClick(asked, Qt.Key.Key_Escape)

    assert not asked.isVisible()
    assert marked(desk) == []


def test_going_to_write_a_day_keeps_the_answers_and_comes_back_to_the_next(asked: DaysDialog, desk: Desk) -> None:
    gone: list[object] = []
    desk.page_asked.connect(lambda key, wish, _sight: gone.append((key, wish)))
    asked._rows[0].tick.click()
    asked._rows[2].skip.click()
    press(child(asked, "write_12"))
    assert gone == [("entry", WriteOn(date(2026, 11, 12)))]
    assert not asked.isVisible()
    assert desk.asking.unsaved() == (home(desk), NOVEMBER)
    assert marked(desk) == [], "what is ticked is saved together, at the end"
    write(desk, date(2026, 11, 12), 40)

    again = opened(desk)

    assert [one.day for one in again._rows] == nov(8, 17, 20)
    assert [one.is_nothing() for one in again._rows] == [True, False, False]
    assert [one.is_skipped() for one in again._rows] == [False, True, False]
    assert at_keyboard() == "nothing_20"
    hit(Qt.Key.Key_Return)
    hit(Qt.Key.Key_Return)
    assert marked(desk) == nov(8, 20)
    assert desk.asking.unsaved() is None
    assert gone[1:] == [("today", None)], "it ends where it began"


def test_a_month_without_gaps_thanks_and_others_say_why_there_is_nothing(desk: Desk, shot: Shot) -> None:
    desk.turn_to(Month(2026, 10))
    told = []
    for month in (Month(2026, 10), Month(2026, 12), Month(2020, 1)):
        desk.turn_to(month)
        made = opened(desk)
        assert made._state is not None
        told.append(made._state.heading.words())
        assert not child(made, "save").isVisible()
        assert at_keyboard() == "close"
        shot(made, f"asking-{month.iso}")
        hit(Qt.Key.Key_Return)
        assert not made.isVisible()

    assert told == ["ไม่มีวันไหนขาด", "เดือนนี้ยังมาไม่ถึง", "ไม่มีวันให้ถาม"]


def test_a_closed_month_names_its_gaps_and_can_be_opened_again_from_there(
    asked: DaysDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    asked.reject()
    desk.execute(CloseMonth(home(desk), NOVEMBER))
    made = opened(desk)
    assert made._state is not None
    assert "8, 12, 17, 20" in made._state.said.words()
    assert made._rows == []
    shot(made, "asking-closed")
    monkeypatch.setattr(dialogs, "ask_text", lambda *_asked: "ถามเพิ่ม")

    press(child(made, "begin"))
    turn()

    assert [one.day for one in made._rows] == nov(*GAPS)
    assert at_keyboard() == "nothing_8"
    made.reject()


def test_everything_has_a_name_room_and_a_place_for_the_keyboard(asked: DaysDialog) -> None:
    assert child(asked, "write_12").accessibleName() == "วันพฤหัสบดีที่ 12 พ.ย.: มีรายการ – ไปจด"
    assert unnamed(asked) == []
    assert clipped(asked) == []
    assert overlapping(asked) == []
    assert small_targets(asked) == []
    assert unreachable(asked) == []
    assert untranslated(asked, "th") == []
    asked.reject()
