"""`import --household`: a file of another program from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from household_ledger.db import volume
from household_ledger.paths import documents_folder
from tests.cli.cli_support import Run

BANK = "วันที่,รายการ,ถอน,ฝาก\n1/11/2569,ข้าวสาร,120.50,\n2/11/2569,รับจ้าง,,350\n"


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "ธนาคาร.csv"
    path.write_bytes(BANK.encode("cp874"))
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "map.json"
    path.write_text(json.dumps({"other_income": "I07"}), encoding="utf-8")
    return path


def test_a_statement_is_looked_at_taken_in_known_again_and_taken_back(
    run: Run, ledger: Path, statement: Path, mapping: Path
) -> None:
    command = ("import", ledger, statement, "--household", "001", "--mapping", mapping, "--json")

    looked, taken, again = run(*command, "--dry-run"), run(*command), run(*command)

    assert (looked.status, taken.status, again.status) == (0, 0, 0)
    told = [json.loads(one.out) for one in (looked, taken, again)]
    assert [(one["added"], one["already_there"], one["dry_run"]) for one in told] == [
        (2, 0, True),
        (2, 0, False),
        (0, 2, False),
    ]
    assert told[0]["format"] == "csv"
    assert told[0]["read_as"][0]["params"] == {"encoding": "CP874 (TIS-620)"}
    assert run("undo", ledger).status == 0
    assert json.loads(run(*command, "--dry-run").out)["added"] == 2


def test_a_copy_is_made_before_rows_come_in_and_none_where_nothing_is_written(
    run: Run, ledger: Path, statement: Path, mapping: Path
) -> None:
    command, before = ("import", ledger, statement, "--household", "001"), _copies(ledger)

    assert run(*command, "--mapping", mapping, "--dry-run").status == 0
    assert run(*command).status == 1  # a row is not understood
    assert _copies(ledger) == before

    assert run(*command, "--mapping", mapping).status == 0
    (copy,) = _copies(ledger) - before
    assert _steps(run, copy) == _steps(run, ledger) - 1


def test_on_a_disk_nearly_full_no_file_comes_in(
    run: Run, ledger: Path, statement: Path, mapping: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run("history", ledger, "--json").out
    monkeypatch.setattr(volume, "free_bytes", lambda _path: volume.STOP_FREE_BYTES - 1)

    refused = run("--lang", "en", "import", ledger, statement, "--household", "001", "--mapping", mapping)

    assert refused.status == 1
    assert "nearly full" in refused.err
    assert run("history", ledger, "--json").out == before


def _steps(run: Run, ledger: Path) -> int:
    return len(json.loads(run("history", ledger, "--json").out)["steps"])


def _copies(ledger: Path) -> set[Path]:
    return set(documents_folder().glob(f"{ledger.stem}*before-import*.hldb"))


def test_rows_with_problems_are_listed_and_nothing_is_written(run: Run, ledger: Path, statement: Path) -> None:
    before = run("history", ledger, "--json").out

    answer = run("import", ledger, statement, "--household", "001")

    assert answer.status == 1
    assert "แถว 3" in answer.err or "row 3" in answer.err
    assert "--skip-bad" in answer.err
    assert run("history", ledger, "--json").out == before


def test_good_rows_are_taken_when_asked_and_the_list_of_bad_ones_is_named(
    run: Run, ledger: Path, statement: Path
) -> None:
    answer = run("import", ledger, statement, "--household", "001", "--skip-bad", "--json")

    told = json.loads(answer.out)
    assert answer.status == 1
    assert (told["added"], told["problem_count"], told["problems"][0]["row"]) == (1, 1, 3)
    assert Path(told["kept_in"]).read_text(encoding="utf-8-sig").startswith("row,column,problem,content")
    assert Path(told["kept_in"]).name in answer.err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--household", "nobody"),
        ("--household", "001", "--canonical"),
        ("--household", "001", "--mapping", "not-there.json"),
        ("--household", "001", "--format", "xlsx"),
        ("--household", "001", "--format", "ofx"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(run: Run, ledger: Path, statement: Path, words: tuple[str, ...]) -> None:
    before = run("history", ledger, "--json").out

    answer = run("import", ledger, statement, *words)

    assert answer.status == 1
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    assert run("history", ledger, "--json").out == before


def test_what_a_mapping_said_once_holds_for_the_next_file_of_the_source_and_is_told(
    run: Run, ledger: Path, statement: Path, mapping: Path
) -> None:
    assert run("import", ledger, statement, "--household", "001", "--mapping", mapping).status == 0
    later = statement.with_name("เดือนถัดไป.csv")
    later.write_bytes((BANK + "3/11/2569,รับจ้าง,,400\n").encode("cp874"))

    told = run("import", ledger, later, "--household", "001")
    again = json.loads(run("import", ledger, later, "--household", "001", "--json").out)

    assert told.status == 0
    assert "อ่านเหมือนไฟล์ก่อน" in told.out or "As the last file" in told.out
    assert (again["mapping"], again["mapping_remembered"]) == ({"other_income": "I07"}, True)
    assert (again["added"], again["already_there"]) == (0, 3)


def test_the_column_of_a_row_that_is_refused_is_named_in_the_language_of_whoever_reads(
    run: Run, ledger: Path, tmp_path: Path, mapping: Path
) -> None:
    path = tmp_path / "ธนาคาร.csv"
    path.write_text(BANK.replace("1/11/2569", "31/11/2569"), encoding="utf-8")

    answer = run("--lang", "th", "import", ledger, path, "--household", "001", "--mapping", mapping)

    assert "แถว 2 ช่อง วันที่: " in answer.err
    assert "คอลัมน์ที่อ่าน: วันที่ (วันที่), รายการ (" in answer.out
    assert "(date)" not in answer.out
