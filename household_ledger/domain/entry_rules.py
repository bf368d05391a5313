"""What each kind of entry asks for: categories, pockets, other records, and what it leaves no room for (product §1)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from household_ledger.domain.category import INTEREST, OWN_PRODUCE, RECEIVED_FREE, SOLD, fixed_id, standard_codes
from household_ledger.domain.kinds import THING_FORMS, EntryKind


class Side(Enum):
    """Which pockets a kind may use."""

    SPENDING = "spending"
    SAVINGS = "savings"
    EITHER = "either"


class Sign(Enum):
    """What the amount may be."""

    ABOVE_ZERO = "above_zero"
    NOT_NEGATIVE = "not_negative"
    NOT_ZERO = "not_zero"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one kind asks for.

    `categories` are fixed ids of standard codes (empty: the category follows from the kind), and at least one of a
    split's must be of the kind's `own`; `needs` and `barred` name fields of a draft that must be filled, or must be
    blank because nothing would come of them.
    """

    categories: frozenset[int] = frozenset()
    own: frozenset[int] = frozenset()
    max_parts: int = 0
    pocket: Side | None = None
    to_pocket: Side | None = None
    sign: Sign = Sign.ABOVE_ZERO
    needs: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    is_in_kind: bool = False


MAX_PARTS = 60
"""A market receipt has fewer lines."""

_INTEREST = fixed_id(INTEREST)
_SPECIAL = ("debt", "principal", "interest", "source")


def _of_letter(letter: str, *without: str) -> frozenset[int]:
    return frozenset(number for number, code in standard_codes().items() if code[0] == letter and code not in without)


CASH_INCOME = _of_letter("I", OWN_PRODUCE, RECEIVED_FREE)
SALES = frozenset(int(fixed_id(code)) for code in SOLD)
RECEIVED_SOURCES = _of_letter("I", OWN_PRODUCE)
COSTS = _of_letter("C")
SPENDING = _of_letter("E")
SPENDING_WITHOUT_INTEREST = SPENDING - {_INTEREST}
THINGS = frozenset(int(fixed_id(code)) for code in THING_FORMS)


def _bar(*filled: str) -> tuple[str, ...]:
    """Bar every special field but those a kind fills."""
    return tuple(name for name in ("pocket", "to_pocket", "parts", *_SPECIAL) if name not in filled)


def _paid(categories: frozenset[int], own: frozenset[int]) -> Rule:
    return Rule(
        categories=categories, own=own, max_parts=MAX_PARTS, pocket=Side.SPENDING, barred=_bar("pocket", "parts")
    )


def _in_kind(categories: frozenset[int], *filled: str, needs: tuple[str, ...] = ()) -> Rule:
    return Rule(categories=categories, max_parts=MAX_PARTS, needs=needs, barred=_bar("parts", *filled), is_in_kind=True)


def _between(pocket: Side, to_pocket: Side) -> Rule:
    return Rule(pocket=pocket, to_pocket=to_pocket, barred=_bar("pocket", "to_pocket"))


def _cash(*needs: str, filled: tuple[str, ...] = ()) -> Rule:
    return Rule(pocket=Side.SPENDING, needs=needs, barred=_bar("pocket", *needs, *filled))


def _thing() -> Rule:
    return Rule(categories=THINGS, max_parts=1, pocket=Side.SPENDING, barred=_bar("pocket", "parts"))


RULES: dict[EntryKind, Rule] = {
    EntryKind.INCOME: _paid(CASH_INCOME, CASH_INCOME),
    # E27 of an expense is judged apart: it is right only beside the borrow it was taken off.
    EntryKind.EXPENSE: _paid(SPENDING | COSTS, SPENDING),
    EntryKind.COST: _paid(SPENDING_WITHOUT_INTEREST | COSTS, COSTS),
    EntryKind.CREDIT: Rule(
        categories=SPENDING | COSTS, max_parts=MAX_PARTS, needs=("debt",), barred=_bar("parts", "debt")
    ),
    EntryKind.SAVE: _between(Side.SPENDING, Side.SAVINGS),
    EntryKind.WITHDRAW: _between(Side.SAVINGS, Side.SPENDING),
    EntryKind.TRANSFER: _between(Side.EITHER, Side.EITHER),
    EntryKind.BORROW: _cash("debt"),
    EntryKind.REPAY: _cash("debt", filled=("principal", "interest")),
    EntryKind.LEND: _cash("party"),
    EntryKind.RETURNED: _cash("party"),
    EntryKind.PRODUCED: _in_kind(SPENDING_WITHOUT_INTEREST),
    EntryKind.GIVEN: _in_kind(SPENDING_WITHOUT_INTEREST),
    EntryKind.RECEIVED: _in_kind(SPENDING_WITHOUT_INTEREST | COSTS, "source"),
    EntryKind.INPUT: _in_kind(COSTS, "source", needs=("occupation",)),
    EntryKind.ASSET_BUY: _thing(),
    EntryKind.ASSET_SELL: _thing(),
    EntryKind.CASH_COUNT: Rule(pocket=Side.SPENDING, sign=Sign.NOT_NEGATIVE, barred=_bar("pocket")),
    EntryKind.ADJUST: Rule(pocket=Side.SPENDING, sign=Sign.NOT_ZERO, barred=_bar("pocket")),
    # One of pocket and debt, judged apart.
    EntryKind.OPENING: Rule(sign=Sign.ANY, barred=_bar("pocket", "debt")),
    EntryKind.HOURS: Rule(sign=Sign.NONE, needs=("occupation", "quantity"), barred=_bar()),
    EntryKind.NOTHING: Rule(sign=Sign.NONE, barred=(*_bar(), "quantity")),
}
