"""What is said of a group: never a number without how many it is of, and plain words where there are too few."""

from __future__ import annotations

import re
from datetime import date

import pytest

from household_ledger.domain.kinds import Grade
from household_ledger.text.group_words import group_lines
from household_ledger.text.i18n import using
from tests.domain.villages import Villager, rising, village

TWENTY = rising(*range(-40_000, 60_000, 5_000))


def said(villagers: list[Villager], language: str = "en") -> tuple[str, ...]:
    with using(language):
        return group_lines(village(villagers))


def test_nobody_and_the_first_year_say_so_first_and_give_no_income() -> None:
    assert said([]) == ("No household has begun the project yet.",)
    assert said([Villager(months_after=2)] * 8) == (
        "No household has enough good months both before and after yet, so nothing can be said of income yet.",
        (
            "Of 8 households enrolled, by verdict: 0 increased, 0 about the same, 0 decreased, "
            "8 cannot be concluded yet, 0 left."
        ),
        "8 households: Fewer months than needed are good enough both before and after.",
    )


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "Only 1 household can be compared. Look at it by itself: it does not speak for a group."),
        (2, "Only 2 households can be compared. Look at each by itself: they do not speak for a group."),
    ],
)
def test_one_or_two_households_do_not_speak_for_a_group(n: int, words: str) -> None:
    lines = said(rising(*[8_000] * n))

    assert lines[0] == words
    assert len(lines) == 3
    assert "baht" not in " ".join(lines)


def test_five_have_a_middle_and_no_test() -> None:
    told = " ".join(said(rising(8_000, -3_000, 0, 20_000, 7_000)))

    assert "changed by +70 baht a month (of 5 households" in told
    assert "in percent, the middle is +7.0 % (of 5 households)" in told
    assert "How sure the middle is cannot be said. Only 5 households: this can be said from 6 on." in told
    assert "The income of only 4 households changed: from 6 on it can be told from chance." in told
    assert "There is no comparison group." in told


def test_households_whose_days_only_a_file_tells_are_counted_in_what_the_figures_rest_on() -> None:
    five = [Villager(after=110_000, on_a_file=True)] * 2 + [Villager(after=110_000)] * 3

    assert said(five)[-1].endswith(
        "Of 2 households, when the months used were written down is only what an imported file says."
    )
    assert "imported file" not in " ".join(said(five[2:] + five[2:]))


def test_twenty_have_everything_beside_what_it_rests_on() -> None:
    leavers = [Villager(left_on=date(2026, 3, 1), before=40_000, months_after=8)] * 3
    others = rising(0, 1_000, 2_000, 3_000, 4_000, is_comparison=True)

    told = " ".join(said([*TWENTY, *leavers, *others, Villager(after=110_000, hens=9_000)]))

    for words in (
        "21 households have been compared",
        "10,000 times (seed 2569)",
        "By the sign of the difference alone, however small or doubtful, 12 rose and 8 fell.",
        "enrolled, by verdict: ",
        "(sign test)",
        "Beside the comparison group (21 and 5 households)",
        "supports changed by +90 baht a month, 1 household together",
        "of those who left 400 baht a month (3 households), of those who stayed 1,000 baht a month (21 households)",
        "Months used by quality: A 504. About the same is within ±5.0 %. Prices of 2026",
    ):
        assert words in told


def test_a_comparison_group_too_small_is_told_with_both_numbers() -> None:
    told = said([*TWENTY, *rising(1, 2, is_comparison=True)])

    assert [line for line in told if "20 in the project and 2 outside can be compared" in line]


def test_few_leavers_are_counted_and_not_averaged() -> None:
    told = said([*TWENTY, Villager(left_on=date(2026, 3, 1), before=40_000)])

    assert "of those who left not said (1 household, from 3 on), of those who stayed 1,000 baht" in " ".join(told)


@pytest.mark.parametrize("n", [0, 1, 2, 5, 20])
def test_in_thai_nothing_is_left_in_english(n: int) -> None:
    lines = said([*TWENTY[:n], *rising(*[0] * n, is_comparison=True)], "th")

    for line in lines:
        assert re.search("[ก-๙]", line)
        assert not re.search("[A-Za-z]{2,}", re.sub(r"sign test|Wilcoxon", "", line))


def test_unknown_verdicts_are_told_by_reason_and_by_what_kept_their_months_out() -> None:
    lines = said([*TWENTY, Villager(grade=Grade.C, hindrance="grade_not_counted"), Villager(months_before=0)])

    assert "1 household: There is nothing from before the project to compare with." in lines
    assert "1 household: No month written down before the project is good enough to compare with." in lines
    assert "24 months: Cash was not counted." in lines
