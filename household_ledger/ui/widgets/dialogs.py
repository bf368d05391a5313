"""Questions that stop a person: few, plain, verbs for answers. Call `dialogs.confirm(…)`, so that tests can answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from household_ledger.paths import first_folder
from household_ledger.text.i18n import N_, _
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

_KINDS = {
    ".hldb": N_("Account book"),
    ".pdf": N_("PDF document"),
    ".csv": N_("Table"),
    ".xlsx": N_("Spreadsheet"),
    ".png": N_("Picture file"),
    ".svg": N_("Drawing file"),
    ".jpg": N_("Picture"),
    ".json": N_("JSON data"),
    ".qif": N_("QIF file"),
    ".journal": N_("hledger journal"),
    ".beancount": N_("Beancount journal"),
    ".hlbundle": N_("Book for another computer"),
}
"""What files of an ending are to people."""


def confirm(parent: QWidget | None, title: str, words: str, yes: str, no: str = "") -> bool:
    """Ask one question; True for the verb `yes`. Esc and closing say no.

    Where `yes` loses something, `no` are the words of going back: it stands out then and is what Enter does.
    """
    asked = _Question(parent, title, words, yes)
    if no:
        asked.prefer_no(no)
    return bool(asked.exec())


def choose(parent: QWidget | None, title: str, words: str, ways: Sequence[str]) -> int | None:
    """Ask for one of a few ways on, of which the first stands out, and give its place; None for going back."""
    asked = _Question(parent, title, words, ways[0])
    for way in ways[1:]:
        asked.offer(way)
    place = asked.exec()
    return place - 1 if place else None


def may_throw_away(parent: QWidget | None) -> bool:
    """Ask whether what was typed in a form may be lost."""
    return confirm(
        parent,
        _("Close without saving?"),
        _("What was typed here is not saved yet."),
        _("Close without saving"),
        _("Keep typing"),
    )


def ask_text(parent: QWidget | None, title: str, words: str, label: str, yes: str) -> str | None:
    """Ask for a few words; None when a person does not want to say."""
    asked = _Question(parent, title, words, yes, label=label)
    return asked.typed() if asked.exec() else None


def save_path(
    parent: QWidget | None, title: str, suggested: Path, endings: Sequence[str], *, may_replace: bool = True
) -> Path | None:
    """Ask where to save; a name without one of the endings (`.pdf`) gets the first.

    Without `may_replace` nobody is asked whether a file may be replaced: whoever saves refuses it.
    """
    from household_ledger.ui.widgets.file_asking import ask_to_save

    kinds = [f"{_(_KINDS[one])} (*{one})" for one in endings]
    path = ask_to_save(parent, title, suggested, kinds, may_replace=may_replace)
    return path if path is None or path.suffix.lower() in endings else path.with_name(path.name + endings[0])


def open_path(
    parent: QWidget | None, title: str, endings: Sequence[str], folder: Path | None = None, *, words: str = ""
) -> Path | None:
    """Ask which file to open; `words` say what files of all the endings are, where the first is not their name."""
    from household_ledger.ui.widgets.file_asking import ask_to_open

    kinds = f"{words or _(_KINDS[endings[0]])} ({' '.join(f'*{one}' for one in endings)})"
    return ask_to_open(parent, title, folder or first_folder(), [kinds])


def open_paths(parent: QWidget | None, title: str, endings: Sequence[str]) -> list[Path]:
    """Ask which files to open, one or several; none when nothing was chosen."""
    from household_ledger.ui.widgets.file_asking import ask_to_open_several

    kinds = f"{_(_KINDS[endings[0]])} ({' '.join(f'*{one}' for one in endings)})"
    return ask_to_open_several(parent, title, first_folder(), [kinds])


def pick_folder(parent: QWidget | None, title: str, folder: Path | None = None) -> Path | None:
    """Ask for a folder."""
    from household_ledger.ui.widgets.file_asking import ask_for_folder

    return ask_for_folder(parent, title, folder or first_folder())


def open_in_system(path: Path) -> bool:
    """Open a file or folder with what the system has for it; False when it has nothing."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class _Question(QDialog):
    def __init__(self, parent: QWidget | None, title: str, words: str, yes: str, *, label: str = "") -> None:
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(px(380))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(title, "title", wraps=True))
        if words:
            rows.addWidget(Words(words, wraps=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        self._no = button(_("Cancel"), self.reject)
        self._no.setObjectName("no")
        self._yes = button(yes, self.accept, look="primary")
        self._yes.setObjectName("yes")
        self._yes.setDefault(True)
        self._line: QLineEdit | None = None
        if label:
            self._line = QLineEdit()
            self._line.setObjectName("answer")
            self._line.setAccessibleName(label)
            self._line.textChanged.connect(self._on_typed)
            rows.addWidget(Words(label, "small"))
            rows.addWidget(self._line)
            self._yes.setEnabled(False)
        foot.addWidget(self._no)
        foot.addWidget(self._yes)
        self._foot = foot
        self._ways = 1
        rows.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this width: a window of its own is not asked by its layout."""
        super().showEvent(event)
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout is not None else 0
        if needed > self.height():
            self.resize(self.width(), needed)

    def prefer_no(self, words: str) -> None:
        """Make going back, in these words, what stands out and what Enter does."""
        self._no.setText(words)
        self._no.setAccessibleName(words)
        self._no.setProperty("look", "primary")
        self._yes.setProperty("look", "plain")
        self._foot.addWidget(self._no)  # behind the other
        self._no.setDefault(True)
        self._no.setFocus()

    def offer(self, words: str) -> None:
        """Offer one way on more, before the one that stands out; `exec` gives its place, from 2."""
        self._ways += 1
        made = button(words, partial(self.done, self._ways))
        made.setObjectName(f"way_{self._ways}")
        self._foot.insertWidget(self._foot.count() - 1, made)

    def typed(self) -> str:
        """Give the words typed."""
        return self._line.text().strip() if self._line is not None else ""

    def _on_typed(self) -> None:
        self._yes.setEnabled(bool(self.typed()))
