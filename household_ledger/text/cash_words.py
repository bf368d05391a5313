"""How the money to spend differs from the book, beyond the one figure of the difference."""

from __future__ import annotations

from datetime import date

from household_ledger.domain.money import Money
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
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


def parted_words(
    *, difference: Money, unexplained: Money, adjusted: Money, uncounted: Money, since: date | None
) -> str:
    """Say what of a difference came up since the count before, what was adjusted, and what nobody counted.

    Nothing where the whole difference came up since, nothing was adjusted and everything was counted. `since` is the
    day of the count before; without one only what was adjusted parts the two.
    """
    own = _come_up(unexplained, since) if unexplained != difference else ""
    moved = _("book adjusted {amount}").format(amount=format_amount(adjusted, signed=True)) if adjusted else ""
    rest = _("{amount} of it by the book, not counted").format(amount=format_amount(uncounted)) if uncounted else ""
    return beside(own, moved, rest)


def _come_up(unexplained: Money, since: date | None) -> str:
    words = difference_words(unexplained) if unexplained else _("nothing more off")
    if since is None:
        return _("before the book was adjusted: {words}").format(words=words)
    return _("since the count of {day}: {words}").format(day=format_date(since), words=words)
