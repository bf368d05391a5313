"""The sheets of a paper one below the other, drawn as they are looked at: scrolled, zoomed, gone through by page."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar

from household_ledger.services.ports import Progress
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _
from household_ledger.ui.jobs import Job, Jobs
from household_ledger.ui.paper.sheets import POINTS_PER_INCH, Sheets
from household_ledger.ui.theme.look import color, px

_SCREEN_DOTS = 96
_GAP = 18
_KEPT = 12
"""So many drawn pages are kept."""
_LEAST, _MOST = 25, 400
STEPS = (25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400)
"""Percent of the paper's own size, for + and −."""


class PaperView(QAbstractScrollArea):
    """Shows sheets; `page_changed` carries the page most looked at (from 0), `zoom_changed` percent."""

    page_changed = Signal(int)
    zoom_changed = Signal(int)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._sheets: Sheets | None = None
        self._percent = 100
        self._fits = True
        self._page = 0
        self._places: list[QRectF] = []
        self._drawn: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._job: Job[QImage] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """Give the page most looked at, from 0."""
        return self._page

    @property
    def count(self) -> int:
        """Count the sheets."""
        return len(self._places)

    @property
    def percent(self) -> int:
        """Give the size shown, in percent of the paper's own."""
        return self._percent

    def show_sheets(self, sheets: Sheets | None) -> None:
        """Show other sheets, at the same place where they have it."""
        place = self._place()
        self._sheets = sheets
        self._drawn.clear()
        self._page = -1
        self._lay()
        self._stand_at(place)

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if not self._places:
            return
        page = max(0, min(self._last, page))
        self.verticalScrollBar().setValue(round(self._places[page].top()) - _GAP)
        self._note_page(page)

    def fit_width(self) -> None:
        """Show sheets as wide as the window."""
        self._fits = True
        self._lay()

    def zoom_to(self, percent: int) -> None:
        """Show sheets in a size of their own; what is in the middle stays there."""
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        before, self._fits = self._percent, False
        self._percent = max(_LEAST, min(_MOST, percent))
        self._lay()
        bar.setValue(round(middle * self._percent / before - self.viewport().height() / 2))

    def zoom_in(self) -> None:
        """Show the next larger size."""
        self.zoom_to(next((one for one in STEPS if one > self._percent), _MOST))

    def zoom_out(self) -> None:
        """Show the next smaller size."""
        self.zoom_to(next((one for one in reversed(STEPS) if one < self._percent), _LEAST))

    def picture_of(self, page: int) -> QImage | None:
        """Give what is drawn of a page already."""
        return next((image for (number, _dots), image in reversed(self._drawn.items()) if number == page), None)

    def sizeHint(self) -> QSize:
        """Ask for room to read a page in."""
        return QSize(px(820), px(640))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through pages by keys."""
        go = self._keys().get(Qt.Key(event.key()))
        if go is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            go()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width; what is at the upper edge stays there."""
        super().resizeEvent(event)
        place = self._place()
        self._lay()
        self._stand_at(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sheets in sight; what is not drawn yet is white paper."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), color("hover"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for page in self._seen():
            place = self._places[page]
            painter.fillRect(place, Qt.GlobalColor.white)
            image = self._drawn.get((page, self._dots())) or self.picture_of(page)
            if image is not None:
                painter.drawImage(place, image)
            painter.setPen(QPen(color("line"), 1))
            painter.drawRect(place)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QPen(color("primary"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        self._draw_next()

    @property
    def _last(self) -> int:
        return max(0, len(self._places) - 1)

    def _place(self) -> tuple[int, float]:
        """Tell which page is at the upper edge, and how far it is gone through, as a part of its height."""
        top = self.verticalScrollBar().value() + _GAP
        page = next((number for number, one in enumerate(self._places) if one.bottom() >= top), self._last)
        if not self._places:
            return 0, 0.0
        return page, (top - self._places[page].top()) / self._places[page].height()

    def _stand_at(self, place: tuple[int, float]) -> None:
        """Bring a place back to the upper edge, in another size."""
        if not self._places:
            return
        page, part = place
        sheet = self._places[min(page, self._last)]
        bar = self.verticalScrollBar()
        bar.setValue(round(sheet.top() + part * sheet.height()) - _GAP)
        self._on_scrolled(bar.value())

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_PageDown: lambda: self.go_to(self._page + 1),
            Qt.Key.Key_PageUp: lambda: self.go_to(self._page - 1),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(self._last),
        }

    def _dots(self) -> int:
        """Give dots an inch on this screen at this size, for keeping pictures apart."""
        return round(_SCREEN_DOTS * self._percent / 100 * self.devicePixelRatioF())

    def _lay(self) -> None:
        """Place every sheet, and set the scroll bars."""
        sizes = self._sheets.sizes if self._sheets is not None else ()
        widest = max((one.width() for one in sizes), default=1.0) * _SCREEN_DOTS / POINTS_PER_INCH
        room = self.viewport().width() - 2 * _GAP
        if self._fits and sizes:
            self._percent = max(_LEAST, min(_MOST, int(100 * room / widest)))
        scale = self._percent / 100 * _SCREEN_DOTS / POINTS_PER_INCH
        y, self._places = float(_GAP), []
        across = max(float(self.viewport().width()), widest * self._percent / 100 + 2 * _GAP)
        for one in sizes:
            width, height = one.width() * scale, one.height() * scale
            self._places.append(QRectF((across - width) / 2, y, width, height))
            y += height + _GAP
        self._set_bar(self.verticalScrollBar(), round(y), self.viewport().height())
        self._set_bar(self.horizontalScrollBar(), round(across), self.viewport().width())
        self.zoom_changed.emit(self._percent)
        self.viewport().update()

    @staticmethod
    def _set_bar(bar: QScrollBar, whole: int, seen: int) -> None:
        bar.setRange(0, max(0, whole - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(px(40))

    def _seen(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [page for page, place in enumerate(self._places) if place.bottom() > top and place.top() < bottom]

    def _on_scrolled(self, value: int) -> None:
        middle = value + self.viewport().height() / 3
        page = next((page for page, place in enumerate(self._places) if place.bottom() + _GAP > middle), self._last)
        self._note_page(page)
        self.viewport().update()

    def _note_page(self, page: int) -> None:
        if page == self._page:
            return
        self._page = page
        self.setAccessibleDescription(
            _("Page {page} of {pages}").format(page=format_number(page + 1), pages=format_number(len(self._places)))
        )
        self.page_changed.emit(page)

    def _draw_next(self) -> None:
        """Have the first page in sight drawn that is not; one at a time."""
        sheets, dots = self._sheets, self._dots()
        wanted = next((page for page in self._seen() if (page, dots) not in self._drawn), None)
        if sheets is None or wanted is None or self._job is not None:
            return

        def draw(_progress: Progress) -> QImage:
            return sheets.picture(wanted, dots / POINTS_PER_INCH)

        def take(image: QImage) -> None:
            self._job = None
            if sheets is self._sheets and not image.isNull():
                self._drawn[wanted, dots] = image
                while len(self._drawn) > _KEPT:
                    self._drawn.popitem(last=False)
                self.viewport().update()

        self._job = self._jobs.run(Job(_("Page"), draw, take, lambda _problem: self._forget_job()))

    def _forget_job(self) -> None:
        self._job = None
