"""Loading ahead ends, also where a module cannot be loaded."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from household_ledger.ui.start import warming
from household_ledger.ui.start.session import Session
from household_ledger.ui.start.warming import Warming


def test_a_module_that_cannot_be_loaded_is_tried_once(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def load(name: str) -> None:
        tried.append(name)
        raise ImportError(name)

    monkeypatch.setattr(warming, "import_module", load)
    monkeypatch.setattr(warming, "_load_words", lambda: None)
    parent = QObject()
    ahead = Warming(parent)
    ahead._waiting = deque(("one", "two"))
    with qtbot.captureExceptions() as told:
        ahead._begin()
        qtbot.waitUntil(lambda: len(tried) == 2)
        qtbot.wait(5 * warming._BETWEEN)

    assert tried == ["household_ledger.one", "household_ledger.two"]
    assert [kind for kind, _value, _trace in told] == [ImportError, ImportError]
    assert not ahead._timer.isActive()


def test_stopped_before_it_began_it_loads_nothing(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(warming, "import_module", tried.append)
    monkeypatch.setattr(warming, "_load_words", lambda: None)
    monkeypatch.setattr(warming, "_AFTER_PAINT", 0)
    parent = QObject()
    ahead = Warming(parent)

    ahead.begin_later()
    ahead.stop()
    qtbot.wait(5 * warming._BETWEEN)

    assert tried == []


def test_nothing_is_loaded_ahead_any_more_when_the_run_ends(
    session: Session, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(warming, "import_module", tried.append)
    monkeypatch.setattr(warming, "_AFTER_PAINT", 10)
    session.open(book)
    qtbot.waitUntil(lambda: bool(tried))

    session.end()
    before = len(tried)
    qtbot.wait(5 * warming._BETWEEN)

    assert len(tried) == before < len(warming.SOON)
