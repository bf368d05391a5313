"""The made-up project and provider: three villages, the people who write and check, what the project spent."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import CostKind, Role
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import Person, Project, ProjectCost, Provider, VillageGroup
from household_ledger.services.demo.home import places
from household_ledger.services.demo.options import Timeline
from household_ledger.services.demo.portrait import Portrait
from household_ledger.services.demo.recipes import BAHT

VILLAGES = ("บ้านหนองแวง", "บ้านโนนสูง", "บ้านดอนกลาง")
VOLUNTEERS = ("อาสาหน่อย (ตัวอย่าง)", "อาสาแดง (ตัวอย่าง)", "อาสาติ๋ม (ตัวอย่าง)")
VERIFIERS = ("ครูสมศักดิ์ ผู้ตรวจสอบ (ตัวอย่าง)", "คุณอารี ผู้ตรวจสอบ (ตัวอย่าง)")
RESPONSIBLE = "คุณวราภรณ์ ผู้รับผิดชอบ (ตัวอย่าง)"
_PROJECT_MONTHS, _KEPT_MONTHS = 24, 60
_PROVINCE = "ขอนแก่น"
_EACH_MONTH = (
    (6, CostKind.MECHANISM, 1_800, "ค่าเดินทางเยี่ยมบ้าน"),
    (25, CostKind.MECHANISM, 3_000, "ค่าตอบแทนอาสาบันทึกบัญชี 3 หมู่บ้าน"),
)
_EACH_QUARTER = ((14, CostKind.MECHANISM, 6_500, "อบรมบัญชีครัวเรือนและการออม"),)
_FIRST = (
    (10, CostKind.OCCUPATION, 42_000, "วัสดุและเครื่องมืออาชีพเริ่มต้น"),
    (18, CostKind.OCCUPATION, 9_500, "วิทยากรอาชีพ 4 วัน"),
)


def provider_records(timeline: Timeline, portraits: tuple[Portrait, ...]) -> tuple[object, ...]:
    """List the project, the provider, its villages, its people and the costs of the project so far."""
    start = timeline.start_month
    typing = tuple(portrait.name for portrait in portraits if portrait.is_typing)
    return (
        Project(
            name="โครงการครัวเรือนพึ่งตนเอง (ตัวอย่าง)",
            funder="กองทุนตัวอย่างเพื่อการเรียนรู้",
            contract="ตย. 69-0412",
            starts_on=start.plus(-1).first,
            ends_on=start.plus(_PROJECT_MONTHS - 2).last,
            price_year=start.year,
            keep_until=start.plus(_PROJECT_MONTHS + _KEPT_MONTHS - 2).last,
            mechanism_budget=Money(180_000 * BAHT),
            occupation_budget=Money(60_000 * BAHT),
        ),
        Provider(
            name="หน่วยพัฒนาอาชีพตัวอย่าง",
            node="NODE ตัวอย่าง",
            region="ตะวันออกเฉียงเหนือ",
            province=_PROVINCE,
            address="ศูนย์ฝึกอาชีพตัวอย่าง ตำบลหนองบัว อำเภอบ้านฝาง",
        ),
        *(_group(name) for name in VILLAGES),
        *(Person(id=NO_ID, name=name, role=Role.RECORDER) for name in VOLUNTEERS),
        *(Person(id=NO_ID, name=name, role=Role.VERIFIER) for name in VERIFIERS),
        Person(id=NO_ID, name=RESPONSIBLE, role=Role.RESPONSIBLE),
        *(Person(id=NO_ID, name=name, role=Role.PARTICIPANT) for name in typing),
        *_costs(timeline),
    )


def typist_of(portrait: Portrait) -> str:
    """Name who writes for a household: itself, or its village's volunteer."""
    return portrait.name if portrait.is_typing else VOLUNTEERS[portrait.village]


def verifier_of(portrait: Portrait) -> str:
    """Name who looks through a household's months."""
    return VERIFIERS[portrait.village % len(VERIFIERS)]


def _group(name: str) -> VillageGroup:
    place = places()[_PROVINCE]
    return VillageGroup(
        id=NO_ID,
        name=name,
        subdistrict=place.subdistrict,
        district=place.district,
        province=_PROVINCE,
        postcode=place.postcode,
    )


def _costs(timeline: Timeline) -> list[ProjectCost]:
    costs = []
    for since, days in enumerate(timeline.months[timeline.start :]):
        quarterly = _EACH_QUARTER if since % 3 == 0 else ()
        first = _FIRST if since == 0 else ()
        for day, kind, baht, note in (*_EACH_MONTH, *quarterly, *first):
            costs.append(_cost(days.month, day, kind, baht, note))
    return costs


def _cost(month: Month, day: int, kind: CostKind, baht: int, note: str) -> ProjectCost:
    return ProjectCost(
        id=NO_ID, date=date(month.year, month.month, day), kind=kind, amount=Money(baht * BAHT), note=note
    )
