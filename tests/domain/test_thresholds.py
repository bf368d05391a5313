"""Project settings: read, refused, written, and the ones that differ from their defaults."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.register import Project
from household_ledger.domain.thresholds import (
    DEFAULTS,
    Changed,
    Thresholds,
    changed_from_default,
    read_thresholds,
    thresholds_of,
    write_thresholds,
)


def test_no_settings_are_the_defaults_of_the_reference() -> None:
    for text in ("", "{}"):
        assert read_thresholds(text) == (DEFAULTS, [])
    assert (DEFAULTS.tau_permille, DEFAULTS.matched_months, DEFAULTS.other_permille) == (50, 3, 150)


def test_what_a_project_changed_is_read_and_can_be_printed() -> None:
    thresholds, problems = read_thresholds('{"tau_permille": 30, "lag_a_days": 5}')

    assert problems == []
    assert (thresholds.tau_permille, thresholds.lag_a_days, thresholds.lag_b_days) == (30, 5, 14)
    assert changed_from_default(thresholds) == (Changed("tau_permille", 30, 50), Changed("lag_a_days", 5, 7))


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("not json", "settings_unreadable", "settings"),
        ("[1]", "settings_unreadable", "settings"),
        ('{"tau": 30}', "setting_unknown", "tau"),
        ('{"tau_permille": "30"}', "setting_out_of_range", "tau_permille"),
        ('{"tau_permille": 2.5}', "setting_out_of_range", "tau_permille"),
        ('{"tau_permille": true}', "setting_out_of_range", "tau_permille"),
        ('{"tau_permille": 0}', "setting_out_of_range", "tau_permille"),
        ('{"tau_permille": 501}', "setting_out_of_range", "tau_permille"),
        ('{"lag_b_days": 367}', "setting_out_of_range", "lag_b_days"),
        ('{"lag_b_days": -1}', "setting_out_of_range", "lag_b_days"),
        ('{"coverage_a_permille": 1001}', "setting_out_of_range", "coverage_a_permille"),
        ('{"matched_months": 13}', "setting_out_of_range", "matched_months"),
        ('{"matched_months": 2}', "setting_out_of_range", "matched_months"),
        ('{"price_year": 2569}', "setting_out_of_range", "price_year"),
        ('{"coverage_b_permille": 950}', "settings_crossed", "coverage_a_permille"),
        ('{"lag_a_days": 20}', "settings_crossed", "lag_a_days"),
        ('{"unexplained_b_permille": 40}', "settings_crossed", "unexplained_a_permille"),
    ],
)
def test_what_cannot_be_used_keeps_its_default_and_is_told(text: str, code: str, field: str) -> None:
    thresholds, problems = read_thresholds(text)

    assert thresholds == DEFAULTS
    assert [(problem.code, problem.field) for problem in problems] == [(code, field)]


@pytest.mark.parametrize(
    "text", ['{"tau_permille": 500}', '{"tau_permille": 1}', '{"lag_b_days": 366}', '{"coverage_a_permille": 1000}']
)
def test_settings_at_their_bounds_are_taken(text: str) -> None:
    thresholds, problems = read_thresholds(text)

    assert problems == []
    assert json.loads(write_thresholds(thresholds)) == json.loads(text)
    assert read_thresholds('{"matched_months": 3}') == (DEFAULTS, [])


def test_one_wrong_setting_does_not_spoil_the_others() -> None:
    thresholds, problems = read_thresholds('{"tau_permille": 30, "unheard": 1}')

    assert thresholds.tau_permille == 30
    assert [problem.field for problem in problems] == ["unheard"]


@given(st.sampled_from([field.name for field in fields(Thresholds)]), st.integers(0, 1000))
def test_settings_are_written_as_they_are_read(key: str, value: int) -> None:
    thresholds, problems = read_thresholds(json.dumps({key: value}))

    if not problems:
        assert getattr(thresholds, key) == value
    assert read_thresholds(write_thresholds(thresholds)) == (thresholds, [])


def test_the_projects_own_price_year_serves_where_settings_name_none() -> None:
    assert thresholds_of(Project(price_year=2024)).price_year == 2024
    assert thresholds_of(Project(price_year=2024, settings='{"price_year": 2023}')).price_year == 2023
    assert thresholds_of(Project(price_year=2024, settings='{"tau_permille": 30}')).tau_permille == 30
    assert thresholds_of(Project()) == DEFAULTS
