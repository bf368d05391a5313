"""What a ledger lies on decides how it is kept; a disk that vanishes and comes back while rows wait loses none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from household_ledger.db import opening, volume
from household_ledger.db.volume import Volume, is_synchronised, journal_mode, volume_of
from household_ledger.domain.entry import Draft
from household_ledger.errors import EnvironmentProblem
from household_ledger.services.commands.entries import AddEntries
from tests.db.drafts import draft
from tests.db.ledgers import add_home, new_book, opened_book

IN_STEP: tuple[PurePath, ...] = (
    PureWindowsPath(r"D:\คน\สมหญิง\OneDrive\บัญชี"),
    PureWindowsPath(r"D:\คน\som\OneDrive - มูลนิธิ\Documents"),
    PureWindowsPath(r"D:\Dropbox\บัญชี"),
    PureWindowsPath(r"D:\คน\som\Dropbox (ส่วนตัว)"),
    PureWindowsPath("G:\\My Drive\\บัญชี"),
    PureWindowsPath("G:\\ไดรฟ์ของฉัน\\บัญชี"),
    PureWindowsPath(r"D:\คน\som\Google Drive"),
    PureWindowsPath(r"D:\คน\som\iCloudDrive"),
    PurePosixPath("/data/som/OneDrive/บัญชี"),
    PurePosixPath("/data/som/Dropbox"),
    PurePosixPath("/data/som/google drive/บัญชี"),
    PurePosixPath("/data/som/Nextcloud/บัญชี"),
    PurePosixPath("/data/som/Library/Mobile Documents/com~apple~CloudDocs"),
)
ALONE: tuple[PurePath, ...] = (
    PureWindowsPath(r"D:\คน\สมหญิง\Documents\บัญชีครัวเรือน"),
    PureWindowsPath(r"D:\drive\บัญชี"),
    PurePosixPath("/data/som/เอกสาร/บัญชี"),
    PurePosixPath("/data/som/Documents"),
)


@pytest.mark.parametrize("folder", IN_STEP)
def test_a_folder_kept_in_step_with_other_computers_is_known_by_its_name(folder: PurePath) -> None:
    assert is_synchronised(folder.parts)


@pytest.mark.parametrize("folder", ALONE)
def test_a_folder_of_this_computer_alone_is_taken_for_none(folder: PurePath) -> None:
    assert not is_synchronised(folder.parts)


def test_a_name_nobody_listed_would_be_seen_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("onedrive", "dropbox", "my drive", "ไดรฟ์ของฉัน", "google drive"):
        with monkeypatch.context() as held:
            held.setattr(volume, "_SYNCHRONISED", tuple(one for one in volume._SYNCHRONISED if one != name))  # noqa: SLF001
            assert not all(is_synchronised(folder.parts) for folder in IN_STEP), name


@pytest.mark.parametrize("mark", [".dropbox", ".stfolder"])
def test_such_a_folder_of_any_name_is_known_by_what_lies_in_it(tmp_path: Path, mark: str) -> None:
    if mark == ".dropbox":
        (tmp_path / mark).write_text("{}")
    else:
        (tmp_path / mark).mkdir()
    (tmp_path / "ในนั้น").mkdir()

    assert volume_of(tmp_path / "ในนั้น" / "book.hldb") is Volume.SYNCHRONISED
    assert journal_mode(tmp_path / "ในนั้น" / "book.hldb") == "TRUNCATE"


def test_a_home_where_such_a_program_keeps_its_own_things_is_in_step_with_nothing(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()

    assert volume_of(tmp_path / "book.hldb") is not Volume.SYNCHRONISED


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="how Linux names its disks")
@pytest.mark.parametrize(
    ("mount", "expected"),
    [
        ("/dev/sda1 {} ext4 rw 0 0", Volume.FIXED),
        ("/dev/sda1 {} btrfs rw 0 0", Volume.FIXED),
        ("/dev/sdb1 {} vfat rw 0 0", Volume.ELSEWHERE),
        ("/dev/sdb1 {} exfat rw 0 0", Volume.ELSEWHERE),
        ("/dev/sdb1 {} fuseblk rw 0 0", Volume.ELSEWHERE),
        ("//office/share {} cifs rw 0 0", Volume.ELSEWHERE),
        ("office:/share {} nfs4 rw 0 0", Volume.ELSEWHERE),
        ("gvfsd-fuse {} fuse.gvfsd-fuse rw 0 0", Volume.ELSEWHERE),
    ],
)
def test_sticks_and_the_network_are_told_from_disks_of_the_computer(
    tmp_path: Path, mount: str, expected: Volume, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = f"/dev/root / ext4 rw 0 0\n{mount.format(tmp_path)}\n"
    monkeypatch.setattr(Path, "read_text", lambda _path, **_how: lines)

    assert volume_of(tmp_path / "book.hldb") is expected
    assert (journal_mode(tmp_path / "book.hldb") == "WAL") == (expected is Volume.FIXED)


@pytest.mark.parametrize("journal", ["WAL", "TRUNCATE"])
def test_a_disk_that_vanishes_and_comes_back_while_rows_wait_loses_none(
    tmp_path: Path, journal: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "journal_mode", lambda _path: journal)
    stick, place = tmp_path / "stick", tmp_path / "place"
    for folder in (stick, place):
        folder.mkdir()
    _put_in(stick, place)
    try:
        with new_book(place / "book.hldb") as book:
            home = add_home(book)
            waiting: list[Draft] = [draft(number, home) for number in range(1, 13)]
            kept = 0
            for turn in range(4):
                book.do(AddEntries((waiting[kept],)))
                kept += 1
                _pull_out(place)
                for _try in range(2):
                    with pytest.raises(EnvironmentProblem, match="file_gone"):
                        book.do(AddEntries((waiting[kept],)))
                assert list(place.iterdir()) == [], "nothing is made where the stick was"
                _put_in(stick, place)
                for _row in range(turn + 1):
                    book.do(AddEntries((waiting[kept],)))
                    kept += 1
                    if kept == len(waiting):
                        break
            book.assert_whole()
        with opened_book(place / "book.hldb") as book:
            book.assert_whole()
            assert len([one for one in book.state() if one[0] == "entry"]) == kept
    finally:
        _pull_out(place)


def _put_in(stick: Path, place: Path) -> None:
    """Have a folder appear as a disk of its own at a place; skips where nobody lets us."""
    said = ["mount", "--bind", str(stick), str(place)]
    if not sys.platform.startswith("linux") or subprocess.run(said, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be put in here")


def _pull_out(place: Path) -> None:
    """Take it away though it is in use, as a hand does."""
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)
