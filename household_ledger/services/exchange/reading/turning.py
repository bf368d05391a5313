"""How a file's movements become rows of the household: which kind each is, by what its accounts and categories are."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from household_ledger.domain.category import INTEREST, OTHER
from household_ledger.domain.kinds import THING_FORMS, EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import MAX_DESCRIPTION, MAX_NOTE
from household_ledger.services.exchange.canonical import NAME_LIMIT
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.reading.found import AccountKind, Deed, FileAccount, Leg, Role
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import (
    KEPT_AS,
    SEPARATOR,
    Known,
    Own,
    Sort,
    leading_code,
    plain,
    told_apart,
)
from household_ledger.services.exchange.reading.own_in_kind import BEFORE as IN_KIND_BEFORE
from household_ledger.services.exchange.reading.own_in_kind import in_kind_entry
from household_ledger.services.exchange.reading.values import is_too_big
from household_ledger.services.exchange.rows import Row
from household_ledger.text.clean import clean

CATEGORY_BEFORE = "หมวดเดิม: "
"""Stands in the note before the name of a category that has no code here."""
_SPENT = ("E", "C")
_LENT = "D07"
_OWED_TO_IT = "lent "
_THING = re.compile(r"things (S0[57])(?= |$)", re.ASCII)


class WrongDeed(Exception):  # noqa: N818 -- never leaves this room
    """A movement that the ledger has no kind for, or that leaves something open."""

    def __init__(self, code: str, column: str = "", **params: str | int) -> None:
        """Keep what the sentence needs."""
        super().__init__(code)
        self.code, self.column, self.params = code, column, params


@dataclass(frozen=True, slots=True)
class _Side:
    """A leg with what it is to the household: an own account or a code; `kept` is the name of one without a code."""

    leg: Leg
    own: Own | None = None
    code: str = ""
    kept: str = ""
    occupation: str = ""
    is_other: bool = False


_Cells = dict[str, Any]
"""Some of a row's columns."""
_Entry = tuple[EntryKind, list[_Cells]]


