"""Closing a month, opening it again with a reason, and what is said of both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.domain.register import Household, MonthState, Person
from household_ledger.services.commands.months import CloseMonth, ReopenMonth, VerifyMonth
from household_ledger.services.verifying import has_verifiers, is_typist_unknown, why_not_verify
from household_ledger.services.views.cash_check import CashCheck, cash_check
from household_ledger.services.views.month_days import month_days, unknown_days
from household_ledger.services.views.month_state import MonthStanding, open_before
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_date, format_month, named_days
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.month.cash import parted_of
from household_ledger.ui.widgets import dialogs

_MOST_NAMED = 3
"""So many open months are named one by one."""


def ask_to_close(desk: Desk, parent: QWidget | None, household: Household, month: Month) -> bool:
    """Say what is still missing and close the month all the same if a person wants to.

    Where months before it are still open, the way to the first of them is offered beside.
    """
    earlier = open_before(desk.figures, household.id, month)
    name = format_month(month)
    title, close = _("Close {month}?").format(month=name), _("Close {month}").format(month=name)
    words = "\n".join(
        [*_standing_words(desk, household, month, earlier), _("A closed month is changed only with a reason.")]
    )
    if earlier:
        way = dialogs.choose(parent, title, words, (close, _("Go to {month}").format(month=format_month(earlier[0]))))
        if way == 1:
            desk.turn_to(earlier[0])
        is_wanted = way == 0
    else:
        is_wanted = dialogs.confirm(parent, title, words, close)
    if not is_wanted or desk.do(CloseMonth(household.id, month)) is None:
        return False
    desk.say(_("{month} is closed.").format(month=name))
    return True


def _standing_words(desk: Desk, household: Household, month: Month, earlier: Sequence[Month]) -> list[str]:
    """Say what is missing in a month and before it, or that nothing is."""
    figures = desk.figures.month(household.id, month)
    with desk.reader() as reader:
        unknown = unknown_days(month_days(reader, household, month, desk.today))
        check = cash_check(reader, figures)
    missing = _earlier_words(earlier)
    if not month.is_over(desk.today):
        missing.append(_("The month is not over yet."))
    if unknown:
        days = ngettext("{count} day is not known: {days}.", "{count} days are not known: {days}.", len(unknown))
        missing.append(days.format(count=format_number(len(unknown)), days=named_days(unknown)))
    if check.counted is None:
        missing.append(_("The cash was not counted."))
    told = missing or [_("Every day is known and the cash was counted.")]
    return told + _off_words(check)


def _earlier_words(earlier: Sequence[Month]) -> list[str]:
    if not earlier:
        return []
    if len(earlier) > _MOST_NAMED:
        words = _("{count} months before it are still open, the first is {month}.")
        return [words.format(count=format_number(len(earlier)), month=format_month(earlier[0]))]
    names = ", ".join(format_month(one) for one in earlier)
    return [_("Still open before it: {months}.").format(months=names)]


def _off_words(check: CashCheck) -> list[str]:
    """Say by how much what was counted differs from the book; nothing where it agrees or was not counted."""
    if not check.difference:
        return []
    if check.difference < 0:
        words = _("What was counted was {amount} baht less than the book.")
    else:
        words = _("What was counted was {amount} baht more than the book.")
    return [beside(words.format(amount=format_amount(abs(check.difference))), parted_of(check))]


def ask_to_reopen(desk: Desk, parent: QWidget | None, household: Id, month: Month) -> bool:
    """Ask why a closed month is to be opened again, and open it."""
    name = format_month(month)
    reason = dialogs.ask_text(
        parent,
        _("Open {month} again?").format(month=name),
        _("What was verified has to be seen again afterwards. The reason stays in the history."),
        _("Why"),
        _("Open again"),
    )
    if reason is None or desk.do(ReopenMonth(household, month, reason)) is None:
        return False
    desk.say(_("{month} is open again.").format(month=name))
    return True


def ask_to_verify(desk: Desk, parent: QWidget | None, household: Id, month: Month) -> bool:
    """Ask what was seen and say that whoever is typing verified the month; who wrote in it is refused before."""
    with desk.reader() as reader:
        verifier = reader.record(Person, desk.person)
        typists = reader.typists(household, month.number)
        problem = why_not_verify(desk.person, typists, reader, own="verifier_typed")
        is_role_given = has_verifiers(reader)
    if verifier is None:
        desk.say(_("Choose your name first (F9): who verifies is written down."), "problem")
        return False
    if problem is not None:
        desk.tell(problem)
        return False
    told = _("It is verified by {name}. If that is not you, choose your name first (F9).").format(name=verifier.name)
    if is_typist_unknown(typists):
        told = f"{told} " + _("Who typed this month, or part of it, is not known: verify it only if you did not.")
    if not is_role_given:
        told = f"{told} " + _("Nobody has the role of a verifier yet: give it to somebody on the page of the project.")
    seen = dialogs.ask_text(
        parent,
        _("Have you seen the papers of {month}?").format(month=format_month(month)),
        told,
        _("What was seen: paper pages, receipts, passbooks"),
        _("Verified"),
    )
    if seen is None or desk.do(VerifyMonth(household, month, seen)) is None:
        return False
    desk.say(_("{month} is verified.").format(month=format_month(month)))
    return True


def closed_words(standing: MonthStanding) -> str:
    """Say when and by whom a month was closed, and whether it was verified."""
    if standing.state.closed_on is None:
        return ""
    day = format_date(standing.state.closed_on)
    if standing.closed_by:
        told = _("Closed on {day} by {name}").format(day=day, name=standing.closed_by)
    else:
        told = _("Closed on {day}").format(day=day)
    return beside(told, _verified_words(standing))


def _verified_words(standing: MonthStanding) -> str:
    if standing.state.verified_on is None:
        return _("not verified yet")
    return _("verified on {day} by {name}").format(
        day=format_date(standing.state.verified_on), name=standing.verified_by or _("somebody")
    )


def corrected_words(state: MonthState) -> str:
    """Say when a closed month was corrected last, and why; nothing of one that was not."""
    if state.corrected_on is None:
        return ""
    day = format_date(state.corrected_on)
    if not state.correction_reason:
        return _("Corrected on {day}; the figures are the corrected ones.").format(day=day)
    told = _("Corrected on {day} ({reason}); the figures are the corrected ones.")
    return told.format(day=day, reason=state.correction_reason)
