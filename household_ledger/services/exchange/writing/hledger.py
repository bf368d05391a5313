"""A ledger as an hledger journal: accounts in the household's own words, strict, one amount of baht a posting."""

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

_INDENT = "    "
_NOT_IN_A_LINE = str.maketrans({";": ",", "|": "/"})
"""A semicolon begins a comment, a bar parts the payee from the rest."""
_NOT_IN_A_FACT = str.maketrans({",": "%2C", "%": "%25"})
"""Behind a comma a name would be read as tags of its account, and some of those hledger obeys."""


def export_hledger(store: Readable, path: Path, progress: Progress = no_progress, *, scope: Scope = WHOLE) -> Tally:
    """Write a journal that passes `hledger check --strict`; gives what was written.

    UTF-8 with BOM, text guarded against formulas; the columns of the canonical CSV that postings do not tell stand as
    tags. Whole or not at all: EnvironmentProblem as `files.write_whole`, Cancelled.
    """
    return JournalWriter(HledgerGrammar(), scope, progress).write(store, path)


class HledgerGrammar:
    """Directives, entries and tags as hledger reads them."""

    encoding = "utf-8-sig"

    def head(self, title: str, scope: Scope) -> Iterator[str]:
        """Name the ledger, and say how amounts are written."""
        yield f"; household-ledger journal/1 {clean(title)}".rstrip()
        if months_told(scope):
            yield f"; entries of {months_told(scope)}; what stood before is not brought forward"
        yield "decimal-mark ."
        yield f"commodity 1000.00 {COMMODITY}"

    def declared(self, account: LedgerAccount, since: date) -> Iterator[str]:  # noqa: ARG002 -- beancount wants the day
        """Declare an account: strict reading knows no others."""
        yield f"account {account.words}"
        for key, value in facts_of_account(account):
            yield _tag(key, guarded(value).translate(_NOT_IN_A_FACT))

    def entry(self, entry: Entry, row: Row, postings: list[Posting]) -> Iterator[str]:
        """Give the first line with the entry's number as its code, tags, and postings."""
        words = guarded(clean(entry.description))
        line = " ".join(words.translate(_NOT_IN_A_LINE).split())
        yield f"{entry.date.isoformat()} * ({row.entry_id}) {line}".rstrip()
        if line != words:
            yield _tag("description", words)
        for key, value in facts_of(row, entry):
            yield from _tags(key, value)
        width = max((len(one.account.words) for one in postings), default=0)
        for one in postings:
            yield f"{_INDENT}{one.account.words:<{width}}  {baht_text(one.line.satang)} {COMMODITY}"
            if one.line.life_months:
                yield _tag("life_months", str(one.line.life_months))


def _tags(key: str, value: Fact) -> Iterator[str]:
    """Give a tag, one for each line of a note."""
    if isinstance(value, Decimal):
        yield _tag(key, f"{value.normalize():f}")
    elif isinstance(value, date):
        yield _tag(key, value.isoformat())
    else:
        for line in clean(value, has_lines=True).split("\n"):
            yield _tag(key, line)


def _tag(key: str, words: str) -> str:
    return f"{_INDENT}; {key}: {clean(words)}".rstrip()
