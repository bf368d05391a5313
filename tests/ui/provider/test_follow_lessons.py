"""The lessons of follow-up: who came, and which household has been to all four; the page kept and pictured."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Member, VillageGroup
from household_ledger.domain.training import Attendance, Training
from household_ledger.services.commands.households import LeaveProject
from household_ledger.services.commands.lessons import RecordTraining
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.ports import EntryQuery
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.follow.attendance import AttendanceDialog
from household_ledger.ui.pages.provider.follow.page import LESSONS, QUEUE, VISITS, FollowPage
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.conftest import Shot
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.provider.conftest import Shown, drop, wait
from tests.ui.provider.follow_hands import (
    Keys,
    all_of,
    column,
    homes,
    in_form,
    in_window,
    page,
    stand_at,
    table,
    turn,
    verifier,
    visited,
)

__all__ = ["page", "verifier"]


@pytest.fixture
def lessons(page: FollowPage, desk: Desk) -> FollowPage:
    """Give the page at three sessions: the first household was at all, the second at one."""
    first, second = homes(desk)[:2]
    for number, (taught, came) in enumerate((("2", (first,)), ("3,1", (first, second)), ("6", (first,))), start=1):
        held = Training(id=NO_ID, held_on=desk.today - timedelta(days=number), name=f"ครั้งที่ {number}", lessons=taught)
        desk.execute(RecordTraining(held, tuple((one.id, NO_ID) for one in came)))
    turn(page, LESSONS)
    return page


def test_who_has_been_to_all_four_lessons_is_the_answer(lessons: FollowPage, desk: Desk) -> None:
    learners = len(lessons.lessons.shown.learners) if lessons.lessons.shown is not None else 0

    assert lessons.title.words() == f"ครบ 4 บทเรียน 1 จาก {learners} ครัวเรือน"
    assert column(lessons, "sessions", 1) == ["ครั้งที่ 1", "ครั้งที่ 2", "ครั้งที่ 3"]
    assert column(lessons, "sessions", 5) == ["1", "2", "1"]
    press(child(lessons, "choice_learners"))
    told = {row.key: [cell.text for cell in row.cells] for row in table(lessons, "learners").rows()}
    first, second = homes(desk)[:2]
    assert told[first.id][2:] == ["✓ เรียนแล้ว"] * 4 + ["4/4", "1, 2, 3, 6"]
    assert told[second.id][2:] == ["–", "✓ เรียนแล้ว", "✓ เรียนแล้ว", "–", "2/4", "1, 3"]


def test_who_came_is_said_again_and_a_lesson_taken_out_goes_with_it(
    lessons: FollowPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = homes(desk)[0]

    def untick(window: AttendanceDialog) -> None:
        type_words(window.search, first.code)
        QTest.keyClick(window.table, Keys.Key_Space)
        press(window.save)

    in_window(AttendanceDialog, untick)
    QTest.keyClick(stand_at(lessons, "sessions", 1), Keys.Key_Return)
    wait(desk)
    assert column(lessons, "sessions", 5) == ["1", "1", "1"]

    monkeypatch.setattr(dialogs, "confirm", lambda *_asked: True)
    key = table(lessons, "sessions").rows()[1].key
    next(run for name, _words, run in lessons.lessons.deeds(key) if name == "remove")()
    wait(desk)
    assert column(lessons, "sessions", 1) == ["ครั้งที่ 1", "ครั้งที่ 3"]
    assert len(all_of(desk, Attendance)) == 2


def test_a_lesson_is_changed_in_words_and_in_who_came_by_a_step_each(lessons: FollowPage, desk: Desk) -> None:
    second = homes(desk)[1]

    def tick(window: AttendanceDialog) -> None:
        type_words(window.search, second.code)
        QTest.keyClick(window.search, Keys.Key_Return)
        press(window.save)

    def change(form: FormDialog) -> None:
        type_anew(child(form, "name"), "ครั้งแรกสุด")
        in_window(AttendanceDialog, tick)
        press(child(form, "tick_who_came"))
        press(child(form, "save"))

    key = table(lessons, "sessions").rows()[0].key
    in_form(change)
    next(run for name, _words, run in lessons.lessons.deeds(key) if name == "change")()
    wait(desk)

    assert column(lessons, "sessions", 1)[0] == "ครั้งแรกสุด"
    assert column(lessons, "sessions", 5)[0] == "2"
    desk.undo()
    wait(desk)
    assert (column(lessons, "sessions", 1)[0], column(lessons, "sessions", 5)[0]) == ("ครั้งแรกสุด", "1")


def test_members_are_ticked_one_by_one_where_wanted(desk: Desk, qapp: QApplication) -> None:
    home = homes(desk)[0]
    members = [one for one in all_of(desk, Member) if one.household == home.id]
    window = AttendanceDialog(desk, None, "", ((home.id, NO_ID),))
    window.show()

    press(window.by_member)
    rows = [row.key for row in window.table.rows()]
    assert rows[: len(members) + 1] == [(home.id, NO_ID), *((home.id, one.id) for one in members)]
    window.table.setFocus()
    for place in (1, 2):
        window.table.setCurrentIndex(window.table.model().index(place, 0))
        QTest.keyClick(window.table, Keys.Key_Space)

    assert set(window.came()) == {(home.id, one.id) for one in members[:2]}, "who came says more than that it came"
    assert window.counted.words() == "มา 1 ครัวเรือน"
    press(window.by_member)
    assert window.table.rows()[0].cells[0].text == "✓"
    window.done(0)


def test_who_left_since_can_be_ticked_for_a_lesson_held_before(
    lessons: FollowPage, desk: Desk, qapp: QApplication
) -> None:
    home, left_on = homes(desk)[1], desk.today - timedelta(days=2)
    with desk.reader() as reader:
        written = [one.date for one in reader.entries(EntryQuery(household=home.id))]
    assert max(written, default=left_on) <= left_on
    desk.execute(LeaveProject(household=home.id, on=left_on))
    wait(desk)

    def listed(days_ago: int) -> bool:
        window = AttendanceDialog(desk, None, "", (), held_on=desk.today - timedelta(days=days_ago))
        there = (home.id, NO_ID) in [row.key for row in window.table.rows()]
        window.done(0)
        return there

    assert {days: listed(days) for days in (3, 2, 1)} == {3: True, 2: True, 1: False}
    in_form_of_day = []

    def look(window: AttendanceDialog) -> None:
        in_form_of_day.append((home.id, NO_ID) in [row.key for row in window.table.rows()])
        window.reject()

    def fill_in(form: FormDialog) -> None:
        for days in (1, 3):
            type_anew(child(form, "held_on"), (desk.today - timedelta(days=days)).isoformat())
            in_window(AttendanceDialog, look)
            press(child(form, "tick_who_came"))
        drop(form)

    in_form(fill_in)
    press(child(lessons, "new_lesson"))
    assert in_form_of_day == [False, True], "the list is of the day the form says"


def test_a_village_with_a_thai_number_is_found_by_either(lessons: FollowPage, desk: Desk, qapp: QApplication) -> None:
    home = homes(desk)[0]
    with desk.reader() as reader:
        village = reader.record(VillageGroup, home.group)
    assert village is not None
    desk.execute(ReplaceRecord(was=village, now=replace(village, name="บ้านโคก หมู่ ๓๑")))
    of_village = [one.id for one in homes(desk) if one.group == village.id]
    window = AttendanceDialog(desk, None, "", ())

    for typed in ("หมู่ 31", "หมู่ ๓๑"):
        type_anew(window.search, typed)
        assert [row.key for row in window.table.rows()] == [(one, NO_ID) for one in of_village]
    window.done(0)


def test_enter_takes_no_tick_off_and_says_when_nobody_is_found(desk: Desk, qapp: QApplication) -> None:
    first, second = (one.id for one in homes(desk)[:2])
    window = AttendanceDialog(desk, None, "", ((first, NO_ID),))
    window.show()

    QTest.keyClick(window.search, Keys.Key_Return)
    assert window.came() == ((first, NO_ID),), "nobody was typed"
    type_words(window.search, homes(desk)[0].code)
    QTest.keyClick(window.search, Keys.Key_Return)
    assert window.came() == ((first, NO_ID),)
    assert window.said.words().startswith("ติ๊กไว้แล้ว")
    type_anew(window.search, "0999")
    assert "0999" in window.said.words()
    QTest.keyClick(window.search, Keys.Key_Return)
    type_anew(window.search, homes(desk)[1].code)
    assert window.said.isHidden()
    QTest.keyClick(window.search, Keys.Key_Return)
    assert window.came() == ((first, NO_ID), (second, NO_ID))
    window.done(0)


def test_ticks_are_thrown_away_only_after_asking(
    desk: Desk, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def answer(window: object) -> bool:
        asked.append(window)
        return False

    monkeypatch.setattr(dialogs, "may_throw_away", answer)
    window = AttendanceDialog(desk, None, "", ())
    window.show()
    QTest.keyClick(window.search, Keys.Key_Down)
    QTest.keyClick(window.search, Keys.Key_Return)
    assert window.came() == ((homes(desk)[1].id, NO_ID),)
    type_words(window.search, homes(desk)[0].code[:2])
    QTest.keyClick(window.search, Keys.Key_Return)
    assert window.came()[-1] == (homes(desk)[0].id, NO_ID), "Enter ticks the first found"

    window.reject()
    assert asked == [window]
    assert window.isVisible()
    window.done(0)


def test_built_anew_the_page_looks_at_the_same(lessons: FollowPage, desk: Desk, shown: Shown) -> None:
    press(child(lessons, "choice_learners"))
    again = shown(FollowPage, desk)
    again.restore(lessons.keep())
    wait(desk)

    assert again.sight.current() == LESSONS
    assert table(again, "learners").isVisible()
    assert again.title.words() == lessons.title.words()
    assert {one.words for one in again.palette_actions()} == {"จดการเยี่ยม", "ใบเยี่ยม", "จดการอบรม"}


def test_what_is_run_from_the_palette_turns_to_its_part(page: FollowPage, desk: Desk) -> None:
    action = next(one for one in page.palette_actions() if one.words == "จดการอบรม")

    in_form(drop)
    action.run()
    wait(desk)

    assert page.sight.current() == LESSONS
    turn(page, QUEUE)
    assert page.queue.shown is not None


@pytest.mark.parametrize("part", [QUEUE, VISITS, LESSONS])
def test_every_part_in_a_picture(lessons: FollowPage, desk: Desk, shot: Shot, part: str) -> None:
    visited(desk, 0, 3)
    turn(lessons, part)

    assert lessons.part.loader.currentWidget() is not lessons.part.nothing
    shot(lessons, f"follow-{part}")
