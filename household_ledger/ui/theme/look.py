"""The look in force: colours and size of letters; parts that paint themselves ask here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from household_ledger.ui.theme.tokens import LIGHT, Tokens

BODY, SMALL, HEADING, TITLE, FIGURE = 15, 13, 15, 22, 30
"""Sizes of letters in pixels at 100 %."""
_LARGE = 140


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, and the size of letters in percent."""

    tokens: Tokens = LIGHT
    type_size: int = 100


class _InForce:
    look = Look()


def set_look(look: Look) -> None:
    """Choose the look for everything built from now on; the window builds itself anew after it."""
    _InForce.look = look


def look() -> Look:
    """Give the look in force."""
    return _InForce.look


def tokens() -> Tokens:
    """Give the colours in force."""
    return _InForce.look.tokens


def px(pixels: float) -> int:
    """Scale pixels of 100 % by the size of letters: for letters, heights of rows, widths that hold words."""
    return max(1, round(pixels * _InForce.look.type_size / 100))


def has_large_letters() -> bool:
    """Tell whether letters are so large that what stands side by side had better stand below each other."""
    return _InForce.look.type_size >= _LARGE


def color(name: str) -> QColor:
    """Give a colour by the name of its token."""
    return QColor(getattr(_InForce.look.tokens, name))
