"""What can be done at a place in the window, as the command palette offers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaletteAction:
    """Something a page can do, for the command palette: words in the language of the moment and how it is done."""

    words: str
    run: Callable[[], object]
    also: str = ""
    """More words it is found by (the other language, synonyms)."""
