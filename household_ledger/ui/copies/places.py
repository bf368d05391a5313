"""Where safety copies go, in words and choices: the first folder, and a stick or share after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from household_ledger.settings import COPIES_FOLDER, SECOND_FOLDER, Settings
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.copies.second import REMIND_DAYS, days_without, last_copied, note_awaited
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words


class Places(QWidget):
    """Both folders, a line each, with what changes them."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime],
        *,
        on_changed: Callable[[], object],
        copy_now: Callable[[], object],
    ) -> None:
        """`now` gives local time without a zone; `copy_now` begins a copy for a second folder just chosen."""
        super().__init__()
        self._settings, self._now, self._on_changed, self._copy_now = settings, now, on_changed, copy_now
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(0, 1)
        self.first, self.second = Words("", wraps=True), Words("", wraps=True)
        self.pick_first = self._button("pick_first", _("Another folder…"), self._on_first)
        self.pick_second = self._button("pick_second", _("Choose a stick…"), self._on_second)
        self.no_second = self._button("no_second", _("Do without"), self._on_no_second)
        grid.addWidget(self.first, 0, 0)
        grid.addWidget(self.pick_first, 0, 1, 1, 2)
        grid.addWidget(self.second, 1, 0)
        grid.addWidget(self.pick_second, 1, 1)
        grid.addWidget(self.no_second, 1, 2)
        self.show_places()

    def show_places(self) -> None:
        """Say where copies go now, and how old the last one in the second folder is."""
        self.first.show_words(_("Copies go to {folder}").format(folder=self._settings.copies_folder()))
        second = self._settings.second_folder()
        self.no_second.setVisible(second is not None)
        if second is None:
            words = _("A second place on a stick or another computer keeps them even when this one breaks.")
            self.second.set_tone("ink_2")
        else:
            words = _("Then to {folder}: {age}").format(folder=second, age=self._age(second))
            is_late = last_copied(self._settings) is None or self._days() > REMIND_DAYS
            self.second.set_tone("attention" if is_late or not second.is_dir() else "ink")
        self.second.show_words(words)

    def _age(self, second: Path) -> str:
        days = self._days()
        if last_copied(self._settings) is None:
            old = _("no copy of this book there yet")
        elif days <= 0:
            old = _("the last one today")
        else:
            old = ngettext("the last one {count} day ago", "the last one {count} days ago", days)
        told = old.format(count=format_number(days))
        return told if second.is_dir() else told + " · " + _("not there now")

    def _days(self) -> int:
        return days_without(self._settings, self._now()) or 0

    def _button(self, name: str, words: str, run: Callable[[], object]) -> QPushButton:
        made = button(words, run)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made

    def _on_first(self) -> None:
        folder = dialogs.pick_folder(self, _("Where should safety copies go?"), self._settings.copies_folder())
        if folder is not None:
            self._settings.choose(COPIES_FOLDER, str(folder))
            self._tell()

    def _on_second(self) -> None:
        folder = dialogs.pick_folder(self, _("Which stick or folder should have them too?"))
        if folder is not None:
            self._settings.choose(SECOND_FOLDER, str(folder))
            note_awaited(self._settings, self._now())
            self._tell()
            self._copy_now()

    def _on_no_second(self) -> None:
        self._settings.choose(SECOND_FOLDER, "")
        self._tell()

    def _tell(self) -> None:
        self.show_places()
        self._on_changed()
