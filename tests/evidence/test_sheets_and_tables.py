"""A pack's workbook has a sheet an indicator at every level, and its tables say of numbers what the workbook says."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from household_ledger.domain.indicators.result import Indicator, Key, Note, Remark
from household_ledger.domain.kinds import Verdict
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


def test_of_how_many_matched_a_kept_back_gain_is_it_does_not_tell() -> None:
    table = pack_of(Made([Member()] * 12, costs=50_000), Level.NODE).table(Indicator.UNIT_COST)

    assert table is not None
    cells = {cell.key: cell for cell in table.totals[0].cells}
    assert cells[Key.COST_TOTAL].value == 50_000
    assert (cells[Key.COST_PER_BAHT].n, cells[Key.COST_PER_BAHT].at_least) == (None, 0)


def what_may_be_said(pack: EvidencePack, folder: Path) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Give what the sheet of the change says of it, and the rows of its table."""
    said = [
        row[1:]
        for row in sheets_of(pack, folder)["Change of income"]
        if row[2] in {"What comes first", "Which way the middle went"}
    ]
    table = next(table for table in package_tables(pack) if table.name == "change")
    return [(row[0], row[2], row[4]) for row in said], [row[2:] for row in table.rows]


@pytest.mark.parametrize("level", list(Level))
def test_a_change_that_may_not_be_claimed_says_so_beside_its_numbers(level: Level, tmp_path: Path) -> None:
    pack = pack_of(Made([Member(villager=Villager(after=130_000 + n, months_after=4)) for n in range(20)]), level)

    said, rows = what_may_be_said(pack, tmp_path)

    assert said[0][0] == "Participants"
    assert said[0][1].startswith("The household in the middle can be compared over fewer than six months")
    assert said[1] == ("Participants", "Cannot be concluded yet", None)
    assert rows[0] == ("participants", "group_few_months", "unknown", None)
    assert sheets_of(pack, tmp_path)["Contents"][1][0] == "Nothing may be claimed of income yet"


def test_a_verdict_that_is_kept_back_comes_out_nowhere_and_says_why(tmp_path: Path) -> None:
    few, many = (
        pack_of(Made([Member(villager=Villager(after=130_000 + n)) for n in range(households)], writer=1), Level.NODE)
        for households in (7, 20)
    )

    said, rows = what_may_be_said(few, tmp_path)
    told, of_many = what_may_be_said(many, tmp_path)

    assert few.change.totals[0].verdict is None
    assert said[1][1] == "—"
    assert said[1][2].startswith("Kept back: it speaks of fewer than five households")
    assert rows[0][2:] == (None, "evidence_too_few")
    assert told[1] == ("Participants", "Increased", None)
    assert of_many[0] == ("participants", "group_income", "up", None)


def test_of_several_together_the_rows_say_which_way_it_went_and_of_one_it_is_the_rows(tmp_path: Path) -> None:
    packs = [
        pack_of(
            Made([Member(villager=Villager(after=130_000 + n)) for n in range(20)], name, writer=writer), Level.NODE
        )
        for writer, name in enumerate(("หนึ่ง", "สอง"), 1)
    ]

    _said, rows = what_may_be_said(roll_up([read(one) for one in packs]), tmp_path)
    _alone, alone = what_may_be_said(roll_up([read(packs[0])]), tmp_path)

    ours = [row for row in rows if row[0] == "participants"]
    assert ours == [
        *[("participants", "group_income", "up", None)] * 2,
        ("participants", None, None, "evidence_see_rows"),
    ]
    assert [row for row in alone if row[0] == "participants"] == [("participants", "group_income", "up", None)] * 2


def test_a_households_verdict_stands_in_the_tables_beside_its_cells() -> None:
    pack = pack_of(Made([Member()] * 2), Level.PROVIDER)
    first, *others = pack.tables
    rose, *rest = first.rows
    judged = replace(pack, tables=(replace(first, rows=(replace(rose, verdict=Verdict.UP), *rest)), *others))

    table = package_tables(judged)[0]
    place = [field.name for field in table.fields].index("verdict")

    assert {len(row) for row in table.rows} == {len(table.fields)}
    assert [row[place] for row in table.rows[: len(rose.cells) + 1]] == ["up"] * len(rose.cells) + [None]
