"""The heading and the cards of the page of evidence: no claim without an interval that bears it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import pytest

from household_ledger.domain.reference import Prices
from household_ledger.text.amounts import NONE
from household_ledger.text.group_figures import (
    change_basis,
    change_heading,
    difference_said,
    left_said,
    middle_said,
    verdicts_said,
)
from household_ledger.text.i18n import set_language
from household_ledger.text.messages import sentence
from tests.domain.villages import FLAT, Villager, rising, village


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("th")


def heading(villagers: Iterable[Villager]) -> str:
    return change_heading(village(list(villagers)))


def test_a_rise_is_claimed_only_where_the_whole_interval_lies_above_zero() -> None:
    assert heading(rising(*[20_000 + 100 * n for n in range(8)])).startswith("Real income rose: +2")
    assert heading(rising(*[-20_000 - 100 * n for n in range(8)])).startswith("Real income fell: −2")
    mixed = heading(rising(90_000, 80_000, 70_000, 1_000, -60_000, -70_000, -80_000))
    assert mixed.startswith("Whether income changed cannot be told yet: +10 baht")


def test_what_rounded_prices_make_of_an_income_that_stood_still_is_about_the_same() -> None:
    flat = village([Villager()] * 8, prices=Prices({**FLAT.by_year, 2026: Fraction(998, 10)}))

    assert change_heading(flat) == "Real income stayed about the same: +1 baht a month in the middle (8 households)"
    assert middle_said(flat.participants).tone == "ink"
    assert flat.participants.interval.low is not None
    assert flat.participants.interval.low > 0


def test_a_small_middle_with_a_wide_interval_is_not_called_the_same() -> None:
    small = heading(rising(4_900, 4_900, 4_900, 100, 60_000, 70_000, 80_000, 90_000, 100, 100))
    assert small.startswith("Whether income changed cannot be told yet: +49 baht")
    assert heading(rising(*[4_900] * 8)).startswith("Real income stayed about the same: +49 baht")
    assert heading(rising(*[5_000] * 8)).startswith("Real income rose: +50 baht")


def test_five_households_have_no_interval_and_nothing_is_claimed_of_them() -> None:
    change = village(rising(*[20_000] * 5))

    assert change_heading(change).startswith("Whether income changed cannot be told yet")
    assert middle_said(change.participants).tone == "ink"


def test_a_group_with_few_matched_says_so_first() -> None:
    assert heading(rising(20_000, 30_000)).startswith("Only 2 households can be compared")
    assert heading([Villager(months_before=0)] * 6).startswith("No household has enough good months")


def test_the_basis_says_how_many_of_how_many_and_on_which_grades() -> None:
    assert change_basis(village(rising(*[20_000] * 6))) == (
        "up to June 2026 · 6 of 6 households can be compared before and after · A 144"
    )


def test_cards_say_their_n_and_a_dash_where_nothing_can_be_said() -> None:
    change = village(rising(20_000, 20_000, -20_000))

    assert middle_said(change.participants).figure == "+200"
    assert verdicts_said(change.participants).figure == NONE
    assert "Increased 2" in verdicts_said(change.participants).below
    assert verdicts_said(change.participants).below.startswith("all 3 households still here: ")
    assert difference_said(change) == type(difference_said(change))(NONE, "There is no comparison group.")
    assert left_said(change.participants).figure == "0"


def test_what_those_who_left_had_before_is_a_dash_with_its_reason() -> None:
    change = village([*rising(*[20_000] * 6), Villager(left_on=date(2026, 1, 31))])
    said = left_said(change.participants)

    assert said.figure == "1"
    assert f"{NONE} baht of those who left" in said.below
    reason = change.participants.attrition.baseline_of_leavers.reason
    assert reason is not None
    assert said.below.endswith(sentence(reason.value, {"n": 1, "least": 3}))
