"""A table's rows as movements: days, amounts and directions found out over whole columns, footers told apart."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from household_ledger.errors import UserError
from household_ledger.services.exchange.canonical_row import row_of
from household_ledger.services.exchange.reading.balances import Standing, out_of_step
from household_ledger.services.exchange.reading.found import AccountKind, Deed, FileAccount, Leg, Parsed, Role
from household_ledger.services.exchange.reading.mapping import Mapping
from household_ledger.services.exchange.reading.own import Known, plain
from household_ledger.services.exchange.reading.tables import Cell, Heads, Sheet, at, bare, find_heads, width_of
from household_ledger.services.exchange.reading.values import (
    common_day,
    day_in,
    decimal_in,
    era_in,
    order_in,
    satang_in,
    satang_of_number,
)
from household_ledger.services.exchange.rows import COLUMNS, Row

_SUMS = ("รวม", "ยอดรวม", "รวมทั้งสิ้น", "รวมเงิน", "total", "totals", "subtotal", "grandtotal", "sum")
_CARRIED = (
    "ยอดยกมา",
    "ยกมา",
    "ยอดยกไป",
    "ยกไป",
    "broughtforward",
    "carriedforward",
    "openingbalance",
    "closingbalance",
)
_IN = ("รับ", "รายรับ", "เข้า", "เงินเข้า", "ฝาก", "รายได้", "in", "income", "credit", "cr", "c", "deposit", "+")
_OUT = ("จ่าย", "รายจ่าย", "ออก", "เงินออก", "ถอน", "ค่าใช้จ่าย", "out", "expense", "debit", "dr", "d", "withdrawal", "-")
_NONE = ("", "-", "–", "—")
_SHOWN = 60
_MOST_TOLD = 5
_RAW = 2000


def parse_table(sheet: Sheet, mapping: Mapping, *, known: Known, today: date) -> Parsed:
    """Read a table; UserError `import_ask_columns`, `import_ask_date_order`, `import_ask_decimal`, `import_ask_way`."""
    canonical = next((number for number, row in enumerate(sheet.rows[:30]) if is_canonical(row)), None)
    if canonical is not None and not mapping.columns:
        return _canonical(sheet, canonical, known.household)
    heads = find_heads(sheet.name, sheet.rows, mapping)
    return _Table(sheet, heads, mapping=mapping, known=known, today=today).parse()


def is_canonical(row: Sequence[Cell]) -> bool:
    """Tell whether a row is the heads of the project's own columns."""
    words = [str(cell).strip().lower() for cell in row if cell != ""]
    return {"date", "kind", "amount"} <= set(words) and set(words) <= set(COLUMNS)


def _canonical(sheet: Sheet, header: int, household: str) -> Parsed:
    """Read the project's own columns; what is another household's is told, never taken for this one's; "" reads all."""
    parsed, rows = Parsed(), sheet.rows
    width = width_of(rows[header])
    parsed.say("import_own_columns")
    places = {str(cell).strip().lower(): place for place, cell in enumerate(rows[header])}
    for number, row in enumerate(rows[header + 1 :], header + 2):
        if not any(cell != "" for cell in row):
            continue
        cells = [_canonical_cell(at(row, places, column)) for column in COLUMNS]
        raw = _raw(row)
        if sheet.is_moved(row, width):
            parsed.wrong(number, "csv_columns", raw, wanted=width, found=len(row))
            continue
        whose = COLUMNS.index("household")
        if household:  # else every row says whose it is
            if cells[whose] not in ("", household):
                parsed.wrong(number, "import_other_household", raw, column="household", whose=cells[whose][:_SHOWN])
                continue
            cells[whose] = household
        read = row_of(cells, number)
        parsed.raw[number] = raw
        if isinstance(read, Row):
            parsed.rows.append(read)
        else:
            parsed.problems += read
    return parsed


