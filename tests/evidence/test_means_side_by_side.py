"""Means told beside each other: what one less another comes to is a sum too, and perhaps one household's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.result import Indicator, Key, Unit
from household_ledger.domain.indicators.tables import Aggregate, IndicatorTable, TableSide
from household_ledger.services.evidence.pack import Level, Side, Who
from household_ledger.services.evidence.tables import ToldBefore, sets_of, table_of
from household_ledger.services.evidence.telling import MeansTold, Telling
from tests.domain.villages import Villager
from tests.evidence.made_packs import Made, Member, pack_of

NET, CASH, KIND = Key.NET_INCOME_PER_MONTH, Key.NET_INCOME_CASH_PER_MONTH, Key.NET_INCOME_IN_KIND
REAL = Key.NET_INCOME_REAL
"""In these tests at prices that did not move."""


def means(cash: Sequence[int], in_kind: Sequence[int], *, is_exact: bool = False) -> Mapping[Key, Fraction | None]:
    """Give the means told of net income, and of its parts, of households that have so many baht of each."""
    net = [sum(pair) for pair in zip(cash, in_kind, strict=True)]
    of_each = {NET: net, CASH: cash, KIND: in_kind, REAL: net}
    aggregates = tuple(
        Aggregate(
            key=key,
            value=Fraction(sorted(each)[len(each) // 2] * 100),
            unit=Unit.SATANG_PER_MONTH,
            n=len(each),
            values=len(each),
            each=tuple(Fraction(100 * one) for one in each),
            households=tuple(map(Id, range(1, len(each) + 1))),
        )
        for key, each in of_each.items()
    )
    table = IndicatorTable(Indicator.NET_INCOME, TableSide((), aggregates))
    tellings = {side: Telling.of(sets_of([table], side), (), is_exact=is_exact) for side in Side}
    told = table_of(table, Who("", "หน่วย"), tellings, {side: ToldBefore({}) for side in Side})
    return {cell.key: cell.mean for cell in told.totals[0].cells}


def test_a_mean_less_its_part_never_is_what_one_household_has() -> None:
    cash = [10_000 + 300 * n for n in range(12)]
    of_one, of_all = [1_600, *[0] * 11], [500 + 20 * n for n in range(12)]

    assert means(cash, of_all)[CASH] == 1_165_000
    assert None not in means(cash, of_all).values()
    assert means(cash, of_one) == {
        NET: Fraction(1_178_300),
        CASH: None,
        KIND: None,
        REAL: Fraction(1_178_300),
    }
    assert None not in means(cash, of_one, is_exact=True).values()


def test_a_mean_at_other_prices_is_not_told_where_that_of_its_time_is_kept_back() -> None:
    in_kind = [1_000 + 10 * n for n in range(12)]
    cash = [one if n == 0 else -one for n, one in enumerate(in_kind)]
    steady = [10_000 + 300 * n for n in range(12)]

    assert means(cash, in_kind)[NET] is None
    assert means(cash, in_kind)[REAL] is None
    assert means(steady, in_kind)[REAL] == means(steady, in_kind)[NET]


def test_two_parts_never_add_up_to_what_one_household_has() -> None:
    in_kind = [1_000 + 10 * n for n in range(12)]
    cash = [one if n == 0 else -one for n, one in enumerate(in_kind)]

    assert means(cash, in_kind) == {NET: None, CASH: Fraction(-88_800), KIND: None, REAL: None}


def test_means_of_one_table_are_held_against_those_of_another_and_of_the_change() -> None:
    told = MeansTold()
    change = {Id(n): Fraction(1_000 + 10 * n) for n in range(12)}
    all_but_one = {one: value + (500 if one == 3 else 0) for one, value in change.items()}

    assert told.admit(Key.CHANGE_PER_MONTH, Unit.SATANG_PER_MONTH, change)
    assert told.admit(Key.CHANGE_PER_MONTH, Unit.SATANG_PER_MONTH, change), "the same number told again"
    assert not told.admit(Key.PROFIT, Unit.SATANG_PER_MONTH, all_but_one)
    assert told.admit(Key.PROFIT, Unit.SATANG, all_but_one)
    assert told.admit(Key.PROFIT, Unit.SATANG_PER_MONTH, {Id(99): Fraction(1), **all_but_one}), "other households"


def test_a_pack_holds_its_means_against_that_of_the_change() -> None:
    def mean_income(*rises: int) -> Fraction | None:
        members = [Member(villager=Villager(after=100_000 + one)) for one in rises]
        table = pack_of(Made(members), Level.NODE).table(Indicator.NET_INCOME)
        assert table is not None
        return next(cell.mean for row in table.totals for cell in row.cells if cell.key is NET)

    incomes = [100_000 + 1_717 * number for number in range(1, 13)]  # as `Made` has them

    assert mean_income(*incomes[:-1], 150_000) is None
    assert mean_income(*[40_000 + 100 * n for n in range(12)]) is not None
