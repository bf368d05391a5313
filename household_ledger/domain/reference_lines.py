"""Lines households are held against: poverty lines by year and region, จปฐ.'s income, the minimum wage (`data/`)."""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from household_ledger.domain.period import Month

BUDDHIST_ERA = 543
_BEFORE_A_NAME = ("จังหวัด", "จ.")
_BANGKOK = {"กทม": "กรุงเทพมหานคร", "กทม.": "กรุงเทพมหานคร", "กรุงเทพ": "กรุงเทพมหานคร", "กรุงเทพฯ": "กรุงเทพมหานคร"}


@dataclass(frozen=True, slots=True)
class PovertyLine:
    """Baht a person needs a month, exact; `year` (CE) is the one it was taken from, `asked` the one asked for."""

    asked: int
    year: int
    baht: Fraction


@dataclass(frozen=True, slots=True)
class Wage:
    """The lowest minimum wage of the provinces, baht a day; a stand-in where the table does not reach the month."""

    year: int
    baht_per_day: int
    is_stand_in: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """All of these, by year of the Common Era; a year a table lacks has the last known one before it, or its first."""

    kingdom: Mapping[int, Fraction]
    regions: Mapping[str, Fraction]
    provinces: Mapping[str, str]
    wages: Sequence[tuple[date, int]]
    jpt: Mapping[int, int]

    def region(self, province: str) -> str | None:
        """Give the statistical region of a province as people write it, Thai or English; None of one not known."""
        name = " ".join(province.split())
        for before in _BEFORE_A_NAME:
            name = name.removeprefix(before).strip()
        return self.provinces.get(_BANGKOK.get(name, name).casefold())

    def poverty(self, year: int, region: str) -> PovertyLine:
        """Give a year's line in a region: the kingdom's times the region's ratio."""
        known = [one for one in self.kingdom if one <= year]
        used = max(known) if known else min(self.kingdom)
        return PovertyLine(year, used, self.kingdom[used] * self.regions[region])

    def wage(self, month: Month) -> Wage:
        """Give the wage in force on a month's first day."""
        place = bisect_right([since for since, _baht in self.wages], month.first)
        since, baht = self.wages[max(0, place - 1)]
        return Wage(since.year, baht, is_stand_in=place == 0 or month.year > self.wages[-1][0].year)

    def jpt_baht(self, year: int) -> int | None:
        """Give what จปฐ. asked of a person's income in a year, in baht; None of a year it is not known for."""
        return self.jpt.get(year)


@lru_cache(maxsize=1)
def reference_lines() -> Lines:
    """Read the tables that come with the program."""
    return Lines(
        kingdom={
            int(row["year_be"]) - BUDDHIST_ERA: Fraction(row["baht_per_person_month_kingdom"])
            for row in _rows("poverty_line.csv")
        },
        regions={row["region"]: Fraction(row["ratio_to_kingdom"]) for row in _rows("poverty_line_region_ratio.csv")},
        provinces={
            row[name].casefold(): row["region"]
            for row in _rows("province_region.csv")
            for name in ("province", "name_en")
        },
        wages=sorted(
            (date.fromisoformat(row["effective_from"]), int(row["lowest_baht_per_day"]))
            for row in _rows("minimum_wage.csv")
        ),
        jpt={int(row["year_be"]) - BUDDHIST_ERA: int(row["baht_per_person_year"]) for row in _rows("jpt_income.csv")},
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("household_ledger") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
