"""How often something comes again is said in words, Thai and English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from household_ledger.domain.ids import Id
from household_ledger.domain.recurrence import LAST
from household_ledger.domain.recurring import Recurring, Recurs
from household_ledger.text.i18n import set_language
from household_ledger.text.rhythm_words import rhythm_words


@pytest.fixture(autouse=True)
def _thai_again() -> Iterator[None]:
    yield
    set_language("th")


def said(rhythm: Recurs, language: str, **numbers: int) -> str:
    set_language(language)
    rule = Recurring(
        id=Id(1),
        household=Id(2),
        rows="[]",
        rhythm=rhythm,
        starts_on=date(2026, 11, 10),
        **numbers,  # type: ignore[arg-type]
    )
    return rhythm_words(rule)


@pytest.mark.parametrize(
    ("rhythm", "numbers", "thai", "english"),
    [
        (Recurs.WEEK, {"weekday": 1}, "ทุกสัปดาห์ วันอังคาร", "every week: Tuesday"),
        (Recurs.WEEK, {"weekday": 1, "every": 2}, "ทุก 2 สัปดาห์ วันอังคาร", "every 2 weeks: Tuesday"),
        (Recurs.MONTH_DAY, {"day": 10}, "ทุกเดือน วันที่ 10", "every month: day 10"),
        (Recurs.MONTH_END, {"every": 3}, "ทุก 3 เดือน วันสุดท้าย", "every 3 months: the last day"),
        (Recurs.MONTH_WEEKDAY, {"weekday": 0, "nth": 2}, "ทุกเดือน วันจันทร์ที่ 2", "every month: Monday number 2"),
        (Recurs.MONTH_WEEKDAY, {"weekday": 4, "nth": LAST}, "ทุกเดือน วันศุกร์สุดท้าย", "every month: its last Friday"),
        (Recurs.YEAR, {"day": 16, "month": 5}, "ทุกปี วันที่ 16 พฤษภาคม", "every year: 16 May"),
    ],
)
def test_a_rule_is_said_in_words(rhythm: Recurs, numbers: dict[str, int], thai: str, english: str) -> None:
    assert said(rhythm, "th", **numbers) == thai
    assert said(rhythm, "en", **numbers) == english
