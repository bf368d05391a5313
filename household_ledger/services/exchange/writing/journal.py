"""What the two journals share: a household at a time, its accounts first, then its entries in their order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from household_ledger.domain.entry import Entry, Line
from household_ledger.files import write_whole
from household_ledger.services.exchange.rows import Row
from household_ledger.services.exchange.scope import Readable, Scope, Tally, Told, entries_told
from household_ledger.services.exchange.writing.accounts import Accounts, LedgerAccount
from household_ledger.services.exchange.writing.told import row_of
from household_ledger.services.ports import Progress, Reader

COMMODITY = "THB"


@dataclass(frozen=True, slots=True)
class Posting:
    """A line on its account."""

    account: LedgerAccount
    line: Line


class Grammar(Protocol):
    """How one of the journals is written: lines without their ends."""

    @property
    def encoding(self) -> str:
        """Name the encoding, with or without its mark."""

    def head(self, title: str, scope: Scope) -> Iterator[str]:
        """Give what stands before everything."""

    def declared(self, account: LedgerAccount, since: date) -> Iterator[str]:
        """Give what makes an account known, which is first used on a day."""

    def entry(self, entry: Entry, row: Row, postings: list[Posting]) -> Iterator[str]:
        """Give an entry."""


@dataclass(frozen=True, slots=True)
class JournalWriter:
    """Writes the entries meant as one journal."""

    grammar: Grammar
    scope: Scope
    progress: Progress

    def write(self, store: Readable, path: Path) -> Tally:
        """Write it whole or not at all: EnvironmentProblem as `files.write_whole`, Cancelled."""
        tally = Tally()
        with store.reader() as reader:
            write_whole(path, partial(self._fill, reader, tally))
        return tally

    def _fill(self, reader: Reader, tally: Tally, file: BinaryIO) -> None:
        text = io.TextIOWrapper(file, encoding=self.grammar.encoding, newline="\n")
        text.writelines(f"{line}\n" for line in self.grammar.head(reader.provider().name, self.scope))
        for told in entries_told(reader, self.scope, self.progress):
            text.writelines(f"{line}\n" for line in self._household(reader, told, tally))
        text.flush()
        text.detach()

    def _household(self, reader: Reader, told: Told, tally: Tally) -> list[str]:
        """Give a household's accounts as they are first used, and its entries."""
        accounts = Accounts.of(reader, told.household, told.labels)
        since: dict[str, tuple[LedgerAccount, date]] = {}
        lines: list[str] = []
        for entry in told.entries:
            postings = [Posting(accounts.account_of(line), line) for line in entry.lines if line.satang]
            for one in postings:
                since.setdefault(one.account.codes, (one.account, entry.date))
            lines += ["", *self.grammar.entry(entry, row_of(told.maker, entry), postings)]
            tally.entries += 1
        declared = [line for name in sorted(since) for line in self.grammar.declared(*since[name])]
        return ["", *declared, *lines]


def facts_of_account(account: LedgerAccount) -> list[tuple[str, str]]:
    """Give what is told of an account beside its name, so that a reader need not take names apart."""
    facts = [
        ("household", account.household),
        ("account", account.account.value),
        ("id", str(account.ref) if account.ref else ""),
        ("name", account.name),
        ("category", account.category),
        ("occupation", account.occupation),
        ("in_kind", "yes" if account.is_in_kind else ""),
    ]
    return [(key, value) for key, value in facts if value]


def months_told(scope: Scope) -> str:
    """Give the months an export is of, as `2026-01 – 2026-06`; "" for all."""
    if scope.first is None and scope.last is None:
        return ""
    first, last = (month.iso if month is not None else "" for month in (scope.first, scope.last))
    return first if first == last else f"{first} – {last}"
