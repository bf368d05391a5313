"""A made-up household in the register: its own record and all that stands under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import PocketKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.register import (
    Debt,
    Household,
    HouseholdCategory,
    Member,
    Occupation,
    Pocket,
    ProductionCycle,
)
from household_ledger.services.demo.goods import works
from household_ledger.services.demo.home import FIRST_VILLAGE_NO, intake_of, phone_of, places
from household_ledger.services.demo.options import Timeline
from household_ledger.services.demo.portrait import BANK, CARD, CASH, DEPOSIT, FORMS, GoalPlan, Portrait
from household_ledger.services.demo.provider import VILLAGES
from household_ledger.services.demo.story import LEFT_ON_DAY, span_of

_LONG_AGO = date(2012, 1, 1)


@dataclass(frozen=True, slots=True)
class Names:
    """The ids a household's records were given, by kind and name."""

    household: Id
    pockets: dict[str, Id]
    debts: dict[str, Id]
    occupations: dict[str, Id]


def start_of(portrait: Portrait, timeline: Timeline) -> date:
    """Give the day a household began with the project."""
    month = timeline.months[span_of(portrait, timeline).start]
    return month.dates[3 + portrait.index % 9]


def left_of(portrait: Portrait, timeline: Timeline) -> date | None:
    """Give the day a household left; None for one that stayed to the demo's end."""
    span = span_of(portrait, timeline)
    has_left = portrait.leaves is not None and span.last > span.start
    return timeline.months[span.last].dates[LEFT_ON_DAY] if has_left else None


def household_of(portrait: Portrait, timeline: Timeline, group: Id) -> Household:
    """Enter the household itself."""
    left_on = left_of(portrait, timeline)
    place = places()[portrait.province]
    return Household(
        id=NO_ID,
        code=portrait.code,
        name=portrait.name,
        group=group,
        province=portrait.province,
        address=f"{10 + portrait.index * 3} {VILLAGES[portrait.village]}",
        village_no=str(FIRST_VILLAGE_NO + portrait.village),
        subdistrict=place.subdistrict,
        district=place.district,
        postcode=place.postcode,
        phone=phone_of(portrait),
        started_on=start_of(portrait, timeline),
        left_on=left_on,
        is_comparison=portrait.is_comparison,
        intake=intake_of(portrait, has_left=left_on is not None),
    )


def records_of(portrait: Portrait, timeline: Timeline, household: Id) -> Iterator[object]:
    """Enter a household's members, pockets, debts, occupations and own words."""
    yield from _members(portrait, timeline, household)
    yield from _pockets(portrait, household)
    first = timeline.months[span_of(portrait, timeline).first].dates[1]
    for loan in portrait.loans:
        yield Debt(
            id=NO_ID,
            household=household,
            name=loan.name,
            debt_class=loan.debt_class,
            rule=loan.rule,
            rate=loan.rate,
            principal=Money(loan.principal),
            total=Money(loan.total) if loan.total else None,
            instalments=loan.instalments,
            started_on=first - timedelta(days=200) if loan.opening else None,
        )
    yield from _occupations(portrait, timeline, household)
    for word in portrait.words:
        yield HouseholdCategory(
            id=NO_ID,
            household=household,
            code=word.code,
            under=word.under,
            name=word.name,
            need=word.need,
            is_hidden=word.is_hidden,
        )


def cycles_of(timeline: Timeline, names: Names) -> Iterator[ProductionCycle]:
    """Enter the rounds of rice fields and of hens."""
    rice = names.occupations.get(works()["rice"].name)
    first, last = timeline.months[0].month, timeline.months[-1].month
    if rice is not None:
        for year in range(first.year, last.year + 1):
            yield ProductionCycle(
                id=NO_ID,
                household=names.household,
                occupation=rice,
                name=f"นาปี {year + 543}",
                starts_on=date(year, 6, 1),
                ends_on=date(year + 1, 1, 31),
            )
    hens = names.occupations.get(works()["eggs"].name)
    if hens is not None:
        start = timeline.start_month.plus(1)
        for turn in range(2):
            begins, ends = start.plus(12 * turn), start.plus(12 * turn + 11)
            yield ProductionCycle(
                id=NO_ID,
                household=names.household,
                occupation=hens,
                name=f"ไก่รุ่นที่ {turn + 1}",
                starts_on=begins.first,
                ends_on=ends.last,
            )


