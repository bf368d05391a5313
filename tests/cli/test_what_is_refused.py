"""What a person does by mistake is refused in one sentence, and nothing of theirs is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.cli_support import Run

HEAD = "date,household,kind,category,amount\n"


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    path, rows = tmp_path / "x.hldb", tmp_path / "rows.csv"
    rows.write_text(HEAD + "2026-10-02,001,income,I01,1000\n2026-10-03,001,expense,E01,120\n", encoding="utf-8")
    assert run("new", path).status == 0
    assert run("import", path, rows, "--canonical").status == 0
    return path


def told_once(answer: object, status: int = 1) -> None:
    assert getattr(answer, "status", None) == status
    lines = str(getattr(answer, "err", "")).strip().splitlines()
    assert len(lines) == 1, lines
    assert "log.txt" not in lines[0]


@pytest.mark.parametrize(
    "command",
    [
        ("report", "month", "{book}", "--household", "001", "--month", "2026-10", "-o", "{mine}"),
        ("report", "savings-summary", "{book}", "--all", "--month", "2026-10", "-o", "{mine}"),
        ("export", "{book}", "--format", "json", "-o", "{mine}"),
        ("report", "month", "{book}", "--household", "001", "--month", "2026-10", "-o", ""),
        ("report", "month", "{book}", "--all", "--month", "2026-10", "-o", "{mine}"),
    ],
)
def test_a_list_of_ones_own_is_never_overwritten_by_a_page(
    run: Run, book: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text("ของฉัน", encoding="utf-8")

    told_once(run(*(one.format(book=book, mine=mine) for one in command)))

    assert mine.read_text(encoding="utf-8") == "ของฉัน"


def test_a_code_is_found_in_either_digits_and_capitals(run: Run, tmp_path: Path) -> None:
    book, rows = tmp_path / "c.hldb", tmp_path / "codes.csv"
    rows.write_text(HEAD + "2026-10-02,H001,income,I01,1000\n2026-10-02,h002,income,I01,1\n", encoding="utf-8")
    assert run("new", book).status == 0
    assert run("import", book, rows, "--canonical").status == 0

    for code, said in (("h001", "H001"), ("H๐๐๑", "H001"), ("H002", "h002")):
        out = tmp_path / "month.svg"
        answer = run("chart", "months", book, "--household", code, "--month", "2026-10", "-o", out)
        assert answer.status == 0, (code, said)
    told_once(run("chart", "months", book, "--household", "h01", "--month", "2026-10", "-o", tmp_path / "x.svg"))


def test_a_month_still_to_come_is_not_printed(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"

    told_once(run("report", "month", book, "--household", "001", "--month", "2599-01", "-o", out))

    assert not out.exists()


def test_options_of_the_made_up_village_are_not_ignored(run: Run, tmp_path: Path) -> None:
    told_once(run("new", tmp_path / "n.hldb", "--households", "3"))

    assert not (tmp_path / "n.hldb").exists()


def test_months_turned_round_are_told_in_one_era(run: Run, book: Path) -> None:
    answer = run("figures", book, "--household", "001", "--from", "2569-09", "--to", "2569-08", "--json")

    told_once(answer)
    assert "2569" in answer.err
    assert "3112" not in answer.err


@pytest.mark.parametrize(
    "command", [("check",), ("figures", "--all", "--from", "2026-10", "--to", "2026-10", "--json")]
)
def test_a_spoilt_name_of_a_table_is_told_as_damage(run: Run, book: Path, command: tuple[str, ...]) -> None:
    spoilt = bytearray(book.read_bytes())
    spoilt[spoilt.find(b"CREATE TABLE household") + 3] = 0xD3
    book.write_bytes(spoilt)

    told_once(run(command[0], book, *command[1:]))


def test_what_was_taken_back_is_not_counted(run: Run, book: Path) -> None:
    assert run("undo", book).status == 0

    assert "0 " in run("--lang", "en", "check", book).out


def test_a_copy_is_made_from_a_place_nobody_may_write_to(run: Run, book: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(book, stick / "x.hldb")
    (stick / "x.hldb").chmod(0o444)
    stick.chmod(0o555)
    try:
        answer = run("backup", stick / "x.hldb", "-o", tmp_path / "safe")
    finally:
        stick.chmod(0o755)

    assert answer.status == 0, answer.err
    assert list((tmp_path / "safe").glob("*.hldb"))


@pytest.mark.parametrize(
    ("command", "named"),
    [
        (("new", "{folder}/none/x.hldb"), "none"),
        (("import", "{book}", "{folder}", "--canonical"), "{name}"),
        (("import", "{book}", "{folder}", "--register"), "{name}"),
        (("import", "{book}", ".", "--canonical"), "."),
        (("check", ""), "ledger"),
        (("report", "savings-summary", "{book}", "--all", "--month", "2500-10", "-o", "{folder}/s.pdf"), "1957"),
        (("report", "savings-slips", "{book}", "--all", "--month", "2569-12", "-o", "{folder}/s.pdf"), "December"),
        (("chart", "months", "{book}", "--household", "001", "--month", "2550-01", "-o", "{folder}/m.png"), "October"),
        (("chart", "debts", "{book}", "--household", "001", "--month", "2600-01", "-o", "{folder}/m.png"), "2057"),
        (("bench", "--only", "P99"), "P99"),
    ],
)
def test_the_sentence_names_what_is_wrong_with_nothing_left_open(
    run: Run, book: Path, tmp_path: Path, command: tuple[str, ...], named: str
) -> None:
    there = set(tmp_path.rglob("*"))

    answer = run("--lang", "en", *(one.format(book=book, folder=tmp_path) for one in command))

    told_once(answer)
    assert named.format(name=tmp_path.name) in answer.err
    assert "…" not in answer.err
    assert set(tmp_path.rglob("*")) - there <= {book.with_name(book.name + ".lock")}


def test_a_number_of_steps_is_none_below_nothing(run: Run, book: Path) -> None:
    assert run("history", book, "--limit", "-5").status == 2
    assert run("history", book, "--limit", "๑").out.count("\n") == 1
