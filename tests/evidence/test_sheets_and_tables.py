"""A pack's workbook has a sheet an indicator at every level, and its tables say of numbers what the workbook says."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from household_ledger.domain.indicators.result import Indicator, Note, Remark
from household_ledger.services.evidence.pack import EvidencePack, Level
from household_ledger.services.evidence.package import package_tables
from household_ledger.services.evidence.roll_up import roll_up
from household_ledger.services.evidence.workbook import workbook_bytes
from household_ledger.text.i18n import using
from tests.domain.villages import Villager
from tests.evidence.made_packs import Made, Member, pack_of, read

ABOVE = (Level.NODE, Level.CENTRAL)


def sheets_of(pack: EvidencePack, folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    with using("en"):
        book = load_workbook(io.BytesIO(workbook_bytes(pack, folder)))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def words_of(rows: list[tuple[Any, ...]]) -> str:
    return " ".join(str(cell) for row in rows for cell in row if cell is not None)


@pytest.mark.parametrize("level", list(Level))
def test_every_indicator_has_its_sheet_and_none_is_empty(level: Level, tmp_path: Path) -> None:
    sheets = sheets_of(pack_of(Made([Member()] * 12), level), tmp_path)

    ours = [title for title in sheets if title.startswith("M") and title[1:].isdigit()]
    assert ours == [one.value for one in Indicator]
    assert all(len([row for row in sheets[title] if any(row)]) > 1 for title in ours)
    listed = [row[0] for row in sheets["Contents"] if row[0] in ours]
    assert listed == ours


@pytest.mark.parametrize("level", ABOVE)
def test_what_may_not_be_told_there_says_why(level: Level, tmp_path: Path) -> None:
    sheets = sheets_of(pack_of(Made([Member()] * 12), level), tmp_path)

    assert "see the sheet “Stairs”" in words_of(sheets["M20"])
    assert "Stairs" in sheets
    assert "Kept back: it speaks of fewer than five households" in words_of(sheets["M7"])


def test_the_difference_from_the_comparison_group_is_told_on_its_own_sheet(tmp_path: Path) -> None:
    pack = pack_of(Made([Member()] * 12), Level.PROVIDER)

    sheets = sheets_of(pack, tmp_path)

    _heads, (whose, *_others, why) = sheets["M18"]
    assert whose == "All together"
    assert "comparison" in why


def test_a_roll_up_has_all_sheets_too(tmp_path: Path) -> None:
    packs = [
        read(pack_of(Made([Member()] * 12, provider_name=name, writer=number), Level.NODE), name)
        for number, name in enumerate(("หนึ่ง", "สอง"), 1)
    ]

    sheets = sheets_of(roll_up(packs), tmp_path)

    assert {one.value for one in Indicator} <= sheets.keys()
    assert len(sheets["M18"]) == 1 + 3, "a row each and all together"


def test_a_number_kept_back_is_said_to_be_nought_nowhere(tmp_path: Path) -> None:
    pack = pack_of(Made([Member()] * 12), Level.NODE, counted=range(1, 11))

    told = next(table for table in package_tables(pack) if table.name == "households")
    rows = [row[2:] for row in told.rows]
    people = sheets_of(pack, tmp_path)["Households and quality"]
    lines = [row for row in people if row[2] == "Not counted, without consent"]

    assert {row[3] for row in lines} == {"—"}
    assert {row for row in rows if row[0] == "not_counted"} == {("not_counted", None, None)}
    assert {row for row in rows if row[0] == "participants"} == {("participants", None, 12)}


@pytest.mark.parametrize(("after", "is_told"), [(100_000, True), (130_000, False)])
def test_that_a_gain_is_not_shown_is_said_in_the_pack_as_on_the_page(
    after: int, tmp_path: Path, *, is_told: bool
) -> None:
    members = [Member(villager=Villager(after=after + n)) for n in range(12)]
    pack = pack_of(Made(members, costs=50_000), Level.PROVIDER)

    table = pack.table(Indicator.UNIT_COST)

    assert table is not None
    assert (Note(Remark.GAIN_NOT_SHOWN) in table.notes) is is_told
    assert Note(Remark.COSTS_OF_THE_TIME) in table.notes, "of what is over all households the notes are told too"
    assert ("not shown beyond chance" in words_of(sheets_of(pack, tmp_path)["M16"])) is is_told


def test_where_the_way_income_went_is_kept_back_no_note_tells_it() -> None:
    members = [Member(villager=Villager(after=100_000 + 1000 * n)) for n in range(4)]

    pack = pack_of(Made([*members, *members[:2]], costs=50_000), Level.NODE)

    table = pack.table(Indicator.UNIT_COST)
    assert table is not None
    assert pack.change.totals[0].verdict is None
    assert Note(Remark.GAIN_NOT_SHOWN) not in table.notes
