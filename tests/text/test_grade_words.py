"""Months counted by their grade are spelled in one way."""

from __future__ import annotations

from household_ledger.domain.kinds import Grade
from household_ledger.text.grade_words import grade_mix
from household_ledger.text.i18n import using


def test_grades_stand_beside_each_other_in_the_digits_of_the_moment() -> None:
    with using("th", "thai"):
        assert grade_mix(((Grade.A, 141), (Grade.C, 7))) == "A ๑๔๑ · C ๗"
    assert grade_mix(()) == ""
