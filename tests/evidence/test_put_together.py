"""What packs put together tell of all: the rows' own unit, and how many rows a mean does not hold."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from household_ledger.domain.indicators.result import Indicator, Key, Unit
from household_ledger.errors import UserError
from household_ledger.services.evidence.pack import Cell, EvidencePack, Level, Side
from household_ledger.services.evidence.pack_file import SCHEMA, ReadPack, pack_bytes, read_pack
from household_ledger.services.evidence.roll_up import roll_up
from household_ledger.services.evidence.words import mean_words, stairs_apart_words, why_words
from household_ledger.services.evidence.workbook import workbook_bytes
from household_ledger.text.i18n import using
from household_ledger.text.messages import message
from tests.domain.villages import Villager
from tests.evidence.made_packs import Made, Member, pack_of, read


def rolled_income(*others: int) -> Cell:
    """Give the net income of all comparison households of providers that have so many of them."""
    packs = [
        pack_of(
            Made([Member()] * 8 + [Member(villager=Villager(is_comparison=True))] * many, f"หน่วย {n}", writer=n),
            Level.NODE,
        )
        for n, many in enumerate(others, 1)
    ]
    table = roll_up([read(pack) for pack in packs]).table(Indicator.NET_INCOME)
    assert table is not None
    cells = (row.cell(Key.NET_INCOME_PER_MONTH) for row in table.totals if row.side is Side.COMPARISON)
    return next(cell for cell in cells if cell is not None)


def test_a_provider_without_comparison_households_takes_no_unit_from_those_of_others() -> None:
    alone, together = rolled_income(8, 8), rolled_income(0, 8)

    assert alone.unit is together.unit is Unit.SATANG_PER_MONTH
    with using("en"):
        assert mean_words(together) == "1,215 baht a month"


def test_a_mean_of_all_says_how_many_rows_it_does_not_hold() -> None:
    with using("en"):
        assert why_words(rolled_income(0, 8)).endswith("Without 1 row that keeps its mean back.")
        assert "Without" not in why_words(rolled_income(8, 8))


@pytest.mark.parametrize(
    ("schema", "code"),
    [(SCHEMA, None), (f"{SCHEMA[:-1]}1", "evidence_pack_older"), (f"{SCHEMA}0", "evidence_pack_newer")],
)
def test_a_pack_that_counts_otherwise_is_not_put_with_others(tmp_path: Path, schema: str, code: str | None) -> None:
    whole = json.loads(pack_bytes(pack_of(Made([Member()] * 5), Level.NODE)))
    file = tmp_path / "pack.json"
    file.write_text(json.dumps({**whole, "schema": schema}), "utf-8")

    if code is None:
        assert read_pack(file).pack.level is Level.NODE
        return
    with pytest.raises(UserError) as refused:
        read_pack(file)
    assert refused.value.code == code


def stairs_of(*names: str, writer: int) -> EvidencePack:
    """Make a pack of ten households on two stairs, called so."""
    pack = pack_of(Made([Member(stairs=(1, 2))] * 10, f"หน่วย {writer}", writer=writer), Level.NODE)
    tables = [
        replace(
            table,
            stairs=tuple(replace(one, name=name, verified=10) for one, name in zip(table.stairs, names, strict=False)),
        )
        for table in pack.stairs
    ]
    return replace(pack, stairs=tuple(tables))


def test_stairs_with_the_programs_names_are_added() -> None:
    together = roll_up([read(stairs_of("Knows", "Does", writer=n)) for n in (1, 2)])

    whole = next(one for one in together.stairs if one.who is None)
    assert [one.verified for one in whole.stairs] == [20, 20]
    assert stairs_apart_words(together) == ""


def test_packs_made_in_two_languages_have_the_same_stairs_called_as_they_are_put_together() -> None:
    def made(language: str, writer: int) -> ReadPack:
        with using(language):
            return read(pack_of(Made([Member()] * 10, f"หน่วย {writer}", writer=writer), Level.NODE))

    packs = [made("th", 1), made("en", 2)]

    for language, name in (("th", "รู้"), ("en", "Knows")):
        with using(language):
            assert [table.stairs[0].name for table in roll_up(packs).stairs] == [name] * 3


@pytest.mark.parametrize("names", [("", ""), ("Knows", "")])
def test_stairs_of_a_providers_own_are_not_added_and_it_is_said_why(names: tuple[str, str], tmp_path: Path) -> None:
    together = roll_up([read(stairs_of(*names, writer=n)) for n in (1, 2)])
    alone = roll_up([read(stairs_of(*names, writer=1))])

    assert [one.who is None for one in together.stairs] == [False, False]
    assert [one.who is None for one in alone.stairs] == [False, True]
    with using("en"):
        book = load_workbook(BytesIO(workbook_bytes(together, tmp_path)))
        assert "The stairs are not added up" in stairs_apart_words(together)
        assert list(book["Stairs"])[-1][0].value == stairs_apart_words(together)
        assert stairs_apart_words(alone) == ""


def test_a_node_of_unlike_stairs_is_in_no_sum_of_all_and_the_sheet_says_so(tmp_path: Path) -> None:
    like, unlike = (
        [pack_of(Made([Member()] * 10, f"หน่วย {n}", node=node, writer=n), Level.NODE) for n in numbers]
        for node, numbers in (("เหนือ", (1, 2)), ("ใต้", (3, 4)))
    )
    odd = [replace(one, stairs=()) for one in unlike]
    nodes = [read(roll_up([read(one) for one in packs]), f"{place}") for place, packs in enumerate((like, odd))]
    none = [read(roll_up([read(one) for one in odd]), "none")]

    assert [one.who and one.who.name for one in roll_up(nodes).stairs] == ["เหนือ"]
    with using("en"):
        book = load_workbook(BytesIO(workbook_bytes(roll_up(none), tmp_path)))
        assert "Stairs" not in book.sheetnames
        assert any("The stairs are not added up" in str(row[0].value) for row in book["M20"])


@pytest.mark.parametrize(
    ("provider", "node", "writer", "code", "said"),
    [
        ("หนึ่ง", "เหนือ", 2, "evidence_pack_same_name", "a and b are both of หนึ่ง · เหนือ."),
        ("สอง", "เหนือ", 1, "evidence_pack_twice", "a and b are of the same ledger."),
    ],
)
def test_two_packs_that_cannot_both_be_taken_say_what_they_have_in_common(
    provider: str, node: str, writer: int, code: str, said: str
) -> None:
    first, second = (
        pack_of(Made([Member()] * 10, name, node, writer=number), Level.NODE)
        for name, number in (("หนึ่ง", 1), (provider, writer))
    )

    with pytest.raises(UserError) as refused:
        roll_up([read(second, "b"), read(first, "a")])

    assert refused.value.code == code
    with using("en"):
        assert message(refused.value).startswith(said)
