"""The templates of a household: one is found, its rows looked over and written; or named, changed and removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.problem import Problem
from household_ledger.domain.template import Template
from household_ledger.services.commands.templates import ChangeTemplate, RemoveTemplate
from household_ledger.services.ports import Command
from household_ledger.services.typed.far import huge_among
from household_ledger.services.typed.reading import DAY_ASKED
from household_ledger.services.typed.row import ReadRow
from household_ledger.services.typed.templates import come_to, size_of, template_rows, templates_of
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import named
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.foot import said_sums
from household_ledger.ui.entry_grid.kept_dialog import KeptUnderNames, KeptWords
from household_ledger.ui.entry_grid.templates.sheet import TemplateLine, TemplateSheet
from household_ledger.ui.theme.look import has_large_letters, px
from household_ledger.ui.typing.saving import Saver
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import DateField
from household_ledger.ui.widgets.pick_list import PickLine
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT, _LIST_WIDTH, _DAY_WIDTH = 900, 560, 270, 200
_LIST_SHARE, _HEAD_IN_A_ROW = 36, 440
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class WrittenRows:
    """What was written with a template."""

    name: str
    count: int
    day: date


class TemplatesDialog(KeptUnderNames[Template]):
    """Found by typing, taken with Enter; `written` tells what was written when it is accepted."""

    def __init__(self, parent: QWidget, desk: Desk, saver: Saver, day: date, at: Id = NO_ID) -> None:
        """Begin with the template `at`, or with the first."""
        title, find = _("Use a template"), _("Find a template")
        said = KeptWords("template", "templates", title, _("Templates"), find, rename=_("Rename the template"))
        super().__init__(parent, desk, said)
        self.setObjectName("templates")
        self._saver = saver
        with desk.reader() as reader:
            self._book = NameBook.read(reader, self.household, today=desk.today)
        self.written: WrittenRows | None = None
        self._templates: list[Template] = []
        self._shown: list[Template] = []
        self._template: Template | None = None
        self._lay_out(day)
        self.read_anew(at)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if at != NO_ID:
            self._to_rows()

    # What is shown -------------------------------------------------------------------------------------------------

    def _lay_out(self, day: date) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(px(_WIDTH), room.width() - 40), min(px(_HEIGHT), room.height() - 60))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(12)
        rows.addWidget(Words(self.windowTitle(), "title"))
        sides = QHBoxLayout()
        sides.setSpacing(18)
        sides.addLayout(self._left_side())
        sides.addWidget(self._right_side(day), 1)
        rows.addLayout(sides, 1)
        rows.addWidget(self.notice)
        rows.addLayout(self._foot())

    def _left_side(self) -> QVBoxLayout:
        self.list.taken.connect(self._pick)
        column = QVBoxLayout()
        column.setSpacing(8)
        for one in (self.line, self.list):
            column.addWidget(one)
        return column

    def _right_side(self, day: date) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(8)
        head = Beside(_HEAD_IN_A_ROW)
        self.name = Words("", "strong" if has_large_letters() else "title", wraps=True)
        self.name.setObjectName("template_name")
        head.add(self.name, 1)
        self.day = DateField(_("On the day"), name="template_day", today=self.desk.today, is_needed=True)
        self.day.show_value(day)
        self.day.setMaximumWidth(px(_DAY_WIDTH))
        self.day.changed.connect(self._on_day)
        head.add(self.day, 1)
        column.addWidget(head)
        self.sheet = TemplateSheet()
        self.sheet.changed.connect(self._say_sums)
        column.addWidget(self.sheet, 1)
        self.sums = Words("", "small", wraps=True)
        self.sums.setObjectName("template_sums")
        column.addWidget(self.sums)
        self.refusal = Words("", tone="expense", wraps=True)
        self.refusal.setObjectName("refusal")
        self.refusal.hide()
        column.addWidget(self.refusal)
        return card

    def _foot(self) -> QHBoxLayout:
        self.change = button(_("Keep the template so"), self._change, look="flat", picture="check")
        self.change.setObjectName("change_template")
        self.change.setToolTip(_("The rows ticked and their amounts become the template"))
        self.write = button(_("Write"), self._write, look="primary")
        self.write.setObjectName("write_template")
        return self.foot(self.change, self.write)

    def read_anew(self, at: Id) -> None:
        """Read what is kept, and show the template `at`."""
        with self.desk.reader() as reader:
            self._templates = templates_of(reader, self.household)
        self.show_list(at)

    def renamed(self, record: Id) -> None:
        """Show it under its other name; amounts typed over stay."""
        with self.desk.reader() as reader:
            self._templates = templates_of(reader, self.household)
        self._template = next((one for one in self._templates if one.id == record), None)
        self.show_list(record)
        self.name.show_words(self._template.name if self._template is not None else "")

    def record(self) -> Template | None:
        """Give the template shown."""
        return self._template

    def changing(self, was: Template, now: Template) -> Command:
        """Give the command that keeps it under another name."""
        return ChangeTemplate(was, now)

    def removing(self, record: Template) -> Command:
        """Give the command that keeps it no more."""
        return RemoveTemplate(record.id)

    def show_list(self, at: Id) -> None:
        """List what is found and show the template `at`, or the first; amounts typed over stay until one is picked."""
        self._shown = self.found(self._templates)
        is_typed = self._is_typed()
        first = 0 if self._shown and not is_typed else -1
        place = self._place_of(self._template.id if self._template is not None and is_typed else at, first)
        self.list.show_lines([PickLine(one.name, after=_count_words(size_of(one)[0])) for one in self._shown], place)
        if not is_typed:
            self._show(self._shown[place] if place >= 0 else None)

    def _place_of(self, template: Id, otherwise: int = -1) -> int:
        return next((place for place, one in enumerate(self._shown) if one.id == template), otherwise)

    def _is_typed(self) -> bool:
        """Tell whether amounts of the template shown, which is still there as it was, are typed over."""
        return self.sheet.is_changed() and self._template in self._templates

    def _show(self, template: Template | None) -> None:
        """Show one template; with none, what they are."""
        self._template = template
        self.refusal.hide()
        none = _("Nothing found.") if self._templates else _("Nothing is kept as a template yet.")
        how = _("Choose rows in the table, open their menu, and keep them as a template.")
        self.name.show_words(template.name if template is not None else none)
        for one in (self.day, self.sheet, self.rename, self.remove, self.write):
            one.setVisible(template is not None)
        self._show_rows()
        if template is None:
            self.sums.show_words("" if self._templates else how)

    def _show_rows(self) -> None:
        day = self.day.value()
        rows = template_rows(self._template, self._book, day) if self._template is not None and day else ()
        self.sheet.show_rows(rows)
        self._say_sums()

    def _on_day(self) -> None:
        """Look again whether what the rows name is in use on the day, and at prices; amounts typed over stay."""
        day = self.day.value()
        if day is not None and self.sheet.is_changed():
            self.sheet.follow_day(self._book, day)
        elif day is not None:
            self._show_rows()
        self._say_sums()

    def _say_sums(self) -> None:
        """Say how many rows are written and what they come to, and what deserves a second look."""
        self.refusal.hide()
        reads = [read for _line, read in self._reads()]
        self.change.setVisible(self._template is not None and self.sheet.is_changed())
        count = len(reads)
        words = ngettext("Write {count} row", "Write {count} rows", count).format(count=format_number(count))
        self.write.setText(words)
        self.write.setAccessibleName(words)
        self.write.setEnabled(count > 0)
        day = self.day.value()
        if day is not None:
            sums = come_to(reads, self._book, day)
            self.sums.show_words(" ".join(one.words for one in said_sums(sums.money_in, sums.money_out, sums.deposits)))
        asked = [message(one) for read in reads for one in read.remarks if one.code in DAY_ASKED]
        self.day.show_hint(asked[0] if asked else "", is_doubt=bool(asked))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the rows the larger part."""
        width = min(px(_LIST_WIDTH), event.size().width() * _LIST_SHARE // 100)
        for one in (self.line, self.list):
            one.setFixedWidth(width)
        super().resizeEvent(event)

    # Keys and mouse ------------------------------------------------------------------------------------------------

    def moved(self) -> None:
        """Show the template the list stands at."""
        self._pick(self.list.place())

    def enter(self) -> None:
        """Go to the first amount."""
        self._to_rows()

    def reject(self) -> None:
        """Close without writing; amounts typed over are thrown away only after asking."""
        if not self.sheet.is_changed() or dialogs.may_throw_away(self):
            super().reject()

    def _pick(self, place: int) -> None:
        if not 0 <= place < len(self._shown) or self._shown[place] == self._template:
            return
        if self._is_typed() and not dialogs.may_throw_away(self):
            self.list.stand_at(self._place_of(self._template.id if self._template is not None else NO_ID))
        else:
            self._show(self._shown[place])

    def _to_rows(self) -> None:
        first = self.sheet.first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            first.selectAll()
        elif self._template is not None:
            self.write.setFocus(Qt.FocusReason.TabFocusReason)

    # What is done --------------------------------------------------------------------------------------------------

    def _reads(self) -> list[tuple[TemplateLine, ReadRow]]:
        day = self.day.value()
        return self.sheet.read(self._book, day) if day is not None else []

    def _write(self) -> None:
        """Write the rows ticked, all or none; where one cannot be, say why at it."""
        right = [self.sheet.check(), self.day.check()]
        reads, day, template = self._reads(), self.day.value(), self._template
        if not all(right) or not reads or day is None or template is None:
            return
        wrong = [(line, read.problems[0]) for line, read in reads if read.problems]
        for line, problem in wrong:
            self._tell(problem, line)
        if wrong:
            return
        if self._asks_of_amount([read for _line, read in reads]):
            return
        outcome = self._saver.add_all([read for _line, read in reads])
        if outcome.is_done:
            self.written = WrittenRows(template.name, len(reads), day)
            self.accept()
        elif any(one.field == "date" for one in outcome.problems):
            self.day.show_problem(outcome.words)
            self.day.setFocus()
        else:
            self._refuse(outcome.words)

    def _asks_of_amount(self, reads: Sequence[ReadRow]) -> bool:
        """Ask, once, whether an amount typed over that hardly anybody ever had is meant; writing again says so."""
        asked = huge_among(one for read in reads for one in read.drafts) if self.sheet.is_changed() else None
        words = message(asked) if asked is not None else ""
        if not words or (not self.refusal.isHidden() and self.refusal.words() == words):
            return False
        self._refuse(words)
        return True

    def _tell(self, problem: Problem, line: TemplateLine) -> None:
        if problem.field == "date":
            self.day.show_problem(message(problem))
        elif not line.show_problem(problem):
            self._refuse(named(line.what, message(problem)))

    def _change(self) -> None:
        """Let the rows ticked and their amounts be the template from now on."""
        template, reads = self._template, self._reads()
        if template is None or not self.sheet.check():
            return
        wrong = next(((line, read.problems[0]) for line, read in reads if read.problems), None)
        if wrong is not None:
            self._tell(wrong[1], wrong[0])
        elif self._do(ChangeTemplate(template, replace(template, rows=kept(read.drafts for _line, read in reads)))):
            self.say_done(_("Kept so: {name}").format(name=template.name), template.id)

    def _do(self, command: Command) -> bool:
        outcome = self._saver.run(command)
        if not outcome.is_done:
            self._refuse(outcome.words)
        return outcome.is_done

    def _refuse(self, words: str) -> None:
        self.refusal.show_words(words)
        self.refusal.setVisible(bool(words))


def _count_words(count: int) -> str:
    return ngettext("{count} row", "{count} rows", count).format(count=format_number(count))
