"""The form of a lesson: when, what was taught, where, by whom, what was learned for the next, and who came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.register import Person
from household_ledger.domain.training import LESSONS, Attendance, Training
from household_ledger.services.commands.lessons import ChangeTraining, RecordTraining, SayWhoCame
from household_ledger.services.views.lessons import Came
from household_ledger.text.amounts import format_number
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_date
from household_ledger.text.follow_words import demonstration_name
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.follow.attendance import AttendanceDialog
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    FieldOf,
    NoteField,
    SeveralField,
    TextField,
)
from household_ledger.ui.widgets.form import FormDialog
from household_ledger.ui.widgets.words import Words

CameTo = tuple[Came, ...]


class AttendanceField(FieldOf[CameTo]):
    """Who came: how many households, and a list to tick them in."""

    is_wide = True

    def __init__(self, desk: Desk, label: str, *, name: str, held_on: Callable[[], date | None]) -> None:
        self._desk, self._held_on = desk, held_on
        self._came: CameTo = ()
        super().__init__(label, name=name)

    def value(self) -> CameTo:
        """Give who came."""
        return self._came

    def _make_editor(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self.tick = button(_("Tick who came…"), self._on_tick, picture="people")
        self.tick.setObjectName("tick_who_came")
        self.tick.setAutoDefault(False)
        self.counted = Words("", tone="ink_2")
        line.addWidget(self.tick)
        line.addWidget(self.counted)
        line.addStretch(1)
        holder.setFocusProxy(self.tick)
        self._count()
        return holder

    def _put(self, value: CameTo) -> None:
        self._came = value
        self._count()

    def _typed(self) -> str:
        return repr(sorted(self._came))

    def _on_tick(self) -> None:
        found = AttendanceDialog.ask(self._desk, self.window(), "", self._came, held_on=self._held_on())
        if found is not None:
            self._came = found
            self._count()
            self._on_typed()

    def _count(self) -> None:
        count = len({household for household, _member in self._came})
        words = ngettext("{count} household came", "{count} households came", count)
        self.counted.show_words(words.format(count=format_number(count)) if count else _("nobody yet"))


class TrainingForm:
    """Asks for a session, new (`was` None) or kept before."""

    def __init__(self, desk: Desk, parent: QWidget | None, was: Training | None = None) -> None:
        self._desk, self._was = desk, was
        with desk.reader() as reader:
            people = sorted(reader.all(Person), key=lambda one: sort_key(one.name))
            if was is not None and was.trainer not in {NO_ID, *(one.id for one in people)}:
                people += [one for one in (reader.record(Person, was.trainer),) if one is not None]
        self._came = _came(desk, was)
        lessons = [(number, beside(format_number(number), demonstration_name(number))) for number in LESSONS]
        trainers = [(NO_ID, _("Not said")), *((one.id, one.name) for one in people)]
        self.day = DateField(_("Held on"), name="held_on", today=desk.today, is_needed=True)
        self.name = TextField(_("Name of the lesson"), name="name", is_needed=True, longest=200)
        self.lessons = SeveralField(_("What was taught"), name="lessons", choices=lessons, columns=3)
        self.place = TextField(_("Place"), name="place", longest=200)
        self.trainer = ChoiceField(_("Trainer"), name="trainer", choices=trainers)
        self.attendance = AttendanceField(desk, _("Who came"), name="came", held_on=self.day.value)
        self.aar = NoteField(_("Learned for the next time"), name="aar")
        self.note = NoteField(_("Note"), name="note")
        title = _("Change the lesson") if was is not None else _("A lesson that was held")
        self.dialog = FormDialog(parent, title, self._fields(), save=self._save)
        self.dialog.setObjectName("training_form")
        self._show(was or Training(id=NO_ID, held_on=desk.today, name=""))

    def exec(self) -> bool:
        """Ask; True when it was saved."""
        return bool(self.dialog.exec())

    def _fields(self) -> tuple[Field, ...]:
        told = (self.day, self.name, self.place, self.trainer, self.lessons, self.attendance)
        return (*told, self.aar, self.note)

    def _show(self, one: Training) -> None:
        self.day.show_value(one.held_on)
        self.name.show_value(one.name)
        self.lessons.show_value(one.lessons)
        self.place.show_value(one.place)
        self.trainer.show_value(one.trainer)
        self.attendance.show_value(self._came)
        self.aar.show_value(one.aar)
        self.note.show_value(one.note)

    def _save(self) -> None:
        """Keep the session with who came; of one kept before the words and who came are steps of their own."""
        said = Training(
            id=NO_ID,
            held_on=self.day.given(),
            name=self.name.value(),
            lessons=self.lessons.value(),
            place=self.place.value(),
            trainer=self.trainer.value() or NO_ID,
            aar=self.aar.value(),
            note=self.note.value(),
        )
        came = self.attendance.value()
        if self._was is None:
            self._desk.execute(RecordTraining(said, came))
            return
        now = replace(said, id=self._was.id)
        if now != self._was:
            self._desk.execute(ChangeTraining(self._was, now))
            self._was = now
        if set(came) != set(self._came):
            self._desk.execute(SayWhoCame(now.id, came))


def say_who_came(desk: Desk, parent: QWidget, training: Training) -> None:
    """Ask who came to a session, and write it down."""
    before = _came(desk, training)
    title = beside(training.name, format_date(training.held_on))
    found = AttendanceDialog.ask(desk, parent, title, before, held_on=training.held_on)
    if found is not None and set(found) != set(before):
        desk.do(SayWhoCame(training.id, found))


def _came(desk: Desk, training: Training | None) -> CameTo:
    if training is None:
        return ()
    with desk.reader() as reader:
        return tuple((one.household, one.member) for one in reader.all(Attendance) if one.training == training.id)
