"""Figures read beside the window: only what was asked last is read and shown, and what fails is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from household_ledger.errors import EnvironmentProblem
from household_ledger.ui.desk import Desk, Notice
from household_ledger.ui.pages.provider.loading import Loader
from tests.ui.provider.conftest import wait

pytestmark = pytest.mark.usefixtures("qapp")


def test_months_gone_through_quickly_are_not_all_read(desk: Desk) -> None:
    loader, may_end, begun = Loader(desk, QLabel()), threading.Event(), threading.Event()
    read: list[int] = []
    shown: list[int] = []

    def reading(number: int) -> Callable[[], int]:
        def run() -> int:
            read.append(number)
            begun.set()
            may_end.wait(10)
            return number

        return run

    for number in range(8):
        loader.load(reading(number), shown.append)
        QTest.qWait(1)
    assert begun.wait(10)
    may_end.set()
    wait(desk)

    assert shown == [7]
    assert len(read) <= 3, "the two under way at once, and the last"


def _broken() -> int:
    raise ZeroDivisionError


def _gone() -> int:
    raise EnvironmentProblem("disk_failed", name="book.hldb", folder="/media/stick")


@pytest.mark.parametrize("read", [_broken, _gone], ids=["mistake", "disk"])
def test_what_could_not_be_read_is_told_once(read: Callable[[], int], desk: Desk) -> None:
    loader = Loader(desk, QLabel())
    shown: list[int] = []
    said: list[Notice] = []
    desk.said.connect(said.append)

    loader.load(read, shown.append)
    wait(desk)

    assert [one.kind for one in said] == ["trouble"]
    assert said[0].words
    assert not shown
