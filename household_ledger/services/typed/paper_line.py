"""A line of a written daily page as it is typed in: seven cells as on the paper, and the typed row they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from household_ledger.domain.category import code_of
from household_ledger.domain.entry import Entry
from household_ledger.domain.entry_rules import CASH_INCOME
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import IN_KIND, SHOP_CREDIT, EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.typed.entry import read_row, typed_of
from household_ledger.services.typed.goals import with_goal
from household_ledger.services.typed.names import TypedNames, names_of
from household_ledger.services.typed.reading import INWARD
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.typed.worth_words import worth_words
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits, to_arabic
from household_ledger.text.entry_tags import kind_tag
from household_ledger.text.i18n import using
from household_ledger.text.joined import beside
from household_ledger.text.matching import plain

_K = EntryKind
IN, OUT, SAVING = "money_in", "money_out", "saving"
AMOUNTS: Final = (IN, OUT, SAVING)
CELLS: Final = ("date", "what", "number", *AMOUNTS, "note")
"""The cells of a line in the order the paper has them."""
COLUMN_OF: Final = {
    UsualSort.IN: IN,
    UsualSort.SPENDING: OUT,
    UsualSort.COST: OUT,
    UsualSort.DEBT: OUT,
    UsualSort.SAVING: SAVING,
}
_ELSEWHERE = {IN: "paper_number_is_in", OUT: "paper_number_is_out", SAVING: "paper_number_is_saving"}
_NOTED: Final = (_K.CREDIT, _K.PRODUCED)
"""Kinds said by a word under remarks, as the page itself tells its writer."""
_PLAIN = frozenset((None, _K.INCOME, _K.EXPENSE, _K.COST))
_AT_ONCE: Final = frozenset((_K.INCOME, _K.EXPENSE, _K.COST, *_NOTED, _K.RECEIVED))
"""Kinds whose category is one the page may have a number for."""
_SAID_HERE = {
    "category_missing": "paper_number_missing",
    "category_comes_in": "paper_words_are_in",
    "category_goes_out": "paper_words_are_out",
}
"""What the page says in words of its own: it has no key for another kind."""
_CELL_OF = {"description": "what", "date": "date", "what": "what", "note": "note", "party": "note", "counted": OUT}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """What stands in the seven cells of a line, as typed.

    `usual` says what no cell does (pocket, work, person): the row as it was kept, or as it was written the last time
    where somebody took that; it holds while the number is still `usual_number`.
    """

    date: str = ""
    what: str = ""
    number: str = ""
    money_in: str = ""
    money_out: str = ""
    saving: str = ""
    note: str = ""
    usual: TypedRow | None = None
    usual_number: str = ""

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is typed but, maybe, the date."""
        return not any(getattr(self, name).strip() for name in CELLS if name != "date")

    @property
    def column(self) -> str:
        """Name the column its amount stands in: the first of those filled; "" for none."""
        return next((name for name in AMOUNTS if getattr(self, name).strip()), "")

    @property
    def texts(self) -> dict[str, str]:
        """Give what stands in each cell."""
        return {name: getattr(self, name) for name in CELLS}

    def with_texts(self, texts: Mapping[str, str]) -> PaperLine:
        """Give the line with other words in some cells."""
        changes: dict[str, Any] = {name: texts[name] for name in CELLS if name in texts}
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class PaperGround:
    """What a line is read against: names, the page's numbers, its month, and the day of the line before it."""

    book: NameBook
    usual: tuple[UsualCategory, ...]
    month: Month
    today: date
    before: date | None = None

    def usual_of(self, text: str) -> UsualCategory | None:
        """Give what a number stands for, in whatever digits; None for what is no number of the page."""
        digits = to_arabic(text.strip())
        number = int(digits) if digits.isdecimal() and len(digits) < len("100") else 0
        return next((one for one in self.usual if one.number == number), None)


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What a line says: `read` of its typed `row`, problems by the cell they stand in, and `said`: what it is.

    `is_guess` tells that the category was neither written nor used for the same words before; `column` is where its
    amount stands, or would by what it is ("": nothing tells).
    """

    row: TypedRow
    read: ReadRow
    problems: tuple[Problem, ...] = ()
    said: str = ""
    is_guess: bool = False
    column: str = ""


def read_line(
    line: PaperLine, ground: PaperGround, *, known: TypedRow | None = None, is_guess: bool = False
) -> ReadLine:
    """Read a line; `known` is what a line without a number is taken for: the row of the same words, or a guess."""
    row, problems, usual = typed_line(line, ground, known)
    read = read_row(row, ground.book, ground.before or ground.month.first, ground.today)
    if not line.date.strip() and ground.before is None:
        problems.append(Problem("paper_date_missing", "date"))
    elif read.drafts and Month.of(read.drafts[0].date) != ground.month:
        problems.append(Problem("paper_other_month", "date", {"month": ground.month.iso}))
    told = {one.field for one in problems}
    problems += [one for one in (at_cell(one, line, row) for one in read.problems) if one.field not in told]
    taken = dict(read.taken)
    is_taken = known is not None and not line.number.strip() and line.usual is None
    named = tuple(
        one._replace(form=code_of(usual.category)) if usual is not None and one.field == "to_pocket" else one
        for one in read.new_names
    )
    names = names_of(ground.book)
    column = line.column or (COLUMN_OF[usual.sort] if usual is not None else _column_meant(row, names))
    said = _said(row, taken, usual, names)
    if read.worth is not None:  # what the line comes to stands nowhere on it: it is told before it is kept
        said = beside(*(one for one in (said, worth_words(read.worth)) if one))
    return ReadLine(row, replace(read, new_names=named), tuple(problems), said, is_guess and is_taken, column)


def typed_line(
    line: PaperLine, ground: PaperGround, known: TypedRow | None = None
) -> tuple[TypedRow, list[Problem], UsualCategory | None]:
    """Give the typed row a line says, what is wrong with the line itself, and the number of the page it names."""
    problems: list[Problem] = []
    usual = ground.usual_of(line.number)
    text, column = line.number.strip(), line.column
    if line.usual is not None and text == line.usual_number.strip():
        row = line.usual
        usual = usual if text else None
    elif usual is not None:
        row = _row_of(usual, names_of(ground.book))
    elif text and to_arabic(text).isdecimal():
        row = TypedRow()
        problems.append(Problem("paper_number_unknown", "number", {"number": text, "most": len(ground.usual)}))
    elif text:
        row = _named(text, column, names_of(ground.book))
    else:
        row = known or TypedRow()
    if usual is not None and column and column != COLUMN_OF[usual.sort] and not _is_noted(line, column):
        params: dict[str, str | int] = {"number": in_digits(str(usual.number)), "name": usual.name}
        problems.append(Problem(_ELSEWHERE[COLUMN_OF[usual.sort]], "number", params))
    filled = [name for name in AMOUNTS if getattr(line, name).strip()]
    if len(filled) > 1:
        problems.append(Problem("paper_one_amount", filled[-1]))
    row = _with_amount(row, column, getattr(line, column) if column else "")
    row = _with_note(row, line, ground)
    row = replace(row, date=line.date.strip(), what=line.what.strip(), note=line.note.strip())
    return (with_goal(row, ground.book) if row.kind is _K.SAVE and not row.is_kept else row), problems, usual


def line_of(row: EntryRow, ground: PaperGround) -> PaperLine:
    """Write a kept entry as the line it stands on; reading it gives the same entry."""
    typed = typed_of(row.entry, row.twin, ground.book, is_kept=True)
    amount, column = typed.money_in or typed.money_out, column_of(row.entry.kind)
    found = number_of(row.entry, ground.usual)
    number = in_digits(str(found.number)) if found is not None else _named_by(typed)
    line = PaperLine(
        date=format_date(row.date, "day"),
        what=typed.what,
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

    None where that stood in another column, or was split; whether it was bought on credit only the remark says.
    """
    column = SAVING if last.kind is _K.SAVE else IN if last.money_in and last.kind not in IN_KIND else OUT
    if last.parts or (line.column and line.column != column):
        return None
    row = _bare(last)
    return replace(row, kind=None, debt="", party="", is_on_credit=False) if row.kind is _K.CREDIT else row


