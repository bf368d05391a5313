"""A list of households looked at before it is taken in: what is new, what is there, what is wrong in which row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.services.commands.register_import import ImportHouseholds
from household_ledger.services.exchange.register_columns import field_name
from household_ledger.services.exchange.register_list import ListRow, RegisterList, Standing, read_register
from household_ledger.services.exchange.register_row import ListedMember
from household_ledger.services.exchange.sheet_reading import ENDINGS
from household_ledger.services.exchange.table_export import TableSheet
from household_ledger.services.ports import Progress
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_year
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.loading import while_there
from household_ledger.ui.paper.table_file import save_table
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import DateField
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.waiting import Waiting
from household_ledger.ui.widgets.words import Words

_WIDTH, _HEIGHT, _DAY_WIDTH = 1080, 640, 220
_KEPT = (Standing.NEW, Standing.FURTHER)
_SHOWN = {"all": tuple(Standing), "new": _KEPT, "known": (Standing.KNOWN,), "bad": (Standing.BAD,)}


def ask_list(desk: Desk, parent: QWidget) -> None:
    """Ask for a file, read it beside the window, and show what is in it."""
    path = dialogs.open_path(parent, _("Read a list of households"), ENDINGS)
    if path is not None:
        read_list(desk, parent, path)


def read_list(desk: Desk, parent: QWidget, path: Path) -> None:
    """Read a list beside the window, and show what is in it."""

    def read(progress: Progress) -> RegisterList:
        with desk.reader() as reader:
            return read_register(path, reader, desk.today, progress)

    def show(listed: RegisterList) -> None:
        ListPreview(desk, listed, parent).open()

    job = Job(_("Reading the list"), read, while_there(parent, show), while_there(parent, desk.tell_failed))
    Waiting(parent, desk.jobs.run(job), desk.jobs)


class ListPreview(QDialog):
    """Shows a list row by row; takes in what can be taken in, and keeps showing what could not."""

    def __init__(self, desk: Desk, listed: RegisterList, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self._listed = desk, listed
        self._job: Job[ChangeSet] | None = None
        self.setObjectName("list_preview")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(listed.name)
        self.setAccessibleName(listed.name)
        self.title = Words("", "title", wraps=True)
        self.told = Words(_how_words(listed), "small", wraps=True)
        self.table = _table()
        self.sight = self._segments()
        self.began = DateField(
            _("Began on, where the list does not say"), name="began", today=desk.today, is_needed=True
        )
        self.began.show_value(desk.today)
        self.began.setFixedWidth(px(_DAY_WIDTH) + px(60))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 18, 24, 18)
        rows.setSpacing(10)
        for one in (self.title, self.told):
            rows.addWidget(one)
        strip = QHBoxLayout()
        strip.addWidget(self.sight, 0, Qt.AlignmentFlag.AlignBottom)
        strip.addStretch(1)
        strip.addWidget(self.began)
        rows.addLayout(strip)
        rows.addWidget(self.table, 1)
        self.refusal = Words("", tone="expense", wraps=True)
        self.refusal.setObjectName("refusal")
        self.refusal.hide()
        rows.addWidget(self.refusal)
        rows.addLayout(self._foot())
        self._say()
        self._show()
        room = self.screen().availableGeometry().size()
        self.resize(min(px(_WIDTH), room.width()), min(px(_HEIGHT), room.height()))

    def _segments(self) -> Segments:
        counts = {key: len(self._listed.of(*standings)) for key, standings in _SHOWN.items()}
        words = {
            "all": _("All rows {count}"),
            "new": _("New {count}"),
            "known": _("There already {count}"),
            "bad": _("To mend {count}"),
        }
        shown = [(key, told.format(count=format_number(counts[key]))) for key, told in words.items()]
        made = Segments(_("Which rows"), [one for one in shown if counts[one[0]]], "all")
        made.setObjectName("which_rows")
        made.chosen.connect(lambda _key: self._show())
        return made

    def _foot(self) -> QHBoxLayout:
        count = len(self._listed.households())
        words = ngettext("Add {count} household", "Add {count} households", count)
        self.bad = button(_("Save the rows to mend…"), self._on_bad, picture="file")
        self.bad.setVisible(bool(self._listed.of(Standing.BAD)))
        self.close_button = button(_("Cancel"), self.reject)
        self.take = button(words.format(count=format_number(count)), self._on_take, look="primary", picture="add")
        self.take.setEnabled(count > 0)
        foot = QHBoxLayout()
        for name, one in (("save_bad", self.bad), ("close", self.close_button), ("take", self.take)):
            one.setObjectName(name)
            one.setAutoDefault(False)
        foot.addWidget(self.bad)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.take)
        return foot

    def _say(self) -> None:
        new, bad = len(self._listed.households()), len(self._listed.of(Standing.BAD))
        words = ngettext("{count} new household in the list", "{count} new households in the list", new)
        told = words.format(count=format_number(new)) if new else _("No new household in the list")
        if bad:
            left = ngettext("{count} row cannot be read yet", "{count} rows cannot be read yet", bad)
            told = beside(told, left.format(count=format_number(bad)))
        self.title.show_words(told)

    def _show(self) -> None:
        standings = _SHOWN[self.sight.current()]
        self.table.show_rows([_row(one) for one in self._listed.of(*standings)])

    def _on_take(self) -> None:
        if not self.began.check():
            self.began.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        desk, households, name = self._desk, self._listed.households(), self._listed.name
        command = ImportHouseholds(households=households, name=name, started_on=self.began.value())
        self.refusal.hide()
        self.take.setEnabled(False)
        folder = desk.settings.copies_folder()

        def add(progress: Progress) -> ChangeSet:
            desk.opened.copy_before_import(folder)
            return desk.execute(replace(command, progress=progress))

        job = Job(
            _("Adding the households"),
            add,
            while_there(self, lambda _changes: self._on_taken(len(households))),
            while_there(self, self._on_not_taken),
        )
        self._job = desk.jobs.run(job, writes=True)
        Waiting(self, job, desk.jobs)

    def reject(self) -> None:
        """Close; while households are being added, stop that first: none of them stays then."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def _on_not_taken(self, problem: LedgerError | None) -> None:
        self._job = None
        self.take.setEnabled(True)
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(problem, UserError | EnvironmentProblem):
            told = message(problem)
        elif problem is None:
            told = _("Something went wrong inside the program.")
        else:
            told = _("Stopped. No household was added.")
        self.refusal.show_words(told)
        self.refusal.show()

    def _on_taken(self, count: int) -> None:
        self._job = None
        told = ngettext("{count} household added", "{count} households added", count)
        words = told.format(count=format_number(count))
        self._desk.say(words)
        if not self._listed.of(Standing.BAD):
            self.accept()
            return
        self.title.show_words(words)
        self.told.show_words(_("These rows were left out. Mend them in the file and read it again: the rest is known."))
        self.sight.choose("bad")
        self.sight.hide()
        self.began.hide()
        self.take.hide()
        self.close_button.setText(_("Close"))
        self._show()

    def _on_bad(self) -> None:
        rows = self._listed.of(Standing.BAD)
        width = max(len(self._listed.heads), *(len(one.cells) for one in rows))
        heads = [str(one) for one in self._listed.heads]
        sheet = TableSheet(
            title=_("Rows to mend of {name}").format(name=Path(self._listed.name).stem),
            heads=(*heads, *("",) * (width - len(heads)), _("To mend")),
            rows=[(*one.cells, *("",) * (width - len(one.cells)), _problems(one)) for one in rows],
        )
        save_table(self._desk, self, sheet)


