"""The Thai words a stair's rule may be written in beside its own, each without a space; it is kept in its own."""

from __future__ import annotations

from typing import Final

from household_ledger.domain.problem import Problem
from household_ledger.domain.stair_measures import StairMeasure, Trend
from household_ledger.domain.stair_rules import Rule, read_rule, spelled
from household_ledger.domain.staircase import Audience
from household_ledger.text.clean import spelt_one_way
from household_ledger.text.i18n import language

_THAI: Final[dict[str, str]] = {
    StairMeasure.LESSONS: "บทเรียนที่เรียน",
    StairMeasure.DEMONSTRATIONS: "สาธิตที่เข้าร่วม",
    StairMeasure.ENTRIES: "รายการที่จด",
    StairMeasure.DAYS: "วันที่จด",
    StairMeasure.CLOSED: "เดือนที่ปิด",
    StairMeasure.GOOD_MONTHS: "เดือนที่จดดี",
    StairMeasure.VISITS: "ครั้งที่เยี่ยม",
    StairMeasure.PAGES_READ: "ครั้งที่อ่านสรุป",
    StairMeasure.GOALS: "เป้าหมายออม",
    StairMeasure.BUDGET: "มีงบ",
    StairMeasure.REDUCIBLE: "ส่วนที่ลดได้",
    StairMeasure.SAVED_MONTHS: "เดือนที่ออม",
    StairMeasure.NEW_INFORMAL_DEBT: "มีหนี้นอกระบบใหม่",
    StairMeasure.SUPPORTED_SOLD: "เดือนที่ขายได้กำไร",
    StairMeasure.INCOME: "รายได้",
    StairMeasure.RESERVE: "เงินสำรอง",
    StairMeasure.DEBT_SERVICE: "ภาระหนี้",
    StairMeasure.KEPT_MONTHS: "เดือนที่คงขั้น",
    StairMeasure.HELPS_OTHERS: "ช่วยผู้อื่นจด",
    StairMeasure.INTAKE: "รับเข้าครบ",
    StairMeasure.BASELINES: "มีฐานก่อนเริ่ม",
    StairMeasure.LESSONS_HELD: "บทเรียนที่จัด",
    StairMeasure.VISIT_GAP: "วันที่ไม่ได้เยี่ยม",
    StairMeasure.GOOD_HOUSEHOLDS: "ครัวเรือนที่จดดี",
    StairMeasure.WITH_WORK: "ครัวเรือนมีอาชีพ",
    StairMeasure.WITH_WORK_SHARE: "ส่วนที่มีอาชีพ",
    StairMeasure.LESSONS_WRITTEN: "ครั้งที่ถอดบทเรียน",
    StairMeasure.GOES_ON: "ทำต่อได้",
    Trend.UP: "สูงขึ้น",
    Trend.SAME: "เท่าเดิม",
    Trend.DOWN: "ลดลง",
    "and": "และ",
    "or": "หรือ",
    "yes": "ใช่",
    "no": "ไม่ใช่",
}
_MEANT: Final = {thai: own for own, thai in _THAI.items()}


def read_typed_rule(text: str, audience: Audience) -> Rule | Problem | None:
    """Read a rule as somebody types it, in its own words or in Thai ones, mixed as they like.

    Thai marks count as one however they were put together; so does the place of what is wrong.
    """
    return read_rule(spelt_one_way(text), audience, _MEANT)


def kept_rule(text: str) -> str:
    """Write a rule as it is kept: in its own words."""
    return spelled(spelt_one_way(text), _MEANT)


def shown_rule(text: str) -> str:
    """Write a rule as it is shown to be changed: in Thai words where the program speaks Thai."""
    return spelled(text, _THAI) if language() == "th" else text
