"""Settling what is chosen: as one step, in a closed month with a reason; or the way to where it is written anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.conflicts import SettleConflicts
from household_ledger.services.commands.months import CorrectClosed
from household_ledger.services.ports import Command
from household_ledger.services.views.conflict_words import ToSettle
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.arrivals import ShowEntry
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.exchange.bundles.settle_card import Answer
from household_ledger.ui.widgets import dialogs

_HOME_OF = {"month": "month", "goal": "savings", "goal_change": "savings", "debt": "debts", "occupation": "occupations"}
_OF_PROVIDER = frozenset(("household", "village_group", "person", "project", "project_cost", "provider"))


class Settler:
    """Does what is chosen in the list; `refresh` reads it anew where somebody else was quicker."""

    def __init__(self, desk: Desk, parent: QWidget, refresh: Callable[[], object]) -> None:
        self._desk, self._parent, self._refresh = desk, parent, refresh

    def settle(self, answers: tuple[Answer, ...]) -> None:
        """Settle all of them in one step; where that is refused, say why."""
        command = SettleConflicts(tuple((thing.conflict, step) for thing, step in answers))
        try:
            self._desk.execute(command)
        except UserError as problem:
            if problem.code != "month_closed":
                self._desk.tell(problem)
                self._refresh()  # somebody else may have settled it
                return
            if not self._correct(answers, command):
                return
        except EnvironmentProblem as problem:
            self._desk.tell(problem)
            return
        words = ngettext("{count} thing is settled.", "{count} things are settled.", len(answers))
        self._desk.say(words.format(count=format_number(len(answers))))

    def _correct(self, answers: tuple[Answer, ...], command: Command) -> bool:
        """Settle entries of one closed month as a correction of it, with a reason."""
        places = {_month_of(thing) for thing, _step in answers}
        if len(places) > 1 or None in places:
            self._desk.say(_("Some of these are in closed months. Settle these one by one, with a reason."), "problem")
            return False
        household, month = next(one for one in places if one is not None)
        reason = dialogs.ask_text(
            self._parent,
            _("{month} is closed").format(month=format_month(month)),
            _("What is settled there stays visible as a correction, with the day and the reason."),
            _("Why"),
            _("Settle it"),
        )
        return reason is not None and self._desk.do(CorrectClosed(household, month, reason, command)) is not None

    def write_anew(self, thing: ToSettle) -> None:
        """Go where it is written, so that it can be written anew: that settles it too."""
        conflict, record = thing.conflict, thing.conflict.choices[0].record
        household = conflict.household or None
        if isinstance(record, Entry):
            self._desk.go("entry", ShowEntry(record.id), household=record.household, month=Month.of(record.date))
        elif conflict.kind == "month":
            self._desk.go("month", household=conflict.record, month=Month.from_number(conflict.sub))
        elif conflict.kind in _OF_PROVIDER or conflict.kind == "price":
            self._desk.go("prices" if conflict.kind == "price" else "register")
        else:
            self._desk.go(_HOME_OF.get(conflict.kind, "home"), household=household)

    def show_history(self, thing: ToSettle) -> None:
        """Show what became of it in the drawer."""
        self._desk.show_history(thing.conflict.kind, thing.conflict.record, thing.conflict.sub)


def _month_of(thing: ToSettle) -> tuple[Id, Month] | None:
    record = thing.conflict.choices[0].record
    return (record.household, Month.of(record.date)) if isinstance(record, Entry) else None
