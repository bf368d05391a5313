"""The lessons: the sessions there were with how many came, and which household has been to which of the four."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from household_ledger.domain.ids import Id
from household_ledger.domain.training import CourseLesson
from household_ledger.services.commands.lessons import RemoveTraining
from household_ledger.services.views.lessons import LearnerLine, LessonBook, SessionLine, lesson_book
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.digits import in_digits
from household_ledger.text.follow_words import course_name, demonstration_name
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.desk import Desk
from household_ledger.ui.offered import PaletteAction
from household_ledger.ui.pages.provider.follow import part
from household_ledger.ui.pages.provider.follow.part import Deed, TablePart
from household_ledger.ui.widgets import dialogs
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

SESSIONS, LEARNERS = "sessions", "learners"
_NONE = "–"


class LessonsPart(TablePart[LessonBook]):
    """Answers: how many households have been to all four lessons."""

    def __init__(self, desk: Desk) -> None:
        nothing = EmptyState(
            "school",
            _("No lesson is written down yet"),
            in_digits(_("Each lesson stands here with who came, and which households have been to all four.")),
            action=(_("Write the first lesson"), self._on_session),
        )
        self.sessions, self.learners = _sessions(), _learners()
        super().__init__(desk, nothing, self.sessions, self.learners)
        self.session = part.named(
            button(_("Write a lesson"), self._on_session, look="primary", picture="add"), "new_lesson"
        )
        self.sight = Segments(_("How to look at it"), ((SESSIONS, _("By lesson held")), (LEARNERS, _("By household"))))
        self.sight.setObjectName("lesson_sight")
        self.sight.chosen.connect(lambda _key: self._turn())
        line = QHBoxLayout()
        line.addWidget(self.sight)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.rows.addWidget(self.loader, 1)

    def buttons(self) -> Sequence[QPushButton]:
        """Give the button beside the heading."""
        return (self.session,)

    def is_offered(self, _one: QPushButton) -> bool:
        """Tell whether the way to begin stands elsewhere."""
        return self.shown is not None and bool(self.shown.sessions)

    def read(self, village: Id | None) -> LessonBook:
        """Read the lessons; any thread."""
        households = self.desk.figures.households()
        with self.desk.reader() as reader:
            return lesson_book(reader, households, self.desk.today, village)

    def show_read(self, read: LessonBook) -> None:
        """Show the rows, and count who has been to all four."""
        self.sessions.show_rows([_session_row(one) for one in read.sessions])
        self.learners.show_rows([_learner_row(one) for one in read.learners])
        self._turn()
        held = ngettext("{count} lesson held", "{count} lessons held", len(read.sessions))
        if not read.sessions:
            self.say(_("No lesson is written down yet"))
            return
        words = ngettext(
            "{count} of {all} household has been to all four lessons",
            "{count} of {all} households have been to all four lessons",
            len(read.learners),
        )
        title = words.format(count=format_number(read.complete), all=format_number(len(read.learners)))
        self.say(in_digits(title), held.format(count=format_number(len(read.sessions))))

    def has_menu(self, table: Table) -> bool:
        """Tell whether the last column opens the menu: households have none."""
        return table is self.sessions

    def deeds(self, key: object) -> list[Deed]:
        """List what can be done with a session, or with a household."""
        line = next((one for one in self.shown.sessions if one.training.id == key), None) if self.shown else None
        if line is None:
            learner = (
                next((one for one in self.shown.learners if one.household.id == key), None) if self.shown else None
            )
            return [] if learner is None else [("book", _("Open its book"), partial(self._open, learner))]
        show = partial(self.desk.show_history, "training", line.training.id)
        return [
            ("who_came", _("Who came…"), partial(self._say_who_came, line)),
            ("change", _("Change…"), partial(self._change, line)),
            ("history", _("What was changed"), show),
            ("remove", _("Take it out…"), partial(self._remove, line)),
        ]

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the button does."""
        return [PaletteAction(_("Write a lesson"), self._on_session, also="lesson training อบรม บทเรียน")]

    def keep(self) -> object:
        """Keep how it is looked at."""
        return self.sight.current()

    def restore(self, kept: object) -> None:
        """Look at it in the same way."""
        if kept in (SESSIONS, LEARNERS):
            self.sight.choose(str(kept))

    def help_text(self) -> str:
        """Say what counts as having been to a lesson."""
        words = _(
            "A session says which of the ten demonstrations were held and who came. "
            "A household has been to a lesson of the course when somebody of it came to a session with one of its "
            "demonstrations. Press a session to say who came; the last column has all that can be done."
        )
        return in_digits(words)

    def _turn(self) -> None:
        has_sessions = self.shown is not None and bool(self.shown.sessions)
        self.sight.setVisible(has_sessions)
        if self.shown is not None:
            table = self.sessions if self.sight.current() == SESSIONS else self.learners
            self.loader.setCurrentWidget(table if has_sessions else self.nothing)

    def _on_session(self) -> None:
        from household_ledger.ui.pages.provider.follow.training_form import TrainingForm

        TrainingForm(self.desk, self).exec()

    def _change(self, line: SessionLine) -> None:
        from household_ledger.ui.pages.provider.follow.training_form import TrainingForm

        TrainingForm(self.desk, self, line.training).exec()

    def _say_who_came(self, line: SessionLine) -> None:
        from household_ledger.ui.pages.provider.follow.training_form import say_who_came

        say_who_came(self.desk, self, line.training)

    def _remove(self, line: SessionLine) -> None:
        words = _("{name}, {day}. Who came to it goes with it.")
        told = words.format(name=_called(line), day=format_date(line.training.held_on))
        if dialogs.confirm(self, _("Take this lesson out?"), told, _("Take it out"), _("Keep it")):
            self.desk.do(RemoveTraining(line.training.id))

    def _open(self, learner: LearnerLine) -> None:
        self.desk.go("today", household=learner.household.id)


