"""What beancount and hledger make of the exported journals: nothing wrong, and the ledger's own sums to the satang."""

import csv
import os
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from beancount import loader
from beancount.core import data

from household_ledger.domain.period import Month
from household_ledger.services.demo.making import make_demo
from household_ledger.services.demo.options import DemoOptions
from household_ledger.services.exchange.canonical import unguarded
from household_ledger.services.exchange.scope import WHOLE, Scope
from household_ledger.services.exchange.writing.beancount import export_beancount
from household_ledger.services.exchange.writing.hledger import export_hledger
from household_ledger.text.i18n import using
from tests.db.ledgers import Book, new_book
from tests.exchange.exported_books import HARD, Sums, codes_of, entry_count_of, hard_book, sums_of
from tests.exchange.hledger_rules import Journal, read_strictly
from tests.exchange.making import entries_of

HLEDGER = shutil.which("hledger")


@pytest.fixture(scope="module", params=["hard", "demo"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Give a ledger with every kind of entry under hard names, and the made-up provider."""
    with new_book(tmp_path_factory.mktemp("filled") / "ledger.hldb") as book:
        if request.param == "hard":
            hard_book(book)
        else:
            make_demo(book.ledger, DemoOptions(households=3, months=12))
        yield book


def beancount_of(book: Book, folder: Path, scope: Scope = WHOLE) -> list[data.Directive]:
    """Export and have beancount read it, which must find nothing wrong."""
    path = folder / "all.beancount"
    export_beancount(book.store, path, scope=scope)
    entries, errors, _options = loader.load_string(path.read_text(encoding="utf-8"))
    assert errors == []
    return entries


def beancount_sums(entries: list[data.Directive]) -> Sums:
    """Add up each account, told by what its opening says of it and not by its name."""
    meant = {}
    for one in entries:
        if isinstance(one, data.Open):
            code = unguarded(str(one.meta["household"]))
            meant[one.account] = (code, str(one.meta["account"]), int(str(one.meta.get("id", 0))))
    sums: Sums = defaultdict(int)
    for one in entries:
        if isinstance(one, data.Transaction):
            for posting in one.postings:
                assert posting.units is not None
                satang = (posting.units.number or Decimal(0)) * 100
                assert satang == int(satang)
                sums[meant[posting.account]] += int(satang)
    return {key: satang for key, satang in sums.items() if satang}


def hledger_of(book: Book, folder: Path, scope: Scope = WHOLE) -> Journal:
    """Export and read it by hledger's rules."""
    path = folder / "all.journal"
    export_hledger(book.store, path, scope=scope)
    return read_strictly(path.read_text(encoding="utf-8"))


def hledger_sums(journal: Journal) -> Sums:
    sums: Sums = defaultdict(int)
    for one in journal.transactions:
        for account, satang in one.postings:
            said = journal.accounts[account]
            code = unguarded(said["household"].replace("%2C", ",").replace("%25", "%"))
            sums[code, said["account"], int(said.get("id", 0))] += satang
    return {key: satang for key, satang in sums.items() if satang}


def test_beancount_finds_nothing_wrong_and_the_same_sum_on_every_account(filled: Book, tmp_path: Path) -> None:
    entries = beancount_of(filled, tmp_path)

    assert len(sums_of(filled.path)) > 40
    assert beancount_sums(entries) == sums_of(filled.path)
    assert len([one for one in entries if isinstance(one, data.Transaction)]) == entry_count_of(filled.path)


def test_hledgers_rules_are_kept_and_every_account_has_the_same_sum(filled: Book, tmp_path: Path) -> None:
    journal = hledger_of(filled, tmp_path)

    assert hledger_sums(journal) == sums_of(filled.path)
    assert len(journal.transactions) == entry_count_of(filled.path)


@pytest.mark.skipif(HLEDGER is None, reason="hledger is not on this machine: its rules are checked above")
def test_hledger_itself_takes_the_journal_strictly_and_finds_the_same_sums(filled: Book, tmp_path: Path) -> None:
    journal = hledger_of(filled, tmp_path)
    surroundings = os.environ | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}

    def asked(*words: str) -> str:
        command = [str(HLEDGER), "-f", str(tmp_path / "all.journal"), *words]
        return subprocess.run(
            command, check=True, capture_output=True, text=True, encoding="utf-8", env=surroundings
        ).stdout

    asked("check", "--strict")
    found = {}
    for row in list(csv.reader(asked("balance", "--flat", "-O", "csv", "--no-total").splitlines()))[1:]:
        found[row[0]] = int(Decimal(row[1].removesuffix(" THB")) * 100)
    ours: dict[str, int] = defaultdict(int)
    for one in journal.transactions:
        for account, satang in one.postings:
            ours[account] += satang
    assert {name: satang for name, satang in found.items() if satang} == {
        name: satang for name, satang in ours.items() if satang
    }


def test_no_two_things_share_an_account(filled: Book, tmp_path: Path) -> None:
    opened = [one for one in beancount_of(filled, tmp_path) if isinstance(one, data.Open)]
    hledger = hledger_of(filled, tmp_path).accounts.values()
    keys = ("household", "account", "id", "occupation", "in_kind")

    for told in ([one.meta for one in opened], hledger):
        found = Counter(tuple(one.get(key) for key in keys) for one in told)
        assert set(found.values()) == {1}
    assert len(opened) == len(hledger)


def test_words_come_back_whole_from_both_journals(tmp_path: Path) -> None:
    with new_book(tmp_path / "ledger.hldb") as book:
        hard_book(book)
        entries = {str(one.id): one for one in entries_of(book)}
        told = [one for one in beancount_of(book, tmp_path) if isinstance(one, data.Transaction)]
        journal = hledger_of(book, tmp_path)

    assert {one.description for one in entries.values()} > {"^", HARD[0]}
    for one in told:
        entry = entries[str(one.meta["entry_id"])]
        assert unguarded(str(one.narration)) == entry.description
        assert unguarded(str(one.meta.get("note", ""))) == entry.note
        assert one.meta["kind"] == entry.kind.value
    for written in journal.transactions:
        entry = entries[written.code]
        words = next((value for key, value in written.tags if key == "description"), written.words)
        notes = "\n".join(value for key, value in written.tags if key == "note")
        assert unguarded(words) == entry.description
        assert unguarded(notes) == entry.note


def test_the_months_and_households_meant_are_written_and_no_others(filled: Book, tmp_path: Path) -> None:
    code, home = max(codes_of(filled).items())
    days = sorted(one.date for one in entries_of(filled) if one.household == home)
    first, last = Month.of(days[0]).plus(1), Month.of(days[-1]).plus(-1)
    scope = Scope(households=frozenset({home}), first=first, last=last)

    told = [one for one in beancount_of(filled, tmp_path, scope) if isinstance(one, data.Transaction)]

    meant = [one for one in entries_of(filled) if one.household == home and first.first <= one.date <= last.last]
    assert sorted(str(one.meta["entry_id"]) for one in told) == sorted(str(one.import_id or one.id) for one in meant)
    assert 0 < len(meant) < len(days)
    assert {key[0] for key in beancount_sums(beancount_of(filled, tmp_path, scope))} == {code}
    assert min(one.date for one in told) >= date(first.year, first.month, 1)


def test_account_codes_are_the_same_in_every_language_and_for_whomever_else_is_exported(
    filled: Book, tmp_path: Path
) -> None:
    _code, home = max(codes_of(filled).items())
    with using("en", "arabic"):
        english = {one.account for one in beancount_of(filled, tmp_path) if isinstance(one, data.Open)}
    with using("th", "thai"):
        thai = {one.account for one in beancount_of(filled, tmp_path) if isinstance(one, data.Open)}
        scope = Scope(households=frozenset({home}))
        alone = {one.account for one in beancount_of(filled, tmp_path, scope) if isinstance(one, data.Open)}

    assert english == thai
    assert alone < thai
