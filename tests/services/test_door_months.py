"""Closing, verifying, reopening and correcting a household's month."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import MonthState, Person
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.months import (
    CloseMonth,
    CorrectClosed,
    MarkPaperDaily,
    ReopenMonth,
    VerifyMonth,
)
from household_ledger.services.commands.register import AddRecords, DeleteRecords
from household_ledger.services.ports import Work
from tests.db.ledgers import Book, Home, Undoable

JAN, FEB = Month(2026, 1), Month(2026, 2)


@pytest.fixture
def entry(book: Book, home: Home) -> Id:
    return book.do(AddEntries((_count(home, date(2026, 1, 31)),)), "typist")[0]


def _count(home: Home, day: date, satang: int = 5000) -> Draft:
    return Draft(household=home.id, date=day, kind=EntryKind.CASH_COUNT, amount=Money(satang), pocket=home.cash)


def _state(book: Book, home: Home, month: Month = JAN) -> MonthState:
    with book.store.reader() as reader:
        found = {state.month: state for state in reader.month_states(home.id)}
    return found.get(month.number, MonthState(household=home.id, month=month.number))


def _kept(book: Book, entry: Id) -> Entry:
    with book.store.reader() as reader:
        found = reader.entry(entry)
    assert found is not None
    return found


def test_a_month_is_closed_by_somebody_on_a_day(book: Book, home: Home, undoable: Undoable) -> None:
    undoable(CloseMonth(home.id, JAN), "typist")

    state = _state(book, home)
    assert (state.closed_on, state.closed_by) == (book.clock.today(), book.people["typist"])


def test_a_month_still_to_come_is_not_closed_and_the_running_one_is(book: Book, home: Home) -> None:
    running = Month.of(book.clock.today())
    with pytest.raises(UserError) as refused:
        book.do(CloseMonth(home.id, running.plus(1)))
    assert (refused.value.code, refused.value.params) == ("month_to_come", {"month": "2026-12"})

    book.do(CloseMonth(home.id, running))

    assert _state(book, home, running).closed_on == book.clock.today()


def test_closing_again_is_a_step_too(book: Book, home: Home) -> None:
    book.do(CloseMonth(home.id, JAN))
    steps = book.steps()

    book.do(CloseMonth(home.id, JAN))

    assert book.steps() == steps + 1


def test_nothing_is_written_in_a_closed_month(book: Book, home: Home, entry: Id) -> None:
    february = book.do(AddEntries((_count(home, date(2026, 2, 1)),)))[0]
    book.do(CloseMonth(home.id, JAN))
    was, other = _kept(book, entry), _kept(book, february)
    into = _count(home, date(2026, 1, 15))

    for command in (
        AddEntries((into,)),
        DeleteEntries((entry,)),
        ReplaceEntry(was, _count(home, date(2026, 1, 31), 7)),
        ReplaceEntry(was, _count(home, date(2026, 2, 9))),
        ReplaceEntry(other, into),
        AddEntries(tuple(replace(into, amount=Money(n)) for n in range(300))),
    ):
        before = book.state()
        with pytest.raises(UserError) as refused:
            book.do(command)
        assert refused.value.code == "month_closed"
        assert refused.value.params == {"month": "2026-01"}
        assert book.state() == before
    book.do(ReplaceEntry(other, _count(home, date(2026, 2, 2))))


def test_another_households_month_stays_open(book: Book, home: Home) -> None:
    from tests.db.ledgers import add_home

    other = add_home(book, "002")
    book.do(CloseMonth(home.id, JAN))

    book.do(AddEntries((_count(other, date(2026, 1, 5)),)))


@pytest.mark.usefixtures("entry")
def test_a_closed_month_is_verified_by_another_person_than_typed_it(book: Book, home: Home, undoable: Undoable) -> None:
    verify = VerifyMonth(home.id, JAN, "สมุดปกเขียว ใบเสร็จ 12 ใบ")
    _refused(book, verify, "month_not_closed", "verifier")
    book.do(CloseMonth(home.id, JAN))
    _refused(book, verify, "say_who")
    _refused(book, VerifyMonth(home.id, JAN, " "), "say_what_was_seen", "verifier")
    _refused(book, verify, "verifier_typed", "typist")

    undoable(verify, "verifier")

    state = _state(book, home)
    assert (state.verified_by, state.seen) == (book.people["verifier"], "สมุดปกเขียว ใบเสร็จ 12 ใบ")


@pytest.mark.usefixtures("entry")
def test_only_whose_role_it_is_verifies_a_month_once_somebody_has_that_role(book: Book, home: Home) -> None:
    (book.people["child"],) = book.do(AddRecords((Person(id=NO_ID, name="หลาน", role=Role.PARTICIPANT),)))
    (book.people["head"],) = book.do(AddRecords((Person(id=NO_ID, name="ครูใหญ่", role=Role.RESPONSIBLE),)))
    book.do(CloseMonth(home.id, JAN), "typist")
    seen = VerifyMonth(home.id, JAN, "ใบเสร็จ")
    _refused(book, seen, "verifier_role", "child")

    book.do(seen, "head")
    assert _state(book, home).verified_by == book.people["head"]

    book.do(Undo())
    book.do(DeleteRecords(Person, (book.people["head"], book.people["verifier"])))
    book.do(seen, "child")
    assert _state(book, home).verified_by == book.people["child"], "nobody's role is to verify: anybody else may"


def test_whoever_only_deleted_an_entry_has_typed_in_the_month(book: Book, home: Home, entry: Id) -> None:
    book.do(DeleteEntries((entry,)), "verifier")
    book.do(CloseMonth(home.id, JAN))

    _refused(book, VerifyMonth(home.id, JAN, "สมุด"), "verifier_typed", "verifier")


def test_reopening_needs_a_reason_and_ends_the_verification(book: Book, home: Home, undoable: Undoable) -> None:
    _refused(book, ReopenMonth(home.id, JAN, "ลืม"), "month_not_closed")
    book.do(CloseMonth(home.id, JAN))
    book.do(VerifyMonth(home.id, JAN, "สมุด"), "verifier")
    _refused(book, ReopenMonth(home.id, JAN, "  "), "say_why")

    undoable(ReopenMonth(home.id, JAN, "ลืมใบเสร็จ"))

    state = _state(book, home)
    assert (state.closed_on, state.verified_on, state.seen) == (None, None, "")
    assert state.reopening_reason == "ลืมใบเสร็จ"
    book.do(Undo())
    assert _state(book, home).verified_by == book.people["verifier"]


def test_a_correction_keeps_the_day_of_the_event_and_says_why(
    book: Book, home: Home, entry: Id, undoable: Undoable
) -> None:
    command = ReplaceEntry(_kept(book, entry), _count(home, date(2026, 1, 31), 6000))
    _refused(book, CorrectClosed(home.id, JAN, "นับผิด", command), "month_not_closed")
    book.do(CloseMonth(home.id, JAN))
    book.do(VerifyMonth(home.id, JAN, "สมุด"), "verifier")
    _refused(book, CorrectClosed(home.id, JAN, "", command), "say_why")

    undoable(CorrectClosed(home.id, JAN, "นับผิด", command))

    now, state = _kept(book, entry), _state(book, home)
    assert (now.date, now.counted) == (date(2026, 1, 31), 6000)
    assert (now.corrected_on, now.correction_reason) == (book.clock.today(), "นับผิด")
    assert (state.corrected_on, state.correction_reason) == (book.clock.today(), "นับผิด")
    assert (state.verified_on, state.closed_on) == (None, book.clock.today())


def test_a_correction_may_add_delete_and_move_within_its_month_only(
    book: Book, home: Home, entry: Id, undoable: Undoable
) -> None:
    book.do(CloseMonth(home.id, JAN))
    book.do(CloseMonth(home.id, FEB))

    undoable(CorrectClosed(home.id, JAN, "ตกหล่น", AddEntries((_count(home, date(2026, 1, 9)),))))
    undoable(CorrectClosed(home.id, JAN, "ซ้ำ", DeleteEntries((entry,))))
    into_february = AddEntries((_count(home, date(2026, 2, 9)),))
    _refused(book, CorrectClosed(home.id, JAN, "เดือนผิด", into_february), "not_of_the_month")
    both = AddEntries((_count(home, date(2026, 1, 10)), _count(home, date(2026, 2, 10))))
    _refused(book, CorrectClosed(home.id, JAN, "เดือนผิด", both), "month_closed")


@dataclass(frozen=True)
class _Slip:
    """A command that touches a closed month without saying anything to it."""

    entry: Id
    home: Id

    def write(self, work: Work) -> Label:
        """Change an entry's note."""
        work.allow_closed(self.home, JAN.number)
        was = work.entry(self.entry)
        assert was is not None
        work.replace_entry(replace(was, note="เปลี่ยน"))
        return Label("slip")


