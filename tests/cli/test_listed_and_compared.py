"""Households taken in from a list with the day the project began there: their members lived there before it, too."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli_support import Run
from tests.oracle.rigged import Home, gifts_used_up, told, write_rows


@pytest.fixture
def compared(run: Run, ledger: Path, tmp_path: Path) -> dict[str, dict[str, Any]]:
    """Take two households in by a list, and their rows of the months before and after; give M3 of both."""
    homes = [told(Home("UP"), after=12_000), told(Home("GIFT"), also=gifts_used_up)]
    lines = [f"{one.code},{one.code},{date(2025, 11, 10)},สมศรี {one.code},2523" for one in homes]
    (tmp_path / "list.csv").write_text("\n".join(["รหัส,ชื่อ,วันที่เริ่ม,สมาชิก,ปีเกิด", *lines]), encoding="utf-8")
    assert run("import", ledger, tmp_path / "list.csv", "--register").status == 0
    assert run("import", ledger, write_rows(homes, tmp_path / "rows.csv"), "--canonical").status == 0
    told_of = json.loads(run("indicators", ledger, "--as-of", "2026-10", "--json").out)
    return {one["household"]: one["indicators"]["M3"] for one in told_of["households"]}


def test_who_was_listed_at_the_start_is_no_change_of_members(compared: dict[str, dict[str, Any]]) -> None:
    assert (compared["UP"]["verdict"], compared["UP"]["reasons"]) == ("up", ["comparison_rests_on_a_file"])
    assert (compared["GIFT"]["verdict"], compared["GIFT"]["reasons"]) == ("same", ["comparison_rests_on_a_file"])
