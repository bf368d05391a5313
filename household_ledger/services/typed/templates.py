"""A template as rows to be looked at, changed and written: what each says, which amounts it asks for, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from household_ledger.domain.category import STANDARD_LIMIT
from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.goal import Goal
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import Row, kept, rows_of
from household_ledger.domain.kinds import IN_KIND, EntryKind
from household_ledger.domain.money import ZERO, Money, total
from household_ledger.domain.pricing import with_value
from household_ledger.domain.register import Debt, HouseholdCategory, Member, Occupation, Party, Pocket
from household_ledger.domain.template import Template
from household_ledger.domain.validation import check
from household_ledger.services.entry_drafts import draft_of, said_again
from household_ledger.services.making_entries import make_entry
from household_ledger.services.many_rows import NOT_AGAIN
from household_ledger.services.ports import Reader
from household_ledger.services.priced_again import PriceChange, price_changes, priced_again
from household_ledger.services.prices import PriceList
from household_ledger.services.typed.entry import read_row, typed_of
from household_ledger.services.typed.reading import INWARD
from household_ledger.services.typed.row import ReadRow, TypedPart, TypedRow
from household_ledger.services.views.entry_row import EntryRow, row_of
from household_ledger.services.views.name_book import NameBook
from household_ledger.services.views.so_far import SoFar, so_far_of
from household_ledger.text.amounts import format_amount, format_quantity
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_date

_PART = "part_"
_MAY_BE_BLANK = {"occupation": Occupation, "member": Member, "party": Party, "goal": Goal}
"""What a row may be without, once it is out of use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """One row of a template as it would be typed on a day, and in words (`shown`).

    `left_out` names what is out of use and left blank; `gone` what the row cannot be without: it is not written then.
    """

    drafts: tuple[Draft, ...]
    kept: tuple[Draft, ...]
    """As the template keeps them: goods at their price of then."""
    typed: TypedRow = field(default_factory=TypedRow)
    shown: EntryRow | None = None
    left_out: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def draft(self) -> Draft:
        """Give what speaks for the row."""
        return self.drafts[0]

    @property
    def price_changes(self) -> tuple[PriceChange, ...]:
        """Name what is worth another price on the day than the template keeps."""
        return price_changes(self.kept, self.drafts)

    def priced_on(self, day: date, prices: PriceList) -> TemplateRow:
        """Give the row on a day, goods at a price of the list for that of the day."""
        drafts = tuple(priced_again(replace(draft, date=day), prices) for draft in self.kept)
        typed, price = self.typed, drafts[0].unit_price
        if price and price != self.draft.unit_price:
            typed = replace(typed, unit_price=format_amount(price), money_in="", money_out="")
        return replace(self, drafts=drafts, typed=typed)

    @property
    def _is_measured(self) -> bool:
        """Tell whether its amount follows from a measure: hours, or goods at a price of one."""
        typed, kind = self.typed, self.draft.kind
        return bool(typed.quantity) and (kind is EntryKind.HOURS or (kind in IN_KIND and bool(typed.unit_price)))

    def asked(self) -> tuple[tuple[str, int], ...]:
        """Name the cells its amounts stand in, with what stands there: satang, of hours and quantities thousandths."""
        if self.gone:
            return ()
        if self.typed.parts:
            return tuple((f"{_PART}{place}_amount", int(one.amount)) for place, one in enumerate(self.draft.parts))
        if self._is_measured:
            return (("quantity", self.draft.quantity or 0),)
        return (("money_in" if self.typed.money_in else "money_out", abs(int(self.draft.amount))),)

    def with_amounts(self, amounts: Iterable[tuple[str, int]]) -> TypedRow:
        """Give the row with other amounts in the cells of `asked`; what follows from them is reckoned anew."""
        typed = self.typed
        for cell, amount in amounts:
            if cell == "quantity":
                typed = replace(typed, quantity=format_quantity(amount))
                typed = replace(typed, money_in="", money_out="") if typed.unit_price else typed
            elif cell.startswith(_PART):
                typed = _with_part(typed, int(cell.split("_")[1]), amount)
            elif amount != abs(int(self.draft.amount)):
                typed = replace(typed, principal="", interest="") if typed.kind is EntryKind.REPAY else typed
                words = format_amount(Money(amount))
                typed = replace(typed, money_in=words) if cell == "money_in" else replace(typed, money_out=words)
        return typed


def template_rows(template: Template, book: NameBook, day: date) -> tuple[TemplateRow, ...]:
    """Give the rows of a template as they would be typed on a day in the book of its household."""
    return tuple(_row(row, book) for row in rows_of(template.rows, template.household, day))