@dataclass(slots=True)
class Turner:
    """Turns movements into rows, and gathers what it meets on the way.

    `hints`: what new accounts are; `unnamed`: the categories that went to another's code, `uncoded` all without one of
    their own (and whether as income); `owns`: what the accounts are to the household.
    """

    mapping: Mapping
    known: Known
    accounts: AnyMapping[str, FileAccount]
    hints: dict[tuple[str, str, str], str] = field(default_factory=dict)
    unnamed: Counter[str] = field(default_factory=Counter)
    uncoded: Counter[tuple[str, bool]] = field(default_factory=Counter)
    owns: dict[str, Own | None] = field(default_factory=dict)
    _times: Counter[str] = field(default_factory=Counter)

    def turn(self, deed: Deed) -> list[Row] | RowProblem:
        """Give the rows of a movement, or what keeps it from becoming any."""
        try:
            self._check(deed)
            moved = [leg for leg in deed.legs if leg.satang]
            if all(leg.name.startswith(IN_KIND_BEFORE) for leg in moved):
                return self._rows(deed, [self._in_kind(moved)], [])
            sides = [self._side(leg) for leg in moved]
            rows = self._rows(deed, self._entries(deed, sides), [side.kept for side in sides if side.kept])
        except WrongDeed as wrong:
            return RowProblem(deed.number, wrong.column, Problem(wrong.code, wrong.column, wrong.params))
        self.unnamed.update(side.kept for side in sides if side.is_other)
        return rows

    def _owned(self, name: str) -> Own:
        self.owns.setdefault(name, None)  # asked about, until it is known
        found = self.own(name)
        self.owns[name] = found
        return found

    def own(self, name: str) -> Own:
        """Tell what an account of the file is to the household: by the mapping, by exact name, else what it says."""
        said = self.mapping.accounts.get(name, "")
        if not name and not said:
            said = self.mapping.pocket
            if not said:
                return Own(Sort.SPENDING, "")
        kept_as, sign, rest = said.partition(SEPARATOR)
        if sign and kept_as.strip() in KEPT_AS:
            sort, code = KEPT_AS[kept_as.strip()]
            return self._new(Own(sort, clean(rest), code))
        wanted = clean(said or name)
        known = self.known.accounts.get(wanted)
        if known is not None:
            return known
        wanted, code = told_apart(wanted, self.known.household)
        if code:
            return self._new(Own(Sort.SAVINGS if code[0] == "S" else Sort.DEBT, wanted, code))
        if wanted != clean(said or name) and wanted.startswith(_OWED_TO_IT):
            return Own(Sort.LENT, wanted.removeprefix(_OWED_TO_IT))
        if len(wanted) > NAME_LIMIT:
            raise WrongDeed("text_too_long", "account", most=NAME_LIMIT)
        return self._new(_of_file(self.accounts.get(name) or FileAccount(name), wanted))

    def _new(self, own: Own) -> Own:
        known = self.known.accounts.get(own.name)
        if known is not None:
            if known.sort is not own.sort:
                raise WrongDeed("import_account_other", "account", account=own.name)
            return known
        self.hints[self.known.household, "debt" if own.sort is Sort.DEBT else "pocket", own.name] = own.code
        return own

    def _check(self, deed: Deed) -> None:
        if sum(leg.satang for leg in deed.legs):
            raise WrongDeed("import_not_balanced")
        if any(is_too_big(leg.satang) for leg in deed.legs):
            raise WrongDeed("import_amount_too_big", "amount")
        if not any(leg.satang for leg in deed.legs):
            raise WrongDeed("amount_missing", "amount")

    def _in_kind(self, moved: Sequence[Leg]) -> _Entry:
        entry = in_kind_entry(moved, self._code)
        if entry is None:
            raise WrongDeed("import_in_kind")
        return entry

    def _side(self, leg: Leg) -> _Side:
        name = clean(leg.name)
        if leg.role is Role.OWN:
            thing = _THING.match(told_apart(name, self.known.household)[0])
            return _Side(leg, code=thing[1]) if thing else _Side(leg, own=self._owned(leg.name))
        if leg.role is not Role.CATEGORY:
            return _Side(leg)
        code = self.mapping.categories.get(leg.name) or self._named_code(name)
        if code:
            return _Side(leg, code=code)
        before, stroke, behind = name.rpartition("/")
        code = self._code(before if stroke else name)
        if code and behind in self.known.occupations:
            return _Side(leg, code=code, occupation=behind)
        if code:
            return _Side(leg, code=code, kept=name if stroke else "")
        self.uncoded[leg.name, leg.satang < 0] += 1
        fallback = (self.mapping.other_spending or OTHER) if leg.satang > 0 else self.mapping.other_income
        if not fallback:
            problem = "import_income_unknown" if name else "import_income_open"
            raise WrongDeed(problem, "category", text=name[:60])
        return _Side(leg, code=fallback, kept=name, is_other=True)

    def _named_code(self, name: str) -> str:
        """Give the code of a category by the mapping or by its exact name."""
        return self.mapping.categories.get(name) or self.known.categories.get(plain(name), "")

    def _code(self, name: str) -> str:
        """Give the code of a category by its name, or the one its name begins with."""
        code, categories = leading_code(name), self.known.categories
        is_own = "." in code and plain(code.partition(".")[0]) in categories
        return self._named_code(name) or categories.get(plain(code), code if is_own else "")

    def _entries(self, deed: Deed, sides: list[_Side]) -> list[_Entry]:
        """Pair every leg with one own account: the amounts of that account are the others', turned round."""
        hub = next((one for one in sides if one.own and one.own.sort is Sort.SPENDING), None)
        hub = hub or next((one for one in sides if one.own), None)
        if hub is None or hub.own is None:
            raise WrongDeed("import_no_account", "account")
        entries: list[_Entry] = []
        rest = [one for one in sides if one is not hub]
        if hub.own.sort is Sort.SPENDING:
            entries += _repaid(hub.own, rest)
        entries += [self._moved(hub.own, one) for one in rest if not one.code]
        alone = [one for one in rest if one.code and one.code[0] not in "IEC"]
        entries += [_used(deed, hub.own, [one]) for one in alone]
        coded = sorted((one for one in rest if one.code and one not in alone), key=_group)
        entries += [_used(deed, hub.own, list(group)) for _key, group in groupby(coded, key=_group)]
        return entries

    def _moved(self, hub: Own, side: _Side) -> _Entry:
        satang = side.leg.satang
        if side.own is None:
            return _begun(hub, side.leg, satang)
        there, amount = side.own, Money(abs(satang))
        if there.sort is Sort.LENT and hub.sort is Sort.SPENDING:
            lent: _Cells = {"pocket": hub.name, "party": there.name, "amount": amount}
            return (EntryKind.LEND if satang > 0 else EntryKind.RETURNED), [lent]
        if there.sort is Sort.DEBT:
            if hub.sort is not Sort.SPENDING:
                raise WrongDeed("import_debt_direct", "account", account=there.name)
            cells: _Cells = {"pocket": hub.name, "debt": there.name, "category": there.code, "amount": amount}
            if satang < 0:
                return EntryKind.BORROW, [cells]
            return EntryKind.REPAY, [cells | {"principal": amount, "interest": Money(0)}]
        if hub.sort is Sort.DEBT or hub.name == there.name:
            raise WrongDeed("import_to_itself" if hub == there else "import_debt_direct", "account", account=hub.name)
        giving, taking = (hub, there) if satang > 0 else (there, hub)
        cells = {"pocket": giving.name, "to_pocket": taking.name, "amount": amount}
        if hub.sort is Sort.SPENDING and there.sort is Sort.SAVINGS:
            return (EntryKind.SAVE if satang > 0 else EntryKind.WITHDRAW), [cells | {"category": there.code}]
        form = taking.code if taking.sort is Sort.SAVINGS else ""
        return EntryKind.TRANSFER, [cells | ({"category": form} if form else {})]

    def _rows(self, deed: Deed, entries: list[_Entry], kept: list[str]) -> list[Row]:
        description, note = clean(deed.description), clean(deed.note, has_lines=True)
        lines = [note] if note else []
        lines += [f"{CATEGORY_BEFORE}{name}" for name in dict.fromkeys(kept)]
        if len(description) > MAX_DESCRIPTION:
            lines.insert(0, description)
            description = description[: MAX_DESCRIPTION - 1] + "…"
        note = "\n".join(lines)
        if len(note) > MAX_NOTE:
            raise WrongDeed("text_too_long", "note", most=MAX_NOTE)
        rows: list[Row] = []
        source = deed.id or (self._named(deed) if any(len(parts) > 1 for _kind, parts in entries) else "")
        for place, (kind, parts) in enumerate(entries):
            entry_id = f"{source}/{place}" if source and place else source
            row = Row(
                date=deed.day,
                household=self.known.household,
                kind=kind,
                description=description,
                note=note,
                entry_id=entry_id,
                number=deed.number,
            )
            rows += [replace(row, **cells) for cells in parts]
        return rows

    def _named(self, deed: Deed) -> str:
        """Give a split an id of its content and its place among its likes: a multiset, as rows without an id are."""
        legs = tuple((leg.role.value, leg.name, leg.satang) for leg in deed.legs)
        content = repr((deed.day.isoformat(), legs, deed.description, deed.note))
        digest = hashlib.blake2b(content.encode(), digest_size=12).hexdigest()
        self._times[digest] += 1
        return f"file:{digest}:{self._times[digest]}"


