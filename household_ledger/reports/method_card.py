"""The method notes of a paper: how its figures were made, for whoever wants to check or repeat them."""

from __future__ import annotations

from household_ledger.reports.block import Column
from household_ledger.reports.cards import Card
from household_ledger.reports.sheet import NOTE, TextStyle
from household_ledger.reports.thai_paragraph import Run, ThaiParagraph
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.joined import named
from household_ledger.text.method_words import Method, method_notes

_ABOUT = TextStyle(NOTE.size, is_bold=True, grey=NOTE.grey)


def method_card(method: Method, further: tuple[str, ...] = ()) -> Card:
    """Set the method notes in a card that may go over a page; `further` sentences stand at its end."""
    told = [
        ThaiParagraph((Run(named(one.about, ""), _ABOUT), Run(in_digits(" ".join(one.lines)), NOTE)))
        for one in method_notes(method)
    ]
    told += [ThaiParagraph.of(one, NOTE) for one in further]
    return Card(Column(tuple(told), gap=2), _("How it is counted"))