def goals_of(portrait: Portrait, timeline: Timeline, names: Names) -> Iterator[Goal]:
    """Enter a household's goals as they were first set."""
    loans = {loan.key: loan.name for loan in portrait.loans}
    for plan in portrait.goals:
        since = _month(portrait, timeline, plan.since)
        yield Goal(
            id=NO_ID,
            household=names.household,
            name=plan.name,
            kind=plan.kind,
            target=Money(plan.target) if plan.target else None,
            months=plan.months,
            debt=names.debts[loans[plan.debt]] if plan.debt else NO_ID,
            by=_month(portrait, timeline, plan.by).last if plan.by is not None else None,
            rhythm=plan.rhythm,
            every=plan.every,
            harvest_months=plan.harvest_months,
            started_on=since.first,
            opening=Money(plan.opening),
            pockets=str(names.pockets[plan.pocket]) if plan.pocket else "",
            priority=plan.priority,
        )


def raised_on(portrait: Portrait, timeline: Timeline, plan: GoalPlan) -> date | None:
    """Give the day a goal's target was raised; None where it never was within the demo."""
    if plan.raised_to is None:
        return None
    day = _month(portrait, timeline, 3).first + timedelta(days=8)
    return day if day <= timeline.last_day else None


def _month(portrait: Portrait, timeline: Timeline, since: int) -> Month:
    return timeline.months[span_of(portrait, timeline).start].month.plus(since)


def _members(portrait: Portrait, timeline: Timeline, household: Id) -> Iterator[Member]:
    for place, person in enumerate(portrait.people):
        comes = _month(portrait, timeline, person.comes).first if person.comes is not None else None
        goes = _month(portrait, timeline, person.goes).first - timedelta(days=1) if person.goes is not None else None
        yield Member(
            id=NO_ID,
            household=household,
            name=person.name,
            birth_year=person.birth_year,
            present_from=comes or max(_LONG_AGO, date(person.birth_year, 1, 1)),
            present_to=goes,
            is_participant=place == 0 and not portrait.is_comparison,
        )


def _pockets(portrait: Portrait, household: Id) -> Iterator[Pocket]:
    spending = [(CASH, PocketKind.CASH)]
    if portrait.has_bank:
        spending.append((BANK, PocketKind.BANK))
    if any(person.has_card for person in portrait.people):
        spending.append((CARD, PocketKind.CARD))
    for name, kind in spending:
        yield Pocket(id=NO_ID, household=household, name=name, kind=kind)
    kept = {deposit.pocket for deposit in portrait.deposits} | {DEPOSIT} | {goal.pocket for goal in portrait.goals}
    for name, form in FORMS.items():
        if name in kept:
            yield Pocket(id=NO_ID, household=household, name=name, kind=PocketKind.SAVINGS, category=form)


def _occupations(portrait: Portrait, timeline: Timeline, household: Id) -> Iterator[Occupation]:
    for job in portrait.jobs:
        work = works()[job.work]
        is_new = job.since is not None
        started = _month(portrait, timeline, job.since).first if job.since is not None else None
        yield Occupation(
            id=NO_ID,
            household=household,
            name=work.name,
            is_main=job.is_main,
            sector=work.sector,
            started_on=started,
            is_new=is_new,
            is_supported=job.is_supported,
            group_name=f"กลุ่ม{work.name} {VILLAGES[portrait.village]}" if job.is_supported else "",
        )
