"""What a line of a daily page is, in words beside its number, and where its amount would stand."""

from __future__ import annotations

from collections.abc import Mapping

from household_ledger.domain.entry_rules import CASH_INCOME
from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.domain.register import welfare_card_of
from household_ledger.services.typed.names import TypedNames
from household_ledger.services.typed.paper_columns import IN, OUT, column_of
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.text.entry_tags import kind_tag
from household_ledger.text.joined import beside

_K = EntryKind
_PLAIN = frozenset((None, _K.INCOME, _K.EXPENSE, _K.COST))


def words_of(row: TypedRow, taken: Mapping[str, str], usual: UsualCategory | None, names: TypedNames) -> str:
    """Say what a line is: its kind where it is not plain, its category, savings or debt, and what no cell says."""
    tag = kind_tag(row.kind) if row.kind not in _PLAIN and row.kind is not None else ""
    if usual is not None and row.kind in (*_PLAIN, _K.SAVE, _K.REPAY):
        return beside(_card(row, names), usual.name, *_further(row, usual, names))
    into = row.to_pocket or taken.get("to_pocket", "") if row.kind in (_K.SAVE, _K.WITHDRAW) else ""
    debt = row.debt or taken.get("debt", "") if row.kind in (_K.CREDIT, _K.REPAY, _K.BORROW) else ""
    category = usual.name if usual is not None else _word_only(row.category, names)
    measure = [row.quantity or taken.get("quantity", ""), row.unit or taken.get("unit", "")]
    much = " ".join(measure).strip() if row.kind in IN_KIND and measure[0] else ""
    return beside(tag, debt, _card(row, names), category, into, row.party, much, *_further(row, usual, names))


def _further(row: TypedRow, usual: UsualCategory | None, names: TypedNames) -> list[str]:
    """Name the pocket where it is not the usual one, and the work and person a number does not stand for."""
    pocket = names.book.default_pocket
    is_unusual = pocket is not None and row.pocket and row.pocket != names.pockets.word(pocket.id)
    work = names.people.word(usual.occupation) if usual is not None else ""
    who = [one for one in names.who_of(row.who) if one.strip() != work] if row.who else []
    is_unusual = is_unusual and row.pocket != _card(row, names)  # that is said first
    return [*([row.pocket] if is_unusual else ()), *(one.strip() for one in who)]


def _card(row: TypedRow, names: TypedNames) -> str:
    """Name the welfare card where it paid: that is told before what it bought, for it is no cash."""
    card = welfare_card_of(names.book.pockets)
    return row.pocket if card is not None and row.pocket == names.pockets.word(card.id) else ""


def column_meant(row: TypedRow, names: TypedNames) -> str:
    """Name the column an amount would stand in by the kind or the category of a row."""
    if row.kind is not None:
        return column_of(row.kind)
    words = (row.category, _word_only(row.category, names))
    standard = {one.standard for one in names.categories.listed if one.word in words}
    if not standard:
        return ""
    return IN if standard <= CASH_INCOME else OUT


def _word_only(category: str, names: TypedNames) -> str:
    """Leave the code out of a category written with it."""
    coded = (one.word for one in names.categories.listed if f"{one.word} {one.code}" == category)
    return next(coded, category)
