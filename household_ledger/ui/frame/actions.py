"""What the frame asks of the outside (other books, copies, settings, leave to close), and what it can be asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

ASK_KEY = "Ctrl+G"
"""Asks about days not written, and goes on with it."""

SHARED_KEY = "Ctrl+Shift+O"
"""Asks which shared ledger is to be opened."""

LOCK_KEY = "Ctrl+L"
"""Hides a book with a passphrase until it is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameActions:
    """Filled by what starts the window; each is called in the window's thread.

    `dress` puts changed choices (language, size of letters) into force and has the window built anew; `on_close` is
    called when the window may be left, and False keeps it open. `secret` offers what can be done about the passphrase,
    `lock` hides the book until it is typed.
    """

    new: Callable[[], object]
    open: Callable[[], object]
    demo: Callable[[], object]
    settings: Callable[[], object]
    copy_now: Callable[[], object]
    copies: Callable[[], object]
    secret: Callable[[], object]
    lock: Callable[[], object]
    dress: Callable[[], object]
    on_close: Callable[[], bool]
    open_shared: Callable[[], object] = lambda: None
    """Asks which shared ledger is to be opened."""
    rescue: Callable[[], object] = lambda: None
    """Brings a damaged book back; asked only where one is shown."""
    move: Callable[[], object] = lambda: None
    """Moves the book to this computer's own disk; asked only where it lies elsewhere."""


@dataclass(frozen=True, slots=True)
class FrameAction:
    """Something the frame itself can do: its English words, more of them, its key."""

    words: str
    run: Callable[[], object]
    picture: str = ""
    key: str = ""
    also: str = ""
