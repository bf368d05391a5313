"""Several people typing at once: nobody's entry is lost, each takes back their own, one journal holds together."""

from __future__ import annotations

import os

import pytest

from household_ledger.domain.changes import Label
from household_ledger.errors import Cancelled, EnvironmentProblem, UserError
from household_ledger.services.commands.history import Redo, Undo
from household_ledger.services.ports import Work
from tests.db.ledgers import Book
from tests.postgres.shared import Writer, changed, entry_of, numbers_in, server_store, shared_book, write_numbers

_WRITERS, _EACH = 4, 150 if os.environ.get("HL_MORE") == "1" else 20


@pytest.mark.slow
def test_four_programs_at_once_lose_nothing(url: str) -> None:
    with shared_book(url) as book:
        before = book.steps()
    writers = [Writer(url, place * 1000, place * 1000 + _EACH) for place in range(1, _WRITERS + 1)]
    for writer in writers:
        writer.go()
    acknowledged = sorted(number for writer in writers for number in writer.acknowledged())

    with shared_book(url) as book:
        assert len(acknowledged) == _WRITERS * _EACH
        assert numbers_in(book) == acknowledged
        assert book.steps() - before == len(acknowledged)
        with book.store.reader() as reader:
            by_writer = dict(reader.raw.execute("select writer,count(*) from op group by 1").fetchall())
        assert list(by_writer.values()).count(_EACH) >= _WRITERS - 1, "each has a chain of its own"
        book.assert_whole()


def test_each_takes_back_what_is_their_own(url: str) -> None:
    with shared_book(url) as one, shared_book(url) as other:
        list(write_numbers(one, 1, 3))
        list(write_numbers(other, 11, 13))
        one.do(Undo())
        other.do(Undo())
        one.do(Undo())
        other.do(Redo())

        assert numbers_in(one) == numbers_in(other) == [11, 12]
        assert one.steps() == other.steps()
        one.assert_whole()


def test_who_opens_the_ledger_again_takes_back_what_they_wrote(url: str) -> None:
    with shared_book(url) as book:
        list(write_numbers(book, 1, 3))
    with shared_book(url) as book:
        book.do(Undo())
        assert numbers_in(book) == [1]


def test_of_two_who_change_the_same_the_second_is_told(url: str) -> None:
    with shared_book(url) as one, shared_book(url) as other:
        list(write_numbers(one, 1, 2))
        seen = entry_of(other, 1)
        one.do(changed(seen, 2))

        with pytest.raises(UserError, match="changed_since"):
            other.do(changed(seen, 3))
        assert numbers_in(other) == [2]
        other.assert_whole()


def test_what_others_wrote_is_seen_at_once(url: str) -> None:
    with shared_book(url) as one, shared_book(url) as other:
        steps = other.store.steps()
        figures = other.figures()
        list(write_numbers(one, 500, 501))

        assert other.store.steps() == steps + 1
        assert other.figures() != figures


def test_undo_is_refused_where_somebody_else_wrote_over_it(url: str) -> None:
    with shared_book(url) as one, shared_book(url) as other:
        list(write_numbers(one, 1, 2))
        seen = entry_of(other, 1)
        other.do(changed(seen, 2))

        with pytest.raises(UserError, match="changed_since"):
            one.do(Undo())
        other.do(Undo())
        one.do(Undo())
        assert numbers_in(one) == []


def test_undo_goes_past_what_somebody_else_wrote_over_and_leaves_it_as_it_is(url: str) -> None:
    with shared_book(url) as one, shared_book(url) as other:
        list(write_numbers(one, 1, 3))
        other.do(changed(entry_of(other, 2), 20))

        with pytest.raises(UserError, match="changed_since"):
            one.do(Undo(one.ledger.passed))
        assert one.ledger.pass_over() is not None
        one.do(Undo(one.ledger.passed))
        assert numbers_in(one) == numbers_in(other) == [20]
        one.do(Redo(one.ledger.passed))
        assert numbers_in(one) == [1, 20]
        one.assert_whole()


class _Meanwhile:
    """A command in whose midst somebody else tries to write."""

    def __init__(self, other: Book) -> None:
        self._other = other

    def write(self, _work: Work) -> Label:
        server_store(self._other)._writing_desk().server.run("set lock_timeout='100ms'")  # noqa: SLF001 -- not so long
        with pytest.raises(EnvironmentProblem, match="busy"):
            list(write_numbers(self._other, 5, 6))
        raise Cancelled


def test_who_writes_is_alone_from_the_head_of_the_journal_to_the_commit(url: str) -> None:
    with shared_book(url) as one, shared_book(url) as other:
        with pytest.raises(Cancelled):
            one.ledger.execute(_Meanwhile(other))
        assert numbers_in(one) == []
        list(write_numbers(other, 5, 6))
        assert numbers_in(one) == [5]


class _TotalsMeanwhile:
    """A command in whose midst another program would keep its totals anew."""

    def __init__(self, other: Book) -> None:
        self._other = other

    def write(self, _work: Work) -> Label:
        server_store(self._other)._writing_desk().server.run("set lock_timeout='100ms'")  # noqa: SLF001 -- not so long
        with pytest.raises(EnvironmentProblem, match="busy"):
            self._other.store.rebuild_totals()
        raise Cancelled


def test_who_waited_in_vain_may_write_on(url: str) -> None:
    with shared_book(url) as one, shared_book(url) as other:
        with pytest.raises(Cancelled):
            one.ledger.execute(_TotalsMeanwhile(other))
        assert list(write_numbers(other, 5, 6)) == [5]
        assert numbers_in(other) == [5]
