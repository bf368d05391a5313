"""A PDF file from documents: one at a time, whole or not at all, and the same bytes for the same documents."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from household_ledger.errors import UserError
from household_ledger.files import write_whole
from household_ledger.reports.fonts import REGULAR, font
from household_ledger.reports.frame import Frame
from household_ledger.reports.paging import pages_of
from household_ledger.reports.pen import Pen
from household_ledger.services.ports import no_progress

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from household_ledger.reports.frame import Document
    from household_ledger.services.ports import Progress

_LOCK = threading.Lock()
"""Fonts are shared and grow while text is measured: one file at a time."""
_PROGRAM = "Household Ledger"

rl_config.useA85 = 0  # pages stay binary: a fifth smaller, and quicker to write


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the file says of itself; `made_at` is the clock's moment of printing, the only time in it."""

    title: str
    made_at: datetime
    author: str = ""
    language: str = "th-TH"


def print_file(
    path: Path,
    documents: Iterable[Document],
    about: About,
    *,
    count: int = 1,
    progress: Progress = no_progress,
) -> int:
    """Write documents one after the other into one PDF; give the number of pages.

    Documents may come lazily, `count` of them; progress is told after each and may raise `Cancelled`. Nothing is left
    then, nor after a UserError `nothing_to_print` or an EnvironmentProblem (`files.write_whole`, `typeface_missing`).
    Safe from any thread, one at a time.
    """
    pages = 0

    def write(file: BinaryIO) -> None:
        nonlocal pages
        with _LOCK:
            pages = _write_pdf(file, documents, about, count, progress)

    write_whole(path, write)
    return pages


def pdf_of(documents: Iterable[Document], about: About, *, count: int = 1, progress: Progress = no_progress) -> bytes:
    """Give documents as one PDF in memory: what they show never reaches a disk unless a person puts it there.

    As `print_file`, but for what a disk refuses.
    """
    file = io.BytesIO()
    with _LOCK:
        _write_pdf(file, documents, about, count, progress)
    return file.getvalue()


def _write_pdf(file: BinaryIO, documents: Iterable[Document], about: About, count: int, progress: Progress) -> int:
    font(REGULAR)
    canvas = Canvas(file, lang=about.language, initialFontName=REGULAR, invariant=True, pageCompression=True)
    _describe(canvas, about)
    pages = 0
    for done, document in enumerate(documents, start=1):
        pages += _draw(canvas, document)
        progress(done, count)
    if pages == 0:
        raise UserError("nothing_to_print")
    canvas.save()
    return pages


def _draw(canvas: Canvas, document: Document) -> int:
    """Draw a document's pages, with a bookmark on its first."""
    pages, frame = pages_of(document), Frame(document)
    for number, page in enumerate(pages, start=1):
        canvas.setPageSize((document.sheet.width, document.sheet.height))
        if number == 1:
            _bookmark(canvas, document)
        pen = Pen(canvas, document.sheet)
        frame.draw(pen, number, len(pages))
        page.draw(pen, frame.body_box(number))
        canvas.showPage()
    return len(pages)


def _bookmark(canvas: Canvas, document: Document) -> None:
    key = f"page-{canvas.getPageNumber()}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(document.outline or document.subtitle or document.title, key)


def _describe(canvas: Canvas, about: About) -> None:
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.title)
    canvas.setCreator(_PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    moment = about.made_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    canvas.setDateFormatter(lambda *_parts: moment)
