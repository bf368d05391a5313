"""The before–after page of a household (product §8.4): what changed, what may be said of it, what does not count."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from household_ledger.charts.before_after import before_after_chart
from household_ledger.charts.before_after_words import (
    baht,
    basis_with_quality,
    counted_words,
    few_months_words,
    finding,
    outside_beside,
    outside_rows,
    stand_ins,
)
from household_ledger.charts.recall_words import awaited_words, not_asked_words
from household_ledger.domain.kinds import Verdict
from household_ledger.reports.block import Block, Column, Row, Together
from household_ledger.reports.cards import AmountRow, Card, WritingLines
from household_ledger.reports.chart_block import chart_card
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import household_line, issued_by, made_from
from household_ledger.reports.recalled import recalled_cards
from household_ledger.reports.sheet import BODY, HEADLINE, NOTE, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import OPEN, Table
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.text.amounts import NONE, each_rounded, format_number, format_percent
from household_ledger.text.dates import format_month, format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.hindrance_words import hindrance_lines
from household_ledger.text.i18n import _, digits, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import category_name, verdict_words
from household_ledger.text.messages import sentence

if TYPE_CHECKING:
    from household_ledger.domain.comparison import Amounts, Change, Comparison
    from household_ledger.services.views.before_after_page import BeforeAfterPage

_SIGNS = {Verdict.UP: "▲", Verdict.DOWN: "▼", Verdict.SAME: "=", Verdict.UNKNOWN: "?"}
_MOST_DRAWN = 6
"""The largest sources are drawn, the rest as one row; all of them stand in the table under the picture."""
_FINDING = HEADLINE.at(15)
_SMALL_SHARES = (0.4, 0.3, 0.3)
_NOTE_SHARES = (0.42, 0.58)


def before_after(page: BeforeAfterPage) -> Document:
    """Set one household's before and after on one A4 page, in the language and digits of the moment.

    What was told of the time before goes on over the page: all of it on one would be too small to read.
    """
    comparison = page.comparison
    return Document(
        title=_("Before and after, up to {month}").format(month=format_month(comparison.as_of, style="era")),
        subtitle=household_line(page.household, page.members, page.group),
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=(
            Together(
                (
                    ThaiParagraph.of(finding(comparison), _FINDING),
                    *(_compared(page, comparison.amounts) if comparison.amounts is not None else _not_yet(page)),
                )
            ),
            *(recalled_cards(page.recalled, comparison.basis) if page.recalled else ()),
            Card(WritingLines(), _("What our household thinks of this change"), is_ruled=False),
        ),
        closing=Signatures(
            (Signature(_("Recorder")), Signature(_("Verifier")), Signature(_("Certified by / thumb print")))
        ),
        is_one_page=not page.recalled,
        has_thai_digits=digits() == "thai",
    )


def _compared(page: BeforeAfterPage, amounts: Amounts) -> tuple[Block, ...]:
    comparison = page.comparison
    chart = before_after_chart(comparison, most=_MOST_DRAWN)
    drawn = replace(chart, title=chart.subtitle, note="")
    return (
        Row((_verdict_card(page, amounts), _person_card(comparison, amounts), _supported_card(amounts)), _SMALL_SHARES),
        chart_card(drawn),
        _sources_card(comparison, amounts),
        Row((_outside_card(comparison, amounts), _method_card(page)), _NOTE_SHARES),
    )


def _not_yet(page: BeforeAfterPage) -> tuple[Block, ...]:
    """Say why nothing is compared and what keeps months out, what there is so far, and what would never count."""
    comparison = page.comparison
    told = [*(sentence(reason.value) for reason in comparison.reasons), awaited_words(comparison)]
    why = [ThaiParagraph.of(one, BODY) for one in told if one]
    so_far = [
        ThaiParagraph.of(one, NOTE) for one in (_valid_words(comparison), *hindrance_lines(comparison.hindrances))
    ]
    return (
        Card(Column((*why, *so_far), gap=2), _("Why nothing can be said yet")),
        Card(ThaiParagraph.of(_never_counted(), BODY), _("Not counted as income")),
    )


def _verdict_card(page: BeforeAfterPage, amounts: Amounts) -> Card:
    comparison = page.comparison
    said = f"{_SIGNS[comparison.verdict]} {verdict_words(comparison.verdict)}"
    why = [sentence(reason.value) for reason in comparison.reasons] or [_band_words(page, amounts)]
    why += [told for told in (few_months_words(comparison), not_asked_words(comparison)) if told]
    rows = (ThaiParagraph.of(said, HEADLINE), *(ThaiParagraph.of(one, NOTE) for one in why))
    return Card(Column(rows, gap=1), _("What may be said"))


def _band_words(page: BeforeAfterPage, amounts: Amounts) -> str:
    """Say how the verdict follows from the change and the project's band."""
    share = amounts.income.share
    change = format_percent(None if share is None else share * 100, signed=True, words=False, places=1)
    permille = page.thresholds.tau_permille
    band = format_percent(Fraction(permille, 10), words=False, places=1 if permille % 10 else 0)
    told = _("{change} of what it was; from {band} up or down it counts as changed")
    return told.format(change=change, band=band)


