"""The menu of a row: what can be done with the one being typed, or with those that are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from household_ledger.domain.kinds import KnownBy
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import known_by_name
from household_ledger.ui.arrivals import Settle, ShowRules
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.theme.look import look

_MOST_LETTERS = 44
"""Of the title of the menu."""
_LARGE = 175
"""From this size of letters on the menu says less, so that all of it has room on a low screen."""


class RowDeeds(Protocol):
    """What the menu can have done."""

    def run(self, name: str) -> None:
        """Do one thing by its name."""

    def again(self, row: int) -> None:
        """Write a kept row again into a new one."""

    def see_photos(self, row: int) -> None:
        """Show the pictures of a row, or ask for the first."""

    def delete(self) -> None:
        """Take out the rows chosen."""

    def copy(self) -> None:
        """Copy the cells chosen."""


class RowMenu:
    """The menu of one grid."""

    def __init__(self, grid: EntryGrid, deeds: RowDeeds) -> None:
        self.grid, self._deeds = grid, deeds
        self._menu: QMenu | None = None

    def open_on_rows(self, place: QPoint) -> None:
        """Open what can be done with the rows of the table that are pointed at, whatever is being typed."""
        self._open(place, is_of_typed=not self.grid.view.rows_chosen())

    def open(self, place: QPoint) -> None:
        """Open what can be done with the row that is meant."""
        self._open(place, is_of_typed=self._is_of_typed())

    def _open(self, place: QPoint, *, is_of_typed: bool) -> None:
        menu = self._menu = QMenu(self.grid)
        menu.setObjectName("row_menu")
        if is_of_typed:
            self._add_typing(menu)
        else:
            self._add_kept(menu)
        menu.addSeparator()
        for name, words, key in (
            ("count", _("Count cash"), "F4"),
            ("nothing", _("Nothing today"), "F7"),
            ("search", _("Search"), "Ctrl+F"),
        ):
            self._add(menu, name, words, key, partial(self._deeds.run, name))
        self._come_back(is_of_typed=is_of_typed)
        menu.popup(place)

    def _come_back(self, *, is_of_typed: bool) -> None:
        """Bring the keyboard from the strip to the row the menu is about: that is where one is once it is closed."""
        grid, at = self.grid, QApplication.focusWidget()
        if grid.foot is None or at is None or not grid.foot.isAncestorOf(at):
            return
        if is_of_typed:
            grid.focus()
        else:
            grid.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_of_typed(self) -> bool:
        """Tell whether the menu is about the row being typed: the keyboard is in it, or something stands in it.

        A row chosen in the table is meant only while nobody types: its Delete would else be hit by mistake.
        """
        grid = self.grid
        is_in_row = grid.view.editor.current() is not None
        return is_in_row or grid.typing.is_changed or not grid.view.rows_chosen()

    def _name(self, menu: QMenu, words: str) -> None:
        """Say at the top which row the menu is about."""
        menu.setAccessibleName(words)
        title = menu.addAction(_shortened(words))
        title.setObjectName("menu_title")
        title.setEnabled(False)
        menu.addSeparator()

    def _add_typing(self, menu: QMenu) -> None:
        """Offer what can be done with the row being typed."""
        if self.grid.view.editor_row < 0:
            return
        what = self.grid.typing.row.what.strip()
        if what or look().type_size < _LARGE:
            self._name(menu, _("The row being typed: {what}").format(what=what) if what else _("The row being typed"))
        listed = [
            ("save", _("Save the row"), "Enter"),
            ("kind", _("Another kind …"), "F3"),
            ("repeat", _("Repeat the row above"), "Ctrl+D"),
            ("split", _("Split into categories"), "Ctrl+/"),
        ]
        for name, words, key in listed:
            self._add(menu, name, words, key, partial(self._deeds.run, name))
        self._add(menu, "calendar", _("Choose a day …"), "", self.open_calendar)
        self._add(menu, "copy_day", _("Write a whole day again …"), "F8", partial(self._deeds.run, "copy_day"))
        self._add_templates(menu)
        known = menu.addMenu(_("How it is known"))
        for one in KnownBy:
            self._add(known, f"known_{one}", known_by_name(one), "", partial(self._know, one))
        self._add(menu, "paste", _("Paste rows"), "Ctrl+V", partial(self._deeds.run, "paste"))
        self._add_photos(menu, len(self.grid.typing.row.held), self.grid.view.editor_row)

    def _add_kept(self, menu: QMenu) -> None:
        """Offer what can be done with rows that are kept."""
        row, key = self.grid.view.current_cell()
        self._name(menu, self._chosen_words())
        if self.grid.search.is_in_bin:
            self._add(menu, "bring_back_rows", _("Bring back"), "Enter", self.grid.view.bring_back_asked.emit)
            self._add_history(menu, row)
            return
        if len(self.grid.view.rows_chosen()) > 1:
            self._add_several(menu)
            return
        if self.grid.model.waiting_place(row) >= 0:
            self._add(menu, "save_one", _("Save the row"), "", partial(self._save_waiting, row))
        self._add(menu, "edit", _("Change"), "F2", lambda: self.grid.hands.edit(row, key))
        self._add(menu, "again", _("Write it again"), "", lambda: self._deeds.again(row))
        self._add(menu, "delete", _("Delete"), "Del", self._deeds.delete)
        self._add(menu, "copy", _("Copy"), "Ctrl+C", self._deeds.copy)
        self._add(menu, "copy_day", _("Write its whole day again …"), "F8", partial(self._deeds.run, "copy_day"))
        self._add_photos(menu, self._photos_of(row), row)
        self._add_templates(menu, may_use=False)
        self._add_history(menu, row)

    def _add_templates(self, menu: QMenu, *, may_use: bool = True) -> None:
        """Offer to keep what the menu is about as a template, and in a row being typed to use one."""
        if may_use:
            self._add(menu, "use_template", _("Use a template …"), "F5", partial(self._deeds.run, "use_template"))
        self._add(
            menu, "keep_template", _("Keep as a template …"), "Ctrl+F5", partial(self._deeds.run, "keep_template")
        )

    def _photos_of(self, row: int) -> int:
        shown = self.grid.model.shown(row)
        if isinstance(shown, EntryLooks):
            return shown.row.photos
        return len(shown.typed.held) if shown is not None else 0

    def _add_photos(self, menu: QMenu, count: int, row: int) -> None:
        """Offer the pictures of a row, or to attach the first."""
        told = ngettext("See the picture", "See the {count} pictures", count).format(count=format_number(count))
        words = told if count else _("Attach a picture …")
        self._add(menu, "photos", words, "F12", lambda: self._deeds.see_photos(row))

    def _add_history(self, menu: QMenu, row: int) -> None:
        shown = self.grid.model.shown(row)
        if isinstance(shown, EntryLooks):
            entry = shown.row.entry.id
            if shown.row.is_to_settle:
                asked = shown.row
                self._add(menu, "settle", _("Settle what differs …"), "", lambda: self._to_settling(asked))
            self._add(menu, "comes_again", _("It comes again …"), "", partial(self._comes_again, shown.row))
            if look().type_size < _LARGE:
                self._add(menu, "all_rules", _("What comes again"), "", self._to_rules)
            self._add(menu, "history", _("What became of it"), "", lambda: self.grid.desk.show_history("entry", entry))

    def _add_several(self, menu: QMenu) -> None:
        """Offer what can be done with all rows chosen at once."""
        whole = self.grid.view.choose_whole_rows
        self._add(menu, "change_many", _("Change them together …"), "Ctrl+E", partial(self._deeds.run, "change_many"))
        self._add(menu, "copy_rows", _("Write them again on a day …"), "F8", partial(self._deeds.run, "copy_rows"))
        self._add_templates(menu, may_use=False)
        self._add(menu, "delete", _("Delete"), "Del", self._deeds.delete)
        self._add(menu, "copy", _("Copy"), "Ctrl+C", self._deeds.copy)
        space = _("Space")
        self._add(menu, "whole_rows", _("Choose the whole rows"), f"Shift+{space}", whole)

    def _comes_again(self, row: EntryRow) -> None:
        """Ask how often a kept row comes again."""
        from household_ledger.ui.entry_grid.comes_again import ask_row_again
        from household_ledger.ui.entry_grid.taking_back import taking_back_last

        grid = self.grid
        if ask_row_again(grid.window(), grid.desk, row):
            words = _("Comes again: {what}").format(what=row.what)
            every = ("all_rules", _("What comes again"), self._to_rules)
            grid.notice.say(words, [("undo_comes_again", _("Take back"), taking_back_last(grid)), every])
            grid.focus()

    def _to_settling(self, row: EntryRow) -> None:
        """Go where it is settled which of two computers wrote it right."""
        with self.grid.desk.reader() as reader:
            asked = reader.entries_to_settle(row.entry.household)
        entry = next((one.id for one in row.entries if one.id in asked), row.entry.id)
        self.grid.desk.go("exchange", Settle(entry))

    def _to_rules(self) -> None:
        self.grid.desk.go("home", ShowRules())

    def _chosen_words(self) -> str:
        """Name the row chosen by its day and words, several by their number."""
        rows = self.grid.view.rows_chosen()
        if len(rows) != 1:
            return ngettext("{count} row", "{count} rows", len(rows)).format(count=format_number(len(rows)))
        shown = self.grid.model.shown(rows[0])
        looks = shown.looks if shown is not None else {}
        told = (looks[name].text for name in ("date", "what") if name in looks)
        return beside(*told)

    def _save_waiting(self, row: int) -> None:
        self.grid.hands.edit(row, "what")
        self.grid.keeping.save()

    def _add(self, menu: QMenu, name: str, words: str, key: str, run: Callable[[], object]) -> None:
        action = menu.addAction(words)
        action.setObjectName(name)
        if key:
            action.setText(f"{words}\t{key}")
        action.triggered.connect(lambda _checked=False: run())

    def open_calendar(self) -> None:
        """Open a calendar of พ.ศ. for the day of the row being typed."""
        from household_ledger.ui.widgets.calendar import CalendarPopup

        editor = self.grid.view.editor
        popup = CalendarPopup(self.grid.hands.day, self.grid)
        popup.picked.connect(
            lambda day: self.grid.typing.change(replace(self.grid.typing.row, date=self.grid.typing.date_words(day)))
        )
        popup.open_under(editor.cells["date"])

    def _know(self, known_by: KnownBy) -> None:
        self.grid.typing.change(replace(self.grid.typing.row, known_by=known_by))


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS]}…"
