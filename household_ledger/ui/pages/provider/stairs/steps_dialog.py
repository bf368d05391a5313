"""The stairs of one household (or the provider): how it stands to each, by what evidence, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import MONTHS_A_YEAR
from household_ledger.domain.staircase import StairMark
from household_ledger.services.ports import EntryQuery
from household_ledger.services.views.stair_steps import StairStep, steps_of
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_months
from household_ledger.text.i18n import _
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.board import StairsBoard
from household_ledger.ui.pages.provider.stairs.deeds import MarkDeeds
from household_ledger.ui.pages.provider.stairs.detail import StepDetail
from household_ledger.ui.pages.provider.stairs.refused import RefusedBanner
from household_ledger.ui.pages.provider.stairs.words import standing_words, state_tone, state_words, who_words
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button, dress
from household_ledger.ui.widgets.scrolled import Scrolled
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 1120, 640


class StepsDialog(QDialog):
    """Stays open while marks are written; what is found is read anew by the page and shown as soon as it is there."""

    def __init__(self, desk: Desk, parent: QWidget, board: StairsBoard, household: Id, level: int = 0) -> None:
        """Stand at stair `level`; 0: at the one the household waits for, or stands on."""
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self._desk, self._board, self._household = desk, board, household
        self._steps: tuple[StairStep, ...] = ()
        self.refusal = RefusedBanner()
        self._deeds = MarkDeeds(desk, self, self.refusal.say)
        self.refusal.another.connect(self._deeds.ask_who)
        self.setObjectName("steps")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        self.heading = Words("", "title", wraps=True)
        self.standing = Words("", "small", wraps=True)
        rows.addWidget(self.heading)
        rows.addWidget(self.standing)
        self.table = _table()
        self.table.open_on_double_click()
        self.table.chosen.connect(lambda _key: self._show_step())
        self.table.pressed.connect(lambda _key: self._next_deed())
        self.detail = StepDetail(self._on_look)
        both = Beside()
        both.add(self.table, 5)
        both.add(Scrolled(self.detail), 4)
        rows.addWidget(both, 1)
        rows.addWidget(self.refusal)
        rows.addLayout(self._foot())
        room = self.screen().availableGeometry().size()
        self.resize(min(px(_WIDTH), room.width()), min(px(_HEIGHT), room.height()))
        board.changed.connect(self.refresh)
        desk.changed.connect(self._on_steps)
        self.finished.connect(lambda _result: self._let_go())
        self.refresh()
        self._stand(level)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the stairs as they stand now."""
        staircase = self._board.staircase
        person = staircase.person(self._household) if staircase is not None else None
        if staircase is None or person is None:  # it left, or another step took it away
            self.reject()
            return
        with self._desk.reader() as reader:
            kept = reader.of_household(StairMark, self._household)
        marks = [one for one in kept if one.audience is staircase.audience]
        self._steps = steps_of(staircase, person, marks)
        title = _("Stairs of {name}").format(name=who_words(person))
        self.heading.show_words(title)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.standing.show_words(standing_words(person, staircase.stairs))
        self.table.show_rows([_row(one) for one in self._steps])
        self._show_step()

    def _show_step(self) -> None:
        """Show the stair one stands at, and what can be done about it."""
        step = self._step()
        if step is None:
            return
        with self._desk.reader() as reader:
            self.detail.show_step(step, reader)
        can_mark = step.mark is None and step.later is None
        can_verify = step.is_open and step.mark is not None and step.mark.verified_on is None
        self.mark.setEnabled(can_mark)
        self.verify.setEnabled(can_verify)
        self.change.setEnabled(step.changeable is not None)
        self.fall.setEnabled(step.is_open)
        dress(self.mark, "primary" if can_mark else "plain", "add")
        dress(self.verify, "primary" if can_verify else "plain", "check")

    def _next_deed(self) -> None:
        """Do what comes next for the stair: verify its mark, else mark it, else change what shows it."""
        for one in (self.verify, self.mark, self.change):
            if one.isEnabled():
                one.click()
                return

    def _on_mark(self) -> None:
        step, staircase = self._step(), self._board.staircase
        if step is not None and staircase is not None:
            self._done(was_done=self._deeds.mark(staircase.audience, self._household, step))

    def _on_verify(self) -> None:
        step = self._step()
        if step is not None:
            self._done(was_done=self._deeds.verify(step))

    def _on_change(self) -> None:
        step = self._step()
        if step is not None:
            self._done(was_done=self._deeds.change(step))

    def _on_fall(self) -> None:
        step = self._step()
        if step is not None:
            self._done(was_done=self._deeds.fall(step))

    def _done(self, *, was_done: bool) -> None:
        """Go on at the stairs: the button pressed may be one that cannot be pressed now."""
        if was_done and isValid(self):
            self.refresh()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_look(self, mark: StairMark) -> None:
        step = self._step()
        if step is not None:
            self._deeds.look(step, mark)

    def _on_entries(self) -> None:
        """Show the entries of the year the stairs are told from, beside the page."""
        staircase = self._board.staircase
        if staircase is None:
            return
        first = staircase.as_of.plus(1 - MONTHS_A_YEAR)
        title = beside(self.heading.words(), format_months(first, staircase.as_of))
        query = EntryQuery(household=self._household, first=first.first, last=staircase.as_of.last)
        self.accept()
        self._desk.show_entries(title, (query,))

    def _on_steps(self, _changes: object) -> None:
        self.refresh()

    def _let_go(self) -> None:
        """Hear no more of what is written: the dialog is gone."""
        self._board.changed.disconnect(self.refresh)
        self._desk.changed.disconnect(self._on_steps)

    def _step(self) -> StairStep | None:
        level = self.table.current_key()
        return next((one for one in self._steps if one.stair.level == level), None)

    def _stand(self, level: int) -> None:
        """Stand at a stair."""
        staircase = self._board.staircase
        person = staircase.person(self._household) if staircase is not None else None
        if person is None:
            return
        wanted = level or person.waiting or person.verified or self._steps[0].stair.level
        places = [place for place, one in enumerate(self.table.rows()) if one.key == wanted]
        self.table.selectRow(places[0] if places else 0)

    def _foot(self) -> QHBoxLayout:
        self.entries = button(_("Entries behind"), self._on_entries, look="flat", picture="entry")
        self.fall = button(_("Fell back…"), self._on_fall, picture="down")
        self.change = button(_("Change what shows it…"), self._on_change, picture="edit")
        self.mark = button(_("Mark it reached…"), self._on_mark, picture="add")
        self.verify = button(_("Verify"), self._on_verify, look="primary", picture="check")
        self.close_button = button(_("Close"), self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        ways: tuple[tuple[str, QPushButton], ...] = (
            ("entries", self.entries),
            ("close", self.close_button),
            ("fall", self.fall),
            ("change", self.change),
            ("mark", self.mark),
            ("verify", self.verify),
        )
        for name, one in ways:
            one.setObjectName(name)
            one.setAutoDefault(False)
            foot.addWidget(one)
            if one is self.entries:
                foot.addStretch(1)
        self.entries.setVisible(self._household != NO_ID)
        return foot


def _table() -> Table:
    made = Table(
        _("The stairs"),
        (Column("", 36, "right"), Column(_("Stair")), Column(_("How it stands"), 200), Column(_("Since"), 110)),
    )
    made.setObjectName("steps_table")
    made.horizontalHeader().setSectionsClickable(False)
    made.horizontalHeader().setSortIndicatorShown(False)
    return made


def _row(step: StairStep) -> Row:
    mark = step.mark or step.later
    return Row(
        step.stair.level,
        (
            Cell(format_number(step.stair.level), "ink_3"),
            Cell(step.stair.name, is_strong=step.mark is not None, tip=step.stair.name),
            Cell(state_words(step), state_tone(step), tip=state_words(step)),
            Cell(format_date(mark.reached_on) if mark is not None else ""),
        ),
    )
