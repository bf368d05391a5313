"""QIF: accounts and their records, each ended by ^, as Quicken and its kin write them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading import limits
from household_ledger.services.exchange.reading.encoding import decoded
from household_ledger.services.exchange.reading.found import AccountKind, Deed, FileAccount, Leg, Parsed, Role
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.mirrors import without_mirrors
from household_ledger.services.exchange.reading.values import day_in, decimal_in, era_in, order_in, satang_in

_KINDS = {
    "bank": AccountKind.BANK,
    "cash": AccountKind.CASH,
    "ccard": AccountKind.CARD,
    "oth a": AccountKind.OPEN,
    "oth l": AccountKind.OPEN,
}
_ADJUSTED = "adjusted"
"""What our own QIF calls money found or missing when it was counted."""
_OPENINGS = ("opening balance", "ยอดยกมา", "ยอดเริ่มต้น")
_LISTS = ("cat", "class", "memorized", "tag", "prices", "security", "budget")
_SHOWN = 60
_OWN_DIGITS = range(16, 20)


@dataclass(slots=True)
class _Record:
    """One record: its first line, the account it stands in, its fields, its splits as (category, memo, amount)."""

    number: int
    account: str
    fields: dict[str, str] = field(default_factory=dict)
    splits: list[list[str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def take(self, line: str) -> None:
        """Take one line in."""
        sign, rest = line[:1].upper(), line[1:].strip()
        self.lines.append(line)
        if sign == "S":
            self.splits.append([rest, "", ""])
        elif sign in "E$%" and self.splits:
            self.splits[-1][1 if sign == "E" else 2] = rest if sign != "%" else self.splits[-1][2]
        elif sign not in self.fields:
            self.fields[sign] = rest


@dataclass(frozen=True, slots=True)
class _Forms:
    """How days and amounts are written."""

    order: str
    decimal: str
    era: str
    today: date


def parse_qif(name: str, content: bytes, mapping: Mapping, *, today: date) -> Parsed:
    """Read QIF; UserError `import_ask_date_order`, `import_ask_decimal`, of encoding and limits."""
    text, encoding = decoded(name, content, asked=mapping.encoding)
    parsed = Parsed()
    parsed.say("import_encoding", encoding=encoding)
    records = _records(limits.lines_of(name, text), parsed)
    limits.check_row(name, len(records))
    days = [one.fields.get("D", "") for one in records]
    order = mapping.date_order or order_in(days, today, era=mapping.era)
    if order is None:
        raise UserError("import_ask_date_order", name=name, text=days[0][:_SHOWN])
    amounts = [one.fields.get("T", "") for one in records]
    amounts += [split[2] for one in records for split in one.splits]
    decimal = mapping.decimal or decimal_in(amounts)
    if decimal is None:
        raise UserError("import_ask_decimal", name=name)
    if order:
        parsed.say("import_date_order", order=order)
    forms = _Forms(order or "dmy", decimal or ".", mapping.era, today)
    era = mapping.era or era_in(days, forms.order, today)
    parsed.taken |= {"date_order": forms.order, "decimal": forms.decimal, "era": era}
    deeds = [_deed(one, parsed, forms) for one in records]
    parsed.deeds = _known_once(without_mirrors(deed for deed in deeds if deed is not None))
    return parsed


def _known_once(deeds: list[Deed]) -> list[Deed]:
    """Take from deeds a number that several have: it is none of this program's, and tells them not apart."""
    times = Counter(deed.id for deed in deeds)
    return [replace(deed, id="") if times[deed.id] > 1 else deed for deed in deeds]


def _records(lines: list[str], parsed: Parsed) -> list[_Record]:
    records: list[_Record] = []
    account, section = "", ""
    record: _Record | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if line.startswith("!"):
            section = _section(line, account, parsed)
            record = None
        elif line.strip() == "^":
            if record is not None and section == "!account":
                account = _account(record, parsed)
            elif record is not None and section in _KINDS:
                records.append(record)
            elif record is not None and section not in _LISTS:
                parsed.wrong(record.number, "import_not_understood", "\n".join(record.lines), text=section[:_SHOWN])
            record = None
        else:
            record = record or _Record(number, account)
            record.take(line.rstrip())
    if record is not None and section in _KINDS:
        parsed.wrong(record.number, "import_cut_off", "\n".join(record.lines))
    return records


def _section(line: str, account: str, parsed: Parsed) -> str:
    words = line.strip().lower()
    if words.startswith("!type:"):
        section = words.removeprefix("!type:").strip()
        if section in _KINDS and account and account not in parsed.accounts:
            parsed.accounts[account] = FileAccount(account, _KINDS[section])
        return section
    return "!account" if words == "!account" else "class" if words.startswith(("!option", "!clear")) else words


def _account(record: _Record, parsed: Parsed) -> str:
    name = record.fields.get("N", "")
    kind = _KINDS.get(record.fields.get("T", "").lower(), AccountKind.OPEN)
    if name and (name not in parsed.accounts or parsed.accounts[name].kind is AccountKind.OPEN):
        parsed.accounts[name] = FileAccount(name, kind)
    return name


def _deed(record: _Record, parsed: Parsed, forms: _Forms) -> Deed | None:
    raw, number, said = "\n".join(record.lines), record.number, record.fields
    parsed.raw[number] = raw
    day = day_in(said.get("D", ""), forms.order, forms.today, era=forms.era)
    if day is None:
        parsed.wrong(number, "not_a_date", raw, column="date", text=said.get("D", "")[:_SHOWN])
        return None
    amount = said.get("T") or said.get("U", "")
    satang = satang_in(amount, forms.decimal)
    shares = [satang_in(split[2], forms.decimal) for split in record.splits]
    for text, read in zip((amount, *(split[2] for split in record.splits)), (satang, *shares), strict=True):
        if read is None:
            parsed.wrong(number, "not_an_amount", raw, column="amount", text=text[:_SHOWN])
            return None
    legs = [Leg(Role.OWN, record.account, satang or 0)]
    words = said.get("P") or said.get("M", "")
    if record.splits:
        legs += [_other(split[0], share or 0) for split, share in zip(record.splits, shares, strict=True)]
    else:
        other = _other(said.get("L", ""), satang or 0)
        if said.get("P", "").lower() in _OPENINGS and other.name in (record.account, ""):
            other, words = Leg(Role.OPENING, "", other.satang), said.get("M", "")
        legs.append(other)
    memos = [said.get("M", ""), *(split[1] for split in record.splits)]
    return Deed(
        number=number,
        day=day,
        legs=tuple(legs),
        description=words,
        note="\n".join(dict.fromkeys(memo for memo in memos if memo and memo != words)),
        id=_own_number(said),
        raw=raw,
    )


def _own_number(said: dict[str, str]) -> str:
    """Give the number by which this program wrote a record, "" of another's: those number cheques."""
    number = said.get("N", "")
    is_own = number.isascii() and number.isdecimal() and len(number) in _OWN_DIGITS and said.get("C") == "*"
    return number if is_own else ""


def _other(words: str, satang: int) -> Leg:
    """Make the other side of a line: an account stands in brackets; what follows / is a class and left in the name."""
    words = words.strip()
    inside, closed, _rest = words[1:].partition("]")
    if words.startswith("[") and closed:
        return Leg(Role.OWN, inside.strip(), -satang)
    return Leg(Role.ADJUSTED if words == _ADJUSTED else Role.CATEGORY, words, -satang)
