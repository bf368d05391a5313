"""The cards of a household's own paper that tell what it agreed to, who visited, what it came to and reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.domain.number_lists import numbers_in
from household_ledger.domain.period import Month
from household_ledger.reports.my_data_records import day_words, gone_words, pairs_card
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_month
from household_ledger.text.evidence_words import checked_words, moment_name, purpose_name
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from household_ledger.domain.change_eight import ChangeScore
    from household_ledger.domain.consent import Consent
    from household_ledger.domain.staircase import StairMark
    from household_ledger.domain.training import Attendance
    from household_ledger.domain.visit import Visit
    from household_ledger.reports.block import Block
    from household_ledger.services.views.my_data import MyData

Line = tuple[str, str]


def evidence_cards(page: MyData) -> Iterator[Block]:
    """Give a card for each sort there is something of."""
    of = page.evidence
    cards = (
        (_("What was agreed to"), [_consent(one, page) for one in of.consents]),
        (_("Visits"), [_visit(one, page) for one in of.visits]),
        (_("Lessons attended"), [_attendance(one, page) for one in of.attendance]),
        (_("Stairs reached"), [_mark(one, page) for one in of.marks]),
        (_("Scores of the eight changes"), [_score(one, page) for one in of.scores]),
    )
    for title, lines in cards:
        if lines:
            yield pairs_card(title, lines)


def _consent(one: Consent, page: MyData) -> Line:
    witnesses = ", ".join(name for name in (one.witness, one.second_witness) if name)
    said = [
        purpose_name(one.purpose),
        _("Yes") if one.is_given else _("No"),
        _("sheet {version}").format(version=one.version) if one.version else "",
        _("thumb-print") if one.is_thumb_print else "",
        _("seen by {names}").format(names=witnesses) if witnesses else "",
        _("taken back on {day}").format(day=day_words(one.withdrawn_on)) if one.withdrawn_on is not None else "",
        page.people.get(one.withdrawn_by, ""),
        one.note,
        gone_words(is_gone=one.is_deleted),
    ]
    return day_words(one.asked_on), beside(_member(one.member, page), *said)


def _visit(one: Visit, page: MyData) -> Line:
    months = ", ".join(format_month(Month.from_number(number)) for number in numbers_in(one.months))
    counted = _("{amount} baht").format(amount=format_amount(one.counted)) if one.counted is not None else ""
    verified = _("verified: {what}").format(what=months) if months else ""
    said = [checked_words(one), counted, verified, one.note, gone_words(is_gone=one.is_deleted)]
    return day_words(one.visited_on), beside(page.people.get(one.visitor, ""), *said)


def _attendance(one: Attendance, page: MyData) -> Line:
    session = page.evidence.sessions.get(one.training)
    named = (session.name, session.place) if session is not None else ()
    day = day_words(session.held_on) if session is not None else ""
    return day, beside(*named, _member(one.member, page), gone_words(is_gone=one.is_deleted)) or _("Lesson")


def _mark(one: StairMark, page: MyData) -> Line:
    verified = " ".join(part for part in (day_words(one.verified_on), page.people.get(one.verified_by, "")) if part)
    said = [
        _("before the project") if one.is_baseline else "",
        one.value,
        one.document,
        _("verified: {what}").format(what=verified) if verified else "",
        _("fallen back on {day}").format(day=day_words(one.fallen_on)) if one.fallen_on is not None else "",
        one.note,
        gone_words(is_gone=one.is_deleted),
    ]
    return day_words(one.reached_on), beside(_("Stair {level}").format(level=format_number(one.level)), *said)


def _score(one: ChangeScore, page: MyData) -> Line:
    named = next((name for slot, name in page.evidence.changes.items() if slot == one.slot), format_number(one.slot))
    who = (_member(one.member, page), page.people.get(one.person, ""))
    by = page.people.get(one.scored_by, "")
    said = beside(named, moment_name(one.moment), format_number(one.score), *who, by, one.note)
    return day_words(one.scored_on), beside(said, gone_words(is_gone=one.is_deleted))


def _member(member: int, page: MyData) -> str:
    return next((one.name for one in page.members if one.id == member), "")
