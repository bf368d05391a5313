"""A clock that fell back while the book lay closed, or while it is open, is told once; a right one never."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from household_ledger.app.shelf import LedgerShelf
from household_ledger.settings import Settings
from household_ledger.ui.desk import Desk, Notice
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.start.clock_watch import ClockWatch
from household_ledger.ui.start.session import Session
from tests.ui.start.conftest import settle, write


class SetClock:
    """A clock a person sets."""

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 5, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@pytest.fixture
def clock() -> SetClock:
    return SetClock(date(2026, 11, 21))


@pytest.fixture
def desk(book: Path, clock: SetClock, tmp_path: Path, jobs: Jobs) -> Iterator[Desk]:
    opened = LedgerShelf(clock).open(book)
    yield Desk(opened, Settings.load(tmp_path / "settings.json"), jobs)
    opened.close()


def told(desk: Desk) -> list[Notice]:
    heard: list[Notice] = []
    desk.said.connect(heard.append)
    return heard


def test_a_day_before_the_last_one_written_is_told_when_a_book_opens(desk: Desk, clock: SetClock) -> None:
    write(desk, "อาสา")
    heard = told(desk)

    clock.day = date(2020, 1, 1)
    ClockWatch(desk).look()

    assert ["1 มกราคม 2563" in one.words and "21 พฤศจิกายน 2569" in one.words for one in heard] == [True]
    assert heard[0].kind == "trouble"


def test_a_clock_set_back_while_the_book_is_open_is_told_once(desk: Desk, clock: SetClock) -> None:
    watch, heard = ClockWatch(desk), told(desk)
    watch.look()
    write(desk, "อาสา")
    settle()
    assert heard == []

    clock.day = date(2026, 8, 1)
    for name in ("ก", "ข"):
        write(desk, name)
        settle()

    assert len(heard) == 1


def test_a_right_clock_and_another_zone_are_never_told(desk: Desk, clock: SetClock) -> None:
    write(desk, "อาสา")
    heard = told(desk)

    for day in (20, 21, 30):
        clock.day = date(2026, 11, day)
        ClockWatch(desk).look()

    assert heard == []


def test_the_window_of_a_book_tells_it(session: Session, book: Path) -> None:
    clock = SetClock(date(2031, 5, 5))
    opened = LedgerShelf(clock).open(book)
    write(Desk(opened, session.settings, session.jobs), "อาสา")
    opened.close()

    session.open(book)
    settle()

    assert session.window is not None
    assert any("5 พฤษภาคม 2574" in one.words for one in session.window.parts.messages.shown())
