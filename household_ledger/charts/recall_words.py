"""The words of what was told of the time before, in the lines of items 22–23 of the survey: form, window and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from household_ledger.charts.jpt_words import item_name, item_number
from household_ledger.domain.baseline import REPAID
from household_ledger.domain.category import INTEREST
from household_ledger.domain.jpt import LENDERS, Item
from household_ledger.domain.kinds import DEBT_CLASSES, SAVINGS_FORMS
from household_ledger.domain.recall import Beside
from household_ledger.text.amounts import format_amount
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.text.labels import category_name, lender_name, savings_form_name
from household_ledger.text.messages import sentence

if TYPE_CHECKING:
    from household_ledger.domain.recall import Doubt, Part

_NUMBERS = {code: place + 1 for place, codes in enumerate(LENDERS) for code in codes}


def recall_source_name(source: str) -> str:
    """Name a recalled line: a category, a lender, a form of savings, or what was paid back."""
    if source == REPAID:
        return _("Paid back on debts, with the interest where it is not known apart")
    if source == INTEREST:
        return _("Interest, where it is known apart")
    if source in DEBT_CLASSES:
        return in_digits(f"({_NUMBERS[source]}) ") + lender_name(source)
    return savings_form_name(source) if source in SAVINGS_FORMS else category_name(source)


def part_name(part: Part) -> str:
    """Name a line of the survey as a recall has it."""
    if part is Item.WORK_UNSAID:
        return _("Main and second occupations, by kind of work")
    if isinstance(part, Item):
        return item_name(part)
    names = {
        Beside.RECEIVED: _("Goods received for nothing: in neither item of the survey"),
        Beside.DEBTS: _("Owed at the end of that time, to whom"),
        Beside.SAVINGS: _("Saved at the end of that time, in which form"),
    }
    return names[part]


def part_heading(part: Part) -> str:
    """Write the number and name of a line."""
    return f"{item_number(part)} {part_name(part)}" if isinstance(part, Item) else part_name(part)


def doubt_words(doubt: Doubt) -> str:
    """Say which told amounts do not go together, and what to ask."""
    source = recall_source_name(doubt.source) if doubt.source else ""
    return sentence(doubt.clash.value, {"amount": format_amount(doubt.amount), "source": source})


def recall_method(social_item: Item) -> tuple[str, ...]:
    """Say how what is remembered fills the lines, and which of them it cannot tell apart."""
    lines = (
        _("Main and second occupations stand together: what is remembered is kept by kind of work."),
        _("Of goods, only own produce stands in 22.1 (4) and 22.2; goods received, earned or put to work do not."),
        _("Social spending and giving stands in 22.2 {line}, as the project has set it.").format(
            line=item_number(social_item)
        ),
        _("What was bought on credit is asked as spent and not told apart; gold, animals and land are no savings."),
    )
    return tuple(in_digits(one) for one in lines)
