"""On the way to the first page nothing is loaded or looked for that the page does not need."""

from __future__ import annotations

import os
import subprocess
import sys


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


def test_garbage_is_looked_for_again_once_the_page_is_drawn() -> None:
    code = """
import gc
from household_ledger.ui.start.loading import collect_again, hold_collecting
hold_collecting()
held = gc.isenabled()
collect_again()
print(held, gc.isenabled(), gc.get_freeze_count() > 0)
"""
    assert _told(code) == "False True True"
