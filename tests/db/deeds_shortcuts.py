"""A deed for each command on what is kept to be used again: templates and searches."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.template import Template
from household_ledger.services.commands.filters import ChangeFilter, RemoveFilter, SaveFilter
from household_ledger.services.commands.templates import ChangeTemplate, RemoveTemplate, SaveTemplate
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import to_text
from household_ledger.services.ports import Command
from household_ledger.services.sought import Sought, Span
from tests.db.deeds_base import deed
from tests.db.drafts import draft, pair
from tests.db.ledgers import Book, Home


def _template(home: Home, number: int) -> Template:
    two = pair(number, home)
    rows = [[draft(number, home, kind=EntryKind.EXPENSE)], [two.first, two.second]]
    return Template(id=NO_ID, household=home.id, name=f"แบบ {number}", rows=kept(rows))


def _kept_template(book: Book, home: Home, number: int) -> Template:
    book.do(SaveTemplate(_template(home, number)))
    with book.store.reader() as reader:
        return next(one for one in reader.of_household(Template, home.id) if one.name == f"แบบ {number}")


def _search(number: int) -> SavedFilter:
    text = to_text(Sought(span=Span.ALL, wanted=EntryFilter(text=f"ไข่ {number}")))
    return SavedFilter(id=NO_ID, name=f"ค้น {number}", text=text)


def _kept_search(book: Book, number: int) -> SavedFilter:
    book.do(SaveFilter(_search(number)))
    with book.store.reader() as reader:
        return next(one for one in reader.all(SavedFilter) if one.name == f"ค้น {number}")


@deed(SaveTemplate)
def save_template(_book: Book, home: Home, number: int) -> Command:
    return SaveTemplate(_template(home, number))


@deed(ChangeTemplate)
def change_template(book: Book, home: Home, number: int) -> Command:
    was = _kept_template(book, home, number)
    rows = kept([[draft(number + 1, home, kind=EntryKind.INCOME)]])
    return ChangeTemplate(was, replace(was, name=f"แบบใหม่ {number}", rows=rows))


@deed(RemoveTemplate)
def remove_template(book: Book, home: Home, number: int) -> Command:
    return RemoveTemplate(_kept_template(book, home, number).id)


@deed(SaveFilter)
def save_filter(_book: Book, _home: Home, number: int) -> Command:
    return SaveFilter(_search(number))


@deed(ChangeFilter)
def change_filter(book: Book, _home: Home, number: int) -> Command:
    was = _kept_search(book, number)
    return ChangeFilter(was, replace(was, text=to_text(Sought(is_everywhere=True))))


@deed(RemoveFilter)
def remove_filter(book: Book, _home: Home, number: int) -> Command:
    return RemoveFilter(_kept_search(book, number).id)
