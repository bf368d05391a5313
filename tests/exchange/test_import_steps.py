"""An import is one step: one undo takes all of it away, stopping it leaves nothing, progress tells how far it is."""

import gc
from collections.abc import Generator
from datetime import date

import pytest

from household_ledger.domain.changes import Label
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.errors import Cancelled, UserError
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.exchange import canonical_reader
from household_ledger.services.exchange.importing_source import FileRows, Item, TypedRows
from household_ledger.services.exchange.rows import Row
from household_ledger.services.importing import import_rows
from tests.db.ledgers import Book
from tests.exchange.making import Cells, entries_of, file_of, row, take


def many(count: int) -> list[Cells]:
    return [row(date=f"2026-05-{1 + number % 28:02}", entry_id=str(number + 1)) for number in range(count)]


@pytest.mark.parametrize("count", [3, 450])
def test_undo_of_an_import_takes_all_away_and_redo_brings_all_back(book: Book, count: int) -> None:
    empty = book.state()
    take(book, *many(count), row("save", amount="5", to_pocket="กลุ่ม", member="แดง", goal="บ้าน"))
    full, steps = book.state(), book.steps()

    book.do(Undo())
    assert book.state() == empty
    assert book.totals() == set()
    assert book.steps() == steps + 1

    book.do(Redo())
    assert book.state() == full


def test_the_step_says_what_was_read(book: Book) -> None:
    take(book, *many(3))

    assert book.ledger.undo_label() == Label("import_entries", (("name", "rows.csv"), ("count", 3)))


def test_a_dry_run_writes_nothing_and_tells_what_would_be(book: Book) -> None:
    outcome = take(book, *many(3), is_dry_run=True)

    assert (outcome.added, outcome.is_dry_run, book.steps(), entries_of(book)) == (3, True, 0, [])
    assert {(one.kind, one.name) for one in outcome.made} == {("household", "001"), ("pocket", "เงินสด")}


def test_progress_goes_up_to_the_end(book: Book) -> None:
    told: list[tuple[int, int]] = []

    import_rows(book.ledger, FileRows(file_of(*many(2500))), progress=lambda done, total: told.append((done, total)))

    assert told == [(1000, 2501), (2000, 2501), (2501, 2501)]


@pytest.mark.parametrize("stop_at", [1000, 5000, 5001])
def test_an_import_that_is_stopped_leaves_nothing(book: Book, stop_at: int) -> None:
    def stop(done: int, _total: int) -> None:
        if done >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_rows(book.ledger, FileRows(file_of(*many(5000))), progress=stop)

    assert (book.steps(), book.state()) == (0, {})
    assert take(book, *many(5)).added == 5


def test_the_collector_works_again_after_an_import_and_after_a_failed_one(book: Book) -> None:
    take(book, *many(2))
    assert gc.isenabled()

    take(book, row(amount="x"))
    assert gc.isenabled()


def test_rows_made_by_the_program_come_in_as_a_files_rows_do(book: Book) -> None:
    def made() -> list[Row]:
        return [
            Row(
                date=date(2026, 5, 1 + number % 28),
                household="001",
                kind=EntryKind.EXPENSE,
                category="E01",
                amount=Money(100 + number),
                known_by=None,
                description=f"ที่ {number}",
            )
            for number in range(300)
        ]

    outcome = import_rows(book.ledger, TypedRows("ตัวอย่าง", made, 300))

    assert (outcome.added, outcome.problem_count) == (300, 0)
    assert sorted(entry.lines[0].satang for entry in entries_of(book)) == list(range(100, 400))


def test_a_file_of_too_many_rows_or_too_big_is_refused_before_anything(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canonical_reader, "ROW_LIMIT", 20)
    assert take(book, *many(19)).added == 19
    with pytest.raises(UserError) as refused:
        take(book, *many(20))
    assert (refused.value.code, refused.value.params["limit"]) == ("import_too_many_rows", 20)

    monkeypatch.setattr(canonical_reader, "SIZE_LIMIT", 300)
    with pytest.raises(UserError) as refused:
        take(book, *many(19))
    assert refused.value.code == "import_too_big"
    assert book.steps() == 1


def test_a_reading_stopped_half_way_is_closed_at_once(book: Book) -> None:
    closed: list[str] = []

    class Watched(FileRows):
        def items(self, last_day: date) -> Generator[Item]:
            try:
                yield from super().items(last_day)
            finally:
                closed.append("closed")

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as held:
        import_rows(book.ledger, Watched(file_of(*many(1500))), progress=stop)

    assert held.tb is not None  # what was raised still holds every frame on its way
    assert closed == ["closed"]
    assert (book.steps(), entries_of(book)) == (0, [])
