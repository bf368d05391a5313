"""The outcome report of a group (product §8.4): what can be shown, what may be said of income, and how it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.grades import grades_chart
from household_ledger.charts.slope import slope_chart
from household_ledger.domain.group_change import Lead
from household_ledger.domain.kinds import Verdict
from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import AmountRow, Card
from household_ledger.reports.chart_block import chart_card
from household_ledger.reports.frame import Document
from household_ledger.reports.method_card import method_card
from household_ledger.reports.origin import chain_lines, chain_words, issued_by, made_from
from household_ledger.reports.outcome_eight import eight_sides
from household_ledger.reports.outcome_households import household_table, leavers_card
from household_ledger.reports.sheet import BODY, HEADLINE, NOTE, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.thai_paragraph import ThaiParagraph
from household_ledger.text.amounts import NONE, format_number, format_percent
from household_ledger.text.counted import households
from household_ledger.text.dates import format_month
from household_ledger.text.first_year_words import Shown, first_year_headline, first_year_parts
from household_ledger.text.group_figures import change_heading
from household_ledger.text.group_words import GroupWords, difference_line, group_words
from household_ledger.text.i18n import _, digits
from household_ledger.text.joined import beside, named
from household_ledger.text.labels import verdict_words
from household_ledger.text.method_words import Method

if TYPE_CHECKING:
    from household_ledger.services.views.outcome_page import OutcomePage

_FINDING = HEADLINE.at(15)
_SLOPES, _GRADES = 190.0, 150.0
_SHOWN_VERDICTS = (Verdict.UP, Verdict.SAME, Verdict.DOWN, Verdict.UNKNOWN)


def group_outcome(page: OutcomePage) -> Document:
    """Set the report of a group, the finding first, in the language and digits of the moment."""
    words = group_words(page.change)
    is_claimed = page.change.lead is Lead.INCOME
    shown = _shown(page)
    income = _income(page, words)
    return Document(
        title=_("Outcome report, up to {month}").format(month=format_month(page.change.as_of, style="era")),
        subtitle=_subtitle(page),
        issued_by=issued_by(page.letterhead),
        made_from=beside(made_from(page.origin), chain_words(page.heads)),
        body=(
            ThaiParagraph.of(_finding(page, words), _FINDING),
            *(income if is_claimed else (*shown, *income)),
            *(shown if is_claimed else ()),
            *eight_sides(page.eight),
            *_households(page),
            method_card(_method(page), _chain(page)),
        ),
        closing=Signatures(
            (Signature(_("Prepared by")), Signature(_("Verifier")), Signature(_("Certified by"))), has_dates=True
        ),
        has_thai_digits=digits() == "thai",
    )


def _subtitle(page: OutcomePage) -> str:
    change = page.change
    compared = len(change.comparison.enrolled)
    others = _("beside them {households} to compare with").format(households=households(compared)) if compared else ""
    place = page.group.name if page.group is not None else _("All villages")
    return beside(place, households(len(change.participants.enrolled)), others)


def _finding(page: OutcomePage, words: GroupWords) -> str:
    """Say the finding: the middle change where income may be claimed, else what can be shown already."""
    if page.change.lead is Lead.NOBODY_ENROLLED:
        return words.lead
    middle = page.change.participants.median_per_month
    if page.change.lead is not Lead.INCOME or middle.value is None:
        return first_year_headline(page.first_year)
    return change_heading(page.change)


def _shown(page: OutcomePage) -> tuple[Block, ...]:
    """Show recording, saving, short months and new occupations, two and two, and the grades month by month."""
    if not page.change.participants.enrolled:
        return ()
    cards = [_shown_card(one) for one in first_year_parts(page.first_year)]
    rows = [Row(tuple(cards[start : start + 2])) for start in range(0, len(cards), 2)]
    return (*rows, chart_card(grades_chart(page.grades), _GRADES))


def _shown_card(shown: Shown) -> Card:
    first, *others = shown.lines
    return Card(Column((ThaiParagraph.of(first, BODY), *_notes(others)), gap=1), shown.name)


def _income(page: OutcomePage, words: GroupWords) -> tuple[Block, ...]:
    """Say what may be said of income: who was compared, how it changed, what it rests on."""
    if page.change.lead is Lead.NOBODY_ENROLLED:
        return ()
    side = page.change.participants
    said = (words.lead, *words.middle, *words.sureness, words.comparison or difference_line(page.change))
    blocks: list[Block] = [
        Row((_who_card(page), _verdict_card(page)), (0.5, 0.5)),
        Card(Column((*_paragraphs(said), *_notes((words.basis,))), gap=2), _("What may be said of income")),
    ]
    blocks.append(Row((_contribution_card(page, words), leavers_card(page))))
    if side.changes:
        blocks.append(chart_card(slope_chart(page.change, page.codes), _SLOPES))
    return tuple(blocks)


def _who_card(page: OutcomePage) -> Card:
    side = page.change.participants
    rows = (
        AmountRow(_("Enrolled"), format_number(len(side.enrolled))),
        AmountRow(_("With a time before, kept or remembered"), format_number(len(page.baselines))),
        AmountRow(_("Compared on months of their own accounts"), format_number(len(side.changes))),
        AmountRow(_("Left before"), format_number(len(side.attrition.leavers))),
        AmountRow(_("Still to begin, not among the enrolled"), format_number(len(side.yet_to_start)), RowLook.NOTE),
    )
    return Card(Column(rows, gap=0), _("Who"), _("households"))


def _verdict_card(page: OutcomePage) -> Card:
    """Count the verdicts of those who stayed, and say why some are unknown."""
    side, words = page.change.participants, group_words(page.change)
    rows = [AmountRow(verdict_words(one), format_number(len(side.of(one)))) for one in _SHOWN_VERDICTS]
    up = side.share_up
    share = format_percent(None if up.value is None else up.value * 100, words=False)
    told = _("Increased, of all compared ({n})").format(n=households(up.n))
    part = AmountRow(told, share, RowLook.TOTAL)
    return Card(Column((*rows, part, *_notes(words.why)), gap=0), _("Income, of those who stayed"), _("households"))


def _contribution_card(page: OutcomePage, words: GroupWords) -> Card:
    part = page.change.participants.contribution
    title = _("From occupations the project supports")
    if not words.brought:
        none = _("No household that can be compared has an occupation the project supports.")
        return Card(ThaiParagraph.of(none, BODY), title)
    share = NONE if part.share is None else format_percent(part.share * 100, words=False)
    told = _("Their part of the change of all compared: {share}").format(share=share)
    why = _("The change of all is not above zero, so there is no part of it to tell.") if part.share is None else ""
    return Card(Column((*_paragraphs(words.brought), *_notes((told, why))), gap=1), title)


def _households(page: OutcomePage) -> tuple[Block, ...]:
    if not page.change.participants.enrolled:
        return ()
    note = _("Real net income, baht a month over matched months. The provider's own list: not for others to read.")
    return (
        ThaiParagraph.of(_("Every household by its code"), HEADLINE),
        household_table(page),
        ThaiParagraph.of(note, NOTE),
    )


def _method(page: OutcomePage) -> Method:
    change = page.change
    return Method(
        as_of=change.as_of,
        thresholds=page.thresholds,
        price_year=change.definition.price_year,
        stand_ins=tuple((one.asked, one.year) for one in change.stand_ins if one.is_stand_in),
    )


def _chain(page: OutcomePage) -> tuple[str, ...]:
    """Say where the chain of the book stood, so that anybody can tell whether it changed since."""
    if not page.heads:
        return ()
    words = _("The last step of each writer with its hash, which chains it to all before. A changed book has others.")
    return (named(_("Chain of the book"), words), *chain_lines(page.heads))


def _paragraphs(lines: tuple[str, ...]) -> tuple[ThaiParagraph, ...]:
    return tuple(ThaiParagraph.of(one, BODY) for one in lines if one)


def _notes(lines: tuple[str, ...] | list[str]) -> tuple[ThaiParagraph, ...]:
    return tuple(ThaiParagraph.of(one, NOTE) for one in lines if one)
