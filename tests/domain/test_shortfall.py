"""What a short month is put down to: the category that rose most above what is usual."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.domain.suggestion import Advice, cause_of_shortfall, suggest
from tests.charts.making import a_month

OCTOBER = Month(2026, 10)


def months_before(**spent: int) -> list[object]:
    return [a_month(OCTOBER.plus(-number), 5000, sum(spent.values()), spent=spent) for number in (3, 2, 1)]


def test_the_category_that_rose_most_is_the_cause() -> None:
    now = a_month(OCTOBER, 4000, 6000, spent={"E01": 2600, "E07": 2400, "E04": 1000})
    earlier = months_before(E01=2500, E04=900)

    assert cause_of_shortfall(now, earlier) == ("E07", Money(2400_00))  # type: ignore[arg-type]


def test_a_large_but_usual_category_is_no_cause() -> None:
    now = a_month(OCTOBER, 4000, 4200, spent={"E01": 2900, "E04": 1300})
    earlier = months_before(E01=2900, E04=1200)

    assert cause_of_shortfall(now, earlier) is None  # type: ignore[arg-type]
    assert suggest(now, earlier).advice is Advice.SHORT  # type: ignore[arg-type]


def test_a_month_that_left_something_has_no_cause() -> None:
    now = a_month(OCTOBER, 9000, 6000, spent={"E07": 6000})

    assert cause_of_shortfall(now, []) is None


@given(st.dictionaries(st.sampled_from(["E01", "E02", "E04", "E07", "E20"]), st.integers(0, 9000), max_size=5))
def test_the_cause_is_a_category_of_the_month_with_its_own_amount(spent: dict[str, int]) -> None:
    now = a_month(OCTOBER, 100, 100 + sum(spent.values()), spent=spent)

    cause = cause_of_shortfall(now, [])

    if cause is not None:
        code, amount = cause
        assert spent[code] * 100 == amount
        assert all(baht <= spent[code] for baht in spent.values()), "nothing was usual: the largest rose most"
        assert amount >= 300_00
    else:
        assert not now.is_short or all(baht < 300 for baht in spent.values())


def test_where_no_spending_is_written_nothing_is_said_of_saving() -> None:
    wages = a_month(OCTOBER, 9300, 0, spent={})
    spent = a_month(OCTOBER, 9300, 1000, spent={"E01": 1000})

    assert suggest(wages, []).advice is Advice.NO_SPENDING
    assert suggest(spent, []).advice is not Advice.NO_SPENDING
