"""Our typeface in matplotlib: made known once, measured, and broken into lines at Thai words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from household_ledger.text.pictures import PICTURES, STAND_IN
from household_ledger.text.typefaces import typeface
from household_ledger.text.wrap import segments

if TYPE_CHECKING:
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

_FAMILY = ["Sarabun", "DejaVu Sans"]
_DOTS = 144
_VARIANTS = "\ufe0e\ufe0f"
LEADING = 1.5
"""Height of a line in sizes: what Thai marks above and below need."""


@lru_cache(maxsize=1)
def prepare() -> RendererAgg:
    """Make the typeface known to matplotlib (thai-text.md §4) and give what measures it; EnvironmentProblem without."""
    import logging

    import matplotlib as mpl
    from matplotlib import font_manager
    from matplotlib.backends.backend_agg import RendererAgg

    # The second family only serves signs ours lacks; that it has no semibold need not be told on stderr.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for style in ("Regular", "SemiBold", "Bold"):
        font_manager.fontManager.addfont(str(typeface(style)))
    mpl.rcParams.update(
        {
            "font.family": _FAMILY,
            "text.hinting": "none",
            "axes.unicode_minus": False,
            "svg.fonttype": "path",
            "svg.hashsalt": "household-ledger",
            "hatch.linewidth": 0.7,
        }
    )
    return RendererAgg(8, 8, _DOTS)  # type: ignore[no-untyped-call] # matplotlib has types for most, not for this


@lru_cache(maxsize=64)
def _properties(points: float, weight: str) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=_FAMILY, size=points, weight=weight)


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    prepare()
    files = [str(typeface()), font_manager.findfont(_FAMILY[1])]
    return frozenset(number for file in files for number in FT2Font(file).get_charmap())


@lru_cache(maxsize=4096)
def drawable(words: str) -> str:
    """Put a stand-in for signs no typeface here has, a space for line ends, nothing for what is invisible."""
    if words.isascii() and words.isprintable():
        return words
    words = PICTURES.sub(lambda found: found[0][0] if ord(found[0][0]) in _known() else STAND_IN, words)
    kept = (letter for letter in words if unicodedata.category(letter) != "Cf" and letter not in _VARIANTS)
    return "".join(" " if letter.isspace() else letter if ord(letter) in _known() else STAND_IN for letter in kept)


@lru_cache(maxsize=4096)
def width_of(words: str, points: float, weight: str = "normal") -> float:
    """Measure a line in inches as it will be drawn."""
    words = drawable(words)
    if not words:
        return 0.0
    look = _properties(points, weight)
    width, _height, _depth = prepare().get_text_width_height_descent(words, look, ismath=False)  # type: ignore[no-untyped-call]
    return float(width) / _DOTS


def height_of(lines: int, points: float) -> float:
    """Give the height of so many lines in inches."""
    return lines * points * LEADING / 72


def fitted(words: str, points: float, width: float, *, most: int = 99, weight: str = "normal") -> list[str]:
    """Break words at Thai word boundaries into at most `most` lines of `width` inches; what is too long ends in "…"."""
    if width_of(words, points, weight) <= width:
        return [words]
    lines, line = [], ""
    for piece in _small_enough(words, points, width, weight):
        if line and width_of((line + piece).rstrip(), points, weight) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    lines.append(line.rstrip())
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _cut_off(lines[most - 1] + lines[most], points, width, weight)]


def _small_enough(words: str, points: float, width: float, weight: str) -> list[str]:
    """Cut at words; a word wider than a line at its letters, marks staying on theirs."""
    pieces: list[str] = []
    for piece in segments(words):
        if width_of(piece.rstrip(), points, weight) <= width:
            pieces.append(piece)
        else:
            pieces += clusters(piece)
    return pieces


def clusters(words: str) -> list[str]:
    """Cut into letters, each with the marks above and below it."""
    made: list[str] = []
    for letter in words:
        if made and (
            unicodedata.category(letter) in ("Mn", "Me", "Mc") or letter in "ะาำๅๆฯ" or made[-1][-1] in "เแโใไ"
        ):
            made[-1] += letter
        else:
            made.append(letter)
    return made


def _cut_off(words: str, points: float, width: float, weight: str) -> str:
    letters = clusters(words)
    while letters and width_of("".join(letters).rstrip() + "…", points, weight) > width:
        letters.pop()
    return "".join(letters).rstrip() + "…"
