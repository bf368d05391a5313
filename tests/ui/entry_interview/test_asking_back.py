"""A household is asked back with the keyboard alone, and with the mouse alone; every answer is kept at once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind, KnownBy, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.recurring import Recurring, RecurringTurn, Recurs, TurnState
from household_ledger.services.commands.first_household import AddFirstHousehold
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.recurring import AddRecurring
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.interview_answers import open_questions
from household_ledger.services.views.interview_span import Span
from household_ledger.settings import INTERVIEW_WAY
from household_ledger.text.i18n import set_language
from household_ledger.ui.arrivals import AskBack, WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.way import GridWay
from household_ledger.ui.entry_interview.way import InterviewWay
from household_ledger.ui.pages.household.entry import EntryPage
from household_ledger.ui.theme.look import Look
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import TickingClock, wear
from tests.ui.entry_interview.conftest import THIS_MONTH, Type, gaps, is_over, seen_buttons, written
from tests.ui.entry_page import built
from tests.ui.hands import child, press, type_anew, type_words
from tests.ui.household.conftest import home, pocket_of

FIRST, TODAY = date(2026, 11, 1), date(2026, 11, 21)


def words(page: QWidget, name: str) -> str:
    found = child(page, name)
    assert isinstance(found, Words)
    return found.words()


def test_the_days_since_the_last_entry_are_offered(way: InterviewWay, page: EntryPage) -> None:
    assert way.start.value() == Span(FIRST, TODAY)
    assert words(page, "span") == "1–21 พ.ย. 2569 (21 วัน)"
    assert QApplication.focusWidget() is way.start.begin


def test_by_keyboard_alone_amounts_get_their_days(way: InterviewWay, desk: Desk, keys: Type) -> None:
    keys("\n")
    assert way.talk is not None
    question = way.talk.question
    assert question is not None
    assert gaps(desk) == [], "nothing is written before the first answer"
    keys("350\n14\n")
    assert [(one.date.day, one.description, one.known_by) for one in written(desk)] == [
        (14, question.what, KnownBy.REMEMBERED)
    ]
    assert len(gaps(desk)) == len(way.talk.questions) - 1
    keys("420.50\n17\n")
    assert [max(line.satang for line in one.lines) for one in written(desk)] == [35000, 42050]
    keys("\n")
    assert way.talk.place == 1


def test_a_sum_of_all_days_says_that_it_is_one(way: InterviewWay, desk: Desk, keys: Type) -> None:
    keys("\n1200\n\n")
    assert [(one.date, one.known_by) for one in written(desk)] == [(TODAY, KnownBy.SUMMARY)]
    keys("\n25\n→\n")
    each = written(desk)[1:]
    assert [one.date.day for one in each] == list(range(1, 22))
    assert {one.known_by for one in each} == {KnownBy.REMEMBERED}


@pytest.mark.parametrize(("nothing", "skip"), [("n", "s"), ("\u0e37", "\u0e2b")])
def test_nothing_and_skip_by_key_on_either_keyboard(way: InterviewWay, desk: Desk, nothing: str, skip: str) -> None:
    def letter(text: str) -> None:
        at = QApplication.focusWidget()
        assert at is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(at, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text))

    press(way.start.begin)
    assert way.talk is not None
    first, second, *_others = way.talk.questions
    letter(nothing)
    letter(skip)
    assert way.talk.place == 2
    assert written(desk) == [], "neither becomes a zero"
    assert first.what not in {one.what for one in gaps(desk)}
    assert second.what in {one.what for one in gaps(desk)}


def test_what_was_said_to_be_nothing_is_a_gap_again_where_nobody_knows_it_after_all(
    way: InterviewWay, desk: Desk, keys: Type
) -> None:
    keys("\nn")
    assert way.talk is not None
    first = way.talk.questions[0].what
    assert first not in {one.what for one in gaps(desk)}
    keys("←s")
    assert first in {one.what for one in gaps(desk)}


@pytest.mark.parametrize(
    ("day", "answered"),
    [("5\n", [5]), ("19\n", [19]), ("7\n", [5]), ("\n", [5, 12, 19])],
    ids=["its day", "the day of a later one", "a day of none", "all days together"],
)
def test_an_amount_of_a_day_answers_the_turn_of_it_and_a_sum_all_of_them(
    way: InterviewWay, desk: Desk, keys: Type, day: str, answered: list[int]
) -> None:
    amount = Money(100_00)
    parts = (Part(fixed_id("I11"), amount),)
    draft = Draft(household=home(desk), date=TODAY, kind=EntryKind.INCOME, description="เงินรายสัปดาห์", amount=amount)
    rows = kept([[replace(draft, pocket=pocket_of(desk), parts=parts)]])
    weekly = Recurring(
        id=NO_ID, household=home(desk), rows=rows, rhythm=Recurs.WEEK, weekday=3, starts_on=date(2026, 11, 1)
    )
    desk.execute(AddRecurring(weekly))
    QApplication.processEvents()
    keys("\n")
    assert way.talk is not None
    place = next(place for place, one in enumerate(way.talk.questions) if one.turns)
    keys("s" * place + "100\n" + day)

    with desk.reader() as reader:
        turns = reader.of_household(RecurringTurn, home(desk))
    assert [one.due % 100 for one in turns] == answered
    assert [one.state for one in turns] == [TurnState.TAKEN, *[TurnState.SKIPPED] * (len(answered) - 1)]


def test_enter_alone_answers_nothing_and_says_what_to_do(way: InterviewWay, page: EntryPage, keys: Type) -> None:
    keys("\n\n")
    assert way.talk is not None
    assert way.talk.place == 0
    assert "ข้าม (S)" in words(page, "say")
    keys("0\n")
    assert way.talk.place == 0
    assert "N" in words(page, "say")


def test_an_amount_without_a_day_is_not_lost_by_going_on(way: InterviewWay, page: EntryPage, keys: Type) -> None:
    keys("\n350")
    for letter in "ns":
        keys(letter)
        assert way.talk is not None
        assert (way.talk.place, way.talk.typed.typed) == (0, "350")
        assert "350" in words(page, "say")
    press(child(page, "question_back"))
    assert not is_over(way)


def test_back_goes_a_digit_then_a_question_then_to_the_days(way: InterviewWay, keys: Type) -> None:
    keys("\nn12<")
    assert way.talk is not None
    assert way.talk.typed.typed == "1"
    keys("<<")
    assert way.talk.place == 0
    keys("→")
    assert way.talk.place == 1, "answered, so it may be passed again"
    keys("←←")
    assert is_over(way)
    assert way.start.isVisible()


def test_the_usual_amount_is_taken_only_when_it_is_asked_for(way: InterviewWay, keys: Type, desk: Desk) -> None:
    keys("\n")
    assert way.talk is not None
    question = way.talk.question
    assert question is not None
    assert question.usual
    assert way.talk.typed.typed == ""
    keys("=\n3\n")
    assert [max(line.satang for line in one.lines) for one in written(desk)] == [question.usual]


def test_by_mouse_alone_to_the_review_and_the_end(way: InterviewWay, page: EntryPage, desk: Desk) -> None:
    press(way.start.begin)
    assert way.talk is not None
    press(child(page, "day_1103"))
    assert written(desk) == []
    assert "ก่อน" in words(page, "say")
    for key in ("pad_1", "pad_00"):
        press(child(page, key))
    press(child(page, "day_1103"))
    assert [one.date.day for one in written(desk)] == [3]
    press(child(page, "next_question"))
    press(child(page, "question_back"))
    press(child(page, "take_out_0"))
    QApplication.processEvents()
    assert written(desk) == []
    press(child(page, "usual"))
    press(child(page, "day_all"))
    press(child(page, "next_question"))
    press(child(page, "answer_nothing"))
    for _rest in range(len(way.talk.questions) - 2):
        press(child(page, "answer_skip"))
    press(child(page, "tile_0"))
    assert len(way.talk.questions) == way.talk.asked + 1
    press(child(page, "pad_5"))
    press(child(page, "day_1104"))
    press(child(page, "next_question"))
    press(child(page, "more_end"))
    assert child(page, "review_sheet").isVisible()
    came = [one for one in written(desk) if one.kind is EntryKind.INCOME]
    assert child(page, "money_in").accessibleName().endswith(f"{way.talk.questions[0].usual // 100:,}")
    assert len(came) == 1
    shown = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert "ค้างไว้" in shown
    press(child(page, "review_end"))
    assert is_over(way)
    assert child(page, "left_open").isVisible()
    QApplication.processEvents()
    assert QApplication.focusWidget() is child(page, "resume_0"), "what was left open is the next step"


def test_what_was_left_open_is_taken_up_again(way: InterviewWay, page: EntryPage, desk: Desk, keys: Type) -> None:
    keys("\nns")
    way.restore(({}, {}))
    page.refresh()
    left = gaps(desk)
    press(child(page, "resume_0"))
    assert way.talk is not None
    assert [one.what for one in way.talk.questions] == [one.what for one in left]
    keys("50\n2\n")
    assert len(gaps(desk)) == len(left) - 1
    page.arrive(WriteOn(TODAY))
    assert not way.isVisible()
    page.arrive(AskBack(FIRST, TODAY))
    assert way.isVisible()
    assert len(way.talk.questions) == len(left) - 1


def test_an_amount_without_a_day_is_not_lost_by_coming_to_ask_from_another_page(
    way: InterviewWay, page: EntryPage, keys: Type
) -> None:
    keys("\nn12")
    page.arrive(AskBack(FIRST, TODAY))
    assert way.talk is not None
    assert way.talk.typed.typed == "12"
    assert "12" in way.asking.amount.hint.words(), "why it goes no further is said"
    keys("\n2\n")
    page.arrive(AskBack(FIRST, TODAY))
    assert way.talk.place == 0, "with nothing typed, what is open is asked"


def test_an_answer_taken_back_by_undo_is_a_question_again(way: InterviewWay, desk: Desk, keys: Type) -> None:
    keys("\nn")
    assert way.talk is not None
    open_before = len(gaps(desk))
    desk.undo()
    QApplication.processEvents()
    assert len(gaps(desk)) == open_before + 1
    desk.undo()
    QApplication.processEvents()
    assert gaps(desk) == []
    keys("s")
    assert len(gaps(desk)) == len(way.talk.questions), "asked anew, all of them wait"


def test_answers_are_in_the_file_before_the_next_question(
    way: InterviewWay, desk: Desk, opened_demo: LedgerAtHand, keys: Type, tmp_path: Path
) -> None:
    keys("\n350\n14\n\nn")
    kept_gaps, kept_entries = gaps(desk), written(desk)
    after = tmp_path / "after"
    after.mkdir()
    for one in Path(opened_demo.path).parent.glob("demo.hldb*"):
        if "lock" not in one.name:
            shutil.copy(one, after)  # as the next start finds it, whatever became of this program
    other = LedgerShelf(TickingClock()).open(after / "demo.hldb")
    try:
        assert desk.household is not None
        with other.reader() as reader:
            assert list(open_questions(reader, desk.household)) == kept_gaps
            query = EntryQuery(household=desk.household, first=THIS_MONTH.first, last=THIS_MONTH.last)
            assert {one.id for one in reader.entries(query)} == {one.id for one in kept_entries}
    finally:
        other.close()


def test_what_is_half_typed_is_kept_and_asked_about_before_closing(
    way: InterviewWay, page: EntryPage, keys: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys("\nn12")
    kept = page.keep()
    asked: list[object] = []

    def refuse(*words: object) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(dialogs, "confirm", refuse)
    assert not page.may_close()
    assert asked
    way.restore(({}, {}))
    assert page.may_close()
    page.restore(kept)
    assert way.talk is not None
    assert (way.talk.place, way.talk.typed.typed) == (1, "12")


def test_each_household_has_its_own_asking(way: InterviewWay, desk: Desk, keys: Type) -> None:
    keys("\n12")
    first = desk.household
    desk.look_at(desk.figures.households()[1].id)
    assert is_over(way)
    desk.look_at(first)
    assert way.talk is not None
    assert way.talk.typed.typed == "12"


def test_wrong_days_say_what_is_wrong_with_them(way: InterviewWay, page: EntryPage) -> None:
    type_anew(way.start.last.editor, "30/11/2569")
    assert not way.start.begin.isEnabled()
    type_anew(way.start.last.editor, "20/11/2569")
    assert way.start.begin.isEnabled()
    type_anew(way.start.first.editor, "1/9/2569")
    assert not way.start.begin.isEnabled()
    type_anew(way.start.first.editor, "18/11/2569")
    assert words(page, "span") == "18–20 พ.ย. 2569 (3 วัน)"


def test_a_closed_month_is_not_asked_about(desk: Desk, qtbot: QtBot) -> None:
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, Month(2026, 11)))
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot, "interview")
    assert isinstance(page.shown, InterviewWay)
    assert not page.shown.start.begin.isEnabled()
    assert "ปิด" in page.shown.start.why.words()
    assert child(page, "reopen").isVisible()


def test_a_new_household_is_asked_what_everybody_is(empty_desk: Desk, qtbot: QtBot) -> None:
    empty_desk.execute(AddFirstHousehold(person="สมศรี", role=Role.RECORDER, code="001", name="บ้านใหม่"))
    empty_desk.take_first()
    page = built(empty_desk, qtbot, "interview")
    assert isinstance(page.shown, InterviewWay)
    press(page.shown.start.begin)
    assert page.shown.talk is not None
    assert {one.what for one in page.shown.talk.questions} >= {"กับข้าว"}
    type_words(page.shown.asking.amount, "5")
    QTest.keyClick(page.shown.asking.amount, Qt.Key.Key_Return)
    press(page.shown.asking.days.all)
    assert len(written(empty_desk)) == 1


def test_every_control_has_a_name_and_is_large_enough_for_a_finger(way: InterviewWay, page: EntryPage) -> None:
    press(way.start.begin)
    QApplication.processEvents()
    for one in seen_buttons(page):
        if one.objectName().startswith("choice_"):
            continue
        assert one.accessibleName(), one.objectName()
        assert one.height() >= 48, one.objectName()
    for plain in page.findChildren(QAbstractButton):
        assert not plain.isVisible() or plain.accessibleName(), plain.objectName()


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("size", [100, 150])
def test_nothing_is_cut_at_any_size_in_any_language(
    desk: Desk, qtbot: QtBot, qapp: QApplication, language: str, size: int
) -> None:
    set_language(language)
    wear(qapp, Look(type_size=size))
    desk.turn_to(THIS_MONTH)
    page = built(desk, qtbot, "interview")
    assert isinstance(page.shown, InterviewWay)
    press(page.shown.start.begin)
    QApplication.processEvents()
    for one in seen_buttons(page):
        wide = max(one.fontMetrics().horizontalAdvance(line) for line in one.text().split("\n"))
        assert wide <= one.width(), one.text()
    assert page.shown.asking.next.mapTo(page, page.shown.asking.next.rect().bottomLeft()).y() <= page.height()


def test_it_is_one_of_the_ways_to_choose(desk: Desk, qtbot: QtBot) -> None:
    page = built(desk, qtbot, "interview")
    press(child(page, "choice_grid"))
    assert isinstance(page.shown, GridWay)
    press(child(page, "choice_interview"))
    assert isinstance(page.shown, InterviewWay)
    assert desk.settings.chosen["entry_way"] == INTERVIEW_WAY
