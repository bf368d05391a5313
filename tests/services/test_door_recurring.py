"""What comes again: rules kept, turns confirmed or passed over by a person, never by themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import sold_on_credit
from household_ledger.domain.period import Month
from household_ledger.domain.recurring import Recurring, RecurringTurn, Recurs, TurnState, WeekendShift
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.households import LeaveProject
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.recurring import (
    AddRecurring,
    ChangeRecurring,
    ReplaceRecurring,
    SkipTurn,
    StopRecurring,
    TakeTurn,
)
from household_ledger.services.ports import Command, EntryQuery
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.due import DueTurn, due_turns, next_turns
from household_ledger.services.views.rules import RuleLine, rule_lines, simple_draft
from household_ledger.text.steps import label_text
from tests.db.ledgers import Book, Home, Undoable, add_home

TODAY = date(2026, 11, 21)


def allowance(home: Home, **said: object) -> Recurring:
    """Make a rule: 600 baht on the 10th of each month, from September on."""
    amount = Money(60000)
    draft = Draft(
        household=home.id,
        date=TODAY,
        kind=EntryKind.INCOME,
        amount=amount,
        parts=(Part(fixed_id("I15"), amount),),
        pocket=home.cash,
        description="เบี้ยผู้สูงอายุ",
    )
    fields: dict[str, object] = {"rhythm": Recurs.MONTH_DAY, "day": 10, "starts_on": date(2026, 9, 1), **said}
    return Recurring(id=NO_ID, household=home.id, **{"rows": kept([[draft]]), **fields})  # type: ignore[arg-type]


def due(book: Book, home: Home, today: date = TODAY) -> list[DueTurn]:
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        return list(due_turns(reader, household, today))


def ahead(book: Book, home: Home, today: date = TODAY) -> list[DueTurn]:
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        return list(next_turns(reader, household, today))


def add(book: Book, rule: Recurring) -> Recurring:
    (made,) = book.do(AddRecurring(rule))
    return replace(rule, id=made)


def refusal(book: Book, rule: Recurring) -> tuple[str, str]:
    with pytest.raises(InvalidEntry) as refused:
        book.do(AddRecurring(rule))
    problem = refused.value.problems[0][1]
    return problem.code, problem.field


def test_what_is_due_is_proposed_and_nothing_is_booked(book: Book, home: Home) -> None:
    add(book, allowance(home))

    found = due(book, home)

    assert [(one.due, one.date, one.amount, one.kind) for one in found] == [
        (day, day, Money(60000), EntryKind.INCOME)
        for day in (date(2026, 9, 10), date(2026, 10, 10), date(2026, 11, 10))
    ]
    assert [one.date for one in ahead(book, home)] == [date(2026, 12, 10)]
    with book.store.reader() as reader:
        assert list(reader.entries(EntryQuery())) == []


def test_a_turn_confirmed_is_written_in_one_step_and_no_longer_proposed(
    book: Book, home: Home, undoable: Undoable
) -> None:
    rule = add(book, allowance(home))
    first, *rest = due(book, home)

    undoable(TakeTurn(rule.id, first.due, first.rows))

    assert due(book, home) == rest
    with book.store.reader() as reader:
        (entry,) = reader.entries(EntryQuery(household=home.id))
        (turn,) = reader.of_household(RecurringTurn, home.id)
    assert (entry.date, entry.description, entry.first_written_on) == (first.date, "เบี้ยผู้สูงอายุ", TODAY)
    assert turn == RecurringTurn(
        recurring=rule.id, due=20260910, household=home.id, state=TurnState.TAKEN, entry=entry.id
    )
    book.do(Undo())
    assert due(book, home) == [first, *rest], "taken back, it is proposed again"
    book.do(SkipTurn(rule.id, first.due))
    assert due(book, home) == rest
    book.assert_whole()


def test_a_rule_made_from_an_entry_does_not_ask_for_that_entry_again(
    book: Book, home: Home, undoable: Undoable
) -> None:
    first = add(book, allowance(home))
    turn = due(book, home)[-1]
    book.do(TakeTurn(first.id, turn.due, turn.rows))
    book.do(StopRecurring(first.id))
    with book.store.reader() as reader:
        (entry,) = reader.entries(EntryQuery(household=home.id))

    undoable(AddRecurring(allowance(home, starts_on=entry.date), made_from=entry.id))

    assert due(book, home) == []
    assert [one.date for one in ahead(book, home)] == [date(2026, 12, 10)]


def test_a_turn_may_be_confirmed_with_another_amount_and_day(book: Book, home: Home) -> None:
    rule = add(book, allowance(home))
    turn = due(book, home)[-1]
    amount = Money(70000)
    ((said,),) = turn.rows
    anew = replace(said, date=date(2026, 11, 12), amount=amount, parts=(Part(said.parts[0].category, amount),))

    book.do(TakeTurn(rule.id, turn.due, ((anew,),)))

    with book.store.reader() as reader:
        (entry,) = reader.entries(EntryQuery(household=home.id))
    assert (entry.date, entry.lines[0].satang) == (date(2026, 11, 12), 70000)
    assert turn.due not in {one.due for one in due(book, home)}


def test_a_turn_passed_over_writes_nothing_and_can_be_taken_back(book: Book, home: Home, undoable: Undoable) -> None:
    rule = add(book, allowance(home))
    first = due(book, home)[0]

    undoable(SkipTurn(rule.id, first.due))

    assert first.due not in {one.due for one in due(book, home)}
    with book.store.reader() as reader:
        assert list(reader.entries(EntryQuery())) == []


def test_each_step_says_in_words_what_comes_again(book: Book, home: Home) -> None:
    told = []

    def do(command: Command) -> None:
        book.do(command)
        label = book.ledger.undo_label()
        assert label is not None
        told.append(label_text(label))

    do(AddRecurring(allowance(home)))
    (turn, *_later) = due(book, home)
    do(SkipTurn(turn.recurring.id, turn.due))
    do(ChangeRecurring(turn.recurring, replace(turn.recurring, times=9)))
    do(StopRecurring(turn.recurring.id))

    what = "เบี้ยผู้สูงอายุ"
    assert told == [
        f"ตั้งให้ทำซ้ำ: {what}",
        f"ข้ามวันที่ 10 ก.ย. 2569: {what}",
        f"แก้รายการที่ทำซ้ำ: {what}",
        f"เลิกทำซ้ำ: {what}",
    ]


@pytest.mark.parametrize("day", [date(2026, 11, 11), date(2026, 8, 10), date(2026, 11, 9)])
def test_only_a_day_it_falls_due_on_can_be_answered(book: Book, home: Home, day: date) -> None:
    rule = add(book, allowance(home))
    for command in (SkipTurn(rule.id, day), TakeTurn(rule.id, day, rows_of(rule.rows, home.id, day))):
        with pytest.raises(UserError, match="turn_not_due"):
            book.do(command)


def test_a_turn_is_answered_once(book: Book, home: Home) -> None:
    rule = add(book, allowance(home))
    turn = due(book, home)[0]
    book.do(TakeTurn(rule.id, turn.due, turn.rows))

    for command in (SkipTurn(rule.id, turn.due), TakeTurn(rule.id, turn.due, turn.rows)):
        with pytest.raises(UserError, match="turn_answered"):
            book.do(command)


def test_rows_of_another_household_and_rows_of_nothing_are_refused(book: Book, home: Home) -> None:
    rule = add(book, allowance(home))
    other = add_home(book, "002")
    turn = due(book, home)[0]
    with pytest.raises(InvalidEntry):
        book.do(TakeTurn(rule.id, turn.due, rows_of(allowance(other).rows, other.id, turn.date)))
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(TakeTurn(rule.id, turn.due, ()))


def test_a_pair_comes_again_as_a_pair(book: Book, home: Home) -> None:
    amount = Money(50000)
    sale = Draft(
        household=home.id,
        date=TODAY,
        kind=EntryKind.INCOME,
        amount=amount,
        parts=(Part(fixed_id("I01"), amount),),
    )
    two = sold_on_credit(sale, pocket=home.cash, party=home.party, paid_now=Money(20000))
    rule = add(book, allowance(home, rows=kept([[two.first, two.second]])))
    turn = due(book, home)[0]

    book.do(TakeTurn(rule.id, turn.due, turn.rows))

    with book.store.reader() as reader:
        first, second = reader.entries(EntryQuery(household=home.id))
    assert first.pair == second.pair != NO_ID


def test_a_stopped_rule_proposes_nothing_and_what_it_wrote_stays(book: Book, home: Home, undoable: Undoable) -> None:
    rule = add(book, allowance(home))
    turn = due(book, home)[0]
    book.do(TakeTurn(rule.id, turn.due, turn.rows))

    undoable(StopRecurring(rule.id))

    assert (due(book, home), ahead(book, home)) == ([], [])
    with book.store.reader() as reader:
        assert len(list(reader.entries(EntryQuery()))) == 1
    for command in (StopRecurring(rule.id), SkipTurn(rule.id, date(2026, 10, 10)), StopRecurring(Id(5))):
        with pytest.raises(UserError, match="unknown_record"):
            book.do(command)


def test_a_rule_is_changed_and_its_days_stay_once_one_is_answered(book: Book, home: Home, undoable: Undoable) -> None:
    rule = add(book, allowance(home))
    later = replace(rule, day=15)
    undoable(ChangeRecurring(rule, later))
    book.do(SkipTurn(rule.id, date(2026, 9, 15)))

    undoable(ChangeRecurring(later, replace(later, ends_on=date(2026, 10, 31), weekend=WeekendShift.BEFORE)))

    assert [one.due for one in due(book, home)] == [date(2026, 10, 15)]
    with book.store.reader() as reader:
        now = reader.record(Recurring, rule.id)
    assert now is not None
    with pytest.raises(UserError, match="recurring_answered"):
        book.do(ChangeRecurring(now, replace(now, day=16)))
    with pytest.raises(UserError, match="changed_since"):
        book.do(ChangeRecurring(later, replace(later, times=3)))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"day": 0}, ("number_out_of_bounds", "day")),
        ({"day": 32}, ("number_out_of_bounds", "day")),
        ({"every": 0}, ("number_out_of_bounds", "every")),
        ({"rhythm": Recurs.WEEK, "weekday": 7}, ("number_out_of_bounds", "weekday")),
        ({"rhythm": Recurs.MONTH_WEEKDAY, "nth": 5}, ("number_out_of_bounds", "nth")),
        ({"rhythm": Recurs.YEAR, "month": 2, "day": 30}, ("number_out_of_bounds", "day")),
        ({"rhythm": Recurs.YEAR, "month": 13, "day": 30}, ("number_out_of_bounds", "month")),
        ({"times": -1}, ("number_out_of_bounds", "times")),
        ({"ends_on": date(2026, 8, 1)}, ("dates_reversed", "ends_on")),
        ({"ends_on": date(2026, 9, 9)}, ("recurring_never", "ends_on")),
        ({"starts_on": date(1970, 1, 1)}, ("date_too_early", "starts_on")),
        ({"starts_on": date(2036, 1, 1)}, ("date_too_late", "starts_on")),
        ({"rows": ""}, ("recurring_without_rows", "rows")),
        ({"rows": "[]"}, ("recurring_without_rows", "rows")),
        ({"rows": '[[{"kind":"expense"}]]'}, ("amount_missing", "amount")),
    ],
)
def test_a_rule_that_cannot_be_kept_says_at_which_field(
    book: Book, home: Home, said: dict[str, object], expected: tuple[str, str]
) -> None:
    assert refusal(book, allowance(home, **said)) == expected


def test_a_rule_of_no_household_is_refused(book: Book, home: Home) -> None:
    assert refusal(book, replace(allowance(home), household=Id(5))) == ("household_unknown", "household")


def test_what_the_rhythm_does_not_ask_for_is_left_out(book: Book, home: Home) -> None:
    rule = add(book, allowance(home, rhythm=Recurs.MONTH_END, weekday=3, nth=2, month=7))
    with book.store.reader() as reader:
        kept_rule = reader.record(Recurring, rule.id)
    assert kept_rule is not None
    assert (kept_rule.day, kept_rule.weekday, kept_rule.nth, kept_rule.month) == (0, 0, 0, 0)


def test_what_fell_due_more_than_three_months_ago_is_not_asked_for(book: Book, home: Home) -> None:
    add(book, allowance(home, starts_on=date(2026, 1, 1), rhythm=Recurs.WEEK, weekday=4))
    found = due(book, home)
    assert (found[0].due, found[-1].due, len(found)) == (date(2026, 8, 21), date(2026, 11, 20), 14)


def test_months_closed_and_days_after_leaving_are_not_proposed(book: Book, home: Home) -> None:
    add(book, allowance(home))
    book.do(CloseMonth(home.id, Month(2026, 9)))
    assert [one.due for one in due(book, home)] == [date(2026, 10, 10), date(2026, 11, 10)]

    book.do(LeaveProject(household=home.id, on=date(2026, 10, 31)))
    assert [one.due for one in due(book, home)] == [date(2026, 10, 10)]
    assert ahead(book, home) == []


def test_a_day_moved_over_a_weekend_is_proposed_on_the_day_it_is_moved_to(book: Book, home: Home) -> None:
    """10 October 2026 is a Saturday."""
    add(book, allowance(home, weekend=WeekendShift.AFTER))
    assert (date(2026, 10, 10), date(2026, 10, 12)) in [(one.due, one.date) for one in due(book, home)]
    assert [one.date for one in due(book, home, date(2026, 10, 11))] == [date(2026, 9, 10)]


def lines(book: Book, home: Home, today: date = TODAY) -> list[RuleLine]:
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        return list(rule_lines(reader, household, today))


def test_the_list_of_rules_tells_what_waits_what_was_written_last_and_what_is_over(book: Book, home: Home) -> None:
    assert lines(book, home) == []
    monthly = add(book, allowance(home))
    over = add(book, allowance(home, starts_on=date(2026, 1, 1), times=2))
    later = add(book, allowance(home, rhythm=Recurs.YEAR, month=5, day=16, starts_on=date(2026, 6, 1)))
    first, second, *_rest = due(book, home)
    book.do(TakeTurn(monthly.id, first.due, first.rows))
    book.do(SkipTurn(monthly.id, second.due))

    found = lines(book, home)

    assert [one.recurring.id for one in found] == [monthly.id, later.id, over.id], (
        "what waits, what comes, what is over"
    )
    assert [one.next.day if one.next else None for one in found] == [date(2026, 11, 10), date(2027, 5, 16), None]
    assert [(one.last_on, one.answered, one.answered_until) for one in found] == [
        (date(2026, 9, 10), 2, date(2026, 10, 10)),
        (None, 0, None),
        (None, 0, None),
    ]
    assert {(one.what, one.amount, one.kind) for one in found} == {("เบี้ยผู้สูงอายุ", Money(60000), EntryKind.INCOME)}
    with book.store.reader() as reader:
        (entry,) = reader.entries(EntryQuery(household=home.id))
    book.do(DeleteEntries((entry.id,)))
    assert lines(book, home)[0].last_on is None, "an entry in the bin is not written"


def test_a_rule_answered_already_is_replaced_by_one_for_other_days_in_one_step(
    book: Book, home: Home, undoable: Undoable
) -> None:
    rule = add(book, allowance(home))
    first, *_rest = due(book, home)
    book.do(TakeTurn(rule.id, first.due, first.rows))
    now = replace(rule, day=25, starts_on=date(2026, 11, 1))
    with pytest.raises(UserError, match="recurring_answered"):
        book.do(ChangeRecurring(rule, now))
    with pytest.raises(InvalidEntry) as refused:
        book.do(ReplaceRecurring(rule, replace(now, starts_on=first.due)))
    assert refused.value.problems[0][1].code == "recurring_starts_too_soon"

    undoable(ReplaceRecurring(rule, now))

    (made,) = lines(book, home)
    assert (made.recurring.day, made.answered, made.next) == (25, 0, (date(2026, 11, 25), date(2026, 11, 25)))
    assert due(book, home) == [], "what the old rule still asked for is asked for no more"
    with pytest.raises(UserError, match="changed_since"):
        book.do(ReplaceRecurring(rule, now))
    book.assert_whole()


def test_only_a_row_a_form_can_say_is_offered_to_be_changed(home: Home) -> None:
    rule = allowance(home)
    ((said,),) = rows_of(rule.rows, home.id, TODAY)
    half = Part(said.parts[0].category, Money(30000))

    assert simple_draft([(said,)]) == said
    for rows in ([(said, said)], [(said,), (said,)], [(replace(said, parts=(half, half)),)]):
        assert simple_draft(rows) is None
    assert simple_draft([(replace(said, kind=EntryKind.LEND),)]) is None
