"""While days are asked about and entries of one are written: how far it is, and the way back to the next day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk, Sight
from household_ledger.ui.frame.actions import ASK_KEY
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.states import Banner


class DaysStrip(QWidget):
    """Above the page, only while an asking of the household and month looked at waits."""

    def __init__(self, desk: Desk, go_on: Callable[[], object]) -> None:
        """`go_on` opens the days again at the next one."""
        super().__init__()
        self.setObjectName("days_strip")
        self._desk, self._go_on = desk, go_on
        self._banner: Banner | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 8, 24, 0)
        self.hide()
        desk.moved.connect(self.follow)
        desk.asking_told.connect(self.follow)

    def follow(self) -> None:
        """Show the asking of the household and month looked at, or nothing."""
        if self._banner is not None:
            self._rows.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        asking = self._desk.asking.of(self._desk.household, self._desk.month)
        self.setVisible(asking is not None)
        if asking is None:
            return
        told = _("You are asking about days not written; now write {day}.").format(
            day=format_date(asking.writing, "day")
        )
        ticked = ""
        if asking.nothing:
            ticked = ngettext(
                "{count} ticked day waits to be saved", "{count} ticked days wait to be saved", len(asking.nothing)
            )
        told = beside(told, ticked.format(count=format_number(len(asking.nothing))))
        words = _("Ask about the next day")
        self._banner = Banner(told, picture="calendar", kind="done")
        next_day = self._banner.add_action(words, self._go_on)
        next_day.setObjectName("next_day")
        self._banner.add_action(_("Stop asking"), self._on_stop).setObjectName("stop_asking")
        next_day.setToolTip(f"{words} ({ASK_KEY})")
        self._rows.addWidget(self._banner)
        self._banner.show()

    def may_close(self) -> bool:
        """Ask before days that are ticked and not saved would be lost; going back shows whose they are."""
        place = self._desk.asking.unsaved()
        if place is None:
            return True
        title = _("Ticked days are not saved yet")
        words = _("Somebody was asked about them. Closing now loses the answers.")
        if dialogs.confirm(self.window(), title, words, _("Close without them"), _("Go back to them")):
            return True
        self._desk.stand(Sight(*place))
        return False

    def _on_stop(self) -> None:
        household, month = self._desk.household, self._desk.month
        asking = self._desk.asking.of(household, month)
        if household is None or asking is None or (asking.nothing and not dialogs.may_throw_away(self.window())):
            return
        self._desk.asking.end(household, month)
