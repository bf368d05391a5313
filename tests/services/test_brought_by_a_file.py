"""When rows were written down, if a file of rows brought them: what the file says counts, and is told as its word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from household_ledger.db.identity import day_given, given_on
from household_ledger.domain.ids import BROUGHT, Id
from household_ledger.domain.ids import given_on as day_of
from household_ledger.domain.kinds import Grade
from household_ledger.domain.money import ZERO
from household_ledger.domain.period import Month
from household_ledger.domain.quality import Hindrance
from household_ledger.domain.thresholds import DEFAULTS
from household_ledger.services.commands.importing import ImportEntries
from household_ledger.services.exchange.canonical_reader import CanonicalFile
from household_ledger.services.exchange.exporting import export_csv
from household_ledger.services.exchange.importing_source import FileRows
from household_ledger.services.exchange.json_export import export_json
from household_ledger.services.figures.figures import Figures
from household_ledger.services.importing import ImportOutcome, import_entries
from household_ledger.services.ports import EntryQuery
from household_ledger.text.i18n import using
from household_ledger.text.quality_words import CashGap, quality_lines
from tests.db.ledgers import Book

MAY = Month(2026, 5)
HEAD = "date,household,kind,category,amount,entered_on,entry_id"


def month_of_rows(*, says: bool = True, has_ids: bool = True) -> str:
    """Write a May with an entry a day and the cash counted, each row said to be written on its own day."""
    days = [f"2026-05-{day:02}" for day in range(1, 32)]
    rows = [(day, "expense", "E01", "10") for day in days]
    rows = [("2026-05-01", "opening", "", "1000"), *rows, ("2026-05-31", "cash_count", "", "690")]
    lines = [
        f"{day},001,{kind},{code},{amount},{day if says else ''},{f'n{number}' if has_ids else ''}"
        for number, (day, kind, code, amount) in enumerate(rows)
    ]
    return "\n".join((HEAD, *lines, ""))


def taken(book: Book, text: str, *, is_made_up: bool = False, is_dry_run: bool = False) -> ImportOutcome:
    path = book.path.with_name("rows.csv")
    path.write_text(text, encoding="utf-8")
    command = ImportEntries(FileRows(CanonicalFile.at(path)), is_made_up=is_made_up)
    return import_entries(book.ledger, command, is_dry_run=is_dry_run)


@pytest.mark.parametrize("has_ids", [True, False])
def test_a_month_that_is_good_by_the_word_of_a_file_says_so(book: Book, *, has_ids: bool) -> None:
    outcome = taken(book, month_of_rows(has_ids=has_ids))
    figures = Figures(book.store, book.clock)
    (home,) = figures.households()

    (may,) = figures.months(home.id, MAY, MAY)

    assert outcome.said_earlier == outcome.added == 33
    assert (may.quality.grade, may.quality.median_lag_halfdays) == (Grade.B, 0)
    assert may.quality.rests_on_a_file
    with using("en"):
        last = quality_lines(may.quality, DEFAULTS, CashGap(ZERO, may.cash.flow))[-1]
    assert last == "When this month was written down is only what an imported file says: nobody saw it."


def test_rows_that_do_not_say_when_they_were_written_are_late_and_rest_on_nothing(book: Book) -> None:
    outcome = taken(book, month_of_rows(says=False))
    figures = Figures(book.store, book.clock)

    (may,) = figures.months(figures.households()[0].id, MAY, MAY)

    assert outcome.said_earlier == 0
    assert may.quality.reasons == (Hindrance.LAG,)
    assert not may.quality.rests_on_a_file


def test_a_file_read_in_while_the_month_goes_on_is_as_good_as_typing(book: Book) -> None:
    today = book.clock.today()
    rows = "\n".join((HEAD, f"{today},001,nothing,,,{today},", ""))

    assert taken(book, rows).said_earlier == 0

    figures = Figures(book.store, book.clock)
    (now,) = figures.months(figures.households()[0].id, Month.of(today), Month.of(today))
    assert (now.quality.median_lag_halfdays, now.quality.rests_on_a_file) == (0, False)


def test_days_of_a_made_up_book_count_as_they_are_said(book: Book) -> None:
    taken(book, month_of_rows(), is_made_up=True)
    figures = Figures(book.store, book.clock)

    (may,) = figures.months(figures.households()[0].id, MAY, MAY)

    assert (may.quality.grade, may.quality.rests_on_a_file) == (Grade.B, False)


def test_what_a_file_says_is_kept_and_goes_on_with_a_copy(book: Book, tmp_path: Path) -> None:
    taken(book, month_of_rows())
    export_csv(book.store, tmp_path / "again.csv")
    export_json(book.store, tmp_path / "all.json")

    told = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["entries"]

    assert all(one["entered_on"] == one["date"] for one in told)
    assert {one["came_in_on"] for one in told} == {book.clock.today().isoformat()}
    assert "2026-05-09,001,expense" in (tmp_path / "again.csv").read_text(encoding="utf-8-sig")
    assert "2026-05-09,n9" not in (tmp_path / "again.csv").read_text(encoding="utf-8-sig")
    again = taken(book, (tmp_path / "again.csv").read_text(encoding="utf-8-sig"))
    assert (again.added, again.already_there, again.said_earlier) == (0, 33, 0)


def test_looking_first_says_the_same_of_the_days(book: Book) -> None:
    assert taken(book, month_of_rows(), is_dry_run=True).said_earlier == 33


def test_the_day_in_an_id_is_read_alike_by_the_database_and_outlives_being_brought_over(book: Book) -> None:
    taken(book, month_of_rows())
    with book.store.reader() as reader:
        ids = [one.id for one in reader.entries(EntryQuery())]
    brought = Id(ids[0] | BROUGHT)

    assert {day_of(one) for one in (*ids, brought)} == {book.clock.today()}
    with book.store.reader() as reader:
        found = reader.raw.execute(f"select distinct {given_on('id')} from entry").fetchall()
        found += reader.raw.execute(f"select {given_on(str(int(brought)))}").fetchall()
    assert [day_given(days) for (days,) in found] == [book.clock.today()] * 2
