"""What was done in the book, in the drawer: the last steps with who and when; one of them can be taken back alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from household_ledger.domain.changes import Step
from household_ledger.services.views.record_story import StoryStep
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.frame.history_panel import when_and_who
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, color, px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.words import Words

HERE, BOOK = "here", "book"
MOST = 300
"""So many steps are listed; what is older is found in the history of its record."""
_Index = QModelIndex | QPersistentModelIndex
_STEP = Qt.ItemDataRole.UserRole + 1
_LINE = 1.81
"""Height of a line of our letters, in their size."""


class BookHistoryPanel(QWidget):
    """The last steps; `revert_asked` carries a StoryStep, `scope_chosen` whose steps are to be listed."""

    revert_asked = Signal(object)
    scope_chosen = Signal(str)

    def __init__(self, story: Sequence[StoryStep], scope: str, *, has_scopes: bool) -> None:
        """`scope` says whose steps these are; `has_scopes` that one may choose."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.scope = Segments(_("Whose steps"), [(HERE, _("This household")), (BOOK, _("The whole book"))], scope)
        self.scope.chosen.connect(self.scope_chosen)
        column.addWidget(self.scope, 0, Qt.AlignmentFlag.AlignLeft)
        self.scope.setVisible(has_scopes)  # once it has its place, or it would be a window of its own
        column.addWidget(Words(_counted(story), "small", wraps=True))
        self.list = _List(story)
        column.addWidget(self.list, 1)
        self.list.setVisible(bool(story))
        self.revert = button(_("Take back only this step"), self._on_revert, picture="undo")
        self.revert.setObjectName("revert_step")
        column.addWidget(self.revert, 0, Qt.AlignmentFlag.AlignLeft)
        self.revert.setVisible(bool(story))
        if not story:
            column.addStretch(1)
        self.list.selectionModel().currentChanged.connect(lambda *_indexes: self._tell())
        self._tell()

    def step(self) -> StoryStep | None:
        """Give the step the list stands at."""
        found: StoryStep | None = self.list.currentIndex().data(_STEP)
        return found

    def stand_at(self, step: Step | None) -> None:
        """Stand at a step, where it is in the list."""
        model = self.list.model()
        for place in range(model.rowCount()):
            index = model.index(place, 0)
            if index.data(_STEP).step == step:
                self.list.setCurrentIndex(index)
                return

    def _tell(self) -> None:
        step = self.step()
        self.revert.setEnabled(step is not None and not step.is_undone)
        self.revert.setAccessibleDescription(step.words if step is not None else "")

    def _on_revert(self) -> None:
        step = self.step()
        if step is not None:
            self.revert_asked.emit(step)


def _counted(story: Sequence[StoryStep]) -> str:
    if not story:
        return _("Nothing was done here yet.")
    if len(story) >= MOST:
        return _("The last {count} steps").format(count=format_number(len(story)))
    return ngettext("{count} step", "{count} steps", len(story)).format(count=format_number(len(story)))


class _List(QListView):
    def __init__(self, story: Sequence[StoryStep]) -> None:
        super().__init__()
        self.setObjectName("steps")
        self.setAccessibleName(_("Steps"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model = _Model(story)
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        if story:
            self.setCurrentIndex(model.index(0, 0))


class _Model(QAbstractListModel):
    def __init__(self, story: Sequence[StoryStep]) -> None:
        super().__init__()
        self._story = story

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self._story)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        step = self._story[index.row()]
        if role == _STEP:
            return step
        below = beside(when_and_who(step), _("taken back since") if step.is_undone else "")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{step.words}\n{below}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return beside(step.words, below)
        return None


class _Delegate(QStyledItemDelegate):
    """Draws what was done above, when and by whom below."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), px(BODY * _LINE) + px(SMALL * _LINE) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        step: StoryStep = index.data(_STEP)
        upper, lower = index.data(Qt.ItemDataRole.DisplayRole).split("\n")
        painter.save()
        ground = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.fillRect(ground, color("primary_soft" if is_chosen else "hover"))
        painter.setPen(color("line"))
        painter.drawLine(ground.bottomLeft(), ground.bottomRight())
        inner = ground.adjusted(8, 4, -8, -5)
        first = QRect(inner.topLeft(), QSize(inner.width(), px(BODY * _LINE)))
        letters = font(px(BODY))
        letters.setStrikeOut(step.is_undone)
        painter.setFont(letters)
        _write(painter, first, upper, "ink_3" if step.is_undone else "ink")
        painter.setFont(font(px(SMALL)))
        _write(painter, QRect(first.bottomLeft(), QSize(inner.width(), px(SMALL * _LINE))), lower, "ink_2")
        painter.restore()


def _write(painter: QPainter, room: QRect, words: str, tone: str) -> None:
    painter.setPen(color(tone))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
