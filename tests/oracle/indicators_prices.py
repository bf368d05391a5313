"""Price levels for the oracle of the indicators."""

import csv
from functools import lru_cache
from typing import Any

from tests.oracle.indicators_home import Home
from tests.oracle.village import CATEGORIES


@lru_cache(maxsize=1)
def levels() -> dict[int, float]:
    with (CATEGORIES.parent / "cpi_annual.csv").open(encoding="utf-8", newline="") as file:
        return {int(row["year_ce"]): float(row["cpi_base_2562_100"]) for row in csv.DictReader(file)}


def level(year: int) -> float:
    """Give a year's level; one the table lacks has the last known one's."""
    known = levels()
    return known[max((one for one in known if one <= year), default=min(known))]


def price_year(told: dict[str, Any], home: Home) -> int:
    project = told["project"]
    said = project["settings"].get("price_year") or project["price_year"]
    return int(said or min(home.as_of // 12, max(levels())))


def deflator(told: dict[str, Any], home: Home, month: int) -> float:
    return level(month // 12) / level(price_year(told, home))
