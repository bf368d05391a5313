"""What SQLite keeps beside a ledger file: it goes where the file goes, and never stays where another is to come."""

from __future__ import annotations

from pathlib import Path

from household_ledger.db.format import ROLLBACK

HOLDING = ("-wal", ROLLBACK)
"""What holds something of the file, and is played back into whatever lies there under its name."""
TAILS = (*HOLDING, "-shm")


def remove_with_tails(path: Path) -> None:
    """Remove a file and what SQLite keeps beside it; OSError."""
    path.unlink(missing_ok=True)
    remove_tails(path)


def remove_tails(path: Path) -> None:
    """Remove what SQLite keeps beside a file; OSError."""
    for tail in TAILS:
        path.with_name(path.name + tail).unlink(missing_ok=True)
