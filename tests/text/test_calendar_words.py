"""Names of months and weekdays are those of CLDR."""

from __future__ import annotations

from typing import Literal

import pytest
from babel.dates import get_day_names, get_month_names

from household_ledger.text.calendar_words import month_name, weekday_name


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("is_short", [True, False])
def test_months_and_weekdays_are_named_as_cldr_names_them(language: str, is_short: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    width: Literal["abbreviated", "wide"] = "abbreviated" if is_short else "wide"
    months = get_month_names(width, locale=language)
    days = get_day_names(width, locale=language)

    assert [month_name(number, language=language, is_short=is_short) for number in range(1, 13)] == [
        months[number] for number in range(1, 13)
    ]
    assert [weekday_name(number, language=language, is_short=is_short) for number in range(7)] == [
        days[number] for number in range(7)
    ]
