"""Savings: the answer, goals as cards, putting by what is needed, goals set, changed, ordered, ended."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from household_ledger.domain.goal import Goal, GoalChange
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, GoalKind, PocketKind, Rhythm
from household_ledger.domain.money import Money
from household_ledger.domain.register import Pocket
from household_ledger.services.commands.goals import AddGoal
from household_ledger.services.commands.months import CloseMonth
from household_ledger.text.amounts import format_amount
from household_ledger.ui.desk import Desk, Looked
from household_ledger.ui.pages.household.savings.page import SavingsPage
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words
from tests.ui.conftest import Shot
from tests.ui.hands import child, press
from tests.ui.household_money.conftest import OpenPage, choose, fill, in_form, last_entry, press_on, save, seen, settle


@pytest.fixture
def page(opened_page: OpenPage) -> SavingsPage:
    made = opened_page("savings")
    assert isinstance(made, SavingsPage)
    return made


def goals(desk: Desk) -> list[Goal]:
    assert desk.household is not None
    with desk.reader() as reader:
        return sorted(reader.of_household(Goal, desk.household), key=lambda one: (one.priority, one.id))


def goal_named(desk: Desk, name: str) -> Goal:
    return next(one for one in goals(desk) if one.name == name)


def words_on(page: SavingsPage) -> str:
    return "\n".join(one.words() for one in page.findChildren(Words) if one.isVisibleTo(page))


def card_words(page: SavingsPage, goal: Id) -> str:
    return "\n".join(one.words() for one in seen(page, f"goal_{goal}").findChildren(Words))


def test_the_title_is_the_answer_of_the_figures(page: SavingsPage, desk: Desk) -> None:
    assert desk.household is not None
    months = desk.figures.months(desk.household, desk.month.plus(-11), desk.month)
    saved_in = len([one for one in months if one.times_saved])

    assert page.title.words() == (
        f"ออมได้ {saved_in} จาก {len(months)} เดือน มีเงินออม {format_amount(months[-1].savings_end)} บาท"
    )


def test_pressing_a_card_chooses_its_goal_by_mouse_and_by_key(page: SavingsPage, desk: Desk) -> None:
    second = goals(desk)[1]
    card = seen(page, f"goal_{second.id}")

    press(card)
    assert (card.property("chosen"), page.detail.title.words()) == (True, second.name)
    assert second.name in page.chart.title.words()

    first = seen(page, f"goal_{goals(desk)[0].id}")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert (first.property("chosen"), card.property("chosen")) == (True, False)


def test_what_is_needed_is_offered_and_saved_with_one_key(page: SavingsPage, desk: Desk, shot: Shot) -> None:
    goal = goals(desk)[0]
    assert desk.household is not None
    figures = next(one for one in desk.figures.month(desk.household, desk.month).goals if one.goal == goal.id)

    def act(form: FormDialog) -> None:
        shot(form, "savings-put-by")
        assert form["amount"].value() == figures.asked
        QTest.keyClick(child(form, "amount"), Qt.Key.Key_Return)

    in_form(act)
    press_on(page, "save")

    entry = last_entry(desk, EntryKind.SAVE)
    assert (entry.goal, entry.date) == (goal.id, date(2026, 10, 31))
    assert [line.satang for line in entry.lines if line.account is Account.SAVINGS] == [figures.asked]
    kept_in = {line.ref for line in entry.lines if line.account is Account.SAVINGS}
    assert kept_in == {int(goal.pockets.split(",")[0])}
    assert "✓ เดือนนี้ออมแล้ว" in card_words(page, goal.id)


def test_an_amount_typed_stays_when_another_goal_is_chosen(page: SavingsPage, desk: Desk) -> None:
    def act(form: FormDialog) -> None:
        fill(form, amount="50")
        choose(form, "goal", 1)
        assert form["amount"].value() == Money(5000)
        save(form)

    in_form(act)
    press_on(page, "save")

    assert last_entry(desk, EntryKind.SAVE).goal == sorted(goals(desk), key=lambda one: one.id)[1].id


def test_savings_are_taken_out_of_the_goals_pocket(page: SavingsPage, desk: Desk) -> None:
    goal = goals(desk)[0]

    def act(form: FormDialog) -> None:
        save(form)
        assert form["amount"].problem()
        fill(form, amount="๑๐๐+๒๐")
        save(form)

    in_form(act)
    press_on(page, "withdraw")

    entry = last_entry(desk, EntryKind.WITHDRAW)
    line = next(line for line in entry.lines if line.account is Account.SAVINGS)
    assert (line.satang, line.ref, entry.goal) == (-12000, int(goal.pockets.split(",")[0]), goal.id)


def test_in_a_closed_month_the_day_offered_is_today_and_the_page_says_so(page: SavingsPage, desk: Desk) -> None:
    assert desk.household is not None
    desk.execute(CloseMonth(desk.household, desk.month))
    settle()
    days: list[object] = []

    def act(form: FormDialog) -> None:
        days.append(form["date"].value())
        fill(form, amount="10", date="5/10/2569")
        save(form)
        assert "ปิดแล้ว" in form["date"].said.words()
        assert form["amount"].value() == Money(1000)

    in_form(act)
    press_on(page, "save")

    assert days == [desk.today]
    assert page.closed.isVisibleTo(page)


def test_a_goal_is_set_for_harvests_in_a_pocket(page: SavingsPage, desk: Desk, shot: Shot) -> None:
    assert desk.household is not None
    with desk.reader() as reader:
        pocket = next(one for one in reader.of_household(Pocket, desk.household) if one.kind is PocketKind.SAVINGS)

    def act(form: FormDialog) -> None:
        fill(form, name="รถไถเดินตาม", target="36,000", by="31/12/2571", opening="1,500", started_on="1/11/2569")
        choose(form, "rhythm", list(Rhythm).index(Rhythm.HARVEST))
        QApplication.processEvents()
        for name in ("harvest_months_5", "harvest_months_11", f"pockets_{pocket.id}"):
            press(child(form, name))
        shot(form, "savings-goal-form")
        save(form)

    in_form(act)
    press_on(page, "new_goal")

    made = goal_named(desk, "รถไถเดินตาม")
    assert made == Goal(
        id=made.id,
        household=desk.household,
        name="รถไถเดินตาม",
        target=Money(3_600_000),
        by=date(2028, 12, 31),
        rhythm=Rhythm.HARVEST,
        harvest_months="5,11",
        started_on=date(2026, 11, 1),
        opening=Money(150_000),
        pockets=str(pocket.id),
        priority=len(goals(desk)),
    )


def test_a_harvest_without_a_month_and_a_day_before_the_beginning_are_refused(page: SavingsPage, desk: Desk) -> None:
    before = goals(desk)

    def act(form: FormDialog) -> None:
        fill(form, name="ปุ๋ย", by="1/1/2569", started_on="1/11/2569")
        assert "ก่อน" in form["by"].said.words()
        choose(form, "rhythm", list(Rhythm).index(Rhythm.HARVEST))
        save(form)
        assert goals(desk) == before
        fill(form, by="1/1/2571")
        assert not form["by"].problem()
        save(form)
        assert form["harvest_months"].problem()
        assert form["name"].value() == "ปุ๋ย"

    in_form(act)
    press_on(page, "new_goal")

    assert goals(desk) == before


def test_an_emergency_goal_asks_for_months_not_for_baht(page: SavingsPage, desk: Desk) -> None:
    def act(form: FormDialog) -> None:
        choose(form, "kind", list(GoalKind).index(GoalKind.EMERGENCY))
        QApplication.processEvents()
        assert form["months"].isVisibleTo(form)
        assert not form["debt"].isVisibleTo(form)
        fill(form, name="เผื่อฉุกเฉิน", months="")
        assert form["months"].problem()
        fill(form, months="๖")
        save(form)

    in_form(act)
    press_on(page, "new_goal")

    made = goal_named(desk, "เผื่อฉุกเฉิน")
    assert (made.kind, made.months, made.target) == (GoalKind.EMERGENCY, 6, None)


def test_a_change_is_kept_with_its_reason_and_told(page: SavingsPage, desk: Desk) -> None:
    goal = goals(desk)[0]

    def act(form: FormDialog) -> None:
        fill(form, target="12,345", reason="สังกะสีแพงขึ้น")
        save(form)

    in_form(act)
    press_on(page, "change_goal")

    with desk.reader() as reader:
        change = max(reader.of_household(GoalChange, goal.household), key=lambda one: one.id)
    assert (change.goal, change.target_after, change.reason) == (goal.id, Money(1_234_500), "สังกะสีแพงขึ้น")
    assert "สังกะสีแพงขึ้น" in words_on(page)
    assert "12,345" in card_words(page, goal.id)


def test_a_goal_moves_up_and_undo_brings_it_back(page: SavingsPage, desk: Desk) -> None:
    first, second = goals(desk)[:2]
    press_on(page, f"goal_{second.id}")

    press_on(page, "goal_earlier")

    assert [one.id for one in goals(desk)][:2] == [second.id, first.id]
    assert not [one for one in page.findChildren(QPushButton, "goal_earlier") if one.isVisibleTo(page)]
    desk.undo()
    assert [one.id for one in goals(desk)][:2] == [first.id, second.id]


def test_a_goal_ends_and_is_taken_up_again(page: SavingsPage, desk: Desk, yes: list[str]) -> None:
    goal = goals(desk)[0]

    press_on(page, "end_goal")

    assert goal.name in yes[0]
    assert goal_named(desk, goal.name).ended_on == desk.today
    assert "จบเมื่อ" in card_words(page, goal.id)
    press_on(page, f"goal_{goal.id}")
    press_on(page, "resume_goal")
    assert goal_named(desk, goal.name).ended_on is None


def test_a_late_goal_a_reached_one_and_a_free_one_say_so(page: SavingsPage, desk: Desk) -> None:
    assert desk.household is not None
    began = date(2026, 1, 1)
    kinds = {
        "สาย": Goal(id=NO_ID, household=desk.household, name="สาย", target=Money(500_000), by=date(2026, 8, 31)),
        "ครบ": Goal(id=NO_ID, household=desk.household, name="ครบ", target=Money(100), opening=Money(100)),
        "อิสระ": Goal(id=NO_ID, household=desk.household, name="อิสระ", started_on=began),
    }
    for one in kinds.values():
        desk.execute(AddGoal(one))
    settle()

    told = {name: card_words(page, goal_named(desk, name).id) for name in kinds}

    assert "เลยกำหนด 31 ส.ค. 2569" in told["สาย"]
    assert "5,000" in told["สาย"]
    assert "✓ ครบแล้ว" in told["ครบ"]
    assert "สะสมแล้ว" in told["อิสระ"]


def test_the_figures_lead_to_their_entries(page: SavingsPage, desk: Desk, looked: list[Looked]) -> None:
    goal = goals(desk)[0]
    assert desk.household is not None
    with desk.reader() as reader:
        pocket = next(one for one in reader.of_household(Pocket, desk.household) if one.kind is PocketKind.SAVINGS)

    press_on(page, "goal_entries")
    press_on(page, f"pocket_{pocket.id}")

    assert [one.title for one in looked] == [goal.name, pocket.name]
    with desk.reader() as reader:
        behind = [entry for query in looked[0].queries for entry in reader.entries(query)]
    assert behind
    assert {entry.goal for entry in behind} == {goal.id}


def test_a_page_made_anew_looks_at_the_same_goal(page: SavingsPage, desk: Desk, opened_page: OpenPage) -> None:
    second = goals(desk)[1]
    press_on(page, f"goal_{second.id}")

    anew = opened_page("savings")
    anew.restore(page.keep())

    assert seen(anew, f"goal_{second.id}").property("chosen") is True