def written_on(row: TemplateRow, amounts: Sequence[tuple[str, int]], book: NameBook, day: date) -> ReadRow:
    """Read a row of a template as it is written on a day with these amounts; with its own it is what was kept."""
    row = row.priced_on(day, book.prices)
    typed = replace(row.with_amounts(amounts), date=format_date(day))
    read = read_row(typed, book, day, book.today)
    if not read.drafts or tuple(amounts) != row.asked():
        return read
    return replace(read, drafts=tuple(replace(draft, date=day) for draft in row.drafts))


def come_to(reads: Iterable[ReadRow], book: NameBook, day: date) -> SoFar:
    """Add up what rows about to be written on a day come to, in satang."""
    drafts = [_divided(with_value(draft)) for read in reads for draft in read.drafts]
    return so_far_of((make_entry(draft, book, NO_ID, day) for draft in drafts), day, day)


def templates_of(reader: Reader, household: Id) -> list[Template]:
    """List the templates of a household in the order of their names."""
    return sorted(reader.of_household(Template, household), key=lambda one: sort_key(one.name))


def size_of(template: Template) -> tuple[int, Money]:
    """Count the rows of a template, and add up what they are about, in satang; zero where some are in and some out."""
    rows = rows_of(template.rows, template.household, date.min)
    is_mixed = len({row[0].kind in INWARD for row in rows}) > 1
    return len(rows), ZERO if is_mixed else total(row[0].amount for row in rows)


def rows_to_keep(rows: Iterable[EntryRow], reader: Reader) -> str:
    """Give rows as text for a template; those that are true of their own day only are left out ("[]" for none)."""
    return kept(tuple(_again(one, reader) for one in row.entries) for row in rows if row.entry.kind not in NOT_AGAIN)


def _again(entry: Entry, reader: Reader) -> Draft:
    debt = reader.record(Debt, draft_of(entry).debt) if entry.kind is EntryKind.REPAY else None
    return said_again(entry, entry.date, debt)


def _row(row: Row, book: NameBook) -> TemplateRow:
    blanked = [_in_use(draft, book) for draft in row]
    left_out = tuple(dict.fromkeys(name for _draft, names in blanked for name in names))
    in_use = tuple(draft for draft, _names in blanked)
    priced = tuple(priced_again(draft, book.prices) for draft in in_use)
    drafts = [_divided(draft) for draft in priced]
    if any(check(draft, book) for draft in drafts):
        gone = tuple(dict.fromkeys((*left_out, *(name for draft in row for name in _gone(draft, book)))))
        return TemplateRow(drafts=in_use, kept=in_use, gone=gone or ("—",))
    first, *others = [make_entry(one, book, Id(-1 - place), one.date) for place, one in enumerate(drafts)]
    twin = others[0] if others else None
    typed = typed_of(first, twin, book)
    if row[0].kind is EntryKind.REPAY and row[0].principal is None:
        typed = replace(typed, principal="", interest="")
    shown = row_of(first, twin, book.names)
    return TemplateRow(drafts=priced, kept=in_use, typed=typed, shown=shown, left_out=left_out)


def _in_use(draft: Draft, book: NameBook) -> tuple[Draft, list[str]]:
    """Leave blank what may be blank and is out of use on the day, and name it."""
    gone: dict[str, Any] = {}
    for name, kind in _MAY_BE_BLANK.items():
        key = getattr(draft, name)
        ended = book.ended(key) if kind is Occupation else None
        if key and (book.owner(kind, key) is None or (ended is not None and ended < draft.date)):
            gone[name] = key
    if draft.kind is EntryKind.INPUT and draft.source and book.owner(Occupation, draft.source) is None:
        gone["source"] = draft.source
    blank: dict[str, Any] = dict.fromkeys(gone, NO_ID)
    return replace(draft, **blank), [book.names.name(key) for key in gone.values()]


def _gone(draft: Draft, book: NameBook) -> Iterator[str]:
    """Name what a draft cannot be without and that is no more."""
    named: Sequence[tuple[type, Id]] = [(Pocket, draft.pocket), (Pocket, draft.to_pocket), (Debt, draft.debt)]
    own = [part.category for part in draft.parts if part.category >= STANDARD_LIMIT]
    for kind, key in (*named, *((HouseholdCategory, one) for one in own)):
        if key and book.owner(kind, key) is None:
            yield book.names.name(key) or str(key)


def _divided(draft: Draft) -> Draft:
    """Divide a repayment that was left to its debt's rule, so that it can be shown."""
    is_open = draft.kind is EntryKind.REPAY and draft.principal is None and draft.interest is None
    return replace(draft, principal=draft.amount, interest=ZERO) if is_open else draft


def _with_part(typed: TypedRow, place: int, amount: int) -> TypedRow:
    parts = list(typed.parts)
    parts[place] = TypedPart(parts[place].category, format_amount(Money(amount)), parts[place].life)
    return replace(typed, parts=tuple(parts), money_in="", money_out="")
