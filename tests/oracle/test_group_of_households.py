"""The change of a whole village (M4, M18) and the months behind each figure, anew from the JSON export alone."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from statistics import fmean, median
from typing import Any

import pytest
from scipy import stats

from household_ledger.domain.group_change import GroupChange, GroupSide
from household_ledger.domain.kinds import Verdict
from household_ledger.domain.period import Month
from household_ledger.domain.statistics import Estimate
from household_ledger.services.commands.register import ReplaceRecord
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.figures.indicators_json import indicators_json
from tests.oracle.hand_made import TODAY
from tests.oracle.in_the_ledger import new_ledger
from tests.oracle.indicators_change import Change, change
from tests.oracle.indicators_home import Home
from tests.oracle.test_indicators import Exported
from tests.oracle.village import month_at

pytestmark = pytest.mark.slow
AS_OF = "2026-10"
COMPARED_WITH = 6
"""So many of the made-up households are only compared with: enough of both kinds to be set beside each other."""
Sides = dict[bool, dict[str, Change]]


class Both:
    """The program's figures of a made-up village, and its households as the oracle sees them."""

    def __init__(self, exported: Exported) -> None:
        opened, told, rows = exported.opened, exported.told, exported.rows
        month = Month.from_iso(AS_OF)
        self.ours: GroupChange = opened.figures.group_change(month)
        self.codes = {one.id: one.code for one in opened.figures.households()}
        self.json: dict[str, Any] = json.loads(json.dumps(indicators_json(opened.figures.all_indicators(month), ())))
        self.homes = [
            Home(one, exported.households[one["code"]], rows[rows["household"].eq(one["code"])], AS_OF)
            for one in told["households"]
        ]
        self.sides: Sides = {True: {}, False: {}}
        for home in self.homes:
            if not home.told["left"] or home.told["left"] >= month.last.isoformat():
                self.sides[bool(home.told["comparison"])][home.told["code"]] = change(home, told)

    def side(self, *, is_comparison: bool) -> tuple[GroupSide, dict[str, Change]]:
        return self.ours.comparison if is_comparison else self.ours.participants, self.sides[is_comparison]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    folder = tmp_path_factory.mktemp("group")
    opened = new_ledger(folder / "demo.hldb", TODAY)
    make_demo(opened.ledger, DemoOptions(households=20, months=24))
    for household in opened.figures.households()[:COMPARED_WITH]:
        opened.ledger.execute(ReplaceRecord(household, replace(household, is_comparison=True)))
    made = Both(Exported.of(opened, folder))
    opened.store.close()
    return made


def matched(sides: dict[str, Change]) -> dict[str, Change]:
    return {code: one for code, one in sides.items() if one.pairs}


def of(sides: dict[str, Change], key: str) -> list[float]:
    return [value for one in matched(sides).values() if (value := one.values[key]) is not None]


def is_near(estimate: Estimate, expected: float) -> bool:
    assert estimate.value is not None
    return float(estimate.value) == pytest.approx(expected, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("is_comparison", [False, True])
def test_middle_mean_share_and_verdicts_of_a_side_are_those_of_its_households(
    both: Both, *, is_comparison: bool
) -> None:
    ours, theirs = both.side(is_comparison=is_comparison)
    changes = of(theirs, "change_per_month")

    assert len(changes) >= 5
    assert {both.codes[one] for one in ours.matched} == set(matched(theirs))
    for verdict in Verdict:
        assert {both.codes[one] for one in ours.of(verdict)} == {
            code for code, one in theirs.items() if one.verdict == verdict.value
        }
    assert is_near(ours.median_per_month, median(changes))
    assert is_near(ours.mean_per_month, fmean(changes))
    assert is_near(ours.median_share, median(of(theirs, "change_share")))
    assert is_near(ours.share_up, fmean(one.verdict == "up" for one in matched(theirs).values()))


def test_the_tests_against_chance_are_scipys(both: Both) -> None:
    ours, theirs = both.side(is_comparison=False)
    changes = of(theirs, "change_per_month")
    rose, fell = sum(one > 0 for one in changes), sum(one < 0 for one in changes)

    assert (ours.signs.rose, ours.signs.fell) == (rose, fell)
    assert ours.signs.p is not None
    assert ours.ranks.p is not None
    assert float(ours.signs.p) == pytest.approx(stats.binomtest(rose, rose + fell).pvalue, rel=1e-9)
    assert float(ours.ranks.p) == pytest.approx(stats.wilcoxon(changes).pvalue, rel=1e-9)


def test_the_difference_in_differences_is_that_of_the_means(both: Both) -> None:
    means = [fmean(of(both.sides[is_comparison], "change_per_month")) for is_comparison in (False, True)]

    assert both.ours.difference.value is not None
    assert float(both.ours.difference.value) == pytest.approx(means[0] - means[1], rel=1e-9)


def test_what_supported_work_brought_is_added_over_the_matched(both: Both) -> None:
    ours, theirs = both.side(is_comparison=False)
    brought = sum((one.values["contribution"] or 0) / len(one.pairs) for one in matched(theirs).values())

    assert float(ours.contribution.per_month) == pytest.approx(brought, rel=1e-9)
    assert float(ours.contribution.share or 0) == pytest.approx(brought / sum(of(theirs, "change_per_month")), rel=1e-9)


def test_the_grades_beside_each_figure_are_those_of_its_months(both: Both) -> None:
    held = 0
    for home, ours in zip(both.homes, both.json["households"], strict=True):
        grades = {month_at(month): figures["grade"] for month, figures in home.figures.items()}
        for name, result in ours["indicators"].items():
            expected = Counter(grades[month] for month in result["months"] if month in grades)
            if any(month not in grades for month in result["months"]):
                continue  # months recalled have no grade
            assert result["grades"] == dict(expected), (home.told["code"], name)
            assert result["n"] == len(result["months"]), (home.told["code"], name)
            held += 1
    assert held > len(both.homes) * 12
