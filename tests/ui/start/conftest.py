"""A run of the program on a shelf whose made-up village is finished when the test says so."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from household_ledger.app.shelf import LedgerShelf
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.copies.copy import KeptCopy
from household_ledger.services.copies.going_back import Restored
from household_ledger.services.copies.salvaged import Salvaged
from household_ledger.services.ports import Progress, no_progress
from household_ledger.services.secret import Secret
from household_ledger.services.server_address import Place, ServerAddress
from household_ledger.settings import COPIES_FOLDER, Settings
from household_ledger.ui.desk import Desk
from household_ledger.ui.ports import OpenLedger, Secrets
from household_ledger.ui.start.session import Session
from tests.ui.conftest import TickingClock


class SlowShelf:
    """A shelf whose made-up village is finished when the test says so."""

    def __init__(self, demo: Path) -> None:
        self._shelf = LedgerShelf(TickingClock())
        self._demo = demo
        self.may_finish = threading.Event()

    @property
    def secrets(self) -> Secrets:
        return self._shelf.secrets

    def show_damaged(self, path: Path) -> OpenLedger:
        return self._shelf.show_damaged(path)

    def move(self, path: Path, folder: Path) -> Path:
        return self._shelf.move(path, folder)

    def can_be_rescued(self, path: Path) -> bool:
        return self._shelf.can_be_rescued(path)

    def rescue(self, path: Path, folders: Iterable[Path], secret: Secret | None = None) -> Salvaged:
        return self._shelf.rescue(path, folders, secret)

    def open(self, place: Place, secret: Secret | None = None) -> OpenLedger:
        return self._shelf.open(place, secret)

    def look_at(self, address: ServerAddress) -> tuple[int, int]:
        return self._shelf.look_at(address)

    def is_locked(self, path: Path) -> bool:
        return self._shelf.is_locked(path)

    def check_secret(self, path: Path, secret: Secret) -> None:
        self._shelf.check_secret(path, secret)

    def needs_secret_to_rescue(self, path: Path, copy: KeptCopy | None) -> bool:
        return self._shelf.needs_secret_to_rescue(path, copy)

    def check_secret_to_rescue(self, path: Path, folders: Iterable[Path], secret: Secret) -> None:
        self._shelf.check_secret_to_rescue(path, folders, secret)

    def create(self, place: Place, passphrase: Secret | None = None) -> OpenLedger:
        return self._shelf.create(place, passphrase)

    def restore(self, copy: Path, path: Path, secret: Secret | None = None) -> Restored:
        return self._shelf.restore(copy, path, secret)

    def newest_copy(self, path: Path, folders: Iterable[Path]) -> KeptCopy | None:
        return self._shelf.newest_copy(path, folders)

    def demo(self, progress: Progress = no_progress, *, anew: bool = False) -> Path:
        assert not anew
        self.may_finish.wait(10)
        progress(1, 1)
        return self._demo


@pytest.fixture
def shelf(demo_path: Path, tmp_path: Path) -> SlowShelf:
    path = tmp_path / "village.hldb"
    shutil.copy(demo_path, path)
    return SlowShelf(path)


@pytest.fixture
def book(demo_path: Path, tmp_path: Path) -> Path:
    path = tmp_path / "book.hldb"
    shutil.copy(demo_path, path)
    return path


@pytest.fixture
def session(qapp: QApplication, shelf: SlowShelf, tmp_path: Path) -> Iterator[Session]:
    settings = Settings.load(tmp_path / "settings.json")
    settings.chosen[COPIES_FOLDER.key] = str(tmp_path)
    settings.chosen["writer"] = "volunteer"
    made = Session(qapp, shelf, settings, tmp_path / "state")
    yield made
    shelf.may_finish.set()
    if made.window is not None:
        made.window.close()
    made.end()
    settle()


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def write(desk: Desk, name: str) -> None:
    desk.execute(AddRecords((Person(id=NO_ID, name=name, role=Role.RECORDER),)))
