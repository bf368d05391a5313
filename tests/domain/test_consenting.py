"""Whether a household may be counted: every adult agreed, and nobody's refusal or taking back stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.consent import Consent, Purpose
from household_ledger.domain.consenting import (
    Counting,
    Standing,
    WhyNotCounted,
    adults_on,
    answer_of,
    counting,
    may_be_counted,
    why_not_counted,
)
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Member
from household_ledger.text.all_sentences import SENTENCES
from tests.domain.making import HOME

DAY = date(2026, 11, 15)
ASKED = date(2026, 3, 1)
MOTHER, FATHER, CHILD = Id(1), Id(2), Id(3)


def member(number: Id, born: int | None = 1970, since: date | None = None, until: date | None = None) -> Member:
    return Member(id=number, household=HOME, name="", birth_year=born, present_from=since, present_to=until)


def answer(
    who: Id,
    day: date = ASKED,
    *,
    yes: bool = True,
    back: date | None = None,
    purpose: Purpose = Purpose.EVIDENCE,
    number: int = 1,
) -> Consent:
    return Consent(
        id=Id(number),
        household=HOME,
        member=who,
        purpose=purpose,
        version="1",
        asked_on=day,
        is_given=yes,
        withdrawn_on=back,
    )


HOMES = [member(MOTHER), member(FATHER), member(CHILD, 2012)]
BOTH = [answer(MOTHER, number=1), answer(FATHER, number=2)]


def test_a_household_is_counted_once_every_adult_agreed() -> None:
    assert may_be_counted(BOTH, HOMES, DAY)
    assert may_be_counted(BOTH, HOMES, ASKED)

    assert not may_be_counted(BOTH, HOMES, date(2026, 2, 28))
    assert why_not_counted(BOTH[:1], HOMES, DAY) is WhyNotCounted.NOT_ASKED
    assert why_not_counted([], HOMES, DAY) is WhyNotCounted.NOT_ASKED


def test_agreeing_to_something_else_does_not_count_a_household() -> None:
    others = [replace(one, purpose=Purpose.RECORD) for one in BOTH]

    assert why_not_counted(others, HOMES, DAY) is WhyNotCounted.NOT_ASKED


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (answer(CHILD, yes=False, purpose=Purpose.RECORD, number=3), WhyNotCounted.REFUSED),
        (answer(FATHER, purpose=Purpose.RECORD, back=ASKED, number=3), WhyNotCounted.WITHDRAWN),
        (answer(FATHER, yes=False, purpose=Purpose.PHOTO, number=3), None),
        (answer(FATHER, yes=False, purpose=Purpose.STORY, number=3), None),
    ],
)
def test_who_wants_no_accounts_kept_is_not_counted_either(said: Consent, why: WhyNotCounted | None) -> None:
    assert why_not_counted([*BOTH, said], HOMES, DAY) is why


def test_it_tells_of_how_many_people_it_speaks() -> None:
    refusals = [answer(who, yes=False, number=int(who)) for who in (MOTHER, CHILD)]

    assert counting([], HOMES, DAY) == Counting(WhyNotCounted.NOT_ASKED, 2)
    assert counting(BOTH[:1], HOMES, DAY) == Counting(WhyNotCounted.NOT_ASKED, 1)
    assert counting(refusals, HOMES, DAY) == Counting(WhyNotCounted.REFUSED, 2)
    assert counting(BOTH, HOMES, DAY) == Counting()


@pytest.mark.parametrize("who", [FATHER, CHILD])
def test_one_refusal_keeps_a_household_out_whoever_it_is(who: Id) -> None:
    later = date(2026, 4, 1)

    assert why_not_counted([*BOTH, answer(who, later, yes=False, number=3)], HOMES, DAY) is WhyNotCounted.REFUSED
    assert may_be_counted([*BOTH, answer(who, later, yes=False, number=3)], HOMES, date(2026, 3, 31))


def test_what_is_taken_back_counts_no_more_from_that_day() -> None:
    back = date(2026, 6, 10)
    said = [answer(MOTHER, number=1), answer(FATHER, back=back, number=2)]

    assert may_be_counted(said, HOMES, date(2026, 6, 9))
    assert why_not_counted(said, HOMES, back) is WhyNotCounted.WITHDRAWN


def test_who_agrees_again_after_taking_it_back_is_counted_again() -> None:
    back = date(2026, 6, 10)
    said = [answer(MOTHER, number=1), answer(FATHER, back=back, number=2), answer(FATHER, back, number=3)]

    assert may_be_counted(said, HOMES, back)


def test_taking_back_an_earlier_answer_takes_back_the_later_one_too() -> None:
    said = [answer(MOTHER, back=date(2026, 8, 1)), answer(MOTHER, date(2026, 5, 1), number=2)]

    assert answer_of(said, MOTHER, Purpose.EVIDENCE, date(2026, 7, 31)).standing is Standing.GIVEN
    assert answer_of(said, MOTHER, Purpose.EVIDENCE, date(2026, 8, 1)).standing is Standing.WITHDRAWN


def test_of_two_answers_of_one_day_the_refusal_stands() -> None:
    said = [answer(MOTHER, yes=False, number=1), answer(MOTHER, number=2)]

    for order in (said, said[::-1]):
        assert answer_of(order, MOTHER, Purpose.EVIDENCE, DAY).standing is Standing.REFUSED


def test_the_last_answer_stands_in_whatever_order_they_are_listed() -> None:
    said = [answer(MOTHER, yes=False, number=9), answer(MOTHER, date(2026, 5, 1), number=2)]

    for order in (said, said[::-1]):
        assert answer_of(order, MOTHER, Purpose.EVIDENCE, DAY).standing is Standing.GIVEN


def test_an_answer_taken_out_says_nothing() -> None:
    said = [replace(one, is_deleted=True) for one in BOTH]

    assert why_not_counted(said, HOMES, DAY) is WhyNotCounted.NOT_ASKED
    refused = replace(answer(MOTHER, date(2026, 5, 1), yes=False, number=3), is_deleted=True)
    assert may_be_counted([*BOTH, refused], HOMES, DAY)


def test_who_moved_away_need_not_be_asked_but_can_still_refuse() -> None:
    homes = [member(MOTHER), member(FATHER, until=date(2026, 2, 1))]

    assert may_be_counted(BOTH[:1], homes, DAY)
    refusal = answer(FATHER, date(2026, 2, 1), yes=False, number=2)
    assert why_not_counted([BOTH[0], refusal], homes, DAY) is WhyNotCounted.REFUSED


def test_a_person_taken_out_of_the_register_says_nothing() -> None:
    homes = [member(MOTHER), replace(member(FATHER), is_deleted=True)]

    assert may_be_counted([BOTH[0], answer(FATHER, yes=False, number=2)], homes, DAY)


def test_a_household_without_anybody_of_age_is_not_counted() -> None:
    assert why_not_counted([], [], DAY) is WhyNotCounted.NO_ADULT
    assert why_not_counted([], [member(CHILD, 2012)], DAY) is WhyNotCounted.NO_ADULT


def test_adults_are_those_of_age_in_the_year_and_those_of_whom_nobody_knows() -> None:
    homes = [
        member(Id(1), 2006),
        member(Id(2), 2007),
        member(Id(3), None),
        member(Id(4), since=date(2026, 11, 16)),
        member(Id(5), since=date(2026, 11, 15), until=date(2026, 11, 15)),
        member(Id(6), until=date(2026, 11, 14)),
        replace(member(Id(7)), is_deleted=True),
    ]

    assert [one.id for one in adults_on(homes, DAY)] == [1, 3, 5]


def test_nobody_else_speaks_for_a_person() -> None:
    said = [answer(MOTHER, number=1), answer(NO_ID, number=2)]

    assert why_not_counted(said, HOMES, DAY) is WhyNotCounted.NOT_ASKED


def test_every_reason_has_its_sentence() -> None:
    assert all(why in SENTENCES for why in WhyNotCounted)
