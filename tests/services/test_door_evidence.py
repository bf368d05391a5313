"""Consents, visits, lessons, stairs and the eight changes through the door: what is kept, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from household_ledger.domain.change_eight import ChangeLabel, ChangeScore, Moment
from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.intake import Answer, Asked, intake_in, intake_text, wrong_in
from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, MonthState, Person
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.training import Attendance, Training
from household_ledger.domain.visit import Visit
from household_ledger.errors import UserError
from household_ledger.services.commands.changes import NameChanges, ScoreChanges
from household_ledger.services.commands.consents import ChangeConsent, RecordConsents, WithdrawConsent
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.households import ChangeHousehold
from household_ledger.services.commands.lessons import RecordTraining, RemoveTraining, SayWhoCame
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.commands.stairs import ChangeMark, FallBack, MarkStair, VerifyMark, WriteStaircase
from household_ledger.services.commands.visits import ChangeVisit, RecordVisit, RemoveVisit
from household_ledger.services.ports import Command
from household_ledger.services.refusals import InvalidEntry
from household_ledger.text.stair_words import own_stairs
from tests.db.deeds_evidence import DAY, consent, mark, newest, training, visit
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, Home, Undoable, add_home

JAN, FEB = Month(2026, 1), Month(2026, 2)


def refusal(book: Book, command: Command, person: str = "") -> str:
    """Give the code of what a command is refused with, or of its first problem; nothing is written."""
    steps = book.steps()
    with pytest.raises(UserError) as refused:
        book.do(command, person)
    assert book.steps() == steps
    problem = refused.value
    return problem.problems[0][1].code if isinstance(problem, InvalidEntry) else problem.code


def month(book: Book, home: Home, which: Month) -> MonthState:
    """Give what is said of a month."""
    with book.store.reader() as reader:
        return next(one for one in reader.month_states(home.id) if one.month == which.number)


def own(book: Book, kind: type[Any], household: Id) -> list[Any]:
    """List what a household has of a sort."""
    with book.store.reader() as reader:
        return reader.of_household(kind, household)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"member": NO_ID}, "say_which_member"),
        ({"version": " "}, "sheet_version_missing"),
        ({"is_thumb_print": True}, "thumb_print_witnesses"),
        ({"asked_on": date(2026, 11, 22)}, "day_to_come"),
        ({"note": "ก" * 2001}, "text_too_long"),
        ({"member": Id(12345)}, "member_unknown"),
    ],
)
def test_a_consent_that_cannot_hold_is_refused(book: Book, home: Home, said: dict[str, Any], code: str) -> None:
    assert refusal(book, RecordConsents((replace(consent(home, 1), **said),))) == code


def test_a_thumb_print_with_two_witnesses_is_kept(book: Book, home: Home) -> None:
    book.do(RecordConsents((replace(consent(home, 1), is_thumb_print=True, second_witness="ลุงดำ"),)))

    assert newest(book, Consent).second_witness == "ลุงดำ"


def test_a_member_of_another_household_is_asked_in_its_own(book: Book, home: Home) -> None:
    other = add_home(book, "002")

    assert refusal(book, RecordConsents((replace(consent(home, 1), member=other.member),))) == "member_unknown"


def test_a_consent_taken_back_keeps_the_answer_and_who_wrote_it(book: Book, home: Home, undoable: Undoable) -> None:
    book.do(RecordConsents((consent(home, 1),)))
    given = newest(book, Consent)
    assert given.holds(DAY)

    undoable(WithdrawConsent(given.id, DAY + timedelta(days=2)), "typist")

    now = newest(book, Consent)
    assert now == replace(given, withdrawn_on=DAY + timedelta(days=2), withdrawn_by=book.people["typist"])
    assert [now.holds(DAY + timedelta(days=days)) for days in (-1, 0, 1, 2)] == [False, True, True, False]
    assert refusal(book, WithdrawConsent(given.id, DAY)) == "consent_withdrawn"


def test_a_refusal_is_not_taken_back_nor_a_consent_before_it_was_given(book: Book, home: Home) -> None:
    book.do(RecordConsents((replace(consent(home, 1), is_given=False),)))
    assert refusal(book, WithdrawConsent(newest(book, Consent).id, DAY)) == "nothing_to_withdraw"

    book.do(RecordConsents((consent(home, 2),)))
    assert refusal(book, WithdrawConsent(newest(book, Consent).id, DAY - timedelta(days=1))) == "dates_reversed"


def test_whose_consent_it_is_and_for_what_never_changes(book: Book, home: Home) -> None:
    book.do(RecordConsents((consent(home, 1),)))
    was = newest(book, Consent)

    book.do(ChangeConsent(was, replace(was, member=NO_ID, purpose=Purpose.RECORD, witness="ป้าเขียว")))

    assert newest(book, Consent) == replace(was, witness="ป้าเขียว")


def test_a_visit_verifies_the_months_it_names(book: Book, home: Home, undoable: Undoable) -> None:
    book.do(CloseMonth(home.id, JAN))
    book.do(CloseMonth(home.id, FEB))

    undoable(RecordVisit(visit(book, home, 5, months="202602,202601"), (some_photo(1, home.id),)), "verifier")

    assert newest(book, Visit).months == "202601,202602"
    for which in (JAN, FEB):
        state = month(book, home, which)
        assert (state.verified_by, state.verified_on) == (book.people["verifier"], book.clock.today())
        assert state.seen
    book.assert_whole()


def test_whoever_typed_the_month_or_did_not_visit_verifies_nothing_by_a_visit(book: Book, home: Home) -> None:
    seen = visit(book, home, 1, months="202601")
    assert refusal(book, RecordVisit(seen), "verifier") == "month_not_closed"
    counted = Draft(
        household=home.id, date=date(2026, 1, 5), kind=EntryKind.CASH_COUNT, amount=Money(100), pocket=home.cash
    )
    book.do(AddEntries((counted,)), "verifier")
    book.do(CloseMonth(home.id, JAN))

    assert refusal(book, RecordVisit(seen), "verifier") == "verifier_typed"
    assert refusal(book, RecordVisit(seen), "typist") == "visitor_is_another"
    assert refusal(book, RecordVisit(seen)) == "say_who"
    by_the_typist = replace(seen, visitor=book.people["typist"], has_compared_receipts=False)
    by_the_typist = replace(by_the_typist, has_counted_cash=False, counted=None)
    assert refusal(book, RecordVisit(by_the_typist), "typist") == "say_what_was_seen"
    assert refusal(book, RecordVisit(by_the_typist, seen="สมุดเงินฝาก"), "typist") == "verifier_role"
    with book.store.reader() as reader:
        was = reader.record(Person, book.people["typist"])
    assert was is not None
    book.do(ReplaceRecord(was, replace(was, role=Role.VERIFIER)))

    book.do(RecordVisit(by_the_typist, seen="สมุดเงินฝาก"), "typist")
    assert month(book, home, JAN).seen == "สมุดเงินฝาก"


def test_a_visit_verifies_no_month_that_was_not_over_nor_an_old_one_by_cash_alone(book: Book, home: Home) -> None:
    for which in (JAN, Month(2026, 10), Month(2026, 11)):
        book.do(CloseMonth(home.id, which))
    by_cash = replace(visit(book, home, 1), months="202601")

    for months in ("202601", "202610,202601"):
        assert refusal(book, RecordVisit(replace(by_cash, months=months)), "verifier") == "visit_cash_alone"
    assert refusal(book, RecordVisit(replace(by_cash, months="202611")), "verifier") == "visit_month_not_over"
    book.do(RecordVisit(by_cash, seen="สมุดเงินฝาก"), "verifier")
    book.do(RecordVisit(replace(by_cash, months="202610")), "verifier")
    was = newest(book, Visit)
    inside = replace(was, visited_on=date(2026, 10, 15))
    assert refusal(book, ChangeVisit(was, inside), "verifier") == "visit_month_not_over"
    assert refusal(book, ChangeVisit(was, replace(was, months="202601,202610")), "verifier") == "visit_cash_alone"
    book.do(ChangeVisit(was, replace(was, note="ฝากดูเล้าไก่")), "typist")


def test_a_visit_that_verifies_nothing_can_be_written_by_anybody(book: Book, home: Home) -> None:
    book.do(RecordVisit(visit(book, home, 1)), "typist")

    assert newest(book, Visit).visitor == book.people["verifier"]


def test_a_month_a_visit_names_no_more_is_verified_no_more(book: Book, home: Home, undoable: Undoable) -> None:
    for which in (JAN, FEB):
        book.do(CloseMonth(home.id, which))
    book.do(RecordVisit(visit(book, home, 1, months="202601")), "verifier")
    was = newest(book, Visit)

    undoable(ChangeVisit(was, replace(was, months="202602")), "verifier")

    verified = [month(book, home, which).verified_by for which in (JAN, FEB)]
    assert verified == [NO_ID, book.people["verifier"]]
    undoable(RemoveVisit(was.id), "typist")
    assert month(book, home, FEB).verified_by == NO_ID


def test_a_month_two_visits_looked_at_stays_verified_when_one_goes(book: Book, home: Home) -> None:
    book.do(CloseMonth(home.id, JAN))
    for number in (1, 2):
        book.do(RecordVisit(visit(book, home, number, months="202601")), "verifier")

    book.do(RemoveVisit(newest(book, Visit).id))

    assert month(book, home, JAN).verified_by == book.people["verifier"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"visitor": NO_ID}, "say_who_visited"),
        ({"visitor": Id(777)}, "person_unknown"),
        ({"counted": Money(-1)}, "amount_below_zero"),
        ({"has_counted_cash": False}, "counted_not_checked"),
        ({"months": "202613"}, "month_not_understood"),
        ({"months": "ม.ค."}, "month_not_understood"),
        ({"visited_on": date(2026, 11, 22)}, "day_to_come"),
        ({"photos": " ".join(str(one) for one in range(11))}, "pictures_too_many"),
        ({"household": Id(777)}, "unknown_record"),
    ],
)
def test_a_visit_that_cannot_be_is_refused(book: Book, home: Home, said: dict[str, Any], code: str) -> None:
    assert refusal(book, RecordVisit(replace(visit(book, home, 1), **said))) == code


def test_a_picture_of_another_household_shows_no_visit(book: Book, home: Home) -> None:
    other = add_home(book, "002")

    assert refusal(book, RecordVisit(visit(book, home, 1), (some_photo(1, other.id),))) == "photo_of_another"


def test_who_came_to_a_lesson_is_what_was_said_last(book: Book, home: Home, undoable: Undoable) -> None:
    other = add_home(book, "002")
    undoable(RecordTraining(training(1), ((home.id, home.member), (other.id, NO_ID), (other.id, NO_ID))))
    held = newest(book, Training)

    undoable(SayWhoCame(held.id, ((other.id, NO_ID), (other.id, other.member))))

    assert own(book, Attendance, home.id) == []
    assert sorted(one.member for one in own(book, Attendance, other.id)) == [NO_ID, other.member]
    assert refusal(book, SayWhoCame(held.id, ((other.id, other.member), (other.id, NO_ID)))) == "nothing_changed"
    assert refusal(book, SayWhoCame(held.id, ((other.id, home.member),))) == "member_unknown"
    undoable(RemoveTraining(held.id))
    assert own(book, Attendance, other.id) == []


@pytest.mark.parametrize("lessons", ["11", "0", "1;2"])
def test_a_lesson_nobody_knows_is_refused(book: Book, lessons: str) -> None:
    assert refusal(book, RecordTraining(replace(training(1), lessons=lessons))) == "lesson_unknown"


def test_lessons_stand_in_their_order_once(book: Book) -> None:
    book.do(RecordTraining(replace(training(1), lessons="10,2,2")))

    assert newest(book, Training).lessons == "2,10"


def test_a_mark_is_verified_by_another_than_who_wrote_it(book: Book, home: Home, undoable: Undoable) -> None:
    book.do(MarkStair(mark(home.id, 2)), "typist")
    made = newest(book, StairMark)
    assert refusal(book, VerifyMark(made.id), "typist") == "mark_own"
    assert refusal(book, VerifyMark(made.id)) == "say_who"

    undoable(VerifyMark(made.id), "verifier")

    verified = newest(book, StairMark)
    assert (verified.verified_by, verified.verified_on) == (book.people["verifier"], book.clock.today())
    undoable(ChangeMark(verified, replace(verified, value="4 เดือน")), "typist")
    assert newest(book, StairMark) == replace(made, value="4 เดือน"), "to be looked at again"


def test_only_whose_role_it_is_verifies_a_mark(book: Book, home: Home) -> None:
    (book.people["child"],) = book.do(AddRecords((Person(id=NO_ID, name="หลาน", role=Role.RECORDER),)))
    book.do(MarkStair(mark(home.id, 2)), "typist")

    assert refusal(book, VerifyMark(newest(book, StairMark).id), "child") == "verifier_role"


def test_who_verified_a_mark_may_do_so_again_after_it_was_changed(book: Book, home: Home) -> None:
    book.do(MarkStair(mark(home.id, 2)), "typist")
    made = newest(book, StairMark)
    book.do(VerifyMark(made.id), "verifier")
    verified = newest(book, StairMark)
    book.do(ChangeMark(verified, replace(verified, value="4 เดือน")), "typist")

    book.do(VerifyMark(made.id), "verifier")

    assert newest(book, StairMark).verified_by == book.people["verifier"]


def test_falling_back_is_seen_and_the_stair_can_be_reached_again(book: Book, home: Home, undoable: Undoable) -> None:
    book.do(MarkStair(mark(home.id, 2)))
    first = newest(book, StairMark)
    assert refusal(book, MarkStair(mark(home.id, 2))) == "stair_marked"
    assert refusal(book, FallBack(first.id, DAY - timedelta(days=1))) == "dates_reversed"

    undoable(FallBack(first.id, DAY + timedelta(days=5), "หยุดจด"))

    fallen = newest(book, StairMark)
    assert (fallen.fallen_on, fallen.note) == (DAY + timedelta(days=5), "หยุดจด")
    assert [fallen.stands(DAY + timedelta(days=days)) for days in (-1, 0, 4, 5)] == [False, True, True, False]
    assert refusal(book, VerifyMark(first.id), "verifier") == "stair_fallen"
    assert refusal(book, FallBack(first.id, DAY)) == "stair_fallen"
    book.do(MarkStair(replace(mark(home.id, 2), reached_on=DAY + timedelta(days=9))))
    assert len(own(book, StairMark, home.id)) == 2


def test_a_household_stands_on_a_stair_by_one_mark_at_a_time(book: Book, home: Home) -> None:
    def on(days: int) -> StairMark:
        return replace(mark(home.id, 2), reached_on=DAY + timedelta(days=days))

    book.do(MarkStair(on(0)))
    assert refusal(book, MarkStair(on(-1))) == "stair_marked_later"
    assert refusal(book, MarkStair(on(1))) == "stair_marked"
    book.do(FallBack(newest(book, StairMark).id, DAY + timedelta(days=5)))
    for days in (-1, 0, 4):
        assert refusal(book, MarkStair(on(days))) == "stair_fallen_later", "the fall is not unsaid"
    book.do(MarkStair(on(5)))
    fallen, again = own(book, StairMark, home.id)
    assert refusal(book, ChangeMark(again, replace(again, reached_on=DAY))) == "stair_fallen_later"

    book.do(ChangeMark(again, replace(again, reached_on=DAY + timedelta(days=7))))
    book.do(ChangeMark(fallen, replace(fallen, reached_on=DAY - timedelta(days=9))))

    stands = [one.stands(DAY + timedelta(days=6)) for one in own(book, StairMark, home.id)]
    assert stands == [False, False]


def test_marks_two_wrote_apart_can_be_worded_anew_as_they_stand(book: Book, home: Home) -> None:
    book.do(MarkStair(mark(home.id, 2)))
    book.do(AddRecords((replace(mark(home.id, 2), reached_on=DAY + timedelta(days=1)),)))  # brought by another laptop
    first, _second = own(book, StairMark, home.id)

    book.do(ChangeMark(first, replace(first, value="4 เดือน")))

    assert own(book, StairMark, home.id)[0].value == "4 เดือน"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"value": ""}, "stair_without_evidence"),
        ({"audience": Audience.PROVIDER}, "staircase_of_another"),
        ({"level": 0}, "number_out_of_bounds"),
        ({"reached_on": date(2026, 11, 22)}, "day_to_come"),
        ({"household": Id(777)}, "unknown_record"),
    ],
)
def test_a_mark_nothing_shows_is_refused(book: Book, home: Home, said: dict[str, Any], code: str) -> None:
    assert refusal(book, MarkStair(replace(mark(home.id, 1), **said))) == code


def test_where_one_stood_before_needs_no_further_evidence(book: Book, home: Home) -> None:
    book.do(MarkStair(replace(mark(home.id, 1), value="", is_baseline=True)))

    assert newest(book, StairMark).is_baseline


def test_the_providers_own_stairs_have_pictures_of_no_household(book: Book, undoable: Undoable) -> None:
    photo = some_photo(9, NO_ID)

    undoable(MarkStair(replace(mark(NO_ID, 3), value=""), (photo,)))

    assert newest(book, StairMark).photos == photo.hash
    with book.store.reader() as reader:
        assert reader.photo(NO_ID, photo.hash) == photo
        assert [one.hash for one in reader.photos(NO_ID)] == [photo.hash]
    book.assert_whole()


def _stairs(*names: str) -> tuple[Stair, ...]:
    return tuple(Stair(id=NO_ID, audience=Audience.PARTICIPANT, level=0, name=name) for name in names)


def _staircase(book: Book) -> tuple[Stair, ...]:
    with book.store.reader() as reader:
        return tuple(sorted(reader.all(Stair), key=lambda one: one.level))


def test_a_staircase_is_written_whole_and_counted_from_one(book: Book, home: Home, undoable: Undoable) -> None:
    undoable(WriteStaircase(Audience.PARTICIPANT, (), _stairs("รู้", "ทำ", "เห็น")))
    know, do, see = was = _staircase(book)
    assert [one.level for one in (know, do, see)] == [1, 2, 3]
    assert refusal(book, WriteStaircase(Audience.PARTICIPANT, was, was)) == "nothing_changed"

    undoable(WriteStaircase(Audience.PARTICIPANT, was, (know, replace(see, name="เห็นเอง"), *_stairs("เปลี่ยน"))))

    assert [(one.level, one.name) for one in _staircase(book)] == [(1, "รู้"), (2, "เห็นเอง"), (3, "เปลี่ยน")]
    assert refusal(book, WriteStaircase(Audience.PARTICIPANT, _staircase(book), _stairs(""))) == "name_missing"
    assert refusal(book, MarkStair(mark(home.id, 4))) == "stair_unknown"


def test_a_stair_somebody_stands_on_keeps_its_place(book: Book, home: Home) -> None:
    book.do(WriteStaircase(Audience.PARTICIPANT, (), _stairs("รู้", "ทำ")))
    know, do = was = _staircase(book)
    book.do(MarkStair(mark(home.id, 2)))

    assert refusal(book, WriteStaircase(Audience.PARTICIPANT, was, (do, know))) == "stair_has_marks"
    assert refusal(book, WriteStaircase(Audience.PARTICIPANT, was, (know,))) == "stair_has_marks"
    book.do(WriteStaircase(Audience.PARTICIPANT, was, (know, replace(do, name="ทำเป็น"), *_stairs("เห็น"))))
    assert [one.name for one in _staircase(book)] == ["รู้", "ทำเป็น", "เห็น"]


def test_the_first_stairs_of_a_project_keep_what_was_marked_on_the_programs_own(book: Book, home: Home) -> None:
    book.do(MarkStair(mark(home.id, 2)))
    first, second, third, *_more = programs = own_stairs(Audience.PARTICIPANT)

    for wrong in (_stairs("รู้", "ทำ", "เห็น"), (first, *_stairs("แทรก"), second), (first,), (second, first, third)):
        assert refusal(book, WriteStaircase(Audience.PARTICIPANT, (), wrong)) == "stair_has_marks"
    book.do(WriteStaircase(Audience.PARTICIPANT, (), (third, replace(second, name="ทำเป็น", test=""), *programs[2:])))

    assert [one.name for one in _staircase(book)][:2] == [third.name, "ทำเป็น"]


def test_a_mark_names_a_stair_that_is_there(book: Book, home: Home) -> None:
    assert refusal(book, MarkStair(mark(home.id, 8))) == "stair_unknown"
    assert refusal(book, MarkStair(mark(NO_ID, 8))) == "stair_unknown"

    book.do(MarkStair(mark(home.id, 7)))


def test_a_staircase_another_wrote_meanwhile_is_not_written_over(book: Book) -> None:
    book.do(WriteStaircase(Audience.PARTICIPANT, (), _stairs("รู้", "ทำ")))
    assert refusal(book, WriteStaircase(Audience.PARTICIPANT, (), _stairs("ก่อน"))) == "changed_since"
    know, do = was = _staircase(book)
    book.do(WriteStaircase(Audience.PARTICIPANT, was, (know, replace(do, name="ทำเป็น"))))

    assert refusal(book, WriteStaircase(Audience.PARTICIPANT, was, (replace(know, name="รู้จริง"), do))) == "changed_since"
    assert refusal(book, WriteStaircase(Audience.PARTICIPANT, was, ())) == "changed_since"

    assert [one.name for one in _staircase(book)] == ["รู้", "ทำเป็น"]


def test_the_eight_changes_are_called_what_the_project_calls_them(book: Book, undoable: Undoable) -> None:
    undoable(NameChanges(("สุขภาพ", "", "หนี้")))
    undoable(NameChanges(("", "", "หนี้สิน", "เพื่อนบ้าน")))

    with book.store.reader() as reader:
        assert {one.id: one.name for one in reader.all(ChangeLabel)} == {3: "หนี้สิน", 4: "เพื่อนบ้าน"}
    assert refusal(book, NameChanges(("", "", "หนี้สิน"))) == "nothing_changed"
    assert refusal(book, NameChanges(("ก",) * 9)) == "number_out_of_bounds"


def _score(home: Home, **said: Any) -> ChangeScore:  # noqa: ANN401 -- any field
    made = ChangeScore(id=NO_ID, household=home.id, slot=1, moment=Moment.BEFORE, score=3, scored_on=DAY)
    return replace(made, **said)


def test_a_score_given_again_takes_the_place_of_the_first(book: Book, home: Home, undoable: Undoable) -> None:
    undoable(ScoreChanges((_score(home), _score(home, moment=Moment.AFTER), _score(home, member=home.member))))

    undoable(ScoreChanges((_score(home, score=5),)))

    assert [one.score for one in own(book, ChangeScore, home.id)] == [5, 3, 3]
    assert refusal(book, ScoreChanges((_score(home, score=5),))) == "nothing_changed"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"slot": 9}, "number_out_of_bounds"),
        ({"score": 101}, "number_out_of_bounds"),
        ({"household": NO_ID}, "score_of_whom"),
        ({"person": Id(777)}, "score_of_whom"),
        ({"household": NO_ID, "person": Id(777)}, "person_unknown"),
        ({"member": Id(777)}, "member_unknown"),
        ({"scored_on": date(2026, 11, 22)}, "day_to_come"),
    ],
)
def test_a_score_of_nobody_is_refused(book: Book, home: Home, said: dict[str, Any], code: str) -> None:
    assert refusal(book, ScoreChanges((_score(home, **said),))) == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"postcode": "3200"}, "postcode_wrong"),
        ({"phone": "โทรหาป้า"}, "phone_wrong"),
        ({"intake": "[1]"}, "intake_wrong"),
        ({"intake": '{"welfare": "yes"}'}, "intake_wrong"),
    ],
)
def test_where_a_household_is_found_is_looked_at(book: Book, home: Home, said: dict[str, Any], code: str) -> None:
    with book.store.reader() as reader:
        was = reader.record(Household, home.id)
    assert was is not None
    assert refusal(book, ChangeHousehold(was=was, now=replace(was, **said))) == code

    book.do(ChangeHousehold(was=was, now=replace(was, postcode="32000", phone="081-234 5678", village_no="7")))
    book.do(Undo())


def test_what_was_asked_is_read_as_it_was_written_and_further_keys_stay() -> None:
    told: dict[str, Answer] = {Asked.SKILLS: ["ทอผ้า", "จักสาน"], Asked.WELFARE: False, Asked.LAND: "", "rai": 0}

    text = intake_text(told)

    assert intake_in(text) == {"rai": 0, "skills": ["ทอผ้า", "จักสาน"], "welfare": False}
    assert wrong_in(text) is None
    assert [wrong_in(one) for one in ("{", '{"land": true}', '{"needs": ["' + "ก" * 501 + '"]}')] == [
        "",
        "land",
        "needs",
    ]
    assert intake_in("{") == {}