def test_any_change_to_a_verified_month_ends_its_verification(
    book: Book, home: Home, entry: Id, undoable: Undoable
) -> None:
    book.do(CloseMonth(home.id, JAN))
    book.do(VerifyMonth(home.id, JAN, "สมุด"), "verifier")

    undoable(_Slip(entry, home.id))

    assert _state(book, home).verified_on is None
    assert _state(book, home).closed_on is not None


def test_undoing_what_lies_in_a_month_closed_since_is_refused(book: Book, home: Home, entry: Id) -> None:
    """As after a merge: the closing is another writer's, so the entry is the last step of this one."""
    book.do(CloseMonth(home.id, JAN))
    desk = book.store._desk  # noqa: SLF001 -- the stack is turned round by hand
    assert desk is not None
    done = desk.chain.stacks().done
    done.append(done.pop(-2))
    before = book.state()

    _refused(book, Undo(), "month_closed")

    assert book.state() == before
    assert entry in {key[1] for key in before}


def test_a_month_is_marked_as_written_daily_on_paper(book: Book, home: Home, undoable: Undoable) -> None:
    undoable(MarkPaperDaily(home.id, JAN, is_daily=True))
    assert _state(book, home).is_paper_daily
    _refused(book, MarkPaperDaily(home.id, JAN, is_daily=True), "nothing_changed")

    undoable(MarkPaperDaily(home.id, JAN, is_daily=False))
    assert not _state(book, home).is_paper_daily
    book.do(CloseMonth(home.id, JAN))
    _refused(book, MarkPaperDaily(home.id, JAN, is_daily=True), "month_closed")


def test_a_month_of_nobody_is_refused(book: Book) -> None:
    _refused(book, CloseMonth(Id(3), JAN), "unknown_household")


def _refused(book: Book, command: object, code: str, person: str = "") -> None:
    with pytest.raises(UserError) as refused:
        book.do(command, person)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_taking_back_a_correction_made_before_the_verification_ends_it(book: Book, home: Home, entry: Id) -> None:
    """As after a merge: the verification is another writer's, so the correction is the last step of this one."""
    book.do(CloseMonth(home.id, JAN), "typist")
    again = ReplaceEntry(_kept(book, entry), _count(home, date(2026, 1, 31), 7000))
    book.do(CorrectClosed(home.id, JAN, "นับใหม่", again), "typist")
    book.do(VerifyMonth(home.id, JAN, "สมุด"), "verifier")
    desk = book.store._desk  # noqa: SLF001 -- the stack is turned round by hand
    assert desk is not None
    done = desk.chain.stacks().done
    done.append(done.pop(-2))

    book.do(Undo(), "typist")

    assert _kept(book, entry).counted == Money(5000)
    assert _state(book, home).verified_on is None
