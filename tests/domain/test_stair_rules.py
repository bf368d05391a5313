"""The language of stair rules: written as it is read, unknown kept unknown, and told where it is wrong."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.problem import Problem
from household_ledger.domain.stair_measures import Found, Scale, StairMeasure, Trend, measures_of, scale_of
from household_ledger.domain.stair_rules import (
    DEEPEST,
    Clause,
    Comparison,
    Either,
    Every,
    Rule,
    clauses_of,
    hold,
    read_rule,
    write_rule,
)
from household_ledger.domain.stair_template import TEMPLATES
from household_ledger.domain.staircase import Audience
from household_ledger.text import i18n
from household_ledger.text.messages import message
from household_ledger.text.stair_words import measure_words

OURS = Audience.PARTICIPANT


def read(text: str, audience: Audience = OURS) -> Rule | None:
    """Read a rule there is nothing wrong with."""
    rule = read_rule(text, audience)
    assert not isinstance(rule, Problem), rule
    return rule


@st.composite
def clauses(draw: st.DrawFn, audience: Audience) -> Clause:
    measure = draw(st.sampled_from(measures_of(audience)))
    scale = scale_of(measure)
    if scale is Scale.TREND:
        return Clause(measure, Comparison.IS, draw(st.sampled_from(list(Trend))))
    if scale is Scale.YES_NO:
        return Clause(measure, Comparison.IS, Fraction(draw(st.integers(0, 1))))
    most = 100 if scale is Scale.SHARE else 999_999_999
    number = Fraction(draw(st.integers(0, most)), 100 if scale is Scale.SHARE else 1)
    return Clause(measure, draw(st.sampled_from(list(Comparison))), number)


def rules(audience: Audience, depth: int = 3) -> st.SearchStrategy[Rule]:
    """Give rules as reading makes them: no sum of sums, no choice among choices."""
    one = clauses(audience)
    if depth == 0:
        return one
    inner = rules(audience, depth - 1)

    def several(kind: type[Every | Either]) -> st.SearchStrategy[Rule]:
        parts = st.lists(inner.filter(lambda part: not isinstance(part, kind)), min_size=2, max_size=4)
        return parts.map(lambda chosen: kind(tuple(chosen)))

    return st.one_of(one, several(Every), several(Either))


@pytest.mark.parametrize("audience", list(Audience))
@given(st.data())
def test_what_is_written_reads_as_it_was(audience: Audience, data: st.DataObject) -> None:
    rule = data.draw(rules(audience))

    assert read_rule(write_rule(rule), audience) == rule


@given(st.text(alphabet="()<>=≥≤% 49๔andorlesvxyกา_", max_size=60))
def test_any_text_is_a_rule_or_a_problem_with_its_place(text: str) -> None:
    found = read_rule(text, OURS)

    if isinstance(found, Problem):
        place = found.params["place"]
        assert isinstance(place, int)
        assert 1 <= place <= len(text) + 1
    else:
        assert read_rule(write_rule(found), OURS) == found


def test_and_binds_before_or_and_signs_digits_and_capitals_are_read_as_people_write_them() -> None:
    rule = read("Lessons ≥ ๔ OR days>60 and closed = 1")

    assert write_rule(rule) == "lessons >= 4 or days > 60 and closed = 1"
    assert isinstance(rule, Either)
    assert [one.measure for one in clauses_of(rule)] == [
        StairMeasure.LESSONS,
        StairMeasure.DAYS,
        StairMeasure.CLOSED,
    ]
    assert write_rule(read("(lessons >= 4 or days > 60) and (closed = 1)")) == (
        "(lessons >= 4 or days > 60) and closed = 1"
    )
    assert read_rule("  ", OURS) is None
    assert write_rule(None) == ""


def test_all_rules_of_the_programs_own_stairs_can_be_read() -> None:
    for audience, stairs in TEMPLATES.items():
        for one in stairs:
            assert write_rule(read(one.test, audience)) == one.test


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("lessonz >= 4", "stair_rule_measure", 1),
        ("lessons >= 4 and", "stair_rule_ends", 17),
        ("lessons >= 4 and and days > 1", "stair_rule_measure", 18),
        ("วันจด >= 60", "stair_rule_measure", 1),
        ("baselines >= 90%", "stair_rule_audience", 1),
        ("days 60", "stair_rule_comparison", 6),
        ("days", "stair_rule_comparison", 5),
        ("days >= x", "stair_rule_number", 9),
        ("days >= 60%", "stair_rule_number", 9),
        ("days >= 1234567890", "stair_rule_number", 9),
        ("income >= 3", "stair_rule_trend", 8),
        ("income = maybe", "stair_rule_trend", 10),
        ("budget = 3", "stair_rule_flag", 10),
        ("budget > 1", "stair_rule_flag", 8),
        ("days > 1 days > 2", "stair_rule_join", 10),
        ("(days > 1 days > 2)", "stair_rule_join", 11),
        ("(days > 1", "stair_rule_bracket", 10),
        ("days > 1)", "stair_rule_bracket", 9),
        ("(" * (DEEPEST + 1) + "days > 1" + ")" * (DEEPEST + 1), "stair_rule_deep", DEEPEST + 1),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, code: str, place: int) -> None:
    found = read_rule(text, OURS)

    assert isinstance(found, Problem)
    assert (found.code, found.field, found.params["place"]) == (code, "test", place)


@pytest.mark.parametrize("text", ["good_households >= 70", "intake >= 101%", "intake >= up"])
def test_shares_are_percent(text: str) -> None:
    found = read_rule(text, Audience.PROVIDER)

    assert isinstance(found, Problem)
    assert found.code == "stair_rule_percent"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_problem_and_measure_has_its_words(language: str) -> None:
    texts = ("x", "days", "days > y", "income", "budget > 1", "days > 1 days > 2", "(days > 1", "", "(" * 20, "goes_on")
    with i18n.using(language):
        told = [message(found) for text in texts if isinstance(found := read_rule(text, OURS), Problem)]
        names = [measure_words(one) for one in StairMeasure]

    assert len(told) == len(texts) - 1
    assert not any("…" in one or "{" in one or one.startswith("This did not work") for one in told)
    assert len(set(names)) == len(names)
    if language == "th":
        assert not any(one[0].isascii() for one in (*told, *names))


DAYS, CLOSED, INCOME = StairMeasure.DAYS, StairMeasure.CLOSED, StairMeasure.INCOME


@pytest.mark.parametrize(
    ("text", "least", "most", "is_met"),
    [
        ("days >= 4", 4, 4, True),
        ("days >= 4", 3, 3, False),
        ("days >= 4", 4, 9, True),
        ("days >= 4", 1, 3, False),
        ("days >= 4", 3, 4, None),
        ("days <= 4", 3, 4, True),
        ("days <= 4", 4, 5, None),
        ("days < 4", 4, 5, False),
        ("days > 4", 5, 6, True),
        ("days = 4", 4, 4, True),
        ("days = 4", 3, 5, None),
        ("days = 4", 5, 6, False),
    ],
)
def test_a_number_known_within_bounds_is_told_where_the_bounds_agree(
    text: str, least: int, most: int, *, is_met: bool | None
) -> None:
    rule = read_rule(text, OURS)
    assert isinstance(rule, Clause)

    told, (finding,) = hold(rule, lambda _one: Found.between(least, most, "why"))

    assert told is is_met
    assert finding.reason == ("why" if is_met is None else None)


@pytest.mark.parametrize(
    ("text", "is_met"),
    [
        ("days > 1 and closed > 1", False),
        ("days > 1 or closed > 1", True),
        ("days > 1 and income = up", None),
        ("closed > 1 and income = up", False),
        ("days > 1 or income = up", True),
        ("closed > 1 or income = up", None),
        ("days > 1 and (closed > 1 or income = up)", None),
    ],
)
def test_what_is_not_known_decides_nothing(text: str, *, is_met: bool | None) -> None:
    known = {DAYS: Found.exactly(5), CLOSED: Found.exactly(0), INCOME: Found.nothing("why")}
    rule = read_rule(text, OURS)
    assert isinstance(rule, Every | Either)

    told, findings = hold(rule, known.__getitem__)

    assert told is is_met
    assert [one.is_met for one in findings if one.measure is INCOME] in ([], [None])
