"""A measurement in a process of its own: told line by line, never waited for without end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from household_ledger.benchmarks.child import lines_of
from household_ledger.errors import EnvironmentProblem
from household_ledger.text.messages import message


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "measured.py"


def test_each_line_comes_with_the_time_it_was_said(module: Path) -> None:
    module.write_text("import time\nprint('one', flush=True)\ntime.sleep(0.3)\nprint('two')\n", encoding="utf-8")

    (first, one), (second, two) = lines_of("measured", [])

    assert (one, two) == ("one", "two")
    assert second - first > 0.25


def test_what_does_not_end_is_stopped_and_named(module: Path) -> None:
    module.write_text("import time\nprint('asks', flush=True)\ntime.sleep(60)\n", encoding="utf-8")
    begun = time.perf_counter()

    with pytest.raises(EnvironmentProblem) as stopped:
        list(lines_of("measured", ["window"], patience=0.5))

    assert time.perf_counter() - begun < 10
    assert stopped.value.code == "bench_no_end"
    assert "window" in message(stopped.value)


def test_what_ends_badly_is_told_with_its_last_words(module: Path) -> None:
    module.write_text(
        "import sys\nsys.stderr.write('x' * 99_999)\nraise SystemExit('no room left')\n", encoding="utf-8"
    )

    with pytest.raises(EnvironmentProblem) as failed:
        list(lines_of("measured", []))

    assert failed.value.code == "bench_failed"
    assert "no room left" in message(failed.value)
