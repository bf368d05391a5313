"""What tests of the window share: Qt without a screen, our letters, ledgers on real files, pictures on request."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.app.at_hand import LedgerAtHand
from household_ledger.app.demo_file import make_demo_file
from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.period import Month
from household_ledger.services.demo.options import DemoOptions
from household_ledger.settings import Settings
from household_ledger.text.i18n import set_language
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Jobs
from household_ledger.ui.theme.fonts import load_fonts
from household_ledger.ui.theme.look import Look, set_look
from household_ledger.ui.theme.sheet import style_sheet

OLDEST = 25
"""So many tests later everything is looked through."""
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
Shot = Callable[[QWidget, str], None]


class TickingClock:
    """A clock on a known day: each look is a millisecond later."""

    def __init__(self, now: datetime = NOW) -> None:
        self._now = now

    def now(self) -> datetime:
        self._now += timedelta(milliseconds=1)
        return self._now

    def today(self) -> date:
        return self._now.date()


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def own_garbage() -> Iterator[None]:
    """Look for garbage in the test's own thread alone, as the window does (`ui/start/collecting.py`).

    Python's own looking happens in whatever thread makes things: one that reads would take things of Qt away.
    """
    gc.disable()
    yield
    gc.collect(2 if gc.get_count()[2] > OLDEST else 1)
    gc.enable()


@pytest.fixture(autouse=True)
def _thai_and_light(own_garbage: None, qapp: QApplication) -> Iterator[None]:
    """Begin every test in Thai, light, at 100 %, with no widget of the test before it, and nothing copied.

    What is still copied when Python ends, Qt without a screen would take away too late: it crashes.
    """
    load_fonts()
    wear(qapp, Look())
    set_language("th")
    yield
    set_language("th")
    take_away(qapp)
    QGuiApplication.clipboard().clear()


def take_away(application: QApplication) -> None:
    """Delete every window a test left, so that none is dressed anew when its Python half is gone."""
    for one in application.topLevelWidgets():
        one.hide()
        one.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wear(application: QApplication, look: Look) -> None:
    """Dress the application in a look; dressing is slow, so only when it is another one."""
    set_look(look)
    sheet = style_sheet()
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a made-up provider of four households and fourteen months up to October 2026; copy it before writing."""
    path = tmp_path_factory.mktemp("demo") / "demo.hldb"
    make_demo_file(path, DemoOptions(households=4, months=14, until=Month(2026, 10)), TickingClock())
    return path


@pytest.fixture
def opened_demo(demo_path: Path, tmp_path: Path) -> Iterator[LedgerAtHand]:
    """Open a copy of the made-up provider."""
    path = tmp_path / "demo.hldb"
    shutil.copy(demo_path, path)
    opened = LedgerShelf(TickingClock()).open(path)
    yield opened
    opened.close()


@pytest.fixture
def opened_empty(tmp_path: Path) -> Iterator[LedgerAtHand]:
    """Open a new empty ledger."""
    opened = LedgerShelf(TickingClock()).create(tmp_path / "empty.hldb")
    yield opened
    opened.close()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Give the runner of long work, stopped at the end."""
    made = Jobs()
    yield made
    made.stop()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give the choices of a new user."""
    return Settings.load(tmp_path / "settings.json")


@pytest.fixture
def desk(opened_demo: LedgerAtHand, settings: Settings, jobs: Jobs) -> Desk:
    """Give a desk with the made-up provider, its first household and October 2026."""
    made = Desk(opened_demo, settings, jobs)
    made.look_at(opened_demo.figures.households()[0].id)
    made.turn_to(Month(2026, 10))
    return made


@pytest.fixture
def empty_desk(opened_empty: LedgerAtHand, settings: Settings, jobs: Jobs) -> Desk:
    """Give a desk with an empty ledger."""
    return Desk(opened_empty, settings, jobs)


@pytest.fixture
def shot() -> Shot:
    """Save a picture of a widget in the folder $HL_SHOTS, where it is set: to be looked at."""
    folder = os.environ.get("HL_SHOTS", "")

    def take(widget: QWidget, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            widget.grab().save(str(Path(folder) / f"{name}.png"))

    return take
