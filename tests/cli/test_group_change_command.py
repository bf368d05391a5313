"""What `indicators` says of all households together: in the JSON with the codes of who counts, in words for people."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.cli_support import Run


def test_the_change_of_all_households_stands_beside_their_indicators(run: Run, ledger: Path) -> None:
    told = json.loads(run("indicators", ledger, "--as-of", "2026-10", "--json").out)

    enrolled = told["change"]["participants"]["enrolled"] + told["change"]["comparison"]["enrolled"]
    assert sorted(enrolled) == sorted(one["household"] for one in told["households"])
    assert told["change"]["as_of"] == "2026-10"


def test_of_one_household_nothing_is_said_of_the_others(run: Run, ledger: Path) -> None:
    told = json.loads(run("indicators", ledger, "--as-of", "2026-10", "--household", "001", "--json").out)

    assert "change" not in told
    assert [one["household"] for one in told["households"]] == ["001"]


def test_people_read_it_in_sentences(run: Run, ledger: Path) -> None:
    answer = run("--lang", "en", "indicators", ledger, "--as-of", "2026-10")

    assert answer.status == 0
    assert "The change of income over all households" in answer.out
