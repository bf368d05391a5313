"""Before and after: means a month by source, costs and net below, and never more said than may be said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from household_ledger.charts.before_after import before_after_chart
from household_ledger.charts.before_after_words import counted_words
from household_ledger.charts.spec import Tone
from household_ledger.domain.category import fixed_id
from household_ledger.domain.comparison import Definition, Outside, OutsideChange
from household_ledger.domain.comparison_terms import Change, Scope
from household_ledger.domain.kinds import Account, Medium, Verdict
from tests.charts.making import OWN_WORDS, comparison, recalled

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("is_net", [True, False])
def test_how_it_is_counted_is_said_in_english_to_who_reads_english(scope: Scope, *, is_net: bool) -> None:
    words = counted_words(Definition(is_net=is_net, scope=scope))

    assert words
    assert not re.search("[ก-๙]", words)


def test_sources_stand_by_size_cash_and_goods_apart() -> None:
    chart = before_after_chart(comparison())

    assert [(pair.label, pair.before, pair.after, pair.change, pair.tone) for pair in chart.pairs] == [
        ("Crop sales", 390000, 415000, 25000, Tone.INCOME),
        ("Livestock sales", 0, 310000, 310000, Tone.INCOME),
        ("Casual wage", 260000, 190000, -70000, Tone.INCOME),
        ("Own produce consumed", 70000, 118000, 48000, Tone.IN_KIND),
        ("Old-age allowance", 90000, 90000, 0, Tone.INCOME),
    ]


def test_costs_are_taken_away_and_net_income_is_what_is_left() -> None:
    costs, net = before_after_chart(comparison()).below

    assert (costs.before, costs.after, costs.change) == (135000, 300000, -165000)
    assert (net.label, net.before, net.after, net.change) == ("Net income", 675000, 823000, 148000)


def test_the_title_says_the_rise_and_the_subtitle_what_moved() -> None:
    chart = before_after_chart(comparison())

    assert chart.title == "Net income rose by 1,480 baht a month"
    assert chart.subtitle == (
        "Largest rise: Livestock sales · Largest fall: Casual wage · Average baht a month at prices of 2026"
    )


def test_the_note_says_months_grades_and_what_is_counted() -> None:
    note = before_after_chart(comparison()).note

    assert note.startswith("6 matched months (May–Oct 2026) · At least three months recorded before the start")
    assert "grades before: A 6 · grades now: A 6" in note
    assert "Net income = cash in" in note


def test_a_fall_and_a_standstill_are_said_as_such() -> None:
    less = {"income": {"I01": 3000}, "cost": 0}
    same = {"income": {"I01": 3900, "I07": 2600, "I11": 950}, "in_kind": {"I20": 700}, "cost": 1350}

    assert before_after_chart(comparison(after=less)).title == "Net income fell by 3,750 baht a month"
    assert before_after_chart(comparison(after=same)).title == (
        "Net income is about the same as before (+50 baht a month)"
    )


def test_a_recall_is_drawn_but_concludes_nothing() -> None:
    chart = before_after_chart(recalled(), OWN_WORDS)

    assert chart.title == "Cannot be concluded yet — Before the project is known only from memory."
    assert chart.subtitle == "Average baht a month at prices of 2026", "what moved most may only not have been asked"
    assert [pair.label for pair in chart.pairs] == ["Crop sales", "Casual wage"], "of livestock nobody asked"
    assert "nothing can be said of their change: Livestock sales" in chart.note
    assert "Net income" not in [pair.label for pair in chart.below]
    asked = before_after_chart(replace(recalled(), not_asked=()), OWN_WORDS)
    assert "Livestock sales" in [pair.label for pair in asked.pairs]
    assert "Net income" in [pair.label for pair in asked.below]
    assert all(pair.behind_before == () and len(pair.behind_after) == 1 for pair in chart.pairs)


def test_where_nothing_may_be_compared_the_chart_is_empty_and_says_why() -> None:
    chart = before_after_chart(comparison(started_on=None))

    assert chart.title == "Cannot be concluded yet — The household has no start date."
    assert (chart.pairs, chart.below) == ((), ())
    assert chart.alternative == chart.title


def test_income_before_at_or_below_zero_shows_the_baht_and_concludes_nothing() -> None:
    chart = before_after_chart(comparison(before={"income": {"I01": 100}, "cost": 500}))

    assert chart.title == "Cannot be concluded yet — Income before the project was not above zero."
    assert (chart.below[1].before, chart.below[1].after) == (-40000, 823000)


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("is_net", [True, False])
def test_another_definition_is_named_and_never_takes_the_verdicts_words(scope: Scope, *, is_net: bool) -> None:
    if is_net and scope is Scope.ALL:
        return
    chart = before_after_chart(comparison(definition=Definition(is_net=is_net, scope=scope)))

    assert "rose" not in chart.title
    assert "Verdict (net, real, cash and in kind): Increased" in chart.note
    shown = {pair.tone for pair in chart.pairs}
    assert shown <= {Scope.CASH: {Tone.INCOME}, Scope.IN_KIND: {Tone.IN_KIND}}.get(scope, shown)
    assert ("not taken off" in chart.below[0].label) is not is_net


def test_what_is_no_income_is_told_of_beside_it() -> None:
    made = comparison()
    assert made.amounts is not None
    loans = OutsideChange(Outside.LOANS, Change(made.amounts.cost.before * 0, made.amounts.cost.after, 6))

    chart = before_after_chart(replace(made, amounts=replace(made.amounts, outside=(loans,))))

    assert "Not counted, baht a month on average: loans 0 → 3,000" in chart.note


def test_many_sources_are_cut_but_all_are_in_the_alternative() -> None:
    income = {f"I{number:02}": 1000 * number for number in range(1, 18)}

    chart = before_after_chart(comparison(after={"income": income}))

    assert len(chart.pairs) == 9
    assert chart.pairs[-1].label == "10 smaller sources together"
    assert "not drawn" not in chart.note
    assert [number for number in range(1, 18) if f"{number},000 now" not in chart.alternative] == []


@pytest.mark.parametrize("most", [4, 6, 9])
def test_the_rows_drawn_come_to_the_income_under_them(most: int) -> None:
    income = {f"I{number:02}": 600 * number for number in range(1, 18)}

    chart = before_after_chart(comparison(after={"income": income, "cost": 300}), OWN_WORDS, most=most)

    cost, left = chart.below
    for side in ("before", "after"):
        drawn = sum(getattr(one, side) for one in chart.pairs)
        assert drawn - getattr(cost, side) == getattr(left, side)
    assert len(chart.pairs[-1].behind_after) == (18 - most + 1) * 6


def test_behind_a_source_stand_its_entries_of_the_matched_months_on_either_side() -> None:
    pair = before_after_chart(comparison(), OWN_WORDS).pairs[0]

    assert [query.first.year for query in pair.behind_before if query.first] == [2025] * 6
    assert [query.first.month for query in pair.behind_after if query.first] == [5, 6, 7, 8, 9, 10]
    assert {(query.account, query.medium, query.refs) for query in pair.behind_after} == {
        (Account.INCOME, Medium.CASH, frozenset({fixed_id("I01")}))
    }


def test_the_alternative_tells_the_amounts_per_person() -> None:
    made = comparison()

    assert made.verdict is Verdict.UP
    assert "Per person: 1,688 before, 2,058 now (+370)" in before_after_chart(made).alternative
