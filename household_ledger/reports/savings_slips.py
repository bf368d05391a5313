"""Each household's own slip of its savings (product §8.3): a strip each, cut apart along the dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.reports.block import Block, Column, Row
from household_ledger.reports.cards import DOTS, AmountRow, Card
from household_ledger.reports.fonts import width_of
from household_ledger.reports.frame import Document
from household_ledger.reports.origin import issued_by, made_from
from household_ledger.reports.sheet import BODY, HEADING, NOTE, Box, RowLook
from household_ledger.reports.signatures import Signature, Signatures
from household_ledger.reports.thai_paragraph import ThaiParagraph
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.baht import bahttext
from household_ledger.text.dates import format_month
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, digits, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words, name_beside

if TYPE_CHECKING:
    from household_ledger.domain.figures import SavingsRow
    from household_ledger.reports.pen import Pen
    from household_ledger.services.views.savings_page import SavingsPage

NONE = "–"
_CUT_HEIGHT = 7.0
_WIDEST_CODE = 160.0
"""A longer code stands under the slip's title, in as many lines as it needs."""


class CutLine(Block):
    """Where the sheet is cut apart."""

    __slots__ = ()

    def height(self, width: float) -> float:  # noqa: ARG002
        """Give its height."""
        return _CUT_HEIGHT

    def divides(self) -> bool:
        """Stand between two slips only."""
        return True

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw a dotted line across the middle."""
        pen.rule(box, box.y + box.height / 2, DOTS)


def savings_slips(page: SavingsPage) -> Document:
    """Set a slip for every household of the summary, in its order; none is cut by the end of a page."""
    month = format_month(page.table.month, style="era")
    slips: list[Block] = []
    for row in page.table.rows:
        if slips:
            slips.append(CutLine())
        slips.append(_slip(row, page, month))
    if not slips:
        slips.append(ThaiParagraph.of(_("No household was enrolled in this month"), BODY))
    return Document(
        title=_("Savings slips, {month}").format(month=month),
        subtitle=page.group.name if page.group is not None else _("All villages"),
        issued_by=issued_by(page.letterhead),
        made_from=made_from(page.origin),
        body=tuple(slips),
        has_thai_digits=digits() == "thai",
    )


def _slip(row: SavingsRow, page: SavingsPage, month: str) -> Card:
    """Set one strip: what was there, what came and went, what is there, and the household's own signature."""
    provider = page.letterhead.provider.name
    amounts = Column(
        (
            AmountRow(_("Brought forward"), format_amount(row.opening)),
            AmountRow(_("Put in"), _amount(row.deposits)),
            AmountRow(_("Taken out"), _amount(row.withdrawals)),
            AmountRow(_("Balance"), format_amount(row.closing), RowLook.TOTAL),
        ),
        gap=0,
    )
    code, name = _("No. {code}").format(code=in_digits(row.code)), name_beside(row.code, row.name)
    is_long = width_of(code, HEADING) > _WIDEST_CODE
    told = Column(
        (
            *((ThaiParagraph.of(code, NOTE),) if is_long else ()),
            ThaiParagraph.of(_("In words: {words}").format(words=bahttext(row.closing)), BODY),
            ThaiParagraph.of(_goal(row), NOTE),
            Signatures((Signature(_("Household")), Signature(_("Recorder")))),
        ),
        gap=4,
    )
    title = (name or _("Household")) if is_long else household_words(code, name)
    aside = beside(month, provider)
    return Card(Row((amounts, told), (0.36, 0.64), gap=18), title, aside)


def _goal(row: SavingsRow) -> str:
    """Say how often was saved, on how many days something was recorded, and how far the first goal is."""
    count = row.times_saved
    saved = ngettext("Put in {count} time", "Put in {count} times", count).format(count=format_number(count))
    parts = [
        saved if count else _("Nothing put in this month"),
        ngettext("recorded {days} day", "recorded {days} days", row.days_recorded).format(
            days=format_number(row.days_recorded)
        ),
    ]
    if row.goal_percent is not None:
        parts.append(_("goal {percent} % reached").format(percent=format_number(row.goal_percent)))
    return beside(*parts)


def _amount(satang: int) -> str:
    return format_amount(satang) if satang else NONE