def _sessions() -> Table:
    made = Table(
        _("Lessons held"),
        (
            Column(_("Held on"), 118),
            Column(_("Name of the lesson")),
            Column(_("Lessons taught"), goes=1),
            Column(_("Place"), 150, goes=3),
            Column(_("Trainer"), 150, goes=2),
            Column(_("Households"), 92, "right"),
            Column("", 38),
        ),
    )
    made.setObjectName("sessions")
    return made


def _learners() -> Table:
    made = Table(
        _("Households and the lessons they have been to"),
        (
            Column(_("Code"), 76, goes=1),
            Column(_("Household")),
            *(Column(course_name(one), 128) for one in CourseLesson),
            Column(_("Been to"), 84, "right"),
            Column(_("Demonstrations"), 168, goes=2),
        ),
    )
    made.setObjectName("learners")
    return made


def _session_row(line: SessionLine) -> Row:
    one = line.training
    taught = ", ".join(demonstration_name(number) for number in line.lessons)
    numbers = ", ".join(format_number(number) for number in line.lessons)
    return Row(
        one.id,
        (
            Cell(format_date(one.held_on), sort=one.held_on.isoformat()),
            Cell(_called(line), tip=beside(one.name, one.aar)),
            Cell(beside(numbers, taught) or _NONE, tip=taught),
            Cell(one.place or _NONE, tip=one.place),
            Cell(line.trainer or _NONE, tip=line.trainer),
            Cell(format_number(line.households), "" if line.households else "attention", sort=line.households),
            Cell("⋯", "primary", tip=_("All that can be done")),
        ),
    )


def _called(line: SessionLine) -> str:
    return line.training.name or _("Lesson")


def _learner_row(line: LearnerLine) -> Row:
    name = line.household.name
    count = len(line.lessons)
    demonstrations = ", ".join(format_number(number) for number in line.demonstrations)
    return Row(
        line.household.id,
        (
            Cell(in_digits(line.household.code), "ink_3"),
            Cell(name, tip=beside(name, line.village)),
            *(_been(one in line.lessons) for one in CourseLesson),
            Cell(
                f"{format_number(count)}/{format_number(len(CourseLesson))}",
                "income" if line.is_complete else "",
                is_strong=line.is_complete,
                sort=count,
            ),
            Cell(demonstrations or _NONE, tip="\n".join(demonstration_name(one) for one in line.demonstrations)),
        ),
    )


def _been(is_there: bool) -> Cell:  # noqa: FBT001 -- asked of each lesson in turn
    words = "✓ " + _("been") if is_there else _NONE
    return Cell(words, "income" if is_there else "ink_3", sort=int(is_there))
