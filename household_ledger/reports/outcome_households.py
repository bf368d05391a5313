"""The households of an outcome report by code: before, now, the verdict and why; and those who left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from household_ledger.charts.before_after_words import baht
from household_ledger.domain.kinds import Verdict
from household_ledger.reports.block import Block, Column
from household_ledger.reports.cards import AmountRow, Card
from household_ledger.reports.sheet import BODY, NOTE, RowLook
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.text.amounts import NONE, format_number, format_percent
from household_ledger.text.counted import households
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.group_figures import few_words
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import baseline_name, name_beside, verdict_words
from household_ledger.text.messages import sentence

if TYPE_CHECKING:
    from household_ledger.domain.group_change import Leaver
    from household_ledger.domain.ids import Id
    from household_ledger.domain.statistics import Estimate
    from household_ledger.services.views.outcome_page import OutcomePage

_CLOSE = TableLook(air=3.0)
_SIGNS = {Verdict.UP: "▲", Verdict.DOWN: "▼", Verdict.SAME: "=", Verdict.UNKNOWN: "?"}
_NO_AMOUNTS = ("–",) * 5


def household_table(page: OutcomePage) -> Table:
    """List every participant by code, who left at their place."""
    columns = (
        TableColumn(_("No.")),
        TableColumn(_("Code"), Align.LEFT),
        TableColumn(_("Name"), Align.LEFT, share=1, is_name=True),
        TableColumn(_("Before")),
        TableColumn(_("Now")),
        TableColumn(_("Changed by")),
        TableColumn(_("Change %")),
        TableColumn(_("Months")),
        TableColumn(_("What may be said"), Align.LEFT, share=1.5, most_lines=3),
    )
    return Table(columns, tuple(_rows(page)), look=_CLOSE)


def _rows(page: OutcomePage) -> Iterator[TableRow]:
    side = page.change.participants
    verdicts = {one: verdict for verdict, ids in side.verdicts for one in ids}
    changes = {one.household: one for one in side.changes}
    leavers = {one.household: one for one in side.attrition.leavers}
    why = _reasons(page)
    for number, one in enumerate(side.enrolled, start=1):
        home, change = page.households[one], changes.get(one)
        amounts = _NO_AMOUNTS
        if change is not None:
            share = None if change.share is None else change.share * 100
            amounts = (
                baht(change.before_per_month),
                baht(change.after_per_month),
                baht(change.per_month, signed=True),
                format_percent(share, places=1, words=False, signed=True),
                format_number(change.months),
            )
        if one in leavers:
            said = _("left on {day}").format(day=format_date(leavers[one].left_on))
        else:
            verdict = verdicts[one]
            said = f"{_SIGNS[verdict]} {verdict_words(verdict)}"
            said = named(said, " ".join(why[one])) if one in why else said
        code = in_digits(home.code)
        yield TableRow((format_number(number), code, name_beside(home.code, home.name), *amounts, said))


def _reasons(page: OutcomePage) -> dict[Id, tuple[str, ...]]:
    """Say of each household whose verdict is unknown why it is."""
    told: dict[Id, tuple[str, ...]] = {}
    for reason, ids in page.change.participants.reasons:
        for one in ids:
            told[one] = (*told.get(one, ()), sentence(reason.value))
    return told


def leavers_card(page: OutcomePage) -> Card:
    """Say who left and what they had earned before, beside those who stayed."""
    attrition, title = page.change.participants.attrition, _("Who left")
    if not attrition.leavers:
        return Card(ThaiParagraph.of(_("Nobody has left."), BODY), title)
    rows: list[Block] = [_leaver_row(page, one) for one in attrition.leavers]
    middles = (
        (_("Middle of those who left"), attrition.baseline_of_leavers),
        (_("Middle of those who stayed"), attrition.baseline_of_stayers),
    )
    rows += [AmountRow(beside(name, households(one.n)), _middle(one), RowLook.TOTAL) for name, one in middles]
    why = dict.fromkeys(few_words(one) for _name, one in middles if one.value is None)
    notes = (*why, _("Real net income a month before the project, good months only."))
    rows += [ThaiParagraph.of(one, NOTE) for one in notes]
    return Card(Column(tuple(rows), gap=0), title, _("baht a month"))


def _leaver_row(page: OutcomePage, leaver: Leaver) -> AmountRow:
    code = in_digits(page.households[leaver.household].code)
    known = in_digits(baseline_name(leaver.baseline)) if leaver.baseline is not None else _("no baseline")
    words = beside(code, format_date(leaver.left_on), known)
    return AmountRow(words, NONE if leaver.baseline_income is None else baht(leaver.baseline_income))


def _middle(estimate: Estimate) -> str:
    return NONE if estimate.value is None else baht(estimate.value)
