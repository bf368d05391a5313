"""Looking for entries: words, over this month or all of the household's time; among those kept or in the bin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from household_ledger.domain.category import STANDARD_LIMIT
from household_ledger.domain.ids import Id
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.views.name_book import Names
from household_ledger.settings import PARTICIPANT, SHOW_EVERYTHING, WRITER
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button, clearable, icon_button
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.words import Words

if TYPE_CHECKING:  # built when the search first opens
    from household_ledger.services.sought import Sought, Span
    from household_ledger.ui.entry_grid.table.filter_strip import FilterStrip

MONTH, ALL, FILE = "month", "all", "file"
_SPANS = {MONTH: "month", ALL: "all", FILE: "all"}
"""How far each of them looks, by the names of `sought.Span`."""
_AFTER_KEYS = 120
"""Milliseconds without a key before the ledger is asked."""


class SearchBar(QFrame):
    """A field and how far to look. `sought` when either changed, `closed` when it is put away."""

    sought = Signal()
    closed = Signal()
    to_rows = Signal()
    deed_asked = Signal(str)
    """What is asked besides words is to be said, kept, or taken from what is kept: `filter`, `keep_search` …"""
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
        rows = self._rows = QVBoxLayout(self)
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
        self._span: Span | None = None
        self._wanted = EntryFilter()
        self._strip: FilterStrip | None = None
        self.of_bin = _OfBin(self.bring_back_asked.emit)
        rows.addWidget(self.of_bin)
        self._closer = closer
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_KEYS)
        self._timer.timeout.connect(self.sought.emit)
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.scope.chosen.connect(lambda _key: self._on_scope())
        self.bin.clicked.connect(lambda _checked=False: self.look_into_bin(is_on=self.bin.isChecked()))
        self.hide()

    @property
    def strip(self) -> FilterStrip:
        """Give what is below the words; it is built when somebody first looks for something."""
        from household_ledger.ui.entry_grid.table.filter_strip import FilterStrip

        if self._strip is None:
            self._strip = FilterStrip(self.deed_asked.emit)
            self._rows.insertWidget(1, self._strip)
            strip = self._strip
            stops = (self.bin, strip.more, strip.clear, strip.keep, strip.kept, self._closer)
            for before, after in pairwise(stops):  # putting it away comes after all that can be asked
                QWidget.setTabOrder(before, after)
        return self._strip

    def asked(self) -> Sought:
        """Give what is looked for now."""
        from household_ledger.services.sought import Sought, Span

        scope = self.scope.current()
        span = self._span or Span(_SPANS.get(scope, ALL))
        wanted = replace(self._wanted, text=self.text, is_deleted=self.is_in_bin)
        return Sought(span=span, wanted=wanted, is_everywhere=scope == FILE)

    def ask(self, sought: Sought) -> None:
        """Look for something else from now on."""
        self._timer.stop()
        wanted = sought.wanted
        self.field.setText(wanted.text)
        self._timer.stop()
        is_plain = sought.span.value in (MONTH, ALL)
        self.scope.choose(FILE if sought.is_everywhere else sought.span.value if is_plain else "")
        self._span = sought.span if sought.span.value != _SPANS.get(self.scope.current()) else None
        self._wanted = replace(wanted, text="", is_deleted=False)
        self.bin.setChecked(wanted.is_deleted)
        self.of_bin.setVisible(wanted.is_deleted)
        self.sought.emit()

    def ask_all(self) -> None:
        """Ask for nothing but words; what was pressed for it goes, so the keyboard comes back to the words."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.scope.current():
            self.scope.choose(ALL)
        self._span, self._wanted = None, EntryFilter()
        self.sought.emit()

    @property
    def asks_for_all(self) -> bool:
        """Tell whether nothing is asked that any entry could fail."""
        asked = self.asked()
        is_all = asked.span.value == ALL
        return is_all and replace(asked.wanted, is_deleted=False) == EntryFilter()

    @property
    def is_of_one_month(self) -> bool:
        """Tell whether what is found is of one month, so that its days need no year."""
        from household_ledger.services.sought import Span

        return self.asked().span in (Span.MONTH, Span.MONTH_BEFORE)

    def forget_own(self) -> None:
        """Ask no more for what is one household's own: another one is looked at."""
        category = self._wanted.category
        is_own = category is not None and category >= STANDARD_LIMIT
        self._wanted = replace(
            self._wanted, member=None, occupation=None, pocket=None, category=None if is_own else category
        )

    def tell(self, names: Names, household: Id) -> None:
        """Say what is asked besides the words."""
        from household_ledger.services.sought import Sought
        from household_ledger.services.views.kept_searches import sought_words

        asked = self.asked()
        self.strip.say(sought_words(asked, names, household), is_asked=asked != Sought())

    def _on_scope(self) -> None:
        """Look as far as was pressed: months and days said before go with what was pressed before."""
        self._span = None
        self._wanted = replace(self._wanted, first=None, last=None)
        self.sought.emit()

    @property
    def is_in_bin(self) -> bool:
        """Tell whether deleted entries are looked at."""
        return self.bin.isChecked() and self.isVisible()

    def look_into_bin(self, *, is_on: bool) -> None:
        """Look at deleted entries, or at those that are kept.

        All that were deleted, for few know more of them: what was looked for last would hide what is missed.
        """
        if is_on:
            self.field.clear()
            self._timer.stop()
            self._span, self._wanted = None, EntryFilter()
        self.bin.setChecked(is_on)
        self.of_bin.setVisible(is_on)
        if is_on and self.scope.current() in (MONTH, ""):
            self.scope.choose(ALL)
        self.sought.emit()

    def leave_bin(self) -> None:
        """Begin the next time with what is kept, and ask for nothing but words."""
        self.bin.setChecked(False)
        self.of_bin.hide()
        if not self.scope.current():
            self.scope.choose(MONTH)
        self._span, self._wanted = None, EntryFilter()

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
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._bar.deed_asked.emit("kept_searches")
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._bar.ask_now()
            self._bar.to_rows.emit()
        else:
            super().keyPressEvent(event)


def may_see_others(desk: Desk) -> bool:
    """Tell whether other households of the file may be looked into: not where a household writes for itself."""
    is_own = desk.settings.text(WRITER) == PARTICIPANT and not desk.settings.is_on(SHOW_EVERYTHING)
    return not is_own and len(desk.figures.households()) > 1
