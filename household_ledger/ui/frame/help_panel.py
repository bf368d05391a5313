"""Help, in the drawer: how the page is used, and the keys that work everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from household_ledger.text.i18n import N_, _
from household_ledger.ui.frame.reading_panel import ReadingPanel
from household_ledger.ui.widgets.cards import hairline
from household_ledger.ui.widgets.words import Words

_KEYS = (
    ("Ctrl+K", N_("Search everything: pages, households, months, actions")),
    ("Ctrl+1 … 9", N_("Pages in their order")),
    ("Ctrl+H", N_("Find a household by code or name")),
    ("Ctrl+↑ ↓", N_("Former or next household")),
    ("Ctrl+M", N_("Choose a month")),
    ("Alt+← →", N_("Month before or after")),
    ("Ctrl+Z", N_("Undo")),
    ("Ctrl+Shift+Z", N_("Redo")),
    ("Ctrl+P", N_("Print this page")),
    ("Ctrl+N", N_("New book…")),
    ("Ctrl+O", N_("Open a book…")),
    ("Ctrl+,", N_("Settings…")),
    ("Ctrl+L", N_("Hide the book until its passphrase is typed")),
    ("F6", N_("To the next part of the window")),
    ("F9", N_("Choose who is typing")),
    ("Ctrl+= −", N_("Larger or smaller letters")),
    ("Esc", N_("Close what opened last")),
    ("Ctrl+Q", N_("Close the book: all is kept, and a copy is made")),
)


class HelpPanel(ReadingPanel):
    """The page's own words first."""

    def __init__(self, words: str) -> None:
        super().__init__("help_panel", _("Help"), gap=8)
        rows = self.rows
        for line in words.splitlines():
            if line.strip():
                rows.addWidget(Words(line, wraps=True))
        if words.strip():
            rows.addWidget(hairline())
        rows.addWidget(Words(_("Keys that work everywhere"), "heading", wraps=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for number, (key, what) in enumerate(_KEYS):
            cap = Words(key, "small", tone="primary")
            grid.addWidget(cap, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(_(what), "small", wraps=True), number, 1)
        rows.addLayout(grid)
        self.end_rows()
