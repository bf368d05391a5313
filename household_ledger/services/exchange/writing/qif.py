"""A ledger as QIF: an account after the other, each with what moved on it, transfers on both of theirs.

Lines that move nothing the household has or owes (goods without money) stand on an account of their own whose amounts
are 0, and their categories name the kind, so that this program reads them again as what they were. What has no lines (a
count, hours, a day of nothing) has no place in the format and is left out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import Account, EntryKind
from household_ledger.files import write_whole
from household_ledger.services.exchange.canonical import baht_text, guarded
from household_ledger.services.exchange.rows import Row
from household_ledger.services.exchange.scope import WHOLE, Readable, Scope, Tally, Told, entries_told
from household_ledger.services.exchange.writing.accounts import HELD, Accounts, LedgerAccount
from household_ledger.services.exchange.writing.told import row_of
from household_ledger.services.ports import Progress, Reader, no_progress
from household_ledger.text.clean import clean

_TYPES = {Account.DEBT: "Oth L", Account.LENT: "Oth A", Account.THING: "Oth A", Account.SAVINGS: "Bank"}
_IN_KIND = "in kind"
_OPENING = "Opening Balance"
_NOT_IN_A_NAME = str.maketrans({":": "-", "/": "-", "[": "(", "]": ")"})

Share = tuple[str, int]
"""Where the other side of an amount is (a category, or `[account]`), and satang."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved on an account in satang, and where the other sides of it are; these add up to it."""

    satang: int
    shares: list[Share]


@dataclass(slots=True)
class Register:
    """One account of the file and the lines of its transactions."""

    name: str
    kind: str
    lines: list[str] = field(default_factory=list)


def export_qif(store: Readable, path: Path, progress: Progress = no_progress, *, scope: Scope = WHOLE) -> Tally:
    """Write the entries meant as QIF; gives what was written and how many entries have no place in it.

    UTF-8 without BOM, days as 2026-11-05 (no program can mistake them), text guarded against formulas. Whole or not at
    all: EnvironmentProblem as `files.write_whole`, Cancelled.
    """
    tally = Tally()
    with store.reader() as reader:
        write_whole(path, partial(_fill, _Source(reader, scope, progress), tally))
    return tally


@dataclass(frozen=True, slots=True)
class _Source:
    reader: Reader
    scope: Scope
    progress: Progress


def _fill(source: _Source, tally: Tally, file: BinaryIO) -> None:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
    for told in entries_told(source.reader, source.scope, source.progress):
        book = _Book(told, Accounts.of(source.reader, told.household, told.labels))
        for entry in told.entries:
            if any(line.satang for line in entry.lines):
                book.take(entry)
                tally.entries += 1
            else:
                tally.left_out += 1
        for register in book.registers.values():
            text.write(f"!Account\nN{register.name}\nT{register.kind}\n^\n!Type:{register.kind}\n")
            text.writelines(f"{line}\n" for line in register.lines)
    text.flush()
    text.detach()


@dataclass(slots=True)
class _Book:
    """The accounts of one household, filled entry by entry."""

    told: Told
    accounts: Accounts
    registers: dict[str, Register] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Put an entry on each account it moves: with all its shares on one, as a transfer on the others."""
        row = row_of(self.told.maker, entry)
        posted = [(self.accounts.account_of(line), line.satang) for line in entry.lines if line.satang]
        held = _held(posted)
        if not held:
            shares = [(_category(account, entry.kind), -satang) for account, satang in posted]
            self._write(self._register(None), entry, row, Moved(0, shares))
            return
        main = next((one for one, _satang in held if one.account is Account.POCKET), held[0][0])
        for account, satang in held:
            if account is main:
                shares = [(self._side(other, main), -moved) for other, moved in posted if other is not main]
            else:
                shares = [(f"[{self._register(main).name}]", satang)]
            self._write(self._register(account), entry, row, Moved(satang, shares))

    def _side(self, other: LedgerAccount, own: LedgerAccount) -> str:
        """Name the other side: an account in brackets, the account itself for what was there at the start."""
        if other.account is Account.OPENING:
            return f"[{self._register(own).name}]"
        return f"[{self._register(other).name}]" if other.account in HELD else _category(other, None)

    def _register(self, account: LedgerAccount | None) -> Register:
        """Give the register of an account; None: of goods without money."""
        key = account.codes if account is not None else ""
        if key not in self.registers:
            code = _named(self.told.labels.household)
            if account is None:
                self.registers[key] = Register(f"{code} {_IN_KIND}", "Oth A")
            else:
                kind = _TYPES.get(account.account) or ("Cash" if account.steps[1].code == "Cash" else "Bank")
                steps = account.steps[1 if account.account in (Account.LENT, Account.THING) else -1 :]
                self.registers[key] = Register(
                    self._free(_named(" ".join([code, *(one.words for one in steps)]))), kind
                )
        return self.registers[key]

    def _free(self, name: str) -> str:
        taken = {one.name for one in self.registers.values()}
        names = chain((name,), (f"{name} {number}" for number in count(2)))
        return next(one for one in names if one not in taken)

    def _write(self, register: Register, entry: Entry, row: Row, moved: Moved) -> None:
        """Write one transaction: day, amount, number, payee, memo, and the other sides."""
        register.lines += [
            f"D{entry.date.isoformat()}",
            f"T{baht_text(moved.satang)}",
            "C*",
            f"N{row.entry_id}",
            *_words(entry, row),
            *_shares(moved.shares),
            "^",
        ]


def _held(posted: list[tuple[LedgerAccount, int]]) -> list[tuple[LedgerAccount, int]]:
    """Give what moved on each account the household has or owes, each once."""
    moved: dict[str, tuple[LedgerAccount, int]] = {}
    for account, satang in posted:
        if account.account in HELD:
            moved[account.codes] = (account, moved.get(account.codes, (account, 0))[1] + satang)
    return list(moved.values())


def _shares(shares: list[Share]) -> Iterator[str]:
    if len(shares) == 1:
        yield f"L{shares[0][0]}"
        return
    for side, satang in shares:
        yield f"S{side}"
        yield f"${baht_text(satang)}"


def _words(entry: Entry, row: Row) -> Iterator[str]:
    """Give payee and memo: the other party and what it was, or what it was and the note."""
    told = [clean(one) for one in (row.party, entry.description, entry.note) if one]
    if entry.kind is EntryKind.OPENING:
        told = [_OPENING, *told]
    if told:
        yield f"P{guarded(told[0])}"
    if told[1:]:
        yield f"M{guarded(' · '.join(told[1:]))}"


def _category(account: LedgerAccount, kind: EntryKind | None) -> str:
    """Name a category, goods apart from money by their kind, and behind a stroke the occupation it belongs to."""
    below = account.steps[1:-1] if account.occupation else account.steps[1:]
    words = [_named(one.words) for one in below if one.code not in ("Cost", "InKind")]
    goods = [_IN_KIND, kind.value.removeprefix("in_kind_")] if account.is_in_kind and kind is not None else []
    name = ":".join([*goods, *words])
    return f"{name}/{_named(account.steps[-1].words)}" if account.occupation else name


def _named(words: str) -> str:
    return words.translate(_NOT_IN_A_NAME)
