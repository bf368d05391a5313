"""Typing in a month of paper as a way of writing: the sheet shown, and over it whether its month is closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.ui.arrivals import Arrival, WriteOn
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_paper.sheet import Sheet
from household_ledger.ui.entry_paper.sheets import SHEETS
from household_ledger.ui.entry_ways import Way
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.reopening import ask_correction, ask_reopen
from household_ledger.ui.typing.saving import Saver
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.states import Banner


@dataclass(frozen=True, slots=True)
class _Kept:
    """Which sheet was shown, what was typed in each, and which closed months are being corrected, why."""

    shown: str
    of: dict[str, object] = field(default_factory=dict)
    saver: Saver | None = None


class PaperWay(Way):
    """The names of the sheets, and below them the one that is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.saver = Saver(desk)
        self._sheets: dict[str, Sheet] = {}
        self._shown = next(iter(SHEETS))
        self._banner: Banner | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        self._line = QHBoxLayout()
        self._line.setSpacing(12)
        self.choice = Segments(_("Which paper"), [(key, _(one.name)) for key, one in SHEETS.items()])
        self.choice.setObjectName("paper_sheets")
        self.choice.chosen.connect(self._on_chosen)
        self._line.addWidget(self.choice)
        self._line.addStretch(1)
        self._rows.addLayout(self._line)
        self._show(self._shown)

    @property
    def sheet(self) -> Sheet:
        """Give the sheet that is shown."""
        return self.sheet_of(self._shown)

    def sheet_of(self, key: str) -> Sheet:
        """Give a sheet, made when it is first asked for."""
        if key not in self._sheets:
            made = self._sheets[key] = SHEETS[key].make(self.desk, self.saver)
            made.hide()
            made.heading_changed.connect(lambda: self._on_heading(made))
            if (beside := made.beside()) is not None:
                beside.hide()
                self._line.addWidget(beside, 0, Qt.AlignmentFlag.AlignRight)
            self._rows.addWidget(made, 1)
        return self._sheets[key]

    def heading(self) -> str:
        """Say what the sheet says."""
        return self.sheet.heading()

    def refresh(self) -> None:
        """Show the sheet of the household and month looked at, and whether its month is closed."""
        household = self.desk.household
        if household is None:
            return
        with self.desk.reader() as reader:
            found = reader.closed_months((household,))
        closed = frozenset(Month(*divmod(number, 100)) for _household, number in found)
        self.saver.end_corrections(household, closed)
        is_closed = self.desk.month in closed
        reason = self.saver.reason(household, self.desk.month)
        self._show_lock(is_closed=is_closed, reason=reason)
        self.sheet.may_write = not is_closed or bool(reason)
        self.sheet.refresh()
        self.heading_changed.emit()

    def takes(self, wish: Arrival) -> bool:
        """Write; what is to be changed or counted elsewhere goes to the table."""
        return isinstance(wish, WriteOn)

    def arrive(self, wish: Arrival) -> None:
        """Show the month of the day somebody came to write on, and begin there."""
        if isinstance(wish, WriteOn) and Month.of(wish.day) != self.desk.month:
            self.desk.turn_to(Month.of(wish.day))
            self.refresh()
        begins = self.first_focus()
        if begins is not None:
            begins.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(wish, WriteOn):
            self.sheet.write_on(wish.day)

    def first_focus(self) -> QWidget | None:
        """Begin where the sheet begins."""
        return self.sheet.first_focus()

    def hear(self, event: QKeyEvent) -> bool:
        """Let the sheet hear."""
        return self.sheet.hear(event)

    def keep(self) -> object:
        """Give everything typed and not saved, of every sheet."""
        return _Kept(self._shown, {key: one.keep() for key, one in self._sheets.items()}, self.saver)

    def restore(self, kept: object) -> None:
        """Show the sheet that was shown, and take what was typed before."""
        if not isinstance(kept, _Kept):
            return
        if kept.saver is not None:
            self.saver.take_over(kept.saver)
        for key, one in kept.of.items():
            self.sheet_of(key).restore(one)
        self._show(kept.shown)
        self.refresh()  # the sheet that was shown may not have been read yet

    def may_leave(self) -> bool:
        """Stay where the sheet has something that cannot be left."""
        return self.sheet.may_leave()

    def may_close(self) -> bool:
        """Ask before what is typed on any sheet and not saved would be lost."""
        if not any(one.unsaved() for one in self._sheets.values()):
            return True
        title, lose, stay = _("A line is typed and not saved"), _("Close without it"), _("Go back to it")
        words = _("It stands on the paper page. Closing now loses it.")
        return dialogs.confirm(self.window(), title, words, lose, stay)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the sheet does, and the other sheets."""
        others = [key for key in SHEETS if key != self._shown]
        sheets = [PaletteAction(_(SHEETS[key].name), partial(self._on_chosen, key), f"paper {key}") for key in others]
        return [*self.sheet.palette_actions(), *sheets]

    def help_text(self) -> str:
        """Say how the sheet is used."""
        return self.sheet.help_text()

    def correct(self) -> None:
        """Ask for a reason, and let the closed month be corrected."""
        reason = ask_correction(self.desk, self.window())
        if reason:
            self.saver.correct(self.desk.household or NO_ID, self.desk.month, reason)
            self._begin_again()

    def _stop(self, household: Id, month: Month) -> None:
        self.saver.stop_correcting(household, month)
        self._begin_again()

    def _begin_again(self) -> None:
        self.refresh()
        begins = self.first_focus()
        if begins is not None:
            begins.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, key: str) -> None:
        for one in self._sheets.values():
            self._set_seen(one, is_seen=False)
        self._shown = key
        self._set_seen(self.sheet, is_seen=True)
        self.choice.choose(key)

    @staticmethod
    def _set_seen(sheet: Sheet, *, is_seen: bool) -> None:
        sheet.setVisible(is_seen)
        beside = sheet.beside()
        if beside is not None:
            beside.setVisible(is_seen)

    def _on_chosen(self, key: str) -> None:
        if key == self._shown or not self.sheet.may_leave():
            self.choice.choose(self._shown)
            return
        self._show(key)
        self._begin_again()

    def _on_heading(self, sheet: Sheet) -> None:
        if sheet is self.sheet:
            self.heading_changed.emit()

    def _show_lock(self, *, is_closed: bool, reason: str) -> None:
        """Say that the month is closed, or being corrected, and the ways on."""
        household, month = self.desk.household or NO_ID, self.desk.month
        had_keyboard = False
        if self._banner is not None:
            at: QWidget | None = self.window().focusWidget()
            had_keyboard = at is not None and self._banner.isAncestorOf(at)
            self._rows.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if not is_closed:
            return
        if reason:
            words = _("You are correcting a closed month: {reason}").format(reason=reason)
            made = Banner(words, picture="lock", action=(_("Stop correcting"), partial(self._stop, household, month)))
        else:
            told = _("{month} is closed. Its entries can only be corrected with a reason.")
            words = told.format(month=format_month(month))
            made = Banner(words, picture="lock", action=(_("Correct with a reason …"), self.correct))
            reopen = partial(ask_reopen, self.desk, self, month)
            made.add_action(_("Open the month again …"), reopen).setObjectName("reopen_month")
        made.setObjectName("lock_banner")
        self._banner = made
        self._rows.insertWidget(1, made)
        made.show()
        if had_keyboard:
            self.choice.setFocus()
