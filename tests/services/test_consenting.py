"""Which households of a file are counted above the provider."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.consenting import WhyNotCounted
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.services.commands.consents import RecordConsents, WithdrawConsent
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.services.evidence.consenting import counted_households, why_not
from tests.db.deeds_evidence import consent, newest
from tests.db.ledgers import Book, Home, add_home

DAY = date(2026, 11, 3)


def test_each_household_is_counted_by_its_own_answers_alone(book: Book, home: Home) -> None:
    asked, unasked = add_home(book, "002"), add_home(book, "003")
    for one in (home, asked):
        book.do(RecordConsents((replace(consent(one, 0), purpose=Purpose.EVIDENCE),)))
    answer = newest(book, Consent)

    with book.store.reader() as reader:
        assert counted_households(reader, DAY) == {home.id, asked.id}
    book.do(WithdrawConsent(answer.id, DAY))

    with book.store.reader() as reader:
        assert counted_households(reader, DAY) == {home.id}
        assert why_not(reader, DAY) == {
            home.id: None,
            asked.id: WhyNotCounted.WITHDRAWN,
            unasked.id: WhyNotCounted.NOT_ASKED,
        }


def test_a_household_taken_out_of_the_file_is_not_counted(book: Book, home: Home) -> None:
    book.do(RecordConsents((replace(consent(home, 0), id=NO_ID, purpose=Purpose.EVIDENCE),)))
    book.do(DeleteRecords(Household, (home.id,)))

    with book.store.reader() as reader:
        assert why_not(reader, DAY) == {}
