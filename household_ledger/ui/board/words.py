"""The words and colours of an entry written with large buttons."""

from __future__ import annotations

from datetime import date, timedelta

from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.views.tiles import Tile
from household_ledger.text.amounts import format_baht
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import N_, _
from household_ledger.text.joined import beside
from household_ledger.ui.board.half import Half

_K = EntryKind
_FACES = {
    _K.INCOME: (N_("Came in"), "income"),
    _K.EXPENSE: (N_("Spent"), "expense"),
    _K.COST: (N_("Spent for work"), "expense"),
    _K.PRODUCED: (N_("Of our own"), "in_kind"),
    _K.RECEIVED: (N_("Given to us"), "in_kind"),
    _K.SAVE: (N_("Put by"), "saving"),
    _K.REPAY: (N_("Paid back"), "debt"),
}


def tone_of(tile: Tile) -> str:
    """Name the colour of what a button writes."""
    return _FACES[tile.kind][1]


def day_words(day: date, today: date) -> str:
    """Say today, yesterday, or which day."""
    if day == today:
        return _("Today")
    return _("Yesterday") if day == today - timedelta(days=1) else format_date(day, "day")


def short_words(half: Half, *, owed_to: str = "") -> str:
    """Say only what it is and whom it is owed to, where letters are large; the day stands above."""
    return beside(half.tile.words if half.tile is not None else "", owed_to)


def said_words(half: Half, today: date, *, owed_to: str = "", work: str = "") -> str:
    """Say what will be written: how, what, for which work, owed to whom, on which day."""
    day = day_words(half.day or today, today)
    if half.tile is None:
        return day
    how = _("On credit") if half.is_owed else _(_FACES[half.tile.kind][0])
    return beside(*(one for one in (how, half.tile.words, work, owed_to, day) if one))


def far_words(amount: Money, largest: Money) -> str:
    """Ask about an amount far from the usual: what it is, and the most it ever was (0: not known)."""
    told = format_baht(amount)
    if not largest:
        return _("{amount}: is that right? Press once more to write it.").format(amount=told)
    asked = _("{amount}: is that right? It was {largest} at most. Press once more to write it.")
    return asked.format(amount=told, largest=format_baht(largest))
