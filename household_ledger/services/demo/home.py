"""Where a made-up household lives, and what it answered when it was taken in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from household_ledger.domain.intake import LEAVING_REASON, Answer, Asked, intake_text
from household_ledger.services.demo.goods import table, works
from household_ledger.services.demo.portrait import Portrait

FIRST_VILLAGE_NO = 3
_PHONE = "08 0000 {:04}"
"""A number nobody has."""


@dataclass(frozen=True, slots=True)
class Place:
    """One subdistrict of a province, as the post knows it."""

    district: str
    subdistrict: str
    postcode: str


@lru_cache(maxsize=1)
def places() -> dict[str, Place]:
    """Read where households of each province live."""
    return {row["province"]: Place(row["district"], row["subdistrict"], row["postcode"]) for row in table("places.csv")}


def phone_of(portrait: Portrait) -> str:
    """Give a telephone number; some have none."""
    return "" if portrait.index % 5 == 3 else _PHONE.format(100 + portrait.index)  # noqa: PLR2004


def intake_of(portrait: Portrait, *, has_left: bool) -> str:
    """Give what the household answered when it was taken in; who left said why."""
    kind = portrait.index % len(_LANDS)
    wanted = next((works()[job.work].name for job in portrait.jobs if job.is_supported), "")
    answers: dict[str, Answer] = {
        Asked.LIVELIHOOD: works()[portrait.jobs[0].work].name,
        Asked.SKILLS: [works()[job.work].name for job in portrait.jobs if job.since is None],
        Asked.LAND: _LANDS[kind],
        Asked.TOOLS: _TOOLS[kind],
        Asked.NEEDS: _NEEDS[kind],
        Asked.LIMITS: _LIMITS[kind],
        Asked.OCCUPATION_WANTED: wanted,
        Asked.WELFARE: any(person.has_card for person in portrait.people),
    }
    if has_left:
        answers[LEAVING_REASON] = "ย้ายไปทำงานกับลูกที่ต่างจังหวัด"
    return intake_text(answers)


_LANDS = (
    "ที่นาของตัวเอง 8 ไร่ เช่าอีก 5 ไร่",
    "ที่สวนรอบบ้าน 1 งาน",
    "ไม่มีที่ทำกิน เช่าบ้านอยู่",
    "สวน 6 ไร่ เป็นของพ่อแม่",
    "ที่บ้านอย่างเดียว",
    "ที่บ้าน อยู่กับญาติ",
)
_TOOLS = (
    ["รถไถเดินตาม", "เครื่องพ่นยา"],
    ["จอบ เสียม", "กี่ทอผ้าเก่า"],
    ["รถจักรยานยนต์", "โทรศัพท์"],
    ["มีดกรีดยาง", "รถจักรยานยนต์"],
    ["เตาแก๊ส", "ตู้เย็น"],
    ["ชุดคีมทำเครื่องประดับ"],
)
_NEEDS = (
    ["ตลาดรับซื้อ", "ความรู้เรื่องต้นทุน"],
    ["งานที่ทำที่บ้านได้"],
    ["ทุนหมุนเวียน", "ที่ขายของ"],
    ["รายได้เดือนที่กรีดยางไม่ได้"],
    ["ปลดหนี้ดอกแพง"],
    ["ที่ขายของทางออนไลน์"],
)
_LIMITS = (
    "ช่วงทำนาไม่มีเวลา",
    "อายุมาก ดูแลหลานเล็ก",
    "ไม่มีเงินเก็บ",
    "ฝนตกนานทำงานไม่ได้",
    "เลี้ยงลูกคนเดียว",
    "เดินทางลำบาก",
)
