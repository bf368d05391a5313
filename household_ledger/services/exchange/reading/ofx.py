"""OFX and QFX: statements of banks, the older SGML whose fields are not closed and the newer XML alike."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading import limits
from household_ledger.services.exchange.reading.encoding import decoded
from household_ledger.services.exchange.reading.found import AccountKind, Deed, FileAccount, Leg, Parsed, Role
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.values import day_in, decimal_in, satang_in

_TAG = re.compile(r"<(/?)([A-Za-z0-9._]{1,40})(/?)>([^<]*)")
_STATEMENTS = {"STMTRS": AccountKind.BANK, "CCSTMTRS": AccountKind.CARD}
_MOVED = "STMTTRN"
_INVESTED = ("INVSTMTRS", "INVTRANLIST")
_SAVINGS = ("SAVINGS", "MONEYMRKT", "CD")
_DAY_DIGITS, _SHOWN = 8, 60


@dataclass(slots=True)
class _Read:
    """What was read: movements with their account, as fields, and the line each began in."""

    moved: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    currencies: set[str] = field(default_factory=set)
    is_cut_off: bool = False


def parse_ofx(name: str, content: bytes, mapping: Mapping, *, today: date) -> Parsed:
    """Read OFX; UserError `import_not_ofx`, `import_invested`, `import_currency`, of encoding and limits."""
    limits.refuse_document_type(name, content)
    text, encoding = decoded(name, content, asked=mapping.encoding)
    parsed = Parsed()
    parsed.say("import_encoding", encoding=encoding)
    start = text.upper().find("<OFX>")
    if start < 0:
        raise UserError("import_not_ofx", name=name)
    read = _read(name, text, start, parsed)
    other = read.currencies - {"THB", ""}
    if other:
        raise UserError("import_currency", name=name, currency=min(other)[:_SHOWN])
    decimal = mapping.decimal or decimal_in(one.get("TRNAMT", "") for _number, _account, one in read.moved)
    if decimal is None:
        raise UserError("import_ask_decimal", name=name)
    parsed.taken["decimal"] = decimal or "."
    seen: dict[str, tuple[object, ...]] = {}
    for number, account, said in read.moved:
        deed = _deed(number, account, said, parsed=parsed, forms=(decimal or ".", today))
        if deed is not None and _is_first(deed, seen, parsed):
            parsed.deeds.append(deed)
    return parsed


def _read(  # noqa: C901 -- one place for each tag that says something
    name: str, text: str, start: int, parsed: Parsed
) -> _Read:
    read, account = _Read(), ""
    said: dict[str, str] = {}
    inside, kind, number = "", AccountKind.BANK, 0
    for number, is_end, tag, words in _tags(name, text, start):
        if tag in _INVESTED:
            raise UserError("import_invested", name=name)
        if tag in _STATEMENTS and not is_end:
            kind, account = _STATEMENTS[tag], ""
        elif tag == _MOVED:
            if inside:
                read.moved.append((int(inside), account, said))
                limits.check_row(name, len(read.moved))
            said, inside = {}, "" if is_end else str(number)
        elif inside and not is_end:
            said.setdefault(tag, words)
        elif tag == "ACCTID" and not is_end and not account:
            account = words
            parsed.accounts[account] = FileAccount(account, kind)
        elif tag == "ACCTTYPE" and words.upper() in _SAVINGS:
            parsed.say("import_bank_savings", account=account)
        elif tag == "CURDEF":
            read.currencies.add(words.upper())
    if inside:
        parsed.wrong(number, "import_cut_off", str(said))
    return read


def _tags(name: str, text: str, start: int) -> Iterator[tuple[int, bool, str, str]]:
    """Give each tag with its line: whether it ends something, its name, the words behind it."""
    line, place = text.count("\n", 0, start) + 1, start
    for found in _TAG.finditer(text, start):
        line += text.count("\n", place, found.start())
        place = found.start()
        words = found[4].strip()
        limits.check_text(name, words)
        yield line, bool(found[1]), found[2].upper(), html.unescape(words) if "&" in words else words


def _deed(number: int, account: str, said: dict[str, str], *, parsed: Parsed, forms: tuple[str, date]) -> Deed | None:
    raw = " ".join(f"{tag}={words}" for tag, words in said.items())
    parsed.raw[number] = raw
    posted = said.get("DTPOSTED", "")
    day = day_in(posted[:_DAY_DIGITS], "ymd", forms[1]) if posted[:_DAY_DIGITS].isdigit() else None
    if day is None:
        parsed.wrong(number, "not_a_date", raw, column="DTPOSTED", text=posted[:_SHOWN])
        return None
    satang = satang_in(said.get("TRNAMT", ""), forms[0])
    if satang is None:
        parsed.wrong(number, "not_an_amount", raw, column="TRNAMT", text=said.get("TRNAMT", "")[:_SHOWN])
        return None
    named, memo = said.get("NAME") or said.get("PAYEE", ""), said.get("MEMO", "")
    check = said.get("CHECKNUM", "")
    bank_id = said.get("FITID", "")
    return Deed(
        number=number,
        day=day,
        legs=(Leg(Role.OWN, account, satang), Leg(Role.CATEGORY, "", -satang)),
        description=named or memo,
        note="\n".join(filter(None, (memo if named and memo != named else "", f"เช็ค {check}" if check else ""))),
        id=f"fitid:{account}:{bank_id}" if bank_id else "",
        raw=raw,
    )


def _is_first(deed: Deed, seen: dict[str, tuple[object, ...]], parsed: Parsed) -> bool:
    """Take a movement told twice under one id once; another one under the same id is told."""
    if not deed.id:
        return True
    face = (deed.day, deed.legs, deed.description)
    before = seen.setdefault(deed.id, face)
    if before is face:
        return True
    if before == face:
        parsed.say("import_line_left_out", row=deed.number, text=deed.raw[:_SHOWN])
    else:
        parsed.wrong(deed.number, "import_id_twice", deed.raw, column="FITID", text=deed.id.rpartition(":")[2])
    return False
