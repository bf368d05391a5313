"""Sheets on a real printer: chosen in the system's own dialog, drawn page by page in the printer's own dots."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from household_ledger.errors import Cancelled, EnvironmentProblem, LedgerError
from household_ledger.services.ports import Progress
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import Job, Jobs
from household_ledger.ui.paper.sheets import POINTS_PER_INCH, Sheets

_MOST_DOTS = 600
"""Finer than this no letter gets any better, and a page of grey fills 35 MB."""


def ask_printer(parent: QWidget, name: str, pages: int) -> QPrinter | None:
    """Ask for a printer, copies and pages; call it as `printing.ask_printer`, so that tests can answer.

    `name` is what waits under it at the printer, and the file where a person prints into one.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(" ".join(name.replace(".", " ").split()))  # Qt cuts the name of a file at its first dot
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


class PrintRun(QObject):
    """One printing under way; `ended` carries the number of sheets printed, or what the machine refused."""

    progressed = Signal(int, int)
    ended = Signal(int, object)  # sheets printed, EnvironmentProblem or None

    def __init__(self, jobs: Jobs, sheets: Sheets, printer: QPrinter) -> None:
        super().__init__()
        self._jobs, self._sheets, self._printer = jobs, sheets, printer
        self._dots = min(_MOST_DOTS, printer.resolution())
        self._order = _order(printer, len(sheets))
        self._done, self._painter = 0, QPainter()
        self._is_stopped = False

    def begin(self) -> None:
        """Start; every page is drawn beside the window and handed over inside it."""
        self._printer.setFullPage(True)
        if not self._order or not self._painter.begin(self._printer):
            self._end(EnvironmentProblem("printer_refused"))
            return
        self._draw()

    def stop(self) -> None:
        """Stop after the page under way."""
        self._is_stopped = True

    def _draw(self) -> None:
        self.progressed.emit(self._done, len(self._order))
        page = self._order[self._done]

        def work(_progress: Progress) -> QImage:
            return self._sheets.picture(page, self._dots / POINTS_PER_INCH)

        self._jobs.run(Job(_("Printing"), work, self._put, self._on_failed))

    def _put(self, image: QImage) -> None:
        size = self._sheets.sizes[self._order[self._done]] * (self._printer.resolution() / POINTS_PER_INCH)
        self._painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
        self._done += 1
        if self._is_stopped or self._done >= len(self._order):
            self._end(None)
        elif not self._printer.newPage():
            self._end(EnvironmentProblem("printer_refused"))
        else:
            self._draw()

    def _on_failed(self, problem: LedgerError | None) -> None:
        self._end(None if isinstance(problem, Cancelled) else EnvironmentProblem("printer_refused"))

    def _end(self, problem: EnvironmentProblem | None) -> None:
        if self._painter.isActive() and not self._painter.end():
            problem = problem or EnvironmentProblem("printer_refused")
        self.ended.emit(self._done, problem)


def _order(printer: QPrinter, pages: int) -> list[int]:
    """List the pages to be printed, as often as asked where the printer does not repeat them itself."""
    first = max(1, printer.fromPage() or 1)
    last = min(pages, printer.toPage() or pages)
    chosen = list(range(first - 1, last))
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return list(_repeated(chosen, copies, is_collated=printer.collateCopies()))


def _repeated(pages: list[int], copies: int, *, is_collated: bool) -> Iterator[int]:
    if is_collated:
        for _copy in range(copies):
            yield from pages
    else:
        for page in pages:
            yield from [page] * copies
