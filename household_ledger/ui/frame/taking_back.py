"""Undo and redo of the window: what would change out of sight is asked about first, and gone to; what was is told."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from household_ledger.domain.changes import ChangeSet, Reach, Step
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import household_words
from household_ledger.text.steps import label_text
from household_ledger.ui.desk import OTHERS, UNDO, Sight
from household_ledger.ui.frame.seat import Seat
from household_ledger.ui.pages.catalogue import HOUSEHOLD
from household_ledger.ui.widgets import dialogs

_Place = tuple[Id | None, Month, str]
"""Household, month and workspace looked at."""


class TakingBack:
    """Steps are the file's, a person looks at one household and month: nothing is taken back unseen."""

    def __init__(self, window: QWidget, seat: Seat) -> None:
        """`seat` is the window again, as it is known here."""
        self._window, self._seat, self._desk = window, seat, seat.desk
        self._made_at: dict[Step, _Place] = {}
        self._desk.changed.connect(self._on_changed)

    def undo(self) -> None:
        """Take back the last step made here; one that is not in sight only when a person says so."""
        self._run(redo=False)

    def redo(self) -> None:
        """Bring back what undo took, with the same care."""
        self._run(redo=True)

    def _run(self, *, redo: bool) -> None:
        reach = self._desk.opened.ledger.reach(redo=redo)
        if reach is None or (not self._is_in_sight(reach) and not self._is_wanted(reach, redo=redo)):
            return
        closed = self._closed_by_now(reach)
        if closed is not None and not self._is_meant(reach, closed, redo=redo):
            return
        if redo:
            self._desk.redo()
        else:
            self._desk.undo()

    def _is_in_sight(self, reach: Reach) -> bool:
        """Tell whether a step is of what is looked at, or was made from here just now."""
        if self._made_at.get(reach.step) == self._here():
            return True
        if reach.is_large or self._strangers(reach):
            return False
        return not reach.months or any(number == self._desk.month.number for _household, number in reach.months)

    def _closed_by_now(self, reach: Reach) -> Month | None:
        """Name the closed month a step closed or corrected; entries of a closed month the door refuses by itself."""
        if "month" not in reach.kinds or reach.label.code == "verify_month":
            return None
        with self._desk.reader() as reader:
            closed = reader.closed_months(Id(one) for one in reach.households)
        return next((Month.from_number(number) for household, number in sorted(reach.months & closed)), None)

    def _is_meant(self, reach: Reach, closed: Month, *, redo: bool) -> bool:
        """Ask before a closed month changes without a reason being given."""
        told = _("{what}\nNo reason is asked for. To leave one, open the month again or correct it.")
        return dialogs.confirm(
            self._window,
            _("{month} is closed: change it?").format(month=format_month(closed)),
            told.format(what=label_text(reach.label)),
            _("Redo it") if redo else _("Undo it"),
            _("Leave it as it is"),
        )

    def _is_wanted(self, reach: Reach, *, redo: bool) -> bool:
        """Ask, and go where the step was made: Enter, which a hand goes on pressing, leaves all as it is."""
        goal = self._goal(reach)
        if goal is None:
            yes = _("Redo it") if redo else _("Undo it")
        else:
            yes = _("Go there and redo") if redo else _("Go there and undo")
        title = _("Redo what is not in sight?") if redo else _("Undo what is not in sight?")
        if not dialogs.confirm(self._window, title, self._told(reach), yes, _("Leave it as it is")):
            return False
        return goal is None or self._is_gone_to(goal)

    def _told(self, reach: Reach) -> str:
        what, months = label_text(reach.label), sorted({number for _household, number in reach.months})
        where = [self._strangers(reach)]
        if len(months) == 1 and months[0] != self._desk.month.number:
            where.append(format_month(Month.from_number(months[0])))
        told = beside(*where)
        if not told:
            return _("The last step wrote much at once: {what}").format(what=what)
        return _("The last step was made for {where}: {what}").format(where=told, what=what)

    def _goal(self, reach: Reach) -> Sight | None:
        """Name the household and month where the step can be seen; None where it is of several, or of a household."""
        if len(reach.households) != 1 or "household" in reach.kinds or self._seat.workspace() != HOUSEHOLD:
            return None
        (household,) = reach.households
        months = [number for _household, number in reach.months]
        is_here = not months or self._desk.month.number in months
        return Sight(Id(household), self._desk.month if is_here else Month.from_number(max(months)))

    def _is_gone_to(self, goal: Sight) -> bool:
        """Go there; False when the page shown would not be left."""
        if not self._seat.may_leave():
            return False
        self._desk.stand(goal)
        return True

    def _strangers(self, reach: Reach) -> str:
        """Name the household of a step that is not looked at, or say how many; "" where everybody's are."""
        if self._seat.workspace() != HOUSEHOLD or reach.households <= {self._desk.household}:
            return ""
        if len(reach.households) > 1:
            count = len(reach.households)
            return ngettext("{count} household", "{count} households", count).format(count=format_number(count))
        named = (one for one in self._desk.figures.households() if one.id in reach.households)
        return next((household_words(one.code, one.name) for one in named), "")

    def _here(self) -> _Place:
        return self._desk.household, self._desk.month, self._seat.workspace()

    def _on_changed(self, changes: tuple[ChangeSet, ...]) -> None:
        for one in changes:
            self._made_at.setdefault(one.step, self._here())
        if changes[-1].label.code in ("undo", "redo"):
            self._tell(changes[-1])
        elif any(one.label.code != OTHERS for one in changes):
            self._desk.unsay(UNDO)  # what stood in the way of a step before is not what is looked at any more

    def _tell(self, change: ChangeSet) -> None:
        """Say what was taken back, and whose where that is not looked at and the step itself does not name it."""
        words = label_text(change.label)
        touched = [one for one in self._desk.figures.households() if int(one.id) in change.households]
        is_named = "household" in change.kinds
        if len(touched) == 1 and touched[0].id != self._desk.household and not is_named:
            words += f" ({household_words(touched[0].code, touched[0].name)})"
        if self._desk.opened.ledger.passed:
            from household_ledger.text.taking_back import left_words

            words = beside(words, left_words(self._desk.opened.ledger.passed_labels))
        self._desk.say(words, about=UNDO)
