"""What the window will need soon, loaded beside it once it is there: nobody waits for it on the way in."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import QTimer

_AFTER_PAINT = 300
"""Milliseconds after the window came up: first it is drawn and takes keys."""


def warm_later() -> None:
    """Load the dictionary of Thai words in a thread of its own when the window has been drawn."""
    QTimer.singleShot(_AFTER_PAINT, lambda: Thread(target=_load_words, name="warming", daemon=True).start())


def _load_words() -> None:
    from household_ledger.text.wrap import load_words

    load_words()
