"""Journals of beancount: plain transactions; what is not understood is told with its line."""

from __future__ import annotations

import re
from datetime import date

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading import limits
from household_ledger.services.exchange.reading.balances import Claim
from household_ledger.services.exchange.reading.encoding import decoded
from household_ledger.services.exchange.reading.found import Parsed
from household_ledger.services.exchange.reading.hledger import OURS
from household_ledger.services.exchange.reading.journals import Journal, Posting, Transaction, satang_of, take
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.values import day_in

_STRING = r'"(?:[^"\\]|\\.)*"'
_HEAD = re.compile(r"(?P<day>[0-9]{4}[-/][0-9]{2}[-/][0-9]{2})\s+(?P<word>[*!]|[a-z]+)\s*(?P<rest>.*)", re.DOTALL)
_STRINGS = re.compile(_STRING, re.DOTALL)
_META = re.compile(r"(?P<key>[a-z][A-Za-z0-9_-]*):\s*(?P<value>.*)", re.DOTALL)
_POSTING = re.compile(r"(?:[*!]\s+)?(?P<account>[^\s:;]+(?::[^\s:;]+)+)(?:\s+(?P<amount>.*))?")
_SAYS_NOTHING = ("open", "close", "commodity", "note", "document", "event", "query", "price", "custom")
_OPTIONS = ("option",)


def parse_beancount(name: str, content: bytes, mapping: Mapping, *, household: str, today: date) -> Parsed:
    """Read a beancount journal; UserError of encoding and limits, `import_line_not_understood`."""
    text, encoding = decoded(name, content, asked=mapping.encoding)
    parsed, journal = Parsed(), Journal(is_ours=text.startswith(OURS))
    parsed.say("import_encoding", encoding=encoding)
    reading = _Reading(journal, today)
    for number, line in _joined(limits.lines_of(name, text)):
        if not reading.take(number, line):
            raise UserError("import_line_not_understood", name=name, row=number, text=line.strip()[:60])
        limits.check_row(name, len(journal.moved))
    return take(journal, parsed, household)


def _joined(lines: list[str]) -> list[tuple[int, str]]:
    """Join lines whose quotation mark ends in a later one; one that never ends is left as it is."""
    joined: list[tuple[int, str]] = []
    held: list[str] = []
    begun = 0
    for number, line in enumerate(lines, 1):
        bare = re.sub(r"\\.", "", line)
        is_comment = not held and bare.lstrip().startswith(";")
        is_odd = not is_comment and bare.count('"') % 2 == 1
        if not held and not is_odd:
            joined.append((number, line))
            continue
        begun = begun if held else number
        held.append(line)
        if is_odd and len(held) > 1:
            joined.append((begun, "\n".join(held)))
            held = []
    return joined + [(begun + place, line) for place, line in enumerate(held)]


class _Reading:
    """The place in a journal: the transaction or the account whose lines follow."""

    def __init__(self, journal: Journal, today: date) -> None:
        self._journal, self._today = journal, today
        self._one: Transaction | None = None
        self._account: dict[str, str] | None = None

    def take(self, number: int, line: str) -> bool:  # noqa: PLR0911 -- one for each sort of line
        """Take a line; False for a directive that changes what the rest means and is not understood."""
        bare = line.strip()
        if not bare:
            self._one = self._account = None
            return True
        if line[0] in " \t":
            self._below(bare)
            return True
        self._one = self._account = None
        if line[0] in ";*#":
            return True
        if line.startswith(_OPTIONS):
            return True
        found = _HEAD.fullmatch(line)
        if found is None:
            return False
        if found["word"] in ("*", "!", "txn"):
            self._begin(number, line, found)
            return True
        if found["word"] == "open":
            self._account = self._journal.accounts.setdefault(found["rest"].split()[0] if found["rest"] else "", {})
        if found["word"] == "balance":
            return self._claim(number, found)
        return found["word"] in _SAYS_NOTHING

    def _claim(self, number: int, found: re.Match[str]) -> bool:
        account, _space, told = found["rest"].partition(";")[0].strip().partition(" ")
        day, satang = day_in(found["day"], "ymd", self._today), satang_of(told.partition("~")[0])
        if day is not None and satang is not None:
            self._journal.claims.append(Claim(number, day, account, satang))
        return True

    def _begin(self, number: int, line: str, found: re.Match[str]) -> None:
        words = [_plain(one) for one in _STRINGS.findall(found["rest"])]
        self._one = Transaction(
            number,
            day_in(found["day"], "ymd", self._today),
            " · ".join(word for word in words if word),
            lines=[line],
        )
        self._journal.moved.append(self._one)

    def _below(self, line: str) -> None:
        found = _META.fullmatch(line)
        if found:
            self._fact(found["key"], _value(found["value"]))
            return
        one = self._one
        if one is None or line.startswith(";"):
            return
        one.lines.append(f"    {line}")
        told = line.partition(";")[0].strip()
        posting = _POSTING.fullmatch(told)
        if posting is None:
            one.wrong = one.wrong or line
            return
        amount = (posting["amount"] or "").strip()
        if any(sign in amount for sign in "@{*/("):
            one.wrong = one.wrong or line
        one.postings.append(Posting(posting["account"], amount))

    def _fact(self, key: str, value: str) -> None:
        if self._account is not None:
            self._account[key] = value
        elif self._one is not None:
            self._one.lines.append(f"    {key}: {value}")
            if key == "entry_id" and not self._one.postings:
                self._one.id = value
            else:
                self._one.note(key, value)


def _value(text: str) -> str:
    return _plain(text) if _STRINGS.fullmatch(text.strip()) else text.strip()


def _plain(quoted: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), quoted.strip()[1:-1])
