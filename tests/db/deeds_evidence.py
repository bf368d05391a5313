"""Deeds on what the evidence rests on beside the ledger: consents, visits, lessons, stairs, the eight changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from household_ledger.domain.change_eight import ChangeScore, Moment
from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.staircase import Audience, Stair, StairMark
from household_ledger.domain.training import Training
from household_ledger.domain.visit import Visit
from household_ledger.services.commands.changes import NameChanges, ScoreChanges
from household_ledger.services.commands.consents import ChangeConsent, RecordConsents, WithdrawConsent, WithdrawConsents
from household_ledger.services.commands.lessons import ChangeTraining, RecordTraining, RemoveTraining, SayWhoCame
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.stairs import ChangeMark, FallBack, MarkStair, VerifyMark, WriteStaircase
from household_ledger.services.commands.visits import ChangeVisit, RecordVisit, RemoveVisit
from household_ledger.services.ports import Command
from tests.db.deeds_base import deed, know_people
from tests.db.history_photos import some_photo
from tests.db.ledgers import Book, Home

DAY = date(2026, 11, 3)


def newest(book: Book, kind: type[Any]) -> Any:  # noqa: ANN401 -- a record of that sort
    """Give the record of a sort made last."""
    with book.store.reader() as reader:
        return reader.all(kind)[-1]


def consent(home: Home, number: int) -> Consent:
    """Make an answer."""
    return Consent(
        id=NO_ID,
        household=home.id,
        member=home.member,
        purpose=list(Purpose)[number % len(Purpose)],
        version=f"2569-{number}",
        asked_on=DAY,
        is_given=True,
        witness=f"ป้าแดง {number}",
    )


def visit(book: Book, home: Home, number: int, *, months: str = "") -> Visit:
    """Make a visit by the one who verifies."""
    know_people(book)
    return Visit(
        id=NO_ID,
        household=home.id,
        visited_on=DAY,
        visitor=book.people["verifier"],
        has_counted_cash=True,
        counted=Money(1000 * number),
        has_compared_receipts=bool(months),
        months=months,
        note=f"ไปครั้งที่ {number}",
    )


def closed(book: Book, home: Home, number: int) -> str:
    """Close a month nobody wrote in, and name it as a visit does."""
    month = Month(2025, number)
    book.do(CloseMonth(home.id, month))
    return str(month.number)


def mark(household: Id, number: int) -> StairMark:
    """Make a mark that says what was measured."""
    audience = Audience.PARTICIPANT if household else Audience.PROVIDER
    return StairMark(
        id=NO_ID, household=household, audience=audience, level=number, reached_on=DAY, value=f"{number} เดือน"
    )


def training(number: int) -> Training:
    """Make a session."""
    return Training(id=NO_ID, held_on=DAY, name=f"อบรมครั้งที่ {number}", lessons="1,2", place="ศาลาบ้านโคก")


@deed(RecordConsents)
def record_consents(_book: Book, home: Home, number: int) -> Command:
    return RecordConsents((consent(home, number), consent(home, number + 1)))


@deed(ChangeConsent)
def change_consent(book: Book, home: Home, number: int) -> Command:
    book.do(RecordConsents((consent(home, number),)))
    was = newest(book, Consent)
    return ChangeConsent(was, replace(was, is_given=False, note=f"จดผิด {number}"))


@deed(WithdrawConsent, person="typist")
def withdraw_consent(book: Book, home: Home, number: int) -> Command:
    book.do(RecordConsents((consent(home, number),)))
    return WithdrawConsent(newest(book, Consent).id, DAY)


@deed(WithdrawConsents, person="typist")
def withdraw_consents(book: Book, home: Home, number: int) -> Command:
    book.do(RecordConsents((consent(home, number), consent(home, number + 1))))
    with book.store.reader() as reader:
        return WithdrawConsents(tuple(one.id for one in reader.all(Consent)[-2:]), DAY)


@deed(RecordVisit, person="verifier")
def record_visit(book: Book, home: Home, number: int) -> Command:
    months = closed(book, home, number)
    return RecordVisit(visit(book, home, number, months=months), (some_photo(number, home.id),), "สมุดเงินฝาก")


@deed(ChangeVisit, person="verifier")
def change_visit(book: Book, home: Home, number: int) -> Command:
    first, second = closed(book, home, number), closed(book, home, number + 1)
    book.do(RecordVisit(visit(book, home, number, months=first)), "verifier")
    was = newest(book, Visit)
    return ChangeVisit(was, replace(was, months=second, note="แก้แล้ว"), (some_photo(number + 40, home.id),))


@deed(RemoveVisit)
def remove_visit(book: Book, home: Home, number: int) -> Command:
    book.do(RecordVisit(visit(book, home, number, months=closed(book, home, number))), "verifier")
    return RemoveVisit(newest(book, Visit).id)


@deed(RecordTraining)
def record_training(_book: Book, home: Home, number: int) -> Command:
    return RecordTraining(training(number), ((home.id, home.member), (home.id, NO_ID)))


@deed(ChangeTraining)
def change_training(book: Book, home: Home, number: int) -> Command:
    book.do(record_training(book, home, number))
    was = newest(book, Training)
    return ChangeTraining(was, replace(was, aar=f"ต้องเริ่มเช้ากว่านี้ {number}"))


@deed(SayWhoCame)
def say_who_came(book: Book, home: Home, number: int) -> Command:
    book.do(record_training(book, home, number))
    return SayWhoCame(newest(book, Training).id, ((home.id, NO_ID),))


@deed(RemoveTraining)
def remove_training(book: Book, home: Home, number: int) -> Command:
    book.do(record_training(book, home, number))
    return RemoveTraining(newest(book, Training).id)


@deed(WriteStaircase)
def write_staircase(book: Book, _home: Home, number: int) -> Command:
    with book.store.reader() as reader:
        there = tuple(one for one in reader.all(Stair) if one.audience is Audience.PROVIDER)
    new = Stair(id=NO_ID, audience=Audience.PROVIDER, level=0, name=f"ขั้นใหม่ {number}", test="lessons_held >= 3")
    return WriteStaircase(Audience.PROVIDER, there, (*there[1:], new, new))


@deed(MarkStair)
def mark_stair(_book: Book, home: Home, number: int) -> Command:
    return MarkStair(mark(home.id, number), (some_photo(number + 80, home.id),))


@deed(ChangeMark)
def change_mark(book: Book, _home: Home, number: int) -> Command:
    book.do(MarkStair(mark(NO_ID, number)))
    was = newest(book, StairMark)
    return ChangeMark(was, replace(was, document=f"รายงาน {number}"), (some_photo(number + 90, NO_ID),))


@deed(VerifyMark, person="verifier")
def verify_mark(book: Book, home: Home, number: int) -> Command:
    book.do(MarkStair(mark(home.id, number)), "typist")
    return VerifyMark(newest(book, StairMark).id)


@deed(FallBack)
def fall_back(book: Book, home: Home, number: int) -> Command:
    book.do(MarkStair(mark(home.id, number)))
    return FallBack(newest(book, StairMark).id, DAY, f"หยุดจด {number}")


@deed(NameChanges)
def name_changes(_book: Book, _home: Home, number: int) -> Command:
    return NameChanges(tuple(f"ด้านที่ {slot} ({number})" for slot in range(1, 9)))


@deed(ScoreChanges)
def score_changes(_book: Book, home: Home, number: int) -> Command:
    scores = (
        ChangeScore(
            id=NO_ID,
            household=home.id,
            member=home.member,
            slot=slot,
            moment=Moment.AFTER,
            score=number + slot,
            scored_on=DAY,
        )
        for slot in (1, 2)
    )
    return ScoreChanges(tuple(scores))
