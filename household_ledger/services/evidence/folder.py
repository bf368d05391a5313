"""A folder written whole or not at all: beside its place first, then in it; nothing of others is ever overwritten."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from household_ledger.errors import UserError
from household_ledger.files import disk_problem, sync_folder

IsOurs = Callable[[Path], bool]


def look_at_place(folder: Path, is_ours: IsOurs) -> None:
    """See that a folder may be written; UserError `evidence_folder_taken` where something else lies there."""
    try:
        is_taken = folder.exists() and not (folder.is_dir() and (not any(folder.iterdir()) or is_ours(folder)))
    except OSError as problem:
        raise disk_problem(problem, folder) from problem
    if is_taken:
        raise UserError("evidence_folder_taken", name=folder.name)


def write_folder(folder: Path, files: Mapping[str, bytes], is_ours: IsOurs) -> None:
    """Write files by their place in a folder, all or none; an older one that `is_ours` gives way when they are whole.

    UserError `evidence_folder_taken`; EnvironmentProblem as `files.write_whole`.
    """
    look_at_place(folder, is_ours)
    part, older = folder.with_name(folder.name + ".part"), folder.with_name(folder.name + ".old")
    try:
        shutil.rmtree(part, ignore_errors=True)
        for place, content in files.items():
            _write(part / place, content)
        for inside in {(part / place).parent for place in files} | {part}:
            sync_folder(inside)
        _take_place(part, folder, older)
    except OSError as problem:
        raise disk_problem(problem, folder) from problem
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _take_place(part: Path, folder: Path, older: Path) -> None:
    """Move the whole folder into its place; the older one comes back where that fails."""
    if not folder.exists():
        part.rename(folder)
    else:
        shutil.rmtree(older, ignore_errors=True)
        folder.rename(older)
        try:
            part.rename(folder)
        except OSError:
            older.rename(folder)
            raise
        shutil.rmtree(older, ignore_errors=True)
    sync_folder(folder.parent)
