"""A chart on a page: drawn in the look in force, told in words, and pressed to see the entries behind a value."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QSizePolicy, QToolTip, QWidget
from shiboken6 import isValid

from household_ledger.charts.canvas import Spot
from household_ledger.charts.layout import MARGIN
from household_ledger.charts.raster import Raster, raster
from household_ledger.charts.spec import About, AnyChart
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.paths import first_folder
from household_ledger.services.ports import Progress
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.theme.look import color, look, px, tokens
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.chart_table import ChartTable

_DOTS_PER_INCH = 96
"""At 100 %: letters of a chart then look as large as small letters of a page."""
_SETTLED = 60
_TRIM_TOP, _TRIM_BOTTOM = 28, 8
"""What a card's own margins make needless of a chart's."""
_EDGE = 16
"""How far in a chart that leaves its margins to a card begins."""
_BAR = 24
"""More than a scroll bar is wide: that one comes and goes with the height and must not change it."""
_MOVES = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How a chart should be drawn, in dots."""

    chart: AnyChart
    theme: str
    width: int
    height: int
    dots: int

    def drawn(self, _progress: Progress | None = None) -> Raster:
        """Draw it; any thread."""
        return raster(self.chart, self.theme, self.width, self.height, self.dots)


class ChartView(QWidget):
    """Shows one chart; ← and → walk its values, Enter or a click shows what stands behind one.

    Of its words, `left_out` names those the page says already, or has no room for: title, subtitle, note. `is_trimmed`
    leaves the outer margins to what it lies in. `lead` goes to what a mark without entries is of: a day, a household.
    """

    pressed = Signal(object)  # Spot

    def __init__(
        self,
        desk: Desk,
        *,
        least_height: int = 200,
        left_out: tuple[str, ...] = (),
        is_trimmed: bool = False,
        lead: Callable[[About], object] | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._lead = lead
        self._left_out = left_out
        self._side, self._top, self._bottom = (
            (px(MARGIN * _DOTS_PER_INCH) - _EDGE, px(_TRIM_TOP), px(_TRIM_BOTTOM)) if is_trimmed else (0, 0, 0)
        )
        self._chart: AnyChart | None = None
        self._raster: Raster | None = None
        self._image = QImage()
        self._job: Job[Raster] | None = None
        self._at = -1
        self._least = self._usual = px(least_height)
        self.setMinimumHeight(self._least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._draw)

    def show_chart(self, chart: AnyChart | None) -> None:
        """Show a chart, or nothing."""
        self._chart = chart
        self._at = -1
        self.setMinimumHeight(self._least)
        self.setAccessibleName(chart.title if chart is not None else "")
        self.setAccessibleDescription(chart.alternative if chart is not None else "")
        if chart is not None and self.isVisible():
            self._draw()
        else:  # another time, or never: what is shown now is of another chart
            self._raster, self._image = None, QImage()
            self.update()

    def fit(self, room: int) -> None:
        """Ask for no more height than there is room (pixels): a chart that needs more to be read says so, drawn."""
        least = max(0, min(self._usual, room))
        if least != self._least:
            self._least = least
            self.setMinimumHeight(least)
            if self._chart is not None:
                self._settle.start(_SETTLED if self._raster is not None else 0)

    def spots(self) -> tuple[Spot, ...]:
        """List the values that can be pressed."""
        return tuple(one for one in self._raster.spots if self._leads(one)) if self._raster is not None else ()

    def _leads(self, spot: Spot) -> bool:
        """Tell whether anything stands behind a value, or it leads somewhere."""
        return bool(spot.behind) or (self._lead is not None and spot.about is not None)

    @property
    def is_seen(self) -> bool:
        """Whether a picture of the chart stands, if of the size from a moment ago."""
        return self._chart is None or not self._image.isNull()

    @property
    def is_drawn(self) -> bool:
        """Whether what is shown is the chart, at the size the widget has."""
        return self._chart is None or not (self._image.isNull() or self._settle.isActive() or self._job is not None)

    def press(self, spot: Spot) -> None:
        """Show the entries behind a value, or go to what it is of."""
        self.pressed.emit(spot)
        if spot.behind:
            self._desk.show_entries(spot.told, spot.behind)
        elif self._lead is not None and spot.about is not None:
            self._lead(spot.about)

    def sizeHint(self) -> QSize:
        """Ask for what a chart needs; layouts give it the rest of the room."""
        return QSize(px(480), self.minimumHeight())

    def showEvent(self, event: QEvent) -> None:
        """Draw when it is seen first, once the layouts have given it its size: a drawing takes 20 ms."""
        super().showEvent(event)  # type: ignore[arg-type] # the stubs want the narrower event Qt always gives
        if self._chart is not None and self._raster is None:
            self._settle.start(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew once the size has settled."""
        super().resizeEvent(event)
        if event.size().width() > event.oldSize().width() + px(_BAR):
            self.setMinimumHeight(self._least)  # what was needed was needed at a smaller width
        if self._chart is not None:
            self._settle.start(_SETTLED if self._raster is not None else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart, or a quiet ground while it is drawn; a frame around the value the keyboard is at."""
        painter = QPainter(self)
        if self._image.isNull():
            if self._chart is not None:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("hover"))
                painter.drawRoundedRect(self.rect().adjusted(_EDGE, px(12), -_EDGE, -px(16)), 8, 8)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self._frame(), self._image)  # of the size before for a moment: smaller rather than cut off
        if self.hasFocus():
            painter.setPen(QPen(color("primary"), 2))
            spots = self.spots()
            place = self._place(spots[self._at]) if 0 <= self._at < len(spots) else QRectF(self.rect())
            painter.drawRoundedRect(
                place.adjusted(-2, -2, 2, 2).intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)), 4, 4
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the values and press one."""
        spots = self.spots()
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None and spots:
            self._at = (self._at + step) % len(spots) if self._at >= 0 else 0
            self.setAccessibleDescription(spots[self._at].told)
            QToolTip.showText(
                self.mapToGlobal(self._place(spots[self._at]).center().toPoint()), spots[self._at].told, self
            )
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and 0 <= self._at < len(spots):
            self.press(spots[self._at])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what can be pressed."""
        found = self._found(event.position().toPoint())
        can_press = found is not None and self._leads(found)
        self.setCursor(Qt.CursorShape.PointingHandCursor if can_press else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press the value under the mouse."""
        found = self._found(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self.press(found)

    def event(self, event: QEvent) -> bool:
        """Say the value under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._found(event.pos())
            QToolTip.showText(event.globalPos(), found.told if found is not None else "", self)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the chart as a file, as a table, and its words."""
        if self._chart is None:
            return
        menu = QMenu(self)
        for words, run in self.actions_offered():
            menu.addAction(words, run)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def actions_offered(self) -> list[tuple[str, Callable[[], object]]]:
        """List what can be done with the chart."""
        return [
            (_("Show as a table"), self.show_table),
            (_("Save the picture"), self.save),
            (_("Copy"), self.copy),
        ]

    def show_table(self) -> None:
        """Show every value in a table."""
        if self._chart is not None:
            ChartTable(self._chart, self).exec()

    def save(self) -> None:
        """Save the chart as PNG or SVG."""
        if self._chart is None:
            return
        from household_ledger.charts.draw import ENDINGS, save
        from household_ledger.charts.theme import THEMES
        from household_ledger.reports.paper_names import file_name

        suggested = first_folder() / f"{file_name(self._chart.title)}.png"
        path = dialogs.save_path(self, _("Save the picture"), suggested, ENDINGS)
        if path is None:
            return
        try:
            save(self._chart, path, theme=THEMES["light"])
        except (UserError, EnvironmentProblem) as problem:
            self._desk.tell(problem)
        else:
            self._desk.say(_("Saved: {path}").format(path=path))

    def copy(self) -> None:
        """Copy the chart: the picture for what takes pictures, its words for what takes words."""
        if self._chart is None:
            return
        copied = QMimeData()
        copied.setText(f"{self._chart.title}\n{self._chart.alternative}")
        if not self._image.isNull():
            copied.setImageData(self._image)
        QApplication.clipboard().setMimeData(copied)
        self._desk.say(_("Copied: the picture, and what it says in words."))

    def _draw(self) -> None:
        chart = self._chart
        if chart is None or self.width() < px(80):
            return
        wanted = self._wanted(chart)
        if "matplotlib.figure" in sys.modules:
            self._take(chart, wanted, wanted.drawn())
        elif self._job is None:  # half a second the first time: the page is up meanwhile
            self._job = self._desk.jobs.run(
                Job(_("Chart"), wanted.drawn, lambda made: self._on_drawn(chart, wanted, made), self._on_failed)
            )

    def _wanted(self, chart: AnyChart) -> _Wanted:
        """Say how the chart should be drawn now."""
        ratio = self.devicePixelRatioF()
        return _Wanted(
            self._shortened(chart),
            "dark" if tokens().is_dark else "light",
            width=round((self.width() + 2 * self._side) * ratio),
            height=round((max(self.height(), self._least) + self._top + self._bottom) * ratio),
            dots=round(_DOTS_PER_INCH * look().type_size / 100 * ratio),
        )

    def _shortened(self, chart: AnyChart) -> AnyChart:
        """Leave out what the page says already."""
        return replace(
            chart,
            title="" if "title" in self._left_out else chart.title,
            subtitle="" if "subtitle" in self._left_out else chart.subtitle,
            note="" if "note" in self._left_out else chart.note,
        )

    def _on_drawn(self, chart: AnyChart, wanted: _Wanted, made: Raster) -> None:
        if not isValid(self):
            return  # the page was built anew meanwhile, or its window closed
        self._job = None
        if chart is self._chart:
            self._take(chart, wanted, made)
        if self._chart is not None and self._wanted(self._chart) != wanted:
            self._draw()  # the size, or the chart, is another by now

    def _on_failed(self, problem: LedgerError | None) -> None:
        self._job = None
        self._desk.tell_failed(problem)

    def _take(self, chart: AnyChart, wanted: _Wanted, made: Raster) -> None:
        ratio = self.devicePixelRatioF()
        self._raster = made
        self._image = QImage(made.dots, made.width, made.height, 4 * made.width, QImage.Format.Format_RGBA8888).copy()
        self._image.setDevicePixelRatio(ratio)
        if made.height > wanted.height:
            self.setMinimumHeight(round(made.height / ratio) - self._top - self._bottom)
        self.setAccessibleDescription(chart.alternative)
        self.update()

    def _frame(self) -> QRectF:
        """Give where the whole picture stands: at its own size, or shrunk to the widget until it is drawn anew."""
        size = self._image.deviceIndependentSize()
        room = QRectF(self.rect()).adjusted(-self._side, -self._top, self._side, self._bottom)
        shrunk = min(1.0, room.width() / size.width(), room.height() / size.height())
        return QRectF(room.left(), room.top(), size.width() * shrunk, size.height() * shrunk)

    def _place(self, spot: Spot) -> QRectF:
        """Give where a value stands on the widget."""
        if self._image.isNull():
            return QRectF()
        frame, box = self._frame(), spot.box
        left = frame.left() + box.left * frame.width()
        top = frame.top() + (1 - box.bottom - box.height) * frame.height()
        return QRectF(left, top, box.width * frame.width(), box.height * frame.height())

    def _found(self, point: QPoint) -> Spot | None:
        if self._raster is None:
            return None
        hits = [one for one in self._raster.spots if self._place(one).adjusted(-3, -3, 3, 3).contains(point)]
        return min(hits, key=lambda one: one.box.width * one.box.height, default=None)
