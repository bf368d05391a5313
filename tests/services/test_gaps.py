"""Days nobody was asked about: the ones its rows leave out; saying of several in one step that nothing happened."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.shelf import LedgerShelf
from household_ledger.clock import SystemClock
from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.services.commands.days import AskDays, NothingToday
from household_ledger.services.commands.entries import AddEntries, DeleteEntries
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.gaps import Askable, Gaps, NotKept, gaps, not_kept, unasked_days
from household_ledger.text.steps import label_text
from tests.db.ledgers import Book, Home, Undoable
from tests.encrypted import raw_connection

TODAY = date(2026, 11, 21)
FEB = Month(2026, 2)
LATER = "9999"


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gaps") / "village.hldb"
    make_demo_file(path, DemoOptions(households=4, months=8, until=Month(2026, 10)), SystemClock())
    return path


def days_in_rows(path: Path, household: int, month: Month, today: date) -> list[date]:
    """Find the gaps in the plain rows of the ledger: the days no counting entry and no "nothing" stands on."""
    with closing(raw_connection(path)) as plain:
        (span,) = plain.execute("select started_on, left_on from household where id=?", (household,)).fetchall()
        rows = plain.execute(
            "select date, kind, known_by from entry where household_id=? and deleted=0", (household,)
        ).fetchall()
    begun = min([day for day, _kind, _known_by in rows] + [span[0] or LATER])
    over = min(span[1] or LATER, today.isoformat())
    counting = {day for day, kind, known_by in rows if kind not in ("opening", "hours") and known_by != "summary"}
    days = [month.first + timedelta(number) for number in range((month.last - month.first).days + 1)]
    return [day for day in days if begun <= day.isoformat() <= over and day.isoformat() not in counting]


@pytest.mark.parametrize("today", [TODAY, date(2026, 10, 10), date(2026, 6, 1)])
def test_gaps_are_the_days_plain_rows_leave_out_and_what_coverage_lacks(village: Path, today: date) -> None:
    opened = LedgerShelf().open(village)
    found = 0
    for household in opened.figures.households():
        for month in (Month(2026, 2), Month(2026, 3), Month(2026, 6), Month(2026, 10), Month(2026, 11)):
            with opened.reader() as reader:
                days = unasked_days(reader, household, month, today)
            assert list(days) == days_in_rows(village, household.id, month, today)
            found += len(days)
            if today == TODAY and month.is_over(TODAY):
                quality = opened.figures.month(household.id, month).quality
                assert quality.days_in_month - quality.days_recorded == len(days)
    opened.close()
    assert found


def test_what_was_deleted_is_a_gap_again_and_a_household_that_left_has_none_after(
    village: Path, tmp_path: Path
) -> None:
    path = tmp_path / "copy.hldb"
    shutil.copy(village, path)
    opened = LedgerShelf().open(path)
    household = opened.figures.households()[0]
    with opened.reader() as reader:
        ours = EntryQuery(household=household.id, first=date(2026, 10, 5), last=date(2026, 10, 9))
        written = [one.id for one in reader.entries(ours)]
    opened.ledger.execute(DeleteEntries(tuple(written)))
    gone = {date(2026, 10, day) for day in range(5, 10)}

    with opened.reader() as reader:
        assert gone <= set(unasked_days(reader, household, Month(2026, 10), TODAY))
        left = replace(household, left_on=date(2026, 10, 6))
        assert max(unasked_days(reader, left, Month(2026, 10), TODAY)) == date(2026, 10, 6)
    opened.close()


def draft(home: Home, day: date, kind: EntryKind = EntryKind.CASH_COUNT, known_by: KnownBy | None = None) -> Draft:
    if kind is EntryKind.NOTHING:
        return Draft(household=home.id, date=day, kind=kind)
    return Draft(household=home.id, date=day, kind=kind, amount=Money(5000), pocket=home.cash, known_by=known_by)


def feb(*days: int) -> tuple[date, ...]:
    return tuple(date(2026, 2, day) for day in days)


def read(book: Book, home: Home, month: Month = FEB, today: date = TODAY) -> Gaps:
    with book.store.reader() as reader:
        household = reader.record(Household, home.id)
        assert household is not None
        return gaps(reader, household, month, today)


def marked(book: Book, home: Id) -> list[date]:
    with book.store.reader() as reader:
        return [one.date for one in reader.entries(EntryQuery(household=home)) if one.kind is EntryKind.NOTHING]


def test_a_month_told_in_one_sum_is_a_month_of_gaps_that_hold_something(book: Book, home: Home) -> None:
    day = date(2026, 2, 3)
    book.do(AddEntries((draft(home, date(2026, 1, 1)), draft(home, day, known_by=KnownBy.SUMMARY))))

    found = read(book, home)

    assert len(found.days) == FEB.days
    assert [one.day for one in found.days if one.is_in_sum] == [day]


def test_a_month_closed_ahead_or_outside_the_book_is_told_as_such(book: Book, home: Home) -> None:
    book.do(AddEntries((draft(home, date(2026, 1, 15)),)))
    book.do(CloseMonth(home.id, FEB))

    assert read(book, home).askable is Askable.CLOSED
    assert len(read(book, home).days) == FEB.days
    assert read(book, home, Month(2026, 3)).askable is Askable.OPEN
    assert read(book, home, Month(2026, 12)).askable is Askable.AHEAD
    assert read(book, home, Month(2025, 3)).askable is Askable.OUTSIDE
    assert read(book, home, Month(2025, 3)).days == ()


def test_several_days_of_nothing_are_one_step_and_gaps_no_more(book: Book, home: Home, undoable: Undoable) -> None:
    book.do(AddEntries((draft(home, date(2026, 1, 1)),)))
    before = book.steps()

    undoable(AskDays(home.id, feb(9, 3, 4)))

    assert book.steps() - before == 3, "done, undone and done again: one step each"
    assert label_text(book.ledger.undo_label() or Label("")) == "ไม่มีรายการ 3 วัน 3 ก.พ. 2569–9 ก.พ. 2569"
    assert marked(book, home.id) == list(feb(3, 4, 9))
    assert {one.day for one in read(book, home).days}.isdisjoint(feb(3, 4, 9))
    assert len(read(book, home).days) == FEB.days - 3


def test_a_day_written_meanwhile_or_in_a_closed_month_is_left_and_the_rest_kept(book: Book, home: Home) -> None:
    book.do(AddEntries((draft(home, date(2026, 1, 1)), draft(home, date(2026, 2, 4)))))
    book.do(CloseMonth(home.id, Month(2026, 3)))
    wished = (*feb(3, 4), date(2026, 3, 7))

    book.do(AskDays(home.id, wished))

    assert marked(book, home.id) == list(feb(3))
    with book.store.reader() as reader:
        left = not_kept(reader, home.id, wished)
    assert left == (NotKept(date(2026, 2, 4), is_closed=False), NotKept(date(2026, 3, 7), is_closed=True))


def test_a_day_marked_already_is_no_refusal(book: Book, home: Home) -> None:
    book.do(NothingToday(home.id, date(2026, 2, 3)))

    book.do(AskDays(home.id, feb(3, 4)))

    assert marked(book, home.id) == list(feb(3, 4))
    with book.store.reader() as reader:
        assert not_kept(reader, home.id, feb(3, 4)) == ()


@pytest.mark.parametrize(
    ("days", "code"),
    [((), "nothing_changed"), ((date(2026, 2, 4),), "day_has_entries"), ((date(2026, 3, 7),), "month_closed")],
)
def test_where_no_day_is_left_the_step_is_refused(book: Book, home: Home, days: tuple[date, ...], code: str) -> None:
    book.do(AddEntries((draft(home, date(2026, 2, 4)),)))
    book.do(CloseMonth(home.id, Month(2026, 3)))
    before = book.steps()

    with pytest.raises(UserError) as refused:
        book.do(AskDays(home.id, days))

    assert refused.value.code == code
    assert book.steps() == before


def test_a_month_that_runs_has_gaps_up_to_today_and_no_further(book: Book, home: Home) -> None:
    first = date(2026, 2, 1)
    book.do(AddEntries((draft(home, date(2026, 1, 1)),)))

    found = read(book, home, today=first + timedelta(days=1))

    assert [one.day for one in found.days] == [first, first + timedelta(days=1)]
