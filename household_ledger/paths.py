"""Where the program keeps its own things on this computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "household-ledger"


def data_folder() -> Path:
    """Give the folder of the program's own data (the made-up provider, drafts, logs); it need not exist yet."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / _NAME if base else Path.home() / "AppData" / "Local" / _NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _NAME
    base = os.environ.get("XDG_DATA_HOME")
    return Path(base) / _NAME if base else Path.home() / ".local" / "share" / _NAME


def documents_folder() -> Path:
    """Give the folder of the person's documents that safety copies go to by default; it need not exist yet."""
    return Path.home() / "Documents" / "บัญชีครัวเรือน"


def first_folder() -> Path:
    """Give the folder offered where a person is asked where a file goes: their documents, or their home without any."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def log_file() -> Path:
    """Give the file that bugs are written to."""
    return data_folder() / "log.txt"
