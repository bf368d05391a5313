"""What slows the way to the first page and is not needed on it: put off until the page is drawn."""

from __future__ import annotations

import builtins
import gc


def load_qt() -> None:
    """Load Qt, and take back the hook it hangs into Python's import.

    The hook looks through the source of every module loaded after Qt for a wish (`from __feature__ import`) that
    nobody here has: a tenth of the start. Where Qt is loaded already, nothing changes.
    """
    plain = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401 -- loaded, to be used by those who name it

    builtins.__import__ = plain


def hold_collecting() -> None:
    """Look for no garbage: what is made on the way in stays."""
    gc.disable()
