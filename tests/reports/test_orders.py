"""Orders become documents: one piece each, names apart, pages as many as households."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from household_ledger.app.opening import opened
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, VillageGroup
from household_ledger.errors import UserError
from household_ledger.reports.batch import print_apart, print_together
from household_ledger.reports.orders import PaperSource, batch_of
from household_ledger.reports.paper_names import file_name, page_name, set_name
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
    names = [piece.file_name for piece in batch.pieces]
    assert names == [f"{one.code} {one.name} 2569-10.pdf" for one in source.figures.households()]
    assert names == sorted(names), "a folder shows them in the order of their codes"


def test_files_for_scripts_are_named_by_code_and_month_in_every_language(source: PaperSource) -> None:
    order = PaperOrder(kind=MONTH, month=OCTOBER, households=everyone(source))
    for language in ("th", "en"):
        with using(language):
            batch = batch_of([order], replace(source, is_for_scripts=True))
            assert [piece.file_name for piece in batch.pieces] == [
                f"{n:03}-2026-10.pdf" for n in range(1, len(batch.pieces) + 1)
            ]


def test_months_of_one_household_stand_in_a_folder_as_they_went_by(source: PaperSource) -> None:
    home = source.figures.households()[0]
    months = [Month(2025, 12), Month(2026, 1), Month(2026, 9), Month(2026, 10)]
    for language in ("th", "en"):
        with using(language, "thai"):
            names = [page_name(home, one) for one in months]
            sets = [set_name(PaperOrder(kind=SUMMARY, month=one)) for one in months]
        assert names == sorted(names)
        assert sets == sorted(sets)
    with using("th", "thai"):
        assert set_name(PaperOrder(kind=SUMMARY, month=OCTOBER), "บ้านโคก") == "สรุปการออม 2569-10 บ้านโคก"


@given(code=st.text(min_size=1, max_size=20), name=st.text(max_size=200), language=st.sampled_from(("th", "en")))
def test_any_household_has_a_name_every_disk_takes(code: str, name: str, language: str) -> None:
    home = Household(id=Id(1), code=code, name=name)
    with using(language):
        named = page_name(home, OCTOBER)

    assert len(f"{named}.pdf".encode()) <= 255 - len(" (99)")
    assert not set(named) & set('\\/:*?"<>|') | {one for one in named if ord(one) < 32}
    assert named == named.strip(" .")
    assert named.endswith("2569-10" if language == "th" else "2026-10"), "a long name is cut, never the month"


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
    assert batch.pieces[0].file_name == "Savings slips 2026-10.pdf"
    text = PdfReader(tmp_path / "slips.pdf").pages[0].extract_text()
    assert "๐๐๑" in text


def test_an_order_for_nobody_or_for_somebody_unknown_is_refused(source: PaperSource) -> None:
    with pytest.raises(UserError, match="no_households"):
        batch_of([PaperOrder(kind=MONTH, month=OCTOBER)], source)
    with pytest.raises(UserError, match="unknown_household"):
        batch_of([PaperOrder(kind=MONTH, month=OCTOBER, households=(Id(1),))], source)


def test_the_same_household_twice_does_not_write_over_itself(source: PaperSource) -> None:
    first = everyone(source)[0]

    plain = replace(source, is_for_scripts=True)

    batch = batch_of([PaperOrder(kind=MONTH, month=OCTOBER, households=(first, first))], plain)

    assert [piece.file_name for piece in batch.pieces] == ["001-2026-10.pdf", "001-2026-10 (2).pdf"]


def test_a_file_name_is_one_everywhere() -> None:
    assert file_name('บ้าน "ก/ข"?.') == "บ้าน -ก-ข--"
    assert file_name(" .. ") == "-"


def test_a_file_name_fits_disks_that_count_bytes() -> None:
    name = file_name("น้ำ" * 40)

    assert name.startswith("น้ำ" * 20)
    assert len(name.encode()) <= 200
