"""What is kept under names (templates, searches), in a dialog: found by typing, named anew, removed, brought back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.saved_filter import SavedFilter
from household_ledger.domain.template import Template
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.ports import Command
from household_ledger.text.i18n import _
from household_ledger.text.matching import NO_MATCH, closeness
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.foot import NoticeBar
from household_ledger.ui.entry_grid.name_form import ask_name
from household_ledger.ui.entry_grid.taking_back import taking_back
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button, clearable
from household_ledger.ui.widgets.pick_list import PickList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
K = TypeVar("K", Template, SavedFilter)


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What a dialog says of what it keeps, and how its parts are called in the program (`find_template`)."""

    one: str
    many: str
    title: str
    listed: str
    find: str
    rename: str


class KeptUnderNames(QDialog, Generic[K]):
    """The line to type in, the list under it, and what is done with the one stood at; a subclass shows that one."""

    def __init__(self, parent: QWidget, desk: Desk, words: KeptWords) -> None:
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self.desk, self.household, self._said = desk, desk.household or NO_ID, words
        self.setWindowTitle(words.title)
        self.setAccessibleName(words.title)
        self.line = QLineEdit()
        self.line.setObjectName(f"find_{words.one}")
        self.line.setAccessibleName(words.find)
        self.line.setPlaceholderText(words.find)
        self.line.setMinimumHeight(px(36))
        clearable(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self.show_list(NO_ID))
        self.list = PickList(f"{words.one}_list", words.listed, max(36, px(38)))
        self.notice = NoticeBar()
        self.notice.left.connect(self.line.setFocus)
        self.rename = button(_("Rename …"), self._rename, look="flat", picture="edit")
        self.remove = button(_("Delete"), self._remove, look="flat", picture="delete")
        self.close_button = button(_("Close"), self.reject)
        for one, name in ((self.rename, "rename"), (self.remove, "remove")):
            one.setObjectName(f"{name}_{words.one}")
        self.close_button.setObjectName(f"close_{words.many}")

    # What a subclass says ------------------------------------------------------------------------------------------

    def record(self) -> K | None:
        """Give what one stands at."""
        raise NotImplementedError

    def show_list(self, at: Id) -> None:
        """List what the line finds, standing at the one `at`."""
        raise NotImplementedError

    def read_anew(self, at: Id) -> None:
        """Read what is kept, and show it, standing at the one `at`."""
        raise NotImplementedError

    def moved(self) -> None:
        """Show what the list stands at."""
        raise NotImplementedError

    def enter(self) -> None:
        """Go on from the line with Enter."""
        raise NotImplementedError

    def changing(self, was: K, now: K) -> Command:
        """Give the command that keeps it under another name."""
        raise NotImplementedError

    def removing(self, record: K) -> Command:
        """Give the command that keeps it no more."""
        raise NotImplementedError

    def renamed(self, record: Id) -> None:
        """Show it under its other name."""
        self.read_anew(record)

    # What all have -------------------------------------------------------------------------------------------------

    def foot(self, further: QPushButton | None, last: QPushButton) -> QHBoxLayout:
        """Lay the buttons out: what is done with the one at the left, the way out and on at the right."""
        line = QHBoxLayout()
        last.setDefault(True)
        for one in (self.rename, self.remove, *([further] if further is not None else ()), self.close_button, last):
            one.setAutoDefault(one is last)
            if one is self.close_button:
                line.addStretch(1)
            line.addWidget(one)
        return line

    def found(self, kept: Iterable[K]) -> list[K]:
        """Give what the line finds, nearest first."""
        typed = self.line.text().strip()
        ranked = [(closeness(typed, one.name) if typed else 0, one) for one in kept]
        return [one for near, one in sorted(ranked, key=lambda pair: pair[0]) if near < NO_MATCH]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the keyboard is in the line above it."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self.list.move_by(_MOVES[key])
                self.moved()
                return True
            if key in _ENTER:
                self.enter()
                return True
        return super().eventFilter(watched, event)

    def say_done(self, words: str, at: Id) -> None:
        """Show what is kept now, and offer to take back what was done."""

        def then() -> None:
            self.notice.close_bar()
            self.read_anew(at)

        undo = taking_back(self.desk, then=then, refuse=lambda told: self.notice.say(told, kind="attention"))
        self.read_anew(at)
        self.notice.say(words, [(f"undo_{self._said.one}", _("Take back"), undo)])

    def _rename(self) -> None:
        if (record := self.record()) is None:
            return

        def save(name: str) -> None:
            self.desk.execute(self.changing(record, replace(record, name=name)))

        if ask_name(self, self._said.rename, record.name, save):
            self.line.clear()  # what found the old name
            self.renamed(record.id)

    def _remove(self) -> None:
        """Remove it; one word takes that back."""
        if (record := self.record()) is None:
            return
        try:
            self.desk.execute(self.removing(record))
        except (UserError, EnvironmentProblem) as refused:
            self.notice.say(message(refused), kind="attention")
            return
        self.say_done(_("Removed: {name}").format(name=record.name), record.id)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
