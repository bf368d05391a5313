"""An export is a whole file or none, tells how far it is, and can be stopped."""

from pathlib import Path

import pytest

from household_ledger.domain.period import Month
from household_ledger.errors import Cancelled, EnvironmentProblem
from household_ledger.services.commands.months import MarkPaperDaily
from household_ledger.services.exchange.writing.formats import FORMATS, export_file
from tests.db.ledgers import Book
from tests.exchange.making import exported, row, take, taken

EXPORTS = pytest.mark.parametrize("key", sorted(FORMATS))


def test_only_what_came_from_a_page_written_daily_was_written_on_its_day(book: Book, tmp_path: Path) -> None:
    late = {"entered_on": "2026-05-20"}
    (entry, *_rest) = taken(book, row(known_by="paper", **late), row(known_by="remembered", amount="7", **late))
    book.do(MarkPaperDaily(entry.household, Month(2026, 5), is_daily=True))

    rows = exported(book, tmp_path / "out.csv")

    told = {one["known_by"]: one.get("entered_on") for one in rows}
    assert told == {"paper": "2026-05-04", "remembered": "2026-05-20"}


def three_households(book: Book) -> None:
    take(book, *(row(household=code, description=str(number)) for code in "123" for number in range(4)))


@EXPORTS
def test_progress_goes_from_household_to_household_and_entries_are_counted(
    book: Book, tmp_path: Path, key: str
) -> None:
    three_households(book)
    told: list[tuple[int, int]] = []

    export = export_file(book.store, tmp_path / "out", key=key, progress=lambda done, total: told.append((done, total)))

    assert export.entries == 12
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


@EXPORTS
def test_a_stopped_export_leaves_the_file_that_was_there(book: Book, tmp_path: Path, key: str) -> None:
    three_households(book)
    (tmp_path / "out").write_text("เดิม", encoding="utf-8")
    there = {one.name for one in tmp_path.iterdir()}

    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_file(book.store, tmp_path / "out", key=key, progress=stop)

    assert (tmp_path / "out").read_text(encoding="utf-8") == "เดิม"
    assert {one.name for one in tmp_path.iterdir() if one.name not in there} == set()


@EXPORTS
def test_a_folder_that_is_not_there_is_told(book: Book, tmp_path: Path, key: str) -> None:
    with pytest.raises(EnvironmentProblem) as refused:
        export_file(book.store, tmp_path / "none" / "out", key=key)

    assert refused.value.code == "no_folder"


@EXPORTS
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_and_nothing_half_stays(book: Book, tmp_path: Path, key: str) -> None:
    three_households(book)
    (tmp_path / "out.part").symlink_to("/dev/full")

    with pytest.raises(EnvironmentProblem) as refused:
        export_file(book.store, tmp_path / "out", key=key)

    assert refused.value.code == "disk_full"
    assert not (tmp_path / "out").exists()


@EXPORTS
def test_one_long_household_can_be_stopped_in_its_middle(book: Book, tmp_path: Path, key: str) -> None:
    take(book, *(row(description=str(number)) for number in range(600)))
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_file(book.store, tmp_path / "out", key=key, progress=stop)

    assert told == [(0, 1)] * 3
    assert not (tmp_path / "out").exists()
