"""A server that says nothing: whoever draws the window waits once and shortly, long work as long as it takes."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from household_ledger.db.base_store import BaseStore
from household_ledger.db.postgres.connection import connect
from household_ledger.db.postgres.silence import is_silent
from household_ledger.db.postgres.store import open_server
from household_ledger.domain.changes import ChangeSet, Label, Step
from household_ledger.errors import Cancelled, EnvironmentProblem
from household_ledger.services.figures.figures import Figures
from household_ledger.services.pace import BRISK, DRAWING, PATIENT, Pace, keep_pace
from household_ledger.services.refusals import SavedUnknown
from household_ledger.services.server_address import ServerAddress
from tests.db.ledgers import HandClock
from tests.postgres.frozen import frozen
from tests.postgres.shared import numbers_in, server_store, shared_book, write_numbers
from tests.postgres.test_no_answer import mute
from tests.server import Kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no program is stopped there by a signal")
_AWAY = r"server_gone|no_server"
_ONCE = 6.5
"""Seconds: 2.5 of silence, 2.5 until it is asked beside in vain, and what a busy computer takes."""
_AT_ONCE = 1.0
_SHORT = 4.0
_LONG = 8.0
"""Long enough for whoever is brisk to connect in vain more than once."""
_OURS = "select pid from pg_stat_activity where application_name='household-ledger' and datname=%s"


@pytest.fixture(autouse=True)
def drawing() -> Iterator[None]:
    """Be the thread that draws the window."""
    keep_pace(DRAWING)
    yield
    keep_pace(PATIENT)


def seconds(run: Callable[[], object]) -> float:
    begun = time.monotonic()
    run()
    return time.monotonic() - begun


def refused(run: Callable[[], object]) -> Callable[[], object]:
    def tried() -> None:
        with pytest.raises(EnvironmentProblem, match=_AWAY):
            run()

    return tried


def beside(pace: Pace, run: Callable[[], object]) -> None:
    """Run something in a thread of its own and wait for it."""

    def paced() -> None:
        keep_pace(pace)
        run()

    thread = threading.Thread(target=paced)
    thread.start()
    thread.join()


def test_a_server_that_says_nothing_is_waited_for_once_and_heard_again(own: str, own_server: Kept) -> None:
    with shared_book(own) as book:
        assert list(write_numbers(book, 1, 2)) == [1]
        with frozen(own_server) as held:
            assert 2 < seconds(refused(lambda: numbers_in(book))) < _ONCE
            assert seconds(refused(lambda: numbers_in(book))) < _AT_ONCE
            assert seconds(refused(book.store.undo_label)) < _AT_ONCE
            assert seconds(refused(lambda: list(write_numbers(book, 2, 3)))) < _AT_ONCE
            held.let_go()
            refused(lambda: numbers_in(book))()
            beside(BRISK, book.store.steps)

            assert numbers_in(book) == [1]
            assert list(write_numbers(book, 2, 3)) == [2]
        assert numbers_in(book) == [1, 2]
        book.assert_whole()


@contextmanager
def asking(pace: Pace, *asked: Callable[[], object]) -> Iterator[None]:
    """Have other threads ask again and again, whatever they are told."""
    is_over = threading.Event()

    def ask(run: Callable[[], object]) -> None:
        keep_pace(pace)
        while not is_over.is_set():
            with suppress(EnvironmentProblem, Cancelled):
                run()
            is_over.wait(0.05)

    threads = [threading.Thread(target=ask, args=(one,), daemon=True) for one in asked]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


@contextmanager
def silent(server: Kept) -> Iterator[None]:
    """Have a server stand still while others ask it."""
    with frozen(server):
        time.sleep(0.3)
        yield


def test_nobody_waits_for_what_another_thread_asks_of_a_silent_server(own: str, own_server: Kept) -> None:
    with shared_book(own) as book:
        figures, store = Figures(book.store, book.clock), server_store(book)
        assert figures.households()
        asked = (figures.households, book.store.undo_label, lambda: list(write_numbers(book, 2, 3)), book.store.steps)
        with asking(BRISK, store.steps, store.writer, figures.households), silent(own_server):
            for one in asked:
                assert seconds(refused(one)) < _ONCE
            assert is_silent(store.address)
            until = time.monotonic() + _LONG
            while time.monotonic() < until:
                for one in asked:
                    assert seconds(refused(one)) < _AT_ONCE
        assert list(write_numbers(book, 1, 2)) == [1]
        assert figures.households()
        book.assert_whole()


@pytest.mark.parametrize("what", ["desk", "figures"])
def test_who_draws_is_not_as_patient_as_who_has_begun(own: str, own_server: Kept, what: str) -> None:
    with shared_book(own) as book:
        figures = Figures(book.store, book.clock)
        assert figures.households()
        ask = figures.households if what == "figures" else server_store(book).writer
        with asking(PATIENT, ask), silent(own_server):
            assert seconds(refused(ask)) < _ONCE
            changes = ChangeSet(Step(0, 0), Label("add_entry"), frozenset({"entry"}), frozenset(), frozenset())
            assert seconds(lambda: figures.on_change(changes)) < _AT_ONCE
            assert seconds(refused(ask)) < _AT_ONCE
        assert ask()


def test_what_another_thread_does_for_long_is_waited_for_where_the_server_answers(own: str) -> None:
    with shared_book(own) as book:
        figures, begun = Figures(book.store, book.clock), threading.Event()

        def long() -> None:
            with figures._current(), book.store.reader() as reader:  # noqa: SLF001 -- reckons for long
                begun.set()
                reader.raw.execute("select pg_sleep(6)").fetchall()

        thread = threading.Thread(target=long)
        thread.start()
        begun.wait()
        assert seconds(figures.households) > 5
        thread.join()


@pytest.mark.parametrize("pace", [BRISK, PATIENT])
def test_a_ledger_closes_shortly_whatever_else_is_asked_of_its_silent_server(
    own: str, own_server: Kept, pace: Pace
) -> None:
    with shared_book(own) as book:
        store = server_store(book)
        with asking(pace, store.steps, store.writer, store.undo_label), silent(own_server):
            assert seconds(store.close) < _SHORT
    with psycopg.connect(own_server.url, autocommit=True) as raw:
        until = time.monotonic() + _LONG
        while raw.execute(_OURS, (store.name,)).fetchall() and time.monotonic() < until:
            time.sleep(0.1)
        assert not raw.execute(_OURS, (store.name,)).fetchall(), "nothing that came too late was kept"


def test_who_opens_a_ledger_asks_though_its_server_was_silent_before(own: str, own_server: Kept) -> None:
    with frozen(own_server):
        refused(lambda: open_server(own, clock=HandClock()))()

    open_server(own, clock=HandClock()).close()


def test_nothing_is_remembered_of_a_server_once_its_ledger_is_closed(own: str, own_server: Kept) -> None:
    with shared_book(own) as book, frozen(own_server):
        refused(lambda: numbers_in(book))()
        assert is_silent(server_store(book).address)

    assert not is_silent(ServerAddress(own))


def test_a_connection_that_stands_still_alone_is_let_go_for_another(own: str, own_server: Kept) -> None:
    with shared_book(own) as book:
        list(write_numbers(book, 1, 2))
        with frozen(own_server, is_whole=False):
            assert seconds(lambda: numbers_in(book)) < _ONCE
            assert numbers_in(book) == [1]


def test_a_connection_whose_transaction_failed_is_let_go_likewise(own: str, own_server: Kept) -> None:
    raw = connect(ServerAddress(own))
    raw.execute("begin")
    with pytest.raises(psycopg.errors.DivisionByZero):
        raw.execute("select 1/0")

    with frozen(own_server, is_whole=False), pytest.raises(psycopg.OperationalError, match="says nothing"):
        raw.execute("rollback")


def test_what_the_server_works_at_is_waited_for(own: str) -> None:
    with shared_book(own) as book, book.store.reader() as reader:
        assert seconds(lambda: reader.raw.execute("select pg_sleep(6)").fetchall()) > 5


def test_a_server_whose_network_is_gone_is_not_taken_for_one_at_work(own: str, own_server: Kept) -> None:
    door = Path(own_server.where.host, f".s.PGSQL.{own_server.where.port}")
    with shared_book(own) as book:
        list(write_numbers(book, 1, 2))
        with frozen(own_server) as held:
            door.rename(aside := door.with_name("aside"))  # refused at once, and by this computer alone
            try:
                assert seconds(refused(lambda: numbers_in(book))) < _ONCE
                assert seconds(refused(lambda: numbers_in(book))) < _AT_ONCE
                assert is_silent(server_store(book).address)
            finally:
                aside.rename(door)
            held.let_go()
        beside(BRISK, book.store.steps)
        assert numbers_in(book) == [1]


def test_a_server_that_lets_nobody_else_in_may_well_be_at_work(own: str, own_server: Kept) -> None:
    with shared_book(own) as book, book.store.reader() as reader:
        with psycopg.connect(own_server.url, autocommit=True) as raw:
            raw.execute(f'alter database "{server_store(book).name}" allow_connections false')
        assert seconds(lambda: reader.raw.execute("select pg_sleep(6)").fetchall()) > 5
        assert not is_silent(server_store(book).address)


@pytest.fixture
def hung(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of a server that hangs."""
    return tmp_path_factory.mktemp("hung")


