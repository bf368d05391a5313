"""The lessons there were: how many came to each, and which households have been to all four."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.domain.training import CourseLesson, Training
from household_ledger.services.commands.households import ChangeHousehold, LeaveProject
from household_ledger.services.commands.lessons import RecordTraining
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.views.lessons import Came, LessonBook, lesson_book
from tests.cli.command_fixtures import StillClock
from tests.db.ledgers import Book, Home, add_home


def held(book: Book, day: int, lessons: str, *came: Came) -> None:
    one = Training(id=NO_ID, held_on=date(2026, 10, day), name=f"วันที่ {day}", lessons=lessons)
    book.do(RecordTraining(replace(one, trainer=book.people["verifier"]), came))


def read(book: Book, group: Id | None = None) -> LessonBook:
    with book.store.reader() as reader:
        return lesson_book(reader, reader.households(), StillClock().today(), group)


def change(book: Book, home: Home, **said: object) -> None:
    with book.store.reader() as reader:
        was = reader.record(Household, home.id)
        assert was is not None
    book.do(ChangeHousehold(was=was, now=replace(was, **said)))  # type: ignore[arg-type]


def test_members_of_one_home_are_one_household_and_sessions_come_latest_first(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    held(book, 3, "2", (home.id, home.member), (home.id, NO_ID))
    held(book, 9, "5,3", (home.id, NO_ID), (other.id, NO_ID))

    found = read(book)

    assert [(one.training.held_on.day, one.households, one.trainer) for one in found.sessions] == [
        (9, 2, "verifier"),
        (3, 1, "verifier"),
    ]
    assert [(one.household.code, one.sessions, one.demonstrations) for one in found.learners] == [
        ("001", 2, (2, 3, 5)),
        ("002", 1, (3, 5)),
    ]
    assert found.learners[1].lessons == {CourseLesson.SAVING, CourseLesson.PLAN}


def test_only_who_takes_part_and_is_still_there_is_counted(book: Book, home: Home) -> None:
    gone, compared = add_home(book, "002"), add_home(book, "003")
    for one in (home, gone, compared):
        held(book, 3, "2,3,1,5", (one.id, NO_ID))
    change(book, compared, is_comparison=True)
    book.do(LeaveProject(household=gone.id, on=date(2026, 11, 1), reason="ย้ายบ้าน"))

    found = read(book)

    assert [one.household.code for one in found.learners] == ["001"]
    assert found.complete == 1
    assert [one.households for one in found.sessions] == [1, 1, 1], "who came is told all the same"


def test_of_a_village_only_its_own_households_are_counted(book: Book, home: Home) -> None:
    other = add_home(book, "002")
    village = book.do(AddRecords((VillageGroup(id=NO_ID, name="บ้านโคก"),)))[0]
    change(book, other, group=village)
    held(book, 3, "2", (home.id, NO_ID), (other.id, NO_ID))

    found = read(book, village)

    assert [(one.household.code, one.village) for one in found.learners] == [("002", "บ้านโคก")]
    assert [one.households for one in found.sessions] == [1]
