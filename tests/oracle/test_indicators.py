"""Every indicator of the made-up provider and of the village written by hand, held against the independent oracle."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from household_ledger.domain.period import Month
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.exchange.json_export import export_json
from household_ledger.services.figures.indicators_json import indicators_json
from tests.oracle.conftest import Village
from tests.oracle.exported_rows import households_of, table_of
from tests.oracle.hand_made import TODAY
from tests.oracle.in_the_ledger import Opened, new_ledger
from tests.oracle.indicators_change import change
from tests.oracle.indicators_home import Home
from tests.oracle.indicators_oracle import Values, indicators, m19
from tests.oracle.indicators_stairs import climbing, m16, m20
from tests.oracle.reckoning import Household
from tests.oracle.village import last_day, month_at, month_index
from tests.oracle.workshop import fill_workshop

AMOUNTS = ("satang", "satang_per_month", "satang_per_year", "satang_per_hour", "satang_per_unit")
HAS_TIME = os.environ.get("HL_MORE") == "1"


@dataclass
class Exported:
    """A ledger, and what the oracle is told of it."""

    opened: Opened
    told: dict[str, Any]
    households: dict[str, Household]
    rows: pd.DataFrame

    @classmethod
    def of(cls, opened: Opened, folder: Path) -> "Exported":
        export_json(opened.store, folder / "export.json")
        told = json.loads((folder / "export.json").read_text(encoding="utf-8"))
        return cls(opened, told, households_of(told, TODAY), table_of(told))


def differences(exported: Exported, as_of: str) -> tuple[list[str], int]:
    """List where program and oracle disagree at a month, and count the values both have."""
    told, rows = exported.told, exported.rows
    reckoned = exported.opened.figures.all_indicators(Month.from_iso(as_of))
    got = json.loads(json.dumps(indicators_json(reckoned, ())))
    homes, found, many = [], [], 0
    for one, ours in zip(told["households"], got["households"], strict=True):
        home = Home(one, exported.households[one["code"]], rows[rows["household"].eq(one["code"])], as_of)
        homes.append(home)
        wanted = indicators(home, told)
        assert ours["household"] == one["code"]
        assert ours["months"] == [month_at(month) for month in home.valid]
        assert ours["indicators"].keys() == wanted.keys()
        for name, (months, values) in wanted.items():
            found += [
                f"{one['code']} {name} {told}" for told in disagreements(ours["indicators"][name], months, values)
            ]
            many += sum(value is not None for value in values.values())
        verdicts = {ours["indicators"][name]["verdict"] for name in ("M3", "M4")}
        found += [] if verdicts == {change(home, told).verdict} else [f"{one['code']} verdict {verdicts}"]
    climbs = climbing(homes, told, TODAY)
    group = {
        "M16": m16(climbs, told, min(last_day(as_of), TODAY)),
        "M19": m19(homes, month_index(as_of), TODAY),
        "M20": m20(climbs),
    }
    for name, (months, values) in group.items():
        found += [f"{name} {told}" for told in disagreements(got["group"][name], months, values)]
        many += len(values)
    return found, many


def disagreements(ours: dict[str, Any], months: list[int], wanted: Values) -> list[str]:
    got = {(one["key"], one["of"]): one for one in ours["values"]}
    found = [] if ours["months"] == [month_at(month) for month in months] else [f"months {ours['months']}"]
    found += [] if got.keys() == wanted.keys() else [f"keys {sorted(map(str, got.keys() ^ wanted.keys()))}"]
    found += [f"{key} no reason" for key, one in got.items() if (one["value"] is None) != (one["reason"] is not None)]
    for key in got.keys() & wanted.keys():
        value, other = got[key]["value"], wanted[key]
        if not is_near(value, other, got[key]["unit"]):
            found.append(f"{key}: {value} instead of {other}")
    return found


def is_near(value: float | None, other: float | None, unit: str) -> bool:
    """Tell whether two agree: to the satang where they are amounts, else to 1e-9."""
    if value is None or other is None:
        return value is None and other is None
    if unit in AMOUNTS:
        return abs(value - other) <= 0.5 + 1e-6
    return bool(value == pytest.approx(other, rel=1e-9, abs=1e-9))


def test_the_demo_agrees_with_the_independent_reckoning(tmp_path: Path) -> None:
    opened = new_ledger(tmp_path / "demo.hldb", TODAY)
    options = DemoOptions(households=24, months=24) if HAS_TIME else DemoOptions(households=8, months=24)
    make_demo(opened.ledger, options)

    exported = Exported.of(opened, tmp_path)
    found = [
        differences(exported, as_of)
        for as_of in (("2026-10", "2026-03", "2025-02") if HAS_TIME else ("2026-10", "2026-03"))
    ]

    assert [one for told, _many in found for one in told] == []
    assert found[0][1] > 8 * 60
    opened.store.close()


def test_the_village_written_by_hand_agrees_too(village: Village, tmp_path: Path) -> None:
    exported = Exported.of(village.opened, tmp_path)
    found = [differences(exported, as_of) for as_of in ("2026-11", "2026-10", "2026-04", "2025-12")]

    assert [one for told, _many in found for one in told] == []
    assert found[1][1] > 60


def test_work_with_cycles_and_quantities_and_debts_renewed_agree_too(tmp_path: Path) -> None:
    opened = new_ledger(tmp_path / "workshop.hldb", TODAY)
    fill_workshop(opened, tmp_path)
    exported = Exported.of(opened, tmp_path)

    found = [differences(exported, as_of) for as_of in ("2026-10", "2026-08", "2026-05", "2026-01")]

    assert [one for told, _many in found for one in told] == []
    assert found[0][1] > 80
    opened.store.close()
