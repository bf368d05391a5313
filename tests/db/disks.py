"""Small disks of a test's own, which can be full, or pulled out; where none can be made, the test is left out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(place: Path, megabytes: int) -> Iterator[Path]:
    """Give a folder that is a disk of its own; skips the test where none can be made."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("a disk of one's own needs Linux and its administrator")
    place.mkdir(exist_ok=True)
    said = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if subprocess.run(said, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be made here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def fill(folder: Path, *, leaving: int) -> Path:
    """Fill a disk but for so many bytes; give the file that does it."""
    filler = folder / "filler"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    with filler.open("wb") as file:
        block = bytes(1 << 16)
        for _block in range(max(0, free - leaving) // len(block)):
            file.write(block)
    return filler