def _bare(row: TypedRow) -> TypedRow:
    """Leave out of a row written before what was true of that one only."""
    return replace(row, quantity="", unit="", unit_price="", principal="", interest="", paid_now="", known_by=None)


def column_of(kind: EntryKind) -> str:
    """Name the column of the paper an entry's amount stands in; goods stand where they would have been bought."""
    if kind is _K.SAVE:
        return SAVING
    return IN if kind in INWARD and kind not in IN_KIND else OUT


def number_of(entry: Entry, usual: Sequence[UsualCategory]) -> UsualCategory | None:
    """Find the number of the page an entry is of."""
    said = draft_of(entry)
    if entry.kind is _K.SAVE:
        return next((one for one in usual if one.pocket != NO_ID and one.pocket == said.to_pocket), None)
    if entry.kind is _K.REPAY:
        return next((one for one in usual if one.debt != NO_ID and one.debt == said.debt), None)
    if entry.kind not in _AT_ONCE or len(said.parts) != 1:
        return None
    key = (said.parts[0].category, said.occupation)
    return next((one for one in usual if one.kind in _AT_ONCE and (one.category, one.occupation) == key), None)


def _row_of(usual: UsualCategory, names: TypedNames) -> TypedRow:
    """Give the row a number stands for."""
    if usual.kind is _K.SAVE:
        return TypedRow(kind=_K.SAVE, to_pocket=names.pockets.word(usual.pocket) or usual.name)
    if usual.kind is _K.REPAY:
        return TypedRow(kind=_K.REPAY, debt=names.debts.word(usual.debt))
    known = names.categories.get(usual.category)
    allowed = frozenset((int(known.standard),)) if known is not None else frozenset()
    kind = _K.COST if usual.kind is _K.COST else None
    word = names.categories.word(usual.category, allowed) if known is not None else usual.name
    return TypedRow(kind=kind, category=_sure(word, usual, names), who=names.people.word(usual.occupation))


