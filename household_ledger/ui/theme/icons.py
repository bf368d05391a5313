"""Our own drawn icons: one stroke, a field of 24 × 24, any colour."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from household_ledger.ui.theme.look import tokens

_PATHS = {
    "today": '<circle cx="12" cy="12" r="4.2"/><path d="M12 3v2.4M12 18.6V21M3 12h2.4M18.6 12H21M5.6 5.6l1.7 1.7'
    'M16.7 16.7l1.7 1.7M5.6 18.4l1.7-1.7M16.7 7.3l1.7-1.7"/>',
    "entry": '<path d="M4 20h16"/><path d="M6 16l1-4 8.5-8.5 3 3L10 15z"/>',
    "month": '<path d="M4 20V9M10 20V4M16 20v-8M21 20H3"/>',
    "saving": '<path d="M5 11c0-3 3-5 7-5 1.3 0 2.4.2 3.4.6L18 5v3.2c.8.7 1.3 1.4 1.6 2.3H21v4h-1.8'
    'c-.4.8-1 1.4-1.7 1.9V19h-3v-1.2c-1.6.2-3.4.2-5 0V19h-3v-2.6C5.5 15.2 5 13.2 5 11z"/><path d="M10 9.5h4"/>',
    "debt": '<path d="M9 15l6-6"/><path d="M10.5 6.5l1.7-1.7a4 4 0 0 1 5.7 5.7l-1.7 1.7M13.5 17.5l-1.7 1.7'
    'a4 4 0 0 1-5.7-5.7l1.7-1.7"/>',
    "occupation": '<rect x="3.5" y="8" width="17" height="11" rx="2"/><path d="M9 8V5.5h6V8M3.5 13h17"/>',
    "compare": '<path d="M6 19V11M11 19V14M15 19V9M20 19V5M3 19h19"/>',
    "home": '<path d="M4 11l8-7 8 7"/><path d="M6 10v10h12V10"/><path d="M10 20v-6h4v6"/>',
    "people": '<circle cx="9" cy="8" r="3"/><path d="M3.5 19c0-3.3 2.4-5.5 5.5-5.5s5.5 2.2 5.5 5.5"/>'
    '<circle cx="17" cy="9.5" r="2.3"/><path d="M16 14.2c2.7 0 4.5 1.7 4.5 4.3"/>',
    "follow": '<path d="M12 21c4.7-4.6 7-8.2 7-11.2a7 7 0 0 0-14 0c0 3 2.3 6.6 7 11.2z"/>'
    '<path d="M9 10.2l2.2 2.2 3.8-4.2"/>',
    "stairs": '<path d="M4 20h3.5v-4.5h4V11h4V6.5H20"/><path d="M4 15.5l8-8.5"/>',
    "print": '<path d="M7 9V4h10v5M7 17H4.5v-7h15v7H17"/><rect x="7" y="14" width="10" height="6"/>',
    "prints": '<path d="M6 20h11V8H6z"/><path d="M9 8V4h11v12h-3M9 12h5M9 16h5"/>',
    "folder": '<path d="M3.5 6h6l2 2.5h9V19h-17z"/>',
    "new_folder": '<path d="M3.5 6h6l2 2.5h9V19h-17z"/><path d="M12 11v5.4M9.3 13.7h5.4"/>',
    "tiles": '<path d="M5 5h5.5v5.5H5zM13.5 5H19v5.5h-5.5zM5 13.5h5.5V19H5zM13.5 13.5H19V19h-5.5z"/>',
    "file": '<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4"/>',
    "filter": '<path d="M4 6h16M7 12h10M10.5 18h3"/>',
    "search": '<circle cx="11" cy="11" r="6"/><path d="M15.5 15.5L20 20"/>',
    "undo": '<path d="M9 5L4.5 9.5 9 14"/><path d="M5 9.5h9a5 5 0 0 1 0 10h-2"/>',
    "redo": '<path d="M15 5l4.5 4.5L15 14"/><path d="M19 9.5h-9a5 5 0 0 0 0 10h2"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "evidence": '<path d="M12 3l7.5 2.8v5.4c0 4.6-3 8-7.5 9.8-4.5-1.8-7.5-5.2-7.5-9.8V5.8z"/>'
    '<path d="M8.7 11.8l2.4 2.4 4.3-4.6"/>',
    "warn": '<path d="M12 4l9 16H3z"/><path d="M12 10v4.5M12 17.2v.3"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "eye": '<path d="M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12z"/>'
    '<circle cx="12" cy="12" r="2.8"/>',
    "eye_shut": '<path d="M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12z"/>'
    '<path d="M4.5 4.5l15 15"/>',
    "left": '<path d="M14.5 6L8.5 12l6 6"/>',
    "right": '<path d="M9.5 6l6 6-6 6"/>',
    "up": '<path d="M6 14.5l6-6 6 6"/>',
    "down": '<path d="M6 9.5l6 6 6-6"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "add": '<path d="M12 5v14M5 12h14"/>',
    "remove": '<path d="M5 12h14"/>',
    "edit": '<path d="M5 19l1-4L16 5l3 3L9 18z"/><path d="M14 7l3 3"/>',
    "delete": '<path d="M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13"/>',
    "calendar": '<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M9 3v4M15 3v4"/>',
    "history": '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3.5 2"/>',
    "help": '<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.4 2.4c-.6.3-.9.8-.9 1.6"/>'
    '<path d="M12 16.5v.3"/>',
    "idea": '<path d="M9.5 17h5M10 20h4"/><path d="M8.5 14.5a5.5 5.5 0 1 1 7 0c-.7.6-1 1.3-1 2h-5c0-.7-.3-1.4-1-2z"/>',
    "person": '<circle cx="12" cy="8" r="3.5"/><path d="M5 20c0-4 3-6.5 7-6.5s7 2.5 7 6.5"/>',
    "copy": '<rect x="8" y="8" width="12" height="12" rx="2"/><path d="M16 8V4H4v12h4"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "more": '<path d="M5.5 12h.1M12 12h.1M18.5 12h.1"/>',
    "count": '<ellipse cx="12" cy="7" rx="7" ry="3"/><path d="M5 7v5c0 1.7 3.1 3 7 3s7-1.3 7-3V7M5 12v5c0 1.7 3.1 3 7 3'
    's7-1.3 7-3v-5"/>',
    "split": '<path d="M12 4v5M12 9c0 4-6 4-6 10M12 9c0 4 6 4 6 10"/>',
    "swap": '<path d="M4 8h14l-3-3M20 16H6l3 3"/>',
    "settings": '<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>',
    "crops": '<path d="M12 21V9"/><path d="M12 12c-4.3 0-6.5-2.2-6.5-6.5 4.3 0 6.5 2.2 6.5 6.5zM12 16c4.'
    '3 0 6.5-2.2 6.5-6.5-4.3 0-6.5 2.2-6.5 6.5z"/>',
    "egg": '<path d="M12 3.5c3.3 0 6 5.2 6 9.3a6 6 0 0 1-12 0c0-4.1 2.7-9.3 6-9.3z"/>',
    "fish": '<path d="M3.5 12c3-4.5 9-5.5 13-1.5L20.5 7v10l-4-3.5c-4 4-10 3-13-1.5z"/><path d="M8 11.3v.1"/>',
    "basket": '<path d="M4 10h16l-1.8 9.5H5.8z"/><path d="M8 10l3-6M16 10l-3-6M9.5 13.5v3M14.5 13.5v3"/>',
    "stall": '<path d="M4 9l1.5-5h13L20 9a2.7 2.7 0 0 1-5.3 0 2.7 2.7 0 0 1-5.4 0A2.7 2.7 0 0 1 4 9z"/><'
    'path d="M5.5 12.5V20h13v-7.5M9.5 20v-4.5h5V20"/>',
    "wage": '<rect x="3" y="6.5" width="18" height="11" rx="1.8"/><circle cx="12" cy="12" r="2.7"/><pat'
    'h d="M6.2 12h.1M17.8 12h.1"/>',
    "family": '<circle cx="8" cy="8" r="2.8"/><circle cx="16.5" cy="9.5" r="2.2"/><path d="M3 19.5c0-3.5 '
    '2-6 5-6s5 2.5 5 6M13.8 14.8c.8-.6 1.7-.9 2.7-.9 2.6 0 4.5 2 4.5 5.1"/>',
    "elder": '<circle cx="10" cy="5" r="2.2"/><path d="M10 8.5c-1.6 2-1.7 4.4-.7 6l-1.8 6M9.3 14.5l3.7 2'
    '.2.5 3.8M10 10.5l4.5 2"/><path d="M16.8 20.5v-8.6a1.6 1.6 0 0 0-3-.6"/>',
    "card": '<rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M3 10h18M6.5 14.8h4"/>',
    "project": '<path d="M5.5 21V4"/><path d="M5.5 4.5h13l-2.8 4 2.8 4h-13"/>',
    "own_food": '<path d="M4.5 19.5l3.2-9.2a3.6 3.6 0 0 1 6 6z"/><path d="M13 11l2-2M15 9c-.5-2.5.3-4.3 1.5'
    '-5.5M15 9c2.5.5 4.3-.3 5.5-1.5M15 9l4.5-4.5"/>',
    "sack": '<path d="M8.5 6.5C5.5 9 4 13 4.5 17c.2 2 1.5 3.5 3.5 3.5h8c2 0 3.3-1.5 3.5-3.5.5-4-1-8-4-1'
    '0.5z"/><path d="M8.5 6.5l-1-3h9l-1 3zM9.5 13.5h5"/>',
    "labour": '<path d="M14.5 3.5l6 6-3 1.5L13 6.5z"/><path d="M15.2 8.8L4 20"/>',
    "stock": '<path d="M4 8l8-4.5L20 8v8.5L12 21l-8-4.5z"/><path d="M4 8l8 4.5L20 8M12 12.5V21"/>',
    "tool": '<path d="M20 7.5a5 5 0 0 1-6.7 5.2l-6.8 6.8a1.9 1.9 0 0 1-2.7-2.7l6.8-6.8A5 5 0 0 1 16.5 4'
    'l-3 3 .6 2.9 2.9.6z"/>',
    "food": '<path d="M4 12h16a8 8 0 0 1-5 7.2H9A8 8 0 0 1 4 12z"/><path d="M7 12a5 5 0 0 1 10 0M9 7L7.'
    '5 4.3M15 7l1.5-2.7"/>',
    "meal": '<path d="M7 3.5v6M4.5 3.5V7a2.5 2.5 0 0 0 5 0V3.5M7 9.5v11"/><path d="M16.5 3.5c-2 0-3 2.2'
    '-3 4.5s1.2 3.8 3 3.8 3-1.5 3-3.8-1-4.5-3-4.5zM16.5 11.8v8.7"/>',
    "drink": '<path d="M6 8.5h12l-1.5 12h-9z"/><path d="M5 8.5h14M12 8.5l1-5h3.5"/>',
    "bottle": '<path d="M10 3.5h4V8c1.8 1 2.5 2.3 2.5 4v7a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 19v-7'
    'c0-1.7.7-3 2.5-4z"/><path d="M7.5 13h9M7.5 17h9"/>',
    "smoke": '<path d="M3 15h14v4H3zM13 15v4M20.5 15v4"/><path d="M17 12c0-2-2.5-2-2.5-4S17 6 17 4M20.5 '
    '12c0-2.3-1-2.7-1-4"/>',
    "power": '<path d="M13.5 3L5 13.5h6L9.5 21 19 10h-6.5z"/>',
    "medicine": '<rect x="4" y="4" width="16" height="16" rx="3.5"/><path d="M12 8v8M8 12h8"/>',
    "school": '<path d="M12 4.5L2.5 9 12 13.5 21.5 9z"/><path d="M6.5 11v5c3.2 2.5 7.8 2.5 11 0v-5"/>',
    "bike": '<circle cx="6" cy="16" r="3.5"/><circle cx="18" cy="16" r="3.5"/><path d="M6 16l4-6.5h5.5L'
    '18 16M13 16l-3-6.5M8 6.5h3M15.5 9.5l-1-3.5H17"/>',
    "phone": '<rect x="7" y="2.8" width="10" height="18.4" rx="2"/><path d="M11 18h2"/>',
    "lottery": '<path d="M3.5 7h17v3.2a1.9 1.9 0 0 0 0 3.6V17h-17v-3.2a1.9 1.9 0 0 0 0-3.6z"/><path d="M9 '
    '7v10M13 10.5h4M13 13.5h3"/>',
    "merit": '<path d="M12 4.5c2.6 2.8 2.6 8 0 11.5-2.6-3.5-2.6-8.7 0-11.5z"/><path d="M9.8 11.5C7.8 10 '
    '6 9.6 4 9.8c.3 4.8 3.2 8 8 8.5 4.8-.5 7.7-3.7 8-8.5-2-.2-3.8.2-5.8 1.7"/>',
    "group_saving": '<circle cx="12" cy="5.8" r="3"/><circle cx="5.5" cy="13" r="2"/><circle cx="12" cy="13" r='
    '"2"/><circle cx="18.5" cy="13" r="2"/><path d="M2.5 20c0-2 1.2-3.3 3-3.3s3 1.3 3 3.3M9 20c'
    '0-2 1.2-3.3 3-3.3s3 1.3 3 3.3M15.5 20c0-2 1.2-3.3 3-3.3s3 1.3 3 3.3"/>',
    "repay": '<path d="M4 9.5A8.3 8.3 0 0 1 18.5 7M20 14.5A8.3 8.3 0 0 1 5.5 17"/><path d="M18.8 3v4h-4M'
    '5.2 21v-4h4"/><circle cx="12" cy="12" r="2.6"/>',
    "coin_in": '<path d="M12 3v9.5M8.5 9l3.5 3.5L15.5 9"/><path d="M4 14v3.5c0 1.6 1 2.5 2.5 2.5h11c1.5 0 '
    '2.5-.9 2.5-2.5V14"/>',
    "coin_out": '<path d="M12 13V3.5M8.5 7L12 3.5 15.5 7"/><path d="M4 14v3.5c0 1.6 1 2.5 2.5 2.5h11c1.5 0 '
    '2.5-.9 2.5-2.5V14"/>',
    "photo": '<rect x="3.5" y="5" width="17" height="14" rx="2"/><circle cx="9" cy="10" r="1.7"/>'
    '<path d="M4.5 18l5-5 3.4 3.2 2.8-2.5 4.3 4"/>',
    "zoom_in": '<circle cx="11" cy="11" r="6"/><path d="M15.5 15.5L20 20M8.5 11h5M11 8.5v5"/>',
    "zoom_out": '<circle cx="11" cy="11" r="6"/><path d="M15.5 15.5L20 20M8.5 11h5"/>',
    "whole": '<path d="M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15"/>',
    "save": '<path d="M12 4v10.5M7.8 10.5l4.2 4.2 4.2-4.2"/><path d="M4.5 19.5h15"/>',
    "digits": '<path d="M6 5v.01M12 5v.01M18 5v.01M6 10v.01M12 10v.01M18 10v.01M6 15v.01M12 15v.01M18 15v.01M12 20v.01"'
    ' stroke-width="3"/>',
    "backspace": '<path d="M8.5 6H20v12H8.5l-5-6z"/><path d="M11.5 9.5l5 5M16.5 9.5l-5 5"/>',
}


_FADED = 0.55
"""How much of a hint's colour an icon keeps that cannot be pressed: Qt's own greying leaves it bright on dark."""


def icon(name: str, tone: str = "ink_2", size: int = 20, *, gap: int = 0) -> QIcon:
    """Give an icon in the colour of a token, sharp on every screen; KeyError for a name not drawn.

    `gap` pixels of nothing follow it: Qt puts words too close to an icon.
    """
    return _icon(name, getattr(tokens(), tone), tokens().ink_3, (size, gap))


def pixmap(name: str, tone: str = "ink_2", size: int = 20) -> QPixmap:
    """Give an icon as a picture of so many pixels."""
    return icon(name, tone, size).pixmap(QSize(size, size))


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, faded: str, room: tuple[int, int]) -> QIcon:
    drawn_lines = _PATHS[name] if name in _PATHS else _thing(name)
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{colour}" stroke-width="1.7" '
        f'stroke-linecap="round" stroke-linejoin="round">{drawn_lines}</svg>'
    )
    picture, made = QSvgRenderer(QByteArray(text.encode())), QIcon()
    for factor in (1, 2):
        drawn = _drawn(picture, room, factor)
        made.addPixmap(drawn)
        made.addPixmap(_faded(drawn, faded), QIcon.Mode.Disabled)
    return made


def _thing(name: str) -> str:
    """Give the lines of a thing; those are loaded with the first that is asked for."""
    from household_ledger.ui.theme.drawings import PATHS

    return PATHS[name]


def _drawn(picture: QSvgRenderer, room: tuple[int, int], factor: int) -> QPixmap:
    size, gap = room
    drawn = QPixmap((size + gap) * factor, size * factor)
    drawn.setDevicePixelRatio(factor)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    picture.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def _faded(drawn: QPixmap, colour: str) -> QPixmap:
    """Give the same drawing in another colour, faint: an icon has one, so that it need not be drawn again."""
    faded, ink = drawn.copy(), QColor(colour)
    ink.setAlphaF(_FADED)
    painter = QPainter(faded)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(QRectF(0, 0, faded.width(), faded.height()), ink)
    painter.end()
    return faded
