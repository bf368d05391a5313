"""How a newcomer's session begins: nothing chosen, no book, a home folder of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from household_ledger.app.shelf import LedgerShelf
from household_ledger.settings import LANGUAGE, THEME, TYPE_SIZE, Settings
from household_ledger.ui.start.dress import dress
from household_ledger.ui.start.session import Session
from tests.journeys.newcomer import Newcomer
from tests.ui.conftest import TickingClock, take_away


@dataclass(frozen=True)
class Life:
    """How somebody reads the program, and what they are called."""

    name: str
    language: str = "th"
    theme: str = "light"
    size: int = 100
    who: str = "สมศรี ใจดี"
    partner: str = "สมชาย ใจดี"


Begin = Callable[..., Newcomer]


@pytest.fixture
def begin(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Start sessions of somebody without settings and without a book, in a home folder of their own."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    made: list[Session] = []

    def start(life: Life | None = None, clock: TickingClock | None = None) -> Newcomer:
        life = life or Life("thai")
        settings = Settings.load(tmp_path / "state" / "settings.json")
        for setting, value in ((LANGUAGE, life.language), (THEME, life.theme), (TYPE_SIZE, life.size)):
            settings.choose(setting, value)
        dress(qapp, settings)
        session = Session(qapp, LedgerShelf(clock or TickingClock()), settings, tmp_path / "state")
        made.append(session)
        session.begin()
        return Newcomer(session, life.language, data=f"{life.who}\n{life.partner}\nสมศรี\nบัญชีของเรา\n~/Documents")

    yield start
    for session in made:
        if session.desk is not None:
            session.desk.opened.close()
        session.end()
    take_away(qapp)
    dress(qapp, Settings(tmp_path / "none.json"))


def keep(shown: QWidget | None, name: str) -> None:
    """Keep a picture where $HL_SHOTS names a folder."""
    folder = os.environ.get("HL_SHOTS", "")
    if folder and shown is not None:
        Path(folder).mkdir(parents=True, exist_ok=True)
        shown.grab().save(str(Path(folder) / f"{name}.png"))