def _person_card(comparison: Comparison, amounts: Amounts) -> Card:
    each = amounts.per_person
    title = _("For each person")
    if comparison.is_partly_asked:
        return Card(Column((ThaiParagraph.of(NONE, HEADLINE), _note("comparison_partly_asked")), gap=1), title)
    if each is None:
        return Card(Column((ThaiParagraph.of(NONE, HEADLINE), _note("comparison_members_unknown")), gap=1), title)
    return Card(_three(each), title, _("baht a month"))


def _three(change: Change) -> Column:
    rows = (
        AmountRow(_("Before"), baht(change.before_per_month)),
        AmountRow(_("Now"), baht(change.after_per_month)),
        AmountRow(_("Changed by"), baht(change.per_month, signed=True), RowLook.TOTAL),
    )
    return Column(rows, gap=0)


def _supported_card(amounts: Amounts) -> Card:
    title = _("From occupations the project supports")
    if amounts.contribution is None:
        return Card(Column((ThaiParagraph.of(NONE, HEADLINE), _note("comparison_recall_only")), gap=1), title)
    share = amounts.contribution_share
    told = _("{amount} baht a month").format(amount=baht(amounts.contribution.per_month, signed=True))
    part = (
        sentence("indicator_no_rise")
        if share is None
        else _("Its part of the change: {share}").format(share=format_percent(share * 100, words=False))
    )
    more = [ThaiParagraph.of(_("More than all of the rise: the rest together fell."), NOTE)]
    rows = (ThaiParagraph.of(told, HEADLINE), ThaiParagraph.of(part, NOTE))
    return Card(Column((*rows, *(more if share is not None and share > 1 else ())), gap=1), title)


def _note(code: str) -> ThaiParagraph:
    return ThaiParagraph.of(sentence(code), NOTE)


def _sources_card(comparison: Comparison, amounts: Amounts) -> Card:
    """List every source with its cash and its goods, before and now."""
    columns = (
        TableColumn("", Align.LEFT, share=1),
        *(TableColumn(head) for head in (_("cash before"), _("cash now"), _("change"))),
        *(TableColumn(head) for head in (_("goods before"), _("goods now"), _("change"))),
    )

    def cells(code: str, change: Change) -> tuple[str, str, str]:
        return _unasked_cells(change) if code in comparison.not_asked else _cells(change)

    rows = [
        TableRow((category_name(one.code), *cells(one.code, one.cash), *cells(one.code, one.in_kind)))
        for one in amounts.sources
        if any((one.cash.before, one.cash.after, one.in_kind.before, one.in_kind.after))
    ]
    table = Table(columns, rows, look=OPEN)
    relief = amounts.relief
    apart = _("Of this, state relief: {before} → {after}").format(
        before=baht(relief.before_per_month), after=baht(relief.after_per_month)
    )
    notes = [ThaiParagraph.of(apart, NOTE)] if relief.before or relief.after else []
    return Card(Column((table, *notes), gap=3), _("Every source, in money and in goods"), _("baht a month"))


def _cells(change: Change) -> tuple[str, str, str]:
    if not change.before and not change.after:
        return ("–", "–", "–")
    return (baht(change.before_per_month), baht(change.after_per_month), baht(change.per_month, signed=True))


def _unasked_cells(change: Change) -> tuple[str, str, str]:
    """Write what came in since of something nobody asked about: it has no before, and no change."""
    return (_("not asked"), baht(change.after_per_month), "–") if change.after else ("–", "–", "–")


def _outside_card(comparison: Comparison, amounts: Amounts) -> Card:
    rows: list[Block] = [AmountRow(name, told) for name, told in outside_rows(amounts)]
    beside = outside_beside(comparison)
    if not rows and not beside:
        rows.append(AmountRow(_("Nothing of this came in"), NONE))
    rows += [ThaiParagraph.of(one, NOTE) for one in (beside, _never_counted()) if one]
    return Card(Column(tuple(rows), gap=0), _("Not counted as income"), _("baht a month"))


def _never_counted() -> str:
    return _("Money and goods from the project, loans, savings drawn, windfalls and things sold never count as income.")


def _method_card(page: BeforeAfterPage) -> Card:
    """Say by which months, which definition, which prices and which band the figures were made."""
    comparison, definition = page.comparison, page.comparison.definition
    year = format_year(definition.price_year, has_era=True)
    lines = (
        basis_with_quality(comparison),
        counted_words(definition),
        in_digits(_("In prices of {year}").format(year=year)) if definition.is_real else "",
        *stand_ins(comparison),
        ""
        if comparison.is_partly_asked
        else _("Net income in all: {before} → {after} ({change})").format(**_whole_of(comparison)),
        _valid_words(comparison),
        each_rounded(),
    )
    told = tuple(ThaiParagraph.of(line, NOTE) for line in lines if line)
    return Card(Column(told, gap=1), _("How it is counted"))


def _whole_of(comparison: Comparison) -> dict[str, str]:
    amounts = comparison.amounts
    if amounts is None:
        return dict.fromkeys(("before", "after", "change"), NONE)
    income = amounts.income
    return {
        "before": baht(income.before),
        "after": baht(income.after),
        "change": baht(income.difference, signed=True),
    }


def _valid_words(comparison: Comparison) -> str:
    before = ngettext("{count} month before", "{count} months before", comparison.valid_before)
    after = ngettext("{count} month now", "{count} months now", comparison.valid_after)
    counted = beside(
        before.format(count=format_number(comparison.valid_before)),
        after.format(count=format_number(comparison.valid_after)),
    )
    return _("Months well enough recorded: {months}").format(months=counted)
