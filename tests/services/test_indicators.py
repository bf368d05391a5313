"""Indicators of one household and of all in one pass are the same, however far back the others' books reach."""

from datetime import date
from pathlib import Path

import pytest

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.indicators.result import Indicator, Key
from household_ledger.domain.period import Month
from household_ledger.domain.reference import consumer_prices
from household_ledger.domain.register import Household
from household_ledger.errors import UserError
from household_ledger.services.commands.register import AddRecords
from household_ledger.services.importing import import_canonical
from tests.oracle.in_the_ledger import new_ledger

ROWS = """date,household,kind,category,amount,debt
2023-02-01,A,opening,D02,7000,กองทุน
2024-01-05,A,expense,E01,20,
2024-02-01,B,opening,D01,5000,ธนาคาร
2026-08-05,B,expense,E01,30,
2026-09-05,A,expense,E01,30,
"""


def test_what_was_owed_long_before_is_known_of_a_book_nobody_dated(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    opened = new_ledger(tmp_path / "book.hldb", date(2026, 11, 21))
    opened.ledger.execute(AddRecords((Household(id=NO_ID, code="A", name="A", started_on=date(2023, 6, 1)),)))
    assert import_canonical(opened.ledger, tmp_path / "rows.csv").problems == ()
    as_of, prices = Month(2025, 6), consumer_prices()

    everybody = opened.figures.all_indicators(as_of)
    alone = [opened.figures.indicators(one.household, as_of) for one in everybody.households]

    assert [one.code for one in everybody.households] == ["A", "B"]
    assert list(everybody.households) == alone
    debts = [one.result(Indicator.DEBT_STOCK) for one in everybody.households]
    assert [one.value(Key.DEBT) for one in debts] == [700_000, 500_000]
    risen = 1 - 1 / prices.deflator(2024, 2025)
    assert risen != 0, "the same debt at other prices"
    assert [one.value(Key.DEBT_CHANGE_REAL) for one in debts] == [700_000 * risen, 500_000 * risen]
    opened.store.close()


def test_a_household_nobody_knows_is_refused(tmp_path: Path) -> None:
    opened = new_ledger(tmp_path / "book.hldb", date(2026, 11, 21))

    with pytest.raises(UserError, match="unknown_household"):
        opened.figures.indicators(Id(5), Month(2026, 10))
    opened.store.close()
