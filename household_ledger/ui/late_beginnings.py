"""Money counted on a day behind rows of its pocket: said in one sentence, and mended in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from household_ledger.domain.period import Month
from household_ledger.services.commands.entries import ReplaceEntry
from household_ledger.services.views.pocket_balances import LateBeginning
from household_ledger.text.amounts import format_amount
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import ShowEntry
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.states import Banner


def late_banners(desk: Desk, found: Sequence[LateBeginning], month: Month) -> list[Banner]:
    """Say of a month what lies before the money it began with, each with its one way on."""
    return [late_banner(one, partial(_go_on_page, desk, one)) for one in found if Month.of(one.first) <= month]


def late_words(one: LateBeginning) -> str:
    """Say what was counted when, what lies before it, and what must have been there first."""
    if one.can_move:
        told = _(
            "{pocket}: {amount} baht was there on {day}, but there are rows of days before that, from {first} on; they"
            " come to {moved}. So it began with {before} baht."
        )
    else:
        told = _(
            "{pocket}: {amount} baht was there on {day}, but there are rows of days before that, from {first} on; they"
            " come to {moved}: more than was there. Was it counted on another day, or is something that"
            " went out missing?"
        )
    return told.format(
        pocket=one.pocket.name,
        amount=format_amount(one.amount),
        day=format_date(one.entry.date, "day"),
        first=format_date(one.first, "day"),
        moved=format_amount(one.moved, signed=True),
        before=format_amount(one.before),
    )


def way_words(one: LateBeginning) -> str:
    """Name the way on: beginning earlier, or looking at what was told."""
    if not one.can_move:
        return _("Look at what was brought forward")
    told = _("Begin with {before} on {day}")
    return told.format(before=format_amount(one.before), day=format_date(one.day, "day"))


def count_words(one: LateBeginning) -> str:
    """Say beside a count why the book says less or more than there was."""
    told = _("{amount} baht was there on {day}, after the rows from {first} on: the book reckons them in once more.")
    day, first = format_date(one.entry.date, "day"), format_date(one.first, "day")
    return told.format(amount=format_amount(one.amount), day=day, first=first)


def moved_words(one: LateBeginning) -> str:
    """Say what was done."""
    told = _("{pocket} begins with {before} baht on {day} now.")
    day = format_date(one.day, "day")
    return told.format(pocket=one.pocket.name, before=format_amount(one.before), day=day)


def go_on(desk: Desk, one: LateBeginning) -> bool:
    """Let it begin before its first row, in one step; where that cannot have been, show it to be changed."""
    if one.can_move:
        return desk.do(ReplaceEntry(one.entry, one.moved_draft())) is not None
    desk.go("entry", ShowEntry(one.entry.id))
    return False


def late_banner(one: LateBeginning, go: Callable[[], object]) -> Banner:
    """Say it above a page, with its one way on."""
    made = Banner(late_words(one))
    made.setObjectName("late_beginning")
    made.add_action(way_words(one), go).setObjectName("begin_earlier")
    return made


def _go_on_page(desk: Desk, one: LateBeginning) -> None:
    if go_on(desk, one):
        desk.say(moved_words(one))
