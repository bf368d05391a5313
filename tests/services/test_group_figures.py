"""The change of a group asked of a ledger: one snapshot, kept until a step touches it, the same as one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

import pytest

from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Indicator, Key
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation, VillageGroup
from household_ledger.services.commands.register import AddRecords, ReplaceRecord
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.figures.figures import Figures
from household_ledger.services.figures.group_json import group_change_json
from household_ledger.services.views.month_page import Origin
from household_ledger.services.views.outcome_page import outcome_page
from tests.oracle.in_the_ledger import Opened, new_ledger

UNTIL = Month(2026, 10)
HOUSEHOLDS = 12


@dataclass(frozen=True)
class Made:
    opened: Opened
    left: Id
    compared: Id
    village: Id


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    opened = new_ledger(tmp_path_factory.mktemp("group") / "demo.hldb", date(2026, 11, 21))
    make_demo(opened.ledger, DemoOptions(households=HOUSEHOLDS, months=20, until=UNTIL))
    left, compared, *_rest = opened.figures.households()
    opened.ledger.execute(ReplaceRecord(left, replace(left, left_on=date(2026, 8, 3))))
    opened.ledger.execute(ReplaceRecord(compared, replace(compared, is_comparison=True)))
    opened.ledger.execute(AddRecords((VillageGroup(id=Id(0), name="หมู่ 9"),)))
    with opened.store.reader() as reader:
        village = max(one.id for one in reader.all(VillageGroup))
    for one in opened.figures.households()[2:5]:
        opened.ledger.execute(ReplaceRecord(one, replace(one, group=village)))
    yield Made(opened, left.id, compared.id, village)
    opened.store.close()


def leavers(figures: Figures) -> set[Id]:
    """Name who left before the last day of the month asked."""
    return {one.id for one in figures.households() if one.left_on is not None and one.left_on < UNTIL.last}


def test_a_group_is_its_households_one_by_one(made: Made) -> None:
    figures = made.opened.figures
    side = figures.group_change(UNTIL).participants
    alone = {one.id: figures.comparison(one.id, UNTIL) for one in figures.households()}

    assert len(side.enrolled) == HOUSEHOLDS - 1
    for verdict in Verdict:
        same = {one for one, comparison in alone.items() if comparison.verdict is verdict}
        assert set(side.of(verdict)) == same - leavers(figures) - {made.compared}
    assert len(side.changes) > 5
    for change in side.changes:
        amounts = alone[change.household].amounts
        assert amounts is not None
        assert change.per_month == amounts.income.per_month
    assert {one.household for one in side.attrition.leavers} == leavers(figures)
    assert figures.group_change(UNTIL).comparison.enrolled == (made.compared,)


def test_what_supported_occupations_brought_is_that_of_the_households_that_have_one(made: Made) -> None:
    figures = made.opened.figures
    side = figures.group_change(UNTIL).participants
    with made.opened.store.reader() as reader:
        supported = {one.household for one in reader.all(Occupation) if one.is_supported}
    alone = [figures.comparison(one, UNTIL).amounts for one in side.matched]

    assert 0 < len(side.contribution.households) < len(side.matched)
    assert set(side.contribution.households) == supported & set(side.matched)
    brought = [one.contribution.per_month for one in alone if one is not None and one.contribution is not None]
    assert side.contribution.per_month == sum(brought)


def test_it_is_the_same_whatever_was_looked_at_before(made: Made) -> None:
    fresh, used = (Figures(made.opened.store, made.opened.clock) for _one in range(2))
    for one in used.households()[::2]:
        used.months(one.id, UNTIL.plus(-3), UNTIL)

    assert fresh.group_change(UNTIL) == used.group_change(UNTIL)


def test_a_village_is_asked_by_itself(made: Made) -> None:
    change = made.opened.figures.group_change(UNTIL, made.village)

    assert (len(change.participants.enrolled), change.group) == (3, made.village)
    assert change.comparison.enrolled == ()


def test_it_is_kept_until_a_step_touches_a_household(made: Made) -> None:
    figures = made.opened.figures
    before = figures.group_change(UNTIL)

    assert figures.group_change(UNTIL) is before
    household = next(one for one in figures.households() if one.id == before.participants.matched[-1])
    gone = replace(household, left_on=date(2026, 9, 1))
    made.opened.ledger.execute(ReplaceRecord(household, gone))
    after = figures.group_change(UNTIL)
    made.opened.ledger.execute(ReplaceRecord(gone, household))

    assert {one.household for one in after.participants.attrition.leavers} == leavers(figures) | {household.id}
    assert after.step != before.step
    assert figures.group_change(UNTIL).participants == before.participants


def test_a_project_that_draws_the_band_elsewhere_is_told_so(made: Made) -> None:
    with made.opened.store.reader() as reader:
        project = reader.project()
    narrow = replace(project, settings=json.dumps({"tau_permille": 30}))
    made.opened.ledger.execute(ReplaceRecord(project, narrow))
    change = made.opened.figures.group_change(UNTIL)
    made.opened.ledger.execute(ReplaceRecord(narrow, project))

    assert (change.tau_permille, [one.key for one in change.changed]) == (30, ["tau_permille", "price_year"])


def test_as_data_it_names_households_by_their_codes_and_money_in_whole_satang(made: Made) -> None:
    codes = {one.id: one.code for one in made.opened.figures.households()}
    change = made.opened.figures.group_change(UNTIL)

    told = json.loads(json.dumps(group_change_json(change, codes)))

    side = told["participants"]
    assert sum(map(len, side["verdicts"].values())) + len(side["attrition"]["leavers"]) == len(side["enrolled"])
    assert side["attrition"]["leavers"][0] == {
        "household": codes[made.left],
        "left_on": "2026-08-03",
        "baseline": "B",
        "baseline_income": side["attrition"]["leavers"][0]["baseline_income"],
    }
    assert isinstance(side["median_per_month"]["value"], int)
    assert side["median_per_month"]["n"] == len(side["changes"])
    assert side["interval"]["low"] <= side["median_per_month"]["value"] <= side["interval"]["high"]
    assert 0 < side["sign_test"]["p"] <= 1
    assert told["difference"]["reason"] == "statistic_comparison_too_few"
    assert told["comparison"]["enrolled"] == [codes[made.compared]]


def test_what_can_be_shown_is_the_indicators_of_the_same_households(made: Made) -> None:
    figures = made.opened.figures
    year, everybody = figures.first_year(UNTIL), figures.all_indicators(UNTIL)

    assert set(year.households) == set(figures.group_change(UNTIL).participants.enrolled) - leavers(figures)
    kept = next(one for one in everybody.group if one.indicator is Indicator.BOOKKEEPING)
    assert year.recording == kept, "of everybody enrolled in the quarter"
    here = [one for one in everybody.households if one.household in year.households]
    rates = [one.result(Indicator.SAVING).value(Key.SAVING_RATE) for one in here]
    known = sorted(one for one in rates if one is not None)
    assert (year.saving.rate.n, year.saving.rate.value) == (len(known), median(known))
    months = [one for home in here for one in figures.months(home.household, UNTIL.plus(-11), UNTIL)]
    assert year.saving.deposits == sum(one.cash.deposits for one in months)
    assert year.saving.held == sum(one.savings_end for one in months if one.month == UNTIL)
    assert year.short.compared + len(year.short.too_young) == len(here)
    begun = [one.result(Indicator.NEW_OCCUPATIONS).value(Key.NEW_OCCUPATIONS) or 0 for one in here]
    assert year.work.begun == sum(begun) > 0


def test_what_can_be_shown_is_that_of_a_village_and_kept_until_a_step_touches_it(made: Made) -> None:
    figures = made.opened.figures
    before = figures.first_year(UNTIL, made.village)

    assert set(before.households) <= set(figures.first_year(UNTIL).households)
    assert len(before.households) == 3 - len({one.id for one in figures.households()[2:5]} & leavers(figures))
    assert before.recording.value(Key.HOUSEHOLDS) == 3, "M19 is of the village, too"
    assert figures.first_year(UNTIL, made.village) is before
    household = next(one for one in figures.households() if one.id == before.households[-1])
    made.opened.ledger.execute(ReplaceRecord(household, replace(household, is_comparison=True)))
    after = figures.first_year(UNTIL, made.village)
    made.opened.ledger.execute(ReplaceRecord(replace(household, is_comparison=True), household))

    assert after.households == before.households[:-1]
    fresh = Figures(made.opened.store, made.opened.clock)
    assert fresh.first_year(UNTIL) == figures.first_year(UNTIL)


def test_the_page_of_a_group_counts_the_months_of_its_participants_alone(made: Made) -> None:
    with made.opened.store.reader() as reader:
        page = outcome_page(made.opened.figures, reader, UNTIL, None, origin=Origin("x", 1, date(2026, 11, 21)))

    graded = {one for month in page.grades.months for ids in month.households.values() for one in ids}
    assert made.compared not in graded
    assert graded == set(page.change.participants.enrolled)
