"""Sarabun for Qt: the same outlines with a taller line box, so that stacked Thai marks are not cut off."""

from __future__ import annotations

import struct

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase

from household_ledger.errors import EnvironmentProblem
from household_ledger.text.typefaces import other_typeface, typeface

FAMILIES = ("Sarabun", "Leelawadee UI", "Tahoma", "Thonburi", "Noto Sans Thai", "Loma", "DejaVu Sans")
_STYLES = ("Regular", "SemiBold", "Bold")
_UP, _DOWN = 1.25, 0.56
"""Ascent and descent in sizes that clip no syllable (`design/thai-text.md` §5)."""
_loaded: list[int] = []


def load_fonts() -> None:
    """Make our typeface known to Qt, once; without its files the system's own letters serve."""
    if _loaded:
        return
    for style in _STYLES:
        try:
            letters = typeface(style).read_bytes()
        except (OSError, EnvironmentProblem):
            continue
        _loaded.append(QFontDatabase.addApplicationFontFromData(QByteArray(_taller(letters))))
    other = other_typeface()
    if other is not None:  # signs ours lacks, on a machine without letters of its own
        _loaded.append(QFontDatabase.addApplicationFont(str(other)))


def font(pixels: int, *, is_strong: bool = False) -> QFont:
    """Give our letters at a size in pixels, with figures of one width."""
    chosen = QFont()
    chosen.setFamilies(list(FAMILIES))
    chosen.setPixelSize(pixels)
    if is_strong:
        chosen.setWeight(QFont.Weight.DemiBold)
    return chosen


def _taller(letters: bytes) -> bytes:
    """Write a taller box into the tables hhea and OS/2 of a typeface, in memory."""
    box = bytearray(letters)
    count = struct.unpack_from(">H", box, 4)[0]
    tables = {
        bytes(box[12 + 16 * number : 16 + 16 * number]): struct.unpack_from(">I", box, 12 + 16 * number + 8)[0]
        for number in range(count)
    }
    units = struct.unpack_from(">H", box, tables[b"head"] + 18)[0]
    up, down = round(units * _UP), round(units * _DOWN)
    struct.pack_into(">hhh", box, tables[b"hhea"] + 4, up, -down, 0)
    struct.pack_into(">hhhHH", box, tables[b"OS/2"] + 68, up, -down, 0, up, down)
    return bytes(box)
