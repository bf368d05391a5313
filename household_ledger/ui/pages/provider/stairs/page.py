"""The page of the staircases: who stands where by verified evidence, what waits, and the eight changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from household_ledger.charts.spec import About, Stairs
from household_ledger.charts.staircase import WORK, aim_of, most_stand, staircase_chart
from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.domain.staircase import Audience
from household_ledger.domain.stairs_reached import Staircase
from household_ledger.services.views.stair_steps import Waiting, marks_of, waiting_of
from household_ledger.text.amounts import format_number
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.arrivals import AddHousehold
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.catalogue import PAGE
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.loading import Loader, counting_words
from household_ledger.ui.pages.provider.stairs.board import StairsBoard
from household_ledger.ui.pages.provider.stairs.change_part import ChangePart
from household_ledger.ui.pages.provider.stairs.editor import StaircaseEditor
from household_ledger.ui.pages.provider.stairs.queue import QueueDialog
from household_ledger.ui.pages.provider.stairs.steps_dialog import StepsDialog
from household_ledger.ui.pages.provider.stairs.steps_table import people_rows, people_table
from household_ledger.ui.pages.provider.stairs.words import standing_words, waiting_words, who_words
from household_ledger.ui.pages.provider.villages import VillageChoice, villages_of
from household_ledger.ui.paper.orders import PaperOrder
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.chart_card import ChartCard
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.states import EmptyState
from household_ledger.ui.widgets.words import Words

PICTURE, TABLE, CHANGES = "picture", "table", "changes"
EVIDENCE = "evidence"
"""The page where evidence packs are made."""
_STRIP = 800
"""Pixels at 100 % the choices above the picture need on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the page shows, of one state of the book."""

    staircase: Staircase
    waiting: tuple[Waiting, ...]
    villages: tuple[tuple[Id, str], ...]
    names: Mapping[Id, str] = field(default_factory=dict)


class StairsPage(Page):
    """Answers: who has reached what, by evidence somebody else looked at."""

    is_one_picture = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._read: _Read | None = None
        self._deed: Callable[[_Read], object] | None = None
        """What is to be done once the staircase is read."""
        self.board = StairsBoard(self)
        self.edit = self.add_button(button(_("Change the staircase"), self._on_edit, picture="edit"))
        self.edit.setObjectName("edit")
        self.evidence = self.add_button(button(_("Make an evidence pack"), self._on_evidence, picture="evidence"))
        self.evidence.setObjectName("evidence")
        self.next = self.add_button(button("", self._on_next, look="primary", picture="check"))
        self.next.setObjectName("next")
        self.changes = ChangePart(desk)
        self.changes.told.connect(self._say)
        self.body.addWidget(self._strip())
        self.chart_card = ChartCard(desk, "staircase", least_height=300, lead=self._on_dot)
        self.hint = Words("", "hint", wraps=True)
        self.hint.setObjectName("staircase_hint")
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 10)  # as far in as the heading of the card
        below.addWidget(self.hint)
        self.chart_card.body.addLayout(below)
        self.table = people_table()
        self.table.pressed.connect(self._on_pressed)
        self.nothing = EmptyState(
            "stairs",
            _("No household yet"),
            _("Here every household stands on the stair it has reached, as evidence shows it."),
            action=(_("Add the first household"), lambda: desk.go("register", AddHousehold())),
        )
        self.nobody = EmptyState("calendar", "", _("Look at another month, or add households."))
        self.loader = Loader(desk, self.chart_card, self.table, self.nobody, self.nothing)
        self.loader.withdrawn.connect(self._turn)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.loader)
        self.stack.addWidget(self.changes)
        self.body.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read the staircase of the month of the desk, or the eight changes."""
        if self.sight.current() == CHANGES:
            self.changes.refresh()
            self._turn()
            return
        if not self.desk.figures.households():
            self._read = self._deed = None
            self.loader.setCurrentWidget(self.nothing)
            self._turn()
            return
        month, audience, village = self.desk.month, self.audience, self.villages.village
        self.loader.load(
            lambda: _read(self.desk, month, audience, village),
            self._show,
            about=(month, audience, village),
            words=counting_words(month),
        )
        self._turn()

    @property
    def audience(self) -> Audience:
        """Tell whose staircase is looked at."""
        return Audience(self.whose.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the picture be seen whole, with its heading and the words below it, where letters leave it the room."""
        super().resizeEvent(event)
        self._fit_picture()

    def _fit_picture(self) -> None:
        card, view = self.chart_card, self.chart_card.view
        view.fit(self.area.viewport().height() - (card.sizeHint().height() - view.sizeHint().height()))

    def is_touched_by(self, changes: ChangeSet) -> bool:  # noqa: ARG002 -- any household's step may move it
        """Tell that every step may move a household."""
        return True

    def open_steps(self, household: Id, level: int = 0) -> None:
        """Show the stairs of one household."""
        if self.board.staircase is not None and self.board.staircase.person(household) is not None:
            StepsDialog(self.desk, self, self.board, household, level).exec()

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        return [
            PaletteAction(_("Look at what waits"), self._on_queue, also="verify queue ตรวจหลักฐาน"),
            PaletteAction(_("Change the staircase"), self._on_edit, also="stairs steps แก้ไขบันได"),
            PaletteAction(in_digits(_("Name the sides…")), self.changes.ask_names, also="change 8 eight ด้าน"),
        ]

    def paper(self) -> PaperOrder | None:
        """Name the paper that shows the eight changes; the staircase has none of its own."""
        return self.changes.paper() if self.sight.current() == CHANGES else None

    def keep(self) -> object:
        """Keep what is looked at."""
        return (self.sight.current(), self.whose.current(), self.villages.village, self.changes.whose.current())

    def restore(self, kept: object) -> None:
        """Look at the same again."""
        if isinstance(kept, tuple):
            sight, whose, village, scored = kept
            self.sight.choose(sight)
            self.whose.choose(whose)
            self.villages.choose(village)
            self.changes.whose.choose(scored)
            self.refresh()

    def help_text(self) -> str:
        """Say how stairs are reached, and how the page is used."""
        return _(
            "A full dot is a household whose evidence another person verified; a ring waits and does not count yet. "
            "Press a dot, or a row of the table, to see what the book says of each stair, to mark it and to verify it. "
            "Whoever wrote a mark cannot verify it: choose who is typing with F9. "
            "A stair whose rule does not hold any more is shown as fallen back from."
        )

    def _strip(self) -> Beside:
        self.whose = Segments(
            _("Whose staircase"),
            ((Audience.PARTICIPANT.value, _("Participants")), (Audience.PROVIDER.value, _("Provider"))),
        )
        self.whose.setObjectName("whose_stairs")
        self.whose.chosen.connect(lambda _key: self.refresh())
        self.villages = VillageChoice(room=360)
        self.villages.chosen.connect(self.refresh)
        self.sight = Segments(
            _("How to look at it"),
            ((PICTURE, _("Picture")), (TABLE, _("Table")), (CHANGES, in_digits(_("Change 8")))),
        )
        self.sight.setObjectName("sight")
        self.sight.chosen.connect(lambda _key: self.refresh())
        left, right = QHBoxLayout(), QHBoxLayout()
        left.setSpacing(14)
        for one in (self.whose, self.villages, self.changes.whose, self.changes.names):
            left.addWidget(one)
        left.addStretch(1)
        right.addWidget(self.sight)
        right.addStretch(1)
        strip = Beside(_STRIP)
        strip.add(left, 1)
        strip.add(right, 0)
        return strip

    def _show(self, read: _Read) -> None:
        self._read = read
        self.villages.show_villages(read.villages)
        self.board.take(read.staircase)
        is_provider = read.staircase.audience is Audience.PROVIDER
        heading = _("The provider on its stairs") if is_provider else most_stand(read.staircase.standing)
        self.chart_card.show_chart(_chart(read), heading)
        press = _("Press a dot to see what shows its stairs, to mark it or to verify it.")
        self.hint.show_words(beside("" if is_provider else _waiting(read), press))
        self._fit_picture()  # the words below it may be fewer lines, or more, by now
        self.table.show_rows(people_rows(read.staircase))
        self._turn()
        deed, self._deed = self._deed, None
        if deed is not None:
            QTimer.singleShot(0, self, lambda: deed(read))

    def _turn(self) -> None:
        """Show what is chosen, and the buttons that are of use there."""
        is_changes, read = self.sight.current() == CHANGES, self._read
        self.stack.setCurrentWidget(self.changes if is_changes else self.loader)
        now = self._read_now()
        if now is not None and not is_changes and self.loader.currentWidget() is not self.loader.trouble:
            self._show_sight(now)
        self.whose.setVisible(not is_changes and read is not None)
        self.villages.setVisible(
            not is_changes and bool(read and read.villages) and self.audience is not Audience.PROVIDER
        )
        self.changes.whose.setVisible(is_changes)
        self.changes.names.setVisible(is_changes and self.changes.can_score)
        self.edit.setVisible(not is_changes and read is not None)
        self.evidence.setVisible(not is_changes and read is not None and EVIDENCE in PAGE)
        self._say()

    def _show_sight(self, read: _Read) -> None:
        if not read.staircase.people:
            self.nobody.say(_("No household was enrolled yet"), _("Look at another month, or add households."))
            self.loader.setCurrentWidget(self.nobody)
        else:
            self.loader.setCurrentWidget(self.chart_card if self.sight.current() == PICTURE else self.table)

    def _say(self) -> None:
        """Say the answer, and what comes next."""
        self._say_next()
        if self.sight.current() == CHANGES:
            self.say_heading(*self.changes.heading())
        elif (read := self._read_now()) is None:
            self.say_heading(_("Outcome staircase"))
        else:
            self.say_heading(*_heading(read))

    def _read_now(self) -> _Read | None:
        """Give what was read of the month looked at; None while another one is counted."""
        return None if self.loader.is_waiting else self._read

    def _say_next(self) -> None:
        """Name the one next step: look at what waits, else give scores, else nothing."""
        if self.sight.current() == CHANGES:
            words = in_digits(_("Score the eight sides")) if self.changes.can_score and self.changes.has_scores else ""
        else:
            read = self._read_now()
            words = _next_words(read.waiting) if read is not None else ""
        self.next.setVisible(bool(words))
        self.next.setText(words)
        self.next.setAccessibleName(words)

    def _on_next(self) -> None:
        if self.sight.current() == CHANGES:
            self.changes.ask_scores()
        else:
            self._on_queue()

    def _on_queue(self) -> None:
        self._with_read(self._look_at_waiting)

    def _on_edit(self) -> None:
        self._with_read(lambda read: StaircaseEditor(self.desk, self, read.staircase.audience).exec())

    def _look_at_waiting(self, read: _Read) -> None:
        if read.waiting:
            QueueDialog(self.desk, self, self.board, read.waiting).exec()
        else:
            self.desk.say(_("Nothing waits to be looked at."))

    def _with_read(self, deed: Callable[[_Read], object]) -> None:
        """Do something with what was read; asked for from another page, as soon as it is."""
        if (read := self._read_now()) is not None:
            deed(read)
        else:
            self._deed = deed

    def _on_evidence(self) -> None:
        self.desk.go(EVIDENCE)

    def _on_dot(self, about: About) -> None:
        if isinstance(about, int):
            self.open_steps(Id(about))

    def _on_pressed(self, key: object) -> None:
        if isinstance(key, int):
            self.open_steps(Id(key))


def _read(desk: Desk, month: Month, audience: Audience, village: Id | None) -> _Read:
    """Read in one go what the page shows; any thread."""
    figures = desk.figures
    staircase = figures.staircase(month, audience, village)
    everyone = staircase if village is None or audience is Audience.PROVIDER else figures.staircase(month, audience)
    groups_of = {one.id: one.group for one in figures.households()}
    with desk.reader() as reader:
        villages = villages_of(reader, (groups_of.get(one.household, NO_ID) for one in everyone.people))
        marks = marks_of(reader, audience)
    return _Read(
        staircase=staircase,
        waiting=waiting_of(staircase, marks),
        villages=villages,
        names={one.household: who_words(one) for one in staircase.people},
    )


def _chart(read: _Read) -> Stairs:
    """Draw the staircase; its title speaks of the stair of work, where there is one."""
    return staircase_chart(read.staircase.standing, read.names, aim=read.staircase.work or WORK)


def _waiting(read: _Read) -> str:
    standing = read.staircase.standing
    return waiting_words(read.waiting, standing, aim_of(standing, read.staircase.work or WORK))


def _heading(read: _Read) -> tuple[str, str]:
    """Say who stands where, and what that leaves out."""
    staircase = read.staircase
    if staircase.audience is Audience.PROVIDER:
        provider = staircase.people[0]
        return standing_words(provider, staircase.stairs), provider.name
    chart = _chart(read)
    below = len(staircase.people) - staircase.standing.households
    unmarked = sum(one.mark is None for one in read.waiting)
    left = ngettext("{count} has left", "{count} have left", len(staircase.left))
    told = (
        (unmarked, _("{count} shown but marked by nobody")),
        (below, _("{count} on no stair yet")),
        (len(staircase.left), left),
    )
    return chart.title, beside(
        chart.subtitle, *(words.format(count=format_number(count)) for count, words in told if count)
    )


def _next_words(waiting: tuple[Waiting, ...]) -> str:
    """Say what is to be looked at next: marks to verify before stairs to mark."""
    to_verify = sum(one.mark is not None for one in waiting)
    if to_verify:
        words = ngettext("Verify {count} mark, of any stair", "Verify {count} marks, of all stairs", to_verify)
        return words.format(count=format_number(to_verify))
    return _("Mark what the book shows ({count})").format(count=format_number(len(waiting))) if waiting else ""
