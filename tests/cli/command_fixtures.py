"""A command line to call inside the test's own process, on a clock that stands still."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from household_ledger.cli import main as command_line


class StillClock:
    """21 November 2026, ten in the morning in Thailand."""

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 3, 0, tzinfo=UTC)

    def today(self) -> date:
        return date(2026, 11, 21)


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    status: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(command_line, "SystemClock", StillClock)

    def call(*words: object) -> Answer:
        capsys.readouterr()
        status = command_line.main([str(word) for word in words])
        told = capsys.readouterr()
        return Answer(status, told.out, told.err)

    return call


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small provider once for all tests."""
    path = tmp_path_factory.mktemp("demo") / "village.hldb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command_line, "SystemClock", StillClock)
        words = ["--quiet", "new", str(path), "--demo", "--households", "3", "--months", "4", "--until", "2026-10"]
        assert command_line.main(words) == 0
    return path


@pytest.fixture
def ledger(made_once: Path, tmp_path: Path) -> Path:
    """Give a copy of the small made-up provider, for this test alone."""
    path = tmp_path / "village.hldb"
    shutil.copyfile(made_once, path)
    return path
