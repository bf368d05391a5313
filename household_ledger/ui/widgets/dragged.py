"""Files dragged onto the window, and which of them are books of other computers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from household_ledger.services.merging.outcome import BUNDLE


def files_of(mime: QMimeData) -> list[Path]:
    """List the files of this computer that are dragged or copied."""
    return [Path(one.toLocalFile()) for one in mime.urls() if one.isLocalFile()] if mime.hasUrls() else []


def bundles_of(mime: QMimeData) -> tuple[Path, ...]:
    """List what is dragged where all of it is books of other computers; () else."""
    files = files_of(mime)
    return tuple(files) if files and all(one.suffix.lower() == BUNDLE for one in files) else ()
