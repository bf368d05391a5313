"""What the columns of a table say: the header found by its words, and each row's cells by their field."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from household_ledger.errors import UserError
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.text.clean import clean
from household_ledger.text.digits import to_arabic

Cell = str | int | float | date
"""Words ("" for nothing), a number, or a day a spreadsheet knew as one."""

_HEADS = {
    "date": "วันที่ วันเดือนปี วดป วันที่ทำรายการ วันทำรายการ วันที่รายการ date transactiondate "
    "วันเวลา วันที่เวลา วันที่และเวลา วันเวลาทำรายการ datetime dateandtime transactiondatetime "
    " postingdate posteddate bookingdate valuedate txndate",
    "in": "รับ รายรับ เงินเข้า ฝาก เงินฝาก จำนวนเงินฝาก "
    "ยอดฝาก ฝากเงิน รายได้ เครดิต รับเงิน in deposit deposits credit income moneyin paidin "
    "creditamount received รายการฝาก",
    "out": "จ่าย รายจ่าย เงินออก ถอน เงินถอน จำนวนเงินถอน "
    "ยอดถอน ถอนเงิน เดบิต จ่ายเงิน ค่าใช้จ่าย out withdrawal withdrawals debit expense "
    "moneyout paidout debitamount spent รายการถอน",
    "amount": "จำนวนเงิน จำนวน ยอดเงิน บาท ยอด เงิน amount amountthb amountbaht value sum transactionamount",
    "way": "ประเภท ประเภทรายการ ชนิด รับจ่าย type transactiontype drcr debitcredit crdr",
    "category": "หมวด หมวดหมู่ หมวดรายการ หมวดรายจ่าย รหัสหมวด category cat categories subcategory",
    "description": "รายการ รายละเอียด คำอธิบาย ชื่อรายการ description details detail narrative item transaction title",
    "note": "หมายเหตุ บันทึก บันทึกช่วยจำ note notes memo remark remarks comment",
    "party": "ผู้รับ ผู้จ่าย ร้าน ร้านค้า คู่ค้า ชื่อ payee payer merchant party counterparty name",
    "id": "เลขที่รายการ รหัสรายการ เลขที่อ้างอิง เลขอ้างอิง transactionid fitid reference referenceno refno ref",
    "account": "บัญชี เลขที่บัญชี กระเป๋า กระเป๋าเงิน account accountname accountnumber wallet pocket",
    "balance": "คงเหลือ ยอดคงเหลือ เงินคงเหลือ balance runningbalance outstandingbalance availablebalance",
}
_FIELDS = {head: name for name, heads in _HEADS.items() for head in heads.split()}
_RUNNING = frozenset(("ที่", "ลำดับ", "ลำดับที่", "no", "number", "#", "เวลา", "time", "สาขา", "branch", "ช่องทาง", "channel"))
_LOOKED_AT = 30
_NOT_LETTERS = re.compile(r"[\s().:/_*#–—\-]+")
_IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_MONEY = ("in", "out", "amount")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a file has it; of one of text, a comma in an amount may have moved what follows by a cell."""

    name: str
    rows: Sequence[Sequence[Cell]]
    is_text: bool = False

    def is_moved(self, row: Sequence[Cell], width: int) -> bool:
        """Tell whether something stands in a row beyond its heads, and so perhaps under the wrong ones."""
        return self.is_text and any(cell != "" for cell in row[width:])


@dataclass(frozen=True, slots=True)
class Heads:
    """Where each field stands (columns from 0), the header's rows (from 0), what is not read."""

    places: dict[str, int]
    first: int
    last: int
    names: dict[str, str]
    unread: tuple[str, ...]
    width: int = 0
    """Columns up to the last that has a head; 0 where there is no header."""


def width_of(heads: Sequence[Cell]) -> int:
    """Count the columns up to the last that has a head."""
    return max((place for place, cell in enumerate(heads, 1) if cell != ""), default=0)


