"""The window has letters of its own: Thai, and signs that ours lack, whatever the machine has."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ASKING = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
from PySide6.QtGui import QFontDatabase
from household_ledger.ui.theme.fonts import load_fonts
load_fonts()
print(*sorted(QFontDatabase.families()), sep="|")
"""


def test_a_machine_without_letters_shows_thai_and_other_signs(tmp_path: Path) -> None:
    bare = tmp_path / "fonts.conf"
    bare.write_text(f"<fontconfig><dir>{tmp_path}/none</dir><cachedir>{tmp_path}/kept</cachedir></fontconfig>")
    settings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(bare)}

    told = subprocess.run([sys.executable, "-c", ASKING], env=settings, capture_output=True, text=True, check=True)

    assert {"Sarabun", "DejaVu Sans"} <= set(told.stdout.strip().split("|"))