def _table() -> Table:
    made = Table(
        _("Rows of the list"),
        (
            Column(_("Row"), 62, "right"),
            Column(_("Code"), 80),
            Column(_("Household"), 220),
            Column(_("Village"), 130),
            Column(_("Began on"), 112),
            Column(_("What becomes of it")),
        ),
    )
    made.setObjectName("list_rows")
    return made


def _row(row: ListRow) -> Row:
    one = row.household
    told, tone = _becomes(row)
    return Row(
        row.number,
        (
            Cell(format_number(row.number), "ink_3", sort=row.number),
            Cell(in_digits(one.code)),
            Cell(one.name, tip=one.name),
            Cell(one.village, tip=one.village),
            Cell(format_date(one.started_on) if one.started_on else "", sort=str(one.started_on or "")),
            Cell(told, tone, tip=told),
        ),
    )


def _becomes(row: ListRow) -> tuple[str, str]:
    """Say what becomes of a row, and in which tone."""
    if row.standing is Standing.BAD:
        return _problems(row), "expense"
    if row.standing is Standing.KNOWN:
        known = row.known_as
        if row.household.name in ("", known):
            return _("there already"), "ink_3"
        return _("there already as {name}").format(name=known), "attention"
    people = ", ".join(map(_person, row.household.members))
    if row.standing is Standing.FURTHER:
        return _("one more person: {name}").format(name=people), "income"
    return (_("will be added with {name}").format(name=people) if people else _("will be added")), "income"


def _person(one: ListedMember) -> str:
    """Say who, and the year of birth as it was understood."""
    if one.birth_year is None:
        return one.name
    return _("{name} (born {year})").format(name=one.name, year=format_year(one.birth_year))


def _problems(row: ListRow) -> str:
    return beside(*(named(field_name(one.field), message(one)) for one in row.problems))


def _how_words(listed: RegisterList) -> str:
    told = [listed.name, _("read as {how}").format(how=listed.how)]
    if listed.unread:
        told.append(_("not read: {names}").format(names=", ".join(listed.unread)))
    return beside(*told)
