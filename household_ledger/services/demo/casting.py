"""Who the made-up households are: the six of the lessons, thirteen with something to show, and others like the six."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TypeVar

from household_ledger.domain.kinds import BaselineType
from household_ledger.services.demo.budget import LEAST_SPENT, OLD_AGE, SCHOOL_AGES, set_aside, yearly_mean
from household_ledger.services.demo.firsts import with_own
from household_ledger.services.demo.goods import names, works
from household_ledger.services.demo.habits import USUAL
from household_ledger.services.demo.options import Timeline, stream
from household_ledger.services.demo.portrait import (
    BANK,
    CASH,
    Gift,
    Happening,
    Job,
    Loan,
    Portrait,
    Someone,
)
from household_ledger.services.demo.recipes import BAHT, RECIPES, Recipe, loan_of
from household_ledger.services.demo.saving_plans import with_savings
from household_ledger.services.demo.special import RECIPE_OF_SPECIAL, SPECIAL

T = TypeVar("T")

SIX = len(RECIPES)
_ADULT = 15
_MISS_UNTIL = 38
_MONTH_RECALLED_FIRST, _MONTH_RECALLED_EACH = 20, 30
"""From which place, and how often, a household could only tell of the last month."""
_LEVEL_STEP = 450 * BAHT
"""Households do not all stand at the same lowest level."""
_VILLAGES = 3


def portrait_of(seed: int, index: int, timeline: Timeline) -> Portrait:
    """Draw one household, by its place in the list (from 0); the same however many others are drawn."""
    random = stream(seed, index, "portrait")
    kind = _kind(index)
    portrait = _drawn(index, kind, random, timeline)
    change = SPECIAL.get(index)
    if index < SIX:
        portrait = with_own(portrait)
    elif change is not None:
        portrait = change(portrait, timeline)
    else:
        portrait = _varied(portrait, random)
    portrait = replace(portrait, without=portrait.without | _never(portrait, timeline), loans=_standing(portrait))
    return _made_to_live(with_savings(portrait, kind), timeline)


def _kind(index: int) -> int:
    return RECIPE_OF_SPECIAL.get(index, index % SIX)


def _drawn(index: int, kind: int, random: Random, timeline: Timeline) -> Portrait:
    """Draw a household after its recipe: the first six as the lessons have them, the others with other choices."""
    recipe, is_varied = RECIPES[kind], index >= SIX
    size = random.randrange(88, 114) if is_varied else 100
    people = _people(_choose(recipe.people, random, is_varied=is_varied), index, timeline)
    loans = _choose(recipe.loans, random, is_varied=is_varied)
    percent = random.randrange(70, 131) if is_varied else 100
    return Portrait(
        index=index,
        code=f"{index + 1:03}",
        name=people[0].name,
        village=index % _VILLAGES,
        province=_choose(recipe.provinces, random, is_varied=is_varied),
        people=people,
        jobs=_jobs(recipe, random, size, is_varied=is_varied),
        gifts=_gifts(recipe, size, index),
        loans=tuple(loan_of(key, percent) for key in loans),
        habit=random.choice(USUAL),
        own_permille=recipe.own_permille,
        has_bank=recipe.has_bank,
    )


def _choose(choices: tuple[T, ...], random: Random, *, is_varied: bool) -> T:
    """Take the first, as the lessons have it, or any."""
    return random.choice(choices) if is_varied else choices[0]


def _people(cast: tuple[tuple[str, int, str], ...], index: int, timeline: Timeline) -> tuple[Someone, ...]:
    """Name the people: no two households' heads bear the same name."""
    family = names()["family"][index * 7 % len(names()["family"])]
    year, listed = timeline.start_month.year, []
    for place, (kind, age, letters) in enumerate(cast):
        first = names()[kind][(index + 13 * place) % len(names()[kind])]
        person = Someone(_title(kind, age, place) + first + " " + family, year - age, "c" in letters, "d" in letters)
        listed.append(person)
    return tuple(listed)


def _title(kind: str, age: int, place: int) -> str:
    if age < _ADULT:
        return "ด.ญ." if kind == "girl" else "ด.ช."
    if kind in ("man", "boy"):
        return "นาย"
    return "นางสาว" if kind == "girl" or (place == 0 and age <= _MISS_UNTIL) else "นาง"


