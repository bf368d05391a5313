"""Follow-up: the visits, written by the keyboard alone, and what is said where there is nobody to see yet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money
from household_ledger.domain.paper_seen import has_seen_paper
from household_ledger.domain.period import Month
from household_ledger.domain.photo import hashes_of
from household_ledger.domain.register import Household, MonthState, Person
from household_ledger.domain.training import Attendance, Training
from household_ledger.domain.visit import Visit
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.months import CloseMonth, ReopenMonth
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.commands.visits import RecordVisit
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.visits import cash_of_book
from household_ledger.text.amounts import format_amount
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.follow.attendance import AttendanceDialog
from household_ledger.ui.pages.provider.follow.page import LESSONS, VISITS, FollowPage
from household_ledger.ui.photos.viewer import PhotoViewer
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.provider.conftest import Shown, drop, fill, wait
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


def test_a_visit_is_written_with_the_keyboard_and_verifies_a_month(page: FollowPage, desk: Desk, verifier: Id) -> None:
    wait(desk)
    home = homes(desk)[0]
    with desk.reader() as reader:
        closed = [one.month for one in reader.month_states(home.id) if one.closed_on and not one.verified_on]
        book = cash_of_book(reader, home.id, desk.today)
    if not closed:
        desk.execute(CloseMonth(home.id, Month(2026, 10)))
        closed = [202610]
    assert book is not None

    def write(form: FormDialog) -> None:
        type_anew(child(form, "counted"), str(int(book) // 100 + 25))
        assert "เกิน" in child(form, "field_counted").said.words()  # type: ignore[attr-defined]
        assert "เงินสดที่นับบอกเรื่องเดือนก่อน ๆ ไม่ได้" in form["months"].said.words()
        QTest.keyClick(child(form, "has_compared_receipts"), Keys.Key_Space)
        QApplication.processEvents()  # chips put in are shown then
        chips = form.findChildren(QPushButton, f"months_{closed[-1]}")
        (chip,) = (one for one in chips if one.isVisible())
        chip.setFocus()
        QTest.keyClick(chip, Keys.Key_Space)
        type_words(child(form, "note"), "ไก่ไข่ดี")
        QTest.keyClick(child(form, "save"), Keys.Key_Return)

    in_form(write)
    page.queue.write_visit(home.id)
    wait(desk)

    (kept,) = all_of(desk, Visit)
    assert (kept.household, kept.visitor, kept.visited_on) == (home.id, verifier, desk.today)
    assert (kept.has_counted_cash, kept.counted) == (True, Money((int(book) // 100 + 25) * 100))
    assert (kept.months, kept.note) == (str(closed[-1]), "ไก่ไข่ดี")
    states: list[MonthState] = all_of(desk, MonthState)
    assert [one.month for one in states if one.verified_by == verifier] == [closed[-1]]


@pytest.mark.usefixtures("verifier")
def test_tab_goes_on_from_the_months_to_all_that_follows_them(page: FollowPage, desk: Desk) -> None:
    met: list[str] = []

    def walk(form: FormDialog) -> None:
        form["visited_on"].editor.setFocus()
        for _step in range(40):
            QTest.keyClick(form.focusWidget(), Keys.Key_Tab)
            met.append(form.focusWidget().objectName())
        form.reject()

    in_form(walk)
    page.queue.write_visit(homes(desk)[0].id)

    chips = [name for name in met if name.startswith("months_")]
    first = met.index(chips[0])
    months = len(set(chips))
    assert met[first : first + months] == sorted(set(chips))
    assert met[first - 1] == "has_read_page"
    assert met[first + months :][:4] == ["has_seen_paper", "note", "photos_attach", "cancel"]


@pytest.mark.usefixtures("verifier")
def test_paper_pages_looked_at_are_said_of_the_months_a_visit_verifies(page: FollowPage, desk: Desk) -> None:
    wait(desk)
    home = homes(desk)[0]
    desk.execute(CloseMonth(home.id, Month(2026, 10)))

    def write(form: FormDialog) -> None:
        press(child(form, "months_202610"))
        press(child(form, "has_seen_paper"))
        press(child(form, "save"))

    in_form(write)
    page.queue.write_visit(home.id)

    with desk.reader() as reader:
        (seen,) = [one.seen for one in reader.month_states(home.id) if one.month == 202610]
    assert has_seen_paper(seen)


def test_a_note_another_adds_leaves_the_months_a_visit_verified(page: FollowPage, desk: Desk, verifier: Id) -> None:
    wait(desk)
    home = homes(desk)[0]
    desk.execute(CloseMonth(home.id, Month(2026, 10)))
    went = Visit(
        id=NO_ID, household=home.id, visited_on=desk.today, visitor=verifier, has_read_page=True, months="202610"
    )
    desk.execute(RecordVisit(went))
    desk.let_type(next(one.id for one in all_of(desk, Person) if one.id != verifier))
    turn(page, VISITS)

    in_form(lambda form: fill(form, note="ฝากดูเล้าไก่"))
    QTest.keyClick(stand_at(page, "visits", 0), Keys.Key_Return)
    wait(desk)

    (kept,) = all_of(desk, Visit)
    assert (kept.note, kept.months) == ("ฝากดูเล้าไก่", "202610")
    with desk.reader() as reader:
        assert [one.verified_by for one in reader.month_states(home.id) if one.month == 202610] == [verifier]


def test_the_form_says_why_no_month_can_be_verified(page: FollowPage, desk: Desk, verifier: Id) -> None:
    wait(desk)
    home, told = homes(desk)[0], []
    other = next(one for one in all_of(desk, Person) if one.id != verifier)

    def look(form: FormDialog) -> None:
        months = form["months"]
        told.append(months.said.words())
        visitor: Any = form["visitor"]
        visitor.box.setCurrentText(other.name)
        told.append(months.said.words())
        assert months.value() == ""
        drop(form)

    def hear(form: FormDialog) -> None:
        told.append(form["months"].said.words())
        drop(form)

    in_form(look)
    page.queue.write_visit(home.id)
    desk.let_type(NO_ID)
    in_form(hear)
    page.queue.write_visit(home.id)

    assert "ครูผู้ตรวจ" in told[1]
    assert "คนที่ตรวจสอบเดือนต้องเป็นคนที่ไปเยี่ยม" in told[1]
    assert "แถบล่างของหน้าต่าง" in told[2]
    assert "คนที่ตรวจสอบ" not in told[0]


def test_the_form_says_of_which_months_nobody_knows_who_typed(page: FollowPage, desk: Desk, verifier: Id) -> None:
    wait(desk)
    home, told = homes(desk)[0], []

    def look(form: FormDialog) -> None:
        told.append(form["months"].said.words())
        drop(form)

    in_form(look)
    page.queue.write_visit(home.id)
    desk.let_type(NO_ID)
    desk.execute(ReopenMonth(home.id, Month(2026, 9), "ลืมจด"))
    with desk.reader() as reader:
        (entry, *_others) = reader.entries(
            EntryQuery(household=home.id, first=date(2026, 9, 1), last=date(2026, 9, 30))
        )
    desk.execute(DeleteEntries((entry.id,)))
    desk.execute(CloseMonth(home.id, Month(2026, 9)))
    desk.let_type(verifier)
    in_form(look)
    page.queue.write_visit(home.id)

    assert "ไม่ทราบว่าใครพิมพ์" not in told[0]
    assert "ไม่ทราบว่าใครพิมพ์ ผู้เยี่ยมที่ไม่ได้พิมพ์เท่านั้นจึงตรวจสอบ: ก.ย." in told[1]


def test_the_book_is_held_against_the_day_and_the_household_chosen(page: FollowPage, desk: Desk) -> None:
    told: list[str] = []
    with desk.reader() as reader:
        wanted = [
            cash_of_book(reader, homes(desk)[place].id, day)
            for place, day in ((0, desk.today), (1, desk.today), (1, Month(2026, 3).last))
        ]

    def look(form: FormDialog) -> None:
        household: Any = form["household"]
        said = form["counted"].said
        told.append(said.words())
        household.box.setCurrentIndex(1)
        told.append(said.words())
        type_anew(child(form, "visited_on"), "31/3/69")
        told.append(said.words())
        drop(form)

    in_form(look)
    page.queue.write_visit(homes(desk)[0].id)

    for words, amount in zip(told, wanted, strict=True):
        assert amount is not None
        assert f"ตามสมุด {format_amount(amount)} บาท" in words


def test_a_visit_begun_by_the_button_is_to_the_household_of_the_row_gone_to(page: FollowPage, desk: Desk) -> None:
    wait(desk)
    table = page.queue.table
    table.setCurrentIndex(table.model().index(2, 0))
    chosen: list[str] = []

    def look(form: FormDialog) -> None:
        field = child(form, "household", QComboBox)
        assert isinstance(field, QComboBox)
        chosen.append(field.currentText())
        drop(form)

    in_form(look)
    press(child(page, "new_visit"))

    wanted = next(one for one in homes(desk) if one.id == table.rows()[2].key)
    assert chosen == [f"{wanted.code} {wanted.name}"]


def test_a_visit_that_says_nothing_is_asked_about_and_not_kept(page: FollowPage, desk: Desk) -> None:
    wait(desk)
    told: list[str] = []

    def hurry(form: FormDialog) -> None:
        press(child(form, "save"))
        told.append(form.refusal.words())
        drop(form)

    in_form(hurry)
    page.queue.write_visit(homes(desk)[0].id)

    assert "การเยี่ยมที่ไม่บอกอะไรเลย" in told[0]
    assert not all_of(desk, Visit)


def test_a_visit_that_checks_nothing_verifies_nothing_and_says_so(page: FollowPage, desk: Desk, verifier: Id) -> None:
    wait(desk)
    home = homes(desk)[0]
    desk.execute(CloseMonth(home.id, Month(2026, 10)))
    told: list[str] = []

    def write(form: FormDialog) -> None:
        press(child(form, "months_202610"))
        press(child(form, "save"))
        told.append(form.refusal.words())
        drop(form)

    in_form(write)
    page.queue.write_visit(home.id)

    assert told[0]
    assert not all_of(desk, Visit)


@pytest.mark.usefixtures("verifier")
def test_pictures_go_with_the_visit_and_can_be_taken_off_again(
    page: FollowPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    paths = []
    for number in range(2):
        paths.append(tmp_path / f"{number}.png")
        Image.new("RGB", (40, 30), (200, 40 * number, 10)).save(paths[-1])
    monkeypatch.setattr(dialogs, "open_paths", lambda *_asked: paths)
    home = homes(desk)[0]
    told: list[str] = []

    def write(form: FormDialog) -> None:
        press(child(form, "photos_attach"))
        press(child(form, "save"))
        told.append(form["photos"].said.words())
        wait(desk)
        press(child(form, "save"))

    in_form(write)
    page.queue.write_visit(home.id)
    wait(desk)
    (kept,) = all_of(desk, Visit)

    assert told[0], "a picture that is not ready yet holds the form"
    assert len(hashes_of(kept.photos)) == 2
    with desk.reader() as reader:
        assert all(reader.photo(home.id, name) is not None for name in hashes_of(kept.photos))

    def take_off(form: FormDialog) -> None:
        press(next(one for one in form["photos"].findChildren(QPushButton) if one.text() == "เอาออก"))
        press(child(form, "save"))

    turn(page, VISITS)
    in_form(take_off)
    QTest.keyClick(stand_at(page, "visits", 0), Keys.Key_Return)
    wait(desk)
    (changed,) = all_of(desk, Visit)
    assert hashes_of(changed.photos) == hashes_of(kept.photos)[1:]
    assert column(page, "visits", 6) == ["1"]
    next(run for name, _words, run in page.visits.deeds(changed.id) if name == "pictures")()
    viewer = child(page.window(), "photo_viewer", PhotoViewer)
    assert isinstance(viewer, PhotoViewer)
    assert (viewer.album.count(), bool(viewer.album.picture(0))) == (1, True)
    assert viewer.album.why_fixed
    viewer.close()


def test_visits_are_counted_changed_and_taken_out(
    page: FollowPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visited(desk, 0, 3, note="แวะดู")
    visited(desk, 1, 45)
    turn(page, VISITS)
    assert page.title.words() == "ไปเยี่ยมแล้ว 1 ครัวเรือนใน 30 วันที่ผ่านมา"
    assert column(page, "visits", 1) == [one.code for one in homes(desk)[:2]]

    in_form(lambda form: fill(form, note="แวะดูอีกครั้ง"))
    QTest.keyClick(stand_at(page, "visits", 0), Keys.Key_Return)
    wait(desk)
    assert column(page, "visits", 4)[0] == "แวะดูอีกครั้ง"

    asked: list[str] = []

    def answer(_parent: object, title: str, *_words: str) -> bool:
        asked.append(title)
        return True

    monkeypatch.setattr(dialogs, "confirm", answer)
    key = table(page, "visits").rows()[1].key
    next(run for name, _words, run in page.visits.deeds(key) if name == "remove")()
    wait(desk)
    assert asked == ["เอาการเยี่ยมครั้งนี้ออกไหม"]
    assert column(page, "visits", 1) == [homes(desk)[0].code]


def test_a_visit_that_counted_cash_tells_the_book_and_the_difference_for_good(page: FollowPage, desk: Desk) -> None:
    with desk.reader() as reader:
        book = cash_of_book(reader, homes(desk)[0].id, desk.today)
    assert book is not None
    visited(desk, 0, 0, note="นับแล้ว", counted=Money(book - 100_00))
    turn(page, VISITS)

    (told,) = column(page, "visits", 4)

    amounts = [format_amount(one) for one in (Money(book - 100_00), book)]
    assert told == f"นับได้ {amounts[0]} ตามสมุด {amounts[1]} ขาด 100 บาท · นับแล้ว"


def test_nothing_written_yet_offers_the_way_to_begin(page: FollowPage, desk: Desk) -> None:
    for part, words in ((VISITS, "จดการเยี่ยมครั้งแรก"), (LESSONS, "จดการอบรมครั้งแรก")):
        turn(page, part)
        begin = page.part.nothing.action
        assert begin is not None
        assert (begin.text(), begin.isVisible()) == (words, True)
        assert page.first_focus() is begin
        assert not any(one.isVisible() for one in page.part.buttons())


def test_a_book_without_households_says_what_will_be_here(shown: Shown, empty_desk: Desk) -> None:
    page = shown(FollowPage, empty_desk)

    assert page.queue.nothing.isVisible()
    assert page.paper() is None
    assert not child(page, "new_visit").isVisible()


def test_households_without_a_start_date_are_said_and_led_to(shown: Shown, empty_desk: Desk) -> None:
    unsaid = tuple(Household(id=NO_ID, code=f"{number}", name=f"บ้าน {number}") for number in (1, 2, 3))
    empty_desk.execute(AddRecords(unsaid))
    page = shown(FollowPage, empty_desk)
    asked: list[object] = []
    empty_desk.page_asked.connect(lambda key, wish, _sight: asked.append((key, wish)))

    assert page.title.words() == "3 ครัวเรือนยังไม่ได้บอกวันที่เริ่ม"
    begin = page.queue.nothing.action
    assert begin is not None
    assert begin.text() == "เปิดรายชื่อครัวเรือน"
    press(begin)
    assert asked == [("register", None)]


def test_an_evening_of_three_visits_and_a_lesson_of_twenty_by_keyboard(
    page: FollowPage, desk: Desk, verifier: Id
) -> None:
    many = [
        Household(id=NO_ID, code=f"{number}", name=f"บ้าน {number}", started_on=desk.today) for number in range(700, 720)
    ]
    desk.execute(AddRecords(tuple(many)))
    wait(desk)

    for place in range(3):
        note = f"เยี่ยมครั้งที่ {place}"

        def write(form: FormDialog, note: str = note) -> None:
            assert QTest.qWaitForWindowActive(form)
            assert form.focusWidget().objectName() == "visited_on", "the form has the keyboard at once"
            for _field in range(40):
                if form.focusWidget().objectName() == "note":
                    break
                QTest.keyClick(form.focusWidget(), Keys.Key_Tab)
            type_words(child(form, "note"), note)
            QTest.keyClick(child(form, "save"), Keys.Key_Return)

        in_form(write)
        QTest.keyClick(stand_at(page, "follow_queue", 0), Keys.Key_Return)
        wait(desk)
    assert [one.note for one in all_of(desk, Visit)] == [f"เยี่ยมครั้งที่ {place}" for place in range(3)]

    def tick(window: AttendanceDialog) -> None:
        for number in range(700, 720):
            type_words(window.search, str(number))
            QTest.keyClick(window.search, Keys.Key_Return)
        assert window.counted.words() == "มา 20 ครัวเรือน"
        QTest.keyClick(window.save, Keys.Key_Return)

    def teach(form: FormDialog) -> None:
        type_words(child(form, "name"), "อบรมครั้งแรก")
        for number in (2, 3, 7):
            QTest.keyClick(child(form, f"lessons_{number}"), Keys.Key_Space)
        in_window(AttendanceDialog, tick)
        QTest.keyClick(child(form, "tick_who_came"), Keys.Key_Return)
        QTest.keyClick(child(form, "save"), Keys.Key_Return)

    turn(page, LESSONS)
    begin = page.first_focus()
    assert begin is not None
    in_form(teach)
    QTest.keyClick(begin, Keys.Key_Return)
    wait(desk)

    (held,) = all_of(desk, Training)
    assert (held.name, held.lessons, held.held_on) == ("อบรมครั้งแรก", "2,3,7", desk.today)
    came = all_of(desk, Attendance)
    wanted = {one.id for one in homes(desk) if one.name.startswith("บ้าน 7")}
    assert {one.household for one in came} == wanted
    assert len(came) == 20
    assert column(page, "sessions", 5) == ["20"]
