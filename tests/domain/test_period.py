"""Months as any calendar has them."""

import calendar

from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.period import Month


@given(year=st.integers(1, 9998), month=st.integers(1, 12))
def test_a_month_has_the_days_every_calendar_gives_it(year: int, month: int) -> None:
    months = Month(year, month)

    assert months.days == calendar.monthrange(year, month)[1]
    assert (months.last.year, months.last.month, months.last.day) == (year, month, months.days)
