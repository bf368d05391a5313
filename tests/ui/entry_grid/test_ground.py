"""A day in its cell is written as short as it is still understood."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.text.i18n import using
from household_ledger.ui.entry_grid.row.ground import Ground
from tests.services.typed_home import TODAY, home_book


@pytest.mark.parametrize(
    ("previous", "day", "words"),
    [
        (TODAY, date(2026, 2, 3), "3 ก.พ."),
        (date(2024, 12, 24), date(2024, 12, 25), "25 ธ.ค. 2567"),
        (date(2026, 1, 2), date(2025, 12, 30), "30 ธ.ค. 2568"),
    ],
)
def test_a_day_of_another_year_has_its_year_though_the_row_before_is_of_that_year_too(
    previous: date, day: date, words: str
) -> None:
    with using("th"):
        assert Ground(home_book(), previous, TODAY).date_words(day) == words
