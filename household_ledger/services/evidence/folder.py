"""A folder written whole or not at all: beside its place first, then in it; nothing of others is ever overwritten."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Collection, Mapping
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


def holds_only(folder: Path, places: Collection[str]) -> bool:
    """Tell whether all files below a folder are among some, by their place in it; OSError."""
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if not one.is_dir()} <= set(places)


def write_folder(folder: Path, files: Mapping[str, bytes], is_ours: IsOurs) -> None:
    """Write files by their place in a folder, all or none; an older one that `is_ours` gives way when they are whole.

    Until then they lie beside it under a name nothing else has. UserError `evidence_folder_taken`; EnvironmentProblem
    as `files.write_whole`.
    """
    look_at_place(folder, is_ours)
    mark = secrets.token_hex(4)
    part, older = (folder.with_name(f".{folder.name}.{mark}.{end}") for end in ("part", "old"))
    try:
        for place, content in files.items():
            (part / place).parent.mkdir(parents=True, exist_ok=True)
            write_whole(part / place, content)
        sync_folder(part)
        put_folder_in_place(part, folder, older)
    except OSError as problem:
        raise disk_problem(problem, folder) from problem
    finally:
        shutil.rmtree(part, ignore_errors=True)
