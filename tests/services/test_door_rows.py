"""Rows of the grid through the door: several at once, anew, copied; cash counted; nothing today. All can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Entry, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import welfare_card
from household_ledger.domain.period import Month
from household_ledger.domain.register import Member
from household_ledger.errors import UserError
from household_ledger.services.commands.days import AdjustToCount, CountCash, NothingToday, book_amount
from household_ledger.services.commands.entries import AddEntries, DeleteEntries, ReplaceEntry
from household_ledger.services.commands.months import CloseMonth, CorrectClosed
from household_ledger.services.commands.register import DeleteRecords
from household_ledger.services.commands.rows import AddRows, CopyRows, ReplaceRow
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.figures.figures import Figures
from household_ledger.services.ports import EntryQuery
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.entry_rows import EntryRow, entry_rows
from household_ledger.text.messages import label_text
from tests.db.drafts import draft
from tests.db.ledgers import Book, Home, Undoable

K = EntryKind
DAY = date(2026, 11, 9)
NEXT = date(2026, 11, 16)


def _food(home: Home, satang: int = 12000, what: str = "ค่าอาหาร") -> Draft:
    amount = Money(satang)
    parts = (Part(fixed_id("E01"), amount),)
    return Draft(
        household=home.id, date=DAY, kind=K.EXPENSE, amount=amount, parts=parts, pocket=home.cash, description=what
    )


def _both(home: Home, satang: int = 12000) -> tuple[Draft, Draft]:
    pair = welfare_card(_food(home, satang), card=home.bank)
    return pair.second, replace(pair.first, description="สิทธิบัตร")


def _rows(book: Book, home: Home) -> list[EntryRow]:
    with book.store.reader() as reader:
        return entry_rows(reader, EntryQuery(household=home.id))


def _entries(book: Book, home: Home) -> list[Entry]:
    with book.store.reader() as reader:
        return list(reader.entries(EntryQuery(household=home.id)))


def test_several_rows_pairs_among_them_are_one_step(book: Book, home: Home, undoable: Undoable) -> None:
    steps = book.steps()

    undoable(AddRows(((_food(home),), _both(home), (_food(home, 500),))))

    rows = _rows(book, home)
    assert book.steps() == steps + 3  # the step, its undoing, its doing again
    assert [len(row.entries) for row in rows] == [1, 2, 1]
    with pytest.raises(InvalidEntry):
        book.do(AddRows(((_food(home),), (replace(_food(home), pocket=NO_ID),))))
    assert _rows(book, home) == rows
    with pytest.raises(UserError, match="nothing_changed"):
        book.do(AddRows(()))


def test_repayments_of_one_step_are_divided_one_after_the_other(book: Book, home: Home) -> None:
    borrowed = Draft(
        household=home.id, date=date(2026, 9, 1), kind=K.BORROW, amount=Money(1000000), pocket=home.cash, debt=home.debt
    )
    repaid = replace(borrowed, kind=K.REPAY, date=date(2026, 10, 1), amount=Money(50000))
    together = AddRows(((borrowed,), (repaid,), (replace(repaid, date=date(2026, 11, 1)),)))
    book.do(together)
    principal = [line.satang for e in _entries(book, home) for line in e.lines if line.account is Account.DEBT]

    assert principal == [-1000000, 40000, 40400]  # 1 % a month of 10,000, then of 9,600


@pytest.mark.parametrize(("day", "line"), [(date(2026, 11, 29), 105), (date(2026, 10, 4), 0)])
def test_an_entry_moved_to_another_month_leaves_its_line_of_paper(
    book: Book, home: Home, undoable: Undoable, day: date, line: int
) -> None:
    book.do(AddEntries((replace(_food(home), paper_line=105),)))
    (row,) = _rows(book, home)

    undoable(ReplaceRow(row.entries, (replace(_food(home), date=day),)))
    (moved,) = _rows(book, home)
    assert (moved.entry.date, moved.entry.paper_line) == (day, line)


@pytest.mark.parametrize(("day", "line"), [(date(2026, 11, 29), 105), (date(2026, 10, 4), 0)])
def test_both_halves_of_a_pair_leave_their_line_of_paper_when_the_day_of_one_is_changed(
    book: Book, home: Home, undoable: Undoable, day: date, line: int
) -> None:
    spent, right = _both(home)
    book.do(AddEntries((replace(spent, paper_line=105), replace(right, paper_line=105)), is_pair=True))
    (row,) = _rows(book, home)

    undoable(ReplaceEntry(row.entry, replace(draft_of(row.entry), date=day)))
    assert [(one.date, one.paper_line) for one in _entries(book, home)] == [(day, line)] * 2


def test_a_row_is_written_anew_whichever_it_was_and_becomes(book: Book, home: Home, undoable: Undoable) -> None:
    book.do(AddEntries((replace(_food(home), paper_line=105),)))
    (row,) = _rows(book, home)
    book.clock.move(days=3)

    undoable(ReplaceRow(row.entries, (_food(home, 9900),)))
    (cheaper,) = _rows(book, home)
    undoable(ReplaceRow(cheaper.entries, _both(home, 5000)))
    (pair,) = _rows(book, home)
    undoable(ReplaceRow(pair.entries, (_food(home, 100),)))
    (single,) = _rows(book, home)

    assert cheaper.entry.id == row.entry.id
    assert (len(pair.entries), len(single.entries)) == (2, 1)
    assert {one.first_written_on for one in (*pair.entries, single.entry)} == {row.entry.first_written_on}
    assert {one.paper_line for one in (cheaper.entry, *pair.entries, single.entry)} == {105}
    with pytest.raises(UserError, match="changed_since"):
        book.do(ReplaceRow(pair.entries, (_food(home),)))


def test_the_other_half_of_a_pair_keeps_its_own_words(book: Book, home: Home, undoable: Undoable) -> None:
    book.do(AddEntries(_both(home), is_pair=True))
    (row,) = _rows(book, home)
    paid, right = _both(home, 7000)

    undoable(ReplaceRow(row.entries, (replace(paid, description="ข้าวสาร"), replace(right, description="ข้าวสาร"))))

    (now,) = _rows(book, home)
    assert (now.entry.description, now.twin and now.twin.description) == ("ข้าวสาร", "สิทธิบัตร")
    assert {one.id for one in now.entries} == {one.id for one in row.entries}


def test_rows_are_copied_to_another_day(book: Book, home: Home, undoable: Undoable) -> None:
    (single,) = book.do(
        AddEntries((replace(_food(home), note="ตลาดเช้า", first_written_on=date(2026, 11, 10), paper_line=105),))
    )
    halves = book.do(AddEntries(_both(home), is_pair=True))

    undoable(CopyRows((single, *halves), NEXT))

    copied = [row for row in _rows(book, home) if row.date == NEXT]
    was = [row for row in _rows(book, home) if row.date == DAY]
    assert [(row.what, row.money_out, row.categories, row.pocket) for row in copied] == [
        (row.what, row.money_out, row.categories, row.pocket) for row in was
    ]
    assert {one.first_written_on for row in copied for one in row.entries} == {book.clock.today()}
    assert {one.paper_line for row in copied for one in row.entries} == {0}
    assert {one.pair for one in copied[1].entries} != {one.pair for one in was[1].entries}


def test_every_kind_can_be_copied(book: Book, home: Home) -> None:
    for kind in EntryKind:
        (key, *_more) = book.do(AddEntries((draft(5, home, kind=kind),)))
        (copy, *_more) = book.do(CopyRows((key,), NEXT))
        with book.store.reader() as reader:
            one, other = reader.entry(key), reader.entry(copy)
        assert one is not None
        assert other is not None
        if kind is not K.REPAY:  # divided anew by its debt's rule
            assert other.lines == one.lines
        assert (other.kind, other.quantity, other.counted) == (one.kind, one.quantity, one.counted)


def test_copying_what_cannot_be_named_any_more_is_refused(book: Book, home: Home) -> None:
    (key,) = book.do(AddEntries((replace(_food(home), member=home.member),)))
    book.do(DeleteRecords(Member, (home.member,)))

    with pytest.raises(InvalidEntry) as refused:
        book.do(CopyRows((key,), NEXT))
    assert [problem.code for _number, problem in refused.value.problems] == ["member_unknown"]
    book.do(DeleteEntries((key,)))
    with pytest.raises(UserError, match="entry_deleted"):
        book.do(CopyRows((key,), NEXT))
    with pytest.raises(UserError, match="unknown_entry"):
        book.do(CopyRows((Id(77),), NEXT))


def test_counting_cash_tells_the_difference_and_adjusts_only_when_said(
    book: Book, home: Home, undoable: Undoable
) -> None:
    book.do(AddEntries((_food(home, 30000),)))
    count = CountCash(household=home.id, pocket=home.cash, day=DAY, counted=Money(5000))

    undoable(count)

    with book.store.reader() as reader:
        assert book_amount(reader, home.id, home.cash, DAY) == -30000
    figures = Figures(book.store, book.clock).month(home.id, Month.of(DAY))
    assert [entry.kind for entry in _entries(book, home)] == [K.EXPENSE, K.CASH_COUNT]
    assert figures.cash.unexplained == 35000
    undoable(AdjustToCount(household=home.id, pocket=home.cash, day=DAY, counted=Money(5000)))
    with book.store.reader() as reader:
        assert book_amount(reader, home.id, home.cash, DAY) == 5000
    again = Figures(book.store, book.clock).month(home.id, Month.of(DAY))
    assert (again.cash.cash_end, again.cash.unexplained) == (5000, 35000)
    with pytest.raises(UserError, match="count_agrees"):
        book.do(AdjustToCount(household=home.id, pocket=home.cash, day=DAY, counted=Money(5000)))


def test_counting_and_adjusting_may_be_one_step(book: Book, home: Home, undoable: Undoable) -> None:
    undoable(CountCash(household=home.id, pocket=home.bank, day=DAY, counted=Money(700), is_adjusting=True))
    book.do(CountCash(household=home.id, pocket=home.bank, day=NEXT, counted=Money(700), is_adjusting=True))

    assert [entry.kind for entry in _entries(book, home)] == [K.CASH_COUNT, K.ADJUST, K.CASH_COUNT]


def test_savings_are_not_counted_as_cash(book: Book, home: Home) -> None:
    with pytest.raises(InvalidEntry) as refused:
        book.do(CountCash(household=home.id, pocket=home.savings, day=DAY, counted=Money(700)))
    assert [problem.code for _number, problem in refused.value.problems] == ["pocket_must_be_spending"]
    with pytest.raises(InvalidEntry):
        book.do(CountCash(household=home.id, pocket=home.cash, day=DAY, counted=Money(-1)))


def test_a_day_with_nothing_is_said_once_and_only_of_an_empty_day(book: Book, home: Home, undoable: Undoable) -> None:
    hours = Draft(household=home.id, date=DAY, kind=K.HOURS, occupation=home.rice, quantity=2000)
    book.do(AddEntries((hours,)))

    undoable(NothingToday(home.id, DAY))

    assert [entry.kind for entry in _entries(book, home)] == [K.HOURS, K.NOTHING]
    with pytest.raises(UserError, match="day_has_entries"):
        book.do(NothingToday(home.id, DAY))
    book.do(AddEntries((replace(_food(home), date=NEXT),)))
    with pytest.raises(UserError, match="day_has_entries"):
        book.do(NothingToday(home.id, NEXT))


def test_each_step_is_named_in_the_history(book: Book, home: Home) -> None:
    commands = (
        NothingToday(home.id, date(2026, 11, 2)),
        CountCash(household=home.id, pocket=home.cash, day=NEXT, counted=Money(700)),
        AdjustToCount(household=home.id, pocket=home.cash, day=NEXT, counted=Money(700)),
        AddRows(((_food(home),), (_food(home),))),
        CopyRows((book.do(AddEntries((_food(home),)))[0],), NEXT),
    )
    said = {label_text(book.ledger.execute(command).label) for command in commands}

    assert len(said) == len(commands)
    assert all("_" not in words for words in said)


def test_a_closed_month_is_written_in_only_as_a_dated_correction(book: Book, home: Home) -> None:
    book.do(AddEntries((_food(home),)))
    book.do(CloseMonth(home.id, Month.of(DAY)))
    (row,) = _rows(book, home)
    anew = ReplaceRow(row.entries, (_food(home, 100),))

    with pytest.raises(UserError, match="month_closed"):
        book.do(anew)
    book.do(CorrectClosed(home.id, Month.of(DAY), "อ่านเลขผิด", anew))

    (now,) = _rows(book, home)
    assert (now.money_out, now.entry.correction_reason, now.is_closed) == (100, "อ่านเลขผิด", True)
