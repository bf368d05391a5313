"""The window holds every page there is, on a full book and on an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.ui.desk import Desk
from household_ledger.ui.frame.window import Window
from household_ledger.ui.pages.catalogue import PAGES
from tests.ui import looking
from tests.ui.conftest import Shot
from tests.ui.frame.conftest import Outside, redress, settle
from tests.ui.hands import child

KEYS = [one.key for one in PAGES]


@pytest.fixture
def windows(qapp: QApplication, outside: Outside, tmp_path: Path) -> Iterator[list[Window]]:
    made: list[Window] = []
    yield made
    for window in made:
        window.hide()
        window.deleteLater()
    settle()


def opened(desk: Desk, application: QApplication, outside: Outside, windows: list[Window], folder: Path) -> Window:
    desk.settings.chosen["show_everything"] = True
    actions = outside.actions(lambda: redress(application, desk.settings, window))
    window = Window(desk, actions, folder / "window.json")
    windows.append(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    settle()
    return window


@pytest.mark.parametrize("key", KEYS)
def test_every_page_stands_in_the_window_and_each_control_is_reached(  # noqa: PLR0917
    key: str, desk: Desk, qapp: QApplication, outside: Outside, windows: list[Window], tmp_path: Path, shot: Shot
) -> None:
    window = opened(desk, qapp, outside, windows, tmp_path)
    assert window.go(key)
    settle()

    page = window.parts.pages.page()
    assert page is not None
    at = QApplication.focusWidget()
    assert at is not None
    assert page.isAncestorOf(at)
    assert page.help_text()
    assert looking.unreachable(window) == []
    assert window.size().width() == 1366
    shot(window, f"window-{key}")


def test_every_page_stands_in_the_window_of_an_empty_book(
    empty_desk: Desk, qapp: QApplication, outside: Outside, windows: list[Window], tmp_path: Path
) -> None:
    window = opened(empty_desk, qapp, outside, windows, tmp_path)
    for key in KEYS:
        assert window.go(key)
        settle()
        window.rebuild()
        settle()
        assert window.parts.pages.key == key
    assert window.parts.messages.shown() == ()


@pytest.mark.parametrize("key", ["follow", "savings_summary", "evidence"])
def test_a_page_can_be_printed_as_soon_as_it_is_read(  # noqa: PLR0917
    key: str, desk: Desk, qapp: QApplication, outside: Outside, windows: list[Window], tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(desk, qapp, outside, windows, tmp_path)

    window.go(key)
    page = window.parts.pages.page()
    assert page is not None
    qtbot.waitUntil(lambda: page.paper() is not None and not desk.jobs.is_busy)

    assert child(window, "print").isEnabled()
    window.go("today")
    assert not child(window, "print").isEnabled()


class Watch(QObject):
    """Notes every window that shows itself."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {looking.words_of(watched)}")
        return False


def test_no_part_of_a_page_shows_itself_as_a_window_before_it_has_its_place(
    desk: Desk, qapp: QApplication, outside: Outside, windows: list[Window], tmp_path: Path
) -> None:
    window = opened(desk, qapp, outside, windows, tmp_path)
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        for key in KEYS:
            window.go(key)
            settle()
        window.drawers.show_help()
        window.rebuild()
        settle()
    finally:
        qapp.removeEventFilter(watch)

    assert watch.seen == []
