"""How a whole file reaches the disk: beside its place first, then in it, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from household_ledger.errors import EnvironmentProblem

if TYPE_CHECKING:
    from pathlib import Path

Writer = Callable[[BinaryIO], None]
"""Something that writes a file's content into an open binary file."""

_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "file_too_big",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EISDIR: "name_is_folder",
    errno.EEXIST: "name_is_file",
    errno.ENAMETOOLONG: "name_too_long",
}
_FOLDER_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
_REPLACE_EXISTING, _WRITE_THROUGH = 1, 8
"""What Windows is asked for when a file takes a place: whatever has it, and come back when that is on the disk."""


def write_whole(path: Path, content: bytes | Writer) -> None:
    """Write a file whole or leave what was there: `NAME.part` beside it, synced, then put in its place.

    EnvironmentProblem `disk_full`, `read_only`, `no_folder`, `file_in_use`, `name_is_folder`, `name_too_long`,
    `file_too_big` or `disk_failed`, with the file's `name` and its `folder`. What a writer raises passes through.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            _fill(file, content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(part, path)
    except OSError as problem:
        raise disk_problem(problem, path) from problem
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _fill(file: BinaryIO, content: bytes | Writer) -> None:
    if isinstance(content, bytes):
        file.write(content)
    else:
        content(file)


def put_in_place(whole: Path, place: Path) -> None:
    """Give a synced file its place, and come back when no power cut takes that back; OSError."""
    take_place(whole, place)
    keep_place(place)


def put_folder_in_place(whole: Path, place: Path, aside: Path) -> None:
    """Give a folder whose files are synced its place; one that lies there goes aside, back where that fails, else away.

    OSError.
    """
    is_taken = place.exists()
    if is_taken:
        take_place(place, aside)
    try:
        take_place(whole, place)
    except OSError:
        if is_taken:
            take_place(aside, place)
        raise
    if is_taken:
        shutil.rmtree(aside, ignore_errors=True)
    sync_folder(place.parent)


def take_place(whole: Path, place: Path) -> None:
    """Give a synced file its place in one move, whoever has it; OSError: it did not move. `keep_place` comes next.

    On Windows, where no folder can be synced, this comes back when the move is on the disk.
    """
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        names = (ctypes.c_wchar_p(str(whole)), ctypes.c_wchar_p(str(place)))
        if not kernel.MoveFileExW(*names, _REPLACE_EXISTING | _WRITE_THROUGH):
            raise ctypes.WinError(ctypes.get_last_error())
    else:
        whole.replace(place)


def keep_place(place: Path) -> None:
    """Make a place just taken last through a power cut: most disks write a file's name with the file, others by folder.

    OSError. On Windows the move itself lasts: it is no failure that somebody has the file in hand meanwhile.
    """
    try:
        sync_file(place)
    except PermissionError:
        if sys.platform != "win32":
            raise
    sync_folder(place.parent)


def sync_file(path: Path) -> None:
    """Bring what was written into a file, and what is known of it, to the disk; OSError."""
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)  # there only who may write may sync
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make what was named or removed in a folder last through a power cut; Windows and some others cannot: no error."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as problem:
        if problem.errno not in _FOLDER_CANNOT_SYNC:
            raise
    finally:
        os.close(handle)


def disk_problem(problem: OSError, path: Path) -> EnvironmentProblem:
    """Say in our codes what the disk refused: a file open in another program tells itself apart on Windows only."""
    code = _CODES.get(problem.errno or 0, "disk_failed")
    if code == "read_only" and sys.platform == "win32" and os.access(path.parent, os.W_OK):
        code = "file_in_use"
    folder = path.parent if path.parent.name else path.parent.absolute()  # "." is no name people know
    return EnvironmentProblem(code, name=path.name, folder=str(folder))
