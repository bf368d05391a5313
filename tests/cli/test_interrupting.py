"""Ctrl+C in a long job of a real process: one sentence, status 3, nothing half done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.cli_support import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a signal is not sent to one process there")
HEARING = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("household_ledger", run_name="__main__", alter_sys=True)
"""
"""A shell starts what runs beside it deaf to Ctrl+C, and children inherit that; the program itself keeps to it."""
ROWS = 150_000
LONGEST = 60


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rows") / "many.csv"
    lines = (
        f"2026-{1 + n % 9:02}-{1 + n % 28:02},{n % 90:03},expense,E0{1 + n % 9},{1 + n % 900}" for n in range(ROWS)
    )
    path.write_text("\n".join(("date,household,kind,category,amount", *lines)) + "\n", encoding="utf-8")
    return path


def has_begun(book: Path) -> bool:
    """Tell whether something was written that is not yet kept: in a log, or on other volumes in a journal."""
    tails = (book.with_name(book.name + tail) for tail in ("-wal", "-journal"))
    return any(tail.exists() and tail.stat().st_size for tail in tails)


def interrupted(book: Path, rows: Path, *, times: int) -> tuple[int, str, str]:
    """Import, interrupt in the midst of reading (a log or journal has begun beside it), and wait for the end."""
    words = [sys.executable, "-c", HEARING, "--lang", "en", "import", str(book), str(rows), "--canonical"]
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    until = time.monotonic() + LONGEST
    while not has_begun(book) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    for _time in range(times):
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
    out, err = process.communicate(timeout=LONGEST)
    return process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize("times", [1, 3])
def test_ctrl_c_in_an_import_says_one_sentence_and_keeps_nothing(
    run: Run, many: Path, tmp_path: Path, times: int
) -> None:
    book = tmp_path / "book.hldb"
    assert run("new", book).status == 0

    status, out, err = interrupted(book, many, times=times)

    assert (status, out, err) == (3, "", "Stopped. Nothing half done was kept.\n")
    assert json.loads(run("history", book, "--json").out)["steps"] == []
    assert run("check", book).status == 0
    assert run("import", book, many, "--canonical", "--dry-run").status == 0
