"""HomeBank (XHB): accounts, categories, payees and operations, transfers told in both accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading.found import AccountKind, Deed, FileAccount, Leg, Parsed, Role
from household_ledger.services.exchange.reading.mirrors import without_mirrors
from household_ledger.services.exchange.reading.values import satang_of_number
from household_ledger.services.exchange.reading.xml_safely import elements

_KINDS = {
    "0": AccountKind.BANK,
    "1": AccountKind.BANK,
    "2": AccountKind.CASH,
    "4": AccountKind.CARD,
    "6": AccountKind.BANK,
}
_WANTED = frozenset(("account", "pay", "cat", "ope", "fav", "cur", "homebank"))
_TRANSFER = "5"
_SPLIT = "||"
_SHOWN = 60
_LAST_DAY = date.max.toordinal()


@dataclass(slots=True)
class _Book:
    """What the numbers in operations mean."""

    accounts: dict[str, str] = field(default_factory=dict)
    payees: dict[str, str] = field(default_factory=dict)
    categories: dict[str, str] = field(default_factory=dict)
    first_day: dict[str, date] = field(default_factory=dict)
    openings: dict[str, tuple[int, str]] = field(default_factory=dict)


def parse_homebank(name: str, content: bytes) -> Parsed:
    """Read HomeBank's file; UserError of `xml_safely.elements`, `import_not_homebank`."""
    parsed, book = Parsed(), _Book()
    is_ours = False
    for number, path, element in elements(name, content, _WANTED - {"homebank"}):
        is_ours = is_ours or path.startswith("homebank/")
        said = dict(element.attrib)
        if element.tag == "ope":
            _take(number, said, book, parsed)
        else:
            _define(number, element, book, parsed)
    if not is_ours:
        raise UserError("import_not_homebank", name=name)
    _open(book, parsed)
    parsed.deeds = without_mirrors(parsed.deeds)
    return parsed


def _define(number: int, element: Element, book: _Book, parsed: Parsed) -> None:
    said = element.attrib
    key, named = said.get("key", ""), said.get("name", "").strip()
    if element.tag == "account":
        book.accounts[key] = named
        parsed.accounts[named] = FileAccount(named, _KINDS.get(said.get("type", "0"), AccountKind.OPEN))
        satang = _satang(said.get("initial", "0"))
        if satang is None:
            parsed.wrong(number, "not_an_amount", str(said), column="initial", text=said.get("initial", "")[:_SHOWN])
        elif satang:
            book.openings[key] = (satang, f"{number}")
    elif element.tag == "pay":
        book.payees[key] = named
    elif element.tag == "cat":
        above = book.categories.get(said.get("parent", ""), "")
        book.categories[key] = f"{above}:{named}" if above else named
    elif element.tag == "fav":
        parsed.say("import_line_left_out", row=number, text=f"{named or said.get('wording', '')} (fav)")


def _take(number: int, said: dict[str, str], book: _Book, parsed: Parsed) -> None:
    raw = " ".join(f"{key}={value}" for key, value in said.items())
    parsed.raw[number] = raw
    day_text, amount = said.get("date", ""), said.get("amount", "")
    day = int(day_text) if day_text.isascii() and day_text.isdigit() and len(day_text) < 9 else 0  # noqa: PLR2004
    if not 1 <= day <= _LAST_DAY:
        parsed.wrong(number, "not_a_date", raw, column="date", text=day_text[:_SHOWN])
        return
    satang = _satang(amount)
    if satang is None:
        parsed.wrong(number, "not_an_amount", raw, column="amount", text=amount[:_SHOWN])
        return
    key, dated = said.get("account", ""), date.fromordinal(day)
    if key not in book.accounts:
        parsed.wrong(number, "import_no_account", raw, column="account")
        return
    book.first_day[key] = min(dated, book.first_day.get(key, dated))
    others = _others(said, satang, book)
    if others is None:
        parsed.wrong(number, "import_not_understood", raw, text=said.get("samt", said.get("dst_account", ""))[:_SHOWN])
        return
    payee, wording = book.payees.get(said.get("payee", ""), ""), said.get("wording", "")
    memos = [wording if payee else "", said.get("info", ""), *said.get("smem", "").split(_SPLIT)]
    parsed.deeds.append(
        Deed(
            number=number,
            day=dated,
            legs=(Leg(Role.OWN, book.accounts[key], satang), *others),
            description=payee or wording,
            note="\n".join(memo for memo in dict.fromkeys(memos) if memo),
            raw=raw,
        )
    )


def _others(said: dict[str, str], satang: int, book: _Book) -> list[Leg] | None:
    """Give the other sides of an operation; None where its parts do not fit together."""
    if said.get("scat") is not None and said.get("samt"):
        codes, amounts = said["scat"].split(_SPLIT), [_satang(part) for part in said["samt"].split(_SPLIT)]
        if len(codes) != len(amounts):
            return None
        legs = []
        for code, part in zip(codes, amounts, strict=True):
            if part is None:
                return None
            legs.append(Leg(Role.CATEGORY, book.categories.get(code, ""), -part))
        return legs
    there = said.get("dst_account", "0")
    if said.get("paymode") == _TRANSFER or there not in ("", "0"):
        return [Leg(Role.OWN, book.accounts[there], -satang)] if there in book.accounts else None
    return [Leg(Role.CATEGORY, book.categories.get(said.get("category", ""), ""), -satang)]


def _open(book: _Book, parsed: Parsed) -> None:
    """Open each account with what it began with, on the day of its first operation."""
    for key, (satang, number) in book.openings.items():
        account = book.accounts[key]
        day = book.first_day.get(key)
        if day is None:
            parsed.say("import_opening_left_out", account=account)
            continue
        legs = (Leg(Role.OWN, account, satang), Leg(Role.OPENING, "", -satang))
        parsed.deeds.append(Deed(number=int(number), day=day, legs=legs, id=f"homebank:{account}:initial", raw=account))


def _satang(text: str) -> int | None:
    """Read a number as HomeBank writes it, a float with a point."""
    if len(text) > _SHOWN or not text.isascii():
        return None
    try:
        return satang_of_number(float(text))
    except ValueError:
        return None
