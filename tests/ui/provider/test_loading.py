"""Figures read beside the window: only what was asked last is read and shown, and what fails is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from household_ledger.errors import EnvironmentProblem
from household_ledger.ui.desk import Desk
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
def test_what_cannot_be_read_is_told_in_its_place_and_read_again(read: Callable[[], int], desk: Desk) -> None:
    figures = QLabel()
    loader = Loader(desk, figures)
    reads: list[Callable[[], int]] = [lambda: 1, read, lambda: 3]
    shown: list[int] = []

    def reading() -> int:
        return reads.pop(0)()

    def show(number: int) -> None:
        shown.append(number)
        loader.setCurrentWidget(figures)

    loader.load(reading, show)
    wait(desk)
    assert loader.currentWidget() is figures

    loader.load(reading, show)
    wait(desk)
    assert loader.currentWidget() is loader.trouble, "what stood there was of another month"
    assert loader.trouble.said.words()

    assert loader.trouble.action is not None
    loader.trouble.action.click()
    wait(desk)
    assert loader.currentWidget() is figures
    assert shown == [1, 3]
