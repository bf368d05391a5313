"""The names a cell may take: categories, pockets, debts, people, those of the household that go with the row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from household_ledger.domain.entry_rules import CASH_INCOME, COSTS, RECEIVED_SOURCES, RULES, SPENDING
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import SHOP_CREDIT, EntryKind, PocketKind
from household_ledger.domain.problem import Problem
from household_ledger.domain.register import Occupation
from household_ledger.services.typed.goals import goals_meant
from household_ledger.services.typed.names import CategoryWord, RecordNames, names_of
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.dates import parse_date
from household_ledger.text.i18n import _
from household_ledger.ui.typing.kinds import KindChoice
from household_ledger.ui.typing.offer import Offer

EMPTY = "empty"
"""The value of an offer that empties its cell."""
OTHER_COLUMN = "other_column"
"""The value of a category that goes with the other column: the amount is moved there."""
_OF_WORK = frozenset({"who", "source"})
_BOTH_WAYS = frozenset({EntryKind.TRANSFER, EntryKind.OPENING, EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.COST})


class NameOffers:
    """Of one household, on one day."""

    def __init__(self, book: NameBook, today: date) -> None:
        self._book, self._today = book, today
        self._names = names_of(book)

    def of(self, name: str, row: TypedRow) -> list[Offer]:
        """List every name that may stand in a cell of a row."""
        names = self._names
        if name == "category" or name.endswith("_category"):
            return _category_offers(names.categories.listed, allowed_categories(row))
        if name == "source" and row.kind is EntryKind.RECEIVED:
            return _category_offers(names.categories.listed, RECEIVED_SOURCES)
        listed: dict[str, RecordNames] = {
            "who": names.people,
            "party": names.parties,
            "source": names.occupations,
        }
        if name == "debt":
            return [Offer(names.debts.word(one)) for one in self._debts(row)]
        if name == "goal":
            meant = goals_meant(row, self._book)
            none = [Offer(_("no goal"), value=EMPTY)] if row.goal.strip() else []
            return [*(Offer(word) for word in dict.fromkeys((*meant, *names.goals.words.values()))), *none]
        if name in listed:
            over = self._not_yet_over(listed[name], row) if name in _OF_WORK else []
            return [Offer(word) for word in (*listed[name].words.values(), *over)]
        return [Offer(names.pockets.word(one)) for one in self._pockets(name, row)]

    def beyond(self, row: TypedRow) -> list[Offer]:
        """List the categories of the other column, for a row whose amount may stand in the wrong one."""
        is_in = bool(row.money_in.strip())
        if row.kind is not None or is_in == bool(row.money_out.strip()):
            return []
        words = _("Out — moves the amount there") if is_in else _("In — moves the amount there")
        listed = _category_offers(self._names.categories.listed, SPENDING | COSTS if is_in else CASH_INCOME)
        return [Offer(one.words, words, OTHER_COLUMN) for one in listed]

    def placed(self, row: TypedRow, choice: KindChoice) -> TypedRow:
        """Name the pocket a choice of a kind is of, where the household has one of the sort."""
        if not choice.pocket:
            return row
        cards = [one for one in self._book.pockets if one.kind is PocketKind.CARD]
        found = cards if choice.pocket == "card" else self._book.savings
        return replace(row, pocket=self._names.pockets.word(found[0].id)) if found else row

    def _not_yet_over(self, names: RecordNames, row: TypedRow) -> list[str]:
        """Name the occupations that are over today and were not on the day of a row typed late."""
        day = parse_date(row.date, self._today) if row.date.strip() else self._today
        if isinstance(day, Problem):
            return []
        over = self._book.over[Occupation]
        return [names.word(one.id) for one in over if isinstance(one, Occupation) and not one.is_over(day)]

    def _debts(self, row: TypedRow) -> list[Id]:
        """List the debts; what is bought on credit is mostly owed to a shop."""
        is_bought = row.kind is EntryKind.CREDIT
        debts = sorted(self._book.debts, key=lambda one: is_bought and one.debt_class != SHOP_CREDIT)
        return [one.id for one in debts]

    def _pockets(self, name: str, row: TypedRow) -> list[Id]:
        """List the pockets a cell may name in a row of its kind, the likeliest first."""
        spending = [one.id for one in self._book.pockets]
        savings = [one.id for one in self._book.savings]
        into = name == "to_pocket"
        if row.kind is EntryKind.SAVE:
            return savings if into else spending
        if row.kind is EntryKind.WITHDRAW:
            return spending if into else savings
        return [*spending, *savings] if row.kind in _BOTH_WAYS else spending


def allowed_categories(row: TypedRow) -> frozenset[int]:
    """Name the standard categories that go with a row as it is typed so far."""
    if row.kind is EntryKind.CREDIT:
        return CASH_INCOME if row.is_sold_on_credit else SPENDING | COSTS
    if row.kind is not None:
        return RULES[row.kind].categories
    if row.money_in.strip():
        return CASH_INCOME
    return SPENDING | COSTS if row.money_out.strip() else CASH_INCOME | SPENDING | COSTS


def _category_offers(listed: Iterable[CategoryWord], allowed: frozenset[int]) -> list[Offer]:
    shown = [one for one in listed if one.standard in allowed and not one.is_hidden]
    return [Offer(one.word, _group_words(one)) for one in sorted(shown, key=_group)]


def _group(category: CategoryWord) -> int:
    """Put what a household spends most lines on first; within a group the order stays."""
    return 0 if category.standard in SPENDING else 1 if category.standard in CASH_INCOME else 2


def _group_words(category: CategoryWord) -> str:
    if category.standard in CASH_INCOME:
        return _("money in")
    return _("occupation cost") if category.standard in COSTS else _("household spending")
