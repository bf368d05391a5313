"""Looking for entries: words, over this month or all of the household's time."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from household_ledger.settings import PARTICIPANT, SHOW_EVERYTHING, WRITER
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import clearable, icon_button
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.words import Words

MONTH, ALL, FILE = "month", "all", "file"
_AFTER_KEYS = 120
"""Milliseconds without a key before the ledger is asked."""


class SearchBar(QFrame):
    """A field and how far to look. `sought` when either changed, `closed` when it is put away."""

    sought = Signal()
    closed = Signal()
    to_rows = Signal()

    def __init__(self, *, has_others: bool) -> None:
        """`has_others`: the file has other households, and whoever writes here may look into them."""
        super().__init__()
        self.setObjectName("strip")
        self.field = _Field(self)
        scopes = [(MONTH, _("This month")), (ALL, _("All months"))]
        if has_others:
            scopes.append((FILE, _("Every household")))
        self.scope = Segments(_("How far to look"), scopes)
        self.found = Words("", "small")
        self.found.setObjectName("found")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 5, 10, 5)
        line.setSpacing(12)
        line.addWidget(self.field, 1)
        line.addWidget(self.scope)
        line.addWidget(self.found)
        closer = icon_button("close", _("Close the search"), self.closed.emit)
        closer.setObjectName("search_close")
        line.addWidget(closer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_KEYS)
        self._timer.timeout.connect(self.sought.emit)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.scope.chosen.connect(lambda _key: self.sought.emit())
        self.hide()

    def begin(self) -> None:
        """Show the bar and bring the keyboard to it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def say_found(self, count: int) -> None:
        """Say how many entries were found."""
        self.found.show_words(ngettext("{count} entry", "{count} entries", count).format(count=format_number(count)))

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def ask_now(self) -> None:
        """Look at once."""
        if self._timer.isActive():
            self._timer.stop()
            self.sought.emit()


class _Field(QLineEdit):
    def __init__(self, bar: SearchBar) -> None:
        super().__init__()
        self._bar = bar
        self.setObjectName("search")
        self.setAccessibleName(_("Search entries"))
        self.setPlaceholderText(_("Search: words, a name, an amount"))
        self.setMinimumWidth(px(220))
        clearable(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._bar.closed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._bar.ask_now()
            self._bar.to_rows.emit()
        else:
            super().keyPressEvent(event)


def may_see_others(desk: Desk) -> bool:
    """Tell whether other households of the file may be looked into: not where a household writes for itself."""
    is_own = desk.settings.text(WRITER) == PARTICIPANT and not desk.settings.is_on(SHOW_EVERYTHING)
    return not is_own and len(desk.figures.households()) > 1
