"""How one record of the canonical CSV becomes a typed row, strictly: every cell right, or each wrong one named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import MAX_QUANTITY
from household_ledger.services.canonical import (
    TEXT_LIMITS,
    day_of,
    has_control,
    is_amount_too_big,
    months_of,
    satang_of,
    thousandths_of,
    unguarded,
)
from household_ledger.services.rows import COLUMNS, Row
from household_ledger.text.clean import clean

_PLACES = {column: place for place, column in enumerate(COLUMNS)}
_TEXT_PLACES = tuple((column, _PLACES[column], limit) for column, limit in TEXT_LIMITS.items())
_SHOWN = 40
_TEXTS_KEPT = 4096
"""The same few names come again and again."""
_CLEAN = re.compile(r"(?:(?! )(?:[!-~ก-ะาโ-ๆ๐-๙]|เ(?!เ)|แ)ฺ?[ุู]?[ัิีึื็]?[่-๋]?(?:[์๎]|ำ(?![่-๋]))?(?: (?=[^ ]))?)*")
"""Text that `text.clean` leaves as it is, for all we can tell quickly: most of what people write."""
_MANY_LINES = frozenset({"note"})

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row: its number (the header is row 1), the column ("": the row as a whole), the problem."""

    number: int
    column: str
    problem: Problem


class _Wrong(Exception):  # noqa: N818 -- never leaves this module
    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.problem = Problem(code, params=params)


class _Cells:
    """The cells of one record; what cannot be read is put on the list of problems."""

    def __init__(self, cells: Sequence[str], number: int) -> None:
        self.problems: list[RowProblem] = []
        self._cells, self._number = cells, number

    def read(self, column: str, reader: Callable[[str], Value]) -> Value | None:
        cell = self._cells[_PLACES[column]].strip()
        if not cell:
            return None
        try:
            return reader(cell)
        except _Wrong as wrong:
            self.tell(column, wrong.problem)
            return None

    def tell(self, column: str, problem: Problem) -> None:
        self.problems.append(RowProblem(self._number, column, Problem(problem.code, column, problem.params)))

    def texts(self) -> dict[str, str]:
        texts = {}
        for column, place, limit in _TEXT_PLACES:
            cell = self._cells[place]
            if cell:
                try:
                    texts[column] = text_of(cell, limit, has_lines=column in _MANY_LINES)
                except _Wrong as wrong:
                    self.tell(column, wrong.problem)
        return texts


def row_of(cells: Sequence[str], number: int) -> Row | list[RowProblem]:
    """Type the cells (in the order of `COLUMNS`) of a record; when any is wrong, give the list of all that is."""
    record = _Cells(cells, number)
    day, kind = record.read("date", _day), record.read("kind", _kind)
    texts = record.texts()
    household = texts.pop("household", "")
    numbers = {column: record.read(column, _satang) for column in ("amount", "principal", "interest", "unit_price")}
    quantity, life = record.read("quantity", _quantity), record.read("life_months", _life)
    known_by, entered_on = record.read("known_by", _known_by), record.read("entered_on", _day)
    told = {problem.column for problem in record.problems}
    for column, value in (("date", day), ("household", household), ("kind", kind)):
        if not value and column not in told:
            record.tell(column, Problem("missing"))
    if record.problems or day is None or kind is None:
        return record.problems
    named = texts.get
    return Row(
        date=day,
        household=household,
        kind=kind,
        category=named("category", ""),
        amount=numbers["amount"],
        pocket=named("pocket", ""),
        to_pocket=named("to_pocket", ""),
        debt=named("debt", ""),
        principal=numbers["principal"],
        interest=numbers["interest"],
        occupation=named("occupation", ""),
        member=named("member", ""),
        quantity=quantity,
        unit=named("unit", ""),
        unit_price=numbers["unit_price"],
        note=named("note", ""),
        known_by=known_by,
        entered_on=entered_on,
        entry_id=named("entry_id", ""),
        source=named("source", ""),
        party=named("party", ""),
        life_months=life,
        goal=named("goal", ""),
        pair=named("pair", ""),
        description=named("description", ""),
        number=number,
    )


def plain_text(cell: str, limit: int, *, has_lines: bool) -> str | None:
    """Clean a text cell as `row_of` does; None when there is something wrong with it."""
    try:
        return text_of(cell, limit, has_lines=has_lines)
    except _Wrong:
        return None


@lru_cache(maxsize=_TEXTS_KEPT)
def text_of(cell: str, limit: int, *, has_lines: bool = False) -> str:
    """Clean a text cell, its guard taken off."""
    text = unguarded(cell)
    if _CLEAN.fullmatch(text) is None:
        if has_control(text):
            raise _Wrong("control_characters")
        text = clean(text, has_lines=has_lines)
    if len(text) > limit:
        raise _Wrong("text_too_long", limit=limit)
    return text


def _day(cell: str) -> date:
    day = day_of(cell)
    if day is None:
        raise _Wrong("not_a_date", text=cell[:_SHOWN])
    return day


def _satang(cell: str) -> Money:
    satang = satang_of(cell)
    if satang is None:
        raise _Wrong("not_an_amount", text=cell[:_SHOWN])
    if is_amount_too_big(satang):
        raise _Wrong("amount_too_big", text=cell[:_SHOWN])
    return Money(satang)


def _quantity(cell: str) -> int:
    quantity = thousandths_of(cell)
    if quantity is None or quantity > MAX_QUANTITY:
        raise _Wrong("not_a_quantity", text=cell[:_SHOWN])
    return quantity


def _life(cell: str) -> int:
    months = months_of(cell)
    if months is None:
        raise _Wrong("not_months", text=cell[:_SHOWN])
    return months


def _kind(cell: str) -> EntryKind:
    return _word(EntryKind, cell, "unknown_kind")


def _known_by(cell: str) -> KnownBy:
    return _word(KnownBy, cell, "unknown_known_by")


def _word(words: type[Word], cell: str, code: str) -> Word:
    try:
        return words(cell)
    except ValueError:
        raise _Wrong(code, text=cell[:_SHOWN]) from None
