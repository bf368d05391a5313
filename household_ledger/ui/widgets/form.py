"""A form in a dialog: saved when the ledger took it, told where it did not, and nothing typed is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.refusals import InvalidEntry
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import CheckField, Field
from household_ledger.ui.widgets.in_sight import KeyboardInSight
from household_ledger.ui.widgets.words import Words

_TOP = Qt.AlignmentFlag.AlignTop
_TWO_COLUMNS_FROM = 7
_COLUMN, _AROUND = 400, 64
"""The width of a column at 100 %, and what the dialog has around its columns."""
_ABOVE_AND_BELOW, _LEAST_HEIGHT = 230, 200
"""What heading, buttons and the frame of the dialog need, and the least the fields get, at 100 %."""


_ABOUT = {
    "category_there": ("name",),
    "name_missing": ("name",),
    "code_taken": ("code",),
    "month_closed": ("date", "opened_on"),
}
"""The fields, of which a form has one, that a refusal is about that names none."""


class NotSavedError(Exception):
    """Why the `save` of a form did not, as a sentence of its own: it tells more than a refusal of the door does."""


class FormDialog(QDialog):
    """Asks for several things and saves them in one step.

    `save` does the saving and raises what the door raises; the dialog closes only when it returned.
    """

    def __init__(  # noqa: PLR0913 -- everything a form is
        self,
        parent: QWidget | None,
        title: str,
        fields: Sequence[Field],
        *,
        save: Callable[[], object],
        save_words: str = "",
        intro: str = "",
    ) -> None:
        super().__init__(parent)
        self._fields = {one.name: one for one in fields}
        self._save = save
        self.finished.connect(self.deleteLater)  # else every form ever opened stays with the page it was opened on
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        columns = self._columns(len(fields))
        self.setMinimumWidth(max(px(440), px(_COLUMN) * columns + _AROUND))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(title, "title", wraps=True))
        if intro:
            rows.addWidget(Words(intro, "small", wraps=True))
        rows.addWidget(self._area(fields, columns), 1)
        self.refusal = Words("", tone="expense", wraps=True)
        self.refusal.setObjectName("refusal")
        self.refusal.hide()
        rows.addWidget(self.refusal)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.cancel_button = button(_("Cancel"), self.reject)
        self.cancel_button.setObjectName("cancel")
        self.cancel_button.setAutoDefault(False)
        self.save_button = button(save_words or _("Save"), self._on_save, look="primary")
        self.save_button.setObjectName("save")
        self.save_button.setDefault(True)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        rows.addSpacing(4)
        rows.addLayout(foot)
        for one in fields:
            one.changed.connect(self._on_typed)
            one.changed.connect(self._sight.look)
        if fields:
            fields[0].setFocus(Qt.FocusReason.TabFocusReason)

    def __getitem__(self, name: str) -> Field:
        """Give a field by its name."""
        return self._fields[name]

    def fields(self) -> tuple[Field, ...]:
        """List the fields in their order."""
        return tuple(self._fields.values())

    def has(self, name: str) -> bool:
        """Tell whether there is such a field."""
        return name in self._fields

    def reject(self) -> None:
        """Close without saving; what was typed is thrown away only after asking."""
        if any(one.is_changed() for one in self._fields.values()) and not dialogs.may_throw_away(self):
            return
        super().reject()

    def leave_out(self, names: Collection[str]) -> None:
        """Show every field but these, without gaps between those that are left."""
        for one in self._fields.values():
            one.setVisible(one.name not in names)
            self._grid.removeWidget(one)
        self._place([one for one in self._fields.values() if one.name not in names])
        self._fit_height()

    def make_room(self) -> None:
        """Show all fields at once again where what is said below one has grown."""
        self._grid.invalidate()
        self._fit_height()

    def _place(self, fields: Sequence[Field]) -> None:
        """Put fields into the grid row by row; a wide one has a row of its own."""
        at, columns = 0, self._column_count
        for one in fields:
            span = columns if one.is_wide else 1
            at += -at % columns if one.is_wide else 0
            # A box to check stands level with the line beside it, not with that line's name.
            side = Qt.AlignmentFlag.AlignBottom if isinstance(one, CheckField) and columns > 1 else _TOP
            self._grid.addWidget(one, at // columns, at % columns, 1, span, side)
            at += span
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(-(-at // columns), 1)  # what is left stands under all, not between them

    def _columns(self, count: int) -> int:
        """Give two columns to many fields where the screen has room for both."""
        room = self.screen().availableGeometry().width()
        return 2 if count >= _TWO_COLUMNS_FROM and px(_COLUMN) * 2 + _AROUND <= room else 1

    def _area(self, fields: Sequence[Field], columns: int) -> QScrollArea:
        holder = QWidget()
        self._grid, self._column_count = QGridLayout(holder), columns
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._place(fields)
        self._scrolled = area = QScrollArea()
        self._sight = KeyboardInSight(area)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(px(_COLUMN) * columns)
        self._fit_height()
        return area

    def _fit_height(self) -> None:
        """Show all fields at once where the screen has room for them."""
        room = self.screen().availableGeometry().height() - px(_ABOVE_AND_BELOW)
        height = self._grid.sizeHint().height() + px(30)
        self._scrolled.setMinimumHeight(min(height, max(room, px(_LEAST_HEIGHT))))

    def _on_save(self) -> None:
        right = [one.check() for one in self._fields.values() if one.isVisibleTo(self)]
        if not all(right):
            self._to_first_problem()
            return
        try:
            self._save()
        except NotSavedError as told:
            self._refuse(str(told))
        except InvalidEntry as refused:
            self._mark(refused)
        except (UserError, EnvironmentProblem) as problem:
            about = (self._shown(one) for one in _ABOUT.get(problem.code, ()))
            field = next((one for one in about if one is not None), None)
            if field is None:
                self._refuse(message(problem))
            else:
                self._refuse("")
                field.show_problem(message(problem))
                self._to_first_problem()
        else:
            self.accept()

    def _on_typed(self) -> None:
        """Take back why the last try was refused: something else stands here now."""
        self._refuse("")

    def _mark(self, refused: InvalidEntry) -> None:
        """Show each problem at its field; those without one below."""
        rest = []
        for _number, problem in refused.problems:
            field = self._shown(problem.field)
            if field is None:
                rest.append(message(problem))
            else:
                field.show_problem(message(problem))
        self._refuse("\n".join(rest))
        self._to_first_problem()

    def _shown(self, name: str) -> Field | None:
        """Give a field that can be seen: what is said at one left out would be said to nobody."""
        field = self._fields.get(name)
        return field if field is not None and field.isVisibleTo(self) else None

    def _refuse(self, sentence: str) -> None:
        self.refusal.show_words(sentence)
        self.refusal.setVisible(bool(sentence))

    def _to_first_problem(self) -> None:
        for one in self._fields.values():
            if one.isVisibleTo(self) and one.problem():
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                self._sight.look()
                return