def _sure(word: str, usual: UsualCategory, names: TypedNames) -> str:
    """Write a category with its code: two of one name, of other columns, are told apart by it."""
    known = names.categories.get(usual.category)
    return f"{known.word} {known.code}" if known is not None else word


def _named(text: str, column: str, names: TypedNames) -> TypedRow:
    """Give the row that words in place of a number stand for: a category, savings, or a debt paid back."""
    if column == SAVING:
        return TypedRow(kind=_K.SAVE, to_pocket=text)
    if column == OUT and any(plain(word) == plain(text) for word in names.debts.words.values()):
        return TypedRow(kind=_K.REPAY, debt=text)
    return TypedRow(category=text)


def _named_by(typed: TypedRow) -> str:
    """Say in place of a number what a kept row is of."""
    if typed.kind is _K.SAVE:
        return typed.to_pocket
    return typed.debt if typed.kind is _K.REPAY else typed.category


def _number_word(taken: TypedRow, usual: Sequence[UsualCategory], names: TypedNames) -> str:
    """Write the number of a row that was written before; without one its category's word."""
    for one in usual:
        of = _row_of(one, names)
        is_same_place = (of.to_pocket, of.debt) == (taken.to_pocket, taken.debt)
        if one.kind in (_K.SAVE, _K.REPAY):
            if one.kind is taken.kind and is_same_place:
                return in_digits(str(one.number))
            continue
        known = names.categories.get(one.category)
        work = taken.who.split(" · ")[0]
        if known is not None and taken.category in (known.word, of.category) and of.who in (work, taken.who):
            return in_digits(str(one.number))
    return _named_by(taken) if taken.kind in (*_PLAIN, _K.SAVE, _K.REPAY, *_NOTED) else ""


def _with_amount(row: TypedRow, column: str, amount: str) -> TypedRow:
    """Put the amount of a line where its row has it; a row that is no saving is another one under saving."""
    if column == SAVING and row.kind is not _K.SAVE:
        row = TypedRow(kind=_K.SAVE)
    elif column and column != SAVING and row.kind is _K.SAVE:
        row = TypedRow(is_kept=row.is_kept)
    was = row.money_in or row.money_out
    if row.kind is _K.REPAY and was != amount:
        row = replace(row, principal="", interest="")
    return replace(row, money_in=amount if column == IN else "", money_out="" if column == IN else amount)


