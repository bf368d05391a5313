"""An indicator turned around: which entries of a month used stand behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from household_ledger.domain.ids import Id
from household_ledger.domain.indicators.poverty import CONSUMED
from household_ledger.domain.indicators.result import Indicator
from household_ledger.domain.indicators.spending import FOOD
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.services.figures.drill import Place, behind, behind_occupation
from household_ledger.services.ports import EntryQuery

_NET_INCOME: Final = ("net_income",)
_KEYS: Final = {
    Indicator.NET_INCOME: _NET_INCOME,
    Indicator.PER_PERSON: _NET_INCOME,
    Indicator.REAL_CHANGE: _NET_INCOME,
    Indicator.SHARE_UP: _NET_INCOME,
    Indicator.AGAINST_OTHERS: _NET_INCOME,
    Indicator.DIVERSITY: ("cash_income", "in_kind_income"),
    Indicator.SAVING: ("deposits", "withdrawals", "cash_income", "windfall", "occupation_cost_paid"),
    Indicator.EMERGENCY: ("necessary", "deposits", "withdrawals"),
    Indicator.REDUCIBLE: ("necessary", "reducible", "social"),
    Indicator.DEBT_SERVICE: ("interest", "principal", "cash_income", "occupation_cost"),
    Indicator.DEBT_STOCK: ("debt_end",),
    Indicator.SHORT_MONTHS: (
        "cash_income",
        "windfall",
        "occupation_cost_paid",
        "cash_spending",
        "interest",
        "principal",
    ),
}
"""The month's figures an indicator is made of."""
_OF_WORK: Final = frozenset({Indicator.OCCUPATIONS, Indicator.PER_HOUR, Indicator.NEW_OCCUPATIONS})
_BOUGHT_OR_EATEN: Final = {Indicator.OWN_FOOD: frozenset(FOOD), Indicator.POVERTY: CONSUMED}
_NOT_GIVEN: Final = frozenset(EntryKind) - {EntryKind.GIVEN}


def behind_indicator(place: Place, indicator: Indicator, occupations: Sequence[Id]) -> tuple[EntryQuery, ...]:
    """Name a month's entries behind an indicator; of M5–M7 those in the books of the household's `occupations`.

    What is made of the whole month (keeping books, a stair) has the whole month behind it.
    """
    if indicator in _OF_WORK:
        return tuple(behind_occupation(place, one) for one in occupations)
    if (codes := _BOUGHT_OR_EATEN.get(indicator)) is not None:
        refs = place.refs(codes.__contains__)
        return (replace(place.whole_month, account=Account.SPENDING, refs=refs, kinds=_NOT_GIVEN),)
    keys = _KEYS.get(indicator)
    return tuple(query for key in keys for query in behind(place, key)) if keys else (place.whole_month,)
