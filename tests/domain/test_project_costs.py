"""What a project spent of its budgets, by year, and the lines it draws for itself."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

import pytest

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import CostKind
from household_ledger.domain.money import Money
from household_ledger.domain.project_costs import budget_standings, years_of_costs
from household_ledger.domain.register import Project, ProjectCost
from household_ledger.domain.thresholds import Thresholds, read_thresholds, setting_bounds, with_setting
from household_ledger.text.i18n import using
from household_ledger.text.setting_help import bounds_words, crossed_words, setting_decides, usual_words
from household_ledger.text.setting_words import setting_name


def cost(number: int, day: date, kind: CostKind, baht: int) -> ProjectCost:
    return ProjectCost(id=Id(number), date=day, kind=kind, amount=Money(baht * 100))


COSTS = [
    cost(1, date(2025, 12, 31), CostKind.MECHANISM, 100),
    cost(2, date(2026, 1, 1), CostKind.MECHANISM, 250),
    cost(3, date(2026, 3, 1), CostKind.OCCUPATION, 400),
]


def test_each_budget_and_both_are_held_against_what_was_spent() -> None:
    project = Project(mechanism_budget=Money(30_000), occupation_budget=Money(100_000))

    told = [(one.kind, one.spent, one.budget, one.left) for one in budget_standings(project, COSTS)]

    assert told == [
        (CostKind.MECHANISM, 35_000, 30_000, -5_000),
        (CostKind.OCCUPATION, 40_000, 100_000, 60_000),
        (None, 75_000, 130_000, 55_000),
    ]


def test_without_a_budget_nothing_is_left_of_it_and_none_is_said_of_both() -> None:
    told = [(one.spent, one.budget, one.left) for one in budget_standings(Project(mechanism_budget=Money(0)), COSTS)]

    assert told == [(35_000, 0, -35_000), (40_000, None, None), (75_000, None, None)]


def test_costs_are_given_all_together_and_year_by_year_newest_first() -> None:
    told = [(one.year, [cost.id for cost in one.costs], one.spent) for one in years_of_costs(COSTS)]

    assert told == [(None, [3, 2, 1], 75_000), (2026, [3, 2], 65_000), (2025, [1], 10_000)]
    assert [(one.year, one.costs, one.spent) for one in years_of_costs([])] == [(None, (), 0)]


def test_a_line_drawn_elsewhere_leaves_the_others_and_what_is_not_known() -> None:
    settings = '{"tau_permille": 30, "of_a_later_version": "x"}'

    drawn, problems = with_setting(settings, "matched_months", 6)

    assert problems == []
    assert json.loads(drawn) == {"tau_permille": 30, "of_a_later_version": "x", "matched_months": 6}
    assert json.loads(with_setting(drawn, "tau_permille", 50)[0]) == {"of_a_later_version": "x", "matched_months": 6}


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("tau_permille", 0, "setting_out_of_range"),
        ("tau_permille", 501, "setting_out_of_range"),
        ("coverage_b_permille", 950, "settings_crossed"),
        ("lag_a_days", 15, "settings_crossed"),
    ],
)
def test_a_line_that_cannot_be_drawn_there_is_told(key: str, value: int, code: str) -> None:
    _settings, problems = with_setting("{}", key, value)

    assert [one.code for one in problems] == [code]


@pytest.mark.parametrize("settings", ["{not json", "[1]", ""])
def test_settings_that_cannot_be_read_are_begun_anew(settings: str) -> None:
    drawn, problems = with_setting(settings, "tau_permille", 30)

    assert problems == []
    assert read_thresholds(drawn) == (Thresholds(tau_permille=30), [])


@pytest.mark.parametrize("language", ["th", "en"])
def test_every_setting_says_what_it_is_and_decides(language: str) -> None:
    with using(language):
        for one in fields(Thresholds):
            assert setting_name(one.name) != one.name
            assert setting_decides(one.name)
            assert usual_words(one.name)
            assert bounds_words(one.name) or one.name in ("price_year", "jpt_social_item")
            if language == "th":
                assert not any(letter.isascii() and letter.islower() for letter in setting_decides(one.name))
    assert set(setting_bounds()) == {one.name for one in fields(Thresholds)}


def test_why_a_line_cannot_be_drawn_names_those_it_belongs_with() -> None:
    with using("en"):
        told = crossed_words(Thresholds(), "coverage_b_permille")

    assert "90 %" in told.replace("\u00a0", " ").replace("90%", "90 %")
    assert "grade C" in told
    assert "unexplained" not in told
