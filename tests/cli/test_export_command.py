"""`export`: every format, one household or all, some months or all, and what is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from beancount import loader

from tests.cli.command_fixtures import Run

ENDINGS = {
    "csv": ".csv",
    "xlsx": ".xlsx",
    "json": ".json",
    "qif": ".qif",
    "hledger": ".journal",
    "beancount": ".beancount",
}


@pytest.mark.parametrize("key", sorted(ENDINGS))
def test_every_format_is_written_and_told(run: Run, ledger: Path, tmp_path: Path, key: str) -> None:
    path = tmp_path / f"all{ENDINGS[key]}"

    answer = run("export", ledger, "--format", key, "-o", path)

    assert (answer.status, answer.err) == (0, "")
    assert str(path) in answer.out
    assert path.stat().st_size > 10_000
    assert ("ไม่มีที่ลง" in answer.out) == (key == "qif")


def test_one_household_and_some_months_are_exported_alone(run: Run, ledger: Path, tmp_path: Path) -> None:
    run("export", ledger, "--format", "csv", "-o", tmp_path / "all.csv")
    answer = run(
        *("export", ledger, "--format", "csv", "-o", tmp_path / "one.csv"),
        *("--household", "๐๐๒", "--from", "2569-08", "--to", "ก.ย. 2569"),
    )

    assert answer.status == 0
    everything, alone = (rows_of(tmp_path / name) for name in ("all.csv", "one.csv"))
    meant = [one for one in everything if one["household"] == "002" and one["date"][:7] in ("2026-08", "2026-09")]
    assert alone == meant
    assert 0 < len(meant) < len(everything)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_month_exported_alone_balances_for_beancount(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.beancount"
    run("export", ledger, "--format", "beancount", "-o", path, "--from", "2026-09", "--to", "2026-09")

    entries, errors, _options = loader.load_string(path.read_text(encoding="utf-8"))

    assert errors == []
    assert {(one.date.year, one.date.month) for one in entries} == {(2026, 9)}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "xlsx", "-o", "x.csv"), ".xlsx"),
        (("--format", "hledger", "-o", "x.txt"), ".journal"),
        (("--format", "qif", "-o", "x.qif", "--household", "999"), "999"),
        (("--format", "qif", "-o", "x.qif", "--from", "สิบ"), "สิบ"),
        (("--format", "qif", "-o", "x.qif", "--from", "2026-10", "--to", "2026-09"), "กันยายน"),
        (("--format", "beancount", "-o", "none/x.beancount"), "none"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(ledger.parent)
    there = {one.name for one in ledger.parent.iterdir()}

    answer = run("export", ledger, *words)

    assert answer.status == 1
    assert told in answer.err
    assert {one.name for one in ledger.parent.iterdir()} - there <= {"village.hldb.lock"}


def test_a_ledger_is_never_written_over(run: Run, ledger: Path, tmp_path: Path) -> None:
    taken = tmp_path / "book.csv"
    taken.write_bytes(ledger.read_bytes())

    assert run("export", ledger, "--format", "csv", "-o", taken).status == 1
    assert taken.read_bytes() == ledger.read_bytes()
