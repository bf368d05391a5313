"""The forms of a mark: that a stair is reached and by what, and that it was fallen back from."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.staircase import Stair, StairMark
from household_ledger.services.commands.stairs import ChangeMark, FallBack, MarkStair
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.stairs.words import stair_name
from household_ledger.ui.photos.field import PicturesField
from household_ledger.ui.widgets.fields import CheckField, DateField, NoteField, TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_mark(desk: Desk, parent: QWidget, stair: Stair, mark: StairMark) -> bool:
    """Ask what shows that a stair is reached; `mark` is what is proposed (id 0), or a mark to be written anew."""
    asked = _Shown(desk, mark)

    def save() -> None:
        now = asked.mark()
        if mark.id == NO_ID:
            desk.execute(MarkStair(now, asked.photos.value()))
        elif now != mark or asked.photos.value():
            desk.execute(ChangeMark(mark, now, asked.photos.value()))

    title = _("Reached: {stair}") if mark.id == NO_ID else _("What shows it: {stair}")
    form = FormDialog(
        parent,
        title.format(stair=stair_name(stair)),
        asked.all(),
        save=save,
        save_words=_("Mark it reached") if mark.id == NO_ID else "",
        intro=_("It counts once another person has looked at what shows it."),
    )
    form.setObjectName("mark_form")
    return bool(form.exec())


def ask_fall(desk: Desk, parent: QWidget, stair: Stair, mark: StairMark) -> bool:
    """Ask since when a stair is held no more, and why."""
    day = DateField(_("Since"), name="fallen_on", today=desk.today, is_needed=True)
    day.show_value(desk.today)
    note = NoteField(_("What was found"), name="note", is_needed=True)
    intro = _("Reached on {day}. The mark stays and shows that the stair was fallen back from.")

    form = FormDialog(
        parent,
        _("Fell back from: {stair}").format(stair=stair_name(stair)),
        (day, note),
        save=lambda: desk.execute(FallBack(mark.id, day.given(), note.value())),
        save_words=_("Say that it fell back"),
        intro=intro.format(day=format_date(mark.reached_on)),
    )
    form.setObjectName("fall_form")
    return bool(form.exec())


class _Shown:
    """What shows that a stair is reached."""

    def __init__(self, desk: Desk, mark: StairMark) -> None:
        self._was = mark
        self.reached = DateField(_("Reached on"), name="reached_on", today=desk.today, is_needed=True)
        self.reached.show_value(mark.reached_on)
        self.is_baseline = CheckField(_("It stood there before the project"), name="is_baseline")
        self.is_baseline.show_value(mark.is_baseline)
        self.value = TextField(_("What was measured or seen"), name="value")
        self.value.show_value(mark.value)
        self.document = TextField(
            _("Name of a paper that shows it"), name="document", hint=_("Where it lies, so that it is found again.")
        )
        self.document.show_value(mark.document)
        self.photos = PicturesField(desk, _("Pictures"), name="photos", household=mark.household, kept=mark.photos)
        self.note = NoteField(_("Note"), name="note")
        self.note.show_value(mark.note)
        for one in (self.is_baseline, self.document, self.photos):
            one.changed.connect(lambda: self.value.show_problem(""))  # any of them is evidence enough

    def all(self) -> tuple[DateField | CheckField | TextField | PicturesField | NoteField, ...]:
        """List the fields in their order."""
        return (self.reached, self.is_baseline, self.value, self.document, self.photos, self.note)

    def mark(self) -> StairMark:
        """Make a mark of what is typed."""
        return replace(
            self._was,
            reached_on=self.reached.given(),
            is_baseline=self.is_baseline.value(),
            value=self.value.value(),
            document=self.document.value(),
            photos=self.photos.kept(),
            note=self.note.value(),
        )
