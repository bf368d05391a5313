"""The days of a month nobody knows of, asked about in one go and saved in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from household_ledger.domain.register import Household
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.days import AskDays
from household_ledger.services.views.gaps import Askable, Gaps, gaps, not_kept
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.text.labels import household_words
from household_ledger.text.messages import message
from household_ledger.ui.asking import Asking
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.asking.row import NOTHING, DayRow
from household_ledger.ui.pages.household.asking.words import (
    counted_words,
    kept_words,
    refused_words,
    rest_words,
    save_words,
    second_look,
    state_words,
)
from household_ledger.ui.pages.household.month.closing import ask_to_reopen
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import clear_grid
from household_ledger.ui.widgets.in_sight import KeyboardInSight
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

_WIDTH, _LEAST_HEIGHT, _AROUND = 620, 200, 300
"""The width at 100 %; the least height of the days, and what stands above and below them."""
_BAR, _EDGES = 16, 60
"""What a scroll bar takes beside the days; what the dialog leaves of the screen."""
_TOLD_BY_DAY = ("day_has_entries", "month_closed")
"""Why no day was left to keep: it is told day by day."""


class DaysDialog(QDialog):
    """Asks about one household's days of one month; what is ticked is saved together, or thrown away after asking."""

    write_asked = Signal(object, object)
    """date, Asking: something happened that day, and these are the answers so far."""
    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None, household: Household, kept: Asking | None = None) -> None:
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self._desk, self._household, self._month = desk, household, desk.month
        self._rows: list[DayRow] = []
        title = _("Days not written in {month}").format(month=format_month(self._month))
        self.setObjectName("ask_days")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(min(px(_WIDTH), self.screen().availableGeometry().width() - _EDGES))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(title, "title", wraps=True))
        rows.addWidget(Words(household_words(household.code, household.name), "strong", wraps=True))
        self._intro = Words(
            _("Ask about each day. Enter answers and goes on to the next; a day nobody remembers is better skipped."),
            "small",
            wraps=True,
        )
        rows.addWidget(self._intro)
        self._area = self._make_area()
        rows.addWidget(self._area, 1)
        self._state: EmptyState | None = None
        self.refusal = Words("", tone="expense", wraps=True)
        self.refusal.setObjectName("refusal")
        self.refusal.hide()
        rows.addWidget(self.refusal)
        self._body = rows
        rows.addLayout(self._make_foot())
        self._show()
        if kept is not None:
            self._bring_back(kept)
        self._begin_at(kept.writing if kept is not None else None)

    def reject(self) -> None:
        """Close; ticks that are not saved are thrown away only after asking."""
        if any(one.is_nothing() for one in self._rows) and not dialogs.may_throw_away(self):
            return
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as the days and words need: a window of its own is not asked by its layout."""
        super().showEvent(event)
        self._fit()  # only now the days have their letters
        sides, room = self._body.contentsMargins(), self.screen().availableGeometry()
        width = max(self.width(), self._area.minimumWidth() + sides.left() + sides.right())
        height = max(self.height(), self._body.totalHeightForWidth(width))
        self.resize(min(width, room.width()), min(height, room.height() - _EDGES))

    def _make_area(self) -> QScrollArea:
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        area = QScrollArea()
        self._sight = KeyboardInSight(area)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _make_foot(self) -> QVBoxLayout:
        foot, buttons = QVBoxLayout(), QHBoxLayout()
        self.count = Words("", "small", wraps=True)
        self.count.setObjectName("count")
        self.rest = button("", self._on_rest)
        self.rest.setObjectName("rest")
        self.close_button = button(_("Close"), self.reject)
        self.close_button.setObjectName("close")
        self.save = button(_("Save"), self._on_save, look="primary")
        self.save.setObjectName("save")
        for one in (self.rest, self.close_button):
            one.setAutoDefault(False)
        self.save.setDefault(True)
        buttons.addWidget(self.rest)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save)
        foot.addWidget(self.count)
        foot.addLayout(buttons)
        return foot

    def _show(self) -> None:
        """Read which days wait, and list them, or say why there is nothing to ask."""
        with self._desk.reader() as reader:
            found = gaps(reader, self._household, self._month, self._desk.today)
        is_open = found.askable is Askable.OPEN and bool(found.days)
        self._show_rows(found if is_open else None)
        if self._state is not None:
            self._body.removeWidget(self._state)
            self._state.hide()
            self._state.deleteLater()
            self._state = None
        if not is_open:
            self._state = self._state_of(found)
            self._body.insertWidget(self._body.indexOf(self._area), self._state, 1)
            self._state.show()
        for one in (self._intro, self._area, self.count, self.rest, self.save):
            one.setVisible(is_open)
        self._count()

    def _show_rows(self, found: Gaps | None) -> None:
        for one in self._rows:
            one.words.deleteLater()
            one.told.deleteLater()
            one.deleteLater()
        clear_grid(self._grid)
        self._rows = [DayRow(gap, self) for gap in found.days] if found is not None else []
        for place, row in enumerate(self._rows):
            row.place(self._grid, place)
            row.answered.connect(self._count)
            row.entered.connect(partial(self._on_entered, row))
            row.stepped.connect(partial(self._on_stepped, row))
            row.write_asked.connect(partial(self._on_write, row.day))
            row.skip.clicked.connect(partial(self._on_skipped, row))
        self._grid.setRowStretch(len(self._rows), 1)
        self._fit()

    def _fit(self) -> None:
        """Show all days at once where the screen has room, and every answer in its whole width."""
        screen, wanted = self.screen().availableGeometry(), self._grid.sizeHint()
        room = max(screen.height() - px(_AROUND), px(_LEAST_HEIGHT))
        self._area.setMinimumSize(min(wanted.width() + _BAR, screen.width() - _EDGES), min(wanted.height() + 4, room))

    def _state_of(self, found: Gaps) -> EmptyState:
        picture, title, words = state_words(found)
        action: tuple[str, Callable[[], object]] | None = None
        if found.askable is Askable.CLOSED and found.days:
            action = (_("Open the month again"), self._on_reopen)
        made = EmptyState(picture, title, words, action=action)
        made.setObjectName("state")
        made.setMinimumHeight(px(_LEAST_HEIGHT))
        return made

    def _bring_back(self, kept: Asking) -> None:
        for one in self._rows:
            one.answer(is_nothing=one.day in kept.nothing, is_skipped=one.day in kept.skipped)
        self._count()

    def _begin_at(self, after: date | None) -> None:
        """Begin at the next day that is not answered, after one just written; at saving where there is none."""
        still = [one for one in self._rows if one.is_open()]
        later = [one for one in still if after is None or one.day > after]
        if still:
            self._go_to((later or still)[0], NOTHING)
        else:
            at = self._state.action if self._state is not None and self._state.action is not None else None
            (at or (self.save if self._rows else self.close_button)).setFocus(Qt.FocusReason.TabFocusReason)

    def _go_to(self, row: DayRow, answer: str) -> None:
        row.control(answer).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_stepped(self, row: DayRow, step: int, answer: str) -> None:
        """Go to the same answer of the day above or below."""
        place = self._rows.index(row) + step
        if 0 <= place < len(self._rows):
            self._go_to(self._rows[place], answer)

    def _on_entered(self, row: DayRow, answer: str) -> None:
        """Go on to the next day that is not answered."""
        later = [one for one in self._rows if one.day > row.day and one.is_open()]
        if later:
            self._go_to(later[0], answer)
        else:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_skipped(self, row: DayRow) -> None:
        """Go on after a day is skipped as after one that is ticked with Enter."""
        if row.is_skipped():
            self._on_entered(row, NOTHING)

    def _on_write(self, day: date) -> None:
        nothing, skipped = self._answers()
        self.done(QDialog.DialogCode.Rejected)
        self.write_asked.emit(day, Asking(nothing=nothing, skipped=skipped, writing=day))

    def _on_rest(self) -> None:
        """Tick all that is not answered, after a second look: a full record is worth nothing if it is not true."""
        rest = [one for one in self._rows if one.is_open() and not one.is_in_sum]
        title, words, yes = second_look([one.day for one in rest])
        if dialogs.confirm(self, title, words, yes, _("Ask day by day")):
            for one in rest:
                one.answer(is_nothing=True)
            self._count()
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_save(self) -> None:
        nothing, skipped = self._answers()
        if not nothing:
            return
        try:
            self._desk.execute(AskDays(self._household.id, tuple(sorted(nothing))))
        except (UserError, EnvironmentProblem) as problem:
            if not isinstance(problem, UserError) or problem.code not in _TOLD_BY_DAY:
                self._refuse(message(problem))
                return
        with self._desk.reader() as reader:
            refused = not_kept(reader, self._household.id, nothing)
        kept = len(nothing) - len(refused)
        self._show()
        self._bring_back(Asking(nothing=frozenset(), skipped=skipped, writing=min(nothing)))
        if refused:
            self._refuse(refused_words(refused, kept))
            self._begin_at(None)
        else:
            self._desk.say(kept_words(kept, len(self._rows)))
            self.saved.emit()
            self.accept()

    def _on_reopen(self) -> None:
        if ask_to_reopen(self._desk, self, self._household.id, self._month):
            self._show()
            self._begin_at(None)

    def _answers(self) -> tuple[frozenset[date], frozenset[date]]:
        nothing = frozenset(one.day for one in self._rows if one.is_nothing())
        return nothing, frozenset(one.day for one in self._rows if one.is_skipped())

    def _count(self) -> None:
        nothing, skipped = self._answers()
        still = [one for one in self._rows if one.is_open()]
        self.count.show_words(counted_words(len(nothing), len(skipped), len(still)))
        rest = [one for one in still if not one.is_in_sum]
        self.rest.setVisible(len(rest) > 1)
        for one, words in ((self.rest, rest_words(len(rest))), (self.save, save_words(len(nothing)))):
            one.setText(words)
            one.setAccessibleName(words)
        self.save.setEnabled(bool(nothing))
        self._refuse("")

    def _refuse(self, words: str) -> None:
        self.refusal.show_words(words)
        self.refusal.setVisible(bool(words))
