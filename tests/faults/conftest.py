"""What the scenes are acted on: the disk compiled once, the stage running on it, and what each scene begins with."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.acting import Stage, Theatre
from tests.faults.killing import compiled
from tests.faults.scenes import all_scenes

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 -- a folder of its own is made in it


@pytest.fixture(scope="session")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the disk that is laid under a program."""
    if not sys.platform.startswith("linux") or shutil.which("cc") is None:
        pytest.skip("a disk is laid under a program on Linux only, with a C compiler")
    return compiled(tmp_path_factory.mktemp("disk"))


@pytest.fixture(scope="session")
def quick_folder() -> Iterator[Path]:
    """Give a folder in memory, where there is such: nothing there is slower for being synced."""
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def theatre(disk: Path, quick_folder: Path) -> Iterator[Theatre]:
    """Give the stage, and what each scene begins with."""
    stage = Stage(disk)
    yield Theatre(stage, quick_folder, all_scenes())
    stage.end()
