"""The window is measured as it is started and used, and closes by itself whatever was typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from household_ledger.benchmarks.sizes import bench_of, closed_copy


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with bench_of("S") as bench:
        path = tmp_path_factory.mktemp("bench") / "small.hldb"
        path.write_bytes(closed_copy(bench).read_bytes())
    return path


def _told(module: str, *arguments: str) -> list[list[str]]:
    said = subprocess.run(
        [sys.executable, "-m", f"household_ledger.benchmarks.{module}", *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    return [line.split() for line in said.stdout.splitlines()]


@pytest.mark.parametrize("kind", ["floor", "program"])
def test_a_window_tells_when_it_can_be_typed_in_and_ends(kind: str, small: Path) -> None:
    [(word, kilobytes)] = _told("window_child", kind, str(small))

    assert word == "ready"
    assert int(kilobytes) > 20_000


def test_a_window_that_was_typed_in_closes_without_being_asked_about_it(small: Path) -> None:
    told = {name: [float(one) for one in times] for name, *times in _told("window_use", str(small), "1")}

    assert set(told) == {"keys", "lists", "pages", "charts"}
    assert all(one > 0 for times in told.values() for one in times)
    assert len(told["lists"]) > len(told["keys"]) / 2


def test_a_list_of_all_entries_is_gone_about_in(small: Path) -> None:
    told = {name: [float(one) for one in times] for name, *times in _told("window_long_grid", str(small))}

    assert set(told) == {"scrolled", "gone", "chosen"}
    assert all(one > 0 for times in told.values() for one in times)


def test_rows_kept_are_seen_painted_before_the_page_rests(small: Path) -> None:
    told = {name: [float(one) for one in times] for name, *times in _told("window_kept", str(small), "3")}

    names = {"kept_new", "kept_changed", "kept_changed_of_all"}
    assert set(told) == names | {f"{one}_rested" for one in names}
    for name in names:
        assert len(told[name]) == 3
        assert all(0 < painted < rested for painted, rested in zip(told[name], told[f"{name}_rested"], strict=True))
