"""`demo` and `open` where there is no screen: a made-up ledger that is whole, whatever became of the making before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from household_ledger.app import demo_file as app
from household_ledger.clock import SystemClock
from household_ledger.db.lock import LedgerLock
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.ports import Clock, Progress
from tests.cli.cli_support import Run

MAKE = app.make_demo_file


@pytest.fixture(autouse=True)
def _without_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def make_small(path: Path, _options: DemoOptions, clock: Clock, progress: Progress) -> object:
        return MAKE(path, DemoOptions(households=2, months=2), clock, progress)

    monkeypatch.setattr(app, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(app, "make_demo_file", make_small)
    return tmp_path / "data" / "demo"


def households(run: Run, ledger: Path) -> int:
    told = json.loads(run("figures", ledger, "--all", "--from", "2026-10", "--to", "2026-10", "--json").out)
    return len(told["figures"])


def test_a_demo_whose_making_was_killed_is_made_anew(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(path: Path, _options: DemoOptions, _clock: Clock, _progress: Progress) -> None:
        assert run("new", path).status == 0
        path.with_name(path.name + ".unfinished").touch()
        raise SystemExit(9)

    with monkeypatch.context() as patch:
        patch.setattr(app, "make_demo_file", killed)
        with pytest.raises(SystemExit):
            run("demo")

    assert run("check", folder / "demo.hldb").status == 1
    answer = run("demo")

    assert answer.status == 0, answer.err
    assert households(run, folder / "demo.hldb") == 2
    assert sorted(path.suffix for path in folder.glob("*.pdf")) == [".pdf", ".pdf"]


def test_a_whole_demo_is_kept(run: Run, folder: Path) -> None:
    assert run("demo").status == 0
    before = (folder / "demo.hldb").read_bytes()

    assert run("demo").status == 0

    assert (folder / "demo.hldb").read_bytes() == before


def test_a_demo_somebody_writes_into_is_not_made_anew(run: Run, folder: Path) -> None:
    assert run("demo").status == 0
    lock = LedgerLock(folder / "demo.hldb")
    before = (folder / "demo.hldb").read_bytes()

    assert lock.take(SystemClock().now()) is None
    answer = run("demo", "--reset")
    lock.free()

    assert answer.status == 1
    assert len(answer.err.strip().splitlines()) == 1
    assert (folder / "demo.hldb").read_bytes() == before
    assert run("demo", "--reset").status == 0


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(run: Run, folder: Path) -> None:
    folder.parent.write_text("a file where the folder should be", encoding="utf-8")

    answer = run("demo")

    assert answer.status == 1
    assert "log.txt" not in answer.err
    assert len(answer.err.strip().splitlines()) == 1


@pytest.mark.parametrize("command", [(), ("open",), ("open", "nothing.hldb")])
def test_without_a_screen_or_a_file_the_window_is_refused_in_a_sentence(run: Run, command: tuple[str, ...]) -> None:
    answer = run(*command)

    assert answer.status == 1
    assert len(answer.err.strip().splitlines()) == 1
