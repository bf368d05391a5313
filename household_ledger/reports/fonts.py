"""The two weights of the Thai typeface that paper is set in, loaded once on first use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics

from household_ledger.reports.thai_font import ThaiTTFont
from household_ledger.text.typefaces import typeface

if TYPE_CHECKING:
    from household_ledger.reports.sheet import TextStyle

REGULAR = "Sarabun"
BOLD = "Sarabun-SemiBold"
_WEIGHTS = {REGULAR: "Regular", BOLD: "SemiBold"}


@lru_cache(maxsize=len(_WEIGHTS))
def font(name: str) -> ThaiTTFont:
    """Give a weight, made known to ReportLab; EnvironmentProblem `typeface_missing` when the installation lost it."""
    loaded = ThaiTTFont(name, typeface(_WEIGHTS[name]))
    pdfmetrics.registerFont(loaded)
    return loaded


def font_of(style: TextStyle) -> ThaiTTFont:
    """Give the weight a style is set in."""
    return font(BOLD if style.is_bold else REGULAR)


def width_of(text: str, style: TextStyle) -> float:
    """Measure text in points as it will be drawn."""
    return font_of(style).stringWidth(text, style.size)
