"""Who is typing: asked at the start where it is not known, and kept in mind while undo has taken the person away."""

from __future__ import annotations

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.register import Person
from household_ledger.text.i18n import _
from household_ledger.ui.frame.bars import Bars
from household_ledger.ui.frame.seat import Seat


class Typist:
    """Joined to one window."""

    def __init__(self, seat: Seat, bars: Bars) -> None:
        self._seat, self._desk, self._bars = seat, seat.desk, bars
        self._gone: Id = NO_ID
        """Who typed until a step took the person away."""

    def ask(self) -> None:
        """Ask where several could be typing; work may go on without the answer."""
        if self._bars.typist() is None and self._bars.has_several_people():
            words = _("Who is typing? Each entry remembers who wrote it.")
            self._seat.parts.messages.ask(words, _("Choose a name (F9)"), self._seat.open_person_menu)

    def on_people_changed(self) -> None:
        """Let nobody type who is not there any more, and whoever is back go on, unless another does by now."""
        if self._desk.person != NO_ID and self._bars.typist() is None:
            self._gone = self._desk.person
            self._desk.let_type(NO_ID)
        elif self._desk.person == NO_ID and self._is_back():
            self._desk.let_type(self._gone)
        self._bars.show_person()

    def _is_back(self) -> bool:
        if self._gone == NO_ID:
            return False
        with self._desk.reader() as reader:
            person = reader.record(Person, self._gone)
        return person is not None and not person.is_deleted
