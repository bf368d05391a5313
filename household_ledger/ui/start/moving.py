"""A book moved onto this computer's own disk: asked, copied whole, opened there, and the old place named."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from household_ledger.paths import documents_folder
from household_ledger.text.i18n import _
from household_ledger.ui.widgets import dialogs


def may_move(parent: QWidget | None, path: Path) -> bool:
    """Ask whether a book is to be moved."""
    title = _("Move {name} to this computer?").format(name=path.name)
    words = _(
        "It is copied to {folder}, looked through, and opened there. The old file stays where it is; write in the new "
        "one from now on."
    )
    return dialogs.confirm(parent, title, words.format(folder=documents_folder()), _("Move it"))


def moved_words(old: Path, new: Path) -> str:
    """Say where a book is now, and where the old file lies."""
    words = _("The book is now {new}. The old file is still {old}: write no more in it.")
    return words.format(new=new, old=old)
