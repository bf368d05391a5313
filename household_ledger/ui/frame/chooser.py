"""Typing to find one of many: a line above a list, the arrow keys move in the list while the line has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from household_ledger.text.i18n import _
from household_ledger.ui.frame.finding import found
from household_ledger.ui.frame.popup import Popup
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.icons import pixmap
from household_ledger.ui.theme.look import BODY, SMALL, color, px
from household_ledger.ui.widgets.words import Words

_Index = QModelIndex | QPersistentModelIndex
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_MARGIN, _GAP = 10, 10


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the list: what it says, the other words it is found by, what stands on its right, what it does."""

    words: str
    run: Callable[[], object]
    also: str = ""
    picture: str = ""
    before: str = ""
    """Said before the words, in the colour of hints: a code."""
    after: str = ""
    """Said at the right end: what kind of thing it is, or its key."""
    is_now: bool = False


class Chooser(Popup):
    """The popup; `more` makes choices of what is typed itself (a month written in full)."""

    def __init__(
        self,
        parent: QWidget,
        name: str,
        choices: Sequence[Choice],
        *,
        more: Callable[[str], Sequence[Choice]] = lambda _typed: (),
        size: tuple[int, int] = (360, 420),
    ) -> None:
        super().__init__(parent, name)
        self._choices, self._more = tuple(choices), more
        self.setFixedWidth(min(px(size[0]), parent.window().width() - 2 * _MARGIN))
        self._highest = min(px(size[1]), parent.window().height() - px(120))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        rows.setSpacing(6)
        self.line = QLineEdit()
        self.line.setObjectName("find")
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._on_typed)
        rows.addWidget(self.line)
        self.list = QListView()
        self.list.setObjectName("found")
        self.list.setAccessibleName(_("Found"))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setStyleSheet("QListView { border: 0; }")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._model = _Model(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self))
        self.list.clicked.connect(self._on_clicked)
        rows.addWidget(self.list)
        self.nothing = Words(_("Nothing is called that."), "hint", wraps=True)
        self.nothing.setObjectName("nothing_found")
        rows.addWidget(self.nothing)
        self._on_typed("")
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def shown(self) -> tuple[Choice, ...]:
        """List what is found now, the best first."""
        return self._model.choices

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list, take with Enter, while the line has the keyboard."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self._move(Qt.Key(event.key()))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentIndex().row())
                return True
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._move(Qt.Key.Key_Down if event.key() == Qt.Key.Key_Tab else Qt.Key.Key_Up)
                return True
        return super().eventFilter(watched, event)

    def _on_typed(self, typed: str) -> None:
        listed = found([*self._choices], typed, lambda one: (f"{one.before} {one.words}".strip(), one.also))
        self._model.show([*self._more(typed), *listed])
        now = next((place for place, one in enumerate(self.shown()) if one.is_now), 0) if not typed.strip() else 0
        self.list.setCurrentIndex(self._model.index(now))
        self.list.setVisible(bool(self.shown()))
        self.nothing.setVisible(not self.shown())
        height = row_height() * max(1, len(self.shown())) + 6
        self.list.setFixedHeight(min(height, self._highest))
        self.list.scrollTo(self.list.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        self.adjustSize()
        self._say_current()

    def _move(self, key: Qt.Key) -> None:
        count = len(self.shown())
        if not count:
            return
        page = max(1, self.list.height() // row_height() - 1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}[key]
        place = self.list.currentIndex().row() + step
        place = place % count if abs(step) == 1 else max(0, min(count - 1, place))
        self.list.setCurrentIndex(self._model.index(place))
        self._say_current()

    def _say_current(self) -> None:
        place = self.list.currentIndex().row()
        self.line.setAccessibleDescription(self.shown()[place].words if 0 <= place < len(self.shown()) else "")

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index.row())

    def _take(self, place: int) -> None:
        if 0 <= place < len(self.shown()):
            chosen = self.shown()[place]
            self.close()
            chosen.run()


def row_height() -> int:
    """Give the height of a line of the list."""
    return max(36, px(BODY * 1.81) + 8)


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = tuple(choices)
        self.endResetModel()

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.choices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        one = self.choices[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return " ".join(part for part in (one.before, one.words, one.after) if part)
        return None


class _Delegate(QStyledItemDelegate):
    """Draws icon, code, words and kind of one choice; the words give way to the rest."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, _Model):
            return
        one = model.choices[index.row()]
        painter.save()
        ground = option.rect.adjusted(1, 1, -1, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary_soft"))
            painter.drawRoundedRect(ground, 6, 6)
        inner = ground.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if one.picture:
            shown = pixmap(one.picture, "primary" if one.is_now else "ink_2", px(18))
            painter.drawPixmap(inner.left(), inner.center().y() - px(18) // 2 + 1, shown)
        inner.setLeft(inner.left() + (px(18) + _GAP if one.picture else 0))
        inner.setLeft(inner.left() + self._said(painter, inner, one.before, is_left=True))
        inner.setRight(inner.right() - self._said(painter, inner, one.after, is_left=False))
        painter.setFont(font(px(BODY), is_strong=one.is_now))
        painter.setPen(color("primary" if one.is_now else "ink"))
        words = painter.fontMetrics().elidedText(one.words, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()

    @staticmethod
    def _said(painter: QPainter, place: QRect, words: str, *, is_left: bool) -> int:
        """Draw a hint at one end and give the room it took."""
        if not words:
            return 0
        letters = font(px(SMALL))
        painter.setFont(letters)
        painter.setPen(color("ink_2" if is_left else "ink_3"))
        side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, words)
        return QFontMetrics(letters).horizontalAdvance(words) + _GAP
