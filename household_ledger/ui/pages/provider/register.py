"""The register: which households are in the project, who writes for them, and whose book it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.services.views.household_list import HouseholdLine, register_counts
from household_ledger.services.views.retention import data_due
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.arrivals import AddHousehold, Arrival
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.page import Page, PaletteAction
from household_ledger.ui.pages.provider.household_form import HouseholdForm
from household_ledger.ui.pages.provider.loading import Loader
from household_ledger.ui.pages.provider.register_households import HouseholdsPart, read_lines
from household_ledger.ui.pages.provider.register_people import PeoplePart
from household_ledger.ui.pages.provider.register_provider import ProviderPart
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.segments import Segments
from household_ledger.ui.widgets.states import Banner, EmptyState

HOUSEHOLDS, PEOPLE, PROVIDER = "households", "people", "provider"


class RegisterPage(Page):
    """Answers: who is in the project, and who has not written for long."""

    about_household = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: tuple[HouseholdLine, ...] = ()
        self._is_begun_at = False
        """Whether the keyboard belongs to the search, which is hidden while lines are read for the first time."""
        self.read_list = self.add_button(button(_("Read a list…"), self._on_list, picture="file"))
        self.read_list.setObjectName("read_list")
        self.add_one = self.add_button(button(_("Add a household"), self._on_add, look="primary", picture="add"))
        self.add_one.setObjectName("add")
        self.sight = Segments(
            _("What to look at"),
            (
                (HOUSEHOLDS, _("Households")),
                (PEOPLE, _("Who writes and checks")),
                (PROVIDER, _("Provider and project")),
            ),
        )
        self.sight.setObjectName("parts")
        self.sight.chosen.connect(lambda _key: self._turn())
        self.body.addWidget(self.sight, 0, Qt.AlignmentFlag.AlignLeft)
        self.households, self.people, self.provider = HouseholdsPart(desk), PeoplePart(desk), ProviderPart(desk)
        self.nothing = EmptyState(
            "people",
            _("No household yet"),
            _("Add the first one here, or read the list you have from a spreadsheet."),
            action=(_("Add the first household"), self._on_add),
        )
        self.due: Banner | None = None
        self.loader = Loader(desk, self.households, self.nothing)
        self.stack = QStackedWidget()
        for one in (self.loader, self.people, self.provider):
            self.stack.addWidget(one)
        self.body.addWidget(self.stack, 1)

    def refresh(self) -> None:
        """Read the register."""
        if not self.desk.figures.households():
            self._show(())
        else:
            self.loader.load(lambda: read_lines(self.desk), self._show)
        self._remind()
        self._turn()

    def _remind(self) -> None:
        """Say whose data was to be kept no longer than until now."""
        with self.desk.reader() as reader:
            due = data_due(reader, self.desk.today)
        if self.due is not None:
            self.due.hide()
            self.due.deleteLater()
            self.due = None
        if due is not None:
            self.due = Banner(due.words)
            self.due.setObjectName("data_due")
            self.body.insertWidget(0, self.due)

    def is_touched_by(self, changes: ChangeSet) -> bool:  # noqa: ARG002 -- an entry changes when it was last written
        """Tell that every step may change a row."""
        return True

    def arrive(self, wish: Arrival) -> None:
        """Ask for a household at once."""
        if isinstance(wish, AddHousehold):
            self._add_household()

    def first_focus(self) -> QWidget | None:
        """Begin at the search, in an empty book at the way to its first household."""
        if self.sight.current() != HOUSEHOLDS:
            return None
        if not self.desk.figures.households():
            return self.nothing.action
        self._is_begun_at = not self._lines
        return self.households.search

    def keep(self) -> object:
        """Keep which part is looked at, what was searched for, which village."""
        return (self.sight.current(), self.households.search.text(), self.households.sight())

    def restore(self, kept: object) -> None:
        """Look at the same again."""
        if isinstance(kept, tuple):
            part, searched, sight = kept
            self.households.search.setText(searched)
            self.households.look(sight)
            if part in (HOUSEHOLDS, PEOPLE, PROVIDER):
                self.sight.choose(part)
                self._turn()

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        return [
            PaletteAction(_("Add a household"), self._add_household, also="add household เพิ่มบ้าน"),
            PaletteAction(_("Read a list…"), self._on_list, also="import xlsx csv excel นำเข้า"),
            PaletteAction(_("Add a person"), self.people.add, also="person ผู้จด"),
            PaletteAction(_("Change these facts…"), self.provider.add, also="provider project โครงการ หน่วย"),
        ]

    def help_text(self) -> str:
        """Say how the register is used."""
        return _(
            "Press a household to open its book; press “Manage” to change it or when it leaves. "
            "A household that left keeps its months in every figure. "
            "A list from a spreadsheet is shown before anything is written; households already there are known "
            "by their code."
        )

    def _show(self, lines: tuple[HouseholdLine, ...]) -> None:
        self._lines = lines
        self.households.show_lines(lines)
        self.loader.setCurrentWidget(self.households if lines else self.nothing)
        self._say_heading()
        is_begun_at, self._is_begun_at = self._is_begun_at, False
        if is_begun_at and lines and self.isVisible():
            self.households.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        part = self.sight.current()
        if part == PEOPLE:
            self.people.refresh()
        elif part == PROVIDER:
            self.provider.refresh()
        self.stack.setCurrentIndex((HOUSEHOLDS, PEOPLE, PROVIDER).index(part))
        self.read_list.setVisible(part == HOUSEHOLDS)
        has_rows = bool(self.desk.figures.households())
        self.add_one.setVisible(part == PEOPLE or (part == HOUSEHOLDS and has_rows))
        words = _("Add a person") if part == PEOPLE else _("Add a household")
        self.add_one.setText(words)
        self.add_one.setAccessibleName(words)
        self._say_heading()

    def _say_heading(self) -> None:
        part = self.sight.current()
        if part == PROVIDER:
            self.say_heading(_("Provider and project"), _("These stand at the head of every paper."))
        elif part == PEOPLE:
            count = self.people.count()
            words = ngettext("{count} person writes in this book", "{count} people write in this book", count)
            self.say_heading(words.format(count=format_number(count)) if count else _("Nobody is written down yet"))
        else:
            self.say_heading(*_words_of(self._lines))

    def _on_list(self) -> None:
        from household_ledger.ui.pages.provider.register_import import ask_list

        ask_list(self.desk, self)

    def _on_add(self) -> None:
        if self.sight.current() == PEOPLE:
            self.people.add()
        else:
            self._add_household()

    def _add_household(self) -> None:
        made = HouseholdForm(self.desk, self, None).exec()
        if made is not None:
            self.desk.look_at(made)
            self.refresh()
            self.households.choose(made)
            self.desk.say(_("Added. Press it to begin writing."))


def _words_of(lines: tuple[HouseholdLine, ...]) -> tuple[str, str]:
    """Say how many households there are, and what is to be looked after."""
    if not lines:
        return _("No household yet"), ""
    counts = register_counts(lines)
    title = ngettext("{count} household in the project", "{count} households in the project", counts.here)
    parts = (
        (counts.villages, ngettext("{count} village", "{count} villages", counts.villages)),
        (counts.left, ngettext("{count} has left", "{count} have left", counts.left)),
        (
            counts.behind,
            ngettext("{count} has several months to close", "{count} have several months to close", counts.behind),
        ),
    )
    said = [words.format(count=format_number(count)) for count, words in parts if count]
    return title.format(count=format_number(counts.here)), beside(*said)
