"""The linked pairs: one line of life, two entries of the ledger (product §1, "Two rows, one line").

Each function takes one statement and gives two drafts of the same household and day, so that every kind keeps the cash
identity. They are made, edited, undone and deleted as one; the writer of them gives both the same pair id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from household_ledger.domain.category import INTEREST, fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import EntryBook, check

WELFARE_RIGHT = fixed_id("I14")
"""Written with what the card bought, never by itself: a right not used is no income."""
_RENT_AND_INTEREST = fixed_id("I17")
_FEES = fixed_id("E26")
_INTEREST_PAID = fixed_id(INTEREST)


class PairKind(StrEnum):
    """Which statement the two entries make."""

    INTEREST_CREDITED = "interest_credited"
    SAVINGS_FEE = "savings_fee"
    SOLD_ON_CREDIT = "sold_on_credit"
    BOUGHT_ON_INSTALMENTS = "bought_on_instalments"
    INTEREST_TAKEN_OFF = "interest_taken_off"
    WELFARE_CARD = "welfare_card"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drafts that belong together."""

    first: Draft
    second: Draft


def interest_credited(base: Draft, *, savings: Id, through: Id, category: Id = _RENT_AND_INTEREST) -> Pair:
    """Credit interest or a dividend inside savings: income into the pocket `through`, saved from it at once."""
    return Pair(
        replace(_statement(base, EntryKind.INCOME), pocket=through, parts=(Part(category, base.amount),)),
        replace(_statement(base, EntryKind.SAVE), pocket=through, to_pocket=savings, goal=base.goal),
    )


def savings_fee(base: Draft, *, savings: Id, through: Id, category: Id = _FEES) -> Pair:
    """Take a fee inside savings: withdrawn into a spending pocket (`through`) and spent from it at once."""
    return Pair(
        replace(_statement(base, EntryKind.WITHDRAW), pocket=savings, to_pocket=through, goal=base.goal),
        replace(_statement(base, EntryKind.EXPENSE), pocket=through, parts=(Part(category, base.amount),)),
    )


def sold_on_credit(base: Draft, *, pocket: Id, party: Id, paid_now: Money = ZERO) -> Pair:
    """Sell without being paid: the income (or the sale of an asset) and what is not paid now lent to the buyer.

    The base carries its kind (`income`, `asset_sell`) and parts. Paid later is `returned`.
    """
    lent = _statement(replace(base, amount=base.amount - paid_now), EntryKind.LEND)
    return Pair(replace(base, pocket=pocket, party=party), replace(lent, pocket=pocket, party=party))


def bought_on_instalments(base: Draft, *, pocket: Id, debt: Id, category: Id, paid_now: Money = ZERO) -> Pair:
    """Buy an asset on instalments: what is not paid now is borrowed, and the asset bought for the whole price."""
    borrowed = _statement(replace(base, amount=base.amount - paid_now), EntryKind.BORROW)
    bought = replace(base, kind=EntryKind.ASSET_BUY, pocket=pocket, parts=(Part(category, base.amount),), goal=NO_ID)
    return Pair(replace(borrowed, pocket=pocket, debt=debt), bought)


def interest_taken_off(base: Draft, *, pocket: Id, debt: Id, interest: Money) -> Pair:
    """Borrow where the interest is kept back at the start: the whole amount is borrowed, the interest paid as E27."""
    paid = _statement(replace(base, amount=interest), EntryKind.EXPENSE)
    return Pair(
        replace(_statement(base, EntryKind.BORROW), pocket=pocket, debt=debt),
        replace(paid, pocket=pocket, parts=(Part(_INTEREST_PAID, interest),)),
    )


def welfare_card(base: Draft, *, card: Id) -> Pair:
    """Buy with the welfare card: I14 of just that amount and the spending; a right not used is never income.

    The base carries its kind (`expense`, `cost`) and parts.
    """
    right = replace(_statement(base, EntryKind.INCOME), pocket=card, parts=(Part(WELFARE_RIGHT, base.amount),))
    return Pair(right, replace(base, pocket=card))


def kind_of(pair: Pair) -> PairKind | None:
    """Tell which statement two entries make, in whichever order they come; None when they make none of them."""
    for first, second in ((pair.first, pair.second), (pair.second, pair.first)):
        for kind, (firsts, seconds, fits) in _SHAPES.items():
            if first.kind in firsts and second.kind in seconds and fits(first, second):
                return kind
    return None


def check_pair(pair: Pair, book: EntryBook) -> list[Problem]:
    """List all problems of both halves, and of their being a pair."""
    first, second = pair.first, pair.second
    problems = check(_as_half(first), book) + check(_as_half(second), book)
    if first.household != second.household or first.date != second.date:
        problems.append(Problem("pair_not_together", "date"))
    elif kind_of(pair) is None:
        kinds: dict[str, str | int] = {"first": first.kind.value, "second": second.kind.value}
        problems.append(Problem("pair_makes_no_sense", "kind", kinds))
    return problems


def _as_half(draft: Draft) -> Draft:
    """Let a half that has no pair id yet be judged as one."""
    return draft if draft.pair else replace(draft, pair=Id(-1))


def _statement(base: Draft, kind: EntryKind) -> Draft:
    """Keep of the base what is true of both halves: who, when, how much, in whose words."""
    return Draft(
        household=base.household,
        date=base.date,
        kind=kind,
        amount=base.amount,
        member=base.member,
        description=base.description,
        note=base.note,
        known_by=base.known_by,
        first_written_on=base.first_written_on,
        pair=base.pair,
        import_id=base.import_id,
        paper_line=base.paper_line,
    )


def _is_all(draft: Draft, category: Id) -> bool:
    return bool(draft.parts) and all(part.category == category for part in draft.parts)


def _is_welfare(first: Draft, second: Draft) -> bool:
    return _is_all(first, WELFARE_RIGHT) and first.amount == second.amount and first.pocket == second.pocket


def _is_credited(first: Draft, second: Draft) -> bool:
    return first.amount == second.amount and first.pocket == second.pocket


def _is_fee(first: Draft, second: Draft) -> bool:
    return first.amount == second.amount and first.to_pocket == second.pocket


def _is_sold(first: Draft, second: Draft) -> bool:
    return first.amount >= second.amount and first.pocket == second.pocket


def _is_bought(first: Draft, second: Draft) -> bool:
    return first.amount <= second.amount and first.pocket == second.pocket


def _is_taken_off(first: Draft, second: Draft) -> bool:
    is_interest = _is_all(second, _INTEREST_PAID)
    return is_interest and first.amount >= second.amount and first.pocket == second.pocket


_K = EntryKind
_SHAPES: dict[PairKind, tuple[set[EntryKind], set[EntryKind], Callable[[Draft, Draft], bool]]] = {
    PairKind.INTEREST_CREDITED: ({_K.INCOME}, {_K.SAVE}, _is_credited),
    PairKind.SAVINGS_FEE: ({_K.WITHDRAW}, {_K.EXPENSE}, _is_fee),
    PairKind.SOLD_ON_CREDIT: ({_K.INCOME, _K.ASSET_SELL}, {_K.LEND}, _is_sold),
    PairKind.BOUGHT_ON_INSTALMENTS: ({_K.BORROW}, {_K.ASSET_BUY}, _is_bought),
    PairKind.INTEREST_TAKEN_OFF: ({_K.BORROW}, {_K.EXPENSE}, _is_taken_off),
    PairKind.WELFARE_CARD: ({_K.INCOME}, {_K.EXPENSE, _K.COST}, _is_welfare),
}
