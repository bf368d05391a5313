"""Occupations that have ended, in files: rows of their days come in, later ones are told; nothing is mistaken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Household, Occupation
from household_ledger.services.commands.occupations import AddOccupation, EndOccupation
from tests.db.ledgers import Book
from tests.exchange.making import Cells, entries_of, exported, problems_of, row, take

LAST = date(2026, 5, 10)


def cost(day: int, **cells: str) -> Cells:
    """Give a row of one shape: they differ only in day and amount."""
    return row("cost", date=f"2026-05-{day:02}", amount=str(day), category="C01", occupation="ทำนา", **cells)


def home_of(book: Book) -> Household:
    with book.store.reader() as reader:
        return reader.households()[0]


def ended(book: Book) -> Id:
    """Begin a book in which rice was given up on the tenth of May."""
    take(book, cost(1))
    (entry,) = entries_of(book)
    book.do(EndOccupation(entry.occupation, on=LAST))
    return entry.occupation


def test_rows_of_one_shape_are_each_held_against_the_last_day(book: Book) -> None:
    ended(book)
    days = (9, 10, 11, 10, 28)

    outcome = take(book, *(cost(day, entry_id=f"n-{number}") for number, day in enumerate(days)))

    assert problems_of(outcome) == [(4, "occupation", "occupation_ended"), (6, "occupation", "occupation_ended")]
    assert len(entries_of(book)) == 1, "nothing of a file with problems is written"
    take(book, *(cost(day, entry_id=f"n-{number}") for number, day in enumerate(days) if day <= LAST.day))
    assert [one.date.day for one in entries_of(book)] == [1, 9, 10, 10]


def test_own_produce_used_up_is_held_against_the_last_day_of_where_it_came_from(book: Book) -> None:
    ended(book)

    outcome = take(
        book,
        *(
            row("in_kind_input", date=f"2026-05-{day}", amount="5", category="C03", occupation="ไก่", source="ทำนา")
            for day in (10, 11)
        ),
    )

    assert problems_of(outcome) == [(3, "source", "occupation_ended")]


def test_of_two_with_one_name_a_row_means_the_one_that_goes_on(book: Book, tmp_path: Path) -> None:
    old = ended(book)
    home = home_of(book)
    (new,) = book.do(AddOccupation(Occupation(id=NO_ID, household=home.id, name="ทำนา", started_on=date(2026, 5, 11))))

    take(book, cost(20))

    assert [(one.date.day, one.occupation) for one in entries_of(book)] == [(1, old), (20, new)]
    said = {one["date"]: one["occupation"] for one in exported(book, tmp_path / "rows.csv")}
    assert said == {"2026-05-01": "ทำนา (2)", "2026-05-20": "ทำนา"}
    book.assert_whole()
