"""Which keys do what the grid can do, wherever in it the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
_ON_THAI_KEYS = {
    ord("ก"): Key.Key_D,
    ord("ง"): Key.Key_Apostrophe,
    ord("ฝ"): Key.Key_Slash,
    ord("ด"): Key.Key_F,
    ord("ำ"): Key.Key_E,
}
"""What the keys of our deeds write on a Thai keyboard: where the system knows no Latin letter for them."""
_DEEDS = {
    (Key.Key_F3, False): "kind",
    (Key.Key_F4, False): "count",
    (Key.Key_F5, False): "use_template",
    (Key.Key_F5, True): "keep_template",
    (Key.Key_F7, False): "nothing",
    (Key.Key_F8, False): "copy_day",
    (Key.Key_F10, False): "due",
    (Key.Key_F12, False): "photos",
    (Key.Key_D, True): "repeat",
    (Key.Key_Apostrophe, True): "above",
    (Key.Key_Slash, True): "split",
    (Key.Key_F, True): "search",
    (Key.Key_E, True): "change_many",
}

_ONCE = frozenset({"due"})
"""What writes another thing each time: a finger left on the key says yes to one of them."""


def deed_of(event: QKeyEvent) -> str:
    """Name the deed a key does; "" for none."""
    is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    key = _ON_THAI_KEYS.get(event.key(), event.key()) if is_control else event.key()
    deed = _DEEDS.get((Key(key), is_control), "")
    return "" if deed in _ONCE and event.isAutoRepeat() else deed


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key writes a letter."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and not held and event.text() != " "
