"""The rules of hledger's journal that our export must keep, read by themselves: nothing of the program is used.

Written from hledger's manual (journal format; `check --strict`): an independent reader for machines without hledger.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

_FIRST = re.compile(r"(\d{4}-\d{2}-\d{2}) \* \((\d+)\)(?: (.*))?")
_POSTING = re.compile(r" {4}(\S(?:.*?\S)?) {2,}(-?\d+\.\d{2}) THB")
_TAG = re.compile(r" {4}; ([a-z_]+):(?: (.*))?")
_ROOTS = ("assets:", "liabilities:", "equity:", "income:", "expenses:")
_ACCOUNT_TAGS = {"household", "account", "id", "name", "category", "occupation", "in_kind"}


@dataclass
class Transaction:
    """An entry of a journal: tags as written, postings in satang."""

    on: date
    code: str
    words: str
    tags: list[tuple[str, str]] = field(default_factory=list)
    postings: list[tuple[str, int]] = field(default_factory=list)


@dataclass
class Journal:
    """What a journal declares and says."""

    accounts: dict[str, dict[str, str]] = field(default_factory=dict)
    transactions: list[Transaction] = field(default_factory=list)


def read_strictly(text: str) -> Journal:
    """Read a journal; AssertionError for whatever a strict reader would not take."""
    journal = Journal()
    commodities = set()
    tags: dict[str, str] = {}
    here: Transaction | None = None
    for line in text.removeprefix("\ufeff").split("\n"):
        assert line.isprintable(), line
        if not line:
            here = None
        elif line.startswith(";") or line == "decimal-mark .":
            continue
        elif line.startswith("commodity "):
            assert line == "commodity 1000.00 THB"
            commodities.add("THB")
        elif line.startswith("account "):
            tags = _declare(journal, line)
        elif tag := _TAG.fullmatch(line):
            if here is not None:
                here.tags.append((tag[1], tag[2] or ""))
            else:
                assert tag[1] in _ACCOUNT_TAGS - set(tags), line  # hledger obeys some other tags
                assert "," not in (tag[2] or ""), line
                tags[tag[1]] = tag[2] or ""
        elif posting := _POSTING.fullmatch(line):
            assert here is not None, line
            baht, _, rest = posting[2].lstrip("-").partition(".")
            here.postings.append((posting[1], (-1 if posting[2][0] == "-" else 1) * (int(baht) * 100 + int(rest))))
        else:
            here = _begin(journal, line)
    assert commodities == {"THB"}
    _check(journal)
    return journal


def _declare(journal: Journal, line: str) -> dict[str, str]:
    name = line.removeprefix("account ")
    assert name.startswith(_ROOTS), name
    assert not [one for one in ("  ", ";", "::") if one in name], name
    assert all(part == part.strip() and part for part in name.split(":")), name
    assert name not in journal.accounts, name
    journal.accounts[name] = {}
    return journal.accounts[name]


def _begin(journal: Journal, line: str) -> Transaction:
    found = _FIRST.fullmatch(line)
    assert found is not None, line
    words = found[3] or ""
    assert not {";", "|"} & set(words), line
    made = Transaction(date.fromisoformat(found[1]), found[2], words)
    journal.transactions.append(made)
    return made


def _check(journal: Journal) -> None:
    for one in journal.transactions:
        assert sum(satang for _account, satang in one.postings) == 0, one
        assert {account for account, _satang in one.postings} <= set(journal.accounts), one
