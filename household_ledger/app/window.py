"""The window started, where there is a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from household_ledger.app.shelf import LedgerShelf
from household_ledger.paths import data_folder
from household_ledger.services.ports import Clock

if TYPE_CHECKING:
    from household_ledger.ui.start.session import Session


def has_screen() -> bool:
    """Tell whether a window can be shown here; on Linux something must say where."""
    if not sys.platform.startswith("linux"):
        return True
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    return platform not in _UNSEEN if platform else any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def run_window(clock: Clock, begin: Callable[[Session], object], *, spoken: Mapping[str, str]) -> int:
    """Open the window and give its exit status; `spoken` are choices of this run only (language, digits)."""
    from household_ledger.settings import Settings
    from household_ledger.ui.start.loading import hold_collecting, load_qt

    hold_collecting()
    load_qt()
    _stand_at_home()
    from household_ledger.ui.start.running import run

    settings = Settings.load(data_folder() / "settings.json")
    settings.spoken.update(spoken)
    return run(LedgerShelf(clock), settings, data_folder(), begin)


def _stand_at_home() -> None:
    """Work in the person's own folder: the one the program was begun in may go with a stick, and must be free to go."""
    with suppress(OSError, RuntimeError):
        os.chdir(Path.home())


_UNSEEN = ("offscreen", "minimal")
