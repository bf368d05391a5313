"""The village written by hand, put into a ledger once and only read from; and by itself for the oracle."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.oracle.hand_made import TODAY, village_csv, village_facts
from tests.oracle.in_the_ledger import Opened, fill, new_ledger
from tests.oracle.reckoning import Household
from tests.oracle.rigged import all_homes, write_rows
from tests.oracle.village import read_rows


@dataclass
class Village:
    """The same village twice: in a real ledger, and as the oracle sees it."""

    opened: Opened
    oracle: dict[str, Household]


def make_village(folder: Path) -> Village:
    rows = folder / "village.csv"
    rows.write_text(village_csv(), encoding="utf-8")
    opened = new_ledger(folder / "village.hldb", TODAY)
    fill(opened, village_facts(), rows)
    known = read_rows(village_csv().splitlines())
    return Village(opened, {one.code: Household(one, known.get(one.code, []), TODAY) for one in village_facts()})


@pytest.fixture(scope="session")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """Give a village nobody writes to."""
    made = make_village(tmp_path_factory.mktemp("village"))
    yield made
    made.opened.store.close()


@pytest.fixture
def own_village(tmp_path: Path) -> Iterator[Village]:
    """Give a village of one's own to write to."""
    made = make_village(tmp_path)
    yield made
    made.opened.store.close()


@pytest.fixture(scope="session")
def rigged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Give the households that look better off than they are, as they stand on 21 November 2026."""
    folder, homes = tmp_path_factory.mktemp("rigged"), all_homes()
    opened = new_ledger(folder / "rigged.hldb", date(2026, 11, 21))
    fill(opened, [home.facts() for home in homes], write_rows(homes, folder / "rows.csv"))
    yield opened
    opened.store.close()
