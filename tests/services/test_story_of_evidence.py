"""What became of a consent, a visit and a mark, in words, from and to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from household_ledger.domain.consent import Consent
from household_ledger.domain.money import Money
from household_ledger.domain.staircase import StairMark
from household_ledger.domain.visit import Visit
from household_ledger.services.commands.consents import ChangeConsent, RecordConsents, WithdrawConsent
from household_ledger.services.commands.stairs import FallBack, MarkStair
from household_ledger.services.commands.visits import ChangeVisit, RecordVisit
from household_ledger.services.views.record_story import record_story
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from tests.db.deeds_evidence import DAY, consent, mark, newest, visit
from tests.db.ledgers import Book, Home


def _told(book: Book, kind: str, record: int) -> list[set[tuple[str, str, str]]]:
    with book.store.reader() as reader:
        story = record_story(reader, kind, record)  # type: ignore[arg-type]
    return [{(one.name, one.before, one.after) for one in step.differences} for step in story]


def test_a_consent_changed_and_taken_back_says_both(book: Book, home: Home) -> None:
    book.do(RecordConsents((replace(consent(home, 1), is_given=False),)))
    was = newest(book, Consent)
    book.do(ChangeConsent(was, replace(was, is_given=True, witness="ป้าเขียว")))
    book.do(WithdrawConsent(was.id, DAY))

    back, changed, made = _told(book, "consent", was.id)

    assert back == {(_("Taken back on"), "", format_date(DAY))}
    assert changed == {(_("Agreed"), _("No"), _("Yes")), (_("Witness"), "ป้าแดง 1", "ป้าเขียว")}
    assert made == set()


def test_cash_counted_anew_and_a_stair_fallen_from_are_told(book: Book, home: Home) -> None:
    book.do(RecordVisit(visit(book, home, 1)))
    was = newest(book, Visit)
    book.do(ChangeVisit(was, replace(was, counted=Money(5000))))
    book.do(MarkStair(mark(home.id, 1)))
    reached = newest(book, StairMark)
    book.do(FallBack(reached.id, DAY + timedelta(days=1)))

    assert _told(book, "visit", was.id)[0] == {
        (_("Cash counted at the visit"), format_amount(Money(1000)), format_amount(Money(5000)))
    }
    assert _told(book, "stair_mark", reached.id)[0] == {(_("Fallen back on"), "", format_date(DAY + timedelta(days=1)))}
