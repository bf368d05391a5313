"""A file is written whole, or what was there stays."""

from __future__ import annotations

import errno
import os
import stat
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.files import disk_problem, sync_folder, write_whole
from tests.windows import be_windows

if TYPE_CHECKING:
    from collections.abc import Callable


class FailingDisk:
    """A file that takes some bytes and then refuses, as a full stick does."""

    def __init__(self, file: BinaryIO, *, room: int, refusal: int) -> None:
        self.file = file
        self.room = room
        self.refusal = refusal

    def write(self, content: bytes) -> None:
        taken = content[: self.room]
        self.room -= len(taken)
        self.file.write(taken)
        if len(taken) < len(content):
            raise OSError(self.refusal, os.strerror(self.refusal))


def filling(room: int, refusal: int) -> Callable[[BinaryIO], None]:
    return lambda file: FailingDisk(file, room=room, refusal=refusal).write(b"x" * 1000)


def refuse(refusal: int) -> Callable[..., None]:
    def refusing(*_args: object, **_how: object) -> None:
        raise OSError(refusal, os.strerror(refusal))

    return refusing


def test_bytes_and_writers_arrive_whole_with_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "สรุปเดือน.pdf"

    write_whole(path, b"one")
    assert path.read_bytes() == b"one"

    write_whole(path, lambda file: file.writelines([b"two ", b"parts"]))
    assert path.read_bytes() == b"two parts"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EFBIG, "file_too_big"),
        (errno.EIO, "disk_failed"),
    ],
)
def test_a_refusal_half_way_keeps_the_old_file_and_leaves_no_part(tmp_path: Path, refusal: int, code: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(path, filling(500, refusal))

    assert caught.value.code == code
    assert caught.value.params == {"name": "report.pdf", "folder": str(tmp_path)}
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_is_full_only_at_fsync_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse(errno.ENOSPC))

    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(path, b"new")

    assert caught.value.code == "disk_full"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_refused_rename_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse(errno.EPERM))

    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(path, b"new")

    assert caught.value.code == "read_only"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell, as it comes, what is synced and when a file is moved."""
    told: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        told.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_sync(handle)

    def replace(one: Path, other: Path) -> None:
        told.append("move")
        real_replace(one, other)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    return told


@pytest.mark.skipif(sys.platform == "win32", reason="there it is a move of another kind")
def test_content_reaches_the_disk_before_the_name_and_the_name_after(tmp_path: Path, seen: list[str]) -> None:
    write_whole(tmp_path / "report.pdf", b"new")

    assert seen == ["file", "move", "file", "folder"]


def test_on_windows_a_move_is_written_through_and_no_folder_is_synced(
    tmp_path: Path, seen: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    be_windows(partial(monkeypatch.setattr, raising=False), lambda flags: seen.append(f"move {flags}"))
    path = tmp_path / "รายงาน.pdf"

    for content in (b"old", b"new"):
        write_whole(path, content)

    assert path.read_bytes() == b"new"
    assert seen == ["file", "move 9", "file"] * 2


def test_on_windows_a_move_that_is_refused_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    refusal = PermissionError(errno.EACCES, "denied")
    be_windows(partial(monkeypatch.setattr, raising=False), lambda _flags: None, refusal)

    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(path, b"new")

    assert caught.value.code == "file_in_use"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_on_windows_a_file_another_program_looks_at_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.pdf"
    be_windows(partial(monkeypatch.setattr, raising=False), lambda _flags: None)
    monkeypatch.setattr("household_ledger.files.sync_file", refuse(errno.EACCES))

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"


def test_a_missing_folder_a_folder_of_that_name_and_a_long_name_say_so(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    cases = {
        tmp_path / "none" / "report.pdf": "no_folder",
        tmp_path / "taken": "name_is_folder",
        tmp_path / ("ก" * 90 + ".pdf"): "name_too_long",
    }

    for path, code in cases.items():
        with pytest.raises(EnvironmentProblem) as caught:
            write_whole(path, b"new")
        assert caught.value.code == code


def test_what_a_writer_raises_passes_through_and_leaves_nothing(tmp_path: Path) -> None:
    def stop(file: BinaryIO) -> None:
        file.write(b"half")
        raise UserError("nothing_to_print")

    with pytest.raises(UserError):
        write_whole(tmp_path / "report.pdf", stop)

    assert list(tmp_path.iterdir()) == []


def test_a_file_open_elsewhere_is_told_from_a_read_only_folder_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")

    problem = disk_problem(PermissionError(errno.EACCES, "denied"), tmp_path / "report.pdf")

    assert problem.code == "file_in_use"


def test_a_file_system_without_folder_sync_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", refuse(errno.EINVAL))
    sync_folder(tmp_path)

    monkeypatch.setattr(os, "fsync", refuse(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        sync_folder(tmp_path)
