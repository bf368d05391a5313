"""Figures read beside the window: only what was asked last is read and shown, and what fails is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from household_ledger.errors import EnvironmentProblem
from household_ledger.text.dates import format_month
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page
from household_ledger.ui.pages.provider.evidence.page import EvidencePage
from household_ledger.ui.pages.provider.loading import Loader
from household_ledger.ui.pages.provider.stairs.page import StairsPage
from household_ledger.ui.widgets.words import Words
from tests.ui.provider.conftest import Shown, wait

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


def _turn_until(is_so: Callable[[], bool]) -> None:
    for _turn in range(1000):
        if is_so():
            return
        QTest.qWait(5)
    raise AssertionError("never so")


def _once_set(may_end: threading.Event, ask: Callable[..., object]) -> Callable[..., object]:
    def slowly(*said: object, **also: object) -> object:
        may_end.wait(10)
        return ask(*said, **also)

    return slowly


def test_what_is_of_another_month_is_taken_away_while_this_one_is_counted(desk: Desk) -> None:
    figures, may_end = QLabel("ตุลาคม"), threading.Event()
    loader, withdrawn = Loader(desk, figures), []
    loader.withdrawn.connect(lambda: withdrawn.append(loader.is_waiting))

    def show(month: str) -> None:
        figures.setText(month)
        loader.setCurrentWidget(figures)

    def slowly() -> str:
        may_end.wait(10)
        return "กันยายน"

    loader.load(lambda: "ตุลาคม", show, about=10)
    wait(desk)
    loader.load(lambda: "ตุลาคม แก้แล้ว", show, about=10)
    wait(desk)
    assert withdrawn == []

    loader.load(slowly, show, about=9, words="กำลังนับ กันยายน…")
    _turn_until(lambda: loader.currentWidget() is not figures)
    told = loader.currentWidget()
    assert told is not None
    assert told.accessibleName() == "กำลังนับ กันยายน…"
    assert withdrawn == [True]

    may_end.set()
    wait(desk)
    assert loader.currentWidget() is figures
    assert (figures.text(), loader.is_waiting) == ("กันยายน", False)


@pytest.mark.parametrize("kind", [EvidencePage, StairsPage])
def test_no_page_of_results_shows_the_figures_of_the_month_before_under_another(
    kind: type[Page], desk: Desk, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = threading.Event()
    page = shown(kind, desk)
    title, loader = page.title.words(), page.findChildren(Loader)[0]
    asked: tuple[Callable[..., object], ...] = (desk.figures.group_change, desk.figures.staircase)
    for name, ask in zip(("group_change", "staircase"), asked, strict=True):
        monkeypatch.setattr(desk.figures, name, _once_set(may_end, ask))

    desk.turn_to(desk.month.plus(-1))
    _turn_until(lambda: loader.is_waiting)

    assert page.title.words() != title
    counting = page.findChild(Words, "counting")
    assert counting is not None
    assert counting.isVisible()
    assert counting.words() == f"กำลังนับ {format_month(desk.month)}…"

    may_end.set()
    wait(desk)
    assert not counting.isVisible()
