"""What is said of a file in the window: refusals with what to do here, rows in words."""

from __future__ import annotations

from collections.abc import Mapping

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.problem import Problem
from household_ledger.services.exchange.canonical_row import RowProblem
from household_ledger.services.exchange.rows import Row
from household_ledger.services.importing_preview import Fate, PreviewRow
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import N_, _
from household_ledger.text.joined import beside
from household_ledger.text.labels import category_name, entry_kind_name
from household_ledger.text.messages import message
from household_ledger.ui.widgets import table
from household_ledger.ui.widgets.table import Cell, Column

_HERE = {
    "import_ask_encoding": N_(
        "It is not clear how the letters are written. Choose “Letters” until the words are right."
    ),
    "import_not_encoded": N_("The letters are not written that way. Choose other “Letters”."),
    "import_ask_columns": N_(
        "The columns are not known by their heads. Say below which is the day and which the amount."
    ),
    "import_ask_date_order": N_("“{text}”: does the day or the month come first? Choose “Order of the date”."),
    "import_ask_decimal": N_("Does a point or a comma stand before the satang? Choose “Sign before the satang”."),
    "import_ask_way": N_("It is not clear whether money came in or went out. Choose “What the amounts are”."),
    "import_no_sheet": N_("There is no such sheet. Choose another one."),
    "import_no_column": N_("The column “{column}” is not there. Choose the columns anew."),
    "import_income_unknown": N_("What income is “{text}”? Choose it under “Where the money is”."),
    "import_income_open": N_("What income is this? Choose it under “Where the money is”."),
    "import_account_open": N_("What is the account “{account}”? Choose it under “Where the money is”."),
    "import_account_other": N_(
        "“{account}” is something else in this household. Choose another one under “Where the money is”."
    ),
    "import_format_unknown": N_("This is no file that can be read here. Choose another one."),
}
"""Where the usual sentence sends people to a file of their own, which nobody needs here."""
FATES = {
    Fate.NEW: N_("will be added"),
    Fate.THERE: N_("there already"),
    Fate.ASKED: N_("was deleted before"),
    Fate.BAD: N_("to mend"),
}
TONES = {Fate.NEW: "income", Fate.THERE: "ink_3", Fate.ASKED: "attention", Fate.BAD: "expense"}
_BETWEEN = (EntryKind.TRANSFER, EntryKind.SAVE, EntryKind.WITHDRAW)
_SHORT = 160
_CATEGORY = 5
"""The place of the category among the cells."""


def said_here(code: str, params: Mapping[str, object]) -> str:
    """Say why a file or row cannot be read, with what to do about it here."""
    if code in _HERE:
        return _(_HERE[code]).format(**params)
    return message(
        Problem(code, params={name: value for name, value in params.items() if isinstance(value, str | int)})
    )


def problem_words(problem: RowProblem) -> str:
    """Say what is wrong with a row."""
    return said_here(problem.problem.code, problem.problem.params)


def columns_of_sample() -> tuple[Column, ...]:
    """Give the columns the first rows are shown in, where there is little room."""
    return (
        Column(_("Row"), 52, "right"),
        Column(_("Date"), 108),
        Column(_("Words")),
        Column(_("In"), 62, "right"),
        Column(_("Out"), 66, "right"),
        Column(_("Category")),
    )


def sample_row(one: PreviewRow) -> table.Row:
    """Show one of the first rows as it was read; what is wrong with it stands where its category would."""
    wrong = beside(*map(problem_words, one.problems))
    cells = _cells(one)
    last = Cell(wrong, "expense", tip=wrong) if wrong else cells[_CATEGORY]
    return table.Row(one.number, (*cells[:_CATEGORY], last))


def columns_of_rows(last: str) -> tuple[Column, ...]:
    """Give the columns rows of a file are shown in."""
    return (
        Column(_("Row"), 56, "right"),
        Column(last, 270),
        Column(_("Date"), 112),
        Column(_("Words")),
        Column(_("In"), 86, "right"),
        Column(_("Out"), 86, "right"),
        Column(_("Category"), 170),
        Column(_("Pocket"), 120),
    )


def shown_row(one: PreviewRow, last: str, tone: str) -> table.Row:
    """Show a row as it was read; of one that could not be, the original cells."""
    number, *read = _cells(one)
    return table.Row(one.number, (number, Cell(last, tone, tip=last), *read))


def fate_words(one: PreviewRow) -> str:
    """Say what becomes of a row."""
    if one.fate is Fate.BAD:
        return beside(*(problem_words(problem) for problem in one.problems))
    return _(FATES[one.fate])


def _cells(one: PreviewRow) -> tuple[Cell, ...]:
    """Give its number, date, words, money in and out, category and pocket."""
    first = one.rows[0] if one.rows else None
    amount = one.amount
    told = "" if amount is None else format_amount(abs(amount))
    words = _words(first) if first else _cut(one.raw)
    return (
        Cell(format_number(one.number), "ink_3", sort=one.number),
        Cell(format_date(first.date, "short") if first else "", sort=first.date.isoformat() if first else ""),
        Cell(words, tip=one.raw or words),
        Cell(told if one.comes_in else "", "income", sort=int(amount or 0) if one.comes_in else 0),
        Cell("" if one.comes_in else told, "expense", sort=0 if one.comes_in else int(amount or 0)),
        Cell(_category(one.rows), tip=_category(one.rows)),
        Cell(_pocket(first), tip=_pocket(first)),
    )


def _words(row: Row) -> str:
    return row.description or row.note.partition("\n")[0] or entry_kind_name(row.kind)


def _category(rows: tuple[Row, ...]) -> str:
    named = dict.fromkeys(_named(row) for row in rows)
    return ", ".join(named)


def _named(row: Row) -> str:
    is_plain = row.kind in (EntryKind.INCOME, EntryKind.EXPENSE, EntryKind.COST, EntryKind.CREDIT)
    return category_name(row.category) if is_plain and row.category else entry_kind_name(row.kind)


def _pocket(row: Row | None) -> str:
    if row is None:
        return ""
    if row.kind in _BETWEEN:
        return f"{row.pocket} → {row.to_pocket}"
    return row.pocket or row.debt


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
