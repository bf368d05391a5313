"""Deeds on months, and on what comes again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept, rows_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.recurring import Recurring, Recurs
from household_ledger.services.commands.entries import AddEntries
from household_ledger.services.commands.months import (
    CloseMonth,
    CorrectClosed,
    MarkPaperDaily,
    ReopenMonth,
    VerifyMonth,
)
from household_ledger.services.commands.recurring import (
    AddRecurring,
    ChangeRecurring,
    ReplaceRecurring,
    SkipTurn,
    StopRecurring,
    TakeTurn,
)
from household_ledger.services.ports import Command
from tests.db.deeds_base import deed, written
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home


def a_rule(book: Book, home: Home, number: int, *, day: int = 0) -> Recurring:
    """Write a rule of two rows that falls due on the day of that number, and give it."""
    known = _rules(book, home)
    book.do(AddRecurring(_rule(home, number, day=day)))
    (made,) = [one for one in _rules(book, home) if one not in known]
    return made


def _rules(book: Book, home: Home) -> list[Recurring]:
    with book.store.reader() as reader:
        return reader.of_household(Recurring, home.id)


def _rule(home: Home, number: int, *, day: int = 0) -> Recurring:
    rows = [[draft(number, home, kind=EntryKind.INCOME)], [draft(number, home, kind=EntryKind.SAVE)]]
    return Recurring(
        id=NO_ID,
        household=home.id,
        rows=kept(rows),
        rhythm=Recurs.MONTH_DAY,
        day=day or number,
        starts_on=date(2026, 1, 1),
    )


@deed(AddRecurring)
def add_recurring(book: Book, home: Home, number: int) -> Command:
    """Make the rule from an entry, whose turn it takes."""
    (made_from,) = written(book, home, number, kind=EntryKind.EXPENSE)
    return AddRecurring(_rule(home, number, day=made_from.date.day), made_from=made_from.id)


@deed(ChangeRecurring)
def change_recurring(book: Book, home: Home, number: int) -> Command:
    was = a_rule(book, home, number)
    return ChangeRecurring(was, replace(was, times=number))


@deed(ReplaceRecurring)
def replace_recurring(book: Book, home: Home, number: int) -> Command:
    """Let the rule be answered before: its days are another rule's."""
    was = a_rule(book, home, number)
    book.do(SkipTurn(was.id, date(2026, 3, number)))
    return ReplaceRecurring(was, replace(was, day=number + 1, starts_on=date(2026, 3, number + 1)))


@deed(StopRecurring)
def stop_recurring(book: Book, home: Home, number: int) -> Command:
    return StopRecurring(a_rule(book, home, number).id)


@deed(TakeTurn)
def take_turn(book: Book, home: Home, number: int) -> Command:
    due = date(2026, 3, number)
    rule = a_rule(book, home, number)
    two = pair(number, home)
    rows = (*rows_of(rule.rows, home.id, due), (replace(two.first, date=due), replace(two.second, date=due)))
    return TakeTurn(rule.id, due, rows)


@deed(SkipTurn)
def skip_turn(book: Book, home: Home, number: int) -> Command:
    return SkipTurn(a_rule(book, home, number).id, date(2026, 3, number))


@deed(CloseMonth, person="typist")
def close_month(_book: Book, home: Home, number: int) -> Command:
    return CloseMonth(home.id, Month(2026, number))


@deed(ReopenMonth)
def reopen_month(book: Book, home: Home, number: int) -> Command:
    book.do(CloseMonth(home.id, Month(2026, number)), "typist")
    return ReopenMonth(home.id, Month(2026, number), "ลืมใบเสร็จ")


@deed(VerifyMonth, person="verifier")
def verify_month(book: Book, home: Home, number: int) -> Command:
    book.do(CloseMonth(home.id, Month(2026, number)), "typist")
    return VerifyMonth(home.id, Month(2026, number), "สมุดและใบเสร็จ")


@deed(MarkPaperDaily)
def mark_paper_daily(_book: Book, home: Home, number: int) -> Command:
    return MarkPaperDaily(home.id, Month(2026, number), is_daily=True)


@deed(CorrectClosed)
def correct_closed(book: Book, home: Home, number: int) -> Command:
    book.do(CloseMonth(home.id, Month(2026, 1)), "typist")
    late = [replace(draft(seed, home), date=date(2026, 1, number)) for seed in (number, number + 1)]
    return CorrectClosed(home.id, Month(2026, 1), "ตกหล่น", AddEntries(tuple(late)))