def _of_file(account: FileAccount, name: str) -> Own:
    if account.kind is AccountKind.DEBT or account.kind is AccountKind.SAVINGS:
        if not account.code:
            raise WrongDeed("import_account_open", "account", account=name)
        sort = Sort.DEBT if account.kind is AccountKind.DEBT else Sort.SAVINGS
        return Own(sort, name, account.code)
    if account.kind is AccountKind.OPEN:
        raise WrongDeed("import_account_open", "account", account=name)
    return Own(Sort.SPENDING, name, account.kind.value)


def _group(side: _Side) -> tuple[bool, bool, str]:
    """Keep together what can be one entry: income or spending, of one direction and occupation."""
    return side.code[0] == "I", side.leg.satang > 0, side.occupation


def _repaid(hub: Own, rest: list[_Side]) -> list[_Entry]:
    """Take a repayment with its interest out of the legs: the one debt paid down and what went to interest."""
    interest = [one for one in rest if one.code == INTEREST and one.leg.satang > 0]
    debts = [one for one in rest if one.own and one.own.sort is Sort.DEBT and one.leg.satang > 0]
    if not interest or len(debts) != 1:
        return []
    debt = debts[0]
    for one in (*interest, debt):
        rest.remove(one)
    principal, paid = Money(debt.leg.satang), Money(sum(one.leg.satang for one in interest))
    own = debt.own or hub
    cells: _Cells = {"pocket": hub.name, "debt": own.name, "category": own.code}
    return [(EntryKind.REPAY, [cells | {"amount": principal + paid, "principal": principal, "interest": paid}])]