def find_heads(name: str, rows: Sequence[Sequence[Cell]], mapping: Mapping) -> Heads:
    """Find the header, one row or two (a joined cell above, its parts below); UserError `import_ask_columns`."""
    tried = [mapping.header_row - 1] if mapping.header_row else list(range(min(len(rows), _LOOKED_AT)))
    best: Heads | None = None
    for at in tried:
        for last in (at, at + 1):
            if last < len(rows):
                found = _heads(rows, at, last)
                if _score(found) > _score(best):
                    best = found
    best = _asked(name, best or Heads({}, -1, -1, {}, ()), rows, mapping)
    if "date" not in best.places or not any(one in best.places for one in _MONEY):
        raise UserError("import_ask_columns", name=name)
    return best


def _score(heads: Heads | None) -> int:
    if heads is None:
        return 0
    has_all = "date" in heads.places and any(one in heads.places for one in _MONEY)
    return (len(heads.places) + 1) * 10 - (heads.last - heads.first) if has_all else 0


def _heads(rows: Sequence[Sequence[Cell]], first: int, last: int) -> Heads:
    """Read the heads of one or two rows; only words are heads, so a row of figures or days is none."""
    upper, lower = rows[first], rows[last]
    places: dict[str, int] = {}
    names: dict[str, str] = {}
    unread: list[str] = []
    above = ""
    for place in range(max(len(upper), len(lower))):
        top, bottom = _words(upper, place), _words(lower, place) if last > first else ""
        if top is None or bottom is None:
            return Heads({}, first, last, {}, ())
        above = top or (above if bottom else "")
        found = next((one for one in map(field_of, (bottom, above + bottom, above)) if one), None)
        shown = bottom or top
        if found is not None and found not in places and (bottom or top):
            places[found], names[found] = place, shown
        elif shown and bare(shown) not in _RUNNING:
            unread.append(shown)
    return Heads(places, first, last, names, tuple(unread), max(width_of(upper), width_of(lower)))


def _words(row: Sequence[Cell], place: int) -> str | None:
    """Give a head's words; None for what is no head: a number, a day."""
    cell = row[place] if place < len(row) else ""
    if not isinstance(cell, str):
        return None
    words = clean(cell)
    return None if to_arabic(words)[:1].isdigit() else words


def _asked(name: str, found: Heads, rows: Sequence[Sequence[Cell]], mapping: Mapping) -> Heads:
    """Put the columns a mapping names in their places; UserError `import_no_column`."""
    if not mapping.columns:
        return found
    heads = rows[found.last] if 0 <= found.last < len(rows) else ()
    if mapping.header_row:
        heads = rows[mapping.header_row - 1] if mapping.header_row <= len(rows) else ()
    by_name = {clean(str(cell)): place for place, cell in enumerate(heads) if cell != ""}
    places = dict(found.places)
    widest = max(map(len, rows), default=0)
    for one, head in mapping.columns.items():
        if not head:
            places.pop(one, None)
            continue
        place = by_name.get(clean(head))
        if place is None and head.isascii() and head.isdigit() and 1 <= int(head) <= widest:
            place = int(head) - 1
        if place is None:
            raise UserError("import_no_column", name=name, column=head)
        places = {each: at for each, at in places.items() if at != place}
        places[one] = place
    last = mapping.header_row - 1 if mapping.header_row else found.last
    names = {one: str(heads[at]) if at < len(heads) else str(at + 1) for one, at in places.items()}
    width = max(found.width, width_of(heads), *(place + 1 for place in places.values())) if heads else 0
    return Heads(places, last, last, names, found.unread, width)


def field_of(head: str) -> str | None:
    """Give the field a head names; what stands in brackets only where the rest says nothing."""
    for words in (head, _IN_BRACKETS.sub("", head)):
        found = _FIELDS.get(bare(words))
        if found is not None:
            return found
    return None


def bare(words: str) -> str:
    """Give a head without spaces and signs, in small letters."""
    return _NOT_LETTERS.sub("", clean(words)).lower()


def at(row: Sequence[Cell], places: AnyMapping[str, int], name: str) -> Cell:
    """Give the cell of a field, "" where there is none."""
    place = places.get(name)
    return row[place] if place is not None and place < len(row) else ""
