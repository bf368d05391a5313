"""`demo`: a made-up ledger that is whole, whatever became of the making before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from household_ledger.cli import files
from household_ledger.cli.context import Context
from household_ledger.services.demo.options import DemoOptions
from tests.cli.cli_support import Run

MAKE = files.make_demo_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def make_small(path: Path, _options: DemoOptions, context: Context) -> None:
        MAKE(path, DemoOptions(households=2, months=2), context)

    monkeypatch.setattr(files, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(files, "make_demo_file", make_small)
    return tmp_path / "data" / "demo"


def households(run: Run, ledger: Path) -> int:
    told = json.loads(run("figures", ledger, "--all", "--from", "2026-10", "--to", "2026-10", "--json").out)
    return len(told["figures"])


def test_a_demo_whose_making_was_killed_is_made_anew(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(path: Path, _options: DemoOptions, _context: Context) -> None:
        assert run("new", path).status == 0
        raise SystemExit(9)

    with monkeypatch.context() as patch:
        patch.setattr(files, "make_demo_file", killed)
        with pytest.raises(SystemExit):
            run("demo")

    answer = run("demo")

    assert answer.status == 0, answer.err
    assert households(run, folder / "demo.hldb") == 2
    assert sorted(path.suffix for path in folder.glob("*.pdf")) == [".pdf", ".pdf"]


def test_a_whole_demo_is_kept(run: Run, folder: Path) -> None:
    assert run("demo").status == 0
    before = (folder / "demo.hldb").read_bytes()

    assert run("demo").status == 0

    assert (folder / "demo.hldb").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(run: Run, folder: Path) -> None:
    folder.parent.write_text("a file where the folder should be", encoding="utf-8")

    answer = run("demo")

    assert answer.status == 1
    assert "log.txt" not in answer.err
    assert len(answer.err.strip().splitlines()) == 1
