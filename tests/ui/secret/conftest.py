"""Books with a passphrase: one locked once a module by the real thing, and runs of the program on it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.app.shelf import LedgerShelf
from household_ledger.services.secret import Secret, new_passphrase
from household_ledger.settings import COPIES_FOLDER
from household_ledger.ui.start.session import Session
from tests.ui.conftest import TickingClock
from tests.ui.start.conftest import book, session, settle, shelf

__all__ = ["book", "session", "shelf"]

PASSPHRASE = "ควายสามตัวกินหญ้า"  # noqa: S105 -- of a made-up book
NEXT = "ไก่สีแดงเก้าตัว"


@pytest.fixture(scope="session")
def locked_once(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...]]:
    """Lock the made-up provider; its file and the numbers of its sheet."""
    folder = tmp_path_factory.mktemp("locked")
    path = folder / "locked.hldb"
    shutil.copy(demo_path, path)
    shelf = LedgerShelf(TickingClock())
    shelf.secrets.encrypt(path, new_passphrase(PASSPHRASE), [folder / "copies"])
    opened = shelf.open(path, Secret(PASSPHRASE))
    groups = opened.recovery_groups()
    opened.close()
    return path, groups


@pytest.fixture
def locked(locked_once: tuple[Path, tuple[str, ...]], tmp_path: Path) -> Path:
    path = tmp_path / "village.hldb"
    shutil.copy(locked_once[0], path)
    return path


@pytest.fixture
def groups(locked_once: tuple[Path, tuple[str, ...]]) -> tuple[str, ...]:
    return locked_once[1]


@pytest.fixture
def run(session: Session, tmp_path: Path) -> Iterator[Session]:
    """Give a run of the program whose copies have a folder of their own."""
    session.settings.chosen[COPIES_FOLDER.key] = str(tmp_path / "copies")
    (tmp_path / "copies").mkdir()
    yield session
    if session.secret.is_locked:
        session.secret.locking._on_close()
    if session.window is not None:
        session.window.let_go()  # what is typed in it is thrown away
    settle()
