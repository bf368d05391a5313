"""The pages of a finished PDF as pictures: opened once, drawn in any size, one at a time whatever thread asks."""

from __future__ import annotations

import threading
from pathlib import Path

from pypdfium2 import PdfDocument, PdfiumError
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from household_ledger.errors import EnvironmentProblem
from household_ledger.text.digits import to_arabic

POINTS_PER_INCH = 72
_LOCK = threading.RLock()
"""PDFium draws one page at a time in the whole program."""


class Sheets:
    """The pages of one PDF, counted from 0; sizes in points."""

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        """Open a file, or what would be its `content` and lies in memory only; EnvironmentProblem `cannot_read`."""
        self.path = path
        self._document: PdfDocument | None = None
        with _LOCK:
            try:
                document = PdfDocument(path.read_bytes() if content is None else content)  # the file stays free
                self.sizes = tuple(QSizeF(*document.get_page_size(number)) for number in range(len(document)))
            except (OSError, PdfiumError) as problem:
                raise EnvironmentProblem("cannot_read", name=path.name) from problem
            self._document = document

    def __len__(self) -> int:
        """Count the pages."""
        return len(self.sizes)

    def picture(self, page: int, dots_per_point: float) -> QImage:
        """Draw a page in black, white and grey, as our paper is; a null image once the file is closed."""
        with _LOCK:
            if self._document is None:
                return QImage()
            drawn = self._document[page].render(scale=dots_per_point, grayscale=True)
            grey = QImage.Format.Format_Grayscale8
            return QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, grey).copy()

    def page_of(self, title: str) -> int | None:
        """Give the page the list of contents has under a title, in whichever digits, from 0; None without one."""
        with _LOCK:
            listed = self._document.get_toc() if self._document is not None else ()
            found = (one for one in listed if to_arabic(one.get_title()) == to_arabic(title))
            place = next((one.get_dest() for one in found), None)
            return place.get_index() if place is not None else None

    def close(self) -> None:
        """Let the file go."""
        with _LOCK:
            if self._document is not None:
                self._document.close()
                self._document = None
