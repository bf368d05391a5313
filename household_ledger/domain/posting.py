"""What each kind of entry posts: the table of `docs/data-model.md`, lines that sum to zero."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from household_ledger.domain.category import INTEREST, OWN_PRODUCE, RECEIVED_FREE, STANDARD_LIMIT, fixed_id
from household_ledger.domain.entry import Draft, Line, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, EntryKind, Medium
from household_ledger.domain.money import ZERO

TOOL_LIFE_MONTHS = 60
"""Life of a C07 purchase when nobody said otherwise (`design/cli.md`)."""

_INTEREST = fixed_id(INTEREST)
_TOOLS = 2007


class Book(Protocol):
    """What posting must know of the household: which pockets are savings, and the standard code of a category."""

    def is_savings(self, pocket: Id) -> bool:
        """Tell whether the pocket holds savings."""

    def standard(self, category: Id) -> Id:
        """Give the standard category an own sub-category stands under (itself when standard)."""


def lines_of(draft: Draft, book: Book) -> tuple[Line, ...]:
    """Post a draft that `domain.validation` found nothing wrong with; the lines sum to zero.

    ValueError for a draft not yet complete: an open in-kind value or repayment would post nothing.
    """
    maker = _MAKERS.get(draft.kind)
    return maker(draft, book) if maker else ()


def parts_of(draft: Draft) -> tuple[Part, ...]:
    """Give the shares of an entry."""
    return draft.parts


def _use(draft: Draft, book: Book, medium: Medium) -> list[Line]:
    """Post what money or goods were used for: C codes are costs of the occupation, E codes spending of the house."""
    lines = []
    for part in draft.parts:
        if not part.amount:
            raise ValueError(draft)
        standard = part.category if part.category < STANDARD_LIMIT else book.standard(part.category)
        if 2000 < standard < 3000:  # noqa: PLR2004 -- the fixed ids of C codes
            life = (part.life_months or TOOL_LIFE_MONTHS) if standard == _TOOLS else 0
            lines.append(Line(Account.COST, part.category, draft.occupation, medium, part.amount, life))
        else:
            lines.append(Line(Account.SPENDING, part.category, 0, medium, part.amount))
    return lines


def _income(draft: Draft, _book: Book) -> tuple[Line, ...]:
    earned = [Line(Account.INCOME, p.category, draft.occupation, Medium.CASH, -p.amount) for p in draft.parts]
    return (Line(Account.POCKET, draft.pocket, 0, Medium.CASH, draft.amount), *earned)


def _paid(draft: Draft, book: Book) -> tuple[Line, ...]:
    return (*_use(draft, book, Medium.CASH), Line(Account.POCKET, draft.pocket, 0, Medium.CASH, -draft.amount))


def _credit(draft: Draft, book: Book) -> tuple[Line, ...]:
    return (*_use(draft, book, Medium.CREDIT), Line(Account.DEBT, draft.debt, 0, Medium.CREDIT, -draft.amount))


def _between(into: Account, out_of: Account) -> Callable[[Draft, Book], tuple[Line, ...]]:
    """Move cash between a pocket and something that is neither income nor spending."""

    def make(draft: Draft, _book: Book) -> tuple[Line, ...]:
        return (
            Line(into, _ref(draft, into, is_target=True), 0, Medium.CASH, draft.amount),
            Line(out_of, _ref(draft, out_of, is_target=False), 0, Medium.CASH, -draft.amount),
        )

    return make


def _ref(draft: Draft, account: Account, *, is_target: bool) -> Id:
    if account in (Account.POCKET, Account.SAVINGS):
        crosses = draft.kind in (EntryKind.SAVE, EntryKind.WITHDRAW)
        return draft.to_pocket if is_target and crosses else draft.pocket
    if account is Account.DEBT:
        return draft.debt
    return draft.party if account is Account.LENT else draft.parts[0].category


def _repay(draft: Draft, _book: Book) -> tuple[Line, ...]:
    principal, interest = draft.principal or ZERO, draft.interest or ZERO
    if principal + interest != draft.amount:
        raise ValueError(draft)
    # Of interest alone the line says nothing but whose debt it was paid on.
    lines = [Line(Account.DEBT, draft.debt, 0, Medium.CASH, principal)]
    if interest:
        lines.append(Line(Account.SPENDING, _INTEREST, 0, Medium.CASH, interest))
    return (*lines, Line(Account.POCKET, draft.pocket, 0, Medium.CASH, -(principal + interest)))


def _produced_or_given(medium: Medium) -> Callable[[Draft, Book], tuple[Line, ...]]:
    def make(draft: Draft, book: Book) -> tuple[Line, ...]:
        earned = Line(Account.INCOME, fixed_id(OWN_PRODUCE), draft.occupation, medium, -draft.amount)
        return (*_use(draft, book, medium), earned)

    return make


def _received(draft: Draft, book: Book) -> tuple[Line, ...]:
    source = draft.source or fixed_id(RECEIVED_FREE)
    return (*_use(draft, book, Medium.RECEIVED), Line(Account.INCOME, source, 0, Medium.RECEIVED, -draft.amount))


def _input(draft: Draft, book: Book) -> tuple[Line, ...]:
    producer = draft.source or draft.occupation
    earned = Line(Account.INCOME, fixed_id(OWN_PRODUCE), producer, Medium.OWN_INPUT, -draft.amount)
    return (*_use(draft, book, Medium.OWN_INPUT), earned)


def _transfer(draft: Draft, book: Book) -> tuple[Line, ...]:
    account = Account.SAVINGS if book.is_savings(draft.pocket) else Account.POCKET
    return (
        Line(account, draft.to_pocket, 0, Medium.MOVED, draft.amount),
        Line(account, draft.pocket, 0, Medium.MOVED, -draft.amount),
    )


def _adjust(draft: Draft, _book: Book) -> tuple[Line, ...]:
    return (
        Line(Account.POCKET, draft.pocket, 0, Medium.CASH, draft.amount),
        Line(Account.ADJUST, fixed_id("X02"), 0, Medium.CASH, -draft.amount),
    )


def _opening(draft: Draft, book: Book) -> tuple[Line, ...]:
    if draft.debt != NO_ID:
        account, ref, amount = Account.DEBT, draft.debt, -draft.amount
    else:
        account = Account.SAVINGS if book.is_savings(draft.pocket) else Account.POCKET
        ref, amount = draft.pocket, draft.amount
    return (
        Line(account, ref, 0, Medium.OPENING, amount),
        Line(Account.OPENING, 0, 0, Medium.OPENING, -amount),
    )


_MAKERS: dict[EntryKind, Callable[[Draft, Book], tuple[Line, ...]]] = {
    EntryKind.INCOME: _income,
    EntryKind.EXPENSE: _paid,
    EntryKind.COST: _paid,
    EntryKind.CREDIT: _credit,
    EntryKind.SAVE: _between(Account.SAVINGS, Account.POCKET),
    EntryKind.WITHDRAW: _between(Account.POCKET, Account.SAVINGS),
    EntryKind.BORROW: _between(Account.POCKET, Account.DEBT),
    EntryKind.REPAY: _repay,
    EntryKind.LEND: _between(Account.LENT, Account.POCKET),
    EntryKind.RETURNED: _between(Account.POCKET, Account.LENT),
    EntryKind.PRODUCED: _produced_or_given(Medium.PRODUCED),
    EntryKind.GIVEN: _produced_or_given(Medium.GIVEN),
    EntryKind.RECEIVED: _received,
    EntryKind.INPUT: _input,
    EntryKind.ASSET_BUY: _between(Account.THING, Account.POCKET),
    EntryKind.ASSET_SELL: _between(Account.POCKET, Account.THING),
    EntryKind.TRANSFER: _transfer,
    EntryKind.ADJUST: _adjust,
    EntryKind.OPENING: _opening,
}
