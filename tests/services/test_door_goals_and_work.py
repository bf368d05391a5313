"""Goals in their order and with what is the household's own; occupations of which one is the main one, and that end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, GoalKind, PocketKind, Rhythm
from household_ledger.domain.money import Money
from household_ledger.domain.register import Debt, Household, Occupation, Pocket
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.goals import AddGoal, ChangeGoal, OrderGoals
from household_ledger.services.commands.occupations import AddOccupation, ChangeOccupation, EndOccupation
from household_ledger.services.commands.register import AddRecords, DeleteRecords
from household_ledger.services.refusals import InvalidEntry
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, Undoable


def added(book: Book, record: object) -> Id:
    return book.do(AddRecords((record,)))[0]


def wrong_fields(refused: pytest.ExceptionInfo[InvalidEntry]) -> set[str]:
    return {problem.field for _number, problem in refused.value.problems}


@pytest.fixture
def savings(book: Book, home: Home) -> Id:
    box = Pocket(id=NO_ID, household=home.id, name="กระปุก", kind=PocketKind.SAVINGS, category="S01")
    return added(book, box)


@pytest.mark.parametrize("pockets", ["cash", "another", "unknown"])
def test_a_goal_lies_in_savings_pockets_of_its_household(book: Book, home: Home, savings: Id, pockets: str) -> None:
    other = added(book, Household(id=NO_ID, code="999", name="บ้านอื่น"))
    theirs = added(book, Pocket(id=NO_ID, household=other, name="ก", kind=PocketKind.SAVINGS, category="S01"))
    wrong = {"cash": home.cash, "another": theirs, "unknown": 77}[pockets]
    goal = Goal(id=NO_ID, household=home.id, name="หลังคา", pockets=f"{savings},{wrong}")

    with pytest.raises(InvalidEntry) as refused:
        book.do(AddGoal(goal))

    assert wrong_fields(refused) == {"pockets"}
    assert book.do(AddGoal(replace(goal, pockets=f"{savings}")))


def test_a_goal_pays_off_a_debt_of_its_household_even_one_taken_out_since(book: Book, home: Home) -> None:
    other = added(book, Household(id=NO_ID, code="999", name="บ้านอื่น"))
    theirs = added(book, Debt(id=NO_ID, household=other, name="ธ.ก.ส.", debt_class="D01"))
    ours = added(book, Debt(id=NO_ID, household=home.id, name="ร้านค้า", debt_class="D04"))
    goal = Goal(id=NO_ID, household=home.id, name="ปลดหนี้", kind=GoalKind.DEBT, debt=theirs)

    with pytest.raises(InvalidEntry) as refused:
        book.do(AddGoal(goal))
    assert wrong_fields(refused) == {"debt"}

    made = book.do(AddGoal(replace(goal, debt=ours)))[0]
    book.do(DeleteRecords(Debt, (ours,)))
    with book.store.reader() as reader:
        kept = reader.record(Goal, made)
    assert kept is not None
    assert book.do(ChangeGoal(kept, replace(kept, ended_on=book.clock.today())))


def test_a_goal_of_nothing_is_not_set_but_one_of_an_older_book_may_be_ended(book: Book, home: Home) -> None:
    goal = Goal(id=NO_ID, household=home.id, name="หลังคา", target=Money(0))
    with pytest.raises(InvalidEntry) as refused:
        book.do(AddGoal(goal))
    assert wrong_fields(refused) == {"target"}

    older = book.do(AddRecords((goal,)))[0]
    with book.store.reader() as reader:
        kept = reader.record(Goal, older)
    assert kept is not None
    assert book.do(ChangeGoal(kept, replace(kept, ended_on=book.clock.today())))
    free = book.do(AddGoal(replace(goal, target=None)))[0]
    with book.store.reader() as reader:
        running = reader.record(Goal, free)
    assert running is not None
    with pytest.raises(InvalidEntry):
        book.do(ChangeGoal(running, replace(running, target=Money(0))))


def test_what_a_kind_of_goal_does_not_ask_for_is_not_kept(book: Book, home: Home, savings: Id) -> None:
    """A form keeps what was typed before the kind was changed: none of it may come into the figures."""
    all_of_it = Goal(
        id=NO_ID,
        household=home.id,
        name="ทุกอย่าง",
        target=Money(900),
        months=4,
        debt=home.debt,
        every=2,
        harvest_months="5,11",
        opening=Money(100),
        pockets=f"{savings}",
    )
    of_debts = ("target", "opening", "pockets")
    asked = {
        "save": replace(all_of_it, months=0, debt=NO_ID, every=0, harvest_months=""),
        "debt": replace(
            all_of_it,
            kind=GoalKind.DEBT,
            rhythm=Rhythm.HARVEST,
            months=0,
            every=0,
            **{name: getattr(Goal(id=NO_ID, household=NO_ID, name=""), name) for name in of_debts},
        ),
        "emergency": replace(all_of_it, kind=GoalKind.EMERGENCY, rhythm=Rhythm.WEEK, debt=NO_ID, harvest_months=""),
    }

    for wanted in asked.values():
        (made,) = book.do(AddGoal(replace(all_of_it, kind=wanted.kind, rhythm=wanted.rhythm)))
        with book.store.reader() as reader:
            kept = reader.record(Goal, made)
        assert kept == replace(wanted, id=made)
        typed = replace(kept, kind=all_of_it.kind, debt=home.debt, months=7)
        if wanted.kind is not GoalKind.SAVE:
            book.do(ChangeGoal(kept, typed))
            with book.store.reader() as reader:
                assert reader.record(Goal, made) == replace(typed, debt=NO_ID, months=0)


def test_emergency_money_is_of_so_many_months_or_so_many_baht(book: Book, home: Home) -> None:
    goal = Goal(id=NO_ID, household=home.id, name="เผื่อฉุกเฉิน", kind=GoalKind.EMERGENCY)

    with pytest.raises(InvalidEntry) as refused:
        book.do(AddGoal(goal))

    assert wrong_fields(refused) == {"months"}
    assert book.do(AddGoal(replace(goal, months=3)))
    assert book.do(AddGoal(replace(goal, target=Money(900))))


def test_what_was_there_at_the_start_is_not_below_zero(book: Book, home: Home) -> None:
    with pytest.raises(InvalidEntry) as refused:
        book.do(AddGoal(Goal(id=NO_ID, household=home.id, name="หลังคา", opening=Money(-1))))

    assert wrong_fields(refused) == {"opening"}


def test_goals_are_put_in_order_in_one_step(book: Book, home: Home, undoable: Undoable) -> None:
    made = [book.do(AddGoal(Goal(id=NO_ID, household=home.id, name=name)))[0] for name in ("ก", "ข", "ค")]
    wanted = (made[2], made[0], made[1])

    undoable(OrderGoals(wanted))

    with book.store.reader() as reader:
        goals = {one.id: one.priority for one in reader.of_household(Goal, home.id) if one.id in made}
    assert goals == {wanted[0]: 1, wanted[1]: 2, wanted[2]: 3}
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(OrderGoals(wanted))
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(OrderGoals(()))
    with pytest.raises(UserError, match="unknown_record"):
        book.do(OrderGoals((Id(5),)))


def main_ones(book: Book, home: Home) -> set[str]:
    with book.store.reader() as reader:
        return {one.name for one in reader.of_household(Occupation, home.id) if one.is_main}


def test_one_occupation_at_most_is_the_main_one(book: Book, home: Home, undoable: Undoable) -> None:
    weaving = Occupation(id=NO_ID, household=home.id, name="ทอผ้า", is_main=True)
    hens = Occupation(id=NO_ID, household=home.id, name="เลี้ยงไก่", is_main=True)

    undoable(AddOccupation(weaving))
    undoable(AddOccupation(hens))

    assert main_ones(book, home) == {"เลี้ยงไก่"}
    with book.store.reader() as reader:
        was = next(one for one in reader.of_household(Occupation, home.id) if one.name == "ทอผ้า")
    undoable(ChangeOccupation(was, replace(was, is_main=True)))
    assert main_ones(book, home) == {"ทอผ้า"}
    with pytest.raises(InvalidEntry):
        book.do(AddOccupation(replace(hens, name=" ")))


def occupation(book: Book, key: Id) -> Occupation:
    with book.store.reader() as reader:
        found = reader.record(Occupation, key)
    assert found is not None
    return found


def test_an_occupation_ends_on_a_day_and_is_taken_up_again(book: Book, home: Home, undoable: Undoable) -> None:
    assert occupation(book, home.rice).is_main

    undoable(EndOccupation(home.rice, on=date(2026, 3, 31)))
    ended = occupation(book, home.rice)
    assert (ended.ended_on, ended.is_main, ended.is_deleted) == (date(2026, 3, 31), False, False)

    undoable(EndOccupation(home.rice, on=date(2026, 2, 28)))
    assert occupation(book, home.rice).ended_on == date(2026, 2, 28)

    undoable(EndOccupation(home.rice, is_over=False))
    assert not occupation(book, home.rice).is_given_up
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(EndOccupation(home.rice, is_over=False))
    with pytest.raises(UserError, match="unknown_record"):
        book.do(EndOccupation(Id(5)))

    book.do(EndOccupation(home.rice))
    assert occupation(book, home.rice).ended_on == book.clock.today()


def test_the_last_day_of_an_occupation_is_neither_to_come_nor_before_what_was_done_in_it(
    book: Book, home: Home
) -> None:
    was = occupation(book, home.rice)
    book.do(ChangeOccupation(was, replace(was, started_on=date(2026, 1, 10))))
    sold = replace(draft(1, home, kind=EntryKind.INCOME), date=date(2026, 3, 4), occupation=home.rice)
    book.do(AddEntries((sold,)))
    wrong = {
        date(2026, 1, 9): "dates_reversed",
        date(2026, 3, 3): "written_after_ending",
        date(2026, 11, 22): "ending_later",
    }

    for day, code in wrong.items():
        one = occupation(book, home.rice)
        for command in (EndOccupation(home.rice, on=day), ChangeOccupation(one, replace(one, ended_on=day))):
            with pytest.raises(InvalidEntry, match=code) as refused:
                book.do(command)
            assert wrong_fields(refused) == {"ended_on"}

    book.do(EndOccupation(home.rice, on=date(2026, 3, 4)))
    book.assert_whole()
