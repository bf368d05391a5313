"""The searches kept under names: one is found and taken; or named anew, and removed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.filters import ChangeFilter, RemoveFilter
from household_ledger.services.sought import Sought
from household_ledger.services.views.kept_searches import KeptSearch, kept_searches, told_of
from household_ledger.services.views.name_book import Names
from household_ledger.text.i18n import _
from household_ledger.text.matching import NO_MATCH, closeness
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.foot import NoticeBar
from household_ledger.ui.entry_grid.name_form import ask_name
from household_ledger.ui.entry_grid.taking_back import taking_back
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button, clearable
from household_ledger.ui.widgets.pick_list import PickLine, PickList
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 560, 440
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class KeptSearchesDialog(QDialog):
    """Typing finds one, Enter takes it; `taken` is what it looks for when the dialog is accepted."""

    def __init__(self, parent: QWidget, desk: Desk, *, has_others: bool) -> None:
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self.setObjectName("kept_searches_dialog")
        self._desk, self._has_others, self._household = desk, has_others, desk.household or NO_ID
        with desk.reader() as reader:
            self._names = Names.read(reader, self._household)
        self.taken: Sought | None = None
        self._all: list[KeptSearch] = []
        self._shown: list[KeptSearch] = []
        self._lay_out()
        self._read_anew()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        title = _("Kept searches")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        room = self.screen().availableGeometry()
        self.resize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(title, "title"))
        self.line = QLineEdit()
        self.line.setObjectName("find_search")
        self.line.setAccessibleName(_("Find a kept search"))
        self.line.setPlaceholderText(_("Find a kept search"))
        self.line.setMinimumHeight(px(36))
        clearable(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._show_list(NO_ID))
        rows.addWidget(self.line)
        self.list = PickList("search_list", title, max(36, px(38)))
        self.list.moved.connect(lambda _place: self._on_moved())
        self.list.taken.connect(lambda _place: self._take())
        rows.addWidget(self.list, 1)
        self.told = Words("", "small", wraps=True)
        self.told.setObjectName("search_told")
        rows.addWidget(self.told)
        self.notice = NoticeBar()
        self.notice.left.connect(self.line.setFocus)
        rows.addWidget(self.notice)
        rows.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.rename = button(_("Rename …"), self._rename, look="flat", picture="edit")
        self.remove = button(_("Delete"), self._remove, look="flat", picture="delete")
        self.close_button = button(_("Close"), self.reject)
        self.use = button(_("Look"), self._take, look="primary")
        self.use.setDefault(True)
        line = QHBoxLayout()
        names = ("rename_search", "remove_search", "close_searches", "use_search")
        for name, one in zip(names, (self.rename, self.remove, self.close_button, self.use), strict=True):
            one.setObjectName(name)
            one.setAutoDefault(one is self.use)
            if one is self.close_button:
                line.addStretch(1)
            line.addWidget(one)
        return line

    def _read_anew(self, at: Id = NO_ID) -> None:
        with self._desk.reader() as reader:
            self._all = kept_searches(reader, self._household, has_others=self._has_others)
        self._show_list(at)

    def _show_list(self, at: Id) -> None:
        typed = self.line.text().strip()
        ranked = [(closeness(typed, one.saved.name) if typed else 0, one) for one in self._all]
        self._shown = [one for near, one in sorted(ranked, key=lambda pair: pair[0]) if near < NO_MATCH]
        place = next((place for place, one in enumerate(self._shown) if one.saved.id == at), 0 if self._shown else -1)
        self.list.show_lines([PickLine(one.saved.name, after=self._words(one)) for one in self._shown], place)
        self._on_moved()

    def _words(self, one: KeptSearch) -> str:
        return told_of(one.sought, self._names, self._household) if one.sought is not None else ""

    def _current(self) -> KeptSearch | None:
        place = self.list.place()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def _on_moved(self) -> None:
        """Say all of what the line looks for, and what can be done with it."""
        one = self._current()
        self.use.setEnabled(one is not None and one.sought is not None)
        for made in (self.rename, self.remove):
            made.setVisible(one is not None)
        if one is not None:
            self.told.show_words(self._words(one) if one.sought is not None else _("This one cannot be read here."))
        elif self._all:
            self.told.show_words(_("Nothing found."))
        else:
            self.told.show_words(_("Nothing is kept yet. Look for something, then keep the search under a name."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list while the keyboard is in the line above it; Enter takes what it stands at."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self.list.move_by(_MOVES[key])
                return True
            if key in _ENTER:
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        one = self._current()
        if one is not None and one.sought is not None:
            self.taken = one.sought
            self.accept()

    def _rename(self) -> None:
        if (one := self._current()) is None:
            return

        def save(name: str) -> None:
            self._desk.execute(ChangeFilter(one.saved, replace(one.saved, name=name)))

        if ask_name(self, _("Rename the search"), one.saved.name, save):
            self._read_anew(one.saved.id)

    def _remove(self) -> None:
        """Remove it; one word takes that back."""
        if (one := self._current()) is None:
            return
        try:
            self._desk.execute(RemoveFilter(one.saved.id))
        except (UserError, EnvironmentProblem) as refused:
            self.notice.say(message(refused), kind="attention")
            return

        def then() -> None:
            self.notice.close_bar()
            self._read_anew(one.saved.id)

        undo = taking_back(self._desk, then=then, refuse=lambda told: self.notice.say(told, kind="attention"))
        self._read_anew()
        self.notice.say(_("Removed: {name}").format(name=one.saved.name), [("undo_remove", _("Take back"), undo)])
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
