"""What journals of hledger and beancount share: transactions of postings, as movements or as rows of our own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from household_ledger.services.exchange.canonical import unguarded
from household_ledger.services.exchange.reading.balances import Claim, Moved, hold_against
from household_ledger.services.exchange.reading.found import AccountKind, Deed, FileAccount, Leg, Parsed, Role
from household_ledger.services.exchange.reading.journal_own import own_rows
from household_ledger.services.exchange.reading.values import satang_in

_ROOTS = {
    "assets": Role.OWN,
    "asset": Role.OWN,
    "liabilities": Role.OWN,
    "liability": Role.OWN,
    "income": Role.CATEGORY,
    "revenues": Role.CATEGORY,
    "revenue": Role.CATEGORY,
    "expenses": Role.CATEGORY,
    "expense": Role.CATEGORY,
    "equity": Role.OPENING,
}
_KINDS = (
    ("cash", AccountKind.CASH),
    ("เงินสด", AccountKind.CASH),
    ("bank", AccountKind.BANK),
    ("checking", AccountKind.BANK),
    ("ธนาคาร", AccountKind.BANK),
    ("creditcard", AccountKind.CARD),
    ("credit card", AccountKind.CARD),
)
_OPENINGS = ("opening", "ยอดยกมา", "ยกมา")
_AMOUNT = re.compile(
    r"(?P<before>[-+]?)\s*(?P<unit>THB|฿|บาท)?\s*(?P<number>[-+]?[0-9][0-9,]*(?:\.[0-9]*)?)\s*(?P<after>THB|฿|บาท)?"
)
_SHOWN = 60


@dataclass(slots=True)
class Posting:
    """A line of a transaction; no amount: what makes the others nothing."""

    account: str
    amount: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Transaction:
    """A transaction as it stands in a journal; `wrong` is what in it is not understood."""

    number: int
    day: date | None
    description: str = ""
    id: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    postings: list[Posting] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    wrong: str = ""

    def note(self, key: str, value: str) -> None:
        """Take a fact in, of the last posting where there is one; a further line of one goes below it."""
        facts = self.postings[-1].facts if self.postings else self.facts
        facts[key] = f"{facts[key]}\n{value}" if key in facts else value


@dataclass(slots=True)
class Journal:
    """A journal: what is told of its accounts, and its transactions; `is_ours`: written by this program."""

    accounts: dict[str, dict[str, str]] = field(default_factory=dict)
    moved: list[Transaction] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    is_ours: bool = False


def take(journal: Journal, parsed: Parsed, household: str) -> Parsed:
    """Make movements of transactions; what is not understood is told with its line, never guessed."""
    for one in journal.moved:
        raw = "\n".join(one.lines)
        parsed.raw[one.number] = raw
        if one.day is None:
            parsed.wrong(one.number, "not_a_date", raw, column="date", text=one.lines[0][:_SHOWN])
        elif one.wrong:
            parsed.wrong(one.number, "import_not_understood", raw, text=one.wrong[:_SHOWN])
        elif journal.is_ours and "kind" in one.facts:
            _take_own(journal, one, parsed, household)
        else:
            _take(one, parsed, raw)
    if journal.claims:
        hold_against(journal.claims, [_as_moved(one) for one in journal.moved if one.day is not None], parsed)
    return parsed


def _as_moved(one: Transaction) -> Moved:
    amounts = [(posting.account, satang_of(posting.amount)) for posting in one.postings]
    rest = -sum(satang or 0 for _account, satang in amounts)
    return Moved(
        one.number,
        one.day or date.min,
        [(account, rest if satang is None else satang) for account, satang in amounts],
    )


def _take_own(journal: Journal, one: Transaction, parsed: Parsed, household: str) -> None:
    postings = [(journal.accounts.get(each.account, {}), satang_of(each.amount), each.facts) for each in one.postings]
    whose = {facts.get("household", household) for facts, _satang, _beside in postings} - {household}
    if whose:
        parsed.wrong(one.number, "import_other_household", "\n".join(one.lines), whose=min(whose)[:_SHOWN])
        return
    said = {key: unguarded(value) for key, value in one.facts.items()}
    said |= {"date": one.day.isoformat() if one.day else "", "household": household, "entry_id": one.id}
    said["description"] = said.get("description") or one.description
    rows = own_rows(said, postings, one.number)
    if rows is None:
        parsed.wrong(one.number, "import_not_understood", "\n".join(one.lines), text=said["kind"][:_SHOWN])
    else:
        for row in rows:
            if isinstance(row, list):
                parsed.problems += row
            else:
                parsed.rows.append(row)


def _take(one: Transaction, parsed: Parsed, raw: str) -> None:
    legs: list[Leg] = []
    open_ones: list[Posting] = []
    for posting in one.postings:
        if not posting.amount:
            open_ones.append(posting)
            continue
        satang = satang_of(posting.amount)
        leg = None if satang is None else _leg(posting.account, satang, parsed)
        if leg is None:
            code = "not_an_amount" if satang is None else "import_not_understood"
            text = posting.amount if satang is None else posting.account
            parsed.wrong(one.number, code, raw, text=text[:_SHOWN])
            return
        legs.append(leg)
    if len(open_ones) > 1:
        parsed.wrong(one.number, "import_not_balanced", raw)
        return
    for posting in open_ones:
        leg = _leg(posting.account, -sum(each.satang for each in legs), parsed)
        if leg is None:
            parsed.wrong(one.number, "import_not_understood", raw, text=posting.account[:_SHOWN])
            return
        legs.append(leg)
    day = one.day
    if day is not None:
        beside = [value for key, value in one.facts.items() if key in ("note", "memo", "")]
        parsed.deeds.append(
            Deed(
                number=one.number,
                day=day,
                legs=tuple(legs),
                description=unguarded(one.description),
                note="\n".join(beside),
                raw=raw,
            )
        )


def satang_of(amount: str) -> int | None:
    """Read an amount of baht; None for another commodity, a price, or what is finer than the satang."""
    found = _AMOUNT.fullmatch(amount.strip())
    if found is None or (found["unit"] and found["after"]):
        return None
    satang = satang_in(found["number"])
    if satang is None or (found["before"] and found["number"][0] in "+-"):
        return None
    return -satang if found["before"] == "-" else satang


def _leg(account: str, satang: int, parsed: Parsed) -> Leg | None:
    root, _colon, rest = account.partition(":")
    role = _ROOTS.get(root.lower())
    if role is None:
        return None
    name = rest or account
    if role is Role.OPENING:
        return Leg(role, "", satang) if any(word in name.lower() for word in _OPENINGS) else None
    if role is Role.OWN:
        told = [kind for word, kind in _KINDS if word in name.lower()] if root.lower().startswith("asset") else []
        parsed.accounts.setdefault(name, FileAccount(name, told[0] if told else AccountKind.OPEN))
    return Leg(role, name, satang)
