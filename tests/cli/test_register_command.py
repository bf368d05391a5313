"""`import --register`: a list of households from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.cli_support import Run

ROWS = """รหัส,ชื่อ-สกุล,หมู่บ้าน,วันที่เริ่ม,อีเมล
101,นางสมใจ ดีมาก,บ้านใหม่,1/11/2569,081
102,นายสมชาย ดีมาก,บ้านใหม่,31/2/2569,
001,ใครก็ได้,,,
"""


def test_a_list_is_looked_at_taken_in_and_known_again(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "รายชื่อ.csv"
    path.write_bytes(ROWS.encode("cp874"))

    looked = run("import", ledger, path, "--register", "--dry-run", "--json")
    taken = run("import", ledger, path, "--register")
    again = run("import", ledger, path, "--register", "--json")

    told = json.loads(looked.out)
    assert (told["added"], told["already_there"], told["left_out"], told["dry_run"]) == (1, 1, 1, True)
    assert told["columns_not_read"] == ["อีเมล"]
    assert [(one["row"], one["column"], one["code"]) for one in told["problems"]] == [
        (3, "started_on", "date_impossible")
    ]
    assert looked.status == taken.status == 1
    assert "31/2/2569" in taken.err
    assert json.loads(again.out)["added"] == 0
    assert json.loads(again.out)["already_there"] == 2
    steps = json.loads(run("history", ledger, "--json").out)["steps"]
    assert steps[0]["code"] == "import_households"


def test_a_list_without_faults_ends_well(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name\nBoonma\nSom\n", encoding="utf-8")

    answer = run("import", ledger, path, "--register")

    assert answer.status == 0
    assert "2" in answer.out


def test_what_is_no_list_is_told_and_nothing_is_touched(run: Run, ledger: Path, tmp_path: Path) -> None:
    before = ledger.read_bytes()
    (tmp_path / "x.xls").write_bytes(b"\xd0\xcf\x11\xe0")

    for name in ("x.xls", "none.xlsx"):
        answer = run("import", ledger, tmp_path / name, "--register")
        assert answer.status == 1
        assert answer.err.strip()
        assert "Traceback" not in answer.err
    assert run("import", ledger, tmp_path / "x.xls", "--register", "--canonical").status == 2
    assert ledger.read_bytes() == before


def test_the_list_of_households_is_written_and_addresses_only_where_asked(
    run: Run, ledger: Path, tmp_path: Path
) -> None:
    plain, whole = tmp_path / "list.csv", tmp_path / "whole.xlsx"

    told = run("export", ledger, "--register", "-o", plain)
    also = run("export", ledger, "--register", "--contacts", "-o", whole)

    assert (told.status, told.err) == (also.status, also.err) == (0, "")
    assert str(plain) in told.out
    heads = plain.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert heads[:3] == ["ทะเบียน", "ครัวเรือน", "หมู่บ้าน"]
    assert not {"ที่อยู่", "โทรศัพท์", "ตำบล"} & set(heads)
    rows = [[cell.value for cell in row] for row in load_workbook(whole).active.iter_rows()]
    assert any({"ที่อยู่", "โทรศัพท์", "ตำบล"} <= set(row) for row in rows)
    known = json.loads(run("import", ledger, plain, "--register", "--dry-run", "--json").out)
    assert (known["added"], known["left_out"]) == (0, 0)
    assert known["already_there"] == len(plain.read_text(encoding="utf-8-sig").splitlines()) - 1


def test_a_list_of_households_is_of_all_and_nothing_else(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    asked = (
        ("--register", "--household", "001"),
        ("--register", "--from", "2569-08"),
        ("--register", "--pseudonymous"),
        ("--format", "csv", "--contacts"),
    )

    refused = [run("export", ledger, *more, "-o", path) for more in asked]

    assert [one.status for one in refused] == [1] * 4
    assert all(one.err.strip() and "Traceback" not in one.err for one in refused)
    assert run("export", ledger, "--register", "--format", "csv", "-o", path).status == 2
    assert run("export", ledger, "-o", path).status == 2
    assert run("export", ledger, "--register", "-o", tmp_path / "list.pdf").status == 1
    assert not path.exists()
