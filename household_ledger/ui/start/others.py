"""What others write into a shared ledger, noticed while nothing is asked for; and whether its server is there."""

from __future__ import annotations

import logging
import threading
import traceback
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from household_ledger.domain.changes import ChangeSet, Label, Step
from household_ledger.domain.ids import Id
from household_ledger.errors import Cancelled, EnvironmentProblem, UserError
from household_ledger.services.pace import BRISK, keep_pace
from household_ledger.services.ports import Reader
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import OTHERS, SERVER, UNSAVED, Desk

EVERY_SECONDS = 3.0
_MOST = 200
"""Of more records than this it is not looked up whose they are: every page is read anew."""
_NOBODY = Step(0, 0)
_UNTOLD = "untold"
"""What is lost for a reason that is no sentence of ours."""
_SECONDS_TO_END = 1.0
_log = logging.getLogger(__name__)


class Others(QObject):
    """Looks every few seconds, in a thread of its own, until the desk is closed."""

    _heard = Signal(object)  # ChangeSet
    _lost = Signal(object)  # EnvironmentProblem
    _came_back = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._opened = desk.opened
        self._own: set[int] = set()
        """The writers this window is and was: after its server was gone it may be another."""
        self._wake = threading.Event()
        self._is_ended = self._is_asked = False
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)
        self._lost.connect(self._on_lost, Qt.ConnectionType.QueuedConnection)
        self._came_back.connect(self._on_back, Qt.ConnectionType.QueuedConnection)
        desk.not_saved.connect(self.look_now)
        desk.look_asked.connect(self.look_now)
        desk.server_asked.connect(self._on_asked)
        desk.closing.connect(self.stop)
        self._thread = threading.Thread(target=self._watch, name="others", daemon=True)
        self._thread.start()

    def look_now(self) -> None:
        """Look at once."""
        self._wake.set()

    def stop(self) -> None:
        """Look no more, and wait until the last look is over, but not for a server that says nothing."""
        self._is_ended = True
        self._wake.set()
        self._thread.join(_SECONDS_TO_END)

    def _on_asked(self) -> None:
        """Look because somebody wants to know: there is an answer in any case."""
        self._is_asked = True
        self._wake.set()

    def _watch(self) -> None:
        """Look, and tell what is other than at the last look; what cannot be asked just now is asked again."""
        keep_pace(BRISK)
        steps, heads, lost = -1, None, ""
        while not self._is_ended:
            is_asked, self._is_asked = self._is_asked, False
            try:
                now = self._opened.steps()
                if now != steps:
                    with self._opened.reader() as reader:
                        heads = self._told(reader, heads)
                    steps = now
                if self._desk.look_after_doubts() or lost or is_asked:
                    lost = ""
                    self._tell(self._came_back)
            except Cancelled:  # the book is closed
                return
            except (EnvironmentProblem, UserError) as problem:
                if problem.code != lost or is_asked:
                    lost = problem.code
                    self._tell(self._lost, EnvironmentProblem(problem.code, **problem.params))
            except Exception:  # noqa: BLE001 -- a thread has no top hook: at the next look others are heard again
                if not lost:
                    _log.error("looking what others wrote\n%s", traceback.format_exc())
                steps, heads, lost = -1, None, lost or _UNTOLD
            self._wake.wait(EVERY_SECONDS)
            self._wake.clear()

    def _tell(self, signal: SignalInstance, *what: object) -> None:
        """Tell the window, unless it is gone."""
        if not self._is_ended:
            with suppress(RuntimeError):  # Qt's words for: what was to tell it is deleted
                signal.emit(*what)

    def _told(self, reader: Reader, heads: dict[int, int] | None) -> dict[int, int]:
        """Tell what others did since the last look, if anything; give how far everybody is now."""
        now = {one.writer: one.seq for one in reader.heads()}
        self._own.add(self._opened.writer())
        if heads is not None:
            known = {writer: seq if writer in self._own else heads.get(writer, 0) for writer, seq in now.items()}
            if known != now:
                self._tell(self._heard, _changes(reader, known))
        return now

    def _on_heard(self, changes: ChangeSet) -> None:
        if self._is_ended:  # told just before the book closed
            return
        self._desk.hear(changes)
        household = self._desk.household
        if not changes.households or household is None or int(household) in changes.households:
            is_new = ("is_new", 1) in changes.label.params
            words = _("New entries came from another computer.") if is_new else _("Changes came from another computer.")
            self._desk.say(words, about=OTHERS)

    def _on_lost(self, problem: EnvironmentProblem) -> None:
        if self._is_ended:
            return
        self._desk.say(message(problem), "copies", about=SERVER)

    def _on_back(self) -> None:
        """Go on where it was broken off: rows that were refused are saved where they stand."""
        if self._is_ended:
            return
        self._desk.unsay(SERVER)
        came = self._desk.come_back()
        if came.adrift:  # it leads to them, and stands until somebody looked
            self._desk.say(came.words(), "trouble", about=UNSAVED)
        else:
            self._desk.say(came.words(), "done" if came.is_well else "problem", about=OTHERS)


def _changes(reader: Reader, known: dict[int, int]) -> ChangeSet:
    """Say what others touched since, as one change; where that is much, or cannot be told, of no single household."""
    label = Label(OTHERS)
    with suppress(UserError):
        touched = reader.touched_since([Step(writer, seq) for writer, seq in known.items()], most=_MOST)
        if touched is not None:
            entries = (
                reader.entries_of([Id(one) for one in sorted(touched.entries)]) if touched.kinds == {"entry"} else []
            )
            is_new = touched.kinds == {"entry"} and touched.made == touched.entries
            return ChangeSet(
                _NOBODY,
                Label(OTHERS, (("is_new", 1),)) if is_new else label,
                touched.kinds,
                frozenset(int(one.household) for one in entries),
                frozenset((int(one.household), one.date.year * 100 + one.date.month) for one in entries),
            )
    return ChangeSet(_NOBODY, label, frozenset({"household", "person", "entry"}), frozenset(), frozenset())
