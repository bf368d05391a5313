"""On the way to the first page nothing is loaded or looked for that the page does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MOST_MODULES = 253
"""So many modules of ours the first page may take; who needs one more finds one that can wait."""


def _told(code: str) -> str:
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=surroundings)
    return done.stdout.strip()


def test_qt_leaves_pythons_own_import_in_its_place() -> None:
    code = """
import builtins
plain = builtins.__import__
from household_ledger.ui.start.loading import load_qt
load_qt()
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
QApplication([])
print(builtins.__import__ is plain, QLabel("1").text(), Qt.Key.Key_Tab.name)
"""
    assert _told(code) == "True 1 Key_Tab"


def test_garbage_is_looked_for_once_the_page_is_drawn_and_in_the_windows_thread_alone() -> None:
    code = """
import gc, threading, weakref
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from household_ledger.ui.start.collecting import Collecting
from household_ledger.ui.start.loading import hold_collecting

class Round(QObject):
    def __init__(self):
        super().__init__()
        self.itself = self

hold_collecting()
held = gc.isenabled()
application = QCoreApplication([])
collecting = Collecting(application)
gone = []
weakref.finalize(Round(), lambda: gone.append(threading.current_thread() is threading.main_thread()))
busy = threading.Thread(target=lambda: [[[] for _ in range(1000)] for _ in range(200)])
busy.start()
busy.join()
before = list(gone)
QTimer.singleShot(2000, application.quit)
kept = [[] for _ in range(20000)]
application.exec()
print(held, gc.isenabled(), gc.get_freeze_count() > 0, before, gone)
"""
    assert _told(code) == "False False True [] [True]"


def test_what_is_loaded_in_idle_time_is_there_and_draws_and_prints_nothing_yet() -> None:
    code = """
import sys
from importlib import import_module
from household_ledger.ui.start.warming import SOON
for one in SOON:
    import_module(f"household_ledger.{one}")
print([heavy for heavy in ("matplotlib", "reportlab", "sqlalchemy") if heavy in sys.modules])
"""
    assert _told(code) == "[]"


def test_the_first_page_waits_for_nothing_that_comes_later() -> None:
    code = """
import sys
from household_ledger.cli.main import build_parser
build_parser(["open", "book.hldb"])
import household_ledger.app.window, household_ledger.ui.start.running
import household_ledger.ui.frame.window, household_ledger.ui.pages.household.entry, household_ledger.ui.entry_grid.way
from household_ledger.ui.start.warming import SOON
LATER = {*SOON, "ui.start.welcome", "ui.widgets.file_asking", "text.arithmetic", "domain.photo", "ui.photos"}
OTHERS = {"PIL", "pythainlp", "babel", "openpyxl", "fractions", "decimal", "socket", "calendar"}
loaded = set(sys.modules)
print(sorted(loaded & ({f"household_ledger.{one}" for one in LATER} | OTHERS)))
print(sum(one.startswith("household_ledger.") for one in loaded))
"""
    later, ours = _told(code).splitlines()

    assert later == "[]"
    assert int(ours) <= MOST_MODULES, (
        "half a millisecond each: load what the first page does not show with its first use"
    )


def test_a_book_is_opened_and_its_households_listed_without_what_sums(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from household_ledger.app.opening import opened
from household_ledger.clock import SystemClock
with opened(Path({str(tmp_path)!r}) / "book.hldb", SystemClock(), create=True) as application:
    print(application.figures.households())
    print([one for one in ("domain.figures_sums", "db.figure_queries") if f"household_ledger.{{one}}" in sys.modules])
"""
    assert _told(code) == "()\n[]"
