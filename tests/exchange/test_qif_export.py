"""The exported QIF read back by a reader of its own: every account has the ledger's money, every share adds up."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from household_ledger.domain.kinds import WITHOUT_LINES
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.exchange.writing.qif import export_qif
from tests.db.ledgers import Book, new_book
from tests.exchange.exported_books import hard_book, sums_of
from tests.exchange.making import entries_of

HELD = {"pocket", "savings", "debt", "lent", "thing"}
TYPES = {"Cash", "Bank", "Oth A", "Oth L"}


@dataclass
class Transaction:
    on: date
    satang: int
    number: str
    payee: str = ""
    shares: list[tuple[str, int]] = field(default_factory=list)


def satang(text: str) -> int:
    baht, _, rest = text.lstrip("-").partition(".")
    assert len(rest) == 2
    return (-1 if text.startswith("-") else 1) * (int(baht) * 100 + int(rest))


def read_qif(text: str) -> dict[str, list[Transaction]]:
    """Read accounts and their transactions as the format's description has them."""
    accounts: dict[str, list[Transaction]] = {}
    name, is_account, fields = "", False, list[str]()
    for line in text.split("\n")[:-1]:
        if line == "!Account":
            is_account = True
        elif line.startswith("!Type:"):
            assert line.removeprefix("!Type:") in TYPES
            is_account = False
        elif line != "^":
            fields.append(line)
        elif is_account:
            (name,) = [one[1:] for one in fields if one[0] == "N"]
            assert name not in accounts
            accounts[name], fields = [], []
        else:
            accounts[name].append(transaction(fields))
            fields = []
    assert not fields
    return accounts


def transaction(fields: list[str]) -> Transaction:
    said = {one[0]: one[1:] for one in fields if one[0] not in "S$"}
    made = Transaction(date.fromisoformat(said["D"]), satang(said["T"]), said["N"], said.get("P", ""))
    if "L" in said:
        made.shares.append((said["L"], made.satang))
    sides = [one[1:] for one in fields if one[0] == "S"]
    amounts = [satang(one[1:]) for one in fields if one[0] == "$"]
    made.shares += list(zip(sides, amounts, strict=True))
    return made


@pytest.fixture(scope="module", params=["hard", "demo"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with new_book(tmp_path_factory.mktemp("filled") / "ledger.hldb") as book:
        if request.param == "hard":
            hard_book(book)
        else:
            make_demo(book.ledger, DemoOptions(households=3, months=12))
        yield book


@pytest.fixture
def told(filled: Book, tmp_path: Path) -> dict[str, list[Transaction]]:
    export_qif(filled.store, tmp_path / "all.qif")
    return read_qif((tmp_path / "all.qif").read_text(encoding="utf-8"))


def test_every_account_holds_what_the_ledger_holds(filled: Book, told: dict[str, list[Transaction]]) -> None:
    ours = Counter(satang for (_code, account, _ref), satang in sums_of(filled.path).items() if account in HELD)
    theirs = {name: sum(one.satang for one in listed) for name, listed in told.items()}

    assert Counter(satang for satang in theirs.values() if satang) == ours
    assert len(ours) > 5


def test_the_shares_of_every_transaction_add_up_to_it(told: dict[str, list[Transaction]]) -> None:
    for one in (each for listed in told.values() for each in listed):
        assert one.shares
        assert sum(satang for _side, satang in one.shares) == one.satang


def test_a_transfer_stands_on_both_accounts_against_the_other(told: dict[str, list[Transaction]]) -> None:
    sides: dict[tuple[str, frozenset[str]], int] = defaultdict(int)
    for name, listed in told.items():
        for one in listed:
            for side, amount in one.shares:
                if side.startswith("[") and side != f"[{name}]":
                    assert side[1:-1] in told
                    sides[one.number, frozenset((name, side[1:-1]))] += amount

    assert len(sides) > 20
    assert set(sides.values()) == {0}


def test_categories_hold_the_same_money_as_in_the_ledger(filled: Book, told: dict[str, list[Transaction]]) -> None:
    ours: dict[str, int] = defaultdict(int)
    for (_code, account, _ref), satang in sums_of(filled.path).items():
        if account in ("income", "spending", "cost", "adjust"):
            ours["in" if account == "income" else "out"] -= satang
    theirs: dict[str, int] = defaultdict(int)
    for one in (each for listed in told.values() for each in listed):
        for side, amount in one.shares:
            if not side.startswith("["):
                code = side.rpartition(":")[2] if side.startswith("in kind:") else side
                theirs["in" if code.startswith("I") else "out"] += amount

    assert theirs == ours


def test_an_opening_names_its_own_account_and_what_has_no_money_is_counted_apart(
    filled: Book, told: dict[str, list[Transaction]], tmp_path: Path
) -> None:
    kinds = Counter(one.kind in WITHOUT_LINES for one in entries_of(filled))
    openings = [one for one in entries_of(filled) if one.kind == "opening"]
    starts = [
        one for name, listed in told.items() for one in listed if [side for side, _much in one.shares] == [f"[{name}]"]
    ]

    written = export_qif(filled.store, tmp_path / "again.qif")

    assert (written.entries, written.left_out) == (kinds[False], kinds[True])
    assert len(starts) == len(openings) > 0
    assert {one.payee for one in starts} == {"Opening Balance"}
