"""One line of life, two entries: each pair keeps the cash identity and says what it says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.entry import Part
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import Account
from household_ledger.domain.kinds import EntryKind as K
from household_ledger.domain.money import ZERO, Money
from household_ledger.domain.pairs import (
    Pair,
    PairKind,
    bought_on_instalments,
    check_pair,
    interest_credited,
    interest_taken_off,
    kind_of,
    savings_fee,
    sold_on_credit,
    welfare_card,
)
from household_ledger.domain.posting import lines_of
from tests.domain.making import (
    BOX,
    CARD,
    CASH,
    DEBT,
    GROUP,
    HENS,
    MOTORBIKE,
    NOI,
    OTHER_HOME,
    SHOP,
    THEIR_CASH,
    book,
    draft,
    shares,
)

BOOK = book()
GOLD_CODE = Id(4005)


def pair_of(kind: PairKind, amount: int, part: int = 0) -> Pair:
    """Make each pair over an amount; `part` is what is paid now, or the interest taken off."""
    base = draft(K.EXPENSE, amount=Money(amount), parts=shares((3001, amount)), note="จดไว้", member=NOI)
    sale = replace(base, kind=K.INCOME, parts=shares((1001, amount)), occupation=HENS)
    making = {
        PairKind.INTEREST_CREDITED: lambda: interest_credited(replace(base, goal=MOTORBIKE), savings=BOX, through=CASH),
        PairKind.SAVINGS_FEE: lambda: savings_fee(base, savings=GROUP, through=CASH),
        PairKind.SOLD_ON_CREDIT: lambda: sold_on_credit(sale, pocket=CASH, party=SHOP, paid_now=Money(part)),
        PairKind.BOUGHT_ON_INSTALMENTS: lambda: bought_on_instalments(
            base, pocket=CASH, debt=DEBT, category=GOLD_CODE, paid_now=Money(part)
        ),
        PairKind.INTEREST_TAKEN_OFF: lambda: interest_taken_off(
            base, pocket=CASH, debt=DEBT, interest=Money(part or amount)
        ),
        PairKind.WELFARE_CARD: lambda: welfare_card(base, card=CARD),
    }
    return making[kind]()


def moved(pair: Pair) -> Counter[Account]:
    """Add the lines of both halves by account, leaving out what comes to nothing."""
    sums: Counter[Account] = Counter()
    for half in (pair.first, pair.second):
        for line in lines_of(half, BOOK):
            sums[line.account] += line.satang
    return Counter({account: satang for account, satang in sums.items() if satang})


@pytest.mark.parametrize("part", [0, 20_000])
@pytest.mark.parametrize("kind", PairKind)
def test_each_pair_is_right_and_recognised_in_either_order(kind: PairKind, part: int) -> None:
    pair = pair_of(kind, 50_000, part)

    assert check_pair(pair, BOOK) == []
    assert kind_of(pair) is kind
    assert kind_of(Pair(pair.second, pair.first)) is kind


@pytest.mark.parametrize("kind", PairKind)
def test_both_halves_tell_the_same_day_words_and_person(kind: PairKind) -> None:
    pair = pair_of(kind, 50_000)

    for half in (pair.first, pair.second):
        assert (half.household, half.date, half.note, half.member) == (
            pair.first.household,
            date(2026, 11, 3),
            "จดไว้",
            NOI,
        )


@given(amount=st.integers(2, 10**9), data=st.data())
def test_each_pair_moves_what_the_product_says_and_nothing_else(amount: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(1, amount - 1))
    expected = {
        PairKind.INTEREST_CREDITED: {Account.SAVINGS: amount, Account.INCOME: -amount},
        PairKind.SAVINGS_FEE: {Account.SAVINGS: -amount, Account.SPENDING: amount},
        PairKind.SOLD_ON_CREDIT: {Account.LENT: amount - part, Account.POCKET: part, Account.INCOME: -amount},
        PairKind.BOUGHT_ON_INSTALMENTS: {
            Account.THING: amount,
            Account.DEBT: part - amount,
            Account.POCKET: -part,
        },
        PairKind.INTEREST_TAKEN_OFF: {Account.DEBT: -amount, Account.SPENDING: part, Account.POCKET: amount - part},
        PairKind.WELFARE_CARD: {Account.INCOME: -amount, Account.SPENDING: amount},
    }

    assert {kind: dict(moved(pair_of(kind, amount, part))) for kind in PairKind} == expected


def test_an_asset_sold_on_credit_is_a_pair_too() -> None:
    sale = draft(K.ASSET_SELL, amount=Money(900_000), parts=shares((4005, 900_000)))
    pair = sold_on_credit(sale, pocket=CASH, party=SHOP)

    assert check_pair(pair, BOOK) == []
    assert dict(moved(pair)) == {Account.LENT: 900_000, Account.THING: -900_000}


def test_the_goal_of_savings_stays_with_the_savings() -> None:
    credited = pair_of(PairKind.INTEREST_CREDITED, 500)

    assert (credited.first.goal, credited.second.goal) == (0, MOTORBIKE)


@pytest.mark.parametrize(
    ("kind", "changes", "code"),
    [
        (PairKind.WELFARE_CARD, {"amount": Money(400), "parts": shares((3001, 400))}, "pair_makes_no_sense"),
        (PairKind.WELFARE_CARD, {"pocket": CASH}, "pair_makes_no_sense"),
        (PairKind.WELFARE_CARD, {"date": date(2026, 11, 4)}, "pair_not_together"),
        (PairKind.WELFARE_CARD, {"household": OTHER_HOME, "pocket": THEIR_CASH, "member": 0}, "pair_not_together"),
        (PairKind.INTEREST_CREDITED, {"amount": Money(499)}, "pair_makes_no_sense"),
        (PairKind.SAVINGS_FEE, {"pocket": CARD}, "pair_makes_no_sense"),
        (PairKind.SOLD_ON_CREDIT, {"amount": Money(501)}, "pair_makes_no_sense"),
        (PairKind.BOUGHT_ON_INSTALMENTS, {"amount": Money(499), "parts": (Part(GOLD_CODE, Money(499)),)}, None),
        (PairKind.INTEREST_TAKEN_OFF, {"parts": shares((3026, 500))}, "pair_makes_no_sense"),
    ],
)
def test_two_entries_that_do_not_belong_together_are_no_pair(
    kind: PairKind, changes: dict[str, object], code: str | None
) -> None:
    pair = pair_of(kind, 500)
    spoilt = Pair(pair.first, replace(pair.second, **changes))  # type: ignore[arg-type]

    codes = {problem.code for problem in check_pair(spoilt, BOOK)}

    assert codes == ({code} if code else {"pair_makes_no_sense"})


def test_problems_of_either_half_are_told() -> None:
    pair = pair_of(PairKind.WELFARE_CARD, 500)
    spoilt = Pair(replace(pair.first, amount=ZERO), replace(pair.second, pocket=Id(0)))

    assert {"amount_missing", "pocket_missing"} <= {problem.code for problem in check_pair(spoilt, BOOK)}
