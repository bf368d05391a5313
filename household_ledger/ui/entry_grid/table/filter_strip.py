"""Under the words looked for: what else is asked, said in words, and the searches kept under names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from household_ledger.text.i18n import _
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words


class FilterStrip(QFrame):
    """Buttons that ask for a deed by its name, and words between them."""

    def __init__(self, on_deed: Callable[[str], object]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._on_deed = on_deed
        self.more = self._made("filter", _("Narrow down …"), _("By kind, category, person, amount, days"), "filter")
        self.told = Words("", "small", wraps=True)
        self.told.setObjectName("filter_told")
        self.clear = self._made("clear_filter", _("Look through all"), _("Ask for nothing but the words"), "close")
        self.keep = self._made("keep_search", _("Keep this search …"), _("Under a name, to be used again"), "add")
        self.kept = self._made("kept_searches", _("Kept searches"), f"{_('Kept searches')} (Alt+↓)", "folder")
        line.addWidget(self.more)
        line.addWidget(self.told, 1)
        for one in (self.clear, self.keep, self.kept):
            line.addWidget(one)
        self.say("", is_asked=False)

    def say(self, words: str, *, is_asked: bool) -> None:
        """Say what is asked besides the words; `is_asked`: there is something that could be kept."""
        hint = _("By kind, category, person, amount, days, pictures")
        self.told.show_words(words or hint)
        self.told.set_tone("primary" if words else "ink_3")
        for one, is_shown in ((self.clear, bool(words)), (self.keep, is_asked or bool(words))):
            if one.hasFocus() and not is_shown:
                self.more.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would bring it out of the search altogether
            one.setVisible(is_shown)

    def _made(self, name: str, words: str, tip: str, picture: str) -> QPushButton:
        made = button(words, partial(self._on_deed, name), look="chip", picture=picture)
        made.setObjectName(name)
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
        return made
