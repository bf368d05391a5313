"""Prices of a year, exact, and what serves where the table ends."""

from __future__ import annotations

from fractions import Fraction

from household_ledger.domain.reference import Prices, consumer_prices


def test_the_index_is_read_exactly() -> None:
    prices = consumer_prices()

    assert prices.level(2019).index == 100
    assert prices.level(2010).index == Fraction(8828, 100)
    assert prices.last_year == 2025


def test_a_year_the_table_lacks_has_the_last_known_one_and_says_so() -> None:
    late, early, known = (consumer_prices().level(year) for year in (2031, 1999, 2024))

    assert (late.year, late.is_stand_in) == (2025, True)
    assert (early.year, early.is_stand_in) == (2010, True)
    assert (known.year, known.is_stand_in) == (2024, False)


def test_a_gap_in_the_table_is_filled_from_before_it() -> None:
    prices = Prices({2020: Fraction(100), 2023: Fraction(110)})

    assert prices.level(2022).year == 2020


def test_money_divided_by_the_deflator_is_at_the_prices_of_the_price_year() -> None:
    prices = Prices({2024: Fraction(100), 2026: Fraction(125)})

    assert prices.deflator(2026, 2024) == Fraction(5, 4)
    assert prices.deflator(2024, 2026) * prices.deflator(2026, 2024) == 1
    assert prices.deflator(2030, 2026) == 1
