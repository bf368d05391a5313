"""What lies in each pocket and is owed on each debt, against beancount on a journal made from the rows."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from beancount import loader
from beancount.core import data

from household_ledger.domain.period import Month
from household_ledger.domain.register import Debt, Pocket
from tests.oracle.conftest import Village
from tests.oracle.reckoning import Household
from tests.oracle.village import Row, last_day

EVER = Month(2100, 12)
OTHER_SIDE = {
    "income": "Income:Cash",
    "expense": "Expenses:Cash",
    "cost": "Expenses:Cash",
    "lend": "Assets:Lent",
    "returned": "Assets:Lent",
    "asset_buy": "Assets:Things",
    "asset_sell": "Assets:Things",
    "adjust": "Equity:Adjusted",
    "opening": "Equity:Opening",
    "credit": "Expenses:Credit",
}


class Names:
    """Gives pockets and debts account names beancount takes, and remembers whose they are."""

    def __init__(self) -> None:
        self.accounts: dict[str, str] = {}

    def of(self, kind: str, name: str) -> str:
        return self.accounts.setdefault(f"{kind} {name}", f"{kind}:N{len(self.accounts)}")


def postings(row: Row, names: Names) -> list[tuple[str, int]]:
    """Say which accounts a row moves; what moves no money posts nothing."""

    def pocket(name: str) -> str:
        return names.of("Assets", name)

    def debt() -> str:
        return names.of("Liabilities", row.debt)

    if row.kind in ("save", "withdraw", "transfer"):
        return [(pocket(row.pocket), -row.amount), (pocket(row.to_pocket), row.amount)]
    if row.kind == "borrow":
        return [(pocket(row.pocket), row.amount), (debt(), -row.amount)]
    if row.kind == "repay":
        return [(pocket(row.pocket), -row.amount), (debt(), row.principal), ("Expenses:Interest", row.interest)]
    if row.kind == "credit" or (row.kind == "opening" and row.debt):
        return [(debt(), -row.amount), (OTHER_SIDE[row.kind], row.amount)]
    if row.kind not in OTHER_SIDE:
        return []
    sign = -1 if row.kind in ("expense", "cost", "lend", "asset_buy") else 1
    return [(pocket(row.pocket), sign * row.amount), (OTHER_SIDE[row.kind], -sign * row.amount)]


def journal(rows: list[Row], names: Names) -> str:
    entries = []
    used = set()
    for row in rows:
        lines = [(account, amount) for account, amount in postings(row, names) if amount]
        used |= {account for account, _amount in lines}
        body = "".join(f"  {account}  {Decimal(amount) / 100:.2f} THB\n" for account, amount in lines)
        entries.append(f'{row.on} * "{row.kind}"\n{body}')
    opens = "".join(f"1990-01-01 open {account} THB\n" for account in sorted(used))
    return opens + "\n".join(entries)


def balances(oracle: Household, names: Names) -> dict[str, dict[date, int]]:
    """Let beancount add up every account day by day."""
    entries, errors, _options = loader.load_string(journal(oracle.rows, names))
    assert errors == []
    moved: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for entry in entries:
        if isinstance(entry, data.Transaction):
            for posting in entry.postings:
                assert posting.units is not None
                moved[posting.account][entry.date] += int((posting.units.number or Decimal(0)) * 100)
    return moved


@pytest.mark.parametrize("code", ["V01", "V02"])
def test_pockets_and_debts_hold_at_every_month_end_what_beancount_finds(village: Village, code: str) -> None:
    oracle, household, names = village.oracle[code], village.opened.household(code), Names()
    moved = balances(oracle, names)

    def at(kind: str, name: str, day: date) -> int:
        by_day = moved[names.of(kind, name)]
        return sum(amount for on, amount in by_day.items() if on <= day)

    with village.opened.store.figures() as queries:
        pockets = {int(one.id): one.name for one in queries.reader.of_household(Pocket, household)}
        debts = {int(one.id): one.name for one in queries.reader.of_household(Debt, household)}
        books, owed = queries.books(household, EVER), queries.debts(household, EVER)
    assert len(books) + len(owed) >= 4
    for book in books:
        day = last_day(Month.from_number(book.month).iso)
        assert book.satang == at("Assets", pockets[book.pocket], day)
    for debt in owed:
        day = last_day(Month.from_number(debt.month).iso)
        assert debt.owed == -at("Liabilities", debts[debt.debt], day)
    for one in village.opened.figures.months(household, Month(2020, 1), EVER):
        day = last_day(one.month.iso)
        savings = [at("Assets", name, day) for name in oracle.facts.savings]
        assert one.savings_end == sum(savings)
