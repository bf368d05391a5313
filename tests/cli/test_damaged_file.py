"""A damaged ledger on the command line: looked through before a word is said of it, read or written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command_fixtures import Run

_PAGE = 4096


@pytest.mark.parametrize(
    "words",
    [
        "figures {} --household 001 --from 2026-10 --to 2026-10 --json",
        "history {}",
        "report month {} --household 001 --month 2026-10 -o {}.pdf",
        "undo {}",
    ],
)
def test_a_damaged_ledger_is_told_before_anything_is_said_of_it(ledger: Path, run: Run, words: str) -> None:
    content = bytearray(ledger.read_bytes())
    content[-_PAGE : 8 - _PAGE] = b"\xff" * 8  # a page of the journal, which none of these comes by
    ledger.write_bytes(bytes(content))

    answer = run("--lang", "en", *(word.format(ledger) for word in words.split()))

    assert answer.status == 1
    assert "is damaged" in answer.err
    assert answer.out == ""
    assert ledger.read_bytes() == content
    assert list(ledger.parent.glob("*.pdf")) == []