def _canonical_cell(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return format(cell, ".15g") if isinstance(cell, float) else str(cell)


def _raw(row: Sequence[Cell]) -> str:
    return " | ".join(str(cell) for cell in row)[:_RAW]


@dataclass(slots=True)
class _Table:
    """A table being read."""

    sheet: Sheet
    heads: Heads
    mapping: Mapping
    known: Known
    today: date
    order: str = ""
    decimal: str = "."
    has_less: bool = False
    is_out_mixed: bool = False
    met: Counter[str] = field(default_factory=Counter)
    behind: list[Standing] = field(default_factory=list)
    parsed: Parsed = field(default_factory=Parsed)

    def parse(self) -> Parsed:
        self._find_out()
        for number, row in self._body():
            if self._is_data(number, row):
                self._read(number, row)
        if not self.parsed.problems:
            for number in out_of_step(self.behind)[:_MOST_TOLD]:
                self.parsed.say("import_running_differs", row=number)
        for one in dict.fromkeys(deed.legs[0].name for deed in self.parsed.deeds):
            if one:
                self.parsed.accounts[one] = FileAccount(one, AccountKind.OPEN)
        return self.parsed

    def _body(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        rows, last = self.sheet.rows, self.heads.last
        head = list(rows[last]) if last >= 0 else None
        for number, row in enumerate(rows[last + 1 :], last + 2):
            if any(cell != "" for cell in row) and list(row) != head:
                yield number, row

    def _cell(self, row: Sequence[Cell], name: str) -> Cell:
        return at(row, self.heads.places, name)

    def _words(self, row: Sequence[Cell], name: str) -> str:
        cell = self._cell(row, name)
        return format(cell, ".15g") if isinstance(cell, float) else str(cell).strip()

    def _find_out(self) -> None:
        """Find out what only the whole table tells, and ask where it does not."""
        say, mapping = self.parsed.say, self.mapping
        read = [(self.heads.names[one], one) for one in self.heads.places]
        say("import_columns_read", columns=json.dumps(read, ensure_ascii=False))
        if self.heads.unread:
            say("import_columns_unread", columns=", ".join(self.heads.unread)[:300])
        dated = [row for _number, row in self._body() if self._is_dated(row)]
        days = [cell for row in dated if isinstance(cell := self._cell(row, "date"), str)]
        order = mapping.date_order or order_in(days, self.today, era=mapping.era)
        if order is None:
            raise UserError("import_ask_date_order", name=self.sheet.name, text=days[0][:_SHOWN])
        self.order = order or "dmy"
        if order:
            say("import_date_order", order=self.order)
        cells = [self._cell(row, one) for row in dated for one in ("in", "out", "amount")]
        decimal = mapping.decimal or decimal_in(cell for cell in cells if isinstance(cell, str))
        if decimal is None:
            raise UserError("import_ask_decimal", name=self.sheet.name)
        self.decimal = decimal or "."
        self.parsed.taken |= {"date_order": self.order, "decimal": self.decimal, "era": self._era(days)}
        amounts = [self._satang(self._cell(row, "amount")) for row in dated]
        self.has_less = any(amount is not None and amount < 0 for amount in amounts)
        out = [amount for row in dated if (amount := self._satang(self._cell(row, "out")))]
        self.is_out_mixed = min(out, default=0) < 0 < max(out, default=0)

    def _era(self, days: Sequence[str]) -> str:
        return self.mapping.era or era_in(days, self.order, self.today) or ("" if days else "ce")

    def _is_dated(self, row: Sequence[Cell]) -> bool:
        cell = self._cell(row, "date")
        return isinstance(cell, date) or any(letter.isdigit() for letter in str(cell))

    def _is_data(self, number: int, row: Sequence[Cell]) -> bool:
        """Tell footers, sums and balances carried forward from rows; what is left out is said."""
        words = [bare(cell) for cell in row if isinstance(cell, str) and cell]
        money = [self._cell(row, one) for one in ("in", "out", "amount")]
        has_money = any(str(cell).strip() not in _NONE for cell in money)
        is_sum = any(word.startswith(_SUMS) for word in words)
        is_carried = any(word.startswith(_CARRIED) for word in words)
        if self._is_dated(row) and (has_money or not is_carried):
            return True
        if not self._is_dated(row) and has_money and not (is_sum or is_carried):
            return True
        self.parsed.say("import_line_left_out", row=number, text=_raw(row)[:_SHOWN])
        return False

    def _read(self, number: int, row: Sequence[Cell]) -> None:
        raw = _raw(row)
        self.parsed.raw[number] = raw
        if self.heads.width and self.sheet.is_moved(row, self.heads.width):
            self.parsed.wrong(number, "csv_columns", raw, wanted=self.heads.width, found=len(row))
            return
        day = self._day(row)
        if day is None:
            text = self._words(row, "date")[:_SHOWN]
            self.parsed.wrong(number, "not_a_date" if text else "missing", raw, column="date", text=text)
            return
        description = self._words(row, "description")
        party = self._words(row, "party")
        if bare(description or party) in (*_SUMS, *_CARRIED):
            self.parsed.wrong(number, "import_looks_like_sum", raw, column="description", text=description or party)
            return
        satang = self._amount(number, row)
        if satang is None:
            return
        account = self._words(row, "account")
        reference = self._words(row, "id")
        stood = self._satang(self._cell(row, "balance"))
        if stood is not None:
            self.behind.append(Standing(number, account, satang, stood))
        legs = (Leg(Role.OWN, account, satang), Leg(Role.CATEGORY, self._words(row, "category"), -satang))
        self.parsed.deeds.append(
            Deed(
                number=number,
                day=day,
                legs=legs,
                description=description or party,
                note="\n".join(filter(None, (party if description else "", self._words(row, "note")))),
                id=self._id(f"table:{account}:{day.isoformat()}:{reference}:{satang}") if reference else "",
                raw=raw,
            )
        )

    def _id(self, words: str) -> str:
        """Make a number of the file one that is met again: with its day and amount, for some come again elsewhere."""
        self.met[words] += 1
        return f"{words}:{self.met[words]}"

    def _day(self, row: Sequence[Cell]) -> date | None:
        cell = self._cell(row, "date")
        if isinstance(cell, date):
            return common_day(cell)
        return day_in(self._words(row, "date"), self.order, self.today, era=self.mapping.era)

    def _satang(self, cell: Cell) -> int | None:
        if isinstance(cell, str):
            return satang_in(cell, self.decimal)
        if isinstance(cell, date):
            return None
        return satang_of_number(cell) if isinstance(cell, float) else cell * 100

    def _amount(self, number: int, row: Sequence[Cell]) -> int | None:  # noqa: PLR0911 -- one for each thing wrong
        """Give what came in (above zero) or went out; None when something is wrong with it, which is told."""
        found: dict[str, int] = {}
        for one in ("in", "out", "amount"):
            cell = self._cell(row, one)
            if str(cell).strip() in _NONE:
                continue
            satang = self._satang(cell)
            if satang is None:
                self.parsed.wrong(number, "not_an_amount", _raw(row), column=one, text=str(cell)[:_SHOWN])
                return None
            if satang:
                found[one] = satang
        if len(found) != 1:
            code = "import_both_ways" if found else "amount_missing"
            self.parsed.wrong(number, code, _raw(row), column="amount")
            return None
        ((one, satang),) = found.items()
        if one == "out" and satang < 0 and self.is_out_mixed:  # taken back, or written so: nobody can tell
            text = self._words(row, one)[:_SHOWN]
            self.parsed.wrong(number, "import_way_unknown", _raw(row), column=one, text=text)
            return None
        if one != "amount":
            return satang if one == "in" else -abs(satang)
        way = self._way(row)
        if way == "signed":
            return satang
        if way is None:
            text = self._words(row, "way")[:_SHOWN]
            self.parsed.wrong(number, "import_way_unknown", _raw(row), column="way", text=text)
            return None
        return abs(satang) if way == "income" else -abs(satang)

    def _way(self, row: Sequence[Cell]) -> str | None:
        """Tell the direction of one amount: by its own column, by its code, by signs, or as the mapping says."""
        if self.mapping.amounts:
            return self.mapping.amounts
        if "way" in self.heads.places:
            word = self._words(row, "way").lower()
            if word in _IN or bare(word) in _IN:
                return "income"
            return "spending" if word in _OUT or bare(word) in _OUT else "signed" if self.has_less else None
        if self.has_less:
            return "signed"
        category = self._words(row, "category")
        code = self.mapping.categories.get(category) or self.known.categories.get(plain(category), "")
        if code[:1] in ("I", "E", "C"):
            return "income" if code[0] == "I" else "spending"
        raise UserError("import_ask_way", name=self.sheet.name)
