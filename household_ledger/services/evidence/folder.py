"""A folder written whole or not at all: beside its place first, then in it; nothing of others is ever overwritten."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from household_ledger.errors import UserError
from household_ledger.files import disk_problem, put_folder_in_place, sync_folder, write_whole

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
            (part / place).parent.mkdir(parents=True, exist_ok=True)
            write_whole(part / place, content)
        sync_folder(part)
        put_folder_in_place(part, folder, older)
    except OSError as problem:
        raise disk_problem(problem, folder) from problem
    finally:
        shutil.rmtree(part, ignore_errors=True)
