"""GnuCash's own XML (plain or gzip): accounts in a tree, transactions of splits in whole fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading.found import AccountKind, Deed, FileAccount, Leg, Parsed, Role
from household_ledger.services.exchange.reading.values import day_in
from household_ledger.services.exchange.reading.xml_safely import elements

_NS = "http://www.gnucash.org/XML/"
_ACCOUNT, _MOVED = f"{{{_NS}gnc}}account", f"{{{_NS}gnc}}transaction"
_TEMPLATES = f"{{{_NS}gnc}}template-transactions"
_KINDS = {
    "BANK": AccountKind.BANK,
    "CASH": AccountKind.CASH,
    "CREDIT": AccountKind.CARD,
    "ASSET": AccountKind.OPEN,
    "LIABILITY": AccountKind.OPEN,
    "RECEIVABLE": AccountKind.OPEN,
    "PAYABLE": AccountKind.OPEN,
}
_CATEGORIES = ("INCOME", "EXPENSE")
_FRACTION = re.compile(r"(-?[0-9]{1,20})/(1[0]{0,9}|[1-9][0-9]{0,9})", re.ASCII)
_OPENINGS = ("opening", "ยอดยกมา", "ยอดเริ่มต้น", "ยกมา")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _Account:
    name: str
    sort: str
    parent: str


@dataclass(slots=True)
class _Book:
    accounts: dict[str, _Account] = field(default_factory=dict)

    def path(self, account: str) -> str:
        """Give the full name of an account, without the root."""
        names: list[str] = []
        seen: set[str] = set()
        while account in self.accounts and account not in seen:
            seen.add(account)
            one = self.accounts[account]
            if one.sort != "ROOT":
                names.append(one.name)
            account = one.parent
        return ":".join(reversed(names))


def parse_gnucash(name: str, content: bytes, *, today: date) -> Parsed:
    """Read GnuCash's XML; UserError of `xml_safely.elements`, `import_not_gnucash`, `import_currency`."""
    parsed, book = Parsed(), _Book()
    for number, path, element in elements(name, content, frozenset((_ACCOUNT, _MOVED))):
        if _TEMPLATES in path:
            continue
        if element.tag == _ACCOUNT:
            book.accounts[_said(element, "act:id")] = _Account(
                _said(element, "act:name"), _said(element, "act:type"), _said(element, "act:parent")
            )
        else:
            currency = element.find(f"{{{_NS}trn}}currency")
            unit = "" if currency is None else _said(currency, "cmdty:id")
            if unit not in ("THB", ""):
                raise UserError("import_currency", name=name, currency=unit[:_SHOWN])
            _take(number, element, book, parsed, today)
    if not book.accounts:
        raise UserError("import_not_gnucash", name=name)
    return parsed


def _said(element: Element, path: str) -> str:
    """Give the text of a child, named as GnuCash does (`act:name`)."""
    steps = [f"{{{_NS}{space}}}{word}" for space, word in (step.split(":") for step in path.split("/"))]
    return (element.findtext("/".join(steps)) or "").strip()


def _take(number: int, element: Element, book: _Book, parsed: Parsed, today: date) -> None:
    posted = _said(element, "trn:date-posted/ts:date")
    description = _said(element, "trn:description")
    splits = element.findall(f"{{{_NS}trn}}splits/{{{_NS}trn}}split")
    raw = f"{posted} {description} " + " ".join(
        f"{book.path(_said(split, 'split:account'))}={_said(split, 'split:value')}" for split in splits
    )
    parsed.raw[number] = raw
    day = day_in(posted[:10], "ymd", today)
    if day is None:
        parsed.wrong(number, "not_a_date", raw, column="date", text=posted[:_SHOWN])
        return
    legs: list[Leg] = []
    for split in splits:
        value, account = _said(split, "split:value"), _said(split, "split:account")
        satang = _satang(value)
        if satang is None:
            parsed.wrong(number, "not_an_amount", raw, column="amount", text=value[:_SHOWN])
            return
        leg = _leg(account, satang, book, parsed)
        if leg is None:
            sort = book.accounts[account].sort if account in book.accounts else ""
            parsed.wrong(number, "import_not_understood", raw, column="account", text=sort or account[:_SHOWN])
            return
        legs.append(leg)
    memos = [_said(split, "split:memo") for split in splits]
    parsed.deeds.append(
        Deed(
            number=number,
            day=day,
            legs=tuple(legs),
            description=description,
            note="\n".join(memo for memo in dict.fromkeys(memos) if memo and memo != description),
            id=f"gnucash:{_said(element, 'trn:id')}" if _said(element, "trn:id") else "",
            raw=raw,
        )
    )


def _leg(account: str, satang: int, book: _Book, parsed: Parsed) -> Leg | None:
    known = book.accounts.get(account)
    if known is None:
        return None
    if known.sort in _KINDS:
        parsed.accounts[known.name] = FileAccount(known.name, _KINDS[known.sort])
        return Leg(Role.OWN, known.name, satang)
    if known.sort in _CATEGORIES:
        return Leg(Role.CATEGORY, known.name, satang)
    if known.sort == "EQUITY" and any(word in known.name.lower() for word in _OPENINGS):
        return Leg(Role.OPENING, "", satang)
    return None


def _satang(value: str) -> int | None:
    """Read a fraction of baht as satang; None for what is finer."""
    found = _FRACTION.fullmatch(value)
    if found is None:
        return None
    satang, rest = divmod(int(found[1]) * 100, int(found[2]))
    return None if rest else satang