def _begun(hub: Own, leg: Leg, satang: int) -> _Entry:
    """Make an opening or an adjustment of the own account; what a debt opens with is owed, so below zero here."""
    amount = Money(-satang)
    if leg.role is Role.ADJUSTED:
        if hub.sort is not Sort.SPENDING:
            raise WrongDeed("import_adjusted", "account", account=hub.name)
        return EntryKind.ADJUST, [{"pocket": hub.name, "amount": amount}]
    if hub.sort is Sort.DEBT:
        return EntryKind.OPENING, [{"debt": hub.name, "category": hub.code, "amount": -amount}]
    form = {"category": hub.code} if hub.sort is Sort.SAVINGS else {}
    return EntryKind.OPENING, [{"pocket": hub.name, "amount": amount, **form}]


def _used(deed: Deed, hub: Own, sides: Sequence[_Side]) -> _Entry:
    """Make an entry of legs to categories of one sort and direction."""
    code, is_out = sides[0].code, sides[0].leg.satang > 0
    if hub.sort is Sort.SAVINGS:
        raise WrongDeed("import_savings_direct", "account", account=hub.name)
    is_income = code[0] == "I"
    if code[0] not in "IECSD" or (code[0] == "S" and code not in THING_FORMS) or (code[0] == "D" and code != _LENT):
        raise WrongDeed("import_category_moves", "category", text=code)
    if (is_income and is_out) or (code[0] in _SPENT and not is_out):
        raise WrongDeed("import_wrong_way", "category", text=sides[0].leg.name or code)
    if hub.sort is Sort.DEBT and code[0] not in _SPENT:
        raise WrongDeed("import_debt_direct", "account", account=hub.name)
    kind = _kind(hub, sides, is_out=is_out)
    where: _Cells = {"debt": hub.name} if kind is EntryKind.CREDIT else {"pocket": hub.name}
    if code == _LENT:
        party = clean(deed.description)[:NAME_LIMIT]
        return kind, [where | {"party": party, "amount": Money(abs(one.leg.satang))} for one in sides]
    if sides[0].occupation:
        where["occupation"] = sides[0].occupation
    return kind, [where | {"category": one.code, "amount": Money(abs(one.leg.satang))} for one in sides]


def _kind(hub: Own, sides: Sequence[_Side], *, is_out: bool) -> EntryKind:
    letters = {side.code[0] for side in sides}
    if hub.sort is Sort.DEBT:
        return EntryKind.CREDIT
    if letters == {"I"}:
        return EntryKind.INCOME
    if letters == {"S"}:
        return EntryKind.ASSET_BUY if is_out else EntryKind.ASSET_SELL
    if letters == {"D"}:
        return EntryKind.LEND if is_out else EntryKind.RETURNED
    return EntryKind.EXPENSE if "E" in letters else EntryKind.COST
