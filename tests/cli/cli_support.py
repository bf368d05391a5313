"""Small disks to fill, and the shape of the fixture that runs commands."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import pytest


class Answer(Protocol):
    status: int
    out: str
    err: str


Run = Callable[..., Answer]


@contextmanager
def on_small_disk(
    place: Path, *, kilobytes: int, holding: Path | None = None, is_read_only: bool = False
) -> Iterator[Path]:
    """Mount a small disk in memory; skipped where that is not allowed."""
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs the right to mount")
    if subprocess.run([mount, "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", place], check=False).returncode:
        pytest.skip("needs the right to mount")
    try:
        if holding is not None:
            shutil.copyfile(holding, place / holding.name)
        if is_read_only:
            subprocess.run([mount, "-o", "remount,ro", place], check=True)
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)
