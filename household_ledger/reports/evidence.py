"""An evidence pack to read and to sign: whose it is, what was found, every indicator, and how it is known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from household_ledger.charts.stair_counts import stair_counts
from household_ledger.domain.thresholds import read_thresholds
from household_ledger.reports.block import Block, Column
from household_ledger.reports.cards import AmountRow, Card
from household_ledger.reports.chart_block import chart_card
from household_ledger.reports.evidence_eight import eight_cards
from household_ledger.reports.evidence_tables import (
    change_tables,
    indicator_card,
    quality_table,
    summary_table,
    with_note,
)
from household_ledger.reports.frame import Document
from household_ledger.reports.method_card import method_card
from household_ledger.reports.origin import SHOWN_OF_HASH
from household_ledger.reports.sheet import BODY, HEADLINE, NOTE
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.table import Table, TableLook
from household_ledger.reports.table_columns import TableColumn, TableRow
from household_ledger.reports.thai_paragraph import Align, ThaiParagraph
from household_ledger.services.evidence.finding import finding, lead_words, participants
from household_ledger.services.evidence.pack import EvidencePack, Level
from household_ledger.services.evidence.standing import standing_lines
from household_ledger.services.evidence.words import (
    kept_back_words,
    level_words,
    people_line,
    privacy_lines,
    source_lines,
    stairs_apart_words,
)
from household_ledger.text.amounts import NONE, format_number
from household_ledger.text.dates import format_date, format_days, format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits, language
from household_ledger.text.joined import beside, named
from household_ledger.text.method_words import Method

if TYPE_CHECKING:
    from household_ledger.services.evidence.pack import Basis, Source, StairTable

_FINDING = HEADLINE.at(15)
_STAIRS = 175.0
_CLOSE = TableLook(air=2.6)
_TAGS = {"th": "th-TH", "en": "en-GB"}


def evidence_pdf(pack: EvidencePack) -> bytes:
    """Make the PDF of a pack, in the language and digits of the moment."""
    from household_ledger.reports.printing import About, pdf_of

    document = evidence_paper(pack)
    author = pack.sources[0].provider or pack.sources[0].node if pack.sources else ""
    about = About(title=document.title, made_at=pack.made_at, author=author, language=_TAGS[language()])
    return pdf_of((document,), about)


def evidence_paper(pack: EvidencePack) -> Document:
    """Set a pack of any level: the finding first, then all it holds; no household is named on it at any level."""
    return Document(
        title=_("Outcome evidence, up to {month}").format(month=format_month(pack.as_of, style="era")),
        subtitle=level_words(pack.level),
        issued_by=_issued_by(pack),
        made_from=_made_from(pack),
        body=(
            ThaiParagraph.of(finding(pack), _FINDING),
            *(ThaiParagraph.of(one, BODY) for one in standing_lines(pack)),
            _cover_card(pack),
            *_income(pack),
            Card(summary_table(pack), _("Every indicator at a glance, all participants")),
            Card(quality_table(pack), in_digits(_("Household-months of the twelve months by grade"))),
            *_stairs_of_all(pack),
            *eight_cards(pack),
            ThaiParagraph.of(_("Indicator by indicator"), HEADLINE),
            ThaiParagraph.of(
                _(
                    "Each line is the middle of its own: middles neither add up nor are one less another. What is a "
                    "sum over months is told a month."
                ),
                NOTE,
            ),
            *(indicator_card(one, is_exact=pack.level is Level.PROVIDER) for one in pack.tables),
            *(method_card(_method(pack, one), tuple(privacy_lines(pack))) for one in pack.bases),
            _source_card(pack),
        ),
        closing=Signatures(
            (Signature(_("Prepared by")), Signature(_("Verifier")), Signature(_("Certified by"))), has_dates=True
        ),
        has_thai_digits=digits() == "thai",
    )


def _issued_by(pack: EvidencePack) -> tuple[str, ...]:
    """Name the provider and its project; of several sources their NODEs."""
    if len(pack.sources) != 1:
        return (", ".join(dict.fromkeys(one.node for one in pack.sources if one.node)),)
    source = pack.sources[0]
    contract = _("contract no. {number}").format(number=in_digits(source.contract)) if source.contract else ""
    return (source.provider or source.node, " ".join(filter(None, (source.project, contract))))


def _made_from(pack: EvidencePack) -> str:
    """Say in the foot of every page which state of the book it is made from."""
    day = format_date(pack.made_at.date())
    if len(pack.sources) != 1:
        told = _("Put together from {count} packs · made {day}")
        return told.format(count=format_number(len(pack.sources)), day=day)
    source = pack.sources[0]
    chain = source.heads[-1].hash[:SHOWN_OF_HASH] if source.heads else NONE
    return _("Step {step} · chain {chain} · made {day}").format(step=format_number(source.steps), chain=chain, day=day)


def _cover_card(pack: EvidencePack) -> Card:
    """Say what the paper is, for whom, of which project, and what it never shows."""
    rows: list[Block] = []
    if len(pack.sources) == 1:
        rows += [AmountRow(name, told) for name, told in _facts(pack.sources[0]) if told]
    else:
        rows.append(_sources_table(pack))
    rows += [ThaiParagraph.of(one, BODY) for one in (people_line(pack), *_what_it_is(pack))]
    return Card(Column(tuple(rows), gap=1), _("What this paper is"))


def _facts(source: Source) -> tuple[tuple[str, str], ...]:
    period = format_days(source.starts_on, source.ends_on) if source.starts_on and source.ends_on else ""
    return (
        (_("Project"), source.project),
        (_("Contract no."), in_digits(source.contract)),
        (_("Funder"), source.funder),
        (_("Period"), period),
        (_("Provider"), source.provider),
        (_("NODE"), source.node),
        (_("Region and province"), beside(source.region, source.province)),
    )


def _sources_table(pack: EvidencePack) -> Table:
    """List whose packs were put together."""
    columns = (
        TableColumn(_("Provider"), Align.LEFT, share=1.2),
        TableColumn(_("Project"), Align.LEFT, share=1.2),
        TableColumn(_("NODE"), Align.LEFT, share=1),
        TableColumn(_("Province"), Align.LEFT, share=0.8),
        TableColumn(_("Steps")),
    )
    rows = [
        TableRow((one.provider or NONE, one.project or NONE, one.node, one.province, format_number(one.steps)))
        for one in pack.sources
    ]
    return Table(columns, rows, look=_CLOSE)


def _what_it_is(pack: EvidencePack) -> tuple[str, ...]:
    made = _("What accounts kept by households show of a project, up to {month}.").format(
        month=format_month(pack.as_of, style="era")
    )
    if pack.level is Level.PROVIDER:
        where = _("Households stand in the workbook beside this paper and in the outcome report, not here.")
        return (made, where)
    return (made, _("No household is named, and no number speaks of fewer than five of them."))


def _income(pack: EvidencePack) -> tuple[Block, ...]:
    """Show the change of income, the lead above it."""
    side = participants(pack)
    first = () if side.lead is None else (ThaiParagraph.of(lead_words(side), BODY),)
    return (Card(Column((*first, *change_tables(pack)), gap=6), _("Income, before and now")),)


def _stairs_of_all(pack: EvidencePack) -> tuple[Block, ...]:
    """Show the stairs of all together, or say why they are not added up."""
    if why := stairs_apart_words(pack):
        return (Card(ThaiParagraph.of(why, NOTE), _("Stairs in numbers")),)
    return tuple(block for table in pack.stairs if table.who is None for block in _stairs(table))


def _stairs(table: StairTable) -> tuple[Block, ...]:
    """Show the stairs as a picture, and the same numbers as a table; where none of them is told, say so once."""
    chart = stair_counts(table)
    if not chart.stairs:
        return ()
    counts = table.counts()
    why = kept_back_words(counts)
    if all(one is None for one in counts):
        return (Card(ThaiParagraph.of(why, NOTE), _("Stairs in numbers")),)
    columns = (TableColumn("", Align.LEFT, share=1), *(TableColumn(head) for head in chart.heads))
    rows = [TableRow(tuple(one.words for one in line)) for line in chart.table]
    return (
        chart_card(chart, _STAIRS),
        Card(with_note(Table(columns, rows, look=_CLOSE), why), _("Stairs in numbers")),
    )


def _method(pack: EvidencePack, basis: Basis) -> Method:
    drawn = {one.key: one.value for one in basis.changed if one.key != "price_year"}
    thresholds, _of_another_version = read_thresholds(json.dumps(drawn))
    return Method(
        as_of=pack.as_of,
        thresholds=thresholds,
        price_year=basis.price_year,
        stand_ins=basis.stand_ins,
    )


def _source_card(pack: EvidencePack) -> Card:
    """Say from which steps of which books it was made: whoever has the hashes can tell whether a step changed."""
    told = [ThaiParagraph.of(one, NOTE) for one in source_lines(pack)]
    words = _("The last step of each writer with its hash, which chains it to all before. A changed book has others.")
    return Card(Column((*told, ThaiParagraph.of(named(_("Chain of the book"), words), NOTE)), gap=1), _("Made from"))
