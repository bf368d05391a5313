"""What was done in the book, in the drawer: the last steps with who and when; one of them can be taken back alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.changes import Step
from household_ledger.services.views.record_story import StoryStep
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.frame.history_panel import when_and_who
from household_ledger.ui.frame.two_lines import Index, TwoLineList, TwoLines, write_words
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.words import Words

HERE, BOOK = "here", "book"
MOST = 300
"""So many steps are listed; what is older is found in the history of its record."""
_STEP = Qt.ItemDataRole.UserRole + 1


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
        self.list = TwoLineList("steps", _("Steps"), _Model(story), _StepLines())
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


class _Model(QAbstractListModel):
    def __init__(self, story: Sequence[StoryStep]) -> None:
        super().__init__()
        self._story = story

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._story)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        step = self._story[index.row()]
        if role == _STEP:
            return step
        below = beside(when_and_who(step), _("taken back since") if step.is_undone else "")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{step.words}\n{below}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return beside(step.words, below)
        return None


class _StepLines(TwoLines):
    """What was done above, when and by whom below."""

    def write(self, painter: QPainter, upper: QRect, lower: QRect, index: Index) -> None:
        step: StoryStep = index.data(_STEP)
        done, told = index.data(Qt.ItemDataRole.DisplayRole).split("\n")
        letters = font(px(BODY))
        letters.setStrikeOut(step.is_undone)
        painter.setFont(letters)
        write_words(painter, upper, done, "ink_3" if step.is_undone else "ink")
        painter.setFont(font(px(SMALL)))
        write_words(painter, lower, told, "ink_2")
