"""A row that comes again: asks how often, shows the next days, and keeps the rule. Each time waits to be confirmed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.recurring import Recurring, Recurs
from household_ledger.domain.register import Debt
from household_ledger.services.entry_drafts import draft_of, said_again
from household_ledger.services.ports import Reader
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.i18n import _
from household_ledger.ui.comes_again.form import Asked, RuleForm
from household_ledger.ui.desk import Desk


def ask_row_again(parent: QWidget | None, desk: Desk, row: EntryRow) -> bool:
    """Ask how often a kept row comes again, and keep it in one step; True when it was kept."""
    with desk.reader() as reader:
        rows = kept([tuple(_again(entry, reader) for entry in row.entries)])
    rule = Recurring(id=NO_ID, household=row.entry.household, rows=rows, rhythm=Recurs.MONTH_DAY, starts_on=row.date)
    title = _("Comes again: {what}").format(what=row.what)
    return RuleForm(parent, desk, Asked(rule, title, made_from=row.entry.id)).ask()


def _again(entry: Entry, reader: Reader) -> Draft:
    debt = reader.record(Debt, draft_of(entry).debt) if entry.kind is EntryKind.REPAY else None
    return said_again(entry, entry.date, debt)
