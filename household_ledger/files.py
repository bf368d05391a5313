"""How a whole file reaches the disk: beside its place first, then in it, or not at all."""

from __future__ import annotations

import errno
import os
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


def write_whole(path: Path, content: bytes | Writer) -> None:
    """Write a file whole or leave what was there: `NAME.part` beside it, fsync, rename, fsync of the folder.

    EnvironmentProblem `disk_full`, `read_only`, `no_folder`, `file_in_use`, `name_is_folder`, `name_too_long`,
    `file_too_big` or `disk_failed`, with the file's `name` and its `folder`. What a writer raises passes through.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            _fill(file, content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
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


def sync_folder(folder: Path) -> None:
    """Make a rename in a folder last through a power cut; Windows and some foreign file systems know no such thing."""
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
