"""The register: which households are in the project."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

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
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.states import Banner, EmptyState


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
        self.add_one = self.add_button(button(_("Add a household"), self._add_household, look="primary", picture="add"))
        self.add_one.setObjectName("add")
        self.to_project = button(_("Project, people and villages…"), lambda: desk.go("project"), look="link")
        self.to_project.setObjectName("to_project")
        self.export = button(_("Save as a table…"), self._on_export, look="link")
        self.export.setObjectName("export")
        links = QHBoxLayout()
        links.setSpacing(24)
        links.addWidget(self.to_project)
        links.addWidget(self.export)
        links.addStretch(1)
        self.body.addLayout(links)
        self.households = HouseholdsPart(desk)
        self.nothing = EmptyState(
            "people",
            _("No household yet"),
            _("Add the first one here, or read the list you have from a spreadsheet."),
            action=(_("Add the first household"), self._add_household),
        )
        self.due: Banner | None = None
        self.loader = Loader(desk, self.households, self.nothing)
        self.body.addWidget(self.loader, 1)

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
        if not self.desk.figures.households():
            return self.nothing.action
        self._is_begun_at = not self._lines
        return self.households.search

    def keep(self) -> object:
        """Keep what was searched for, and what is looked at."""
        return (self.households.search.text(), self.households.sight())

    def restore(self, kept: object) -> None:
        """Look at the same again."""
        if isinstance(kept, tuple):
            searched, sight = kept
            self.households.search.setText(searched)
            self.households.look(sight)

    def palette_actions(self) -> list[PaletteAction]:
        """Offer what the buttons do."""
        always = [
            PaletteAction(_("Add a household"), self._add_household, also="add household เพิ่มบ้าน"),
            PaletteAction(_("Read a list…"), self._on_list, also="import xlsx csv excel นำเข้า"),
        ]
        if not self._lines:
            return always
        return [
            *always,
            PaletteAction(_("Save as a table…"), self._on_export, also="export list xlsx csv excel ส่งออก รายชื่อ"),
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
        for one in (self.add_one, self.export):
            one.setVisible(bool(self.desk.figures.households()))
        self._say_heading()

    def _say_heading(self) -> None:
        self.say_heading(*_words_of(self._lines))

    def _on_list(self) -> None:
        from household_ledger.ui.pages.provider.register_import import ask_list

        ask_list(self.desk, self)

    def _on_export(self) -> None:
        from household_ledger.ui.pages.provider.register_export import save_list

        save_list(self.desk, self, self.households.shown(), self.households.sight_words())

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
        (counts.compared, _("{count} only compared with")),
        (counts.left, ngettext("{count} has left", "{count} have left", counts.left)),
        (
            counts.behind,
            ngettext("{count} has several months to close", "{count} have several months to close", counts.behind),
        ),
    )
    said = [words.format(count=format_number(count)) for count, words in parts if count]
    return title.format(count=format_number(counts.here)), beside(*said)
