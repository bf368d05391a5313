"""A program or the server that goes away in the midst of writing: what was acknowledged is there, once, and whole."""

from __future__ import annotations

import os
import random
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from household_ledger.db.connections import Cursor
from household_ledger.db.postgres import store as stores
from household_ledger.db.postgres.connection import ServerRaw
from household_ledger.domain.changes import SentStep
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.erasing import EraseHousehold
from household_ledger.services.refusals import SavedUnknown
from tests.db.ledgers import Book, add_home, new_book
from tests.postgres.shared import Writer, numbers_in, server_store, shared_book, write_numbers
from tests.server import Kept

_ROUNDS = 20 if os.environ.get("HL_MORE") == "1" else 2
_MANY = 10_000
_AWAY = r"server_gone|no_server"


def _written_by(writer: Writer, within: float) -> None:
    writer.go()
    time.sleep(within)


def _is_whole(url: str, acknowledged: set[int], *, at_most_more: int) -> set[int]:
    with shared_book(url) as book:
        kept = numbers_in(book)
        book.assert_whole()
    assert len(kept) == len(set(kept)), "none twice"
    assert acknowledged <= set(kept), "acknowledged, so it is there"
    assert len(set(kept) - acknowledged) <= at_most_more
    return set(kept)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_a_program_is_killed(url: str) -> None:
    r, acknowledged = random.Random(1), set[int]()
    for number in range(_ROUNDS):
        writer = Writer(url, 1 + number * _MANY, (number + 1) * _MANY)
        _written_by(writer, r.uniform(0.2, 1.0))
        writer.program.kill()
        acknowledged |= set(writer.acknowledged())
        acknowledged = _is_whole(url, acknowledged, at_most_more=1)
    assert len(acknowledged) > _ROUNDS


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_the_server_dies(own: str, own_server: Kept) -> None:
    r, acknowledged = random.Random(2), set[int]()
    for number in range(_ROUNDS):
        writers = [Writer(own, 1 + place * _MANY, (place + 1) * _MANY) for place in (2 * number, 2 * number + 1)]
        for writer in writers:
            writer.go()
        time.sleep(r.uniform(0.3, 1.0))
        own_server.crash()
        own_server.start()
        time.sleep(r.uniform(0.3, 1.0))
        for writer in writers:
            writer.program.kill()
            acknowledged |= set(writer.acknowledged())
        acknowledged = _is_whole(own, acknowledged, at_most_more=len(writers))
    assert len(acknowledged) > _ROUNDS


