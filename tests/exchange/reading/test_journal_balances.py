"""Balances a journal tells are held against its own entries: right, wrong by so much, or unchecked; always said."""

from __future__ import annotations

import pytest

from household_ledger.services.exchange.reading import balances
from household_ledger.services.exchange.reading.found import Found
from tests.exchange.reading.samples import found_in, money_of

HEAD = "2026-11-01 * opening\n    assets:cash      500.00 THB\n    equity:opening\n\n"
MARKET = "2026-11-05 * market\n    expenses:food    120.50 THB\n    assets:cash     -120.50 THB ={told}\n"
BEAN = (
    '2026-11-01 * "opening"\n  Assets:Cash:Box  500.00 THB\n  Equity:Opening\n\n'
    "2026-11-01 balance Assets:Cash  0.00 THB\n2026-11-02 balance Assets:Cash  {told} THB\n\n"
    '2026-11-02 * "rice"\n  Expenses:Food  20.00 THB\n  Assets:Cash:Box\n'
)


def said(found: Found) -> dict[str, int | str]:
    return {
        one.code: one.params.get("count", one.params.get("found", ""))
        for one in found.said
        if one.code.startswith("import_balance")
    }


def hledger(told: str, more: str = "") -> Found:
    return found_in("a.journal", HEAD + MARKET.format(told=told) + more)


@pytest.mark.parametrize("told", [" 379.50 THB", "= 379.50 THB", "379.50"])
def test_a_balance_that_is_right_is_said_and_its_entry_is_read(told: str) -> None:
    found = hledger(told)
    assert said(found) == {"import_balances_hold": 1}
    assert len(money_of(found)) == 2


def test_a_balance_that_is_wrong_is_told_with_what_there_was_and_nothing_is_refused() -> None:
    found = hledger("400.00 THB")
    assert said(found) == {"import_balance_differs": 37950}
    assert (len(money_of(found)), found.problems) == (2, ())


def test_balances_go_by_day_whatever_the_order_of_the_file() -> None:
    early = "\n2026-11-02 * early\n    expenses:food   9.50 THB\n    assets:cash    -9.50 THB\n"
    assert said(hledger("370.00 THB", early)) == {"import_balances_hold": 1}


def test_with_a_wrong_row_balances_are_said_to_be_unchecked() -> None:
    found = hledger("379.50 THB", "\n2026-11-06 * x\n    expenses:food   1 USD\n    assets:cash\n")
    assert said(found) == {"import_balances_unchecked": 1}


def test_a_balance_that_is_not_plain_keeps_its_entry_out() -> None:
    found = found_in("a.journal", HEAD + "2026-11-05 * x\n    assets:cash    = 400.00 THB\n    expenses:food\n")
    assert [one.problem.code for one in found.problems] == ["import_not_understood"]


@pytest.mark.parametrize(("told", "want"), [("500.00", {"import_balances_hold": 2}), ("480.00", None)])
def test_balances_of_beancount_are_of_the_days_beginning_with_all_below(told: str, want: dict[str, int] | None) -> None:
    found = said(found_in("a.beancount", BEAN.format(told=told)))
    assert found == (want or {"import_balance_differs": 50000, "import_balances_hold": 1})


def test_balances_that_are_never_checked_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(balances, "_reckoned", lambda claims, _moved: ((one, one.satang) for one in claims))
    with pytest.raises(AssertionError):
        test_a_balance_that_is_wrong_is_told_with_what_there_was_and_nothing_is_refused()
