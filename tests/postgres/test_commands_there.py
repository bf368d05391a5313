"""Commands with the address of a real server: a ledger made, written, copied, brought back; who may not is told."""

from __future__ import annotations

import json
from pathlib import Path

import psycopg

from household_ledger.db.postgres.faults import told
from household_ledger.errors import UserError
from household_ledger.services.server_address import ServerAddress
from tests.cli.cli_support import Run
from tests.cli.command_fixtures import run
from tests.databases import Databases
from tests.postgres.shared import let_in

__all__ = ["run"]

SMALL = ("--demo", "--households", "2", "--months", "2", "--until", "2026-10")


def test_a_ledger_is_made_looked_at_copied_and_brought_back_by_its_address(
    databases: Databases, run: Run, tmp_path: Path
) -> None:
    url, other, file = databases.url(databases.new()), databases.url(databases.new()), tmp_path / "back.hldb"
    assert run("new", url, *SMALL).status == 0
    told = run("new", url)
    assert told.status == 1
    assert "มีสมุดอยู่แล้ว" in told.err

    whole = run("check", url, "--json")
    assert whole.status == 0
    head = json.loads(whole.out)["heads"][0]
    assert json.loads(run("check", url, "--json", "--chain", head["hash"][:16]).out)["found"] == head
    asked = ("--household", "001", "--from", "2026-09", "--to", "2026-10", "--json")
    figures = run("figures", url, *asked)
    assert figures.status == 0
    for command in ("undo", "redo"):
        assert run(command, url).status == 0
    assert run("figures", url, *asked).out == figures.out
    assert run("backup", url, "-o", tmp_path / "copies").status == 0
    (copy,) = (tmp_path / "copies").glob("*.hlbundle")

    for place in (file, other):
        assert run("restore", copy, place).status == 0
        assert run("figures", place, *asked).out == figures.out
        assert run("restore", copy, place).status == 1
    assert run("export", other, "--format", "csv", "-o", tmp_path / "all.csv").status == 0
    assert run("report", "month", other, "--all", "--month", "2026-10", "-o", tmp_path / "papers").status == 0
    erased = run("erase", other, "--household", "001", "--confirm", "001")
    assert erased.status == 0
    assert "WAL" in erased.out
    assert run("figures", other, *asked).status == 1
    assert run("check", other).status == 0


def test_of_a_damaged_ledger_every_command_says_the_same(databases: Databases, run: Run, tmp_path: Path) -> None:
    url = databases.url(databases.new())
    assert run("new", url).status == 0
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("drop table reading_memory cascade")

    commands = (("check",), ("history",), ("undo",), ("bundle", "-o", tmp_path / "x.hlbundle"))
    said = {run(command, url, *more).err for command, *more in commands}
    assert len(said) == 1
    assert "บนเครื่องกลางเสียหาย" in said.pop()


def test_an_empty_database_is_told_as_one(databases: Databases, run: Run) -> None:
    assert "ยังว่าง" in run("check", databases.url(databases.new())).err


def test_what_is_not_there_is_one_sentence(databases: Databases, run: Run) -> None:
    empty = databases.new()
    stranger = databases.url(empty, user="nobody_here", password="pw-1234")  # noqa: S106 -- of nobody

    for url in (databases.url(empty), databases.url("hl_nowhere"), stranger):
        answer = run("check", url)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert "pw-1234" not in answer.err


def test_who_may_only_read_looks_and_is_told_why_nothing_is_written(databases: Databases, role: str, run: Run) -> None:
    _owners, theirs = let_in(databases, role, "select")

    for asked in (("check", theirs), ("history", theirs)):
        assert run(*asked).status == 0
    refused: tuple[tuple[str, ...], ...] = (
        ("undo", theirs),
        ("erase", theirs, "--household", "001", "--confirm", "001"),
    )
    for wanted in refused:
        answer = run(*wanted)
        assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert "ดูได้อย่างเดียว" in answer.err


def test_a_password_that_is_missing_is_told_as_one_that_is_another() -> None:
    said = 'connection failed: connection to server at "10.0.0.1", port 5432 failed: fe_sendauth: no password supplied'

    problem = told(psycopg.OperationalError(said), ServerAddress("postgresql://hl@office/ledger"))

    assert isinstance(problem, UserError)
    assert problem.code == "server_refused"
