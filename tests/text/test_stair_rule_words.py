"""A stair's rule in Thai words: read as the same rule by the one reader, and kept in the rule's own words."""

from __future__ import annotations

import pytest

from household_ledger.domain.problem import Problem
from household_ledger.domain.stair_measures import StairMeasure, Trend
from household_ledger.domain.stair_rules import clauses_of, read_rule
from household_ledger.domain.stair_template import TEMPLATES
from household_ledger.domain.staircase import Audience
from household_ledger.text import i18n
from household_ledger.text.stair_rule_words import kept_rule, read_typed_rule, shown_rule

OURS = Audience.PARTICIPANT


def test_every_rule_of_the_programs_own_comes_back_from_its_thai_words() -> None:
    for audience, stairs in TEMPLATES.items():
        for one in stairs:
            with i18n.using("th"):
                shown = shown_rule(one.test)
            assert not any("a" <= letter <= "z" for letter in shown)
            assert kept_rule(shown) == one.test
            assert read_typed_rule(shown, audience) == read_rule(one.test, audience)


def test_every_word_of_the_language_has_a_thai_one_of_its_own() -> None:
    own = [*StairMeasure, *Trend, "and", "or", "yes", "no"]

    with i18n.using("th"):
        thai = [shown_rule(one) for one in own]

    assert len(set(thai)) == len(own)
    assert not any(one[0].isascii() or " " in one for one in thai)
    assert [kept_rule(one) for one in thai] == own
    with i18n.using("en"):
        assert shown_rule("days >= 60") == "days >= 60"


def test_both_may_be_mixed_and_a_wrong_word_is_told_as_it_was_typed() -> None:
    rule = read_typed_rule("บทเรียนที่เรียน ≥ ๔ และ entries >= 1", OURS)
    assert rule is not None
    assert not isinstance(rule, Problem)
    assert [one.measure for one in clauses_of(rule)] == [StairMeasure.LESSONS, StairMeasure.ENTRIES]

    wrong = read_typed_rule("วันที่จด >= 60 และ วันที่จน > 1", OURS)
    assert isinstance(wrong, Problem)
    assert (wrong.code, wrong.params["place"], wrong.params["text"]) == ("stair_rule_measure", 20, "วันที่จน")


@pytest.mark.parametrize("text", ["วันที่จด >= 60", "รายได้ = สูงขึ้น"])
def test_what_is_kept_is_never_read_in_thai(text: str) -> None:
    assert isinstance(read_rule(text, OURS), Problem), "a rule that is kept in Thai would be unknown to other versions"


@pytest.mark.parametrize("typed", ["เงินส\u0e4d\u0e32รอง = up", "เงินสำรอง = up"])
def test_a_word_is_known_however_its_marks_were_put_together(typed: str) -> None:
    assert read_typed_rule(typed, OURS) == read_rule("reserve = up", OURS)
    assert kept_rule(typed) == "reserve = up"
