"""What is said of a first year: every number with its n, and what it does not prove beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from household_ledger.domain.first_year import FirstYear, Lived, NewWork
from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Key, Measure, Unit
from household_ledger.domain.kinds import Grade
from household_ledger.text.first_year_words import first_year_headline, first_year_parts
from household_ledger.text.i18n import using
from tests.domain.test_first_year import book, shown


def said(year: FirstYear, language: str = "en") -> dict[str, str]:
    with using(language):
        return {one.name: " ".join(one.lines) for one in first_year_parts(year)}


def test_nobody_has_words_and_no_number() -> None:
    told = said(shown())

    assert all(told.values())
    assert [name for name, words in told.items() if any(sign.isdigit() and sign != "0" for sign in words)] == []
    with using("en"):
        assert first_year_headline(shown()) == "Nothing can be shown yet"


def test_one_or_two_households_are_no_middle() -> None:
    told = said(shown(book(1, "x" * 8), book(2, "." * 8, saving=(Fraction(1, 2), Fraction(1)))))

    assert "Only 2 households: this can be said from 3 on." in told["Putting by"]
    assert told["Months short of cash"] == "Only 2 households: this can be said from 3 on."
    assert told["New occupations that sell"] == "No new occupation has been written down since the project began."


def test_the_halves_never_stand_without_what_they_do_not_prove() -> None:
    told = said(shown(book(1, "xxxx...."), book(2, "x......."), book(3, "...xx.xx"), book(4, "....")))

    words = told["Months short of cash"]
    assert "in the first half 6 of 12 ran short, in the last half 3. " in words
    assert "this shows a direction and proves nothing" in words
    assert "Too few good months to compare: 1 household." in words


def test_the_halves_are_said_to_be_of_the_twelve_months() -> None:
    third_year = [book(number, "xxxxxxxxxxxxxxxxxx" + "......", start=date(2024, 6, 10)) for number in (1, 2, 3)]
    young = [book(number, "....") for number in (1, 2, 3)]

    told, few = said(shown(*third_year)), said(shown(*young))

    # of 24 months the first twelve are in no half: six and six, not twelve and twelve
    assert (
        "Good months after the start, of the twelve months to June 2026: in the first half 18 of 18"
        in (told["Months short of cash"])
    )
    assert "in the twelve months to June 2026, that early and late ones" in few["Months short of cash"]
    for year in (shown(*third_year), shown(*young)):
        assert "สิบสองเดือนถึงมิถุนายน 2569" in said(year, "th")["เดือนที่เงินขาดมือ"]


def test_the_headline_says_who_keeps_accounts_and_that_income_is_not_claimed() -> None:
    year = shown(*[book(number, "." * 8) for number in (1, 2, 3)])
    share = Measure(Key.ADOPTION, Fraction(2, 3), Unit.RATIO)
    counted = Measure(Key.HOUSEHOLDS, Fraction(3), Unit.COUNT)
    year = replace(year, recording=replace(year.recording, values=(counted, share)))

    with using("en"):
        assert first_year_headline(year) == "2 of 3 households keep good accounts; income cannot be claimed yet"
    with using("th", "thai"):
        assert "๒ จาก ๓" in first_year_headline(year)


def test_new_work_says_what_is_too_young_to_be_told() -> None:
    work = NewWork(
        begun=3,
        selling=2,
        active=1,
        households=(Id(1), Id(2)),
        sellers=(Id(1),),
        alive_6=Lived(alive=1, known=2),
        alive_12=Lived(alive=0, known=0),
        grades=((Grade.A, 4), (Grade.B, 2)),
    )

    words = said(replace(shown(book(1)), work=work))["New occupations that sell"]

    assert "3 occupations begun since the project, in 2 households: 2 have sold for money, 1 in three months" in words
    assert "After 6 months 1 of 2 still sold." in words
    assert "After 12 months: none is old enough" in words
    assert "Months used by quality: A 4 · B 2." in words
