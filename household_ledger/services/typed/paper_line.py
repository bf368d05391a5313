"""A line of a written daily page as it is typed in: seven cells as on the paper, and the typed row they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from household_ledger.domain.category import code_of
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.period import Month
from household_ledger.domain.problem import Problem
from household_ledger.services.typed.entry import read_row
from household_ledger.services.typed.goals import with_goal
from household_ledger.services.typed.names import TypedNames, names_of
from household_ledger.services.typed.paper_columns import AMOUNTS, CELLS, COLUMN_OF, IN, OUT, SAVING
from household_ledger.services.typed.paper_meant import meant_by, sort_meant
from household_ledger.services.typed.paper_measure import at_a_price_that_fits, measured_as_written
from household_ledger.services.typed.paper_noted import GIVEN_UNSURE, is_no_cash, is_unsure, with_note
from household_ledger.services.typed.paper_said import column_meant, words_of
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.typed.worth import OwnPriceOf, no_own_price
from household_ledger.services.typed.worth_words import worth_words
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.amounts import format_baht
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.joined import beside
from household_ledger.text.matching import plain

_K = EntryKind
_ELSEWHERE = {IN: "paper_number_is_in", OUT: "paper_number_is_out", SAVING: "paper_number_is_saving"}
_SAID_HERE = {
    "category_missing": "paper_number_missing",
    "category_comes_in": "paper_words_are_in",
    "category_goes_out": "paper_words_are_out",
    "card_right_alone": "paper_card_right",
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
    """What a line is read against: names, what the page lists, its month, the day of the line before it, own prices."""

    book: NameBook
    usual: tuple[UsualCategory, ...]
    month: Month
    today: date
    before: date | None = None
    own_price_of: OwnPriceOf = no_own_price

    def meant_by(self, text: str) -> UsualCategory | Problem | None:
        """Give what a number stands for, listed on the page or not, or what is wrong with it; None for words."""
        return meant_by(text, self.book, self.usual, self.month)


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
    before = ground.before or ground.month.first
    read = read_row(row, ground.book, before, ground.today, own_price_of=ground.own_price_of)
    problems += _day_problems(line, read, ground)
    taken = dict(read.taken)
    is_taken = known is not None and not line.number.strip() and line.usual is None
    named = tuple(
        one._replace(form=code_of(usual.category)) if usual is not None and one.field == "to_pocket" else one
        for one in read.new_names
    )
    names = names_of(ground.book)
    sort = usual.sort if usual is not None else sort_meant(line.number, ground.book)
    column = line.column or (COLUMN_OF[sort] if sort is not None else column_meant(row, names))
    told = {one.field for one in problems}
    in_cells = (at_cell(one, line, row, meant=column) for one in read.problems)
    problems += [one for one in in_cells if one.field not in told]
    said = words_of(row, taken, usual, names)
    if read.worth is not None:  # what the line comes to stands nowhere on it: it is told first, before it is kept
        comes_to = format_baht(read.amount) if read.worth.price is not None and read.amount else ""
        said = beside(*(one for one in (comes_to, said, worth_words(read.worth)) if one))
    read = replace(read, new_names=named, remarks=(*read.remarks, *_asked_of_note(line, row, ground, usual)))
    return ReadLine(row, read, tuple(problems), said, is_guess and is_taken, column)


def typed_line(
    line: PaperLine, ground: PaperGround, known: TypedRow | None = None
) -> tuple[TypedRow, list[Problem], UsualCategory | None]:
    """Give the typed row a line says, what is wrong with the line itself, and the number of the page it names."""
    problems: list[Problem] = []
    meant = ground.meant_by(line.number)
    usual = meant if isinstance(meant, UsualCategory) else None
    text, column = line.number.strip(), line.column
    if line.usual is not None and text == line.usual_number.strip():
        row = line.usual
        usual = usual if text else None
    elif usual is not None:
        row = row_of_number(usual, names_of(ground.book))
    elif isinstance(meant, Problem):
        row = TypedRow()
        problems.append(meant)
    elif text:
        row = _named(text, column, names_of(ground.book))
    else:
        row = known or TypedRow()
    if usual is not None and column and column != COLUMN_OF[usual.sort] and not _is_noted(line, usual):
        params: dict[str, str | int] = {"number": in_digits(usual.number), "name": usual.name}
        problems.append(Problem(_ELSEWHERE[COLUMN_OF[usual.sort]], "number", params))
    filled = [name for name in AMOUNTS if getattr(line, name).strip()]
    if len(filled) > 1:
        problems.append(Problem("paper_one_amount", filled[-1]))
    row = _with_amount(row, column, getattr(line, column) if column else "")
    was = line.usual.note if line.usual is not None else ""
    row = with_note(row, line.note, was=was, book=ground.book, is_goods=_is_goods(line, usual))
    row = at_a_price_that_fits(measured_as_written(row, line.what.strip()), line.usual)
    row = replace(row, date=line.date.strip(), note=line.note.strip())
    return (with_goal(row, ground.book) if row.kind is _K.SAVE and not row.is_kept else row), problems, usual


def row_of_number(usual: UsualCategory, names: TypedNames) -> TypedRow:
    """Give the row a number of the page stands for."""
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


def _day_problems(line: PaperLine, read: ReadRow, ground: PaperGround) -> list[Problem]:
    """Tell what is wrong with the day of a line: none above it either, of another month, still to come."""
    if not line.date.strip() and ground.before is None:
        return [Problem("paper_date_missing", "date")]
    if not read.drafts:
        return []
    day = read.drafts[0].date
    if Month.of(day) != ground.month:
        return [Problem("paper_other_month", "date", {"month": ground.month.iso})]
    is_kept = line.usual is not None and line.usual.is_kept and line.usual.date == format_date(day)
    is_ahead = bool(line.date.strip()) and day > ground.today and not is_kept
    return [Problem("paper_day_ahead", "date", {"day": day.isoformat()})] if is_ahead else []


def _is_noted(line: PaperLine, usual: UsualCategory) -> bool:
    """Tell whether the amount may stand in the other column: goods that are no cash may, in whichever."""
    is_spending = usual.sort in (UsualSort.SPENDING, UsualSort.COST)
    return line.column != SAVING and is_no_cash(line.note, is_spending=is_spending)


def _is_goods(line: PaperLine, usual: UsualCategory | None) -> bool:
    """Tell whether a line is of something bought or got: by its column, or by its number under money in."""
    is_spending = usual is not None and usual.sort in (UsualSort.SPENDING, UsualSort.COST)
    return line.column != SAVING and (line.column != IN or is_spending)


def _asked_of_note(
    line: PaperLine, row: TypedRow, ground: PaperGround, usual: UsualCategory | None
) -> tuple[Problem, ...]:
    """Ask of a remark that may say somebody gave it, and may not; not of money in, nor of what was kept so."""
    is_kept_so = row.is_kept and line.usual is not None and line.note.strip() == line.usual.note.strip()
    is_money = line.column == SAVING or (line.column == IN and usual is not None and usual.sort is UsualSort.IN)
    is_goods = _is_goods(line, usual)
    if is_kept_so or is_money or not is_unsure(row, line.note, book=ground.book, is_goods=is_goods):
        return ()
    return (Problem(GIVEN_UNSURE, "note", {"note": line.note.strip()}),)


def at_cell(problem: Problem, line: PaperLine, row: TypedRow, *, meant: str = "") -> Problem:
    """Put a problem of the typed row into the cell of the line it is mended in.

    `meant` is the column an amount would stand in by what the line is, where none is written.
    """
    field, column = problem.field, line.column or meant or OUT
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
