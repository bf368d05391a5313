"""What kind of disk a ledger lies on, and so which journal keeps it safe there (`safety.md` §1)."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum, auto
from pathlib import Path

_FIXED = frozenset(
    {
        "ext2",
        "ext3",
        "ext4",
        "xfs",
        "btrfs",
        "zfs",
        "f2fs",
        "overlay",
        "tmpfs",
        "apfs",
        "hfs",
        "ufs",
        "jfs",
        "reiserfs",
        "bcachefs",
    }
)
_SYNCHRONISED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "ไดรฟ์ของฉัน",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "pcloud",
    "megasync",
    "syncthing",
)
"""What folders are called that are kept in step with other computers."""
_MARKS = (".dropbox.cache", ".stfolder", ".tmp.drivedownload")
"""What lies in such folders, whatever they are called."""
_MARKING_FILE = ".dropbox"
"""Likewise where it is a file; a folder of that name in a home is the program's own, and says nothing of the home."""
_DRIVE_FIXED = 3

WARN_FREE_BYTES = 200 * 1024**2
STOP_FREE_BYTES = 50 * 1024**2
_COPY_BESIDE = 1024**2
"""What a copy needs beside its pages: its sum, what the folder and the disk's own books grow by."""


class Volume(StrEnum):
    """What a ledger lies on, as far as it matters to it."""

    FIXED = auto()
    SYNCHRONISED = auto()
    """A folder kept in step with other computers."""
    ELSEWHERE = auto()
    """A stick, the network, or what nobody knows."""


def volume_of(path: Path) -> Volume:
    """Say what a ledger lies on."""
    folder = path.resolve().parent
    if is_synchronised(folder.parts) or any(map(_is_marked, (folder, *folder.parents))):
        return Volume.SYNCHRONISED
    return Volume.FIXED if _is_fixed(folder) else Volume.ELSEWHERE


def _is_marked(folder: Path) -> bool:
    return (folder / _MARKING_FILE).is_file() or any((folder / mark).exists() for mark in _MARKS)


def is_synchronised(parts: Iterable[str]) -> bool:
    """Tell by its names whether a folder is kept in step with other computers (`PurePath.parts`)."""
    return any(name in part.casefold() for part in parts for name in _SYNCHRONISED)


def journal_mode(path: Path) -> str:
    """Choose WAL on a fixed local disk; TRUNCATE on removable, network, synchronised and unknown volumes."""
    return "WAL" if volume_of(path) is Volume.FIXED else "TRUNCATE"


def free_bytes(path: Path) -> int | None:
    """Tell the free room on the volume, or None when it cannot be told."""
    try:
        return shutil.disk_usage(path.resolve().parent).free
    except OSError:
        return None


def has_room(path: Path) -> bool:
    """Tell whether there is room for more than single entries: for imports and copies (50 MB)."""
    free = free_bytes(path)
    return free is None or free >= STOP_FREE_BYTES


def bytes_for_copy(ledger: Path, folder: Path) -> int:
    """Tell how much room a copy of a ledger asks for in a folder that is there.

    That is its pages, those in its log too, and a little; on the ledger's own disk at least what is left for entries.
    """
    size = _COPY_BESIDE
    with suppress(OSError):
        size += ledger.stat().st_size
        size += ledger.with_name(ledger.name + "-wal").stat().st_size
    with suppress(OSError):
        if folder.stat().st_dev == ledger.resolve().parent.stat().st_dev:
            return max(size, STOP_FREE_BYTES)
    return size


def _is_fixed(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_fixed_drive(folder)
    if sys.platform == "darwin":
        return not str(folder).startswith("/Volumes/")
    return _filesystem(folder) in _FIXED


def _filesystem(folder: Path) -> str:
    """Read the type of the longest mount point that holds the folder (Linux)."""
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for mount in mounts:
        fields = mount.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 -- device, place, type
            continue
        place = fields[1].replace("\\040", " ")
        if len(place) >= len(best) and (folder == Path(place) or Path(place) in folder.parents):
            best, kind = place, fields[2]
    removable = best.startswith(("/media/", "/run/media/", "/mnt/"))
    return "" if removable else kind


if sys.platform == "win32":
    import ctypes

    def _is_fixed_drive(folder: Path) -> bool:
        drive = os.path.splitdrive(str(folder))[0] + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_FIXED)
