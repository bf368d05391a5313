"""Is the server of the tests there when it is asked for, and gone when nobody listens any more, whatever ended them?"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.conftest import ROOT
from tests.databases import Databases
from tests.server import Kept, ServerOfThisRun, Where, where

PATIENCE = 30
WHO_IS_KILLED = """
import os, signal
from tests.server import Kept
print(Kept("own").url, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
KEEPS_NOTHING = """
from tests import server_keeper
server_keeper._programs = lambda _folder, **_more: iter(())
server_keeper.main(["own"])
"""


def test_a_database_sorts_by_bytes_and_holds_thai(databases: Databases) -> None:
    with psycopg.connect(databases.url(databases.new())) as raw:
        told = raw.execute(
            "select datcollate, pg_encoding_to_char(encoding), 'บ้าน' from pg_database where datname=current_database()"
        ).fetchone()

    assert told == ("C", "UTF8", "บ้าน")


def test_what_was_committed_is_there_after_a_crash(own_server: Kept) -> None:
    with psycopg.connect(own_server.url, autocommit=True) as raw:
        raw.execute("create table kept as select 7 as seven")
    own_server.crash()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(own_server.url)
    own_server.start()

    with psycopg.connect(own_server.url) as raw:
        assert raw.execute("select seven from kept").fetchone() == (7,)


def test_a_guest_needs_a_password(own_server: Kept) -> None:
    with psycopg.connect(own_server.url, autocommit=True) as raw:
        raw.execute("create role hl_guest login password 'right'")

    def guest(word: str) -> str:
        return own_server.where.url(user="hl_guest", password=word)

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(guest("wrong"))
    psycopg.connect(guest("right")).close()


@pytest.mark.skipif(sys.platform == "win32", reason="a server there has no folder to look for")
@pytest.mark.usefixtures("server")  # only where one can be had at all
def test_it_goes_when_whoever_asked_for_it_is_killed() -> None:
    killed = subprocess.run(
        [sys.executable, "-c", WHO_IS_KILLED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    folder = Path(where(killed.stdout.strip()).host)

    until = time.monotonic() + PATIENCE
    while folder.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert killed.returncode < 0
    assert folder.name.startswith("hl-pg-")
    assert not folder.exists()


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("postgresql://hl@/postgres?host=%2Fsock%20et&port=5433", Where("hl", "/sock et", 5433)),
        ("postgresql://a%40b:p%2Fw@office:6000/x", Where("a@b", "office", 6000, "p/w")),
    ],
)
def test_an_address_is_read_as_it_was_written(url: str, read: Where) -> None:
    assert where(url) == read
    assert where(read.url("other")) == read


@pytest.mark.parametrize(("around", "status"), [({}, 0), ({"CI": "true"}, 1)])
def test_where_no_server_is_to_be_had_a_run_ends_in_a_sentence(
    around: dict[str, str], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    for name, value in {"HL_TEST_SERVER": "1", **around}.items():
        monkeypatch.setenv(name, value)
    for name in ("HL_PG_URL", "PYTEST_XDIST_WORKER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tests.server.keeper", lambda *_options: [sys.executable, "-c", KEEPS_NOTHING])
    run = ServerOfThisRun()

    with pytest.raises(pytest.exit.Exception, match="neither the wheel") as ended:
        run.check()
    assert ended.value.returncode == status


def test_a_named_server_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HL_PG_URL", Where("hl", str(tmp_path)).url())
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    run = ServerOfThisRun()

    with pytest.raises(pytest.exit.Exception, match="No such file") as ended:
        run.check()
    assert ended.value.returncode == 1
    run.close()
