"""Looking for entries: words, over this month or all of the household's time; among those kept or in the bin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from household_ledger.settings import PARTICIPANT, SHOW_EVERYTHING, WRITER
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button, clearable, icon_button
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
    bring_back_asked = Signal()
    """The rows chosen in the bin are to be brought back."""

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
        self.bin = _bin_button()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 5, 10, 5)
        rows.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(12)
        rows.addLayout(line)
        line.addWidget(self.field, 1)
        line.addWidget(self.scope)
        line.addWidget(self.bin)
        line.addWidget(self.found)
        closer = icon_button("close", _("Close the search"), self.closed.emit)
        closer.setObjectName("search_close")
        line.addWidget(closer)
        self.of_bin = _OfBin(self.bring_back_asked.emit)
        rows.addWidget(self.of_bin)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_KEYS)
        self._timer.timeout.connect(self.sought.emit)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.scope.chosen.connect(lambda _key: self.sought.emit())
        self.bin.clicked.connect(lambda _checked=False: self.look_into_bin(is_on=self.bin.isChecked()))
        self.hide()

    @property
    def is_in_bin(self) -> bool:
        """Tell whether deleted entries are looked at."""
        return self.bin.isChecked() and self.isVisible()

    def look_into_bin(self, *, is_on: bool) -> None:
        """Look at deleted entries, or at those that are kept; deleted ones of all months, for few know the month."""
        self.bin.setChecked(is_on)
        self.of_bin.setVisible(is_on)
        if is_on and self.scope.current() == MONTH:
            self.scope.choose(ALL)
        self.sought.emit()

    def leave_bin(self) -> None:
        """Begin the next time with what is kept."""
        self.bin.setChecked(False)
        self.of_bin.hide()

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


class _OfBin(QFrame):
    """What the bin is, and the way out of it for mouse and keyboard."""

    def __init__(self, on_bring_back: Callable[[], object]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self._told = Words("", "small", wraps=True)
        self._told.setObjectName("of_bin")
        line.addWidget(self._told, 1)
        self.bring_back = button(_("Bring back"), on_bring_back, picture="undo")
        self.bring_back.setObjectName("bring_back")
        self.bring_back.setToolTip(f"{_('Bring back the rows chosen')} (Enter)")
        self.bring_back.setAccessibleDescription(_("Bring back the rows chosen"))
        line.addWidget(self.bring_back)
        self.tell("")
        self.hide()

    def tell(self, words: str) -> None:
        """Say who deleted the row chosen and when; with nothing, what can be done here."""
        usual = _("Deleted entries keep who deleted them and when. Enter brings back those chosen.")
        self._told.show_words(words or usual)


def _bin_button() -> QPushButton:
    made = button(_("Bin"), look="chip", picture="delete")
    made.setObjectName("bin")
    made.setCheckable(True)
    made.setToolTip(_("Show deleted entries"))
    made.setAccessibleDescription(_("Show deleted entries"))
    return made


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
