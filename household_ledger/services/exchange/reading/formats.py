"""Which format a file is in, and its reading from bytes to rows."""

from __future__ import annotations

import io
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date
from zipfile import ZipFile

from household_ledger.errors import UserError
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.reading.found import Deed, Found, Parsed, Role, Uncoded
from household_ledger.services.exchange.reading.limits import BROKEN_ZIP, check_row, unpacked
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import Known
from household_ledger.services.exchange.reading.turning import Turner
from household_ledger.services.exchange.rows import Row

FORMATS = ("csv", "xlsx", "qif", "ofx", "homebank", "gnucash", "hledger", "beancount")
_ENDINGS = {
    ".qif": "qif",
    ".ofx": "ofx",
    ".qfx": "ofx",
    ".xhb": "homebank",
    ".gnucash": "gnucash",
    ".journal": "hledger",
    ".hledger": "hledger",
    ".ledger": "hledger",
    ".j": "hledger",
    ".beancount": "beancount",
    ".bean": "beancount",
}
_ZIP, _OLD_EXCEL, _SQLITE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"SQLite format 3", b"%PDF"
_SEALED, _MANIFEST = b"HLSEAL1\n", "manifest.json"
"""How bundles begin, and what each holds."""
_JSON = ".json"
_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read: the file's name, its format ("": found out), what is said of it, the household, the day."""

    name: str
    known: Known
    today: date
    format: str = ""
    mapping: Mapping = field(default_factory=Mapping)
    remembered: AnyMapping[str, Mapping] = field(default_factory=dict)
    """What was said of files of a source (`Survey.source`) before: holds where nothing is said now."""


def read(content: bytes, request: Request) -> Found:
    """Read a file's bytes; UserError tells what is to be mended or said, rows with problems are listed."""
    kind = request.format or format_of(request.name, content)
    parsed = _READERS[kind](content, request)
    turner = Turner(request.mapping, request.known, parsed.accounts)
    rows: list[Row] = list(parsed.rows)
    problems: list[RowProblem] = list(parsed.problems)
    for deed in parsed.deeds:
        parsed.raw.setdefault(deed.number, deed.raw)
        turned = turner.turn(deed)
        if isinstance(turned, RowProblem):
            problems.append(turned)
        else:
            rows += turned
    check_row(request.name, len(rows))
    if not request.mapping.pocket and any(_has_no_account(deed) for deed in parsed.deeds):
        parsed.say("import_pocket_first")
    bad = {problem.number for problem in problems}
    for name, count in turner.unnamed.items():
        parsed.say("import_category_other" if name else "import_category_none", text=name[:60], count=count)
    return Found(
        format=kind,
        said=tuple(parsed.said),
        accounts=tuple(parsed.accounts.values()),
        rows=tuple(row for row in rows if row.number not in bad),
        problems=tuple(sorted(problems, key=lambda one: one.number)),
        hints=turner.hints,
        raw=parsed.raw,
        taken=parsed.taken,
        owns=turner.owns,
        uncoded=tuple(Uncoded(name, is_income, count) for (name, is_income), count in turner.uncoded.items()),
    )


def _has_no_account(deed: Deed) -> bool:
    return any(leg.role is Role.OWN and not leg.name for leg in deed.legs)


def format_of(name: str, content: bytes) -> str:
    """Tell the format by what the file begins with, else by its ending; UserError for what is none of them."""
    _check_is_read(name, content)
    if content.startswith(_ZIP):
        return "xlsx"
    start = unpacked(name, content)[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    lower = start.lower()
    for sign, kind in ((b"<homebank", "homebank"), (b"gnucash.org/xml", "gnucash"), (b"<gnc-v2", "gnucash")):
        if sign in lower:
            return kind
    if b"ofxheader" in lower or b"<ofx>" in lower:
        return "ofx"
    if lower.startswith((b"!type:", b"!account", b"!option", b"!clear")):
        return "qif"
    ending = "." + name.lower().rpartition(".")[2]
    return _ENDINGS.get(ending, "csv")


def _check_is_read(name: str, content: bytes) -> None:
    """UserError for what is known to be something else, each with the way there is."""
    if content.startswith(_OLD_EXCEL):
        raise UserError("sheet_old_excel", name=name)
    if content.startswith(_SQLITE):
        raise UserError("import_is_ledger", name=name)
    if content.startswith(_PDF):
        raise UserError("import_format_unknown", name=name, formats=", ".join(FORMATS))
    if content.startswith(_SEALED) or (content.startswith(_ZIP) and _is_bundle(content)):
        raise UserError("import_is_bundle", name=name)
    if name.lower().endswith(_JSON) and content[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        raise UserError("import_is_json", name=name)


def _is_bundle(content: bytes) -> bool:
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            return _MANIFEST in parts.namelist()
    except BROKEN_ZIP:
        return False


def _csv(content: bytes, request: Request) -> Parsed:
    from household_ledger.services.exchange.reading.csv_any import parse_csv

    return parse_csv(request.name, content, request.mapping, known=request.known, today=request.today)


def _xlsx(content: bytes, request: Request) -> Parsed:
    from household_ledger.services.exchange.reading.xlsx_any import parse_xlsx

    return parse_xlsx(request.name, content, request.mapping, known=request.known, today=request.today)


def _qif(content: bytes, request: Request) -> Parsed:
    from household_ledger.services.exchange.reading.qif import parse_qif

    return parse_qif(request.name, content, request.mapping, today=request.today)


def _ofx(content: bytes, request: Request) -> Parsed:
    from household_ledger.services.exchange.reading.ofx import parse_ofx

    return parse_ofx(request.name, content, request.mapping, today=request.today)


def _homebank(content: bytes, request: Request) -> Parsed:
    from household_ledger.services.exchange.reading.homebank import parse_homebank

    return parse_homebank(request.name, content)


def _gnucash(content: bytes, request: Request) -> Parsed:
    from household_ledger.services.exchange.reading.gnucash import parse_gnucash

    return parse_gnucash(request.name, content, today=request.today)


def _hledger(content: bytes, request: Request) -> Parsed:
    from household_ledger.services.exchange.reading.hledger import parse_hledger

    whose = request.known.household
    return parse_hledger(request.name, content, request.mapping, household=whose, today=request.today)


def _beancount(content: bytes, request: Request) -> Parsed:
    from household_ledger.services.exchange.reading.beancount import parse_beancount

    whose = request.known.household
    return parse_beancount(request.name, content, request.mapping, household=whose, today=request.today)


_READERS: dict[str, Callable[[bytes, Request], Parsed]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "qif": _qif,
    "ofx": _ofx,
    "homebank": _homebank,
    "gnucash": _gnucash,
    "hledger": _hledger,
    "beancount": _beancount,
}
