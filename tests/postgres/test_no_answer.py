"""A server nobody reaches: a name that cannot be one, one that says nothing at all. No PostgreSQL is needed for it."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from household_ledger.db.postgres import connection, silence
from household_ledger.db.postgres.store import open_server
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.pace import PATIENT, Pace, keep_pace
from household_ledger.services.server_address import ServerAddress
from tests.db.ledgers import HandClock

_QUICK = Pace(silence=0.3, asking=0.3, connecting=0.3, lock=1, is_drawing=True)
by_folder = pytest.mark.skipif(sys.platform == "win32", reason="a server has no folder to be called in there")


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    """Be a thread that draws the window of somebody who waits for nothing."""
    keep_pace(_QUICK)
    yield
    keep_pace(PATIENT)


@contextmanager
def mute(folder: Path) -> Iterator[socket.socket]:
    """Have a server in a folder that says nothing: whoever calls is put through, and hears no word."""
    with socket.socket(socket.AF_UNIX) as heard:
        heard.bind(str(folder / ".s.PGSQL.5432"))
        heard.listen()
        yield heard


@pytest.mark.parametrize("server", ["office..local", ".office", "a" * 64 + ".th", "สำนักงาน..th"])
def test_a_name_no_server_can_have_is_called_no_address(server: str) -> None:
    with pytest.raises(UserError, match="bad_url"):
        open_server(f"postgresql://u:secret@{server}/book", clock=HandClock())


def test_a_computer_that_opens_no_more_connections_says_that_the_server_does_not_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def connect(*_given: object, **_more: object) -> psycopg.Connection[tuple[object, ...]]:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(connection._Connection, "connect", connect)  # noqa: SLF001 -- what the system refuses
    with pytest.raises(EnvironmentProblem, match="no_server"):
        open_server("postgresql://u@127.0.0.1:9/book", clock=HandClock())


def seconds_refused(url: str) -> float:
    """Open a ledger in vain; give the seconds it took."""
    begun = time.monotonic()
    with pytest.raises(EnvironmentProblem, match="no_server"):
        open_server(url, clock=HandClock())
    return time.monotonic() - begun


@pytest.mark.slow
@by_folder
def test_an_address_says_itself_how_long_each_of_its_servers_is_waited_for(tmp_path: Path) -> None:
    with mute(tmp_path):
        of_one = f"postgresql://u@/book?host={tmp_path}&connect_timeout="
        of_two = f"postgresql://u@/book?host={tmp_path},{tmp_path}&connect_timeout="
        assert 3.5 < seconds_refused(of_one + "4") < 6
        keep_pace(PATIENT)
        assert seconds_refused(of_one + "2") < 4
        assert 3.5 < seconds_refused(of_two + "2") < 6


@by_folder
def test_what_one_database_of_a_server_did_not_say_holds_for_all_and_is_forgotten_with_them(tmp_path: Path) -> None:
    book = ServerAddress(f"postgresql://u:secret@/book?host={tmp_path}")
    with mute(tmp_path), pytest.raises(psycopg.OperationalError, match="timeout"):
        connection.connect(book.beside("postgres"))
    assert silence.is_silent(book)
    assert not any("secret" in one for one in silence._SILENT)  # noqa: SLF001 -- what is kept for the whole run

    silence.forget(book)

    assert not silence.is_silent(book.beside("postgres"))
