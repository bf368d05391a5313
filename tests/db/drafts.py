"""Entries of every kind, chosen by a number: what a household may truly write down, and none that is refused."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from household_ledger.domain.category import fixed_id
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.pairs import Pair, interest_credited, interest_taken_off, sold_on_credit
from tests.db.ledgers import Home

K = EntryKind
Fields = dict[str, object]


def draft(seed: int, home: Home, *, kind: EntryKind | None = None, months: int = 2) -> Draft:
    """Make a draft of a household, in one of the first months of 2026; the same for the same number."""
    r = random.Random(seed)
    kind = kind or r.choice((*EntryKind, *[K.EXPENSE] * 8))
    amount = Money(r.randint(1, 6) * 2500 + r.randint(0, 1))
    return Draft(
        household=home.id,
        date=date(2026, r.randint(1, months), r.randint(1, 28)),
        kind=kind,
        description=r.choice(("", "ข้าวสาร", "ค่าปุ๋ย", "ขายผักบุ้ง")),
        note=r.choice(("", "", "จำไม่ได้แน่")),
        known_by=r.choice((None, *KnownBy)),
        member=r.choice((Id(0), home.member)),
        **_MAKERS[kind](r, home, amount),  # type: ignore[arg-type]
    )


def pair(seed: int, home: Home) -> Pair:
    """Make a linked pair."""
    base = Draft(
        household=home.id, date=date(2026, 1 + seed % 2, 5), kind=K.INCOME, amount=Money(50000 + seed % 7 * 100)
    )
    if seed % 3 == 0:
        return interest_credited(base, savings=home.savings, through=home.cash)
    if seed % 3 == 1:
        return interest_taken_off(base, pocket=home.cash, debt=home.debt, interest=Money(3000))
    sale = Draft(
        household=base.household,
        date=base.date,
        kind=K.INCOME,
        amount=base.amount,
        parts=(Part(fixed_id("I01"), base.amount),),
    )
    return sold_on_credit(sale, pocket=home.cash, party=home.party, paid_now=Money(20000))


def _parts(r: random.Random, amount: Money, *codes: str | Id) -> tuple[Part, ...]:
    chosen = [code if isinstance(code, int) else fixed_id(code) for code in r.sample(codes, k=min(len(codes), 2))]
    if r.random() < 0.3 and len(chosen) == 2:
        return (Part(chosen[0], Money(1000)), Part(chosen[1], amount - 1000))
    return (Part(chosen[0], amount),)


def _between(amount: Money, pocket: Id, to_pocket: Id) -> Fields:
    return {"amount": amount, "pocket": pocket, "to_pocket": to_pocket}


def _repay(r: random.Random, home: Home, amount: Money) -> Fields:
    if r.random() < 0.4:
        return {"amount": amount, "pocket": home.cash, "debt": home.debt}
    interest = Money(r.randint(0, 1) * 500)
    return {
        "amount": amount,
        "principal": amount - interest,
        "interest": interest,
        "pocket": home.cash,
        "debt": home.debt,
    }


def _opening(r: random.Random, home: Home, amount: Money) -> Fields:
    name, ref = r.choice((("pocket", home.cash), ("pocket", home.savings), ("debt", home.debt)))
    return {"amount": amount, name: ref}


def _transfer(r: random.Random, home: Home, amount: Money) -> Fields:
    if r.random() < 0.5:
        return _between(amount, home.cash, home.bank)
    return _between(amount, home.savings, home.other_savings)


def _spent(r: random.Random, home: Home, amount: Money) -> Fields:
    return {"amount": amount, "parts": _parts(r, amount, "E01", "E02", home.vegetables), "pocket": home.cash}


def _cost(r: random.Random, home: Home, amount: Money) -> Fields:
    parts = (Part(fixed_id("C07"), amount, 24),) if r.random() < 0.3 else _parts(r, amount, "C01", "C02")
    return {"amount": amount, "parts": parts, "pocket": home.cash, "occupation": r.choice((home.rice, home.hens))}


_MAKERS: dict[EntryKind, Callable[[random.Random, Home, Money], Fields]] = {
    K.INCOME: lambda r, h, a: {
        "amount": a,
        "parts": _parts(r, a, "I01", "I02"),
        "pocket": h.cash,
        "occupation": r.choice((Id(0), h.rice)),
    },
    K.EXPENSE: _spent,
    K.COST: _cost,
    K.CREDIT: lambda r, h, a: {"amount": a, "parts": _parts(r, a, "E01", "E02"), "debt": h.debt},
    K.SAVE: lambda r, h, a: _between(a, h.cash, h.savings) | {"goal": r.choice((Id(0), h.goal))},
    K.WITHDRAW: lambda _r, h, a: _between(a, h.savings, h.cash),
    K.BORROW: lambda _r, h, a: {"amount": a, "pocket": h.cash, "debt": h.debt},
    K.REPAY: _repay,
    K.LEND: lambda _r, h, a: {"amount": a, "pocket": h.cash, "party": h.party},
    K.RETURNED: lambda _r, h, a: {"amount": a, "pocket": h.cash, "party": h.party},
    K.PRODUCED: lambda r, h, a: {"amount": a, "parts": _parts(r, a, "E01"), "occupation": h.hens, "quantity": 1500},
    K.RECEIVED: lambda r, _h, a: {"amount": a, "parts": _parts(r, a, "E01", "E02")},
    K.GIVEN: lambda r, h, a: {"amount": a, "parts": _parts(r, a, "E01"), "occupation": h.hens},
    K.INPUT: lambda r, h, a: {"amount": a, "parts": _parts(r, a, "C01"), "occupation": h.hens, "source": h.rice},
    K.ASSET_BUY: lambda _r, h, a: {"amount": a, "parts": (Part(fixed_id("S05"), a),), "pocket": h.cash},
    K.ASSET_SELL: lambda _r, h, a: {"amount": a, "parts": (Part(fixed_id("S05"), a),), "pocket": h.cash},
    K.TRANSFER: _transfer,
    K.CASH_COUNT: lambda _r, h, a: {"amount": a, "pocket": h.cash},
    K.ADJUST: lambda r, h, a: {"amount": a if r.random() < 0.5 else -a, "pocket": h.cash},
    K.OPENING: _opening,
    K.HOURS: lambda r, h, _a: {"occupation": h.rice, "quantity": r.randint(1, 9) * 500},
    K.NOTHING: lambda _r, _h, _a: {},
}