class _Losing:
    """Loses the connection at a commit: before it reached the server, or before the answer came back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
        self.is_due = True
        usual = ServerRaw.execute

        def execute(raw: ServerRaw, sql: str, cells: tuple[object, ...] = (), /) -> Cursor:
            if sql != "commit" or not self.is_due:
                return usual(raw, sql, cells)
            self.is_due = False
            if after:
                usual(raw, sql, cells)
            raw.close()
            raise psycopg.OperationalError

        monkeypatch.setattr(ServerRaw, "execute", execute)


@pytest.fixture
def book(url: str) -> Iterator[Book]:
    """Give a shared ledger opened."""
    with shared_book(url) as opened:
        yield opened


def test_a_step_whose_answer_was_lost_is_saved_once(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    _Losing(monkeypatch, after=True)
    assert list(write_numbers(book, 1, 2)) == [1]
    assert list(write_numbers(book, 2, 4)) == [2, 3]

    assert numbers_in(book) == [1, 2, 3]
    book.assert_whole()


def test_an_erasure_whose_answer_was_lost_is_told_as_done(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with book.store.reader() as reader:
        (home,) = reader.households()
    _Losing(monkeypatch, after=True)
    book.do(EraseHousehold(home.id, home.code))

    with book.store.reader() as reader:
        assert not reader.households()
    book.assert_whole()


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """Give what another computer has written."""
    with new_book(tmp_path / "other.hldb") as other:
        add_home(other, "002")
        other.store.bundle(tmp_path / "other.hlbundle")
    return tmp_path / "other.hlbundle"


@pytest.mark.parametrize("is_saved", [True, False])
def test_a_merge_whose_answer_was_lost_is_told_as_it_was(
    book: Book, bundle: Path, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool
) -> None:
    _Losing(monkeypatch, after=is_saved)
    if is_saved:
        assert book.ledger.merge(bundle).applied
    else:
        with pytest.raises(EnvironmentProblem, match="server_gone"):
            book.ledger.merge(bundle)

    with book.store.reader() as reader:
        assert len(reader.households()) == 1 + is_saved
    book.assert_whole()


def test_of_a_merge_nobody_knew_of_it_is_said_that_once_more_does_no_harm(
    book: Book, bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Losing(monkeypatch, after=True)
    with monkeypatch.context() as away:
        away.setattr(stores, "connect", _refuse)
        away.setattr(stores, "_SECONDS_TO_LOOK", 0)
        with pytest.raises(EnvironmentProblem, match="merge_unknown"):
            book.ledger.merge(bundle)

    assert book.ledger.merge(bundle).applied == 0
    book.assert_whole()


def test_a_step_that_never_reached_the_server_is_told_as_not_saved(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    _Losing(monkeypatch, after=False)
    with pytest.raises(EnvironmentProblem, match="server_gone"):
        list(write_numbers(book, 1, 2))
    assert list(write_numbers(book, 1, 3)) == [1, 2]

    assert numbers_in(book) == [1, 2]
    book.assert_whole()


@pytest.mark.parametrize("is_saved", [True, False])
def test_of_a_step_nobody_knew_of_it_is_found_out_later_and_nobody_else_is_kept_from_writing(
    book: Book, monkeypatch: pytest.MonkeyPatch, *, is_saved: bool
) -> None:
    _Losing(monkeypatch, after=is_saved)
    with monkeypatch.context() as away:
        away.setattr(stores, "connect", _refuse)
        away.setattr(stores, "_SECONDS_TO_LOOK", 0)
        with pytest.raises(SavedUnknown, match="saved_unknown") as met:
            list(write_numbers(book, 1, 2))
        assert book.ledger.was_saved(met.value.step) is None
    assert list(write_numbers(book, 2, 3)) == [2], "written by whoever has nothing to do with it"

    assert book.ledger.was_saved(met.value.step) is is_saved
    assert numbers_in(book) == ([1, 2] if is_saved else [2])
    book.assert_whole()


def test_what_took_the_number_of_a_step_that_was_not_saved_is_not_taken_for_it(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    _Losing(monkeypatch, after=False)
    with monkeypatch.context() as away:
        away.setattr(stores, "connect", _refuse)
        away.setattr(stores, "_SECONDS_TO_LOOK", 0)
        with pytest.raises(SavedUnknown) as met:
            list(write_numbers(book, 1, 2))
    with book.store.reader() as reader:
        before = {one.writer: one.seq for one in reader.heads()}
    list(write_numbers(book, 1, 2))

    with book.store.reader() as reader:
        now = {one.writer: one.seq for one in reader.heads()}
    step = met.value.step
    assert (before[step.writer], now[step.writer]) == (step.seq - 1, step.seq), "it has the same number"
    assert book.ledger.was_saved(step) is False


def _refuse(*_given: object, **_more: object) -> ServerRaw:
    raise psycopg.OperationalError("connection refused")


def test_a_server_that_was_away_is_found_again(own: str, own_server: Kept) -> None:
    with shared_book(own) as book:
        list(write_numbers(book, 1, 2))
        steps = book.store.steps()
        own_server.stop()
        for ask in (book.store.steps, book.store.undo_label, lambda: numbers_in(book)):
            with pytest.raises(EnvironmentProblem, match=_AWAY):
                ask()
        with pytest.raises(EnvironmentProblem, match=_AWAY):
            list(write_numbers(book, 2, 3))
        own_server.start()

        assert book.store.steps() == steps
        assert list(write_numbers(book, 2, 3)) == [2]
        assert server_store(book).undo_label() is not None
        assert numbers_in(book) == [1, 2]


def test_of_readers_whose_server_was_away_one_is_asked_whether_it_is_there(
    own: str, own_server: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    usual = ServerRaw.is_alive

    def is_alive(raw: ServerRaw) -> bool:
        asked.append(raw)
        return usual(raw)

    with shared_book(own) as book:
        with book.store.reader(), book.store.reader(), book.store.reader():
            pass
        own_server.stop()
        own_server.start()
        monkeypatch.setattr(ServerRaw, "is_alive", is_alive)
        assert numbers_in(book) == []
        assert len(asked) == 1


def test_a_table_that_is_gone_from_an_open_ledger_is_told_in_words(url: str) -> None:
    with shared_book(url) as book:
        add_home(book)
        tuple(write_numbers(book, 1, 3))
        with psycopg.connect(url, autocommit=True) as raw:
            raw.execute("alter table entry_line rename to away")
        with pytest.raises(EnvironmentProblem, match="shared_damaged"):
            numbers_in(book)
        with pytest.raises(EnvironmentProblem, match="shared_damaged"):
            tuple(write_numbers(book, 3, 4))


def test_what_became_of_a_step_is_known_though_the_server_still_holds_the_connection_that_broke(url: str) -> None:
    with shared_book(url) as book:
        tuple(write_numbers(book, 1, 2))
        store = server_store(book)
        desk = store._writing_desk()  # noqa: SLF001 -- a cable is cut in the midst of it
        desk.raw.execute("begin immediate")
        place = desk.server._connection.pgconn.socket  # noqa: SLF001 -- likewise
        held, (ours, theirs) = os.dup(place), socket.socketpair()
        try:
            os.dup2(ours.fileno(), place)  # a cable is cut: the server hears of nothing
            theirs.close()
            with pytest.raises(psycopg.OperationalError):
                desk.raw.execute("select 1")
            writer, last = desk.chain.writer, desk.chain.head[1]

            assert store.was_saved(SentStep(writer, last + 1, b"")) is False
        finally:
            ours.close()
            os.close(held)
        assert list(write_numbers(book, 2, 3)) == [2]
