"""What the command line tells of its work: one as one, many as many, and where exactly a row is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.cli_support import Run

HEAD = "date,household,kind,category,amount\n"
ONE = HEAD + "2026-10-02,001,income,I01,1000\n"
TWO = ONE + "2026-10-03,001,expense,E01,120\n"


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "x.hldb"
    assert run("new", path).status == 0
    return path


def taken(run: Run, book: Path, content: str, *more: str) -> str:
    rows = book.with_name("rows.csv")
    rows.write_text(content, encoding="utf-8")
    answer = run("--lang", "en", "import", book, rows, "--canonical", *more)
    return (answer.out + answer.err).splitlines()[0]


def test_one_entry_is_told_as_one(run: Run, book: Path) -> None:
    assert taken(run, book, ONE, "--dry-run") == "Only looked: 1 entry would be added."
    assert taken(run, book, ONE) == "1 entry added."
    assert taken(run, book, TWO) == "1 entry added. 1 was there already."
    assert taken(run, book, TWO) == "0 entries added. 2 were there already."


def test_pages_files_and_copies_are_told_as_one_too(run: Run, book: Path, tmp_path: Path) -> None:
    taken(run, book, ONE)
    out = tmp_path / "a.pdf"

    page = run("--lang", "en", "report", "month", book, "--household", "001", "--month", "2026-10", "-o", out)
    rows = run("--lang", "en", "export", book, "--format", "csv", "-o", tmp_path / "e.csv")

    assert page.out == f"1 page: {out}\n"
    assert rows.out.startswith("1 entry written to ")
    assert run("--lang", "en", "check", book).out.startswith("Everything is in order: 1 entry in 1 step.\n")
    assert run("--lang", "en", "backup", book, "-o", tmp_path / "safe").out.endswith("(1 entry)\n")


@pytest.mark.parametrize(("language", "row"), [("en", "row 2: "), ("th", "แถว 2: ")])
def test_a_row_that_is_wrong_as_a_whole_names_no_column(run: Run, book: Path, language: str, row: str) -> None:
    rows = book.with_name("rows.csv")
    rows.write_text(HEAD + "2026-10-02,001,income\n", encoding="utf-8")

    answer = run("--lang", language, "import", book, rows, "--canonical")

    first, last = answer.err.splitlines()
    assert first.startswith(row)
    assert language == "th" or last == "rows.csv: one thing needs mending. Nothing was written."


def test_what_is_not_told_row_by_row_is_counted(run: Run, book: Path) -> None:
    rows = book.with_name("rows.csv")
    rows.write_text(HEAD + "2026-10-02,001,income,I01,x\n" * 150, encoding="utf-8")

    *told, more, last = run("--lang", "en", "import", book, rows, "--canonical").err.splitlines()

    assert len(told) == 20
    assert more == "… and 130 more"
    assert last == "rows.csv: 150 things need mending. Nothing was written."


def test_rows_that_say_they_were_written_before_are_told_as_the_word_of_the_file(run: Run, book: Path) -> None:
    content = "date,household,kind,category,amount,entered_on\n2026-10-02,001,income,I01,5,2026-10-02\n"
    rows = book.with_name("rows.csv")
    rows.write_text(content, encoding="utf-8")

    looked = run("import", book, rows, "--canonical", "--dry-run", "--json")
    answer = run("--lang", "en", "import", book, rows, "--canonical")

    assert json.loads(looked.out)["said_earlier"] == 1
    told = answer.out.splitlines()[1]
    assert told == "1 entry says it was written before today. Nobody saw that: months that rest on it say so."
