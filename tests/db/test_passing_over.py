"""Undo past what others changed since: what was passed over stays as it is, all else of one's own is taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from household_ledger.db.stacks import read_stacks
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Role
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person
from household_ledger.errors import UserError
from household_ledger.services.commands.entries import AddEntries, RemakeEntries
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.months import CloseMonth
from household_ledger.services.commands.register import AddRecords
from tests.db.drafts import draft
from tests.db.ledgers import Book, add_home, new_book, opened_book

_UNITS = ("note", "description")
_ENTRIES = 3


class Two(NamedTuple):
    """One file, two programs that are different writers, and entries both may change."""

    one: Book
    other: Book
    entries: tuple[Id, ...]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Id, ...]]:
    """Make a file in which somebody wrote a household and entries, as it lies for other computers."""
    path = tmp_path_factory.mktemp("passed") / "x.hldb"
    with new_book(path) as book:
        home = add_home(book)
        made = book.do(AddEntries(tuple(draft(seed, home) for seed in range(_ENTRIES))))
        put_elsewhere(book)
    return path, tuple(sorted(made)[:_ENTRIES])


def put_elsewhere(book: Book) -> None:
    """Have whoever opens the file next be another writer, as on another computer."""
    raw: Any = book.store._desk.raw  # type: ignore[union-attr]  # noqa: SLF001 -- what no program of ours does
    raw.execute("update file_info set value='elsewhere' where key='place'")


@contextmanager
def two_writers(kept: tuple[Path, tuple[Id, ...]]) -> Iterator[Two]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.hldb"
        shutil.copy(kept[0], path)
        with opened_book(path) as one:
            put_elsewhere(one)
            with opened_book(path) as other:
                assert other.store.writer() != one.store.writer()
                yield Two(one, other, kept[1])


def write(book: Book, entry: Id, unit: str, words: str) -> None:
    def said(was: Draft) -> Draft:
        return replace(was, **{unit: words})  # type: ignore[arg-type]

    book.do(RemakeEntries((entry,), said))


def read(book: Book, entry: Id, unit: str) -> str:
    with book.store.reader() as reader:
        kept = reader.entry(entry)
    assert kept is not None
    return str(getattr(kept, unit))


def same_from_the_journal(book: Book) -> bool:
    """Hold the stacks as they were followed against those read anew."""
    with book.store._chain() as chain:  # noqa: SLF001 -- what no face shows
        return chain.stacks() == read_stacks(chain.raw, chain.writer)


def take_all_back(book: Book) -> int:
    """Undo until nothing is left that can be undone; count what was passed over."""
    passed = 0
    while book.ledger.undo_label() is not None:
        before, meant = (book.state(), book.steps()), book.ledger.undo_step()
        try:
            book.do(Undo(book.ledger.passed))
        except UserError:
            assert (book.state(), book.steps()) == before, "what cannot be taken back changes nothing"
            book.ledger.pass_over()
            assert book.ledger.passed[0] == meant
            passed += 1
        assert same_from_the_journal(book)
    return passed


OPS = st.lists(st.tuples(st.booleans(), st.integers(0, _ENTRIES - 1), st.sampled_from(_UNITS)), min_size=1, max_size=14)


@settings(max_examples=40)
@given(ops=OPS)
def test_whatever_others_wrote_last_stays_and_all_else_of_ones_own_goes_back_and_comes_again(
    kept: tuple[Path, tuple[Id, ...]], ops: list[tuple[bool, int, str]]
) -> None:
    with two_writers(kept) as two:
        wanted = {(entry, unit): read(two.one, entry, unit) for entry in two.entries for unit in _UNITS}
        numbers, written_over, mine = count(), 0, dict.fromkeys(wanted, 0)
        for is_mine, place, unit in ops:
            where, words = (two.entries[place], unit), f"คำ {next(numbers)}"
            write(two.one if is_mine else two.other, *where, words)
            if is_mine:
                mine[where] += 1
            else:
                written_over, mine[where], wanted[where] = written_over + mine[where], 0, words
        before, to_go = two.one.state(), sum(mine.values())

        assert take_all_back(two.one) == written_over
        assert {where: read(two.one, *where) for where in wanted} == wanted

        for _step in range(to_go):
            two.one.do(Redo(two.one.ledger.passed))
            assert same_from_the_journal(two.one)
        assert two.one.state() == before
        assert two.one.ledger.redo_label() is None
        two.one.assert_whole()


def test_what_was_passed_over_is_tried_again_after_the_next_step(kept: tuple[Path, tuple[Id, ...]]) -> None:
    with two_writers(kept) as two:
        first, second, third = two.entries
        write(two.one, first, "note", "หนึ่ง")
        write(two.one, second, "note", "สอง")
        write(two.other, second, "note", "ของคนอื่น")
        with pytest.raises(UserError, match="changed_since"):
            two.one.do(Undo())
        blocked = two.one.ledger.undo_step()
        next_one = two.one.ledger.pass_over()
        assert next_one is not None
        assert two.one.ledger.undo_step() != blocked

        two.one.do(Undo(two.one.ledger.passed))
        assert read(two.one, first, "note") != "หนึ่ง"
        assert read(two.one, second, "note") == "ของคนอื่น"
        assert two.one.ledger.undo_label() is None, "nothing but what was passed over is left"

        two.other.do(Undo())
        two.one.ledger.look_again()
        two.one.do(Undo())
        assert read(two.one, second, "note") != "สอง", "nobody's change stands in the way any more"

        write(two.one, third, "note", "สาม")
        assert two.one.ledger.passed == ()


def test_the_step_before_a_month_that_others_closed_can_be_taken_back(kept: tuple[Path, tuple[Id, ...]]) -> None:
    with two_writers(kept) as two:
        with two.one.store.reader() as reader:
            was = reader.entry(two.entries[0])
        assert was is not None
        (person,) = two.one.do(AddRecords((Person(id=NO_ID, name="ก่อนนั้น", role=Role.RECORDER),)))
        write(two.one, two.entries[0], "note", "หนึ่ง")
        two.other.do(CloseMonth(was.household, Month.of(was.date)))
        with pytest.raises(UserError, match="month_closed"):
            two.one.do(Undo())
        assert two.one.ledger.pass_over() is not None
        two.one.do(Undo(two.one.ledger.passed))
        assert read(two.one, two.entries[0], "note") == "หนึ่ง"
        with two.one.store.reader() as reader:
            assert person not in {one.id for one in reader.all(Person)}
