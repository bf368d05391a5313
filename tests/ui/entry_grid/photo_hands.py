"""Hands that drag and copy pictures: real files, real MIME data, real drag events, and the waiting a person does."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from household_ledger.domain.ids import Id
from household_ledger.domain.photo import hashes_of
from household_ledger.ui.pages.household.entry import EntryPage

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def picture(folder: Path, name: str = "ใบเสร็จ.jpg", colour: str = "orange", size: tuple[int, int] = (320, 240)) -> Path:
    """Write a picture of one colour."""
    path = folder / name
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG" if path.suffix == ".jpg" else path.suffix[1:].upper())
    path.write_bytes(out.getvalue())
    return path


def files(*paths: Path) -> QMimeData:
    """Give what a file manager drags or copies: addresses, and the same as text."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    mime.setText("\n".join(one.as_uri() for one in paths))
    return mime


def image(colour: str = "purple", size: tuple[int, int] = (50, 40)) -> QMimeData:
    """Give what a browser copies of a picture."""
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(colour)
    mime = QMimeData()
    mime.setImageData(made)
    return mime


def copied(mime: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(mime)


def drag(target: QWidget, place: QPoint, mime: QMimeData, *, lets_go: bool = True) -> bool:
    """Drag something into a widget to a place, and let it go there; say whether it was taken."""
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(place, COPY, mime, LEFT, NONE)
        event.ignore()
        QApplication.sendEvent(target, event)
        if not event.isAccepted():
            return False
    if lets_go:
        drop = QDropEvent(QPointF(place), COPY, mime, LEFT, NONE)
        QApplication.sendEvent(target, drop)
        return drop.isAccepted()
    return True


def row_place(page: EntryPage, row: int) -> QPoint:
    """Give a place in a row of the table, where its words are."""
    return page.grid.view.visualRect(page.grid.model.index(row, 1)).center()


def photos_of(page: EntryPage, entry: Id) -> tuple[str, ...]:
    """Read which pictures an entry names."""
    with page.desk.reader() as reader:
        found = reader.entry(entry)
    return hashes_of(found.photos) if found is not None else ()


def settled(page: EntryPage, qtbot: QtBot, is_so: Callable[[], bool] = lambda: True) -> None:
    """Wait until nothing is made ready any more, and something is so."""
    qtbot.waitUntil(lambda: not page.desk.jobs.is_busy and is_so(), timeout=20_000)
    QApplication.processEvents()
