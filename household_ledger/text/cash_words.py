"""How the money to spend differs from the book, beyond the one figure of the difference."""

from __future__ import annotations

from household_ledger.domain.money import Money
from household_ledger.text.amounts import format_amount
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside


def difference_words(difference: Money) -> str:
    """Say how far what there is is from the book."""
    amount = format_amount(abs(difference))
    if difference > 0:
        return _("{amount} baht over").format(amount=amount)
    if difference < 0:
        return _("{amount} baht short").format(amount=amount)
    return _("agrees")


def parted_words(*, difference: Money, unexplained: Money, adjusted: Money, uncounted: Money) -> str:
    """Say what of a difference came up in the month itself, what was adjusted, and what nobody counted.

    Nothing where the whole difference is of this month, nothing was adjusted and everything was counted.
    """
    own = ""
    if unexplained != difference:
        told = _("off in this month itself {amount}") if unexplained else _("nothing off in this month itself")
        own = told.format(amount=format_amount(unexplained, signed=True))
    moved = _("book adjusted {amount}").format(amount=format_amount(adjusted, signed=True)) if adjusted else ""
    rest = _("{amount} of it by the book, not counted").format(amount=format_amount(uncounted)) if uncounted else ""
    return beside(own, moved, rest)
