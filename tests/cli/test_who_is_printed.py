"""`report month`: of many households those enrolled in the month, of one whichever month its book has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from household_ledger.app.opening import opened
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month, months_between
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from tests.cli.cli_support import Answer, Run
from tests.cli.command_fixtures import StillClock

ROWS = """date,household,kind,category,amount
2026-03-05,A,expense,E01,20
2026-06-09,B,expense,E01,20
2026-09-30,C,expense,E01,20
"""
WANTED = {"2026-06": "AB", "2026-08": "AB", "2026-09": "AC", "2026-10": "AC"}
"""B left on 15 August."""


@pytest.fixture
def book(run: Run, tmp_path: Path) -> Path:
    path, rows = tmp_path / "x.hldb", tmp_path / "rows.csv"
    rows.write_text(ROWS, encoding="utf-8")
    assert run("new", path).status == 0
    assert run("import", path, rows, "--canonical").status == 0
    with opened(path, StillClock(), to_write=True) as app:
        app.ledger.execute(AddRecords((VillageGroup(id=Id(900), name="บ้านใหม่"), VillageGroup(id=Id(901), name="ว่าง"))))
        for one in app.figures.households():
            left = date(2026, 8, 15) if one.code == "B" else None
            app.ledger.execute(ReplaceRecord(one, replace(one, group=Id(900), left_on=left)))
        app.ledger.execute(AddRecords((Household(id=NO_ID, code="D", name="ยังไม่เริ่ม"),)))
    return path


def report(run: Run, book: Path, month: str, output: Path, *whom: str) -> Answer:
    return run("--lang", "en", "report", "month", book, *whom, "--month", month, "-o", output)


@pytest.mark.parametrize("whom", [("--all",), ("--group", "บ้านใหม่")])
@pytest.mark.parametrize("month", WANTED)
def test_a_household_that_left_earlier_is_not_in_the_set_of_a_month(
    run: Run, book: Path, tmp_path: Path, month: str, whom: tuple[str, ...]
) -> None:
    answer = report(run, book, month, tmp_path / "pages", *whom)

    assert answer.status == 0
    names = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert names == [f"{code}-{month}.pdf" for code in WANTED[month]]


def test_the_page_of_one_that_left_can_still_be_printed_alone(run: Run, book: Path, tmp_path: Path) -> None:
    answer = report(run, book, "2026-10", tmp_path / "b.pdf", "--household", "B")

    assert answer.status == 0
    assert (tmp_path / "b.pdf").exists()


def test_the_set_and_the_savings_summary_hold_the_same_households(book: Path) -> None:
    with opened(book, StillClock()) as app:
        for month in months_between(Month(2026, 2), Month(2026, 12)):
            in_summary = [row.household for row in app.figures.savings_table(month).rows]

            assert [one.id for one in app.figures.enrolled_in(month)] == in_summary
            assert bool(in_summary) == (Month(2026, 3) <= month <= Month(2026, 11))


@pytest.mark.parametrize(
    ("code", "month", "first"), [("A", "2026-02", "March 2026"), ("C", "2026-08", "September 2026")]
)
def test_a_month_before_the_book_begins_is_refused_with_the_first_one(  # noqa: PLR0917 -- fixtures arrive as parameters
    run: Run, book: Path, tmp_path: Path, code: str, month: str, first: str
) -> None:
    answer = report(run, book, month, tmp_path / "a.pdf", "--household", code)

    assert answer.status == 1
    told = answer.err
    assert told == f"The book of household {code} begins in {first}. Choose that month or a later one.\n"
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(("whom", "month"), [(("--all",), "2025-12"), (("--group", "ว่าง"), "2026-10")])
def test_a_set_of_nobody_is_refused_in_a_sentence(
    run: Run, book: Path, tmp_path: Path, whom: tuple[str, ...], month: str
) -> None:
    answer = report(run, book, month, tmp_path / "pages", *whom)

    assert answer.status == 1
    assert "enrolled" in answer.err
    assert not (tmp_path / "pages").exists()


def test_a_household_of_which_nothing_is_known_gets_an_empty_page(run: Run, book: Path, tmp_path: Path) -> None:
    assert report(run, book, "2026-10", tmp_path / "d.pdf", "--household", "D").status == 0
