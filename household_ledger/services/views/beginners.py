"""What whoever begins a book needs: 27 buttons, the categories of blank paper by the same list, and all pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from household_ledger.domain.kinds import EntryKind, Sector
from household_ledger.text.i18n import N_

_K = EntryKind


@dataclass(frozen=True, slots=True)
class Beginner:
    """One button: what it stands for, its words, and the category it writes (`code`: the one it is known by).

    `online` is the category of work that sells online, where that has one of its own; `also` what paper tells apart.
    """

    code: str
    kind: EntryKind
    words: str
    category: str
    sectors: frozenset[Sector] = frozenset()
    """The work it goes with; empty: with everybody's life."""
    online: str = ""
    also: tuple[str, ...] = ()

    def category_of(self, sector: Sector | None) -> str:
        """Give the category it writes for a kind of work."""
        return self.online if sector is Sector.ONLINE and self.online else self.category


_FARM, _CRAFT = frozenset({Sector.FARM}), frozenset({Sector.NON_FARM})
_TRADE = frozenset({Sector.NON_FARM, Sector.ONLINE})
_WORK = frozenset(Sector)

BEGINNERS: Final = (
    Beginner("E01", _K.EXPENSE, N_("Food to cook"), "E01"),
    Beginner("I01", _K.INCOME, N_("Crops sold"), "I01", _FARM),
    Beginner("I04", _K.INCOME, N_("Home-made things sold"), "I04", _CRAFT),
    Beginner("E04", _K.EXPENSE, N_("Snacks and drinks"), "E04"),
    Beginner("E16", _K.EXPENSE, N_("Fuel and fares"), "E16"),
    Beginner("E08", _K.EXPENSE, N_("Power, water, gas"), "E08"),
    Beginner("E14", _K.EXPENSE, N_("School"), "E14"),
    Beginner("E18", _K.EXPENSE, N_("Telephone"), "E18"),
    Beginner("E13", _K.EXPENSE, N_("Doctor and medicine"), "E13"),
    Beginner("I07", _K.INCOME, N_("Day wages"), "I07"),
    Beginner("I20", _K.PRODUCED, N_("Eaten from our own"), "E01"),
    Beginner("S01", _K.SAVE, N_("Into the cash box"), "S01"),
    Beginner("E21", _K.EXPENSE, N_("Merit and ceremonies"), "E21", also=("E22",)),
    Beginner("E02", _K.EXPENSE, N_("Cooked meals"), "E02"),
    Beginner("I10", _K.INCOME, N_("Sent by family"), "I10"),
    Beginner("I11", _K.INCOME, N_("Old-age allowance"), "I11"),
    Beginner("I05", _K.INCOME, N_("Trade and services"), "I05", _TRADE, online="I06"),
    Beginner("C02", _K.COST, N_("Fertiliser and feed"), "C02", _FARM),
    Beginner("C06", _K.COST, N_("Materials and stock"), "C06", _TRADE),
    Beginner("S03", _K.SAVE, N_("Into the group"), "S03"),
    Beginner("D01", _K.REPAY, N_("Debt paid back"), ""),
    Beginner("I14", _K.EXPENSE, N_("By welfare card"), "E01"),
    Beginner("E20", _K.EXPENSE, N_("Lottery"), "E20"),
    Beginner("E05", _K.EXPENSE, N_("Alcohol"), "E05"),
    Beginner("E06", _K.EXPENSE, N_("Tobacco"), "E06"),
    Beginner("C03", _K.COST, N_("Hired hands"), "C03", _WORK),
    Beginner("I18", _K.INCOME, N_("From the project"), "I18"),
)
"""In the order in which they fill up a board that knows little of its household yet."""

_NOT_OF_PAPER: Final = frozenset({"I20"})
"""Own produce is written in the column of remarks."""


def first_incomes(sector: Sector | None = None) -> tuple[str, ...]:
    """List the first incomes of a kind of work, its own trade first; with None what comes in without work."""
    listed = [one for one in BEGINNERS if one.code[0] == "I" and one.code not in _NOT_OF_PAPER]
    if sector is None:
        return tuple(one.code for one in listed if not one.sectors)
    return tuple(one.category_of(sector) for one in reversed(listed) if sector in one.sectors)


def first_costs(sector: Sector) -> tuple[str, ...]:
    """List what a kind of work first costs."""
    return tuple(one.category for one in BEGINNERS if one.kind is _K.COST and sector in one.sectors)


def first_spending() -> tuple[str, ...]:
    """List what every household first spends on."""
    listed = [one for one in BEGINNERS if one.code[0] == "E"]
    return tuple(code for one in listed for code in (one.code, *one.also))


def first_savings() -> tuple[str, ...]:
    """List the first forms of savings."""
    return tuple(one.code for one in BEGINNERS if one.kind is _K.SAVE)


_PICTURES = {
    "I01": "crops",
    "I02": "egg",
    "I03": "fish",
    "I04": "basket",
    "I05": "stall",
    "I06": "online",
    "I07": "wage",
    "I08": "paid_work",
    "I09": "share",
    "I10": "family",
    "I11": "elder",
    "I12": "wheelchair",
    "I13": "baby",
    "I14": "card",
    "I15": "hands",
    "I16": "calendar_coin",
    "I17": "key",
    "I18": "project",
    "I19": "prize",
    "I20": "own_food",
    "C01": "seeds",
    "C02": "sack",
    "C03": "labour",
    "C04": "tractor",
    "C05": "lorry",
    "C06": "stock",
    "C07": "tool",
    "C08": "wares",
    "E01": "food",
    "E02": "meal",
    "E03": "water",
    "E04": "drink",
    "E05": "bottle",
    "E06": "smoke",
    "E07": "repaired_house",
    "E08": "power",
    "E09": "washing",
    "E10": "television",
    "E11": "shirt",
    "E12": "scissors",
    "E13": "medicine",
    "E14": "school",
    "E15": "pupil",
    "E16": "bike",
    "E17": "wheel",
    "E18": "phone",
    "E19": "balloon",
    "E20": "lottery",
    "E21": "merit",
    "E22": "envelope",
    "E23": "candle",
    "E24": "gift",
    "E25": "umbrella",
    "E26": "stamp",
    "E28": "question",
    "S01": "saving",
    "S02": "bank",
    "S03": "group_saving",
    "S04": "calendar_coin",
    "S06": "ring",
}
_OF_LETTER = {"I": "coin_in", "E": "coin_out", "C": "tool", "S": "saving", "D": "repay"}


def picture_of(code: str) -> str:
    """Name the drawn picture of a standard category, of savings by their form, of debts by any class."""
    return _PICTURES.get(code) or _OF_LETTER[code[0]]
