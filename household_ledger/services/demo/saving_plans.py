"""How made-up households put money by: habits, goals of every kind and rhythm."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.kinds import GoalKind, Rhythm
from household_ledger.services.demo.portrait import (
    CIRCLE,
    DEPOSIT,
    GROUP,
    JAR,
    PENSION_FUND,
    Deposit,
    GoalPlan,
    Portrait,
)
from household_ledger.services.demo.recipes import BAHT

Plan = tuple[tuple[GoalPlan, ...], tuple[Deposit, ...]]

_ROOF, _FARM_MONEY = "ซ่อมหลังคาบ้าน", "เงินทุนทำนาปีหน้า"
_PUPILS, _READY, _GROVE = "ทุนเรียนหลาน", "เงินฉุกเฉิน 3 เดือน", "ปลูกต้นใหม่แทนต้นแก่"
_DEBT_GONE, _FREEZER, _CART = "ปิดหนี้เจ๊หงส์", "ตู้แช่ขนม", "รถเข็นคันใหม่"

_PLANS: tuple[Plan, ...] = (
    (
        (
            GoalPlan(
                _ROOF,
                target=8_000 * BAHT,
                by=14,
                rhythm=Rhythm.MEETING,
                every=4,
                since=-4,
                opening=500 * BAHT,
                pocket=GROUP,
                raised_to=9_500 * BAHT,
            ),
            GoalPlan(
                _FARM_MONEY,
                target=6_000 * BAHT,
                by=8,
                rhythm=Rhythm.HARVEST,
                harvest_months="11,12,1",
                since=-12,
                pocket=DEPOSIT,
                priority=2,
            ),
        ),
        (
            Deposit(GROUP, Rhythm.MEETING, 100 * BAHT, _ROOF, 4, since=-4, until=0),
            Deposit(GROUP, Rhythm.MEETING, 300 * BAHT, _ROOF, 4, since=1),
            Deposit(DEPOSIT, Rhythm.HARVEST, 1_500 * BAHT, _FARM_MONEY, months=(11, 12, 1)),
        ),
    ),
    (
        (GoalPlan(_PUPILS, rhythm=Rhythm.MONTH, since=-2, pocket=GROUP),),
        (
            Deposit(GROUP, Rhythm.MONTH, 100 * BAHT, _PUPILS, until=0),
            Deposit(GROUP, Rhythm.MONTH, 250 * BAHT, _PUPILS, since=1),
        ),
    ),
    (
        (GoalPlan(_READY, GoalKind.EMERGENCY, months=3, rhythm=Rhythm.WEEK, every=1, since=0, pocket=JAR),),
        (
            Deposit(PENSION_FUND, Rhythm.MONTH, 100 * BAHT),
            Deposit(JAR, Rhythm.WEEK, 20 * BAHT, until=0),
            Deposit(JAR, Rhythm.WEEK, 60 * BAHT, _READY, since=1),
        ),
    ),
    (
        (
            GoalPlan(
                _GROVE,
                target=20_000 * BAHT,
                by=20,
                rhythm=Rhythm.HARVEST,
                harvest_months="6,7,8,9,10",
                since=-6,
                pocket=DEPOSIT,
            ),
        ),
        (
            Deposit(DEPOSIT, Rhythm.HARVEST, 800 * BAHT, _GROVE, months=(6, 7, 8, 9, 10)),
            Deposit(GROUP, Rhythm.MONTH, 100 * BAHT),
        ),
    ),
    (
        (
            GoalPlan(_DEBT_GONE, GoalKind.DEBT, by=18, rhythm=Rhythm.MONTH, since=0, debt="informal"),
            GoalPlan(_FREEZER, target=6_000 * BAHT, by=14, rhythm=Rhythm.MEETING, since=1, pocket=GROUP, priority=2),
        ),
        (
            Deposit(CIRCLE, Rhythm.MONTH, 300 * BAHT, until=2),
            Deposit(GROUP, Rhythm.MEETING, 200 * BAHT, _FREEZER, since=1),
        ),
    ),
    (
        (
            GoalPlan(_CART, target=4_500 * BAHT, by=12, rhythm=Rhythm.WEEK, every=2, since=1, pocket=JAR),
            GoalPlan(_READY, GoalKind.EMERGENCY, months=3, rhythm=Rhythm.MONTH, since=2, pocket=DEPOSIT, priority=2),
        ),
        (
            Deposit(JAR, Rhythm.WEEK, 150 * BAHT, _CART, 2, since=1),
            Deposit(DEPOSIT, Rhythm.MONTH, 300 * BAHT, _READY, since=2),
        ),
    ),
)


def with_savings(portrait: Portrait, kind: int) -> Portrait:
    """Give a household the savings and goals of one of the six; a goal for a debt only to one that owes it."""
    goals, deposits = _PLANS[kind]
    if portrait.is_comparison:
        goals, deposits = (), tuple(replace(deposit, goal="") for deposit in deposits if not deposit.since)
    if portrait.loan("informal") is None:
        goals = tuple(goal for goal in goals if not goal.debt)
    if portrait.falls_back is not None:
        deposits = tuple(replace(deposit, until=portrait.falls_back - 1) for deposit in deposits)
    return replace(portrait, goals=goals, deposits=deposits)
