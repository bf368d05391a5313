"""Reading a file a second time, and files that overlap: nothing comes in twice, nothing is lost."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from household_ledger.domain.entry import Entry
from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import DeleteEntries
from household_ledger.services.commands.history import Undo
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.exchange.importing_kept import number_of
from household_ledger.services.importing import ImportOutcome
from tests.db.ledgers import Book, new_book
from tests.exchange.making import Cells, entries_of, exported, problems_of, row, take, taken


def counts(outcome: ImportOutcome) -> tuple[int, int, int]:
    return outcome.added, outcome.already_there, outcome.problem_count


MIXED = [
    row(entry_id="a-1"),
    row(entry_id="a-2", category="E02", amount="10"),
    row(entry_id="a-2", category="E04", amount="5"),
    row("save", amount="5", to_pocket="กลุ่ม", category="S03", entry_id="77"),
    row("income", category="I14", amount="300", pocket="บัตร", pair="w1", entry_id="p-1"),
    row("expense", category="E01", amount="300", pocket="บัตร", pair="w1", entry_id="p-2"),
    row("nothing", date="2026-05-06"),
    row("cash_count", amount="300"),
]


def test_the_same_file_again_adds_nothing(book: Book) -> None:
    assert counts(take(book, *MIXED)) == (7, 0, 0)
    steps, state = book.steps(), book.state()

    assert counts(take(book, *MIXED)) == (0, 7, 0)
    assert counts(take(book, *MIXED, is_dry_run=True)) == (0, 7, 0)
    assert (book.steps(), book.state()) == (steps, state)


SMALL = [
    row("Expense", category="e01", amount="10", known_by="PAPER"),
    row("expense", category="e01.ก", amount="11"),
    row("save", amount="5", to_pocket="กลุ่ม", category="s03"),
    row("borrow", amount="500", debt="ร้าน", category="d04"),
    row("in_kind_received", category="e01", amount="7", source="i21"),
    row("transfer", category="x01", amount="1", pocket="เงินสด", to_pocket="ธนาคาร"),
]


def test_codes_in_small_letters_are_the_same_codes(book: Book, tmp_path: Path) -> None:
    large = [one | {"category": one["category"].upper()} for one in SMALL]

    assert counts(take(book, *SMALL)) == (6, 0, 0)
    assert counts(take(book, *large)) == (0, 6, 0)
    assert {one.get("category") for one in exported(book, tmp_path / "out.csv")} >= {"E01", "E01.ก", "S03", "D04"}


def test_only_what_is_new_in_a_longer_file_comes_in(book: Book) -> None:
    take(book, *MIXED)

    assert counts(take(book, *MIXED, row(entry_id="b-1"), row(date="2026-05-07"))) == (2, 7, 0)


def test_identical_rows_without_an_id_are_counted(book: Book) -> None:
    twice = [row(description="น้ำแข็ง")] * 2

    assert counts(take(book, *twice)) == (2, 0, 0)
    assert counts(take(book, *twice, *twice)) == (2, 2, 0)
    assert counts(take(book, *twice[:1])) == (0, 1, 0)
    assert len(entries_of(book)) == 4


@pytest.mark.parametrize("has_ids", [True, False])
def test_a_statement_told_again_from_its_newest_row_on_adds_what_is_new(book: Book, *, has_ids: bool) -> None:
    rows = [row(date=f"2026-05-{day:02}", entry_id=str(day) if has_ids else "") for day in range(1, 9)]
    take(book, *rows[:5])

    assert counts(take(book, *reversed(rows[2:]))) == (3, 3, 0)
    assert [entry.date.day for entry in entries_of(book)] == list(range(1, 9))


def test_an_entry_met_by_its_id_is_not_met_once_more_by_what_it_says(book: Book) -> None:
    take(book, row(entry_id="1"))

    assert counts(take(book, row(entry_id="1"), row())) == (1, 1, 0)


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2026-05-05"},
        {"household": "002"},
        {"amount": "120.51"},
        {"category": "E02"},
        {"pocket": "ธนาคาร"},
        {"description": "ข้าว"},
        {"note": "x"},
        {"member": "แดง"},
        {"party": "ร้าน"},
        {"known_by": "paper"},
        {"quantity": "1"},
        {"occupation": "นา"},
    ],
)
def test_a_row_that_differs_at_all_is_another(book: Book, other: Cells) -> None:
    take(book, row())

    assert counts(take(book, row() | other)) == (1, 0, 0)


def test_the_day_of_writing_does_not_make_a_row_another(book: Book) -> None:
    take(book, row(entered_on="2026-05-04"))
    book.clock.move(days=3)

    assert counts(take(book, row(), row(entered_on="2026-06-01"))) == (1, 1, 0)


def test_an_id_is_of_its_household(book: Book) -> None:
    take(book, row(entry_id="1"))

    assert counts(take(book, row(entry_id="1", household="002"))) == (1, 0, 0)


def test_deleted_rows_come_back(book: Book) -> None:
    entries = taken(book, *MIXED)
    book.do(DeleteEntries(tuple(entry.id for entry in entries)))

    assert counts(take(book, *MIXED)) == (7, 0, 0)
    assert len(entries_of(book)) == 7


def test_an_import_taken_back_can_be_read_again(book: Book) -> None:
    take(book, *MIXED)
    book.do(Undo())
    assert entries_of(book) == []

    outcome = take(book, *MIXED)

    assert counts(outcome) == (7, 0, 0)
    assert {one.kind for one in outcome.made} == {"household", "pocket"}


def test_a_ledgers_own_export_is_all_there_already(book: Book, tmp_path: Path) -> None:
    take(book, *MIXED)
    rows = exported(book, tmp_path / "out.csv")

    assert counts(take(book, *rows)) == (0, 7, 0)


def test_a_copy_of_a_copy_is_still_known(book: Book, tmp_path: Path) -> None:
    take(book, *MIXED)
    with new_book(tmp_path / "copy.hldb") as copy:
        assert counts(take(copy, *exported(book, tmp_path / "one.csv"))) == (7, 0, 0)
        assert counts(take(copy, *MIXED[:6])) == (0, 5, 0)
        back = exported(copy, tmp_path / "two.csv")

    assert counts(take(book, *back)) == (0, 7, 0)


def test_half_a_pair_that_is_there_does_not_take_a_new_half(book: Book) -> None:
    take(book, *MIXED)
    other_half = row("expense", category="E01", amount="300", pocket="บัตร", pair="w1", entry_id="p-9")

    outcome = take(book, MIXED[4], other_half)

    assert problems_of(outcome) == [(2, "pair", "pair_half_there")]


def test_a_closed_month_takes_nothing_new_but_knows_what_is_there(book: Book) -> None:
    (entry,) = taken(book, row(entry_id="1"))
    book.do(CloseMonth(entry.household, Month(2026, 5)))

    assert counts(take(book, row(entry_id="1"))) == (0, 1, 0)
    outcome = take(book, row(entry_id="2"), row(entry_id="3", date="2026-06-01"), row(entry_id="4"))

    assert problems_of(outcome) == [(2, "date", "month_closed"), (4, "date", "month_closed")]
    assert counts(take(book, row(entry_id="3", date="2026-06-01"))) == (1, 0, 0)


def test_ids_that_are_numbers_are_themselves_and_others_are_told_apart() -> None:
    assert number_of("376000000000007919") == 376000000000007919
    assert number_of(" A-1 ") == number_of("A-1")
    words = ["007", "7", "A-1", "a-1", "-5", "9" * 19, "9" * 40, "ก", "0"]
    numbers = [number_of(word) for word in words]

    assert len(set(numbers)) == len(words)
    assert all(0 < number < 1 << 63 for number in numbers)


def plain(entry: Entry) -> tuple[object, ...]:
    return entry.date, entry.description, entry.lines[-1].satang


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 4), max_size=6), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_what_is_there_after_files_of_rows_without_ids_is_the_most_any_had(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[int]], order: random.Random
) -> None:
    most: Counter[int] = Counter()
    with new_book(tmp_path_factory.mktemp("many") / "ledger.hldb") as book:
        for numbers in files:
            order.shuffle(numbers)
            if numbers:
                take(book, *(row(description=f"รายการ {number}") for number in numbers))
            most |= Counter(numbers)

        there = Counter(int(entry.description.split()[1]) for entry in entries_of(book))
    assert there == most


@pytest.mark.parametrize("changed", [{"date": "2026-06-09"}, {"amount": "21"}, {"kind": "income", "category": "I05"}])
def test_an_id_that_means_another_entry_by_now_is_told_and_nothing_is_written(book: Book, changed: Cells) -> None:
    take(book, row(entry_id="1", amount="20"))
    state = book.state()

    outcome = take(book, row(entry_id="2"), row(entry_id="1", amount="20") | changed)

    assert problems_of(outcome) == [(3, "entry_id", "entry_id_means_another")]
    assert book.state() == state


def test_a_split_met_again_is_compared_with_all_its_rows(book: Book) -> None:
    market = [row(entry_id="m", amount="10"), row(entry_id="m", category="E04", amount="5")]
    take(book, *market)

    assert counts(take(book, *market)) == (0, 1, 0)
    assert problems_of(take(book, market[0])) == [(2, "entry_id", "entry_id_means_another")]
