"""As much of Windows as `household_ledger.files` asks for: folders that cannot be synced, moves written through."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from types import SimpleNamespace

from household_ledger import files

WRITE_THROUGH = 8
"""What `MoveFileExW` calls it."""
Put = Callable[[object, str, object], None]
"""Something that sets an attribute, for a test or for a whole process."""


def be_windows(put: Put, moved: Callable[[int], object], refusal: OSError | None = None) -> None:
    """Have files put in their places as on Windows: `moved` is told each move's flags; a `refusal` comes of all."""

    def move(whole: ctypes.c_wchar_p, place: ctypes.c_wchar_p, flags: int) -> int:
        if refusal is not None:
            return 0
        assert whole.value is not None
        assert place.value is not None
        os.replace(whole.value, place.value)  # noqa: PTH105 -- not the way files are moved elsewhere
        moved(flags)
        return 1

    put(ctypes, "WinDLL", lambda _name, **_how: SimpleNamespace(MoveFileExW=move))
    put(ctypes, "get_last_error", lambda: 5)
    put(ctypes, "WinError", lambda _code: refusal)
    put(files, "sys", SimpleNamespace(platform="win32"))
