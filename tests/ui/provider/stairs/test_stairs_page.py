"""The page of the staircases: its answer, dots and rows that lead to a household's stairs, the queue of what waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from household_ledger.charts.staircase import most_stand
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.photo import hashes_of
from household_ledger.domain.register import VillageGroup
from household_ledger.domain.staircase import Audience, StairMark
from household_ledger.services.commands.stairs import FallBack, MarkStair
from household_ledger.text.stair_words import own_stairs, stair_rule_words
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.provider.stairs.editor import StaircaseEditor
from household_ledger.ui.pages.provider.stairs.page import StairsPage
from household_ledger.ui.pages.provider.stairs.queue import QueueDialog
from household_ledger.ui.pages.provider.stairs.steps_dialog import StepsDialog
from household_ledger.ui.photos.viewer import PhotoViewer
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.entry_grid.photo_hands import picture
from tests.ui.hands import child, press, type_anew
from tests.ui.provider.conftest import Shown, fill, wait
from tests.ui.provider.stairs.making import enter_first, headings, home, in_dialog, mark_of, marks, table_of, two_people

Key = Qt.Key
WORK, ECONOMY = 5, 6


@pytest.fixture
def page(shown: Shown, desk: Desk) -> StairsPage:
    return shown(StairsPage, desk)


def claim(desk: Desk, place: int, level: int = WORK) -> Id:
    """Write a mark of a household, as whoever types."""
    mark = mark_of(home(desk, place), level)
    return desk.execute(MarkStair(mark)).ids[0]


def test_the_answer_names_who_is_verified_and_the_next_step_what_waits(page: StairsPage, desk: Desk) -> None:
    told = desk.figures.staircase(Month(2026, 10))

    assert page.title.words() == f"ยังไม่มีครัวเรือนถึงขั้น 5 อีก {told.standing.waiting_from(5)} รอตรวจขั้นนี้ขึ้นไป"
    assert page.next.text() == "บันทึกขั้นที่ข้อมูลถึงแล้ว (4)"

    two_people(desk)
    claim(desk, 0)
    wait(desk)
    assert page.next.text() == "ตรวจที่รอทุกขั้น (1)"
    assert "ข้อมูลถึงแล้วแต่ยังไม่บันทึก" in page.subtitle.words()


def test_under_the_picture_stands_what_waits_and_that_dots_may_be_pressed(page: StairsPage, desk: Desk) -> None:
    two_people(desk)
    claim(desk, 0)
    wait(desk)
    told = desk.figures.staircase(Month(2026, 10)).standing
    rings = sum(len(one.waiting) for one in told.stairs)

    assert page.hint.words() == " · ".join(
        (
            f"รอตรวจ {rings} ครัวเรือน เป็นจุดเส้นประที่ขั้นสูงสุดที่รอ",
            f"ในนั้น {told.waiting_from(5)} ครัวเรือนยังอยู่ต่ำกว่าขั้น 5 และรอขั้นนี้ขึ้นไป",
            "บันทึกที่ยังต้องตรวจ รวมทุกขั้น 1",
            "กดจุดเพื่อดูหลักฐานของแต่ละขั้น บันทึกว่าถึงขั้น หรือตรวจสอบ",
        )
    )
    assert page.chart_card.title.words() == most_stand(told)


def test_a_dot_leads_to_the_stairs_of_its_household(page: StairsPage, desk: Desk) -> None:
    seen: list[str] = []
    wait(desk, lambda: bool(page.chart_card.view.spots()))
    spot = page.chart_card.view.spots()[0]

    in_dialog(StepsDialog, headings(seen))
    page.chart_card.view.press(spot)

    homes = {f"ขั้นบันไดของ {one.code} {one.name}" for one in desk.figures.households()}
    assert seen[0] in homes
    assert seen[0].removeprefix("ขั้นบันไดของ ") in spot.told


def test_a_stair_is_marked_by_keys_and_undo_takes_the_mark_back(page: StairsPage, desk: Desk) -> None:
    writer, _verifier = two_people(desk)
    house = home(desk, 0)
    page.sight.choose("table")
    page.refresh()
    wait(desk)

    def save(form: FormDialog) -> None:
        assert form.objectName() == "mark_form"
        type_anew(child(form, "document"), "ใบเยี่ยม 12/2569")
        QTest.keyClick(child(form, "document"), Key.Key_Return)

    def mark(dialog: StepsDialog) -> None:
        in_dialog(FormDialog, save)
        QTest.keyClick(dialog.table, Key.Key_Return)
        assert not dialog.mark.isEnabled()
        assert dialog.verify.isEnabled()
        dialog.reject()

    in_dialog(StepsDialog, mark)
    enter_first(table_of(page, "people_table"))

    (kept,) = marks(desk, house)
    assert kept.document == "ใบเยี่ยม 12/2569"
    assert kept.value  # what the book shows was proposed
    assert kept.level == desk.figures.staircase(Month(2026, 10)).people[0].waiting
    with desk.reader() as reader:
        assert reader.record_history("stair_mark", kept.id)[0].step.person == writer
    assert desk.undo()
    assert marks(desk, house) == []


def test_whoever_wrote_a_mark_is_told_that_another_must_verify_and_may_hand_over(page: StairsPage, desk: Desk) -> None:
    _writer, verifier = two_people(desk)
    house, level = home(desk, 0), ECONOMY
    claim(desk, 0, level)
    wait(desk)

    def hand_over(form: FormDialog) -> None:
        assert form.objectName() == "who_form"
        person = form["person"]
        assert isinstance(person, ChoiceField)
        person.show_value(verifier)
        press(child(form, "save"))

    def verify(dialog: StepsDialog) -> None:
        press(dialog.verify)
        assert marks(desk, house)[0].verified_by == NO_ID
        assert "คนอื่น" in dialog.refusal.words.words() or "อีกคน" in dialog.refusal.words.words()
        assert dialog.refusal.who.isVisible()
        in_dialog(FormDialog, hand_over)
        press(dialog.refusal.who)
        assert not dialog.refusal.isVisible()
        press(dialog.verify)
        dialog.reject()

    in_dialog(StepsDialog, verify)
    page.open_steps(house, level)

    assert marks(desk, house)[0].verified_by == verifier
    wait(desk)
    assert page.board.staircase is not None
    assert page.board.staircase.people[0].verified == level
    assert desk.undo()
    assert marks(desk, house)[0].verified_by == NO_ID


def test_a_fall_asks_why_and_is_seen_and_undone(page: StairsPage, desk: Desk) -> None:
    two_people(desk)
    house = home(desk, 0)
    claim(desk, 0)
    wait(desk)

    def say(form: FormDialog) -> None:
        press(child(form, "save"))
        assert form["note"].problem()  # why is asked for
        fill(form, note="หยุดขายแล้ว")

    def fall(dialog: StepsDialog) -> None:
        in_dialog(FormDialog, say)
        press(dialog.fall)
        assert not dialog.fall.isEnabled()
        dialog.reject()

    in_dialog(StepsDialog, fall)
    page.open_steps(house, WORK)

    (kept,) = marks(desk, house)
    assert (kept.fallen_on, kept.note) == (desk.today, "หยุดขายแล้ว")
    assert desk.undo()
    assert marks(desk, house)[0].fallen_on is None


def test_pictures_are_attached_to_a_mark_and_looked_at(
    page: StairsPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_people(desk)
    house = home(desk, 0)
    claim(desk, 0)
    wait(desk)
    monkeypatch.setattr(dialogs, "open_paths", lambda *_asked: [picture(tmp_path)])
    seen: list[int] = []

    def attach(form: FormDialog) -> None:
        press(child(form, "photos_attach"))
        press(child(form, "save"))
        assert form["photos"].problem() == "กำลังเตรียมรูปอยู่ รอสักครู่"
        wait(desk, lambda: not form["photos"].problem())
        press(child(form, "save"))

    def change(dialog: StepsDialog) -> None:
        in_dialog(FormDialog, attach)
        press(dialog.change)
        (kept,) = marks(desk, house)
        press(child(dialog, f"pictures_{kept.id}"))
        viewer = dialog.findChild(PhotoViewer)
        assert isinstance(viewer, PhotoViewer)
        seen.append(len(viewer.album.picture(0)))
        viewer.close()
        dialog.reject()

    in_dialog(StepsDialog, change)
    page.open_steps(house, WORK)

    (kept,) = marks(desk, house)
    (name,) = hashes_of(kept.photos)
    with desk.reader() as reader:
        photo = reader.photo(house, name)
    assert photo is not None
    assert seen == [len(photo.picture)]
    assert desk.undo()
    assert marks(desk, house)[0].photos == ""


def test_a_verifier_walks_through_what_waits_with_enter_alone(page: StairsPage, desk: Desk) -> None:
    _writer, verifier = two_people(desk)
    ids = [claim(desk, place) for place in range(3)]
    desk.let_type(verifier)
    wait(desk)
    told: list[str] = []

    def walk(dialog: QueueDialog) -> None:
        for key in (Key.Key_Return, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Return, Key.Key_Return):
            told.append(dialog.counted.words())
            focused = dialog.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key)
        dialog.reject()

    in_dialog(QueueDialog, walk)
    page.next.setFocus()
    QTest.keyClick(page.next, Key.Key_Return)

    count = told[0].split()[-1]
    assert told == [f"รายการที่รอ {place} จาก {count}" for place in (1, 2, 3, 2, 3)]
    with desk.reader() as reader:
        kept = {one.id: one.verified_by for one in reader.all(StairMark)}
    assert [kept[one] for one in ids] == [verifier] * 3


def test_the_queue_stays_where_a_mark_was_written_by_who_verifies(page: StairsPage, desk: Desk) -> None:
    two_people(desk)
    claim(desk, 0)
    wait(desk)

    def verify(dialog: QueueDialog) -> None:
        first = dialog.at
        press(dialog.next)
        assert dialog.at == first
        assert dialog.refusal.isVisible()
        assert dialog.refusal.who.isVisible()
        dialog.reject()

    in_dialog(QueueDialog, verify)
    press(page.next)

    assert marks(desk, home(desk, 0))[0].verified_on is None


def test_the_queue_marks_what_the_book_shows(page: StairsPage, desk: Desk) -> None:
    two_people(desk)

    def walk(dialog: QueueDialog) -> None:
        assert dialog.at.mark is None
        in_dialog(FormDialog, lambda form: press(child(form, "save")))
        press(dialog.next)
        dialog.reject()

    in_dialog(QueueDialog, walk)
    press(page.next)

    (kept,) = marks(desk, home(desk, 0))
    assert kept.reached_on == date(2026, 10, 31)  # it counts in the month that is looked at
    assert "พบ" not in kept.value
    assert kept.value


def test_a_stair_reached_after_the_month_looked_at_is_not_reached_in_it(page: StairsPage, desk: Desk) -> None:
    two_people(desk)
    later = replace(mark_of(home(desk, 0), WORK), reached_on=date(2026, 11, 10))
    desk.execute(MarkStair(later))
    wait(desk)
    seen: list[bool] = []

    def look(dialog: StepsDialog) -> None:
        seen.append(dialog.verify.isEnabled())
        dialog.reject()

    in_dialog(StepsDialog, look)
    page.open_steps(home(desk, 0), WORK)
    desk.turn_to(Month(2026, 11))
    wait(desk)
    in_dialog(StepsDialog, look)
    page.open_steps(home(desk, 0), WORK)

    assert seen == [False, True]


def test_a_fall_after_the_month_looked_at_is_told_beside_how_it_stood(page: StairsPage, desk: Desk) -> None:
    two_people(desk)
    made = claim(desk, 0)
    desk.execute(FallBack(made, date(2026, 11, 10), "หยุดขาย"))
    wait(desk)
    told: list[tuple[str, list[bool]]] = []

    def look(dialog: StepsDialog) -> None:
        ways = (dialog.verify, dialog.change, dialog.fall)
        told.append((dialog.table.rows()[WORK - 1].cells[2].text, [one.isEnabled() for one in ways]))
        dialog.reject()

    in_dialog(StepsDialog, look)
    page.open_steps(home(desk, 0), WORK)

    assert told == [("รอตรวจ · ถอยลงภายหลัง", [False, False, False])]


def test_what_is_asked_for_from_another_page_is_done_once_the_staircase_is_read(desk: Desk) -> None:
    opened: list[str] = []

    def note(dialog: StaircaseEditor) -> None:
        opened.append(dialog.objectName())
        dialog.reject()

    page = StairsPage(desk)
    page.show()
    page.refresh()
    next(one for one in page.palette_actions() if one.words == "แก้ไขบันได").run()
    assert opened == []
    in_dialog(StaircaseEditor, note)
    wait(desk, lambda: bool(opened))
    page.close()

    assert opened == ["staircase_editor"]


def test_what_stood_before_the_project_is_said_without_evidence(page: StairsPage, desk: Desk) -> None:
    two_people(desk)
    house = home(desk, 0)

    def save(form: FormDialog) -> None:
        type_anew(child(form, "value"), "ก")
        QTest.keyClick(child(form, "value"), Key.Key_Backspace)
        press(child(form, "save"))
        assert form["value"].problem()  # without evidence it is not kept
        QTest.keyClick(child(form, "is_baseline"), Key.Key_Space)
        fill(form, reached_on="1/8/2568")

    def mark(dialog: StepsDialog) -> None:
        in_dialog(FormDialog, save)
        press(dialog.mark)
        dialog.reject()

    in_dialog(StepsDialog, mark)
    page.open_steps(house, 2)

    (kept,) = marks(desk, house)
    assert (kept.is_baseline, kept.reached_on, kept.level) == (True, date(2025, 8, 1), 2)
    wait(desk)
    assert desk.figures.staircase(Month(2026, 10)).people[0].at_start == 2


def test_the_entries_behind_are_shown_of_the_year(page: StairsPage, desk: Desk) -> None:
    asked: list[Looked] = []
    desk.entries_asked.connect(asked.append)

    in_dialog(StepsDialog, lambda dialog: press(dialog.entries))
    page.open_steps(home(desk, 1))

    (query,) = asked[0].queries
    assert query.household == home(desk, 1)
    assert (query.first, query.last) == (date(2025, 11, 1), date(2026, 10, 31))


def test_a_village_has_its_own_answer(page: StairsPage, desk: Desk) -> None:
    with desk.reader() as reader:
        village = reader.all(VillageGroup)[0]
    told = desk.figures.staircase(Month(2026, 10), Audience.PARTICIPANT, village.id)

    page.villages.choose(village.id)
    page.refresh()
    wait(desk)

    assert page.board.staircase is not None
    assert [one.household for one in page.board.staircase.people] == [one.household for one in told.people]
    assert len(told.people) < len(desk.figures.staircase(Month(2026, 10)).people)


def test_the_provider_has_its_own_stairs(page: StairsPage, desk: Desk) -> None:
    press(child(page, "choice_provider"))
    wait(desk)

    assert page.board.staircase is not None
    assert page.board.staircase.audience is Audience.PROVIDER
    assert "ยังไม่ยืนบนขั้นใด" in page.title.words() or "ยืนอยู่ขั้น" in page.title.words()
    opened: list[str] = []
    in_dialog(StepsDialog, headings(opened))
    page.open_steps(NO_ID)
    assert opened


def test_an_empty_book_offers_its_first_household(shown: Shown, empty_desk: Desk) -> None:
    page = shown(StairsPage, empty_desk)
    asked: list[tuple[str, object]] = []
    empty_desk.page_asked.connect(lambda key, wish, _sight: asked.append((key, wish)))

    assert not any(one.isVisible() for one in (page.edit, page.next, page.evidence, page.whose))
    begin = child(page.nothing, "begin")
    press(begin)

    assert asked == [("register", AddHousehold())]


def test_what_is_looked_at_is_kept_when_letters_grow(page: StairsPage, shown: Shown, desk: Desk) -> None:
    page.sight.choose("table")
    page.whose.choose("provider")

    again = shown(StairsPage, desk)
    again.restore(page.keep())
    wait(desk)

    assert again.sight.current() == "table"
    assert again.audience is Audience.PROVIDER
    assert again.table.isVisible()


def test_of_which_conditions_one_is_enough_is_said_beside_what_was_found(page: StairsPage, desk: Desk) -> None:
    told: list[str] = []

    def look(dialog: StepsDialog) -> None:
        told.extend(one.words() for one in dialog.detail.findChildren(Words))
        dialog.reject()

    in_dialog(StepsDialog, look)
    page.open_steps(home(desk, 0), 6)

    rule = stair_rule_words(own_stairs(Audience.PARTICIPANT)[5])
    assert " หรือ " in rule
    assert rule in told
