"""One picture on the screen: whole, or nearer and moved about, by mouse, wheel and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame

from household_ledger.ui.theme.look import color, px

_STEP, _MOST = 1.25, 6.0
_MARGIN = 14
_NOTCH = 120


class Canvas(QFrame):
    """Fits a picture into its room until it is brought nearer; `zoom_changed` carries percent of its own size."""

    zoom_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("photo_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(QSize(px(240), px(160)))
        self._image = QImage()
        self._scale = 0.0
        """0: as large as the room allows."""
        self._centre = QPointF()
        self._held: QPoint | None = None

    def show_image(self, image: QImage) -> None:
        """Show another picture, whole."""
        self._image = image
        self.fit()

    @property
    def is_near(self) -> bool:
        """Tell whether less than the whole picture is seen."""
        shown = self._size()
        return shown.width() > self.width() + 1 or shown.height() > self.height() + 1

    def fit(self) -> None:
        """Show the whole picture, never larger than it is."""
        self._scale = 0.0
        self._centre = QPointF(self._image.width() / 2, self._image.height() / 2)
        self._look()

    def zoom(self, steps: int, at: QPointF | None = None) -> None:
        """Come nearer by steps (below 0: go back); what is at a place of the room stays there."""
        if self._image.isNull():
            return
        before = self._factor()
        least = min(self._whole(), 1.0)
        wanted = min(max(before * _STEP**steps, least), _MOST)
        place = at or QPointF(self.rect().center())
        away = (place - QPointF(self.rect().center())) * (1 / before - 1 / wanted)
        self._scale = 0.0 if wanted <= least else wanted
        self._centre += away
        self._look()

    def move_by(self, x: float, y: float) -> None:
        """Move a picture that is near, by shares of the room."""
        self._centre += QPointF(x * self.width(), y * self.height()) / self._factor()
        self._look()

    def _whole(self) -> float:
        if self._image.isNull():
            return 1.0
        margin = 2 * _MARGIN
        wide = max(1, self.width() - margin) / self._image.width()
        return min(wide, max(1, self.height() - margin) / self._image.height())

    def _factor(self) -> float:
        return self._scale or min(self._whole(), 1.0)

    def _size(self) -> QSize:
        return self._image.size() * self._factor()

    def _look(self) -> None:
        """Keep the picture in the room, and draw it."""
        factor = self._factor()
        for_x, for_y = self.width() / factor / 2, self.height() / factor / 2
        self._centre = QPointF(
            _within(self._centre.x(), for_x, self._image.width()),
            _within(self._centre.y(), for_y, self._image.height()),
        )
        self.setCursor(Qt.CursorShape.OpenHandCursor if self.is_near else Qt.CursorShape.ArrowCursor)
        self.zoom_changed.emit(round(factor * 100))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._look()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the picture and, where the keyboard is here, a frame."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("hover"))
        if not self._image.isNull():
            size = self._size()
            middle = QPointF(self.width() / 2, self.height() / 2)
            corner = middle - self._centre * self._factor()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(corner.x(), corner.y(), size.width(), size.height()), self._image)
        if self.hasFocus():
            painter.setPen(QPen(color("primary"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer to what the mouse is at."""
        turned = event.angleDelta().y()
        if turned:
            self.zoom(max(1, abs(turned) // _NOTCH) * (1 if turned > 0 else -1), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a picture that is near."""
        if event.button() == Qt.MouseButton.LeftButton and self.is_near:
            self._held = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._held is not None:
            now = event.position().toPoint()
            self._centre -= QPointF(now - self._held) / self._factor()
            self._held = now
            self._look()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let it go."""
        self._held = None
        self._look()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Come near to what was pressed, or see the whole again."""
        if self._scale:
            self.fit()
        else:
            self.zoom(4, event.position())


def _within(centre: float, half: float, whole: int) -> float:
    return whole / 2 if 2 * half >= whole else min(max(centre, half), whole - half)
