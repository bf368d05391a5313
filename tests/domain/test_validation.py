"""What keeps an entry of each kind from being kept, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.category import standard_codes
from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import Account, KnownBy
from household_ledger.domain.kinds import EntryKind as K
from household_ledger.domain.money import LIMIT_SATANG, ZERO, Money
from household_ledger.domain.posting import lines_of
from household_ledger.domain.pricing import value_of, with_value
from household_ledger.domain.validation import check, remarks
from tests.domain.making import (
    BANK,
    BOX,
    CARD,
    CASH,
    CURRY,
    DEBT,
    EGGS,
    GOLD,
    GROUP,
    HENS,
    HIDDEN,
    HOME,
    MOTORBIKE,
    NOBODY,
    NOI,
    RICE,
    SHOP,
    THEIR_BOX,
    THEIR_CASH,
    THEIR_CURRY,
    THEIR_DEBT,
    THEIR_EGGS,
    THEIR_GOAL,
    THEIR_PARTY,
    THEIR_SHOP,
    THEIR_SON,
    TODAY,
    book,
    draft,
    shares,
)

BOOK = book()
A = Money(12_000)
PLAIN: dict[str, Draft] = {
    "income": draft(K.INCOME, amount=A, pocket=CASH, parts=shares((1001, 12_000))),
    "income with all": draft(
        K.INCOME,
        amount=A,
        pocket=BANK,
        parts=shares((EGGS, 2_000), (1005, 10_000)),
        occupation=HENS,
        member=NOI,
        party=SHOP,
        quantity=30_000,
        unit="ฟอง",
        unit_price=Money(400),
        description="ไข่",
        note="ตลาดเช้า",
        first_written_on=TODAY,
    ),
    "expense": draft(K.EXPENSE, amount=A, pocket=CASH, parts=shares((3001, 12_000))),
    "expense split over E and C": draft(K.EXPENSE, amount=A, pocket=CARD, parts=shares((CURRY, 2_000), (2002, 10_000))),
    "cost": draft(K.COST, amount=A, pocket=CASH, occupation=HENS, parts=shares((2002, 12_000))),
    "cost of a tool": draft(K.COST, amount=A, pocket=CASH, occupation=HENS, parts=(Part(Id(2007), A, 36),)),
    "cost split over C and E": draft(K.COST, amount=A, pocket=CASH, parts=shares((2002, 11_000), (3001, 1_000))),
    "credit": draft(K.CREDIT, amount=A, debt=DEBT, parts=shares((3001, 6_000), (2002, 6_000)), party=SHOP),
    "interest added to a debt": draft(K.CREDIT, amount=A, debt=DEBT, parts=shares((3027, 12_000))),
    "save": draft(K.SAVE, amount=A, pocket=CASH, to_pocket=BOX, goal=MOTORBIKE),
    "withdraw": draft(K.WITHDRAW, amount=A, pocket=GROUP, to_pocket=BANK),
    "borrow": draft(K.BORROW, amount=A, pocket=CASH, debt=DEBT),
    "repay by the rule": draft(K.REPAY, amount=A, pocket=CASH, debt=DEBT),
    "repay": draft(K.REPAY, amount=A, pocket=CASH, debt=DEBT, principal=Money(10_000), interest=Money(2_000)),
    "repay interest only": draft(K.REPAY, amount=A, pocket=CASH, debt=DEBT, interest=A),
    "lend": draft(K.LEND, amount=A, pocket=CASH, party=SHOP),
    "returned": draft(K.RETURNED, amount=A, pocket=BANK, party=SHOP),
    "produced": draft(K.PRODUCED, amount=A, parts=shares((3001, 12_000)), occupation=HENS),
    "produced, by quantity": draft(
        K.PRODUCED, parts=shares((3001, 0)), quantity=2_500, unit="กก.", unit_price=Money(3_000)
    ),
    "received": draft(K.RECEIVED, amount=A, parts=shares((3001, 12_000))),
    "received from the project": draft(
        K.RECEIVED, amount=A, parts=shares((2001, 12_000)), occupation=HENS, source=Id(1018)
    ),
    "given": draft(K.GIVEN, amount=A, parts=shares((3021, 12_000))),
    "input": draft(K.INPUT, amount=A, parts=shares((2002, 12_000)), occupation=HENS, source=RICE),
    "asset bought": draft(K.ASSET_BUY, amount=A, pocket=CASH, parts=shares((4005, 12_000))),
    "asset sold": draft(K.ASSET_SELL, amount=A, pocket=BANK, parts=shares((4007, 12_000))),
    "transfer": draft(K.TRANSFER, amount=A, pocket=CASH, to_pocket=BANK),
    "transfer of savings": draft(K.TRANSFER, amount=A, pocket=BOX, to_pocket=GROUP),
    "count": draft(K.CASH_COUNT, amount=A, pocket=CASH),
    "count of nothing": draft(K.CASH_COUNT, pocket=CASH),
    "adjust": draft(K.ADJUST, amount=Money(-500), pocket=CASH),
    "opening": draft(K.OPENING, amount=A, pocket=CASH),
    "opening below zero": draft(K.OPENING, amount=Money(-500), pocket=BANK),
    "opening of savings": draft(K.OPENING, amount=A, pocket=BOX),
    "opening of a debt": draft(K.OPENING, amount=A, debt=DEBT),
    "hours": draft(K.HOURS, occupation=HENS, member=NOI, quantity=2_500),
    "nothing": draft(K.NOTHING),
}

WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    # which plain draft, what is changed, the problem's code and field
    ("expense", {"household": NOBODY}, "household_unknown", "household"),
    ("expense", {"date": date(1989, 12, 31)}, "date_too_early", "date"),
    ("expense", {"date": TODAY + timedelta(days=367)}, "date_too_late", "date"),
    ("expense", {"first_written_on": date(3026, 1, 1)}, "date_too_late", "first_written_on"),
    ("expense", {"amount": ZERO, "parts": shares((3001, 0))}, "amount_missing", "amount"),
    ("expense", {"amount": Money(-1)}, "amount_negative", "amount"),
    ("expense", {"amount": Money(LIMIT_SATANG)}, "amount_too_large", "amount"),
    ("expense", {"parts": ()}, "category_missing", "category"),
    ("expense", {"parts": shares((3001, 11_999))}, "parts_do_not_sum", "amount"),
    ("expense", {"parts": shares((3001, 12_500), (3002, -500))}, "part_without_amount", "parts"),
    ("expense", {"parts": shares((3001, 12_000), (3002, 0))}, "part_without_amount", "parts"),
    ("expense", {"parts": shares((3099, 12_000))}, "category_unknown", "category"),
    ("expense", {"parts": shares((NOBODY, 12_000))}, "category_unknown", "category"),
    ("expense", {"parts": shares((THEIR_CURRY, 12_000))}, "of_another_household", "category"),
    ("expense", {"parts": shares((1001, 12_000))}, "category_not_for_kind", "category"),
    ("expense", {"parts": shares((4005, 12_000))}, "category_not_for_kind", "category"),
    ("expense", {"parts": shares((2002, 12_000))}, "category_not_for_kind", "category"),
    ("expense", {"parts": shares((3027, 12_000))}, "interest_needs_debt", "category"),
    ("expense", {"parts": (Part(Id(3001), A, 12),)}, "life_only_for_tools", "life_months"),
    ("expense", {"parts": shares(*[(3001, 100)] * 120)}, "too_many_parts", "parts"),
    ("cost of a tool", {"parts": (Part(Id(2007), A, 601),)}, "life_out_of_range", "life_months"),
    ("cost of a tool", {"parts": (Part(Id(2007), A, -1),)}, "life_out_of_range", "life_months"),
    ("cost", {"parts": shares((3001, 12_000))}, "category_not_for_kind", "category"),
    ("cost", {"parts": shares((2002, 6_000), (3027, 6_000))}, "category_not_for_kind", "category"),
    ("income", {"parts": shares((1020, 12_000))}, "category_not_for_kind", "category"),
    ("income", {"parts": shares((1021, 12_000))}, "category_not_for_kind", "category"),
    ("expense", {"pocket": NO_ID}, "pocket_missing", "pocket"),
    ("expense", {"pocket": NOBODY}, "pocket_unknown", "pocket"),
    ("expense", {"pocket": HIDDEN}, "pocket_unknown", "pocket"),
    ("expense", {"pocket": THEIR_CASH}, "of_another_household", "pocket"),
    ("expense", {"pocket": BOX}, "pocket_must_be_spending", "pocket"),
    ("income", {"pocket": GROUP}, "pocket_must_be_spending", "pocket"),
    ("cost", {"pocket": BOX}, "pocket_must_be_spending", "pocket"),
    ("expense", {"to_pocket": BANK}, "not_for_kind", "to_pocket"),
    ("expense", {"debt": DEBT}, "not_for_kind", "debt"),
    ("expense", {"source": HENS}, "not_for_kind", "source"),
    ("expense", {"principal": A}, "not_for_kind", "principal"),
    ("expense", {"member": THEIR_SON}, "of_another_household", "member"),
    ("expense", {"member": NOBODY}, "member_unknown", "member"),
    ("expense", {"occupation": THEIR_SHOP}, "of_another_household", "occupation"),
    ("expense", {"party": THEIR_PARTY}, "of_another_household", "party"),
    ("save", {"goal": THEIR_GOAL}, "of_another_household", "goal"),
    ("save", {"goal": NOBODY}, "goal_unknown", "goal"),
    ("save", {"to_pocket": NO_ID}, "pocket_missing", "to_pocket"),
    ("save", {"to_pocket": BANK}, "pocket_must_be_savings", "to_pocket"),
    ("save", {"to_pocket": THEIR_BOX}, "of_another_household", "to_pocket"),
    ("save", {"pocket": GROUP}, "pocket_must_be_spending", "pocket"),
    ("save", {"parts": shares((4001, 12_000))}, "not_for_kind", "parts"),
    ("withdraw", {"pocket": CASH}, "pocket_must_be_savings", "pocket"),
    ("withdraw", {"to_pocket": BOX}, "pocket_must_be_spending", "to_pocket"),
    ("transfer", {"to_pocket": BOX}, "transfer_crosses", "to_pocket"),
    ("transfer", {"to_pocket": CASH}, "same_pocket", "to_pocket"),
    ("credit", {"debt": NO_ID}, "debt_missing", "debt"),
    ("credit", {"debt": NOBODY}, "debt_unknown", "debt"),
    ("credit", {"debt": THEIR_DEBT}, "of_another_household", "debt"),
    ("credit", {"pocket": CASH}, "not_for_kind", "pocket"),
    ("borrow", {"debt": NO_ID}, "debt_missing", "debt"),
    ("borrow", {"pocket": BOX}, "pocket_must_be_spending", "pocket"),
    ("repay", {"debt": NO_ID}, "debt_missing", "debt"),
    ("repay", {"interest": Money(1_000)}, "repayment_does_not_sum", "amount"),
    ("repay", {"interest": None}, "repayment_does_not_sum", "amount"),
    ("repay", {"principal": Money(14_000), "interest": Money(-2_000)}, "amount_negative", "interest"),
    ("repay", {"principal": Money(-1), "interest": Money(12_000)}, "amount_negative", "principal"),
    ("repay", {"principal": Money(-1), "interest": Money(12_001)}, "interest_above_payment", "interest"),
    ("repay", {"principal": None, "interest": Money(12_001)}, "interest_above_payment", "interest"),
    ("lend", {"party": NO_ID}, "party_missing", "party"),
    ("returned", {"party": NOBODY}, "party_unknown", "party"),
    ("produced", {"parts": shares((2002, 12_000))}, "category_not_for_kind", "category"),
    ("produced", {"parts": shares((3027, 12_000))}, "category_not_for_kind", "category"),
    ("produced", {"pocket": CASH}, "not_for_kind", "pocket"),
    ("produced", {"source": HENS}, "not_for_kind", "source"),
    ("produced, by quantity", {"unit_price": None}, "amount_missing", "amount"),
    ("produced, by quantity", {"quantity": None}, "amount_missing", "amount"),
    ("produced, by quantity", {"unit_price": ZERO}, "amount_missing", "amount"),
    ("produced, by quantity", {"quantity": 0}, "quantity_out_of_range", "quantity"),
    ("produced, by quantity", {"unit_price": Money(-1)}, "unit_price_out_of_range", "unit_price"),
    ("given", {"parts": shares((2002, 12_000))}, "category_not_for_kind", "category"),
    ("received", {"source": Id(1020)}, "source_not_income", "source"),
    ("received", {"source": Id(3001)}, "source_not_income", "source"),
    ("received", {"source": THEIR_EGGS}, "of_another_household", "source"),
    ("received", {"source": HENS}, "source_not_income", "source"),
    ("input", {"parts": shares((3001, 12_000))}, "category_not_for_kind", "category"),
    ("input", {"occupation": NO_ID}, "occupation_missing", "occupation"),
    ("input", {"source": THEIR_SHOP}, "of_another_household", "source"),
    ("input", {"source": NOBODY}, "occupation_unknown", "source"),
    ("asset bought", {"parts": shares((4001, 12_000))}, "category_not_for_kind", "category"),
    ("asset bought", {"parts": shares((GOLD, 12_000))}, "category_not_for_kind", "category"),
    ("asset bought", {"parts": shares((4005, 6_000), (4007, 6_000))}, "too_many_parts", "parts"),
    ("asset sold", {"pocket": BOX}, "pocket_must_be_spending", "pocket"),
    ("count", {"amount": Money(-1)}, "amount_negative", "amount"),
    ("count", {"pocket": BOX}, "pocket_must_be_spending", "pocket"),
    ("adjust", {"amount": ZERO}, "amount_missing", "amount"),
    ("adjust", {"amount": Money(-LIMIT_SATANG)}, "amount_too_large", "amount"),
    ("opening", {"pocket": NO_ID}, "pocket_missing", "pocket"),
    ("opening", {"debt": DEBT}, "opening_of_two", "debt"),
    ("opening of a debt", {"amount": Money(-1)}, "amount_negative", "amount"),
    ("opening of a debt", {"debt": THEIR_DEBT}, "of_another_household", "debt"),
    ("hours", {"occupation": NO_ID}, "occupation_missing", "occupation"),
    ("hours", {"quantity": None}, "hours_missing", "quantity"),
    ("hours", {"quantity": 0}, "quantity_out_of_range", "quantity"),
    ("hours", {"quantity": 10_000_001}, "quantity_out_of_range", "quantity"),
    ("hours", {"amount": A}, "not_for_kind", "amount"),
    ("nothing", {"amount": A}, "not_for_kind", "amount"),
    ("nothing", {"pocket": CASH}, "not_for_kind", "pocket"),
    ("nothing", {"quantity": 1_000}, "not_for_kind", "quantity"),
    ("income with all", {"quantity": 10**13}, "quantity_out_of_range", "quantity"),
    ("income with all", {"description": "ก" * 301}, "text_too_long", "description"),
    ("income with all", {"note": "ก" * 5_001}, "text_too_long", "note"),
    ("income with all", {"unit": "ก" * 61}, "text_too_long", "unit"),
]


def told(one: Draft) -> list[tuple[str, str]]:
    return [(problem.code, problem.field) for problem in check(one, BOOK)]


@pytest.mark.parametrize("name", PLAIN)
def test_a_right_entry_of_every_kind_has_no_problem(name: str) -> None:
    assert check(PLAIN[name], BOOK) == []


def test_every_kind_is_among_the_right_entries() -> None:
    assert {one.kind for one in PLAIN.values()} == set(K)


@pytest.mark.parametrize("name", PLAIN)
def test_what_has_no_problem_posts_lines_that_sum_to_zero(name: str) -> None:
    complete = with_value(PLAIN[name])
    if name == "repay by the rule":
        complete = replace(complete, principal=complete.amount)

    lines = lines_of(complete, BOOK)

    assert sum(line.satang for line in lines) == 0
    # Interest alone keeps an empty line of its debt, which says whose interest it was.
    assert [line.account for line in lines if not line.satang] == [Account.DEBT] * (name == "repay interest only")
    assert bool(lines) == (complete.kind not in (K.CASH_COUNT, K.HOURS, K.NOTHING))


@pytest.mark.parametrize(("name", "changes", "code", "field"), WRONG)
def test_each_wrong_thing_is_the_problem_told_in_its_field(
    name: str, changes: dict[str, Any], code: str, field: str
) -> None:
    assert (code, field) in told(replace(PLAIN[name], **changes))


def test_all_problems_are_told_at_once() -> None:
    one = replace(PLAIN["expense"], date=date(1900, 1, 1), amount=ZERO, pocket=NO_ID, parts=(), member=NOBODY)

    assert set(told(one)) == {
        ("date_too_early", "date"),
        ("amount_missing", "amount"),
        ("category_missing", "category"),
        ("pocket_missing", "pocket"),
        ("member_unknown", "member"),
    }


def test_one_wrong_thing_is_told_once() -> None:
    single = [
        (name, changes)
        for name, changes, _code, _field in WRONG
        if len(changes) == 1 and not {"amount", "parts", "quantity", "unit_price", "household"} & changes.keys()
    ]

    alone = [len(told(replace(PLAIN[name], **changes))) for name, changes in single]

    assert set(alone) == {1}


@pytest.mark.parametrize("category", [1001, 2002, 3027, 3099, 4005, THEIR_CURRY, NOBODY])
def test_one_wrong_category_is_told_once(category: int) -> None:
    assert len(told(replace(PLAIN["expense"], parts=shares((category, 12_000))))) == 1


def test_days_at_both_limits_are_fine() -> None:
    for day in (date(1990, 1, 1), TODAY + timedelta(days=366)):
        assert told(replace(PLAIN["expense"], date=day)) == []


def test_texts_and_measures_at_their_limits_are_fine() -> None:
    longest = {"description": "ก" * 300, "note": "ก" * 5_000, "unit": "ก" * 60, "quantity": 10**12}

    assert told(replace(PLAIN["income with all"], **longest)) == []  # type: ignore[arg-type]
    assert told(replace(PLAIN["hours"], quantity=10_000_000, known_by=KnownBy.SUMMARY)) == []
    assert told(replace(PLAIN["cost of a tool"], parts=(Part(Id(2007), A, 600),))) == []
    assert told(replace(PLAIN["expense"], parts=shares(*[(3001, 200)] * 60))) == []
    most = Money(LIMIT_SATANG - 1)
    assert told(replace(PLAIN["expense"], amount=most, parts=shares((3001, LIMIT_SATANG - 1)))) == []


def test_a_balance_that_began_at_nothing_may_be_said() -> None:
    assert told(replace(PLAIN["opening of a debt"], amount=ZERO)) == []
    assert told(replace(PLAIN["opening"], amount=ZERO)) == []


def test_what_does_not_sum_says_both_sums() -> None:
    repay = check(replace(PLAIN["repay"], principal=Money(9_000)), BOOK)
    split = check(replace(PLAIN["expense split over E and C"], amount=Money(11_000)), BOOK)

    assert [one.params for one in repay + split] == [
        {"parts": 11_000, "amount": 12_000},
        {"parts": 12_000, "amount": 11_000},
    ]


def test_interest_is_an_expense_only_as_half_of_a_pair() -> None:
    interest = replace(PLAIN["expense"], parts=shares((3027, 12_000)))

    assert told(interest) == [("interest_needs_debt", "category")]
    assert told(replace(interest, pair=Id(77))) == []


def test_what_the_reference_does_not_offer_in_kind_is_still_taken() -> None:
    assert told(replace(PLAIN["produced"], parts=shares((3014, 12_000)))) == []
    assert told(replace(PLAIN["given"], parts=shares((3001, 12_000)))) == []


def test_a_gift_may_come_from_a_households_own_source() -> None:
    assert told(replace(PLAIN["received"], source=EGGS)) == []


def test_more_than_the_book_holds_is_no_problem() -> None:
    assert told(replace(PLAIN["repay by the rule"], amount=Money(99_999_999))) == []
    assert told(replace(PLAIN["asset sold"], amount=Money(5), parts=shares((4005, 5)))) == []


def test_hours_of_more_than_a_day_are_refused_of_one_person_unless_they_are_a_summary() -> None:
    hours = PLAIN["hours"]
    assert hours.member

    assert told(replace(hours, quantity=24_000)) == []
    assert told(replace(hours, quantity=24_001)) == [("hours_of_one_over_a_day", "quantity")]
    assert told(replace(hours, quantity=25_000, known_by=KnownBy.PAPER)) == [("hours_of_one_over_a_day", "quantity")]
    assert told(replace(hours, quantity=25_000, known_by=KnownBy.SUMMARY)) == []


def test_hours_of_more_than_a_day_of_a_family_are_remarked_on_and_kept_unless_they_are_a_summary() -> None:
    hours = replace(PLAIN["hours"], member=NO_ID)
    long = replace(hours, quantity=25_000)

    assert remarks(replace(hours, quantity=24_000), BOOK) == []
    assert told(long) == []
    assert [(one.code, one.field) for one in remarks(long, BOOK)] == [("hours_over_a_day", "quantity")]
    assert remarks(replace(long, known_by=KnownBy.SUMMARY), BOOK) == []


def test_a_cost_without_occupation_is_remarked_on_and_kept() -> None:
    cost = PLAIN["cost"]

    assert remarks(cost, BOOK) == []
    assert told(replace(cost, occupation=NO_ID)) == []
    assert [one.code for one in remarks(replace(cost, occupation=NO_ID), BOOK)] == ["cost_without_occupation"]
    assert remarks(replace(PLAIN["expense"], occupation=NO_ID), BOOK) == []


@pytest.mark.parametrize(
    ("quantity", "price", "amount", "is_off"),
    [
        (4_000, 55_00, 220_00, False),
        (4_000, 55_00, 250_00, True),
        (4_000, 55_00, 200_00, True),
        (3_000, 33_33, 100_00, False),
        (1_000_000, 33, 333_33, False),  # a price of a third, rounded down, a thousand times
        (1_000_000, 33, 340_00, True),
        (4_000, 0, 220_00, True),
        (4_000, None, 220_00, False),
        (None, 55_00, 220_00, False),
    ],
)
def test_a_price_that_does_not_come_to_the_amount_is_remarked_on_and_kept(
    quantity: int | None, price: int | None, amount: int, *, is_off: bool
) -> None:
    parts = tuple(replace(one, amount=Money(amount)) for one in PLAIN["cost"].parts)
    one = replace(
        PLAIN["cost"],
        amount=Money(amount),
        parts=parts,
        quantity=quantity,
        unit_price=Money(price) if price is not None else None,
    )

    assert told(one) == []
    assert [(remark.code, remark.field) for remark in remarks(one, BOOK)] == (
        [("price_off_amount", "unit_price")] if is_off else []
    )


@pytest.mark.parametrize("kind", [K.INCOME, K.EXPENSE, K.COST, K.CREDIT, K.PRODUCED, K.RECEIVED, K.GIVEN, K.INPUT])
def test_the_letters_each_kind_takes_are_those_of_the_table_in_the_product(kind: K) -> None:
    expected = {
        K.INCOME: {f"I{n:02}" for n in range(1, 20)},
        K.EXPENSE: {f"E{n:02}" for n in range(1, 29) if n != 27},
        K.COST: {f"C{n:02}" for n in range(1, 9)},
        K.CREDIT: {f"E{n:02}" for n in range(1, 29)} | {f"C{n:02}" for n in range(1, 9)},
        K.PRODUCED: {f"E{n:02}" for n in range(1, 29) if n != 27},
        K.GIVEN: {f"E{n:02}" for n in range(1, 29) if n != 27},
        K.RECEIVED: {f"E{n:02}" for n in range(1, 29) if n != 27} | {f"C{n:02}" for n in range(1, 9)},
        K.INPUT: {f"C{n:02}" for n in range(1, 9)},
    }[kind]
    plain = PLAIN[next(name for name, one in PLAIN.items() if one.kind is kind)]

    taken = {
        code for number, code in standard_codes().items() if not told(replace(plain, parts=shares((number, 12_000))))
    }

    assert taken == expected


@given(quantity=st.integers(1, 10**7), price=st.integers(1, 10**7))
def test_value_is_quantity_times_price_rounded_half_up(quantity: int, price: int) -> None:
    satang = int(value_of(quantity, price))

    assert abs(1000 * satang - quantity * price) <= 500
    assert 1000 * satang - quantity * price != -500


def test_an_amount_that_was_said_wins_over_quantity_times_price() -> None:
    said = replace(PLAIN["produced"], quantity=1_000, unit_price=Money(3))

    assert with_value(said) == said
    assert with_value(PLAIN["produced, by quantity"]).amount == 7_500
    assert with_value(PLAIN["produced, by quantity"]).parts == shares((3001, 7_500))


@pytest.mark.parametrize("name", ["produced, by quantity", "repay by the rule"])
def test_an_entry_not_yet_complete_cannot_be_posted(name: str) -> None:
    with pytest.raises(ValueError, match="Draft"):
        lines_of(PLAIN[name], BOOK)


NAMES = ("pocket", "to_pocket", "debt", "occupation", "source", "member", "party", "goal", "pair")
KEYS = st.sampled_from(
    [NO_ID, CASH, BOX, GROUP, DEBT, HENS, NOI, SHOP, MOTORBIKE, CURRY, THEIR_CASH, NOBODY, Id(3001), Id(1018)]
)
CATEGORIES = st.sampled_from([Id(1001), Id(1020), Id(2002), Id(2007), Id(3001), Id(3027), Id(4005), CURRY, NOBODY])
AMOUNTS = st.sampled_from([0, 1, 500, 12_000, -300]).map(Money)


@given(
    kind=st.sampled_from(list(K)),
    amount=AMOUNTS,
    parts=st.lists(st.builds(Part, CATEGORIES, AMOUNTS, st.sampled_from([0, 12])), max_size=2).map(tuple),
    keys=st.fixed_dictionaries(dict.fromkeys(NAMES, KEYS)),
    money=st.tuples(*[st.none() | AMOUNTS] * 3),
)
def test_no_draft_without_a_problem_loses_or_makes_money(
    kind: K, amount: Money, parts: tuple[Part, ...], keys: dict[str, Id], money: tuple[Money | None, ...]
) -> None:
    one = Draft(
        household=HOME,
        date=date(2026, 11, 3),
        kind=kind,
        amount=amount,
        parts=parts,
        principal=money[0],
        interest=money[1],
        unit_price=money[2],
        quantity=2_000,
    )
    one = replace(one, **keys)  # type: ignore[arg-type]

    if not check(one, BOOK):
        complete = with_value(one)
        if kind is K.REPAY and money[0] is None and money[1] is None:
            complete = replace(complete, principal=complete.amount)
        lines = lines_of(complete, BOOK)
        assert sum(line.satang for line in lines) == 0
        assert max((abs(line.satang) for line in lines), default=0) <= abs(complete.amount)
