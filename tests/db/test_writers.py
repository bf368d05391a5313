"""Ids nobody else has, whatever the clocks say; one writer a place; several writers in one file."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from household_ledger.db import writers
from household_ledger.db.identity import IdMaker, Place, new_writer, tag_of
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Household
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.commands.register import AddRecords
from tests.db.ledgers import Book, HandClock, new_book, opened_book

_START = datetime(2026, 11, 21, tzinfo=UTC)
JUMPS = st.lists(
    st.one_of(st.integers(-3, 3), st.integers(-(10**12), 10**12), st.just(-(10**9))).map(
        lambda ms: timedelta(milliseconds=ms)
    ),
    max_size=30,
)


@given(jumps=JUMPS, many=st.integers(1, 700))
def test_ids_are_distinct_and_rise_under_any_clock(jumps: list[timedelta], many: int) -> None:
    clock = HandClock(_START)
    maker = IdMaker(clock, 5, 0)
    ids: list[int] = []
    for jump in [timedelta(0), *jumps]:
        clock.moment = min(max(clock.moment + jump, datetime(1980, 1, 1, tzinfo=UTC)), datetime(2090, 1, 1, tzinfo=UTC))
        maker.begin_step()
        ids += [maker.new() for _ in range(many)]
    again = IdMaker(clock, 5, maker.time)  # opened again: the last op's time is never below an id's
    again.begin_step()
    ids.append(again.new() if again.time > maker.time else _after(again, ids[-1]))

    assert ids == sorted(set(ids))
    assert max(ids) < 1 << 63
    assert {one >> 8 & 0x3FFF for one in ids} == {5}


def _after(maker: IdMaker, last: int) -> int:
    one = maker.new()
    assert one > last
    return one


@given(count=st.integers(1, 40))
def test_writers_of_one_file_have_tags_of_their_own(count: int) -> None:
    made: list[int] = []
    for _ in range(count):
        made.append(new_writer(HandClock(), made))

    assert len({tag_of(writer) for writer in made}) == count
    assert made == sorted(made)


def _add(book: Book, code: str) -> None:
    book.do(AddRecords((Household(id=NO_ID, code=code, name=""),)))


def _writers(book: Book) -> list[tuple[int, str]]:
    with book.store.reader() as reader:
        return [(one, why) for one, why in reader.raw.execute("select id,why from writer order by id")]


def test_the_same_place_goes_on_as_the_same_writer_and_undoes_its_own_steps(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        _add(book, "1")
        _add(book, "2")
        before = book.state()
    with opened_book(tmp_path / "x.hldb") as book:
        book.do(Undo())
    with opened_book(tmp_path / "x.hldb") as book:
        assert len(_writers(book)) == 1
        label = book.store.redo_label()
        assert label is not None
        assert label.code == "add_records"
        book.do(Redo())
        assert book.state() == before


def test_a_copied_file_is_written_by_a_new_writer_that_names_what_it_has_seen(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        _add(book, "1")
    shutil.copy(tmp_path / "x.hldb", tmp_path / "copy.hldb")

    with opened_book(tmp_path / "copy.hldb") as book:
        _add(book, "2")
        _add(book, "3")
        (first, _), (second, why) = _writers(book)
        with book.store.reader() as reader:
            head = reader.raw.execute("select hash from op where writer=?", (first,)).fetchone()
            contexts = reader.raw.execute("select context from op where writer=? order by seq", (second,)).fetchall()
        assert why == "moved"
        assert head is not None
        assert contexts == [(f'{{"{first}":[1,"{head[0].hex()}"]}}',), (None,)]
        assert book.store.undo_label() is not None
        book.assert_whole()
        with book.store.reader() as reader:
            assert [step.step.writer for step in reader.history()] == [second, second, first]


def test_a_new_writer_undoes_none_of_the_others_steps(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        _add(book, "1")
    shutil.copy(tmp_path / "x.hldb", tmp_path / "copy.hldb")

    with opened_book(tmp_path / "copy.hldb") as book:
        assert book.store.undo_label() is None


def test_a_restored_file_begins_a_new_life(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as book:
        _add(book, "1")
        assert book.store._desk is not None  # noqa: SLF001 -- as restoring a copy does
        book.store._desk.raw.execute("update file_info set value=? where key='place'", (writers.RESTORED,))  # noqa: SLF001

    with opened_book(tmp_path / "x.hldb") as book:
        assert [why for _, why in _writers(book)] == ["new", "restored"]


def test_two_programs_on_one_file_take_turns_and_see_each_other(tmp_path: Path) -> None:
    with new_book(tmp_path / "x.hldb") as one, opened_book(tmp_path / "x.hldb") as two:
        for number in range(3):
            _add(one, f"a{number}")
            _add(two, f"b{number}")
            assert two.store.undo_label() is not None

        codes = ["a0", "a1", "a2", "b0", "b1", "b2"]
        assert sorted(units["code"] for units in one.state().values()) == codes  # ids do not meet at one moment
        assert one.state() == two.state()
        assert one.steps() == 6
        label = one.store.undo_label()
        assert label is not None
        assert dict(label.params)["count"] == 1
        one.do(Undo())  # the last step, though the other program made it
        assert "b2" not in {units.get("code") for units in two.state().values()}
        one.assert_whole()


def test_a_place_is_kept_as_a_digest_only() -> None:
    place = Place("คอม", "สมหญิง", "แฟ้ม/บ้าน.hldb")

    assert len(place.digest) == 64
    assert place.digest != Place("คอม", "สมหญิง", "แฟ้ม/บ้าน2.hldb").digest
