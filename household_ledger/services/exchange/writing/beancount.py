"""A ledger as a beancount journal: accounts by codes that stay, their names beside them, strict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from household_ledger.domain.entry import Entry
from household_ledger.services.exchange.canonical import baht_text, guarded
from household_ledger.services.exchange.rows import Row
from household_ledger.services.exchange.scope import WHOLE, Readable, Scope, Tally
from household_ledger.services.exchange.writing.accounts import LedgerAccount
from household_ledger.services.exchange.writing.journal import (
    COMMODITY,
    JournalWriter,
    Posting,
    facts_of_account,
    months_told,
)
from household_ledger.services.exchange.writing.told import Fact, facts_of
from household_ledger.services.ports import Progress, no_progress
from household_ledger.text.clean import clean

_INDENT = "  "
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def export_beancount(store: Readable, path: Path, progress: Progress = no_progress, *, scope: Scope = WHOLE) -> Tally:
    """Write a journal beancount finds nothing wrong with; gives what was written.

    UTF-8 without BOM, which beancount takes for a mistake; text guarded against formulas; the columns of the canonical
    CSV that postings do not tell stand as metadata. Whole or not at all: EnvironmentProblem as `files.write_whole`,
    Cancelled.
    """
    return JournalWriter(BeancountGrammar(), scope, progress).write(store, path)


class BeancountGrammar:
    """Directives, transactions and metadata as beancount reads them."""

    encoding = "utf-8"

    def head(self, title: str, scope: Scope) -> Iterator[str]:
        """Name the ledger and its money."""
        yield "; household-ledger journal/1"
        if months_told(scope):
            yield f"; entries of {months_told(scope)}; what stood before is not brought forward"
        if title:
            yield f'option "title" {_quoted(title)}'
        yield f'option "operating_currency" "{COMMODITY}"'

    def declared(self, account: LedgerAccount, since: date) -> Iterator[str]:
        """Open an account on the first day it is used."""
        yield f"{since.isoformat()} open {account.codes} {COMMODITY}"
        for key, value in facts_of_account(account):
            yield f"{_INDENT}{key}: {_quoted(guarded(value))}"

    def entry(self, entry: Entry, row: Row, postings: list[Posting]) -> Iterator[str]:
        """Give the first line, the entry's number and what else is told, and postings."""
        link = f" ^pair-{row.pair}" if row.pair else ""
        yield f"{entry.date.isoformat()} * {_quoted(guarded(entry.description))}{link}"
        for key, value in (("entry_id", row.entry_id), *facts_of(row, entry)):
            yield f"{_INDENT}{key}: {_value(value)}"
        for one in postings:
            yield f"{_INDENT}{one.account.codes}  {baht_text(one.line.satang)} {COMMODITY}"
            if one.line.life_months:
                yield f"{_INDENT * 2}life_months: {one.line.life_months}"


def _value(value: Fact) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else _quoted(value)


def _quoted(text: str) -> str:
    return f'"{clean(text, has_lines=True).translate(_ESCAPED)}"'
