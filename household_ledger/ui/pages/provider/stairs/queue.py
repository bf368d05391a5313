"""What waits to be looked at, one after the other: a mark to verify, or a stair to mark that the book shows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.staircase import StairMark
from household_ledger.services.views.stair_steps import StairStep, StepState, Waiting, steps_of
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.board import StairsBoard
from household_ledger.ui.pages.provider.stairs.deeds import MarkDeeds
from household_ledger.ui.pages.provider.stairs.detail import StepDetail
from household_ledger.ui.pages.provider.stairs.refused import RefusedBanner
from household_ledger.ui.pages.provider.stairs.words import who_words
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button, dress
from household_ledger.ui.widgets.scrolled import Scrolled
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 820, 620


class QueueDialog(QDialog):
    """Enter does what is next and goes on; Page Up and Page Down go back and on without doing anything."""

    def __init__(self, desk: Desk, parent: QWidget, board: StairsBoard, waiting: Sequence[Waiting]) -> None:
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self._desk, self._board, self._waiting, self._place = desk, board, tuple(waiting), 0
        self.refusal = RefusedBanner()
        self._deeds = MarkDeeds(desk, self, self.refusal.say)
        self.refusal.another.connect(self._deeds.ask_who)
        self.setObjectName("queue")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        self.counted = Words("", "small")
        self.counted.setObjectName("counted")
        self.heading = Words("", "title", wraps=True)
        rows.addWidget(self.counted)
        rows.addWidget(self.heading)
        self.detail = StepDetail(self._on_look)
        rows.addWidget(Scrolled(self.detail), 1)
        rows.addWidget(self.refusal)
        rows.addLayout(self._foot())
        room = self.screen().availableGeometry().size()
        self.resize(min(px(_WIDTH), room.width()), min(px(_HEIGHT), room.height()))
        board.changed.connect(self.refresh)
        self.finished.connect(lambda _result: board.changed.disconnect(self.refresh))
        self.refresh()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def at(self) -> Waiting:
        """Give what is looked at."""
        return self._waiting[self._place]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back and on with Page Up and Page Down."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if event.key() in steps:
            self.go(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def go(self, step: int) -> None:
        """Look at what comes before or after."""
        place = self._place + step
        if 0 <= place < len(self._waiting):
            self._place = place
            self.refusal.say("", can_another=False)
            self.refresh()
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what is looked at as it stands now."""
        step, staircase = self._step(), self._board.staircase
        person = staircase.person(self.at.household) if staircase is not None else None
        if step is None or person is None:
            self.reject()  # it left, or the staircase is another one now
            return
        place, count = format_number(self._place + 1), format_number(len(self._waiting))
        words = ngettext("{place} of {count} that waits", "{place} of {count} that wait", len(self._waiting))
        told = words.format(place=place, count=count)
        self.counted.show_words(told)
        self.heading.show_words(who_words(person))
        self.setWindowTitle(told)
        self.setAccessibleName(f"{told}: {who_words(person)}")
        with self._desk.reader() as reader:
            self.detail.show_step(step, reader)
        self._show_ways(step)

    def _show_ways(self, step: StairStep) -> None:
        is_last = self._place == len(self._waiting) - 1
        self.back.setEnabled(self._place > 0)
        self.skip.setEnabled(not is_last)
        if step.state is StepState.WAITING:
            words, picture = (_("Verify") if is_last else _("Verify, and next")), "check"
        elif step.state is StepState.SHOWN:
            words, picture = _("Mark it reached…"), "add"
        else:
            words, picture = (_("Close") if is_last else _("Next")), "right"
        self.next.setText(words)
        self.next.setAccessibleName(words)
        dress(self.next, "primary", picture)
        self.change.setEnabled(step.changeable is not None)

    def _on_next(self) -> None:
        """Verify or mark what is looked at, and go on; what is done already is passed over."""
        step, staircase = self._step(), self._board.staircase
        if step is None or staircase is None:
            return
        if step.state is StepState.WAITING:
            was_done = self._deeds.verify(step)
        elif step.state is StepState.SHOWN:
            was_done = self._deeds.mark(staircase.audience, self.at.household, step)
        else:
            was_done = True
        if was_done:
            self._go_on()

    def _go_on(self) -> None:
        if self._place < len(self._waiting) - 1:
            self.go(1)
        else:
            self.accept()

    def _on_change(self) -> None:
        step = self._step()
        if step is not None and self._deeds.change(step):
            self.refresh()

    def _on_look(self, mark: StairMark) -> None:
        step = self._step()
        if step is not None:
            self._deeds.look(step, mark)

    def _step(self) -> StairStep | None:
        staircase = self._board.staircase
        person = staircase.person(self.at.household) if staircase is not None else None
        if staircase is None or person is None:
            return None
        with self._desk.reader() as reader:
            kept = reader.of_household(StairMark, self.at.household)
        marks = [one for one in kept if one.audience is staircase.audience]
        steps = steps_of(staircase, person, marks)
        return next((one for one in steps if one.stair.level == self.at.level), None)

    def _foot(self) -> QHBoxLayout:
        self.back = button(_("Back"), lambda: self.go(-1), picture="left")
        self.back.setToolTip(_("Page Up"))
        self.skip = button(_("Skip"), lambda: self.go(1), picture="right")
        self.skip.setToolTip(_("Page Down"))
        self.change = button(_("Change what shows it…"), self._on_change, picture="edit")
        self.close_button = button(_("Close"), self.reject)
        self.next = button("", self._on_next, look="primary", picture="check")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        ways = (("back", self.back), ("skip", self.skip), ("change", self.change), ("close", self.close_button))
        for name, one in (*ways, ("next", self.next)):
            if one is self.change:
                foot.addStretch(1)
            one.setObjectName(name)
            one.setAutoDefault(False)
            foot.addWidget(one)
        self.next.setDefault(True)
        return foot
