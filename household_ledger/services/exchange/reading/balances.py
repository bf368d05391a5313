"""What a journal says stood in an account at a place, held against what its own entries add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from household_ledger.services.exchange.reading.found import Parsed

_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """So much stood in an account: behind a posting, or (beancount) with all accounts below it as a day began."""

    number: int
    day: date
    account: str
    satang: int
    place: int = -1
    """Which posting it stands behind; -1: none, the day's beginning is meant."""


class Standing(NamedTuple):
    """A row of a statement: its line, its account, what it moved and what stood there behind it, in satang."""

    number: int
    account: str
    moved: int
    stood: int


class Moved(NamedTuple):
    """A transaction as far as balances go: its line, its day, satang into accounts in their order."""

    number: int
    day: date
    postings: Sequence[tuple[str, int]]


def hold_against(claims: Sequence[Claim], moved: Sequence[Moved], parsed: Parsed) -> None:
    """Say how many claims hold, and of the first that do not, by how much; with wrong rows none can be checked.

    A journal that is only an excerpt lacks what stood there before: so it is said, and no row is refused for it.
    """
    if not claims:
        return
    if parsed.problems:
        parsed.say("import_balances_unchecked", count=len(claims))
        return
    wrong = [(one, there) for one, there in _reckoned(claims, moved) if there != one.satang]
    for one, there in wrong[:_MOST_TOLD]:
        parsed.say("import_balance_differs", row=one.number, account=one.account[:60], told=one.satang, found=there)
    if len(wrong) < len(claims):
        parsed.say("import_balances_hold", count=len(claims) - len(wrong))


def _reckoned(claims: Sequence[Claim], moved: Sequence[Moved]) -> Iterator[tuple[Claim, int]]:
    """Give each claim with what stood there, by day and then by place in the file."""
    behind = {(one.number, one.place): one for one in claims if one.place >= 0}
    early = sorted((one for one in claims if one.place < 0), key=lambda one: (one.day, one.number))
    stood: Counter[str] = Counter()
    at = 0
    for transaction in sorted(moved, key=lambda one: (one.day, one.number)):
        while at < len(early) and early[at].day <= transaction.day:
            yield early[at], _with_below(stood, early[at].account)
            at += 1
        for place, (account, satang) in enumerate(transaction.postings):
            stood[account] += satang
            claim = behind.get((transaction.number, place))
            if claim is not None:
                yield claim, stood[account]
    for claim in early[at:]:
        yield claim, _with_below(stood, claim.account)


def _with_below(stood: Counter[str], account: str) -> int:
    return sum(satang for name, satang in stood.items() if name == account or name.startswith(f"{account}:"))


def out_of_step(rows: Sequence[Standing]) -> list[int]:
    """List the rows whose balance does not follow from the row before in time; the newest may stand first or last.

    None where most do not: what stands in that column is no running balance then.
    """
    pairs = [pair for account in dict.fromkeys(one.account for one in rows) for pair in _pairs(rows, account)]
    downwards = [late.number for early, late in pairs if early.stood + late.moved != late.stood]
    upwards = [late.number for late, early in pairs if early.stood + late.moved != late.stood]
    fewer = min(downwards, upwards, key=len)
    return sorted(fewer) if 2 * len(fewer) <= len(pairs) else []


def _pairs(rows: Sequence[Standing], account: str) -> Iterator[tuple[Standing, Standing]]:
    return pairwise(one for one in rows if one.account == account)
