"""Thirteen households with something to show: worse, unchanged, gone, badly recorded, fallen back, compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from household_ledger.domain.kinds import BaselineType
from household_ledger.services.demo.habits import CAREFUL, GOOD, PAPER, POOR, WEEKLY
from household_ledger.services.demo.options import Timeline
from household_ledger.services.demo.portrait import Happening, Job, Portrait
from household_ledger.services.demo.recipes import BAHT, loan_of


def _worse(portrait: Portrait, _timeline: Timeline) -> Portrait:
    jobs = tuple(replace(job, after=job.before * 70 // 100) for job in portrait.jobs if job.since is None)
    events = (
        Happening(-4, "gold_bought"),
        Happening(2, "gold_sold"),
        Happening(4, "ceremony"),
        Happening(3, "loan_interest_off"),
    )
    loans = (loan_of("shop", 100), loan_of("informal", 60))
    return replace(portrait, jobs=jobs, habit=GOOD, happenings=events, loans=loans)


def _steady(portrait: Portrait, _timeline: Timeline) -> Portrait:
    jobs = (Job("salary", 100, 100, is_main=True), Job("garden", 100, 100))
    return replace(portrait, jobs=jobs, gifts=(), loans=portrait.loans[-1:], habit=CAREFUL, has_bank=True)


def _project_money_only(portrait: Portrait, timeline: Timeline) -> Portrait:
    return replace(_steady(portrait, timeline), stipend=1_800 * BAHT)


def _left(portrait: Portrait, timeline: Timeline) -> Portrait:
    return replace(
        portrait,
        habit=WEEKLY,
        leaves=max(1, _last(timeline) * 6 // 11),
        happenings=(Happening(-3, "calf_bought"), Happening(1, "calf_sold_on_credit"), Happening(2, "paid_for")),
    )


def _poor_records(portrait: Portrait, _timeline: Timeline) -> Portrait:
    return replace(portrait, habit=POOR, recorded_before=4)


def _recall_only(portrait: Portrait, _timeline: Timeline) -> Portrait:
    return replace(
        portrait,
        habit=GOOD,
        recorded_before=0,
        recall=BaselineType.C,
        delay=-1,
        happenings=(Happening(2, "tools_bought"),),
    )


def _fell_back(portrait: Portrait, timeline: Timeline) -> Portrait:
    back = max(2, _last(timeline) - 4)
    jobs = tuple(replace(job, until=back) if job.since is not None else job for job in portrait.jobs)
    return replace(
        portrait,
        habit=GOOD,
        jobs=jobs,
        falls_back=back,
        happenings=(Happening(back, "loan_interest_off"),),
        loans=(*portrait.loans, loan_of("informal", 40)),
    )


def _ordinary(portrait: Portrait, _timeline: Timeline) -> Portrait:
    people = (*portrait.people[:-1], replace(portrait.people[-1], goes=4))
    return replace(portrait, habit=PAPER, happenings=(Happening(-2, "lent"), Happening(4, "returned")), people=people)


def _comparison(portrait: Portrait, _timeline: Timeline) -> Portrait:
    trend = 98 + portrait.index * 3 % 7
    jobs = tuple(
        replace(job, after=job.before * trend // 100, is_supported=False) for job in portrait.jobs if job.since is None
    )
    return replace(portrait, jobs=jobs, is_comparison=True, habit=GOOD if portrait.index % 2 else WEEKLY)


def _last(timeline: Timeline) -> int:
    return len(timeline.months) - 1 - timeline.start


SPECIAL: dict[int, Callable[[Portrait, Timeline], Portrait]] = {
    6: _worse,
    7: _steady,
    8: _project_money_only,
    9: _left,
    10: _poor_records,
    11: _recall_only,
    12: _fell_back,
    13: _ordinary,
    **dict.fromkeys(range(14, 19), _comparison),
}
"""By place in the list, from 0."""
RECIPE_OF_SPECIAL = {6: 2, 7: 5, 8: 1, 9: 0, 10: 4, 11: 1, 12: 0, 13: 3, 14: 0, 15: 1, 16: 2, 17: 4, 18: 5}
"""Which of the six recipes they vary."""
