"""Pictures somebody drags or pastes here: files, or what another program holds in its hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt
from PySide6.QtGui import QImage

from household_ledger.services.photos import LONGEST_SIDE, Source, read_source
from household_ledger.text.i18n import _
from household_ledger.ui.widgets.dragged import bundles_of, files_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """One picture: a file, or an image without one; `name` is what it is called to people."""

    name: str
    path: Path | None = None
    image: QImage | None = None

    def source(self) -> Source:
        """Read it, in whatever thread; as `services.photos.read_source`."""
        if self.path is not None:
            return read_source(self.path)
        return Source(self.name, _bytes_of(self.image or QImage()))


def holds_pictures(mime: QMimeData) -> bool:
    """Tell whether what is dragged may be pictures: files (what they are shows when they are opened), or an image."""
    return (bool(files_of(mime)) and not bundles_of(mime)) or mime.hasImage()


def is_picture_copied(mime: QMimeData) -> bool:
    """Tell whether what was copied is pictures and nothing else: cells of a spreadsheet come with one of themselves."""
    return bool(files_of(mime)) or (mime.hasImage() and not mime.text().strip())


def wanted_of(mime: QMimeData) -> list[Wanted]:
    """List the pictures that are dragged or were copied."""
    files = files_of(mime)
    if files:
        return of_paths(files)
    image = QImage(mime.imageData())
    return [] if image.isNull() else [Wanted(_("The picture"), image=image)]


def of_paths(paths: Sequence[Path]) -> list[Wanted]:
    """List files as pictures."""
    return [Wanted(path.name, path=path) for path in paths]


def _bytes_of(image: QImage) -> bytes:
    """Write an image as a file would be; what is seen through stays so. Reduced first: it is going to be anyway."""
    if max(image.width(), image.height()) > LONGEST_SIDE:
        keeping, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(LONGEST_SIDE, LONGEST_SIDE, keeping, smooth)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub knows bytes only, Qt 6 takes words
    return bytes(buffer.data().data())
