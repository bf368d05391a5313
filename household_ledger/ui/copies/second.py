"""When a copy of the open book last went to the second folder, and since when one is awaited there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from household_ledger.settings import SECOND_AWAITED, SECOND_COPIED, Setting, Settings

REMIND_DAYS = 7
"""After more days without a copy there a person is reminded."""


def note_copied(settings: Settings, folder: Path, now: datetime) -> None:
    """Note that a copy of the open book went to a folder; `now` is local, without a zone."""
    _note(settings, SECOND_COPIED, folder, now)


def note_awaited(settings: Settings, now: datetime) -> None:
    """Note from when on the days without a copy in the folder chosen now are counted."""
    folder = settings.second_folder()
    if folder is not None:
        _note(settings, SECOND_AWAITED, folder, now)


def last_copied(settings: Settings) -> datetime | None:
    """Say when a copy of the open book last went to the folder chosen now; None: never, as far as is known."""
    return _noted(settings, SECOND_COPIED)


def days_without(settings: Settings, now: datetime) -> int | None:
    """Count the days since a copy went there, else since one is awaited; None where nothing was noted yet."""
    since = last_copied(settings) or _noted(settings, SECOND_AWAITED)
    return (now - since).days if since is not None else None


def _note(settings: Settings, setting: Setting, folder: Path, now: datetime) -> None:
    settings.choose(setting, f"{now:%Y-%m-%dT%H:%M} {folder}")


def _noted(settings: Settings, setting: Setting) -> datetime | None:
    """Read what was noted of the folder chosen now: of another one it says nothing."""
    when, _blank, folder = settings.text(setting).partition(" ")
    try:
        return datetime.fromisoformat(when) if folder == str(settings.second_folder()) else None
    except ValueError:
        return None
