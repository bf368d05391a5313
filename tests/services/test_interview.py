"""Asking back: over which days, about what; what nobody knows stays a gap, and nothing becomes a zero."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.recurring import Recurring, RecurringTurn, Recurs, TurnState
from household_ledger.domain.register import Debt, Household, Member
from household_ledger.domain.unanswered import Unanswered
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.interview import AnswerQuestion, AskAgain, BeginInterview, TakeOutAnswer
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.recurring import AddRecurring
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.exchange.json_export import export_json
from household_ledger.services.ports import EntryQuery
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.due import due_turns
from household_ledger.services.views.interview import questions
from household_ledger.services.views.interview_again import open_turns, questions_asked
from household_ledger.services.views.interview_answers import Review, open_questions, review, thing, written
from household_ledger.services.views.interview_question import Question
from household_ledger.services.views.interview_span import Span, span_problem, span_since
from household_ledger.services.views.month_days import month_days, unknown_days
from household_ledger.text.steps import label_text
from tests.db.ledgers import Book, Home, Undoable, add_home

TODAY = date(2026, 11, 21)
SPAN = Span(date(2026, 11, 12), TODAY)
K = EntryKind


def said(home: Home, day: date, words: str, baht: int, *, kind: EntryKind = K.EXPENSE, code: str = "E01") -> Draft:
    amount = Money(baht * 100)
    parts = (Part(fixed_id(code), amount),) if kind in (K.INCOME, K.EXPENSE, K.CREDIT) else ()
    draft = Draft(household=home.id, date=day, kind=kind, amount=amount, parts=parts, description=words)
    if kind is K.CREDIT:
        return replace(draft, debt=home.debt)
    return replace(draft, pocket=home.cash, to_pocket=home.savings if kind is K.SAVE else NO_ID)


def write(book: Book, *drafts: Draft) -> None:
    book.do(AddEntries(drafts))


def household(book: Book, home: Home) -> Household:
    with book.store.reader() as reader:
        found = reader.record(Household, home.id)
    assert found is not None
    return found


def asked(book: Book, home: Home, span: Span = SPAN) -> tuple[Question, ...]:
    with book.store.reader() as reader:
        return questions(reader, household(book, home), span, TODAY)


def begun(book: Book, home: Home, span: Span = SPAN) -> tuple[Question, ...]:
    """Put the questions to the household, and give them with the records they were asked with."""
    records = tuple(one.record(home.id, span) for one in asked(book, home, span))
    book.do(BeginInterview(home.id, span.first, span.last, records))
    return waiting(book, home)


def waiting(book: Book, home: Home) -> tuple[Question, ...]:
    """Give what was asked and is open."""
    with book.store.reader() as reader:
        return questions_asked(reader, household(book, home), open_questions(reader, home.id), TODAY)


def gaps(book: Book, home: Home) -> tuple[Unanswered, ...]:
    with book.store.reader() as reader:
        return open_questions(reader, home.id)


def reviewed(book: Book, home: Home, span: Span = SPAN) -> Review:
    with book.store.reader() as reader:
        return review(reader, household(book, home), span.first, span.last, TODAY)


def since(book: Book, home: Home) -> Span | None:
    with book.store.reader() as reader:
        return span_since(reader, household(book, home), TODAY)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 60), min_size=1, max_size=3))
def test_the_days_since_the_last_visit_begin_after_the_last_that_was_written(book: Book, ages: list[int]) -> None:
    """An oracle that goes back day by day until it meets one that is written."""
    home = add_home(book)
    write(book, *(said(home, TODAY - timedelta(days=age), "กับข้าว", 50) for age in ages))
    days = 0
    while days not in ages and days < 31:
        days += 1
    found = since(book, home)
    assert found is not None
    assert found.last == TODAY
    assert len(found.days) == max(days, 1)
    assert list(found.days) == sorted(set(found.days))


def test_what_was_asked_about_is_not_asked_about_again(book: Book, home: Home) -> None:
    write(book, said(home, date(2026, 11, 11), "กับข้าว", 50))
    assert since(book, home) == SPAN
    begun(book, home)
    assert since(book, home) == Span(TODAY, TODAY)


def test_days_asked_about_are_known_though_every_question_was_answered_with_entries(book: Book, home: Home) -> None:
    write(book, said(home, date(2026, 11, 11), "กับข้าว", 50))
    asked_of = Span(SPAN.first, date(2026, 11, 18))
    questions_begun = begun(book, home, asked_of)
    for one in questions_begun:
        book.do(AnswerQuestion(one.id, (one.row(home.id, asked_of.first, Money(5000)),)))
    assert gaps(book, home) == ()
    assert since(book, home) == Span(date(2026, 11, 19), TODAY)
    for _step in range(len(questions_begun) + 1):
        book.do(Undo())
    assert since(book, home) == SPAN, "what was taken back was never asked"


def test_the_same_is_not_asked_twice_of_the_same_days(book: Book, home: Home) -> None:
    first, second, third, *_others = begun(book, home)
    book.do(AnswerQuestion(first.id, ()))
    book.do(AnswerQuestion(second.id, (second.row(home.id, SPAN.first, Money(100)),)))
    left = gaps(book, home)
    records = tuple(one.record(home.id, SPAN) for one in (first, second, third))
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(BeginInterview(home.id, SPAN.first, SPAN.last, records))
    more = replace(records[0], what="ค่าซ่อมรถ")
    book.do(BeginInterview(home.id, SPAN.first, SPAN.last, (*records, more)))
    assert [one.what for one in gaps(book, home)] == [*(one.what for one in left), more.what]


def test_what_there_was_after_all_is_not_asked_again(book: Book, home: Home) -> None:
    first, *_others = begun(book, home)
    book.do(AnswerQuestion(first.id, ()))
    book.do(AnswerQuestion(first.id, (first.row(home.id, SPAN.first, Money(100)),)))
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(BeginInterview(home.id, SPAN.first, SPAN.last, (first.record(home.id, SPAN),)))


def test_an_asking_taken_back_can_be_begun_again(book: Book, home: Home) -> None:
    asked = [one.what for one in begun(book, home)]
    book.do(Undo())
    assert gaps(book, home) == ()
    assert [one.what for one in begun(book, home)] == asked


@pytest.mark.parametrize("why", ["closed", "ahead", "left", "too_long", "reversed"])
def test_days_that_cannot_be_answered_are_not_begun(book: Book, home: Home, why: str) -> None:
    one = asked(book, home)[0].record(home.id, SPAN)
    first, last = SPAN.first, SPAN.last
    if why == "closed":
        book.do(CloseMonth(home.id, Month(2026, 10)))
        first = date(2026, 10, 31)
    elif why == "left":
        was = household(book, home)
        book.do(ReplaceRecord(was, replace(was, left_on=date(2026, 11, 20))))
    elif why == "ahead":
        last = TODAY + timedelta(days=1)
    else:
        first = date(2026, 10, 21) if why == "too_long" else TODAY + timedelta(days=1)
    with pytest.raises(InvalidEntry):
        book.do(BeginInterview(home.id, first, last, (one,)))
    assert gaps(book, home) == ()


def test_a_household_without_a_book_is_asked_about_a_week_at_most_from_its_start(book: Book, home: Home) -> None:
    assert since(book, home) == Span(date(2026, 11, 15), TODAY)
    was = household(book, home)
    book.do(ReplaceRecord(was, replace(was, started_on=date(2026, 11, 18))))
    assert since(book, home) == Span(date(2026, 11, 18), TODAY)


def test_closed_months_are_not_asked_about(book: Book, home: Home) -> None:
    write(book, said(home, date(2026, 10, 25), "กับข้าว", 50))
    assert since(book, home) == Span(date(2026, 10, 26), TODAY)
    book.do(CloseMonth(home.id, Month(2026, 10)))
    assert since(book, home) == Span(date(2026, 11, 1), TODAY)
    with book.store.reader() as reader:
        one = household(book, home)
        for span, problem in (
            (Span(date(2026, 10, 30), TODAY), "interview_closed"),
            (Span(date(2026, 11, 20), date(2026, 11, 22)), "interview_ahead"),
            (Span(date(2026, 10, 21), TODAY), "interview_too_long"),
            (Span(TODAY, date(2026, 11, 20)), "dates_reversed"),
            (SPAN, ""),
        ):
            assert span_problem(reader, one, span, TODAY) == problem
    book.do(CloseMonth(home.id, Month(2026, 11)))
    assert since(book, home) is None


def test_the_own_things_of_a_household_are_asked_for_in_its_own_words(book: Book, home: Home) -> None:
    days = [date(2026, 10, 1) + timedelta(days=number) for number in range(6)]
    write(book, *(said(home, day, "ก๋วยเตี๋ยวป้าเล็ก", 40 + number, code="E02") for number, day in enumerate(days)))
    write(book, said(home, days[0], "ขายไข่ 3 แผง", 300, kind=K.INCOME, code="I02"))
    write(book, said(home, days[3], "ขายไข่ 5 แผง", 500, kind=K.INCOME, code="I02"))
    write(book, said(home, days[1], "ซื้อแหวน", 9000, code="E12"), said(home, date(2026, 7, 1), "ค่าแห", 5, code="E12"))
    write(book, said(home, days[2], "ปลาร้า", 30, kind=K.CREDIT), said(home, days[4], "ปลาร้า", 40, kind=K.CREDIT))
    found = {one.what: one for one in asked(book, home)}
    assert found["ก๋วยเตี๋ยวป้าเล็ก"].usual == 42_00, "the lower of the two in the middle"
    assert (found["ก๋วยเตี๋ยวป้าเล็ก"].times, found["ก๋วยเตี๋ยวป้าเล็ก"].last_on) == (6, days[-1])
    assert found["ขายไข่"].times == 2, "how much of it there was is not what it is"
    assert (found["ปลาร้า"].kind, found["ปลาร้า"].owed_on) == (K.CREDIT, home.debt)
    assert "ซื้อแหวน" not in found, "once is no habit"
    assert "กับข้าว" not in found, "food is asked for already"


def test_the_same_words_for_two_debts_ask_for_each_and_are_taken_up_as_such(book: Book, home: Home) -> None:
    (shop,) = book.do(AddRecords((Debt(id=NO_ID, household=home.id, name="ร้านป้าแดง", debt_class="D04"),)))
    for day in (1, 15):
        for debt in (home.debt, shop):
            credit = said(home, date(2026, 10, day), "ปลาร้า", 30, kind=K.CREDIT)
            write(book, replace(credit, debt=debt))
    found = {one.what: one.owed_on for one in asked(book, home) if one.kind is K.CREDIT}
    assert found == {"ปลาร้า กองทุน": home.debt, "ปลาร้า ร้านป้าแดง": shop}
    again = {one.what: one.owed_on for one in begun(book, home) if one.kind is K.CREDIT}
    assert again == found


def test_what_was_asked_can_be_answered_though_it_is_written_with_other_words_since(book: Book, home: Home) -> None:
    (shop,) = book.do(AddRecords((Debt(id=NO_ID, household=home.id, name="ร้านป้าแดง", debt_class="D04"),)))
    for day in (1, 15):
        write(book, said(home, date(2026, 10, day), "ฝากกลุ่ม", 50, kind=K.SAVE))
        write(book, said(home, date(2026, 10, day), "ปลาร้า", 30, kind=K.CREDIT))
    before = {one.id: (one.what, one.owed_on, one.tile.to_pocket) for one in begun(book, home)}
    assert {("ฝากกลุ่ม", NO_ID, home.savings), ("ปลาร้า", home.debt, NO_ID)} <= set(before.values())

    write(book, said(home, SPAN.first, "ฝากเพิ่ม", 20, kind=K.SAVE))
    write(book, *(said(home, SPAN.last, f"ของ {name}", 20, kind=K.CREDIT) for name in "กกขข"))

    def left() -> dict[Id, tuple[str, Id, Id]]:
        with book.store.reader() as reader:
            found = questions_asked(reader, household(book, home), open_questions(reader, home.id), TODAY)
        return {one.id: (one.what, one.owed_on, one.tile.to_pocket) for one in found}

    assert left() == before

    write(book, replace(said(home, SPAN.last, "ปลาร้า", 20, kind=K.CREDIT), debt=shop))
    gone = {one for one, said_of in before.items() if said_of[0] == "ปลาร้า"}
    assert before.keys() - left().keys() == gone, "of which of the two debts nobody can tell"


def test_a_household_without_a_past_is_asked_what_everybody_is(book: Book, home: Home) -> None:
    write(book, said(home, date(2026, 11, 1), "ยืม", 900, kind=K.CREDIT))
    found = asked(book, home)
    kinds = {(one.tile.kind, one.tile.category) for one in found}
    assert (K.EXPENSE, fixed_id("E01")) in kinds
    assert (K.INCOME, fixed_id("I07")) in kinds
    assert {one.tile.occupation for one in found} >= {home.rice, home.hens}
    assert K.SAVE in {one.kind for one in found}
    assert [one.owed_on for one in found if one.kind is K.REPAY] == [home.debt]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["told", "nothing", "skipped"]), min_size=1, max_size=8))
def test_every_question_passed_over_is_a_gap_and_nothing_becomes_a_zero(book: Book, answers: list[str]) -> None:
    home = add_home(book)
    write(book, said(home, date(2026, 11, 11), "กับข้าว", 50))
    questions_begun = begun(book, home)
    open_now = {one.id for one in questions_begun}
    nothing, told = set[str](), 0
    for question, answer in zip(questions_begun, answers, strict=False):
        if answer == "skipped":
            continue
        rows = (question.row(home.id, SPAN.first, Money(1000)),) if answer == "told" else ()
        book.do(AnswerQuestion(question.id, rows))
        open_now.discard(question.id)
        told += len(rows)
        if not rows:
            nothing.add(question.what)
    assert {one.id for one in gaps(book, home)} >= open_now
    with book.store.reader() as reader:
        entries = list(reader.entries(EntryQuery(household=home.id, first=SPAN.first, last=SPAN.last)))
        days = month_days(reader, household(book, home), Month(2026, 11), TODAY)
    assert len(entries) == told
    assert all(line.satang for entry in entries for line in entry.lines)
    assert not any(entry.kind is K.NOTHING for entry in entries), "a day of nothing is said by a person alone"
    assert set(SPAN.days[1:]) <= set(unknown_days(days))
    assert nothing <= set(reviewed(book, home).nothing)


def test_an_answer_is_remembered_and_a_sum_counts_for_no_day(book: Book, home: Home) -> None:
    write(book, said(home, date(2026, 11, 11), "กับข้าว", 50))
    food = next(one for one in begun(book, home) if one.kind is K.EXPENSE)
    day = SPAN.first
    book.do(AnswerQuestion(food.id, (food.row(home.id, day, Money(35000)),)))
    book.do(AnswerQuestion(food.id, (food.row(home.id, SPAN.last, Money(90000), is_sum=True),)))
    with book.store.reader() as reader:
        told = written(reader, food.record(home.id, SPAN))
        kept_as = [reader.entry(one.entry) for one in told]
        unknown = unknown_days(month_days(reader, household(book, home), Month(2026, 11), TODAY))
    assert [(one.day, one.amount, one.is_sum) for one in told] == [(day, 35000, False), (TODAY, 90000, True)]
    assert [one.known_by for one in kept_as if one is not None] == [KnownBy.REMEMBERED, KnownBy.SUMMARY]
    assert {one.first_written_on for one in kept_as if one is not None} == {TODAY}, "the lag is what it is"
    assert day not in unknown
    assert TODAY in unknown
    seen = reviewed(book, home)
    assert [(one.what, one.times, one.amount) for one in seen.lines] == [(food.what, 2, 125000)]
    assert seen.come_to.money_out == 125000


def test_entries_without_words_are_told_by_what_they_are_of_each_with_its_own_sum(book: Book, home: Home) -> None:
    food = [said(home, TODAY, "", 100), said(home, TODAY, "", 20)]
    write(book, *food, said(home, TODAY, "", 50, code="E05"), said(home, TODAY, "", 30, kind=K.SAVE))

    lines = reviewed(book, home).lines

    assert [(one.kind, one.times, one.amount) for one in lines] == [
        (K.EXPENSE, 2, Money(120_00)),
        (K.EXPENSE, 1, Money(50_00)),
        (K.SAVE, 1, Money(30_00)),
    ]
    assert len({one.what for one in lines}) == len(lines)


def test_a_day_outside_is_refused_and_nothing_twice_too(book: Book, home: Home) -> None:
    one = begun(book, home, Span(SPAN.first, date(2026, 11, 15)))[0]
    for day in (date(2026, 11, 11), date(2026, 11, 16)):
        with pytest.raises(UserError, match="outside_interview"):
            book.do(AnswerQuestion(one.id, (one.row(home.id, day, Money(100)),)))
    with pytest.raises(UserError, match="outside_interview"):
        book.do(AnswerQuestion(one.id, (one.row(add_home(book).id, SPAN.first, Money(100)),)))
    book.do(AnswerQuestion(one.id, ()))
    with pytest.raises(UserError, match="question_answered"):
        book.do(AnswerQuestion(one.id, ()))
    with pytest.raises(InvalidEntry):
        book.do(BeginInterview(home.id, TODAY, date(2026, 11, 22), (one.record(home.id, SPAN),)))


def test_an_answer_taken_out_leaves_the_gap_it_filled(book: Book, home: Home) -> None:
    one = begun(book, home)[0]
    for amount in (100, 200):
        book.do(AnswerQuestion(one.id, (one.row(home.id, SPAN.first, Money(amount)),)))
    assert one.id not in {gap.id for gap in gaps(book, home)}
    with book.store.reader() as reader:
        first, second = written(reader, one.record(home.id, SPAN))
    book.do(TakeOutAnswer(one.id, one.kind, (first.entry,)))
    assert one.id not in {gap.id for gap in gaps(book, home)}, "some of it is still told"
    book.do(TakeOutAnswer(one.id, one.kind, (second.entry,)))
    assert one.id in {gap.id for gap in gaps(book, home)}


def test_each_step_can_be_taken_back(book: Book, home: Home, undoable: Undoable) -> None:
    records = tuple(one.record(home.id, SPAN) for one in asked(book, home))
    undoable(BeginInterview(home.id, SPAN.first, SPAN.last, records))
    one = waiting(book, home)[0]
    undoable(AnswerQuestion(one.id, ()))
    undoable(AskAgain(one.id, one.kind))
    undoable(AnswerQuestion(one.id, (one.row(home.id, SPAN.first, Money(100)),)))
    with book.store.reader() as reader:
        (told,) = written(reader, one.record(home.id, SPAN))
    undoable(TakeOutAnswer(one.id, one.kind, (told.entry,)))


def test_nobody_is_asked_about_days_after_the_household_left(book: Book, home: Home) -> None:
    was, left_on = household(book, home), date(2026, 11, 10)
    book.do(ReplaceRecord(was, replace(was, left_on=left_on)))

    found = since(book, home)

    assert found is not None
    assert found.last == left_on
    with book.store.reader() as reader:
        now = household(book, home)
        assert span_problem(reader, now, Span(left_on, left_on), TODAY) == ""
        assert span_problem(reader, now, Span(left_on, left_on + timedelta(days=1)), TODAY) == "interview_ahead"


@pytest.mark.parametrize("born", [1980, 1967, 1966, 0])
def test_the_allowance_is_asked_for_from_sixty_on_or_where_no_age_is_known(book: Book, home: Home, born: int) -> None:
    with book.store.reader() as reader:
        (member,) = reader.of_household(Member, home.id)
    if born != member.birth_year:
        book.do(ReplaceRecord(member, replace(member, birth_year=born or None)))

    assert any(one.tile.category == fixed_id("I11") for one in asked(book, home)) is (born in (1966, 0))


def test_what_falls_due_is_asked_for_and_its_turn_is_answered_with_it(book: Book, home: Home) -> None:
    for day, words, baht in ((13, "เบี้ยคนชรา", 600), (15, "เบี้ยคนพิการ", 800), (17, "เบี้ยคนชรา", 700)):
        draft = said(home, TODAY, words, baht, kind=K.INCOME, code="I15")
        rule = Recurring(
            id=NO_ID,
            household=home.id,
            rows=kept([[draft]]),
            rhythm=Recurs.MONTH_DAY,
            day=day,
            starts_on=date(2026, 10, 14),
        )
        book.do(AddRecurring(rule))
    turned = [one for one in begun(book, home) if one.turns]
    assert [(one.usual, len(one.turns)) for one in turned] == [(700_00, 2), (800_00, 1)]
    for one, rows in zip(turned, ((turned[0].row(home.id, SPAN.first, Money(70000)),), ()), strict=True):
        with book.store.reader() as reader:
            waiting = open_turns(reader, household(book, home), one, TODAY)
        book.do(AnswerQuestion(one.id, rows, waiting))
        with book.store.reader() as reader:
            assert open_turns(reader, household(book, home), one, TODAY) == ()
    with book.store.reader() as reader:
        states = [one.state for one in reader.of_household(RecurringTurn, home.id)]
        left = [one.due for one in due_turns(reader, household(book, home), TODAY)]
    assert left == [date(2026, 10, 15), date(2026, 10, 17)], "what fell due before the days asked about waits still"
    assert sorted(states) == [TurnState.SKIPPED, TurnState.SKIPPED, TurnState.TAKEN]


def test_the_steps_say_what_they_did(book: Book, home: Home) -> None:
    one = next(one for one in begun(book, home) if one.kind is K.EXPENSE)
    told = book.ledger.undo_label()
    assert told is not None
    assert "2569" in label_text(told)
    book.do(AnswerQuestion(one.id, ()))
    told = book.ledger.undo_label()
    assert told is not None
    assert one.what in label_text(told)
    book.do(Undo())
    assert one.id in {gap.id for gap in gaps(book, home)}


def test_gaps_are_told_with_everything_else(book: Book, home: Home, tmp_path: Path) -> None:
    first, second, *_others = begun(book, home)
    book.do(AnswerQuestion(first.id, ()))
    export_json(book.store, tmp_path / "all.json")
    told = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["households"][0]["unanswered"]
    kinds = {one["what"]: one["kind"] for one in told}
    assert (kinds[first.what], kinds[second.what]) == ("nothing", str(second.kind))
    assert {(one["from"], one["to"]) for one in told} == {("2026-11-12", "2026-11-21")}


def test_how_much_there_was_is_no_part_of_what_it_is() -> None:
    assert thing("ขายไข่ 7 แผง") == thing("ขายไข่") == thing("ขายไข่ ๔ แผง")
    assert thing("7 แผง") != thing("ขายไข่")
    assert thing("ค่าเทอม 2") != thing("ค่ารถ")
