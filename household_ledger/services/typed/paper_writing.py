"""Lines of a daily page as they are written back: a kept entry on its line, and the same words as they were before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from household_ledger.domain.entry import Entry
from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.typed.entry import typed_of
from household_ledger.services.typed.names import TypedNames, names_of
from household_ledger.services.typed.paper_columns import IN, OUT, SAVING, column_of
from household_ledger.services.typed.paper_line import PaperGround, PaperLine, row_of_number
from household_ledger.services.typed.paper_measure import words_with_measure
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.paper_numbers import Numbered, PaperNumbers
from household_ledger.services.views.usual_categories import UsualCategory
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits

_K = EntryKind
_AT_ONCE: Final = frozenset((_K.INCOME, _K.EXPENSE, _K.COST, _K.CREDIT, _K.PRODUCED, _K.RECEIVED))
"""Kinds whose category is one the page may have a number for."""
_NAMED: Final = frozenset((None, *_AT_ONCE, _K.SAVE, _K.REPAY))
"""Kinds of which one word in place of the number says what they are of."""


def line_of(row: EntryRow, ground: PaperGround) -> PaperLine:
    """Write a kept entry as the line it stands on; reading it gives the same entry."""
    typed = typed_of(row.entry, row.twin, ground.book, is_kept=True)
    amount, column = typed.money_in or typed.money_out, column_of(row.entry.kind)
    number = in_digits(number_of(row.entry, ground.book.numbers)) or _named_by(typed)
    line = PaperLine(
        date=format_date(row.date, "day"),
        what=words_with_measure(typed),
        number=number,
        note=typed.note,
        usual=typed,
        usual_number=number,
    )
    return line.with_texts({column: amount})


def taken_line(line: PaperLine, taken: TypedRow, usual: Sequence[UsualCategory], book: NameBook) -> PaperLine:
    """Fill a line as the same words were written the last time; what is typed already stays."""
    kind = taken.kind
    column = SAVING if kind is _K.SAVE else OUT if kind in IN_KIND or taken.money_out else IN
    amount = "" if line.column else taken.money_in or taken.money_out
    number = line.number.strip() or _number_word(taken, usual, names_of(book))
    filled = {column: amount} if amount else {}
    line = line.with_texts({"what": taken.what, "number": number} | filled)
    return replace(line, usual=_bare(taken), usual_number=number)


def habit_of(last: TypedRow, line: PaperLine) -> TypedRow | None:
    """Give what a line without a number is taken for, from the row of the same words written last.

    None where that stood in another column, or was split; that it was bought on credit or given only the remark says.
    """
    column = SAVING if last.kind is _K.SAVE else IN if last.money_in and last.kind not in IN_KIND else OUT
    if last.parts or (line.column and line.column != column):
        return None
    row = _bare(last)
    is_of_remark = row.kind in (_K.CREDIT, _K.RECEIVED)
    return replace(row, kind=None, debt="", party="", source="", is_on_credit=False) if is_of_remark else row


def number_of(entry: Entry, numbers: PaperNumbers) -> str:
    """Give the number of what an entry is of, in 0–9; "" for what has none."""
    said = draft_of(entry)
    if entry.kind is _K.SAVE:
        return numbers.of(Numbered(pocket=said.to_pocket))
    if entry.kind is _K.REPAY:
        return numbers.of(Numbered(debt=said.debt))
    if entry.kind not in _AT_ONCE or len(said.parts) != 1:
        return ""
    return numbers.of(Numbered(said.parts[0].category, said.occupation))


def _bare(row: TypedRow) -> TypedRow:
    """Leave out of a row written before what was true of that one only."""
    return replace(row, quantity="", unit="", unit_price="", principal="", interest="", paid_now="", known_by=None)


def _named_by(typed: TypedRow) -> str:
    """Say in place of a number what a kept row is of."""
    if typed.kind is _K.SAVE:
        return typed.to_pocket
    return typed.debt if typed.kind is _K.REPAY else typed.category


def _number_word(taken: TypedRow, usual: Sequence[UsualCategory], names: TypedNames) -> str:
    """Write the number of a row that was written before; without one its category's word."""
    for one in usual:
        of = row_of_number(one, names)
        is_same_place = (of.to_pocket, of.debt) == (taken.to_pocket, taken.debt)
        if one.kind in (_K.SAVE, _K.REPAY):
            if one.kind is taken.kind and is_same_place:
                return in_digits(one.number)
            continue
        known = names.categories.get(one.category)
        work = taken.who.split(" · ")[0]
        if known is not None and taken.category in (known.word, of.category) and of.who in (work, taken.who):
            return in_digits(one.number)
    return _named_by(taken) if taken.kind in _NAMED else ""