def _jobs(recipe: Recipe, random: Random, size: int, *, is_varied: bool) -> tuple[Job, ...]:
    main, whole = _choose(recipe.main, random, is_varied=is_varied)
    side = _choose(recipe.side, random, is_varied=is_varied)
    new = _choose(recipe.new, random, is_varied=is_varied)
    scale = whole * size // 100
    jobs = [Job(main, scale, scale, _tune(main, random), is_main=True)]
    jobs += [Job(work, before, after, _tune(work, random)) for work, before, after in side if work != main]
    if recipe.improves_main:
        jobs[0] = replace(jobs[0], after=scale * recipe.new_scale // 100, is_supported=True)
    elif all(job.work != new for job in jobs):
        amount = recipe.new_scale * size // 100
        jobs.append(Job(new, amount, amount, _tune(new, random), since=1, is_supported=True))
    else:
        jobs = [replace(job, after=job.after * 3 // 2, is_supported=True) if job.work == new else job for job in jobs]
    return tuple(jobs)


def _tune(key: str, random: Random) -> int:
    """Set the prices of a work's costs so that they come to its share of its sales, in permille."""
    work = works()[key]
    costs = work.yearly(work.costs)
    return work.yearly(work.sales) * random.randint(*work.ratio) * 10 // costs if costs else 1000


def _gifts(recipe: Recipe, size: int, index: int) -> tuple[Gift, ...]:
    if not recipe.remittance:
        return ()
    amount = recipe.remittance * size // 10_000 * 100
    pocket = BANK if recipe.has_bank else CASH
    return (Gift("I10", recipe.sender, amount - 200 * BAHT, amount + 200 * BAHT, 2 + index % 4, pocket),)


def _varied(portrait: Portrait, random: Random) -> Portrait:
    """Let the others differ: how the old work went on, whether the new one took, when the book was begun."""
    trend, took = random.randrange(90, 105), random.random() < 0.72  # noqa: PLR2004
    jobs = tuple(
        job if job.is_supported else replace(job, after=job.after * trend // 100)
        for job in portrait.jobs
        if took or not (job.is_supported and job.since is not None)
    )
    chance = random.random()
    recorded = random.randrange(3, 7) if chance < 0.12 else None  # noqa: PLR2004
    recall = random.choice((BaselineType.C, BaselineType.D)) if 0.12 <= chance < 0.18 else None  # noqa: PLR2004
    first, then = random.choice(_TURNS)
    early = random.randrange(1, 3) if first == "sold_on_credit" else random.randrange(-5, 1)
    if portrait.index % _MONTH_RECALLED_EACH == _MONTH_RECALLED_FIRST:
        recall = BaselineType.D
    happenings = (Happening(early, first), Happening(random.randrange(3, 6), then))
    return replace(
        portrait,
        jobs=jobs,
        recorded_before=0 if recall else recorded,
        recall=recall,
        delay=_delay(portrait.index, recall),
        happenings=happenings,
        without=random.choice((frozenset(), frozenset({"E05"}), frozenset({"E06"}), frozenset({"E05", "E06"}))),
        people=_with_changes(portrait, random),
        corrected=(1,) if portrait.index % 9 == 1 else (),
    )


def _delay(index: int, recall: BaselineType | None) -> int:
    """Let a quarter begin a month late, and who remembers a year a month early: a year can then be set beside it."""
    if recall is BaselineType.C:
        return -1
    return 1 if index % 4 == 3 else 0  # noqa: PLR2004


def _with_changes(portrait: Portrait, random: Random) -> tuple[Someone, ...]:
    """Let one in twelve households have somebody come or go after the start."""
    if random.random() > 0.08:  # noqa: PLR2004
        return portrait.people
    return (*portrait.people[:-1], replace(portrait.people[-1], goes=random.randrange(3, 9)))


def _never(portrait: Portrait, timeline: Timeline) -> frozenset[str]:
    ages = [timeline.start_month.year - person.birth_year for person in portrait.people]
    hidden = {word.code for word in portrait.words if word.is_hidden}
    no_pupils = {"E14", "E15"} if not any(age in SCHOOL_AGES for age in ages) else set()
    return frozenset(no_pupils | hidden | ({"E05"} if min(ages[:2]) >= OLD_AGE else set()))


def _standing(portrait: Portrait) -> tuple[Loan, ...]:
    """Let debts that are only made in the course of the book stand at nothing when it is begun."""
    keys = {event.key for event in portrait.happenings}
    later = {"hire_purchase"} if "motorcycle" in keys else set()
    if portrait.falls_back is not None:
        later.add("informal")
    return tuple(replace(loan, opening=0) if loan.key in later else loan for loan in portrait.loans)


def _made_to_live(portrait: Portrait, timeline: Timeline) -> Portrait:
    """See that work and people feed the house: children away send what is missing."""
    year = timeline.start_month.year
    left = yearly_mean(portrait, year, is_after=False) - set_aside(portrait, is_after=False)
    missing = (LEAST_SPENT + _LEVEL_STEP * (portrait.index * 5 % 9)) * 108 // 100 - left
    if missing <= 0:
        return portrait
    amount = -(-missing // 10_000) * 10_000
    return replace(
        portrait,
        gifts=(*portrait.gifts, Gift("I10", "พี่น้องช่วยค่ากับข้าว", amount, amount + 100 * BAHT, 16 + portrait.index % 5)),
    )


_TURNS = (
    ("gold_bought", "gold_sold"),
    ("calf_bought", "calf_sold"),
    ("lent", "returned"),
    ("tools_bought", "ceremony"),
    ("windfall", "tools_bought"),
    ("fee", "relief"),
    ("sold_on_credit", "paid_for"),
)
