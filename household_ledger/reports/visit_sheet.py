"""The sheet taken along to a household (product §10): what waits there, what is checked, who was there; one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import AmountRow, Card, WritingLines
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import household_line, issued_by, made_from
from household_ledger.reports.ruled import Fill, HandLine, Tick
from household_ledger.reports.sheet import BODY, NOTE, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.thai_paragraph import ThaiParagraph
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.cash_words import counted_words
from household_ledger.text.dates import format_date, format_days, format_month, named_days
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits, ngettext
from household_ledger.text.joined import beside, named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from household_ledger.domain.period import Month
    from household_ledger.services.views.visit_sheet import VisitSheet

_MOST_MONTHS: Final = 6
"""So many months have a square to tick; how many more there are is said."""
_IN_A_LINE: Final = 3
_MOST_QUESTIONS: Final = 5
_MOST_LETTERS: Final = 240
"""So much of what was agreed last time is printed."""


def visit_sheet_document(page: VisitSheet) -> Document:
    """Set one household's sheet on one A4 page, in the language and digits of the moment."""
    return Document(
        title=in_digits(_("Visit to a household, {month}")).format(month=format_month(page.month, style="era")),
        subtitle=household_line(page.household, page.members, page.group),
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=(
            _who_card(page),
            Row((_months_card(page), _cash_card(page))),
            _checked_card(),
            _questions_card(page),
            Card(WritingLines(3), _("What was seen, and what was agreed"), is_ruled=False),
        ),
        closing=Signatures(
            (
                Signature(_("Visitor")),
                Signature(_("For the household")),
                Signature(_("or thumb print"), is_thumb=True),
            )
        ),
        is_one_page=True,
        has_thai_digits=digits() == "thai",
    )


def _who_card(page: VisitSheet) -> Card:
    visited = HandLine((_("Visited on"), Fill(), _("time"), Fill(0.5), _("Visitor"), Fill(1.6)))
    known = (
        (_("Last entry"), _ago(page.last_entry, page.origin.printed_on) or _("nothing yet")),
        (_("Last visit"), _last_visit(page)),
    )
    facts = ThaiParagraph.of(beside(*(named(name, value) for name, value in known)), BODY)
    agreed = (
        [ThaiParagraph.of(named(_("Agreed last time"), _shortened(page.last_note)), BODY)] if page.last_note else []
    )
    return Card(Column((*_place(page), facts, *agreed, visited), gap=1))


def _shortened(note: str) -> str:
    """Put a note on a few lines; of a long one the beginning, as there is one page only."""
    told = " ".join(note.split())
    return told if len(told) <= _MOST_LETTERS else f"{told[:_MOST_LETTERS].rstrip()}…"


def _last_visit(page: VisitSheet) -> str:
    """Tell when it was, who came, and what was counted beside the book."""
    counted = counted_words(page.last_counted) if page.last_counted is not None else ""
    when = _ago(page.last_visit, page.origin.printed_on) or _("none yet")
    return beside(when, page.last_visitor, counted)


def _place(page: VisitSheet) -> tuple[Block, ...]:
    """Write where the household lives, or give lines to write it on."""
    address, phone = _address(page), in_digits(page.household.phone)
    if not address:
        return (HandLine((_("Address"), Fill(2.4), _("Phone number"), phone or Fill())),)
    lived = named(_("Address"), address)
    if phone:
        return (ThaiParagraph.of(beside(lived, named(_("Phone number"), phone)), BODY),)
    return ThaiParagraph.of(lived, BODY), HandLine((_("Phone number"), Fill()))


def _address(page: VisitSheet) -> str:
    """Write what is known of where the household lives, its village's place where its own is not said; "" for none."""
    one = page.household
    place = one if one.subdistrict or one.district else page.group
    if not (one.address or one.village_no or place is not None):
        return ""
    parts = [one.address, _part(_("village no. {name}"), one.village_no)]
    if place is not None and not (one.address and place is page.group):
        parts += [_part(_("subdistrict {name}"), place.subdistrict), _part(_("district {name}"), place.district)]
    province = one.province or (page.group.province if page.group is not None else "")
    parts += [_part(_("province {name}"), province), one.postcode]
    return in_digits(" ".join(part for part in parts if part))


