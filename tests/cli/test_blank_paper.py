"""`report blank-day`, `blank-month`, `blank-hours`: of a month, of one to come, or of none."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.cli_support import Run

SIDES = {"blank-day": 1, "blank-month": 2, "blank-hours": 1}


@pytest.mark.parametrize("kind", SIDES)
@pytest.mark.parametrize("month", [("--month", "2569-12"), ()], ids=["to come", "open"])
def test_every_household_has_its_sheet_in_one_file_or_in_one_each(
    run: Run, made_once: Path, tmp_path: Path, kind: str, month: tuple[str, ...]
) -> None:
    together = run("report", kind, made_once, "--all", *month, "--one-file", "-o", tmp_path / "all.pdf")
    apart = run("report", kind, made_once, "--all", *month, "-o", tmp_path / "each")

    assert (together.status, apart.status) == (0, 0)
    files = sorted((tmp_path / "each").iterdir())
    ending = "-2026-12" if month else ""
    assert [one.name for one in files] == [f"{number:03}-{kind}{ending}.pdf" for number in range(1, len(files) + 1)]
    assert len(PdfReader(tmp_path / "all.pdf").pages) == SIDES[kind] * len(files)
    assert all(len(PdfReader(one).pages) == SIDES[kind] for one in files)


def test_one_household_has_its_code_and_name_on_the_sheet(run: Run, made_once: Path, tmp_path: Path) -> None:
    answer = run("--lang", "en", "report", "blank-day", made_once, "--household", "001", "-o", tmp_path / "d.pdf")

    assert answer.status == 0
    read = PdfReader(tmp_path / "d.pdf").pages[0].extract_text()
    assert "001" in read
    assert "month ......" in read


@pytest.mark.parametrize("kind", ["month", "savings-summary", "savings-slips"])
def test_other_papers_ask_for_their_month(run: Run, made_once: Path, tmp_path: Path, kind: str) -> None:
    answer = run("--lang", "en", "report", kind, made_once, "--all", "-o", tmp_path / "x.pdf")

    assert answer.status != 0
    assert "--month" in answer.err
    assert not (tmp_path / "x.pdf").exists()
