"""What a pack says of income before all else: the finding, what leads, which way the middle went, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.domain.disclosure import Told
from household_ledger.domain.group_change import Lead
from household_ledger.domain.kinds import Verdict
from household_ledger.services.evidence.pack import Held, Side
from household_ledger.services.evidence.words import told_words
from household_ledger.text.amounts import format_number
from household_ledger.text.counted import households
from household_ledger.text.group_figures import finding_words
from household_ledger.text.i18n import _
from household_ledger.text.messages import sentence

if TYPE_CHECKING:
    from household_ledger.services.evidence.pack import EvidencePack, SideChange


def finding(pack: EvidencePack) -> str:
    """Say what may be said of income, or that nothing may be yet."""
    if pack.is_rolled_up:
        return _finding_of_rows(pack)
    side = participants(pack)
    middle = side.estimate("median_per_month")
    if side.lead is not Lead.INCOME or middle is None or middle.value is None:
        return _("Nothing may be claimed of income yet")
    some = told_words(Told(middle.n, middle.at_least))
    of = households(middle.n) if middle.n is not None else _("{some} households").format(some=some)
    return finding_words(middle.value, side.verdict, of)


def _finding_of_rows(pack: EvidencePack) -> str:
    """Say in how many of the packs put together incomes are compared, and which way they went in how many."""
    rows = [one for one in pack.change.rows if one.side is Side.PARTICIPANTS]
    compared = [
        one
        for one in rows
        if one.lead is Lead.INCOME
        and (middle := one.estimate("median_per_month")) is not None
        and middle.value is not None
    ]
    if all(one.lead is None for one in rows):
        return _("Of income nothing is told here: read it in the packs this one was put together from")
    if not compared:
        return _("Nothing may be claimed of income yet")
    told = _(
        "Income can be compared in {some} of {all}: it rose in {rose}, stayed about the same in {same}, fell in "
        "{fell}, cannot be told in {unknown}"
    )
    return told.format(
        some=format_number(len(compared)),
        all=format_number(len(rows)),
        rose=format_number(sum(one.verdict is Verdict.UP for one in compared)),
        same=format_number(sum(one.verdict is Verdict.SAME for one in compared)),
        fell=format_number(sum(one.verdict is Verdict.DOWN for one in compared)),
        unknown=format_number(sum(one.verdict in (None, Verdict.UNKNOWN) for one in compared)),
    )


def participants(pack: EvidencePack) -> SideChange:
    """Give the change of all participants."""
    return next(one for one in pack.change.totals if one.side is Side.PARTICIPANTS)


def lead_words(side: SideChange) -> str:
    """Say what comes first, without a number that is kept back."""
    matched = side.number("matched")
    if side.lead is None or (matched is None and side.lead in (Lead.INCOME, Lead.TOO_FEW_MATCHED)):
        return _("Households have been compared, real income before and after.")
    return sentence(side.lead.value, {"n": matched or 0})


def why_nothing_leads(side: SideChange) -> str:
    """Say by a sentence code why neither lead nor verdict of a side is told: kept back, or of several together."""
    middle = side.estimate("median_per_month")
    is_of_several = middle is not None and middle.reason == Held.SEE_ROWS.value
    return Held.SEE_ROWS.value if is_of_several else Held.TOO_FEW.value
