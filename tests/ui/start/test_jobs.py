"""Work beside the window: what a job holds of the window dies in the window's thread, however late its thread ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from household_ledger.errors import EnvironmentProblem, LedgerError
from household_ledger.services.ports import Progress
from household_ledger.ui.jobs import Job, Jobs


class Shown:
    """Something of the window; notes in which thread it goes."""

    def __init__(self, gone: list[str]) -> None:
        self._gone = gone

    def __del__(self) -> None:
        self._gone.append(threading.current_thread().name)

    def take(self, _told: object) -> None:
        """Take what a job gives."""


def returned(_progress: Progress) -> int:
    return 1


def refused(_progress: Progress) -> int:
    try:
        Path("/nowhere/at/all").read_text(encoding="utf-8")
    except OSError as problem:
        raise EnvironmentProblem("io_error", name="x", folder="y") from problem
    return 0


def mistaken(_progress: Progress) -> int:
    raise ZeroDivisionError


def lingering(jobs: Jobs, patch: pytest.MonkeyPatch) -> None:
    """Let threads of jobs take their time to end after they have told their end."""
    real = jobs._work

    def work(told: object) -> None:
        real(told)  # type: ignore[arg-type]
        time.sleep(0.1)

    patch.setattr(jobs, "_work", work)


@pytest.mark.parametrize("work", [returned, refused, mistaken])
def test_what_a_job_shows_its_result_in_dies_in_the_window_s_thread(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, work: Callable[[Progress], int]
) -> None:
    lingering(jobs, monkeypatch)
    gone = list[str]()

    def begin() -> None:
        shown = Shown(gone)

        def with_it(progress: Progress) -> int:
            shown.take(progress)
            return work(progress)

        jobs.run(Job("…", with_it, shown.take, shown.take))

    begin()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    jobs.stop()

    assert gone == [threading.main_thread().name]


def test_a_problem_comes_without_what_it_came_through(jobs: Jobs, qtbot: QtBot) -> None:
    told = list[LedgerError | None]()
    jobs.run(Job("…", refused, told.append, told.append))
    qtbot.waitUntil(lambda: not jobs.is_busy)

    (problem,) = told
    assert isinstance(problem, EnvironmentProblem)
    assert (problem.code, problem.params) == ("io_error", {"name": "x", "folder": "y"})
    assert (problem.__traceback__, problem.__context__, problem.__cause__) == (None, None, None)
