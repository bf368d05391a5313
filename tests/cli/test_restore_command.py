"""`restore`: going back to a safety copy from the command line, and the copies made before files are read in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from household_ledger.app.opening import opened
from household_ledger.clock import SystemClock
from household_ledger.db import volume
from household_ledger.db.lock import LedgerLock
from household_ledger.paths import data_folder, documents_folder
from household_ledger.settings import COPIES_FOLDER, Settings
from tests.cli.command_fixtures import Run, StillClock

ROWS = "date,household,kind,category,amount,pocket\n2026-10-05,{code},expense,E01,125.50,เงินสด\n"


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Path]:
    """Have copies go to a folder that was chosen in the window."""
    settings = Settings.load(data_folder() / "settings.json")
    folder = tmp_path / "สำเนา"
    settings.choose(COPIES_FOLDER, str(folder))
    yield folder
    settings.path.unlink()


def entries(ledger: Path) -> int:
    with opened(ledger, StillClock()) as app:
        return app.store.check().entries


def test_a_book_goes_back_to_its_copy_and_forward_again(run: Run, ledger: Path, copies: Path, tmp_path: Path) -> None:
    before = entries(ledger)
    assert run("backup", ledger).status == 0
    (copy,) = copies.glob("*by-hand.hldb")
    rows = tmp_path / "rows.csv"
    rows.write_text(ROWS.format(code="901"), encoding="utf-8")
    assert run("import", ledger, rows, "--canonical").status == 0
    assert entries(ledger) == before + 1

    back = run("--lang", "en", "restore", copy, ledger)

    assert back.status == 0, back.err
    assert entries(ledger) == before
    (aside,) = ledger.parent.glob("*before-restore.hldb")
    assert str(aside) in back.out
    assert run("restore", aside, ledger).status == 0
    assert entries(ledger) == before + 1
    assert run("check", ledger).status == 0


def test_before_a_file_is_read_in_a_copy_is_made_where_the_window_makes_them(
    run: Run, ledger: Path, copies: Path, tmp_path: Path
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(ROWS.format(code="902"), encoding="utf-8")

    assert run("import", ledger, rows, "--canonical", "--dry-run").status == 0
    assert list(copies.parent.glob("สำเนา/*.hldb")) == []
    assert run("import", ledger, rows, "--canonical").status == 0

    (copy,) = copies.glob("*before-import.hldb")
    assert entries(copy) == entries(ledger) - 1


@pytest.mark.usefixtures("copies")
def test_on_a_disk_nearly_full_nothing_is_read_in(
    run: Run, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(ROWS.format(code="903"), encoding="utf-8")
    before = entries(ledger)
    monkeypatch.setattr(volume, "free_bytes", lambda _path: volume.STOP_FREE_BYTES - 1)

    answer = run("--lang", "en", "import", ledger, rows, "--canonical")

    assert answer.status == 1
    assert "nearly full" in answer.err
    assert entries(ledger) == before


def test_a_book_somebody_has_open_is_not_put_back(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert run("backup", ledger, "-o", tmp_path / "safe").status == 0
    (copy,) = (tmp_path / "safe").glob("*.hldb")
    lock = LedgerLock(ledger.resolve())
    assert lock.take(SystemClock().now()) is None

    answer = run("--lang", "en", "restore", copy, ledger)

    lock.free()
    assert answer.status == 1
    assert "already open" in answer.err
    assert list(ledger.parent.glob("*before-restore*")) == []


def test_without_a_choice_copies_go_to_the_documents() -> None:
    assert Settings.load(Path("nowhere")).copies_folder() == documents_folder()
