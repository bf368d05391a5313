"""Where a typed row's money goes: pockets and debts as typed, and what is meant where nothing is typed."""

from __future__ import annotations

from typing import NamedTuple

from household_ledger.domain.entry_rules import RULES, Side
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import CASH_BOX, HIRE_PURCHASE, RELATIVES, SHOP_CREDIT, EntryKind
from household_ledger.domain.register import Debt, Pocket
from household_ledger.services.typed.cells import Cells
from household_ledger.services.typed.row import NewName

_K = EntryKind
_NEW_DEBT = {
    _K.CREDIT: SHOP_CREDIT,
    _K.BORROW: RELATIVES,
    _K.ASSET_BUY: HIRE_PURCHASE,
    _K.OPENING: SHOP_CREDIT,
}
"""The class a debt not yet known would have, by the kind of row that names it."""


class Places(NamedTuple):
    """Pockets and debt of a row, as a draft names them; `through`: the pocket a pair in savings goes through."""

    pocket: Id = NO_ID
    to_pocket: Id = NO_ID
    debt: Id = NO_ID
    through: Id = NO_ID


def read_places(cells: Cells, kind: EntryKind) -> Places:
    """Read pockets and debt as the kind uses them; a blank cell means the usual one, where there is just one usual."""
    rule = RULES[kind]
    debt = _debt(cells, kind)
    first, second = _pocket(cells, "pocket", rule.pocket), _pocket(cells, "to_pocket", rule.to_pocket)
    is_first_open, is_second_open = not cells.text("pocket"), not cells.text("to_pocket")
    if first and is_second_open and _is_target(cells, kind, first):
        first, second, is_first_open, is_second_open = NO_ID, first, True, False
    if is_first_open and (rule.pocket is not None or (kind is _K.OPENING and not cells.text("debt"))):
        first = _usual(cells, "pocket", rule.pocket)
    is_in_savings = kind in (_K.INCOME, _K.EXPENSE) and cells.book.is_savings(first)
    if is_second_open and (rule.to_pocket is not None or is_in_savings):
        second = _usual(cells, "to_pocket", rule.to_pocket)
    return Places(first, NO_ID, debt, second) if is_in_savings else Places(first, second, debt)


def _is_target(cells: Cells, kind: EntryKind, pocket: Id) -> bool:
    """Tell whether the one pocket typed is where the money goes, not where it comes from."""
    is_savings = cells.book.is_savings(pocket)
    return (kind is _K.SAVE and is_savings) or (kind is _K.WITHDRAW and not is_savings)


def _pocket(cells: Cells, field: str, side: Side | None) -> Id:
    known = cells.names.pockets
    among = {Side.SPENDING: cells.book.pockets, Side.SAVINGS: cells.book.savings}.get(side or Side.SPENDING, [])
    found = cells.record(field, known, "pocket_unknown", among={one.id for one in among})
    if cells.text(field) and not found and cells.is_unknown(field):
        form = CASH_BOX if side is Side.SAVINGS else ""
        cells.new_names.append(NewName(field, Pocket, cells.text(field), form))
    return found


def _usual(cells: Cells, field: str, side: Side | None) -> Id:
    """Give what a blank cell means: the cash to spend from; of savings the only pocket."""
    if side is Side.SAVINGS:
        only = cells.book.savings[0].id if len(cells.book.savings) == 1 else NO_ID
        return cells.take(field, only, cells.names.pockets)
    if side is Side.EITHER and field == "to_pocket":
        return NO_ID
    usual = cells.book.default_pocket
    return cells.take(field, usual.id if usual is not None else NO_ID, cells.names.pockets)


def _debt(cells: Cells, kind: EntryKind) -> Id:
    known, field = cells.names.debts, "debt"
    if not cells.text(field):
        only = [one.id for one in cells.book.debts]
        is_meant = kind is _K.REPAY and len(only) == 1
        return cells.take("debt", only[0], known) if is_meant else NO_ID
    found = cells.record(field, known, "debt_unknown")
    if not found and cells.is_unknown(field) and kind in _NEW_DEBT:
        cells.new_names.append(NewName(field, Debt, cells.text(field), _NEW_DEBT[kind]))
    return found
