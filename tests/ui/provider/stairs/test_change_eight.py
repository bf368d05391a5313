"""Change 8 on its page: the names asked first, scores before and after, how each side changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from household_ledger.domain.change_eight import ChangeLabel, ChangeScore, Moment
from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.services.commands.changes import NameChanges, ScoreChanges
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.ports import Work
from household_ledger.services.views.month_page import Origin
from household_ledger.services.views.outcome_page import outcome_page
from household_ledger.text.i18n import using
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs import change_forms
from household_ledger.ui.pages.provider.stairs.page import StairsPage
from household_ledger.ui.paper.orders import EIGHT_SIDES, GROUP_OUTCOME, PaperOrder
from household_ledger.ui.widgets.fields import ChoiceField
from household_ledger.ui.widgets.form import FormDialog
from tests.ui.hands import child, press, type_anew
from tests.ui.provider.conftest import Shown, drop, fill, wait
from tests.ui.provider.stairs.making import enter_first, home, in_dialog, table_of, two_people

Key = Qt.Key
NAMES = ("รายได้", "การออม")


@pytest.fixture
def page(shown: Shown, desk: Desk) -> StairsPage:
    two_people(desk)
    desk.turn_to(Month.of(desk.today))
    made = shown(StairsPage, desk)
    press(child(made, "choice_changes"))
    wait(desk)
    return made


@pytest.fixture
def named(page: StairsPage, desk: Desk) -> StairsPage:
    desk.execute(NameChanges(NAMES))
    wait(desk)
    return page


def scores(desk: Desk) -> dict[tuple[Id, Id, Id, int, Moment], int]:
    with desk.reader() as reader:
        kept = reader.all(ChangeScore)
    return {(one.household, one.member, one.person, one.slot, one.moment): one.score for one in kept}


def score(household: Id, slot: int, moment: Moment, value: int, desk: Desk) -> ChangeScore:
    return ChangeScore(id=NO_ID, household=household, slot=slot, moment=moment, score=value, scored_on=desk.today)


def cells(page: StairsPage, name: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table_of(page, name).rows()]


def test_the_names_are_asked_first_and_none_is_invented(page: StairsPage, desk: Desk) -> None:
    assert page.title.words() == "ทั้ง 8 ด้านยังไม่มีชื่อ"
    assert page.changes.nameless.isVisible()
    assert not page.next.isVisible()

    in_dialog(FormDialog, lambda form: fill(form, slot_1="รายได้", slot_3="การออม"))
    press(child(page.changes.nameless, "begin"))
    wait(desk)

    with desk.reader() as reader:
        assert {int(one.id): one.name for one in reader.all(ChangeLabel)} == {1: "รายได้", 3: "การออม"}
    assert page.title.words() == "ยังไม่มีใครได้คะแนน"
    assert desk.undo()
    with desk.reader() as reader:
        assert reader.all(ChangeLabel) == []


def test_two_sides_of_one_name_are_refused_and_scores_under_another_name_are_told_of(
    named: StairsPage, desk: Desk
) -> None:
    in_dialog(FormDialog, lambda form: fill(form, before_1="2", after_1="4"))
    press(child(named.changes.unscored, "begin"))
    wait(desk)
    told: list[str] = []

    def act(form: FormDialog) -> None:
        line = child(form, "slot_1")
        type_anew(line, "อีกด้าน")
        told.append(form["slot_1"].said.words())
        QTest.keyClick(line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(line, Key.Key_Delete)
        told.append(form["slot_1"].said.words())
        type_anew(child(form, "slot_1"), "การออม")
        fill(form, slot_3="การออม")
        told.append(form["slot_3"].said.words())
        drop(form)

    in_dialog(FormDialog, act)
    press(child(named, "names"))

    assert "2 คะแนน" in told[0]
    assert "เก็บไว้" in told[1]
    assert told[2].startswith("มีสองด้านชื่อนี้")


def test_a_household_is_scored_by_keys_and_undo_takes_it_back(named: StairsPage, desk: Desk) -> None:
    house = home(desk, 0)

    def act(form: FormDialog) -> None:
        assert not form.has("before_3")  # the project uses two
        fill(form, before_1="2", after_1="4", before_2="3")

    in_dialog(FormDialog, act)
    begin = child(named.changes.unscored, "begin")
    begin.setFocus()
    QTest.keyClick(begin, Key.Key_Return)
    wait(desk)

    assert scores(desk) == {
        (house, NO_ID, NO_ID, 1, Moment.BEFORE): 2,
        (house, NO_ID, NO_ID, 1, Moment.AFTER): 4,
        (house, NO_ID, NO_ID, 2, Moment.BEFORE): 3,
    }
    assert cells(named, "scored")[0][2:] == ["2/2", "1/2", "▲ 1", "–", "–"]
    assert named.title.words() == "มีคะแนนก่อนและหลังครบทุกด้าน 0 จาก 1"
    assert desk.undo()
    assert scores(desk) == {}


def test_the_sides_show_how_many_rose_and_a_middle_only_of_three(named: StairsPage, desk: Desk) -> None:
    pairs = ((2, 4), (3, 3), (5, 1), (1, 2))
    given = [
        score(home(desk, place), 1, moment, value, desk)
        for place, pair in enumerate(pairs)
        for moment, value in zip(Moment, pair, strict=True)
    ]
    given += [score(home(desk, 0), 2, moment, 3, desk) for moment in Moment]
    desk.execute(ScoreChanges(tuple(given)))
    wait(desk)

    assert cells(named, "sides") == [
        ["1", "รายได้", "4", "2.5", "2.5", "▲ 2", "1", "▼ 1"],
        ["2", "การออม", "1", "–", "–", "–", "1", "–"],
    ]
    assert "คะแนนด้าน “รายได้” เพิ่มขึ้นมากรายที่สุด 2 จาก 4" in named.subtitle.words()
    desk.execute(ScoreChanges(tuple(score(home(desk, place), 2, Moment.BEFORE, 2, desk) for place in (0, 1))))
    desk.execute(ScoreChanges((score(home(desk, 1), 2, Moment.AFTER, 3, desk),)))
    wait(desk)
    assert "คะแนนด้าน “รายได้”, “การออม” เพิ่มขึ้นมากรายที่สุด ด้านละ 2 ราย" in named.subtitle.words()


def test_a_score_is_changed_and_one_taken_out_again(named: StairsPage, desk: Desk) -> None:
    house = home(desk, 0)
    desk.execute(ScoreChanges(tuple(score(house, 1, moment, 2, desk) for moment in Moment)))
    wait(desk)

    def act(form: FormDialog) -> None:
        after, before = form["after_1"], form["before_1"]
        assert (after.value(), before.value()) == (2, 2)
        QTest.keyClick(child(form, "before_1"), Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(child(form, "before_1"), Key.Key_Backspace)
        fill(form, after_1="5")

    in_dialog(FormDialog, act)
    enter_first(table_of(named, "scored"))

    assert scores(desk) == {(house, NO_ID, NO_ID, 1, Moment.AFTER): 5}
    assert desk.undo()
    assert len(scores(desk)) == 2


def signed(desk: Desk) -> dict[int, tuple[int, date, Id]]:
    """Give each side before the project: its score, day and who gave it."""
    with desk.reader() as reader:
        kept = [one for one in reader.all(ChangeScore) if one.moment is Moment.BEFORE]
    return {one.slot: (one.score, one.scored_on, one.scored_by) for one in kept}


def test_one_more_score_leaves_the_day_and_the_scorer_of_the_others(named: StairsPage, desk: Desk) -> None:
    house, writer, first, later = home(desk, 0), desk.person, date(2026, 1, 5), date(2026, 3, 3)
    given = replace(score(house, 1, Moment.BEFORE, 2, desk), scored_on=first, scored_by=writer)
    desk.execute(ScoreChanges((given,)))
    wait(desk)
    with desk.reader() as reader:
        other = next(one.id for one in reader.all(Person) if one.id != writer)
    desk.let_type(other)

    in_dialog(FormDialog, lambda form: fill(form, before_2="4", before_on="3/3/2569"))
    enter_first(table_of(named, "scored"))
    assert signed(desk) == {1: (2, first, writer), 2: (4, later, other)}
    wait(desk)
    in_dialog(FormDialog, lambda form: fill(form, before_1="5", before_on="7/3/2569"))
    enter_first(table_of(named, "scored"))

    assert signed(desk) == {1: (5, date(2026, 3, 7), other), 2: (4, later, other)}


def test_a_day_written_wrong_is_mended_without_signing_anew(named: StairsPage, desk: Desk) -> None:
    house, writer, first, later = home(desk, 0), desk.person, date(2026, 1, 5), date(2026, 3, 3)
    days = {1: first, 2: later, 3: later}
    given = [replace(score(house, slot, Moment.BEFORE, 2, desk), scored_on=day) for slot, day in days.items()]
    desk.execute(NameChanges((*NAMES, "หนี้สิน")))
    desk.execute(ScoreChanges(tuple(replace(one, scored_by=writer) for one in given)))
    wait(desk)
    desk.let_type(NO_ID)

    in_dialog(FormDialog, lambda form: fill(form, before_on="4/3/2569"))
    enter_first(table_of(named, "scored"))

    mended = date(2026, 3, 4)
    assert signed(desk) == {1: (2, first, writer), 2: (2, mended, writer), 3: (2, mended, writer)}


def test_a_score_after_the_project_is_no_older_than_the_one_before(named: StairsPage, desk: Desk) -> None:
    house, later = home(desk, 0), date(2026, 3, 3)
    given = (score(house, 1, Moment.BEFORE, 2, desk), score(house, 2, Moment.BEFORE, 2, desk))
    desk.execute(ScoreChanges(tuple(replace(one, scored_on=later) for one in given)))
    wait(desk)

    def act(form: FormDialog) -> None:
        fill(form, after_1="4", after_on="1/3/2569")
        assert "1 มี.ค. 2569" in (problem := form["after_on"].problem())
        assert "3 มี.ค. 2569" in problem
        fill(form, after_on="3/3/2569")

    in_dialog(FormDialog, act)
    enter_first(table_of(named, "scored"))

    assert scores(desk)[house, NO_ID, NO_ID, 1, Moment.AFTER] == 4


def test_scores_given_after_the_month_looked_at_are_counted_apart_and_never_written_over(
    named: StairsPage, desk: Desk
) -> None:
    house, day = home(desk, 0), date(2026, 8, 3)
    before = replace(score(house, 1, Moment.BEFORE, 2, desk), scored_on=day)
    after = replace(score(house, 1, Moment.AFTER, 4, desk), scored_on=date(2026, 9, 2))
    desk.execute(ScoreChanges((before, after)))

    desk.turn_to(Month(2026, 7))
    wait(desk)
    assert named.changes.unscored.isVisible()
    assert "1 รายได้คะแนนหลังเดือนนี้" in named.subtitle.words()
    desk.turn_to(Month(2026, 8))
    wait(desk)
    assert cells(named, "sides")[0][2:] == ["0", "–", "–", "–", "–", "–"]
    assert cells(named, "scored")[0][2:4] == ["1/2", "0/2"]
    assert "1 รายได้คะแนนหลังเดือนนี้" in named.subtitle.words()

    def act(form: FormDialog) -> None:
        assert form["after_1"].value() == 4
        drop(form)

    in_dialog(FormDialog, act)
    enter_first(table_of(named, "scored"))
    desk.turn_to(Month(2026, 9))
    wait(desk)
    assert cells(named, "sides")[0][2:] == ["1", "–", "–", "▲ 1", "–", "–"]
    assert "หลังเดือนนี้" not in named.subtitle.words()


def test_a_household_to_compare_with_is_listed_and_counts_as_little_as_in_the_report(
    named: StairsPage, desk: Desk
) -> None:
    ours, compared = home(desk, 0), home(desk, 1)
    household = next(one for one in desk.figures.households() if one.id == compared)
    desk.execute(ReplaceRecord(household, replace(household, is_comparison=True)))
    given = [score(house, 1, moment, 3, desk) for house in (ours, compared) for moment in Moment]
    desk.execute(ScoreChanges(tuple(given)))
    wait(desk)

    assert cells(named, "sides")[0][2:] == ["1", "–", "–", "–", "1", "–"]
    assert len(cells(named, "scored")) == 2
    assert named.title.words().endswith("0 จาก 1")
    assert "1 รายไม่ใช่ของครัวเรือนที่เข้าร่วม" in named.subtitle.words()
    with desk.opened.snapshot() as (reader, figures):
        page = outcome_page(figures, reader, desk.month, None, origin=Origin("x", 1, desk.today))
    assert page.eight.slots[0].n == 1


def test_the_tab_prints_the_report_that_shows_the_sides_where_it_shows_any(named: StairsPage, desk: Desk) -> None:
    given = [replace(score(home(desk, 0), 1, moment, 3, desk), scored_on=date(2026, 9, 2)) for moment in Moment]
    assert named.paper() is None
    desk.execute(ScoreChanges((given[0],)))
    wait(desk)
    assert named.paper() is None
    desk.execute(ScoreChanges((given[1],)))
    wait(desk)

    assert named.paper() == PaperOrder(kind=GROUP_OUTCOME, month=Month.of(desk.today), opens_at=EIGHT_SIDES)
    press(child(named, "choice_staff"))
    wait(desk)
    assert named.paper() is None
    press(child(named, "choice_picture"))
    wait(desk)
    assert named.paper() is None


def test_what_is_counted_is_written_in_thai_digits(shown: Shown, desk: Desk) -> None:
    with using("th", "thai"):
        page = shown(StairsPage, desk)
        press(child(page, "choice_changes"))
        wait(desk)
        said = [one.text() for one in page.findChildren(QWidget) if isinstance(one, QLabel | QAbstractButton)]

    assert [one for one in said if re.search(r"[0-9]", one)] == []
    assert "Change ๘ ด้าน" in said


@dataclass(frozen=True)
class _PutTogether:
    """Keep scores as two books put together may have them."""

    scores: tuple[ChangeScore, ...]

    def write(self, work: Work) -> Label:
        work.insert([replace(one, id=work.new_id()) for one in self.scores])
        return Label("score_changes", (("count", len(self.scores)),))


def test_a_pair_that_runs_backwards_is_left_out_and_said(named: StairsPage, desk: Desk) -> None:
    before, after = (score(home(desk, 0), 1, moment, place + 1, desk) for place, moment in enumerate(Moment))
    desk.execute(_PutTogether((before, replace(after, scored_on=date(2026, 3, 3)))))
    wait(desk)

    assert cells(named, "sides")[0][2:] == ["0", "–", "–", "–", "–", "–"]
    assert "1 รายไม่นำมาเทียบ" in named.subtitle.words()


def test_a_score_of_another_scale_is_asked_about(
    named: StairsPage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.execute(ScoreChanges(tuple(score(home(desk, place), 1, Moment.BEFORE, 4, desk) for place in (0, 1))))
    wait(desk)
    asked: list[str] = []
    answers = [False, True]

    def confirm(_parent: object, _title: str, words: str, *_buttons: str) -> bool:
        asked.append(words)
        return answers[len(asked) - 1]

    monkeypatch.setattr(change_forms, "confirm", confirm)

    def act(form: FormDialog) -> None:
        fill(form, after_1="80")
        assert form.isVisible()
        assert form["after_1"].problem() == ""
        press(child(form, "save"))

    in_dialog(FormDialog, act)
    enter_first(table_of(named, "scored"))

    assert len(asked) == 2
    assert "“รายได้”" in asked[0]
    assert list(scores(desk).values()).count(80) == 1


def test_a_number_above_the_highest_is_told_and_nothing_is_kept(named: StairsPage, desk: Desk) -> None:
    def act(form: FormDialog) -> None:
        fill(form, before_1="101")
        assert form.isVisible()
        assert form["before_1"].problem()
        for one in form.fields():
            one.settle()
        form.reject()

    in_dialog(FormDialog, act)
    press(child(named.changes.unscored, "begin"))

    assert scores(desk) == {}


def test_a_member_and_a_person_of_the_staff_are_scored_apart(named: StairsPage, desk: Desk) -> None:
    house = home(desk, 1)

    def of_member(form: FormDialog) -> None:
        home_field, member = form["household"], form["member"]
        assert isinstance(home_field, ChoiceField)
        assert isinstance(member, ChoiceField)
        home_field.box.setCurrentIndex([value for value, _words in home_field.choices()].index(house))
        member.box.setCurrentIndex(1)
        fill(form, before_1="7")

    in_dialog(FormDialog, of_member)
    press(child(named.changes.unscored, "begin"))
    press(child(named, "choice_staff"))
    wait(desk)
    in_dialog(FormDialog, lambda form: fill(form, before_2="9"))
    press(child(named.changes.unscored, "begin"))
    wait(desk)

    kept = scores(desk)
    assert sorted(kept.values()) == [7, 9]
    ((household, member, _person, _slot, _moment),) = [key for key, value in kept.items() if value == 7]
    assert household == house
    assert member != NO_ID
    ((household, _member, person, _slot, _moment),) = [key for key, value in kept.items() if value == 9]
    assert household == NO_ID
    assert person != NO_ID
    assert len(cells(named, "scored")) == 1  # staff alone
