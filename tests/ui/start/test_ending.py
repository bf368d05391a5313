"""The system ends the program: the file is closed whole, what was written is copied, the window remembers its page."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

_RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from household_ledger.app.shelf import LedgerShelf
from household_ledger.clock import SystemClock
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import Role
from household_ledger.domain.register import Person
from household_ledger.services.commands.register import AddRecords
from household_ledger.settings import Settings
from household_ledger.ui.start.running import run

def begin(session):
    session.open(Path(sys.argv[1]))
    session.desk.execute(AddRecords((Person(id=NO_ID, name="นางสาวใหม่", role=Role.RECORDER),)))
    session.window.go("savings")
    QTimer.singleShot(0, lambda: print("open", flush=True))

state = Path(sys.argv[2])
settings = Settings(state / "settings.json", {"copies_folder": str(state)})
sys.exit(run(LedgerShelf(SystemClock()), settings, state, begin))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes windows itself")
@pytest.mark.parametrize("told", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_what_the_system_ends_is_closed_whole_and_copied(told: str, demo_path: Path, tmp_path: Path) -> None:
    book, state = tmp_path / "book.hldb", tmp_path / "state"
    state.mkdir()
    shutil.copy(demo_path, book)
    running = subprocess.Popen(
        [sys.executable, "-c", _RUN, str(book), str(state)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline().strip() == "open"

    running.send_signal(getattr(signal, told))
    _out, trouble = running.communicate(timeout=20)

    assert running.returncode == 0
    assert "Traceback" not in trouble
    assert not book.with_name("book.hldb-wal").exists(), "closed: the file alone is whole"
    assert len(list(state.glob("book*on-close*.hldb"))) == 1
    left = json.loads((state / "window.json").read_text(encoding="utf-8"))
    assert left["page"] == "savings"
    assert list(left["households"]) == [str(book)]