def _is_noted(line: PaperLine, column: str) -> bool:
    """Tell whether the amount may stand in the other column: goods of one's own are no cash, in whichever."""
    return column != SAVING and _kind_noted(line.note)[0] is _K.PRODUCED


def _with_note(row: TypedRow, line: PaperLine, ground: PaperGround) -> TypedRow:
    """Make of a row what the word under remarks says: bought on credit, of one's own."""
    kind, rest = _kind_noted(line.note)
    before = _kind_noted(line.usual.note)[0] if line.usual is not None else None
    if kind is None and before is not None and row.kind is before:
        return replace(row, kind=None, debt="", is_on_credit=False)  # the word was taken out
    if kind is None or row.kind not in (*_PLAIN, kind):
        return row
    if kind is _K.PRODUCED:
        return replace(row, kind=kind, pocket="", debt="")
    is_sold = bool(row.money_in)
    shops = [one.id for one in ground.book.debts if one.debt_class == SHOP_CREDIT]
    only = names_of(ground.book).debts.word(shops[0]) if len(shops) == 1 else ""
    if is_sold:
        return replace(row, kind=kind, party=rest or row.party, is_on_credit=True)
    return replace(row, kind=kind, pocket="", debt=rest or row.debt or only)


def _kind_noted(note: str) -> tuple[EntryKind | None, str]:
    """Find the word for a kind at the head of a remark; and what comes after it."""
    text = note.strip()
    for kind in _NOTED:
        with using("th"):
            thai = kind_tag(kind)
        for word in (thai, kind_tag(kind)):
            rest = text[len(word) :]
            if text.casefold().startswith(word.casefold()) and (not rest or not rest[0].isalnum() or rest[0] == " "):
                return kind, rest.strip(" :·-")
    return None, ""


def at_cell(problem: Problem, line: PaperLine, row: TypedRow) -> Problem:
    """Put a problem of the typed row into the cell of the line it is mended in."""
    field, column = problem.field, line.column or OUT
    if field in (IN, OUT, "amount", "quantity", "unit_price", "principal", "interest", "paid_now"):
        return replace(problem, field=column)
    if field == "debt":
        code = "paper_credit_whom" if row.kind is _K.CREDIT and not row.debt else problem.code
        return replace(problem, code=code, field="note" if row.kind is _K.CREDIT else "number")
    if problem.code in _SAID_HERE:
        return replace(problem, code=_SAID_HERE[problem.code], field="number")
    if field in _CELL_OF:
        return replace(problem, field=_CELL_OF[field])
    return replace(problem, field="number")


def _column_meant(row: TypedRow, names: TypedNames) -> str:
    """Name the column an amount would stand in by the kind or the category of a row."""
    if row.kind is not None:
        return column_of(row.kind)
    words = (row.category, _word_only(row.category, names))
    standard = {one.standard for one in names.categories.listed if one.word in words}
    if not standard:
        return ""
    return IN if standard <= CASH_INCOME else OUT


def _said(row: TypedRow, taken: Mapping[str, str], usual: UsualCategory | None, names: TypedNames) -> str:
    """Say what a line is: its kind where it is not plain, and its category, savings or debt."""
    tag = kind_tag(row.kind) if row.kind not in _PLAIN and row.kind is not None else ""
    if usual is not None and row.kind in (*_PLAIN, _K.SAVE, _K.REPAY):
        return usual.name
    into = row.to_pocket or taken.get("to_pocket", "") if row.kind in (_K.SAVE, _K.WITHDRAW) else ""
    debt = row.debt or taken.get("debt", "") if row.kind in (_K.CREDIT, _K.REPAY, _K.BORROW) else ""
    category = usual.name if usual is not None else _word_only(row.category, names)
    measure = [row.quantity or taken.get("quantity", ""), row.unit or taken.get("unit", "")]
    much = " ".join(measure).strip() if row.kind in IN_KIND and measure[0] else ""
    return beside(*(one for one in (tag, debt, category, into, row.party, much) if one))


def _word_only(category: str, names: TypedNames) -> str:
    """Leave the code out of a category written with it."""
    coded = (one.word for one in names.categories.listed if f"{one.word} {one.code}" == category)
    return next(coded, category)
