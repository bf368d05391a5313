"""Orders become documents: one piece each, names apart, pages as many as households."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from household_ledger.app import opened
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import VillageGroup
from household_ledger.errors import UserError
from household_ledger.reports.batch import print_apart, print_together
from household_ledger.reports.orders import PaperSource, batch_of, file_name
from household_ledger.reports.paper_order import MONTH, SLIPS, SUMMARY, PaperOrder
from household_ledger.text.i18n import using
from tests.cli.command_fixtures import StillClock

OCTOBER = Month(2026, 10)


@pytest.fixture
def source(made_once: Path) -> Iterator[PaperSource]:
    with opened(made_once, StillClock()) as app, app.snapshot() as (reader, figures), using("th"):
        yield PaperSource("village.hldb", reader, figures, StillClock())


def everyone(source: PaperSource) -> tuple[Id, ...]:
    return tuple(one.id for one in source.figures.households())


def test_every_household_ordered_has_its_page(source: PaperSource, tmp_path: Path) -> None:
    batch = batch_of([PaperOrder(kind=MONTH, month=OCTOBER, households=everyone(source))], source)

    printed = print_together(batch, tmp_path / "all.pdf")

    assert printed.pages == len(everyone(source)) == len(PdfReader(tmp_path / "all.pdf").pages)
    assert [piece.file_name for piece in batch.pieces] == [
        f"{n:03}-2026-10.pdf" for n in range(1, len(batch.pieces) + 1)
    ]


def test_a_summary_for_each_village_is_a_file_each(source: PaperSource, tmp_path: Path) -> None:
    villages = source.reader.all(VillageGroup)
    orders = [PaperOrder(kind=SUMMARY, month=OCTOBER, group=one.id) for one in villages]

    printed = print_apart(batch_of(orders, source), tmp_path)

    assert len(printed.files) == len(villages) > 1
    assert all(any(one.name in path.name for one in villages) for path in printed.files)


def test_slips_are_printed_in_the_language_and_digits_of_the_moment(source: PaperSource, tmp_path: Path) -> None:
    with using("en", "thai"):
        batch = batch_of([PaperOrder(kind=SLIPS, month=OCTOBER)], source)
        print_together(batch, tmp_path / "slips.pdf")

    assert batch.language == "en-GB"
    assert batch.title == "Savings slips, October ๒๐๒๖"
    assert batch.pieces[0].file_name == "Savings slips, October 2026.pdf"
    text = PdfReader(tmp_path / "slips.pdf").pages[0].extract_text()
    assert "๐๐๑" in text


def test_an_order_for_nobody_or_for_somebody_unknown_is_refused(source: PaperSource) -> None:
    with pytest.raises(UserError, match="no_households"):
        batch_of([PaperOrder(kind=MONTH, month=OCTOBER)], source)
    with pytest.raises(UserError, match="unknown_household"):
        batch_of([PaperOrder(kind=MONTH, month=OCTOBER, households=(Id(1),))], source)


def test_the_same_household_twice_does_not_write_over_itself(source: PaperSource) -> None:
    first = everyone(source)[0]

    batch = batch_of([PaperOrder(kind=MONTH, month=OCTOBER, households=(first, first))], source)

    assert [piece.file_name for piece in batch.pieces] == ["001-2026-10.pdf", "001-2026-10 (2).pdf"]


def test_a_file_name_is_one_everywhere() -> None:
    assert file_name('บ้าน "ก/ข"?.') == "บ้าน -ก-ข--"
    assert file_name(" .. ") == "-"


def test_a_file_name_fits_disks_that_count_bytes() -> None:
    name = file_name("น้ำ" * 40)

    assert name.startswith("น้ำ" * 20)
    assert len(name.encode()) <= 200
