"""Writing down what a household's income was before the project: from its own ledger, or as it is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from household_ledger.charts.recall_words import doubt_words
from household_ledger.domain.baseline import Baseline
from household_ledger.domain.comparison_periods import RECALLS
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.kinds import BaselineType
from household_ledger.domain.period import MONTHS_A_YEAR, Month
from household_ledger.domain.recall import Recalled, recalled
from household_ledger.domain.register import Household
from household_ledger.domain.thresholds import thresholds_of
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.baselines import SetBaseline
from household_ledger.services.views.baseline_months import months_asked, months_written
from household_ledger.services.views.recalled import placing_of
from household_ledger.settings import SHOW_EVERYTHING
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import baseline_name
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.household.before_after.baseline_words import asked_words, sums_words
from household_ledger.ui.pages.household.before_after.beside_fields import BesideFields
from household_ledger.ui.pages.household.before_after.recall_sheet import RecallSheet, sheet_heads
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import ChoiceField, LineField, MonthField
from household_ledger.ui.widgets.in_sight import KeyboardInSight
from household_ledger.ui.widgets.words import Words

_TOP = Qt.AlignmentFlag.AlignTop
_FRAME = 60
"""Pixels of the screen left for the frame of a dialog."""
_MOST_DOUBTS = 2
"""So many sentences about what does not go together are told at a time, in large letters one: the sheet needs room."""


def ask_baseline(desk: Desk, household: Household, parent: QWidget | None) -> bool:
    """Ask for the baseline of a household that has a start date; True when something was kept."""
    with desk.reader() as reader:
        known = reader.of_household(Baseline, household.id)
    return bool(BaselineDialog(desk, household, known, parent).exec())


class BaselineDialog(QDialog):
    """One baseline: how it is known, which months, and (remembered) items 22–23 of the survey, line by line."""

    def __init__(
        self, desk: Desk, household: Household, known: Sequence[Baseline], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._household = household
        self._known = {one.type: one for one in known}
        with desk.reader() as reader:
            self._placing = placing_of(reader, household.id)
        self._shown: BaselineType | None = None
        self._aside: dict[tuple[BaselineType, str], str] = {}
        """What is typed of a kind that is not looked at now, by kind and field."""
        self.finished.connect(self.deleteLater)
        self.setWindowTitle(_("What it was before"))
        self.setAccessibleName(_("What it was before"))
        room = self.screen().availableGeometry().size()
        self.resize(min(px(860), room.width()), min(px(760), room.height() - _FRAME))
        self._rows = rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(_("What it was before the project"), "title", wraps=True))
        rows.addLayout(self._head())
        self.said = Words("", "small", wraps=True)
        rows.addWidget(self.said)
        self.beside = BesideFields()
        self.members, self.debts, self.savings, self.note = (
            self.beside.members,
            self.beside.debts,
            self.beside.savings,
            self.beside.note,
        )
        self.area = self._make_lines()
        self.beside.when_typed(self._on_typed, self._sight.look)
        self.heads = self._make_heads()
        rows.addWidget(self.heads)
        rows.addWidget(self.area, 1)
        self._full = self.height()
        if not has_large_letters():
            rows.addWidget(self.beside)
        self.total = Words("", "strong", wraps=True)
        self.total.setObjectName("total")
        self.doubts = Words("", "small", tone="attention", wraps=True)
        self.doubts.setObjectName("doubts")
        self.refusal = Words("", tone="expense", wraps=True)
        self.refusal.setObjectName("refusal")
        self.refusal.hide()
        rows.addWidget(self.total)
        rows.addWidget(self.doubts)
        rows.addWidget(self.refusal)
        rows.addSpacing(4)
        rows.addLayout(self._foot())
        first = known[0].type if known else BaselineType.C
        self.kind.show_value(first)
        self._on_kind()

    def baseline(self) -> Baseline:
        """Give what is typed as a baseline; where nothing was changed, what is known.

        Debts and savings that are told line by line and not altogether are kept as what these come to.
        """
        return self._typed()[0]

    def _typed(self) -> tuple[Baseline, Recalled]:
        """Give what is typed as a baseline, and laid out as the survey asks it."""
        kind = self.kind.given()
        before, others = self._known.get(kind), [one for one in self._known.values() if one.type is not kind]
        if before is not None and not any(one.is_changed() for one in self._fields()):
            return before, recalled(before, self._placing, others)
        first, last = self._months()
        is_as_before = before is not None and not self.last.is_changed()
        now = Baseline(
            id=before.id if before is not None else NO_ID,
            household=self._household.id,
            type=kind,
            first=before.first if before is not None and is_as_before else first.number,
            last=last.number,
            lines=self.sheet.lines(before.lines if before is not None else ()) if kind in RECALLS else (),
            members=self.members.value(),
            adult_equivalent_tenths=(
                before.adult_equivalent_tenths if before is not None and not self.members.is_changed() else None
            ),
            debts=self.debts.value(),
            savings=self.savings.value(),
            asked_on=self._desk.today,
            note=self.note.value(),
        )
        found = recalled(now, self._placing, others)
        return replace(now, debts=found.debt, savings=found.saved), found

    def reject(self) -> None:
        """Close without saving; what was typed is thrown away only after asking."""
        if self._may_lose_typed():
            super().reject()

    def _may_lose_typed(self) -> bool:
        is_typed = bool(self._aside) or any(one.is_changed() for one in self._fields())
        return not is_typed or dialogs.may_throw_away(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field with Enter, from the last to Save: a long sheet is not saved after its first line.

        Ctrl+Enter saves it.
        """
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_save()
        elif is_enter and self.focusWidget() is self.note.line:
            self.save.setFocus(Qt.FocusReason.TabFocusReason)
        elif is_enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.kind = ChoiceField(
            _("How is it known?"), name="type", choices=[(one, baseline_name(one)) for one in reversed(BaselineType)]
        )
        self.kind.changed.connect(self._on_kind)
        self.last = MonthField(_("Last month before the project"), name="last", is_needed=True)
        self.last.changed.connect(self._on_typed)
        row.addWidget(self.kind, 2, _TOP)
        row.addWidget(self.last, 1, _TOP)
        return row

    def _make_lines(self) -> QScrollArea:
        area = QScrollArea()
        self._sight = KeyboardInSight(area)
        known = [line for one in self._known.values() for line in one.lines]
        self.sheet = RecallSheet(self._placing, known, is_all=self._desk.settings.is_on(SHOW_EVERYTHING))
        self.sheet.when_typed(self._on_typed, self._sight.look)
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.sheet)
        if has_large_letters():  # then the sheet needs all the height there is
            rows.addWidget(self.beside)
        rows.addStretch(1)
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        return area

    def _make_heads(self) -> QWidget:
        """Say above the sheet what its columns are: there it stays in sight, however far the sheet is scrolled."""
        bar = self.area.verticalScrollBar()
        self.area.ensurePolished()  # else it still has the frame our look takes away
        return sheet_heads(bar.sizeHint().width() + self.area.frameWidth())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.take_away = button(_("Take this away"), self._on_take_away, look="link")
        self.take_away.setObjectName("take_away")
        self.take_away.setAutoDefault(False)
        row.addWidget(self.take_away)
        row.addStretch(1)
        cancel = button(_("Cancel"), self.reject)
        cancel.setObjectName("cancel")
        cancel.setAutoDefault(False)
        self.save = button(_("Save"), self._on_save, look="primary")
        self.save.setObjectName("save")
        row.addWidget(cancel)
        row.addWidget(self.save)
        return row

    def _fields(self) -> list[LineField]:
        return [self.last, *self.beside.fields(), *self.sheet.fields()]

    def _months(self) -> tuple[Month, Month]:
        """Give the months spoken of: a year back from the last one, a single month, or as many as A and B ask for."""
        last = self.last.value() or self._usual_last()
        length = 1 if self.kind.value() is BaselineType.D else MONTHS_A_YEAR
        return last.plus(1 - length), last

    def _usual_last(self) -> Month:
        started = self._household.started_on
        return Month.of(started if started is not None else self._desk.today).plus(-1)

    def _on_kind(self) -> None:
        """Show what is known of this kind already, and what was typed of it before another was looked at."""
        self._set_aside()
        kind = self.kind.given()
        before = self._known.get(kind)
        self.take_away.setVisible(before is not None)
        self.sheet.setVisible(kind in RECALLS)
        self.heads.setVisible(kind in RECALLS)
        self.area.setVisible(kind in RECALLS or has_large_letters())
        self.total.setVisible(kind in RECALLS)
        self.last.setVisible(kind in RECALLS)
        self.doubts.hide()
        self.last.show_value(Month.from_number(before.last) if before is not None else self._usual_last())
        self.sheet.show_lines(before.lines if before is not None else ())
        self.beside.show_known(before, self._placing, self._people())
        for one in self._fields():
            typed = self._aside.pop((kind, one.name), None)
            if typed is not None:
                one.take_words(typed)
        self._on_typed()
        self._rows.activate()
        self.resize(self.width(), self._full if kind in RECALLS else min(self._full, self.sizeHint().height()))

    def _people(self) -> int | None:
        """Give how many lived there by what else is written: the people are the same, however income is known."""
        known = (one.members for one in self._known.values())
        return self.members.value() or next((one for one in known if one is not None), None)

    def _set_aside(self) -> None:
        """Keep what is typed of the kind shown until now."""
        if self._shown is not None:
            changed = [one for one in self._fields() if one.is_changed()]
            self._aside |= {(self._shown, one.name): one.line.text() for one in changed}
        self._shown = self.kind.value()

    def _on_typed(self) -> None:
        self.refusal.hide()  # something else stands here now than was refused
        kind = self.kind.given()
        last = self._usual_last()
        own = (last.plus(1 - MONTHS_A_YEAR), last)
        self.said.show_words(asked_words(kind, *(self._months() if kind in RECALLS else own)))
        if kind in RECALLS:
            self._show_sums()

    def _show_sums(self) -> None:
        """Say what the lines come to, and which of them do not go together."""
        baseline, found = self._typed()
        self.sheet.show_sums(found)
        self.total.show_words(sums_words(baseline, found))
        doubts = found.doubts[: 1 if has_large_letters() else _MOST_DOUBTS]
        self.doubts.show_words("\n".join(map(doubt_words, doubts)))
        self.doubts.setVisible(bool(doubts))
        self.beside.show_sums(found)

    def _on_save(self) -> None:
        right = [one.check() for one in self._fields()]  # every field tells, not only the first
        if not all(right):
            self._to_first_problem()
            return
        (now, found), was = self._typed(), self._known.get(self.kind.given())
        lack = self._lack(now, found) if now != was else ""
        if lack:
            self.doubts.hide()  # the refusal says it
            self.refusal.show_words(lack)
            self.refusal.show()
        elif self._may_save_alone():
            self._write(now, was)

    def _may_save_alone(self) -> bool:
        """Ask whether this is kept without what is typed of another kind; people go along from one to the next."""
        other = next((kind for kind, name in self._aside if name != self.members.name), None)
        if other is None:
            return True
        told = _("What is typed of “{other}” is not saved with it.").format(other=baseline_name(other))
        return dialogs.confirm(self, _("Save this one alone?"), told, _("Save this one"), _("Keep typing"))

    def _on_take_away(self) -> None:
        """Take away what is known of this kind, which undo brings back; what is typed now is thrown away by asking."""
        if not self._may_lose_typed():
            return
        was = self._known[self.kind.given()]
        self._write(replace(was, is_deleted=True), was)

    def _lack(self, now: Baseline, found: Recalled) -> str:
        """Say why it is not kept: months after the start, no income told, what cannot be, or months nobody wrote."""
        started = self._household.started_on
        if started is not None and Month.from_number(now.last) > Month.of(started):
            told = _("The project began in {month}: choose a last month before that.")
            return told.format(month=format_month(Month.of(started)))
        if now.type in RECALLS:
            if not now.tells_income:
                return _(
                    "Write what at least one source of income brought, 0 where it brought nothing;"
                    " project money and windfalls alone are no income."
                )
            return next((doubt_words(one) for one in found.doubts if one.clash.is_impossible), "")
        with self._desk.reader() as reader:
            asked = months_asked(now.type, thresholds_of(reader.project()))
        written = months_written(self._desk.figures, now)
        if written >= asked:
            return ""
        told = ngettext(
            "Of these months {written} is written, {asked} are needed. Choose how it is remembered instead.",
            "Of these months {written} are written, {asked} are needed. Choose how it is remembered instead.",
            written,
        )
        return told.format(written=format_number(written), asked=format_number(asked))

    def _write(self, now: Baseline, was: Baseline | None) -> None:
        try:
            if now != was:
                self._desk.execute(SetBaseline(now, was=was))
        except (UserError, EnvironmentProblem) as problem:
            self.refusal.show_words(message(problem))
            self.refusal.show()
        else:
            self.accept()

    def _to_first_problem(self) -> None:
        """Go to what is wrong: on a long sheet it may be out of sight."""
        wrong = next(one for one in self._fields() if one.problem())
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sight.look()
