"""What the frame asks of the outside: other books, copies, settings, and leave to close."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameActions:
    """Filled by what starts the window; each is called in the window's thread.

    `dress` puts changed choices (language, size of letters) into force and has the window built anew; `on_close` is
    called when the window may be left, and False keeps it open.
    """

    new: Callable[[], object]
    open: Callable[[], object]
    demo: Callable[[], object]
    settings: Callable[[], object]
    copy_now: Callable[[], object]
    dress: Callable[[], object]
    on_close: Callable[[], bool]
