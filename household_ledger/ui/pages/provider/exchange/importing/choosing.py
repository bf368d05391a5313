"""Where a file is chosen, or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal

from household_ledger.text.i18n import _
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.states import Banner, EmptyState

KINDS = (
    ".csv", ".xlsx", ".txt", ".tsv", ".qif", ".ofx", ".qfx", ".xhb", ".gnucash",
    ".journal", ".hledger", ".ledger", ".beancount", ".bean", ".xlsm",
)  # fmt: skip
"""What the question for a file shows; any other can be dropped."""


class ChoosePane(Card):
    """Asks for the file; `chosen` carries its path. Whatever was wrong with the last one stands above."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("choose_file")
        self.refusal = Banner("")
        self.refusal.setObjectName("refusal")
        self.refusal.hide()
        self.state = EmptyState(
            "file",
            _("Drop a file here, or choose one"),
            _(
                "Statements of banks, tables (CSV, Excel), QIF, OFX, HomeBank, GnuCash, hledger, beancount, "
                "files of this program, and lists of households. You see every row before it comes in."
            ),
            action=(_("Choose a file…"), self.ask),
        )
        self.body.addWidget(self.refusal)
        self.body.addWidget(self.state)

    def ask(self) -> None:
        """Ask for a file."""
        path = dialogs.open_path(self, _("Which file?"), KINDS, words=_("Files that can be read"))
        if path is not None:
            self.chosen.emit(path)

    def say(self, words: str) -> None:
        """Say why the last file cannot be taken; "" for nothing."""
        self.refusal.words.show_words(words)
        self.refusal.setVisible(bool(words))


def file_in(mime: QMimeData) -> Path | None:
    """Give the one file that is dragged; None for several, or something else."""
    files = [Path(one.toLocalFile()) for one in mime.urls() if one.isLocalFile()] if mime.hasUrls() else []
    return files[0] if len(files) == 1 else None
