"""Everything the ledger keeps of one household, on paper for its people: who, what, every entry, picture and step."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from household_ledger.domain.period import Month
from household_ledger.reports.cards import Card, Facts
from household_ledger.reports.frame import Document
from household_ledger.reports.my_data_evidence import evidence_cards
from household_ledger.reports.my_data_records import record_cards
from household_ledger.reports.origin import issued_by, made_from
from household_ledger.reports.picture_grid import picture_rows
from household_ledger.reports.sheet import BODY, HEADLINE, RowLook
from household_ledger.reports.table import OPEN, Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, Run, ThaiParagraph
from household_ledger.text import counted
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words, name_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from household_ledger.reports.block import Block
    from household_ledger.services.views.entry_row import EntryRow
    from household_ledger.services.views.my_data import MyData, ToldStep

_MOST_LINES = 12
"""Long words are never cut short on this paper."""
_ARROW = " → "
NONE = "–"


def my_data_document(page: MyData) -> Document:
    """Set all of it, as many pages as it takes, in the language and digits of the moment."""
    code, name = page.household.code, page.household.name
    called = household_words(_("No. {code}").format(code=in_digits(code)), name_beside(code, name))
    return Document(
        title=_("Everything kept about this household"),
        subtitle=beside(called, page.group.name if page.group is not None else ""),
        outline=called,
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=(
            ThaiParagraph.of(_("This is all that this book keeps about you."), HEADLINE),
            ThaiParagraph.of(_rights(), BODY),
            Facts(_facts(page)),
            *record_cards(page),
            *evidence_cards(page),
            *_entries(page),
            *_pictures(page),
            _history(page.story),
        ),
        has_thai_digits=digits() == "thai",
    )


def _rights() -> str:
    return _(
        "What is wrong will be put right, and the history below shows what it was before and who changed it."
        " If you want it erased, say so: then only sums under no name are left, and it cannot be brought back."
    )


def _facts(page: MyData) -> tuple[Run, ...]:
    count = len(page.photos)
    photos = ngettext("{count} picture", "{count} pictures", count).format(count=format_number(count))
    people = ngettext("{count} person", "{count} persons", len(page.members))
    said = (
        people.format(count=format_number(len(page.members))),
        counted.entries(len(page.rows)),
        photos,
        counted.steps(len(page.story)),
    )
    return tuple(Run(one, BODY) for one in said)


def _entries(page: MyData) -> Iterator[Block]:
    """Give every entry, a card a month, those taken out marked."""
    for number, rows in groupby(page.rows, key=lambda row: Month.of(row.date).number):
        listed = list(rows)
        title = _("Entries of {month}").format(month=format_month(Month.from_number(number), style="era"))
        columns = (
            TableColumn(_("Day"), Align.LEFT),
            TableColumn(_("Item"), Align.LEFT, share=4, most_lines=_MOST_LINES),
            TableColumn(_("Category"), Align.LEFT, share=2, most_lines=_MOST_LINES),
            TableColumn(_("Pocket"), Align.LEFT, share=2, most_lines=_MOST_LINES),
            TableColumn(_("In")),
            TableColumn(_("Out")),
        )
        yield Card(Table(columns, [_entry(one) for one in listed], look=OPEN), title, counted.entries(len(listed)))


def _entry(row: EntryRow) -> TableRow:
    gone = _("deleted") if row.entry.is_deleted else ""
    corrected = row.entry.correction_reason
    photos = ngettext("{count} picture", "{count} pictures", row.photos).format(count=format_number(row.photos))
    said = beside(row.what, row.who, row.note, corrected, photos if row.photos else "", gone)
    amounts = (format_amount(one) if one is not None else "" for one in (row.money_in, row.money_out))
    look = RowLook.NOTE if row.entry.is_deleted else RowLook.PLAIN
    return TableRow((format_date(row.date, style="day"), said, row.categories, row.pocket, *amounts), look)


def _pictures(page: MyData) -> Iterator[Block]:
    if page.photos:
        yield ThaiParagraph.of(_("Pictures"), HEADLINE)
        yield from picture_rows(page.photos, page.read_photo)


def _history(story: list[ToldStep]) -> Block:
    """Tell each step: when, who, what it did; and of what it changed both values."""
    columns = (
        TableColumn(_("When"), Align.LEFT),
        TableColumn(_("By whom"), Align.LEFT, share=1.3, most_lines=_MOST_LINES),
        TableColumn(_("What was done"), Align.LEFT, share=5, most_lines=_MOST_LINES),
    )
    rows = [row for step in story for row in _told(step)]
    return Card(Table(columns, rows, look=OPEN), _("Who changed what, and when"), counted.steps(len(story)))


def _told(step: ToldStep) -> Iterator[TableRow]:
    at = step.at.astimezone()
    when = f"{format_date(at.date(), style='short')} {in_digits(f'{at:%H:%M}')}"
    words = beside(step.words, _("taken back") if step.is_undone else "")
    yield TableRow((when, step.person or NONE, words))
    for change in step.changes:
        if change.is_gone is not None:
            told = _("{what} taken out") if change.is_gone else _("{what} brought back")
            yield TableRow(("", "", told.format(what=change.what)), RowLook.NOTE)
        for one in change.differences:
            said = f"{change.what}: {one.name} {one.before or NONE}{_ARROW}{one.after or NONE}"
            yield TableRow(("", "", said), RowLook.NOTE)
