"""Asking for files and folders: in the system's own way where it has one, else in Qt's, with days as written here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QHeaderView, QToolButton, QTreeView, QWidget

from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.ui.theme.icons import icon
from household_ledger.ui.theme.look import px

_ENDING = re.compile(r"\*\.(\w+)")
_NAME, _SIZE, _KIND, _CHANGED = range(4)
"""Qt's columns; what kind of file it is, it says in English."""
_KILOBYTE = 1024
_WIDTH, _HEIGHT = 760, 460
_PICTURE = 18
_PICTURES = {
    "backButton": "left",
    "forwardButton": "right",
    "toParentButton": "up",
    "newFolderButton": "new_folder",
    "listModeButton": "tiles",
    "detailModeButton": "menu",
}
"""Of the buttons of Qt's own dialog, by their names there: its pictures are black on dark, and of another program."""


class _Files(QSortFilterProxyModel):
    """The files with their days in words of ours; their order is Qt's."""

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Write how large a file is, and when it was changed with the year everything else is written with."""
        files = self.sourceModel()
        if role != Qt.ItemDataRole.DisplayRole or not isinstance(files, QFileSystemModel):
            return super().data(index, role)
        place = self.mapToSource(index)
        when = files.lastModified(place)
        is_known = when.isValid()  # not of a file that went while the folder is looked at, or one nobody may look into
        if index.column() == _SIZE:
            kilobytes = -(-files.size(place) // _KILOBYTE)
            return format_number(kilobytes) + " KB" if is_known and not files.isDir(place) else ""
        if index.column() == _CHANGED:
            if not is_known:
                return ""
            day, time = when.date(), when.time()
            written = format_date(date(day.year(), day.month(), day.day()), "short")
            return written + in_digits(f" {time.hour():02}:{time.minute():02}")
        return super().data(index, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let Qt sort by the days and sizes themselves, not by their words."""
        self.sourceModel().sort(column, order)


def ask_to_save(
    parent: QWidget | None, title: str, suggested: Path, kinds: Sequence[str], *, may_replace: bool
) -> Path | None:
    """Ask for a name; one without an ending gets that of its kind before it is asked whether it may be replaced."""
    dialog = _dialog(parent, title, suggested.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not may_replace)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(_ENDING.findall(kind)[0]))
    dialog.selectFile(suggested.name)
    return _asked(dialog)


def ask_to_open(parent: QWidget | None, title: str, folder: Path, kinds: Sequence[str]) -> Path | None:
    """Ask for a file that is there."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)


def ask_to_open_several(parent: QWidget | None, title: str, folder: Path, kinds: Sequence[str]) -> list[Path]:
    """Ask for files that are there."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(one) for one in chosen]


def ask_for_folder(parent: QWidget | None, title: str, folder: Path) -> Path | None:
    """Ask for a folder."""
    dialog = _dialog(parent, title, folder, ())
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _asked(dialog)


def _dialog(parent: QWidget | None, title: str, folder: Path, kinds: Sequence[str]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setNameFilters(list(kinds))
    dialog.setProxyModel(_Files(dialog))
    listed = dialog.findChild(QTreeView, "treeView")
    if isinstance(listed, QTreeView):  # Qt's own dialog, not the system's
        listed.hideColumn(_KIND)
        listed.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_SIZE, _CHANGED):
            listed.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for name, picture in _PICTURES.items():
            found = dialog.findChild(QToolButton, name)
            if isinstance(found, QToolButton):
                found.setIcon(icon(picture, "ink_2", px(_PICTURE)))
                found.setIconSize(QSize(px(_PICTURE), px(_PICTURE)))
        dialog.resize(px(_WIDTH), px(_HEIGHT))
    return dialog


def _asked(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
