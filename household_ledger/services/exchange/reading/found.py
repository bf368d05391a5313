"""What a reader gives: movements between a file's accounts and categories, then rows, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from household_ledger.domain.problem import Problem
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.reading.own import Own
from household_ledger.services.exchange.rows import Row


class Role(StrEnum):
    """What a leg of a movement stands for."""

    OWN = "own"
    CATEGORY = "category"
    OPENING = "opening"
    ADJUSTED = "adjusted"


class AccountKind(StrEnum):
    """What an account of a file is; OPEN: the file does not say."""

    CASH = "cash"
    BANK = "bank"
    CARD = "card"
    SAVINGS = "savings"
    DEBT = "debt"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class FileAccount:
    """An account as a file names it; `code` is its savings form or lender class, where the name carries one."""

    name: str
    kind: AccountKind = AccountKind.OPEN
    code: str = ""


@dataclass(frozen=True, slots=True)
class Leg:
    """One side of a movement: satang that go into the account or category (below zero: come out of it)."""

    role: Role
    name: str
    satang: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A movement as the file tells it; the legs add up to nothing. `number` is its row or line, `id` its own id."""

    number: int
    day: date
    legs: tuple[Leg, ...]
    description: str = ""
    note: str = ""
    id: str = ""
    raw: str = ""


class Uncoded(NamedTuple):
    """A category of a file ("": none is named) that has no code here, on one side, and how often it stands there."""

    name: str
    is_income: bool
    times: int


@dataclass(slots=True)
class Parsed:
    """What a reader gathers: `said` is what it found out, in codes; `raw` keeps the text of rows by their number."""

    said: list[Problem] = field(default_factory=list)
    accounts: dict[str, FileAccount] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)
    raw: dict[int, str] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    """What was found out and a mapping may say otherwise: `date_order`, `era`, `decimal`, `amounts`."""

    def say(self, code: str, **params: str | int) -> None:
        """Note something found out."""
        self.said.append(Problem(code, params=params))

    def wrong(self, number: int, code: str, raw: str, *, column: str = "", **params: str | int) -> None:
        """Note what is wrong with a row, and keep its text."""
        self.problems.append(RowProblem(number, column, Problem(code, column, params)))
        self.raw[number] = raw


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds for one household, nothing written yet.

    `said` tells in codes how it was read; `hints` what new pockets and debts are (`importing_names.Hints`); `raw` the
    text of each row, so that a bad one can be kept.
    """

    format: str
    said: tuple[Problem, ...]
    accounts: tuple[FileAccount, ...]
    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]
    hints: dict[tuple[str, str, str], str]
    raw: dict[int, str]
    taken: dict[str, str] = field(default_factory=dict)
    owns: dict[str, Own | None] = field(default_factory=dict)
    """What each account is to the household; None where that is asked. "": the account the file does not name."""

    uncoded: tuple[Uncoded, ...] = ()
    """Its categories without a code here."""
