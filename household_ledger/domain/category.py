"""The standard categories, and what a household makes of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Need

_FIRST = {"I": 1000, "C": 2000, "E": 3000, "S": 4000, "D": 5000, "X": 6000}
_LETTER = {first: letter for letter, first in _FIRST.items()}
STANDARD_LIMIT = 10_000
"""Ids below this are standard codes; a household's own sub-categories have ids of their own."""


@dataclass(frozen=True, slots=True)
class Category:
    """A standard code of `data/categories.csv` (73 of them); never reused."""

    id: Id
    code: str
    name_th: str
    name_en: str
    need: Need | None
    level: str
    in_kind_allowed: tuple[str, ...]
    jpt_line: str
    is_sensitive: bool


def fixed_id(code: str) -> Id:
    """Give the fixed id of a standard code: E05 → 3005. KeyError or ValueError for what is no such code."""
    return Id(_FIRST[code[0]] + int(code[1:]))


def code_of(category: int) -> str:
    """Give the code of a standard category's fixed id: 3005 → E05."""
    return f"{_LETTER[category // 1000 * 1000]}{category % 1000:02}"


@lru_cache(maxsize=1)
def standard_categories() -> dict[str, Category]:
    """List the standard categories by code, in the order of the reference file."""
    text = (files("household_ledger") / "data" / "categories.csv").read_text(encoding="utf-8")
    return {row["code"]: _category(row) for row in csv.DictReader(text.splitlines())}


def _category(row: dict[str, str]) -> Category:
    return Category(
        id=fixed_id(row["code"]),
        code=row["code"],
        name_th=row["name_th"],
        name_en=row["name_en"],
        need=Need(row["need_default"]) if row["need_default"] else None,
        level=row["level"],
        in_kind_allowed=tuple(row["in_kind_allowed"].split(",")) if row["in_kind_allowed"] else (),
        jpt_line=row["jpt_line"],
        is_sensitive=row["sensitive"] == "yes",
    )


@lru_cache(maxsize=1)
def standard_codes() -> dict[int, str]:
    """Give code by fixed id."""
    return {int(category.id): code for code, category in standard_categories().items()}


SOLD = ("I01", "I02", "I03", "I04", "I05", "I06")
"""What a household earns by selling."""
PROJECT_MONEY = "I18"
WINDFALL = "I19"
OWN_PRODUCE = "I20"
RECEIVED_FREE = "I21"
TOOLS = "C07"
INTEREST = "E27"
OTHER = "E28"
