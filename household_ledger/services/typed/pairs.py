"""Rows that are two entries: sold on credit, paid by welfare card, earned or spent inside savings (product §1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from household_ledger.domain import pairs
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, PocketKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.services.views.name_book import NameBook

_K = EntryKind
Both = tuple[Draft, Draft]
"""The half that speaks for both (`entry_filter.SPEAKS_FIRST`), then the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a row says beyond its draft: the pocket a pair in savings goes through, what was paid at once."""

    through: Id = NO_ID
    paid_now: Money = ZERO
    is_on_credit: bool = False
    is_alone: bool = False


def linked(draft: Draft, book: NameBook, asked: Asked) -> Both | None:
    """Give the two drafts a row makes; None for a row that is one entry."""
    if asked.is_on_credit:
        sold = pairs.sold_on_credit(draft, pocket=draft.pocket, party=draft.party, paid_now=asked.paid_now)
        return sold.first, sold.second
    if draft.kind in (_K.EXPENSE, _K.COST) and _is_card(draft.pocket, book):
        card = pairs.welfare_card(draft, card=draft.pocket)
        return None if asked.is_alone else (card.second, card.first)
    if book.is_savings(draft.pocket) and draft.kind in _IN_SAVINGS:
        return _IN_SAVINGS[draft.kind](draft, asked.through)
    if draft.kind is _K.ASSET_BUY and draft.debt:
        return _on_instalments(draft, asked.paid_now)
    if draft.kind is _K.BORROW and draft.interest:
        return _taken_off(draft, draft.interest)
    return None


def _is_card(pocket: Id, book: NameBook) -> bool:
    return any(one.id == pocket and one.kind is PocketKind.CARD for one in book.pockets)


def _credited(draft: Draft, through: Id) -> Both:
    """Keep what the row says of its categories and whom it concerns."""
    pair = pairs.interest_credited(draft, savings=draft.pocket, through=through)
    return replace(draft, pocket=through, goal=NO_ID), pair.second


def _fee(draft: Draft, through: Id) -> Both:
    pair = pairs.savings_fee(draft, savings=draft.pocket, through=through)
    return replace(draft, pocket=through, goal=NO_ID), pair.first


_IN_SAVINGS: dict[EntryKind, Callable[[Draft, Id], Both]] = {_K.INCOME: _credited, _K.EXPENSE: _fee}


def _on_instalments(draft: Draft, paid_now: Money) -> Both:
    thing = draft.parts[0].category if draft.parts else NO_ID
    base = replace(draft, debt=NO_ID)
    pair = pairs.bought_on_instalments(base, pocket=draft.pocket, debt=draft.debt, category=thing, paid_now=paid_now)
    return replace(pair.second, parts=draft.parts), pair.first


def _taken_off(draft: Draft, interest: Money) -> Both:
    pair = pairs.interest_taken_off(draft, pocket=draft.pocket, debt=draft.debt, interest=interest)
    return replace(draft, principal=None, interest=None), pair.second
