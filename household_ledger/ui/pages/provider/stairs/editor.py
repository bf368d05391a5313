"""The staircase as a project words it: stairs added, changed, moved and taken away, saved in one step."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.staircase import MOST_STAIRS, Audience, Stair, StairMark
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.stairs import WriteStaircase
from household_ledger.services.figures.stairs import stairs_of
from household_ledger.services.refusals import InvalidEntry
from household_ledger.text.amounts import format_number
from household_ledger.text.evidence_words import audience_name, source_name
from household_ledger.text.i18n import _
from household_ledger.text.messages import message, sentence
from household_ledger.text.stair_words import stair_rule_words
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.stair_form import ask_stair
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT = 980, 600


@dataclass(frozen=True, slots=True)
class _Line:
    """A stair as it is written now, and on which level it stood when the editor opened (0: a new one)."""

    stair: Stair
    was: int = 0


class StaircaseEditor(QDialog):
    """Nothing is written before it is saved; what is not saved is thrown away only after asking."""

    def __init__(self, desk: Desk, parent: QWidget, audience: Audience) -> None:
        """Show the stairs that hold now, the program's own where the project wrote none."""
        super().__init__(parent)
        self.finished.connect(self.deleteLater)
        self._desk, self._audience = desk, audience
        with desk.reader() as reader:
            stairs = stairs_of(reader, audience)
            self._marked = {one.level for one in reader.all(StairMark) if one.audience is audience}
        self._was = tuple(one for one in stairs if one.id != NO_ID)
        self._first = [_Line(one, one.level) for one in stairs]
        self._lines = list(self._first)
        self.setObjectName("staircase_editor")
        title = _("Change the staircase: {whose}").format(whose=audience_name(audience))
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        rows.addWidget(Words(title, "title", wraps=True))
        intro = _("The lowest stair first. One that somebody has reached keeps its place; its words may change.")
        rows.addWidget(Words(intro, "small", wraps=True))
        self.table = _table()
        self.table.open_on_double_click()
        self.table.pressed.connect(lambda _key: self.change())
        self.table.chosen.connect(lambda _key: self._show_ways())
        rows.addWidget(self.table, 1)
        rows.addLayout(self._ways())
        self.refusal = Words("", tone="expense", wraps=True)
        self.refusal.setObjectName("refusal")
        self.refusal.hide()
        rows.addWidget(self.refusal)
        rows.addLayout(self._foot())
        room = self.screen().availableGeometry().size()
        self.resize(min(px(_WIDTH), room.width()), min(px(_HEIGHT), room.height()))
        self._show(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close without saving."""
        if self._lines != self._first and not dialogs.may_throw_away(self):
            return
        super().reject()

    def add(self) -> None:
        """Ask for one more stair, above all others."""
        made = ask_stair(self, Stair(id=NO_ID, audience=self._audience, level=0, name=""))
        if made is not None:
            self._take([*self._lines, _Line(made)], len(self._lines))

    def change(self) -> None:
        """Ask what the stair one stands at is to be."""
        place = self._place()
        if place is None:
            return
        line = self._lines[place]
        made = ask_stair(self, line.stair)
        if made is not None and made != line.stair:
            lines = list(self._lines)
            lines[place] = replace(line, stair=made)
            self._take(lines, place)

    def shift(self, step: int) -> None:
        """Move the stair one stands at to the next place (1) or the one before (-1)."""
        place = self._place()
        if place is None or not 0 <= place + step < len(self._lines):
            return
        lines = list(self._lines)
        lines[place], lines[place + step] = lines[place + step], lines[place]
        self._take(lines, place + step)

    def remove(self) -> None:
        """Take the stair one stands at away."""
        place = self._place()
        if place is not None:
            self._take([*self._lines[:place], *self._lines[place + 1 :]], max(0, place - 1))

    def take_programs_own(self) -> None:
        """Write the program's own staircase again, after asking."""
        words = _("The stairs of this project are put away, and the program's own serve again. It can be undone.")
        if dialogs.confirm(self, _("Use the program's own stairs?"), words, _("Use the program's own")):
            self._write(())

    def save(self) -> None:
        """Write the stairs as they stand here."""
        if self._lines == self._first:
            self.accept()
        else:
            self._write(tuple(one.stair for one in self._lines))

    def _write(self, stairs: tuple[Stair, ...]) -> None:
        try:
            self._desk.execute(WriteStaircase(self._audience, self._was, stairs))
        except InvalidEntry as refused:
            self._refuse("\n".join(message(problem) for _number, problem in refused.problems))
        except (UserError, EnvironmentProblem) as problem:
            self._refuse(message(problem))
        else:
            self.accept()

    def _take(self, lines: list[_Line], place: int) -> None:
        """Have other lines, unless a stair somebody reached would leave its place."""
        places = {line.was: number for number, line in enumerate(lines, 1) if line.was}
        moved = [line.was for line in self._first if line.was in self._marked and places.get(line.was) != line.was]
        if moved:
            self._refuse(sentence("stair_has_marks", {"level": moved[0]}))
            return
        self._lines = lines
        self._refuse("")
        self._show(place)

    def _show(self, place: int) -> None:
        self.table.show_rows([self._row(number, line) for number, line in enumerate(self._lines, 1)])
        if self._lines:
            self.table.selectRow(place)
        self._show_ways()

    def _row(self, number: int, line: _Line) -> Row:
        stair = line.stair
        reached, tip = (
            (_("reached"), _("Somebody reached it: it keeps its place")) if line.was in self._marked else ("", "")
        )
        return Row(
            number,
            (
                Cell(format_number(number), "ink_3", sort=number),
                Cell(stair.name, is_strong=True, tip=stair.name),
                Cell(stair_rule_words(stair), "" if stair.test else "ink_3", tip=stair_rule_words(stair)),
                Cell(source_name(stair.source)),
                Cell(stair.target, tip=stair.target),
                Cell(reached, "primary", tip=tip),
            ),
        )

    def _place(self) -> int | None:
        key = self.table.current_key()
        return key - 1 if isinstance(key, int) else None

    def _show_ways(self) -> None:
        place = self._place()
        self.edit.setEnabled(place is not None)
        self.away.setEnabled(place is not None and len(self._lines) > 1)
        self.earlier.setEnabled(place is not None and place > 0)
        self.later.setEnabled(place is not None and place < len(self._lines) - 1)
        self.more.setEnabled(len(self._lines) < MOST_STAIRS)

    def _ways(self) -> QHBoxLayout:
        self.more = button(_("Add a stair…"), self.add, picture="add")
        self.edit = button(_("Change…"), self.change, picture="edit")
        self.later = button(_("Move to the next place"), lambda: self.shift(1), picture="down")
        self.earlier = button(_("Move to the place before"), lambda: self.shift(-1), picture="up")
        self.away = button(_("Take away"), self.remove, picture="delete")
        ways = QHBoxLayout()
        ways.setSpacing(8)
        named = (
            ("add", self.more),
            ("edit", self.edit),
            ("later", self.later),
            ("earlier", self.earlier),
            ("away", self.away),
        )
        for name, one in named:
            one.setObjectName(name)
            one.setAutoDefault(False)
            ways.addWidget(one)
        ways.addStretch(1)
        return ways

    def _foot(self) -> QHBoxLayout:
        own = button(_("The program's own again…"), self.take_programs_own, look="flat")
        cancel = button(_("Cancel"), self.reject)
        save = button(_("Save the staircase"), self.save, look="primary")
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(own)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(save)
        for name, one in (("own", own), ("cancel", cancel), ("save", save)):
            one.setObjectName(name)
            one.setAutoDefault(False)
        own.setVisible(bool(self._was))
        return foot

    def _refuse(self, words: str) -> None:
        self.refusal.show_words(words)
        self.refusal.setVisible(bool(words))


def _table() -> Table:
    made = Table(
        _("The stairs"),
        (
            Column("", 40, "right"),
            Column(_("Stair"), 190),
            Column(_("When it is reached")),
            Column(_("What shows it"), 160),
            Column(_("Target"), 110),
            Column("", 110),
        ),
    )
    made.setObjectName("stairs_table")
    made.horizontalHeader().setSectionsClickable(False)
    made.horizontalHeader().setSortIndicatorShown(False)
    return made