def _part(words: str, name: str) -> str:
    """Say what a name is of, unless it says so itself; nothing of none."""
    what = words.format(name="").strip()
    return name if not name or name.startswith(what) else words.format(name=name)


def _months_card(page: VisitSheet) -> Card:
    none_open = _("Every month that is over is closed.") if page.has_month_over else _("No month is over yet.")
    blocks = [
        *_ticks(_("Not closed yet: tick what was closed"), page.months_open, none_open),
        *_ticks(
            _("Closed, not verified: tick what was seen"), page.months_unverified, _("No closed month waits for it.")
        ),
    ]
    return Card(Column(tuple(blocks), gap=1), _("Months"))


def _ticks(title: str, months: Sequence[Month], nothing: str) -> list[Block]:
    if not months:
        return [ThaiParagraph.of(title, NOTE), ThaiParagraph.of(nothing, BODY)]
    shown, hidden = months[-_MOST_MONTHS:], len(months[:-_MOST_MONTHS])
    lines: list[Block] = [ThaiParagraph.of(title, NOTE)]
    lines += [HandLine(tuple(Tick(format_month(one, "short")) for one in line)) for line in _in_lines(shown)]
    if hidden:
        told = ngettext("and {count} earlier month", "and {count} earlier months", hidden)
        lines.append(ThaiParagraph.of(told.format(count=format_number(hidden)), NOTE))
    return lines


def _in_lines(months: Sequence[Month]) -> list[Sequence[Month]]:
    return [months[place : place + _IN_A_LINE] for place in range(0, len(months), _IN_A_LINE)]


def _cash_card(page: VisitSheet) -> Card:
    printed = format_date(page.origin.printed_on)
    told = _("By the book at the end of {day}").format(day=printed)
    blocks: list[Block] = [AmountRow(name, format_amount(amount), RowLook.NOTE) for name, amount in page.in_pockets]
    if page.cash is None:
        blocks.append(ThaiParagraph.of(_("No cash pocket in the book."), BODY))
    else:
        blocks.append(AmountRow(told, format_amount(page.cash), RowLook.TOTAL if page.in_pockets else RowLook.PLAIN))
    blocks += [
        HandLine((_("Written since then +/−"), Fill())),
        HandLine((_("Counted"), Fill())),
        HandLine((_("Difference"), Fill())),
        ThaiParagraph.of(_("The household counts; the visitor looks on."), NOTE),
    ]
    return Card(Column(tuple(blocks), gap=1), _("Cash in the home"), _("baht"))


def _checked_card() -> Card:
    read = (Tick(_("Page read together, month")), Fill())
    line = HandLine((Tick(_("Cash counted")), Tick(_("Receipts compared with the book")), *read))
    return Card(line, _("What was checked"), is_ruled=False)


def _questions_card(page: VisitSheet) -> Card:
    blocks: list[Block] = []
    if page.unknown_days:
        count = len(page.unknown_days)
        told = ngettext("{count} day nobody was asked about", "{count} days nobody was asked about", count)
        every = named_days(page.unknown_days, most=count)
        words = _("{days}, {month}: {which}").format(
            days=told.format(count=format_number(count)), month=format_month(page.month, "short"), which=every
        )
        blocks.append(ThaiParagraph.of(words, BODY))
    asked = page.questions[:_MOST_QUESTIONS]
    blocks += [ThaiParagraph.of(named(format_days(one.first, one.last), one.what), BODY) for one in asked]
    hidden = len(page.questions) - _MOST_QUESTIONS
    if hidden > 0:
        more = ngettext("and {count} question more", "and {count} questions more", hidden)
        blocks.append(ThaiParagraph.of(more.format(count=format_number(hidden)), NOTE))
    if not blocks:
        blocks.append(ThaiParagraph.of(_("Nothing waits for an answer."), BODY))
    blocks.append(WritingLines(2))
    return Card(Column(tuple(blocks), gap=1), _("To be asked"))


def _ago(day: date | None, today: date) -> str:
    """Write a day and how long ago it is."""
    if day is None:
        return ""
    days = (today - day).days
    if not days:
        return format_date(day)
    ago = ngettext("{count} day ago", "{count} days ago", days).format(count=format_number(days))
    return f"{format_date(day)} ({ago})"
