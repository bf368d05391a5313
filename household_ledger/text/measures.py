"""How much of what unit, as people write it: "ผักบุ้ง 2 กก.", "ไข่ ๑๐ฟอง", "ข้าวสารครึ่งกิโล"; spellings of units."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from household_ledger.domain.problem import Problem
from household_ledger.text.amounts import parse_quantity
from household_ledger.text.matching import plain

_SPELLINGS: Final = (
    ("กก.", "กก", "ก.ก.", "ก.ก", "กิโลกรัม", "กิโล", "โล", "kg", "kg.", "kilo", "kilos", "kilogram", "kilograms"),
    ("กรัม", "ก.", "g", "gram", "grams"),
    ("ขีด",),
    ("ตัน", "ton", "tons"),
    ("ลิตร", "ล.", "l", "litre", "litres", "liter", "liters"),
    ("มล.", "มล", "มิลลิลิตร", "ml"),
    ("ถัง",),
    ("กระสอบ", "สอบ", "sack", "sacks"),
    ("ฟอง", "egg", "eggs"),
    ("แผง", "tray", "trays"),
    ("ตัว",),
    ("ลูก", "ผล"),
    ("ใบ",),
    ("หวี",),
    ("เครือ",),
    ("กำ", "กำมือ", "bunch", "bunches"),
    ("มัด",),
    ("ต้น",),
    ("หัว",),
    ("ฝัก",),
    ("ดอก",),
    ("ยอด",),
    ("เม็ด",),
    ("ก้อน",),
    ("แท่ง",),
    ("ท่อน",),
    ("ชิ้น", "piece", "pieces"),
    ("อัน",),
    ("ถุง", "bag", "bags"),
    ("ขวด", "bottle", "bottles"),
    ("แก้ว", "cup", "cups"),
    ("จาน", "plate", "plates"),
    ("ชาม", "ถ้วย", "bowl", "bowls"),
    ("กล่อง", "box", "boxes"),
    ("ห่อ",),
    ("ซอง",),
    ("แพ็ค", "แพค", "แพ็ก", "pack", "packs"),
    ("กระป๋อง", "tin", "tins"),
    ("แกลลอน",),
    ("ปี๊บ", "ปีบ"),
    ("เข่ง",),
    ("ตะกร้า", "basket", "baskets"),
    ("โหล", "dozen"),
    ("คู่", "pair", "pairs"),
    ("ชุด", "set", "sets"),
    ("เมตร", "ม.", "m", "metre", "metres"),
    ("ผืน",),
    ("มื้อ", "meal", "meals"),
    ("คันรถ",),
)
"""The first of a line is how the unit is written; the others are read as the same."""
_HALF: Final = "ครึ่ง"
_DIGITS: Final = r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*"
_RECKONED: Final = re.compile(r"(?:[0-9๐-๙]\s*(?:[x×*/:-]|คูณ)|\+)$", re.IGNORECASE)
"""What stands before a quantity that is only the end of a reckoning: 3 x 2 กก., 3 คูณ 2 กก., 1 กก. + 2 กก."""
_TIMES: Final = re.compile(r"(?<![a-z])[x×*]$", re.IGNORECASE)
"""A sign for "so many of them", no part of the name: โค้ก x2 ขวด."""
_NUMBERED: Final = ("ที่", "เดือน")
"""What a number behind it counts: วันที่ 5, ครั้งที่ 2."""
_COUNTED: Final = re.compile(rf"\s{_DIGITS}\s*(?P<unit>[^\s0-9๐-๙]+)$")
_MONEY: Final = frozenset({"บาท", "บ.", "สตางค์", "สต.", "baht", "฿"})


class Measure(NamedTuple):
    """A quantity in thousandths of its unit, and the unit as the program writes it."""

    quantity: int
    unit: str


def unit_as_written(unit: str) -> str:
    """Give one spelling for a unit that has several (`กิโล` is `กก.`); another stays as it is."""
    return _known().get(plain(unit), unit.strip())


def is_same_unit(one: str, other: str) -> bool:
    """Tell whether two words name the same unit."""
    return plain(unit_as_written(one)) == plain(unit_as_written(other))


def read_measure(text: str) -> Measure | None:
    """Read a text that is a quantity with a unit and nothing else; None for any other."""
    found = split_measure(text.strip())
    return found[1] if found is not None and not found[0] else None


@lru_cache(maxsize=4_000)
def split_measure(text: str) -> tuple[str, Measure] | None:
    """Divide words into what it was and how much of it, which stands last; None where no quantity with a unit does.

    Only known units are read so: "ทำบุญ 9 วัด" is none. Nor is what would be reckoned ("3 x 2 กก.") or is numbered
    ("วันที่ 5 ก.").
    """
    found = _ending().search(text)
    if found is None:
        return None
    words = text[: found.start()].strip()
    half, digits, unit, more = found["half"], found["digits"], found["unit"], found["more"]
    if _RECKONED.search(words) or (digits and words.endswith(_NUMBERED)):
        return None
    thousandths = 500 if half else parse_quantity(digits)
    if isinstance(thousandths, Problem) or thousandths <= 0:
        return None
    measure = Measure(thousandths + (500 if more else 0), unit_as_written(unit))
    return _TIMES.sub("", words).strip(), measure


def without_measure(text: str) -> str:
    """Give words without how much it was; words that say nothing else stay."""
    split = split_measure(text)
    return split[0] if split is not None and split[0] else text


def without_count(text: str) -> str:
    """Give words without how much it was, of units nobody knows too: "ขายไข่ 7 แผ่น" is about selling eggs.

    A number alone ("ค่าเทอม 2"), an amount of money ("บัตร 30 บาท"), what would be reckoned ("3 x 2 แผ่น") and what
    is numbered ("ครั้งที่ 2 ตลาด") belong to the words.
    """
    short = without_measure(text)
    found = _COUNTED.search(text)
    if short != text or found is None or plain(found["unit"]) in _MONEY:
        return short
    words = text[: found.start()].strip()
    return text if not words or _RECKONED.search(words) or words.endswith(_NUMBERED) else words


@cache
def _known() -> dict[str, str]:
    return {plain(spelling): line[0] for line in _SPELLINGS for spelling in line}


@cache
def _ending() -> re.Pattern[str]:
    units = sorted((spelling for line in _SPELLINGS for spelling in line), key=len, reverse=True)
    listed = "|".join(re.escape(one) for one in units)
    return re.compile(
        rf"(?:(?P<half>{_HALF})|(?<![0-9๐-๙.,/+*-])(?P<digits>{_DIGITS}))\s*(?P<unit>{listed})(?P<more>{_HALF})?\s*$",
        re.IGNORECASE,
    )
