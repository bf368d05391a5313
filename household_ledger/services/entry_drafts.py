"""The way back from a kept entry to what was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from household_ledger.domain.category import RECEIVED_FREE, fixed_id
from household_ledger.domain.entry import OF_ONE_WRITING, Draft, Entry, Line, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import IN_KIND, Account, EntryKind, InterestRule
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.domain.register import Debt

_K = EntryKind
_ON_CATEGORY = frozenset((Account.INCOME, Account.SPENDING, Account.COST, Account.THING))
_ON_POCKET = frozenset((Account.POCKET, Account.SAVINGS))
_BETWEEN = frozenset((_K.SAVE, _K.WITHDRAW, _K.TRANSFER))
_WITHOUT_PARTS = frozenset((_K.REPAY, _K.ADJUST, _K.OPENING))
_SIGNED = frozenset((_K.ADJUST, _K.OPENING))
_UNSAID: Mapping[str, Any] = {one.name: one.default for one in fields(Draft) if one.name in OF_ONE_WRITING}


def draft_of(entry: Entry) -> Draft:
    """Say again what an entry says: posting the draft gives its lines, whoever reads them."""
    pocket, to_pocket = _pockets(entry)
    debt = _line(entry, Account.DEBT)
    principal = Money(debt.satang) if debt is not None and entry.kind is _K.REPAY else None
    return Draft(
        household=entry.household,
        date=entry.date,
        kind=entry.kind,
        amount=signed_amount_of(entry),
        parts=parts_of(entry),
        pocket=pocket,
        to_pocket=to_pocket,
        debt=Id(debt.ref) if debt is not None else NO_ID,
        principal=principal,
        interest=amount_of(entry) - principal if principal is not None else None,
        occupation=entry.occupation,
        source=_source(entry),
        member=entry.member,
        party=entry.party,
        goal=entry.goal,
        quantity=entry.quantity,
        unit=entry.unit,
        unit_price=entry.unit_price,
        description=entry.description,
        note=entry.note,
        known_by=entry.known_by,
        first_written_on=entry.first_written_on,
        pair=entry.pair,
        import_id=entry.import_id,
        paper_line=entry.paper_line,
    )


def said_again(entry: Entry, day: date, debt: Debt | None) -> Draft:
    """Say an entry again of another day, without what belongs to its one writing.

    A repayment of a `debt` that bears interest is left to be divided by its rule as it is then.
    """
    said = replace(draft_of(entry), date=day, **_UNSAID)
    bears = entry.kind is _K.REPAY and debt is not None and debt.rule is not InterestRule.NONE
    return replace(said, principal=None, interest=None) if bears else said


def amount_of(entry: Entry) -> Money:
    """Give what an entry is about, in satang: all that went into its accounts, or what was counted."""
    if entry.kind is _K.CASH_COUNT:
        return entry.counted or ZERO
    return total(line.satang for line in entry.lines if line.satang > 0)


def signed_amount_of(entry: Entry) -> Money:
    """Give the amount as a draft has it: below zero for what was adjusted or carried in as missing."""
    if entry.kind not in _SIGNED:
        return amount_of(entry)
    moved = next((line.satang for line in entry.lines if line.account in _ON_POCKET), None)
    debt = _line(entry, Account.DEBT)
    return Money(moved if moved is not None else -debt.satang if debt is not None else 0)


def parts_of(entry: Entry) -> tuple[Part, ...]:
    """Give the shares of an entry; of goods what they were used for, where they came from follows from the kind."""
    if entry.kind in _WITHOUT_PARTS:
        return ()
    lines = [line for line in entry.lines if line.account in _ON_CATEGORY]
    if entry.kind in IN_KIND:
        lines = [line for line in lines if line.account is not Account.INCOME]
    return tuple(Part(Id(line.ref), Money(abs(line.satang)), line.life_months) for line in lines)


def _pockets(entry: Entry) -> tuple[Id, Id]:
    """Give where the money came from and, between two pockets, went; else the one pocket."""
    if entry.kind is _K.CASH_COUNT:
        return entry.counted_pocket, NO_ID
    lines = [line for line in entry.lines if line.account in _ON_POCKET]
    if entry.kind not in _BETWEEN:
        return (Id(lines[0].ref) if lines else NO_ID), NO_ID
    out = next((line.ref for line in lines if line.satang < 0), NO_ID)
    into = next((line.ref for line in lines if line.satang > 0), NO_ID)
    return Id(out), Id(into)


def _source(entry: Entry) -> Id:
    """Give where goods came from, unless that is what is meant when nothing is said."""
    line = _line(entry, Account.INCOME)
    if line is None:
        return NO_ID
    if entry.kind is _K.INPUT:
        return Id(line.occupation if line.occupation != entry.occupation else NO_ID)
    return Id(line.ref) if entry.kind is _K.RECEIVED and line.ref != fixed_id(RECEIVED_FREE) else NO_ID


def _line(entry: Entry, account: Account) -> Line | None:
    return next((line for line in entry.lines if line.account is account), None)
