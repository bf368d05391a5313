"""`salvage` on the command line: a damaged ledger is told as such, and a whole one made of what it still says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from household_ledger.paths import data_folder
from household_ledger.settings import COPIES_FOLDER, SECOND_FOLDER, Settings
from tests.cli.command_fixtures import Run
from tests.db.salvage_drill import destroy, pages_of
from tests.encrypted import ARE_ENCRYPTED


@pytest.fixture
def damaged(ledger: Path, tmp_path: Path) -> Path:
    path = tmp_path / "damaged.hldb"
    shutil.copy(ledger, path)
    destroy(path, pages_of(path, "entry")[:2])
    return path


def test_check_tells_what_can_be_done_and_salvage_does_it(
    run: Run, ledger: Path, damaged: Path, tmp_path: Path
) -> None:
    before, new = damaged.read_bytes(), tmp_path / "new.hldb"
    assert run("check", ledger).status == 0
    told = run("--lang", "en", "check", damaged)
    assert told.status == 1
    assert "salvage damaged.hldb -o NEW" in told.err

    made = run("--lang", "en", "salvage", damaged, "-o", new)

    assert made.status == 0, made.err
    assert str(new) in made.out
    assert "Nothing is known to be missing" in made.out
    assert damaged.read_bytes() == before
    assert run("check", new).status == 0
    months = ("--all", "--from", "2026-07", "--to", "2026-10", "--json")
    assert json.loads(run("figures", new, *months).out) == json.loads(run("figures", ledger, *months).out)


def test_the_newest_copy_is_gone_on_from_unless_it_is_not_wanted(
    run: Run, damaged: Path, ledger: Path, tmp_path: Path
) -> None:
    assert run("backup", ledger, "-o", tmp_path / "copies").status == 0
    (copy,) = (tmp_path / "copies").glob("*.hldb")

    with_copy = run("salvage", damaged, "-o", tmp_path / "one.hldb", "--copy", copy, "--json")
    alone = run("salvage", damaged, "-o", tmp_path / "two.hldb", "--no-copy", "--json")

    said = json.loads(with_copy.out)
    assert said["copy"] == str(copy)
    assert said["came_after"] == 0
    assert (said["gone"], said["older"], said["lost_steps"]) == ([], [], 0)
    assert json.loads(alone.out)["copy"] is None
    assert json.loads(alone.out)["entries"] == said["entries"]


def test_a_copy_on_the_stick_chosen_as_the_second_place_is_found_too(run: Run, ledger: Path, tmp_path: Path) -> None:
    book, stick = tmp_path / "book.hldb", tmp_path / "stick"
    settings = Settings.load(data_folder() / "settings.json")
    settings.choose(COPIES_FOLDER, str(tmp_path / "copies"))
    settings.choose(SECOND_FOLDER, str(stick))
    shutil.copy(ledger, book)
    assert run("backup", book, "-o", stick).status == 0
    destroy(book, pages_of(book, "entry")[:2])

    made = run("salvage", book, "-o", tmp_path / "new.hldb", "--json")

    settings.path.unlink()
    assert json.loads(made.out)["copy"] == str(next(stick.glob("*.hldb")))


def test_a_whole_ledger_is_left_alone(run: Run, ledger: Path, tmp_path: Path) -> None:
    answer = run("--lang", "en", "salvage", ledger, "-o", tmp_path / "new.hldb")

    assert answer.status == 1
    assert "is whole" in answer.err
    assert not (tmp_path / "new.hldb").exists()


def test_nothing_is_written_over(run: Run, damaged: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.hldb"
    there.write_bytes(b"mine")

    assert run("salvage", damaged, "-o", there).status == 1
    assert there.read_bytes() == b"mine"


@pytest.mark.skipif(ARE_ENCRYPTED, reason="the salt of its key went with it: its copies alone know it")
def test_a_file_whose_first_page_is_gone_is_salvaged_all_the_same(run: Run, damaged: Path, tmp_path: Path) -> None:
    content = damaged.read_bytes()
    damaged.write_bytes(bytes(4096) + content[4096:])
    assert run("check", damaged).status == 1

    made = run("salvage", damaged, "-o", tmp_path / "new.hldb", "--json")

    assert made.status == 0, made.err
    assert json.loads(made.out)["entries"] > 0
    assert run("check", tmp_path / "new.hldb").status == 0
