"""How one record of the canonical CSV becomes a typed row, strictly: every cell right, or each wrong one named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, TypeVar

from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import LARGEST_SATANG, Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import MAX_QUANTITY
from household_ledger.services.exchange.canonical import (
    REQUIRED_COLUMNS,
    TEXT_LIMITS,
    day_of,
    has_control,
    is_amount_too_big,
    months_of,
    satang_of,
    thousandths_of,
    unguarded,
)
from household_ledger.services.exchange.rows import COLUMNS, Row
from household_ledger.text.clean import clean

_SHOWN = 40
_TEXTS_KEPT = 4096
"""The same few names come again and again."""
_CLEAN = re.compile(r"(?:(?! )(?:[!-~ก-ะาโ-ๆ๐-๙]|เ(?!เ)|แ)ฺ?[ุู]?[ัิีึื็]?[่-๋]?(?:[์๎]|ำ(?![่-๋]))?(?: (?=[^ ]))?)*")
"""Text that `text.clean` leaves as it is, for all we can tell quickly: most of what people write."""
_SMALL_CODE = re.compile(r"[a-z][0-9]{2}(?=\.|$)", re.ASCII)
_MANY_LINES = frozenset({"note"})

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
        self.code, self.params = code, params


def row_of(cells: Sequence[str], number: int) -> Row | list[RowProblem]:
    """Type the cells (in the order of `COLUMNS`) of a record; when any is wrong, give the list of all that is."""
    values: dict[str, Any] = {"number": number}
    problems: list[RowProblem] = []
    for column, cell in zip(COLUMNS, cells, strict=True):
        if cell:
            try:
                value = _READERS[column](cell)
            except _Wrong as wrong:
                problems.append(RowProblem(number, column, Problem(wrong.code, column, wrong.params)))
                value = None
            if value is not None:
                values[column] = value
    told = {problem.column for problem in problems}
    problems += [
        RowProblem(number, column, Problem("missing", column))
        for column in REQUIRED_COLUMNS
        if not values.get(column) and column not in told
    ]
    return problems or Row(**values)


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
        raise _Wrong("text_too_long", most=limit)
    return text


def _day(cell: str) -> date | None:
    if not (cell := cell.strip()):
        return None
    day = day_of(cell)
    if day is None:
        raise _Wrong("not_a_date", text=cell[:_SHOWN])
    return day


def _satang(cell: str) -> Money | None:
    if not (cell := cell.strip()):
        return None
    satang = satang_of(cell)
    if satang is None:
        raise _Wrong("not_an_amount", text=cell[:_SHOWN])
    if is_amount_too_big(satang):
        raise _Wrong("amount_too_big", text=cell[:_SHOWN], largest=LARGEST_SATANG)
    return Money(satang)


def _quantity(cell: str) -> int | None:
    if not (cell := cell.strip()):
        return None
    quantity = thousandths_of(cell)
    if quantity is None:
        raise _Wrong("not_a_quantity", text=cell[:_SHOWN])
    if quantity > MAX_QUANTITY:
        raise _Wrong("quantity_too_big", text=cell[:_SHOWN])
    return quantity


def _life(cell: str) -> int | None:
    if not (cell := cell.strip()):
        return None
    months = months_of(cell)
    if months is None:
        raise _Wrong("not_months", text=cell[:_SHOWN])
    return months


def _category(cell: str) -> str:
    return as_standard(text_of(cell, TEXT_LIMITS["category"]))


def as_standard(code: str) -> str:
    """Write a standard code, alone or before a household's own ending, in its capital: e01 → E01, e01.ก → E01.ก."""
    found = _SMALL_CODE.match(code)
    return code[:1].upper() + code[1:] if found else code


def _word(words: dict[str, Word], code: str) -> Callable[[str], Word | None]:
    """Make what reads one of some fixed words."""

    def read(cell: str) -> Word | None:
        if not (cell := cell.strip()):
            return None
        word = words.get(cell) or words.get(cell.lower())
        if word is None:
            raise _Wrong(code, text=cell[:_SHOWN])
        return word

    return read


_READERS: dict[str, Callable[[str], object]] = {
    **{column: partial(text_of, limit=limit, has_lines=column in _MANY_LINES) for column, limit in TEXT_LIMITS.items()},
    "category": _category,
    "date": _day,
    "entered_on": _day,
    "amount": _satang,
    "principal": _satang,
    "interest": _satang,
    "unit_price": _satang,
    "quantity": _quantity,
    "life_months": _life,
    "kind": _word({str(word): word for word in EntryKind}, "unknown_kind"),
    "known_by": _word({str(word): word for word in KnownBy}, "unknown_known_by"),
}
