"""Text made to fit: a little smaller, then on more lines, then ending in … — never over its neighbour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from household_ledger.reports.block import CLOSE
from household_ledger.reports.fonts import width_of
from household_ledger.reports.thai_paragraph import Run, break_lines, clusters

if TYPE_CHECKING:
    from household_ledger.reports.sheet import TextStyle

LEAST_SCALE = 0.86
"""Names may shrink by so much before they take a second line."""
_CUT = "…"
_PIECE = re.compile(r"[^ /]+(?: [ๆฯ·&+–-](?= |/|$))* ?/? ?|/ ?")


@dataclass(frozen=True, slots=True)
class Fitted:
    """Text as it fits: its lines and the style they are written in."""

    lines: tuple[str, ...]
    style: TextStyle

    @property
    def height(self) -> float:
        """Give the height of the lines."""
        return len(self.lines) * self.style.leading


@lru_cache(maxsize=4096)
def fit(text: str, style: TextStyle, width: float, most_lines: int = 2, *, least_scale: float = LEAST_SCALE) -> Fitted:
    """Fit words into a width (points): whole on one line, slightly smaller, on more lines, cut with … at last.

    With a `least_scale` of 1 they keep their size, as heads side by side should.
    """
    text = " ".join(text.split())
    natural = width_of(text, style)
    if natural <= width + CLOSE:
        return Fitted((text,), style)
    small = style.at(style.size * max(least_scale, min(1.0, width / natural)))
    if width_of(text, small) <= width + CLOSE:
        return Fitted((text,), small)
    lines = ["".join(run.text for run in line) for line in break_lines((Run(text, small),), width)]
    if len(lines) > most_lines:
        kept, end = lines[: most_lines - 1], 0
        for line in kept:
            end = text.index(line, end) + len(line)
        lines = [*kept, _cut(text[end:].lstrip(), small, width)]
    return Fitted(tuple(lines), small)


def fit_name(text: str, style: TextStyle, width: float, most_lines: int = 2) -> Fitted:
    """Fit a name as other words, but end a line between its parts where each fits a line: never inside a surname."""
    fitted = fit(text, style, width, most_lines)
    if len(fitted.lines) == 1:
        return fitted
    lines: list[str] = []
    for part in text.split():
        longer = f"{lines[-1]} {part}" if lines else ""
        if longer and width_of(longer, fitted.style) <= width + CLOSE:
            lines[-1] = longer
        else:
            lines.append(part)
    is_whole = len(lines) <= most_lines and all(width_of(line, fitted.style) <= width + CLOSE for line in lines)
    return Fitted(tuple(lines), fitted.style) if is_whole else fitted


def head_pieces(head: str) -> tuple[str, ...]:
    """Cut a head into the names it is made of, each with the sign or space after it: "ปลูกผักขาย · ", "ปุ๋ย/", "ยา"."""
    return tuple(_PIECE.findall(" ".join(head.split())))


def fit_pieces(pieces: Sequence[str], style: TextStyle, width: float, most_lines: int) -> Fitted | None:
    """Fit pieces into a width, lines ending between them only; None where they are too wide or too many for that."""
    lines: list[str] = []
    for piece in pieces:
        longer = lines[-1] + piece if lines else piece
        if lines and width_of(longer.rstrip(), style) <= width + CLOSE:
            lines[-1] = longer
        else:
            lines.append(piece)
    told = tuple(line.rstrip() for line in lines)
    is_whole = len(told) <= most_lines and all(width_of(line, style) <= width + CLOSE for line in told)
    return Fitted(told, style) if is_whole else None


def _cut(text: str, style: TextStyle, width: float) -> str:
    """Leave out letters from the end until the rest and … fit."""
    kept = clusters(text)
    while kept and width_of("".join(kept).rstrip() + _CUT, style) > width:
        kept.pop()
    return "".join(kept).rstrip() + _CUT


@lru_cache(maxsize=8192)
def fit_amount(text: str, style: TextStyle, width: float) -> Fitted:
    """Fit an amount into a width by making it as small as it must be: a number is never cut or broken."""
    natural = width_of(text, style)
    if natural <= width + CLOSE:
        return Fitted((text,), style)
    return Fitted((text,), style.at(style.size * width / natural))
