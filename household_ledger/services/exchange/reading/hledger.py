"""Journals of hledger: plain transactions; what is not understood is told with its line."""

from __future__ import annotations

import re
from datetime import date

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading import limits
from household_ledger.services.exchange.reading.balances import Claim
from household_ledger.services.exchange.reading.encoding import decoded
from household_ledger.services.exchange.reading.found import Parsed
from household_ledger.services.exchange.reading.journals import Journal, Posting, Transaction, satang_of, take
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.values import day_in

OURS = "; household-ledger journal/1"
_HEAD = re.compile(
    r"(?P<day>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(?:=[0-9/.-]+)?\s*(?P<mark>[*!](?=\s|$|\())?\s*"
    r"(?:\((?P<code>[^)]*)\))?\s*(?P<words>.*)"
)
_TAG = re.compile(r"(?P<key>[^\s:,]+):\s*(?P<value>.*)")
_SAYS_NOTHING = ("commodity", "decimal-mark", "d ", "payee", "tag ", "p ", "#", "*")
_CHANGES = ("include", "alias", "apply", "end", "comment", "~", "=", "y", "default", "year", "bucket", "n ")


def parse_hledger(name: str, content: bytes, mapping: Mapping, *, household: str, today: date) -> Parsed:
    """Read an hledger journal; UserError of encoding and limits, `import_not_understood_file`."""
    text, encoding = decoded(name, content, asked=mapping.encoding)
    parsed, journal = Parsed(), Journal(is_ours=text.startswith(OURS))
    parsed.say("import_encoding", encoding=encoding)
    reading = _Reading(journal, today)
    for number, line in enumerate(limits.lines_of(name, text), 1):
        if not reading.take(number, line):
            raise UserError("import_line_not_understood", name=name, row=number, text=line.strip()[:60])
        limits.check_row(name, len(journal.moved))
    return take(journal, parsed, household)


class _Reading:
    """The place in a journal: the transaction or the account whose lines follow."""

    def __init__(self, journal: Journal, today: date) -> None:
        self._journal, self._today = journal, today
        self._one: Transaction | None = None
        self._account: dict[str, str] | None = None
        self._is_comment = False

    def take(self, number: int, line: str) -> bool:  # noqa: PLR0911 -- one for each sort of line
        """Take a line; False for a directive that changes what the rest means and is not understood."""
        word = line.strip().lower()
        if self._is_comment or word == "comment":
            self._is_comment = word != "end comment"
            return True
        if not word:
            self._one = self._account = None
            return True
        if line[0] in " \t":
            self._below(line.strip())
            return True
        self._one = self._account = None
        if line[0] in ";#*%|":
            return True
        if line[0].isdigit():
            self._begin(number, line)
            return True
        if word.startswith("account "):
            account = re.split(r"\s{2,}|\s+;", line[len("account ") :].strip(), maxsplit=1)[0]
            self._account = self._journal.accounts.setdefault(account, {})
            return True
        return word.startswith(_SAYS_NOTHING) and not word.startswith(_CHANGES)

    def _begin(self, number: int, line: str) -> None:
        found = _HEAD.fullmatch(line)
        day = day_in(found["day"], "ymd", self._today) if found else None
        words, _sign, beside = (found["words"] if found else "").partition(";")
        self._one = Transaction(number, day, " ".join(words.replace("|", "·").split()), lines=[line])
        if found and found["code"]:
            self._one.id = found["code"]
        self._fact(beside)
        self._journal.moved.append(self._one)

    def _below(self, line: str) -> None:
        if self._account is not None and line.startswith(";"):
            found = _TAG.fullmatch(line[1:].strip())
            if found:
                self._account[found["key"]] = _unescaped(found["value"])
        one = self._one
        if one is None:
            return
        one.lines.append(f"    {line}")
        if line.startswith(";"):
            self._fact(line[1:])
            return
        told, _sign, beside = line.partition(";")
        parts = re.split(r"\s{2,}|\t", told.strip(), maxsplit=1)
        account = re.sub(r"^[*!]\s*", "", parts[0])
        amount = parts[1].strip() if len(parts) > 1 else ""
        amount = self._claimed(one, account, amount)
        if not account or account[0] in "([" or any(sign in amount for sign in "@={"):
            one.wrong = one.wrong or line
        one.postings.append(Posting(account, amount))
        self._fact(beside)

    def _claimed(self, one: Transaction, account: str, amount: str) -> str:
        """Take off what an amount says of the balance behind it, and note it; what is not plain stays as it is."""
        moved, sign, told = amount.partition("=")
        satang = satang_of(told.removeprefix("=")) if sign and moved.strip() else None
        if satang is None or one.day is None:
            return amount
        self._journal.claims.append(Claim(one.number, one.day, account, satang, len(one.postings)))
        return moved.strip()

    def _fact(self, comment: str) -> None:
        words = comment.strip()
        if self._one is not None and words:
            found = _TAG.fullmatch(words)
            if found:
                self._one.note(found["key"], found["value"])
            elif not self._one.postings:
                self._one.note("", words)


def _unescaped(value: str) -> str:
    return value.replace("%2C", ",").replace("%25", "%")
