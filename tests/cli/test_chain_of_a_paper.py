"""The chain printed on a paper or in a pack is found again in the ledger it was made from, and in no other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.cli_support import Run

HEAD = "date,household,kind,category,amount,pocket,description\n"
ROW = "2026-10-05,{code},expense,E01,{baht},เงินสด,ผัก\n"


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    """Make a ledger of one household and one entry."""
    path = tmp_path / "สมุด.hldb"
    assert run("new", path).status == 0
    write(run, path, 100)
    return path


def write(run: Run, path: Path, baht: int) -> None:
    rows = path.with_suffix(".csv")
    rows.write_text(HEAD + ROW.format(code="001", baht=baht), encoding="utf-8")
    assert run("import", path, rows, "--canonical").status == 0


def heads(run: Run, path: Path) -> list[dict[str, object]]:
    found = json.loads(run("check", path, "--json").out)["heads"]
    assert isinstance(found, list)
    return found


def test_a_look_through_the_book_names_its_chain_as_papers_do(run: Run, book: Path) -> None:
    (head,) = heads(run, book)

    told = run("--lang", "en", "check", book).out

    assert f"{head['writer']}:{head['seq']} {head['hash']}" in told
    assert len(str(head["hash"])) == 64


def test_the_step_a_paper_names_is_found_in_the_ledger_that_went_on(run: Run, book: Path) -> None:
    (before,) = heads(run, book)
    write(run, book, 200)

    printed = str(before["hash"])[:16]
    told, data = (
        run("--lang", "en", "check", book, "--chain", printed.upper(), *as_data) for as_data in ((), ("--json",))
    )

    assert heads(run, book) != [before]
    assert f"The step {before['writer']}:{before['seq']} has this hash" in told.out
    assert json.loads(data.out)["found"] == before


def test_in_another_ledger_it_is_not_found_and_that_is_said(run: Run, book: Path) -> None:
    (head,) = heads(run, book)
    other = book.with_name("อื่น.hldb")
    assert run("new", other).status == 0
    write(run, other, 100)

    answer = run("--lang", "en", "check", other, "--chain", str(head["hash"])[:16])

    assert answer.status == 1
    assert "the paper was made from another book, or a step was changed since" in answer.err


@pytest.mark.parametrize("said", ["fc5b820", "zz5b8201be995948", "a" * 65])
def test_what_is_no_hash_is_refused_before_anything_is_looked_at(run: Run, book: Path, said: str) -> None:
    answer = run("--lang", "en", "check", book, "--chain", said)

    assert answer.status == 2
    assert "is no hash" in answer.err
