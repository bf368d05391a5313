"""Lines of จปฐ. 22.1 and 22.2 turned around: which entries of the months counted stand behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from household_ledger.domain.category import OWN_PRODUCE
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.jpt import FROM_WORK, INCOME, Item, Jpt
from household_ledger.domain.kinds import Account, EntryKind, Medium, Need
from household_ledger.domain.period import Month
from household_ledger.domain.register import Occupation
from household_ledger.services.figures.drill import Place, behind
from household_ledger.services.ports import EntryQuery

_NOT_RECEIVED: Final = frozenset(EntryKind) - {EntryKind.RECEIVED}
_MONEY: Final = (Medium.CASH, Medium.CREDIT)
_OWN: Final = (Medium.PRODUCED, Medium.GIVEN)
_NEEDS: Final = {Item.NECESSARY: Need.NECESSARY, Item.REDUCIBLE: Need.REDUCIBLE}


def behind_item(place: Place, found: Jpt, item: Item, occupations: Sequence[Occupation]) -> tuple[EntryQuery, ...]:
    """Name the entries of a line, month by month; `occupations` are the household's, of any kind."""
    months = (Month.from_number(one) for one in found.months)
    return tuple(query for one in months for query in _of_month(replace(place, month=one), found, item, occupations))


def _of_month(place: Place, found: Jpt, item: Item, occupations: Sequence[Occupation]) -> tuple[EntryQuery, ...]:
    if item in INCOME:
        return _earned(place, item, occupations)
    if item is Item.PRODUCTION_COST:
        cost = replace(place.whole_month, account=Account.COST)
        return tuple(replace(cost, medium=medium) for medium in _MONEY)
    if item is Item.DEBT_REPAYMENT:
        return (*behind(place, "principal"), *behind(place, "interest"))
    needs = [_NEEDS[item], *([Need.SOCIAL] if item is found.social_item else [])]
    spent = replace(place.whole_month, account=Account.SPENDING, kinds=_NOT_RECEIVED)
    return tuple(replace(spent, refs=place.refs_of_need(need)) for need in needs)


def _earned(place: Place, item: Item, occupations: Sequence[Occupation]) -> tuple[EntryQuery, ...]:
    whole = replace(place.whole_month, account=Account.INCOME, kinds=_NOT_RECEIVED)
    if item is Item.OWN_PRODUCE:
        own = replace(whole, refs=place.refs(lambda code: code == OWN_PRODUCE))
        return tuple(replace(own, medium=medium) for medium in _OWN)
    if item is Item.OTHER_INCOME:
        known = FROM_WORK | {OWN_PRODUCE}
        return (replace(whole, refs=place.refs(lambda code: code[0] == "I" and code not in known)),)
    work = replace(whole, refs=place.refs(FROM_WORK.__contains__))
    if item is Item.WORK_UNSAID:
        return (replace(work, occupation=NO_ID),)
    is_main = item is Item.MAIN_WORK
    return tuple(replace(work, occupation=one.id) for one in occupations if one.is_main == is_main)
