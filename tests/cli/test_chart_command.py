"""`chart`: a picture of a household's figures, or one sentence that says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.cli_support import Run

KINDS = ("months", "spending", "savings", "goals", "debts", "before-after", "recording")
OF_ALL = ("village-savings", "grades", "slope", "staircase")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", ["light", "print"])
def test_every_kind_draws_a_picture_and_says_its_finding(
    run: Run, ledger: Path, tmp_path: Path, kind: str, theme: str
) -> None:
    path = tmp_path / "graph.png"

    answer = run("chart", kind, ledger, "--household", "001", "--month", "2569-10", "--theme", theme, "-o", path)

    assert (answer.status, answer.err) == (0, "")
    with Image.open(path) as picture:
        assert answer.out == f"{path}: {picture.info['Title']}\n"


@pytest.mark.parametrize("kind", OF_ALL)
def test_a_chart_of_all_households_is_drawn_of_all_or_of_a_village(
    run: Run, ledger: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "graph.png"
    words = ("chart", kind, ledger, "--month", "2569-10", "-o", path)

    whole = run(*words, "--all")
    villages = [run(*words, "--group", name) for name in ("บ้านตัวอย่าง", "ไม่มีหมู่บ้านนี้")]

    assert (whole.status, whole.err) == (0, "")
    assert whole.out.startswith(f"{path}: ")
    assert villages[1].status == 1
    assert "ไม่มีหมู่บ้านนี้" in villages[1].err


def test_whose_chart_it_is_must_fit_the_kind(run: Run, ledger: Path, tmp_path: Path) -> None:
    words = ("--month", "2569-10", "-o", tmp_path / "graph.png")

    of_one = run("--lang", "en", "chart", "recording", ledger, "--all", *words)
    of_many = run("--lang", "en", "chart", "village-savings", ledger, "--household", "001", *words)

    assert (of_one.status, of_one.err) == (
        1,
        "The chart “recording” is of one household. Say which: --household CODE.\n",
    )
    assert (of_many.status, of_many.err) == (
        1,
        "The chart “village-savings” is of a village (--group NAME) or of all (--all).\n",
    )
    assert not (tmp_path / "graph.png").exists()


def test_an_svg_is_drawn_in_the_language_asked_for(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.svg"

    answer = run("--lang", "en", "chart", "months", ledger, "--household", "001", "--month", "2026-10", "-o", path)

    assert answer.status == 0
    assert "Money in and money out by month" in path.read_text("utf-8")


def test_a_goal_is_found_by_its_name(run: Run, ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.png"
    words = ("chart", "goals", ledger, "--household", "001", "--month", "2026-10", "-o", path)
    name = run(*words).out.partition(": ")[2].partition(" — ")[0]

    assert name in run(*words, "--goal", name).out

    missing = run("--lang", "en", *words, "--goal", "ไปดวงจันทร์")
    assert (missing.status, missing.err) == (1, "There is no goal named “ไปดวงจันทร์” in that month.\n")


def test_a_household_without_a_goal_is_told(run: Run, ledger: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("date,household,kind,category,amount\n2026-10-05,Z,expense,E01,20\n", encoding="utf-8")
    assert run("import", ledger, rows, "--canonical").status == 0

    answer = run(
        *("--lang", "en", "chart", "goals", ledger, "--household", "Z"),
        *("--month", "2026-10", "-o", tmp_path / "graph.png"),
    )

    assert (answer.status, answer.err) == (1, "This household has no savings goal yet in that month.\n")


def test_another_ending_is_refused_before_the_ledger_is_read(run: Run, tmp_path: Path) -> None:
    answer = run(
        *("--lang", "en", "chart", "months", tmp_path / "none.hldb", "--household", "001"),
        *("--month", "2026-10", "-o", "graph.pdf"),
    )

    assert (answer.status, answer.err) == (1, "A chart is written as .png or .svg; “graph.pdf” is neither.\n")


def test_a_household_nobody_knows_is_told(run: Run, ledger: Path, tmp_path: Path) -> None:
    answer = run("chart", "months", ledger, "--household", "999", "--month", "2026-10", "-o", tmp_path / "graph.png")

    assert answer.status == 1
    assert "999" in answer.err
    assert not (tmp_path / "graph.png").exists()
