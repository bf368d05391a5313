"""What the desk tells, brought to bars, pages and drawer of one window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import EnvironmentProblem
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import Arrival
from household_ledger.ui.desk import DAMAGED, OTHERS, PLACE, SERVER, UNLOCKED, UNSAVED, Notice, Sight
from household_ledger.ui.frame.bars import Bars
from household_ledger.ui.frame.drawers import Drawers
from household_ledger.ui.frame.messages_bar import STANDING
from household_ledger.ui.frame.seat import Seat
from household_ledger.ui.frame.typist import Typist


@dataclass(frozen=True, slots=True)
class Helpers:
    """Who of a window shows what."""

    bars: Bars
    drawers: Drawers
    typist: Typist


class Listening(QObject):
    """Goes with its window: nothing is shown in one that is gone."""

    def __init__(self, window: QObject, seat: Seat, helpers: Helpers) -> None:
        """`seat` is the window again, as it is known here."""
        super().__init__(window)
        self._seat, self._desk = seat, seat.desk
        self._bars, self._drawers, self._typist = helpers.bars, helpers.drawers, helpers.typist
        self._desk.changed.connect(self._on_changed)
        self._desk.moved.connect(self._on_moved)
        self._desk.person_changed.connect(self._on_person_changed)
        self._desk.said.connect(self._on_said)
        self._desk.unsaid.connect(self._on_unsaid)
        self._desk.not_saved.connect(self._bars.show_not_saved)
        self._desk.steps_changed.connect(self._bars.show_steps)
        self._desk.page_asked.connect(self._on_page_asked)

    def _on_changed(self, changes: tuple[ChangeSet, ...]) -> None:
        kinds = {kind for one in changes for kind in one.kinds}
        if "household" in kinds:
            self._on_households_changed()
        if "person" in kinds:
            self._typist.on_people_changed()
        if any(one.label.code != OTHERS for one in changes):
            self._bars.show_saved()
        self._bars.show_steps()
        self._bars.show_month()
        self._seat.parts.rail.show_waiting("exchange", self._bars.count_to_settle())
        self._seat.parts.pages.take_changes(changes)
        self._drawers.again()
        self._bars.show_paper(self._seat.parts.pages.page())

    def _on_households_changed(self) -> None:
        households, place = self._bars.households()
        if place is None:
            self._desk.look_at(households[0].id if households else None)
        self._seat.show_workspaces()
        self._bars.show_household(self._seat.workspace())

    def _on_moved(self) -> None:
        self._bars.show_household(self._seat.workspace())
        self._bars.show_steps()
        self._bars.show_month()
        self._seat.parts.pages.turn()
        self._bars.show_paper(self._seat.parts.pages.page())

    def _on_person_changed(self) -> None:
        self._seat.parts.messages.asked_no_more()
        self._bars.show_person()
        self._seat.show_workspaces()

    def _on_said(self, notice: Notice) -> None:
        show_notice(self._seat, notice)

    def _on_unsaid(self, about: str) -> None:
        self._seat.parts.messages.forget(about)

    def _on_page_asked(self, key: str, wish: Arrival | None, sight: Sight) -> None:
        self._seat.go(key, sight, wish)


def show_notice(seat: Seat, notice: Notice) -> None:
    """Show a message; one that stands with the way to what can be done."""
    if notice.about == DAMAGED:
        seat.parts.messages.stand(notice, _("Bring the book back…"), seat.outside.rescue)
    elif notice.about == PLACE:
        seat.parts.messages.stand(notice, _("Move it to this computer…"), seat.outside.move)
    elif notice.about == UNLOCKED:
        seat.parts.messages.stand(notice, _("Put a passphrase on this book…"), seat.outside.secret)
    elif notice.about == SERVER:
        seat.parts.messages.stand(notice, _("Try now"), seat.desk.server_asked.emit)
    elif notice.about == UNSAVED:
        seat.parts.messages.stand(notice, _("Look at them…"), partial(_offer_unsaved, seat))
    elif notice.kind == STANDING:
        seat.parts.messages.stand(notice, _("Safety copies…"), seat.outside.copies)
    else:
        seat.parts.messages.say(notice)


def _offer_unsaved(seat: Seat) -> None:
    from household_ledger.ui.unsaved.dialog import offer_unsaved

    try:
        offer_unsaved(seat.desk, seat if isinstance(seat, QWidget) else None)
    except EnvironmentProblem as problem:
        seat.desk.tell(problem)
