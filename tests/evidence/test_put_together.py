"""What packs put together tell of all: the rows' own unit, and how many rows a mean does not hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from household_ledger.domain.indicators.result import Indicator, Key, Unit
from household_ledger.errors import UserError
from household_ledger.services.evidence.pack import Cell, Level, Side
from household_ledger.services.evidence.pack_file import SCHEMA, pack_bytes, read_pack
from household_ledger.services.evidence.roll_up import roll_up
from household_ledger.services.evidence.words import mean_words, why_words
from household_ledger.text.i18n import using
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