def behind(hung: Path, url: str) -> str:
    """Name the server that hangs before the one of an address."""
    return url.replace("host=", f"host={hung},")


def test_the_second_server_of_an_address_is_reached_though_the_first_hangs(own: str, hung: Path) -> None:
    with mute(hung):
        begun = time.monotonic()
        store = open_server(behind(hung, own), clock=HandClock(), read_only=True)
        assert time.monotonic() - begun < _ONCE
        assert not is_silent(store.address)
        store.close()


def test_of_several_servers_the_one_that_works_is_asked_whether_it_does(own: str, hung: Path) -> None:
    store = open_server(behind(hung, own), clock=HandClock(), read_only=True)
    with closing(store), mute(hung), store.reader() as reader:
        assert seconds(lambda: reader.raw.execute("select pg_sleep(6)").fetchall()) > 5


def test_somebody_elses_lock_is_not_waited_for_long(own: str) -> None:
    with shared_book(own) as book, psycopg.connect(own) as other:
        list(write_numbers(book, 1, 2))
        other.execute("lock table entry in access exclusive mode")
        with pytest.raises(EnvironmentProblem, match="busy"):
            numbers_in(book)
        begun = time.monotonic()
        with pytest.raises(EnvironmentProblem, match="busy"):
            list(write_numbers(book, 2, 3))
        assert time.monotonic() - begun < _ONCE


def test_a_save_whose_server_falls_silent_is_left_open_shortly(
    own: str, own_server: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = []
    usual = BaseStore._commit  # noqa: SLF001 -- where it falls silent

    with shared_book(own) as book:
        list(write_numbers(book, 1, 2))
        standing = frozen(own_server)

        def commit(*given: object) -> None:
            held.append(standing.__enter__())
            usual(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(BaseStore, "_commit", commit)
        begun = time.monotonic()
        with pytest.raises(SavedUnknown) as met:
            list(write_numbers(book, 2, 3))
        assert time.monotonic() - begun < _ONCE
        standing.__exit__(None, None, None)
        monkeypatch.undo()
        beside(BRISK, book.store.steps)

        is_saved = server_store(book).was_saved(met.value.step)
        assert is_saved is (2 in numbers_in(book)), "the stopped server may have heard of it, and does it now"
