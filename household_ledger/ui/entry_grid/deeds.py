"""What the grid can do besides typing: repeat, split, delete, count, copy and paste, search; by key, button, menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from household_ledger.domain.changes import Label
from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.period import Month
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.day_page import day_page
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date, format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.labels import known_by_name
from household_ledger.ui.entry_grid.foot import Deed, Foot, Way
from household_ledger.ui.entry_grid.going import GridGoing
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.looks import EntryLooks
from household_ledger.ui.entry_grid.typed_texts import texts_of, with_texts

if TYPE_CHECKING:
    from household_ledger.ui.entry_grid.counting import Count, CountPanel

_EMPTIED = "bring_back_typed"


class GridDeeds:
    """The deeds of one grid, by name: `run("repeat")`; what a deed needs is loaded when it is first done."""

    def __init__(self, grid: EntryGrid, going: GridGoing) -> None:
        self.grid = grid
        self.panel: CountPanel | None = None
        self._counted_of: Id | None = None
        self._menu: QMenu | None = None
        self._deeds: dict[str, Callable[[], object]] = {
            "save": grid.save,
            "kind": self.open_kinds,
            "repeat": self.repeat,
            "above": self.above,
            "split": self.split,
            "count": self.count,
            "nothing": self.nothing,
            "search": going.open_search,
            "delete": self.delete,
        }
        grid.typing.deed_asked.connect(self.run)
        grid.view.deed_asked.connect(self.run)
        grid.met.connect(self._on_met)
        grid.typing.emptied.connect(self._on_emptied)
        grid.typing.changed.connect(self._on_typed_on)
        grid.view.delete_asked.connect(self.delete)
        grid.view.copy_asked.connect(self.copy)
        grid.view.paste_asked.connect(self.paste)
        grid.view.menu_asked.connect(self.open_menu)
        grid.view.editor.menu_asked.connect(self.open_menu)
        grid.put_foot(Foot(_foot_deeds(), self.run, self._more))

    def run(self, name: str) -> None:
        """Do one thing by its name; what writes is not done in a month that is closed."""
        if self.grid.is_locked and name != "search":
            self._on_met("locked", "")
        else:
            self._deeds[name]()

    def open_kinds(self) -> None:
        """Open the list of kinds at the row being typed."""
        if self.grid.view.editor_row >= 0:
            self.grid.focus()
            self.grid.typing.list.open_kinds()

    def repeat(self) -> None:
        """Write the row above again into the row being typed; its day stays. In the table: the row one stands at."""
        if self.grid.view.hasFocus():
            self._again(self.grid.view.current_cell()[0])
            return
        above = self.grid.typed_above()
        if above is not None:
            self.grid.focus()
            self.grid.typing.change(replace(above, date=self.grid.typing.row.date, is_alone=False))

    def above(self) -> None:
        """Write the cell above again."""
        above, cell = self.grid.typed_above(), self.grid.view.editor.current()
        if above is None or cell is None or cell.name not in texts_of(above):
            return
        self.grid.typing.change(with_texts(self.grid.typing.row, {cell.name: texts_of(above)[cell.name]}))

    def split(self) -> None:
        """Open the parts under the row being typed, or of the row one stands at."""
        if self.grid.view.hasFocus():
            row, _key = self.grid.view.current_cell()
            self.grid.edit(row, "category")
        self.grid.typing.split()

    def delete(self) -> None:
        """Take out the rows chosen, without asking: a word to press brings them back."""
        grid = self.grid
        chosen, waiting = grid.rows_chosen(), grid.waiting_chosen()
        if grid.at is not None:
            if not grid.leave_row():
                return
            grid.begin_new("")
        for place in reversed(waiting):
            grid.half.waiting.pop(place)
        rows = [one.row for one in chosen if isinstance(one, EntryLooks)]
        if any(row.is_closed and not grid.saver.reason(row.entry.household, Month.of(row.date)) for row in rows):
            self._on_met("locked", "")
            return
        if not rows:
            grid.refresh()
            return
        outcome = grid.saver.delete(rows)
        if not outcome.is_done:
            grid.show_outcome(outcome)
            return
        told = _("Deleted: {what}") if len(rows) == 1 else _("Deleted {count} entries")
        words = told.format(what=rows[0].what, count=format_number(len(rows)))
        grid.notice.say(words, [("undo_delete", _("Bring back"), self._undo_of(grid.desk.opened.ledger.undo_label()))])

    def nothing(self) -> None:
        """Say that nothing happened on the day of the row being typed."""
        from household_ledger.services.commands.days import NothingToday

        grid = self.grid
        household, day = grid.desk.household, grid.day
        if household is None:
            return
        with grid.desk.reader() as reader:
            page = day_page(reader, household, day)
        if page.entries or page.is_nothing:
            words = (
                _("{date} has entries already.")
                if page.entries
                else _("“Nothing today” is written for {date} already.")
            )
            grid.notice.say(words.format(date=format_date(day, "day")), kind="attention")
            return
        outcome = grid.saver.run(NothingToday(household, day), also=Month.of(day), household=household)
        if outcome.is_done:
            grid.half.last = day
            undo = self._undo_of(grid.desk.opened.ledger.undo_label())
            words = _("Written: nothing on {date}.").format(date=format_date(day, "day"))
            grid.notice.say(words, [("undo_nothing", _("Take back"), undo)])
        else:
            grid.show_outcome(outcome)

    def count(self) -> None:
        """Open the strip to count cash in."""
        from household_ledger.services.views.pocket_balances import pocket_balances
        from household_ledger.ui.entry_grid.counting import CountPanel

        self.close_count()
        grid = self.grid
        household = grid.desk.household
        if household is None:
            return
        with grid.desk.reader() as reader:
            balances = pocket_balances(reader, household, grid.day)
        self.panel = CountPanel(grid.day, balances)
        self._counted_of = household
        self.panel.setObjectName("count_panel")
        self.panel.counted.connect(self._on_counted)
        self.panel.adjusted.connect(self._on_adjusted)
        self.panel.closed.connect(self._on_count_closed)
        grid.below.addWidget(self.panel)
        self.panel.begin()

    def follow_book(self) -> None:
        """Hold what is being counted against the book as it is now; another household's strip is put away."""
        if self.panel is None:
            return
        if self._counted_of is None or self._counted_of != self.grid.desk.household:
            self.close_count()
            return
        from household_ledger.services.views.pocket_balances import pocket_balances

        with self.grid.desk.reader() as reader:
            self.panel.show_balances(pocket_balances(reader, self._counted_of, self.panel.day))

    def close_count(self) -> None:
        """Put the strip away."""
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None

    def copy(self) -> None:
        """Copy the cells chosen, as a spreadsheet takes them."""
        from household_ledger.ui.entry_grid.clipboard import written

        grid = self.grid
        rows = [one for one in grid.rows_chosen() if isinstance(one, EntryLooks)]
        QGuiApplication.clipboard().setText(written([one.row for one in rows], grid.view.columns_chosen()))

    def paste(self) -> None:
        """Write the lines of a spreadsheet as rows: what is right in one step, the rest waits to be mended."""
        from household_ledger.ui.entry_grid.clipboard import read_lines

        grid = self.grid
        if grid.book is None or grid.is_locked:
            return
        result = read_lines(QGuiApplication.clipboard().text(), grid.book, grid.day, grid.desk.today)
        singles = tuple(read for read in result.right if not read.is_pair)
        outcomes = [grid.saver.add_all(singles)] if singles else []
        outcomes += [grid.saver.add(read) for read in result.right if read.is_pair]
        failed = next((one for one in outcomes if not one.is_done), None)
        if failed is not None:
            grid.show_outcome(failed)
            return
        grid.half.waiting += result.wrong
        grid.refresh()
        right, wrong = len(result.right), len(result.wrong)
        words = ngettext("Pasted {count} row.", "Pasted {count} rows.", right).format(count=format_number(right))
        if wrong:
            waiting = ngettext("{count} row waits to be mended.", "{count} rows wait to be mended.", wrong)
            words += " " + waiting.format(count=format_number(wrong))
        grid.notice.say(words, kind="attention" if result.wrong else "done")

    def open_menu(self, place: QPoint) -> None:
        """Open what can be done with the row under the mouse."""
        menu = self._menu = QMenu(self.grid)
        menu.setObjectName("row_menu")
        is_typing = self.grid.view.editor.current() is not None
        if not is_typing and self.grid.rows_chosen():
            self._add_kept(menu)
        else:
            self._add_typing(menu)
        menu.addSeparator()
        for name, words, key in (
            ("count", _("Count cash"), "F4"),
            ("nothing", _("Nothing today"), "F7"),
            ("search", _("Search"), "Ctrl+F"),
        ):
            self._add(menu, name, words, key, partial(self.run, name))
        menu.popup(place)

    def _more(self) -> None:
        foot = self.grid.foot
        if foot is not None:
            self.open_menu(foot.more.mapToGlobal(QPoint(0, 0)))

    def _add_typing(self, menu: QMenu) -> None:
        """Offer what can be done with the row being typed."""
        if self.grid.view.editor_row < 0:
            return
        listed = [
            ("save", _("Save the row"), "Enter"),
            ("kind", _("Another kind …"), "F3"),
            ("repeat", _("Repeat the row above"), "Ctrl+D"),
            ("split", _("Split into categories"), "Ctrl+/"),
        ]
        for name, words, key in listed:
            self._add(menu, name, words, key, partial(self.run, name))
        self._add(menu, "calendar", _("Choose a day …"), "", self.open_calendar)
        known = menu.addMenu(_("How it is known"))
        for one in KnownBy:
            self._add(known, f"known_{one}", known_by_name(one), "", partial(self._know, one))
        self._add(menu, "paste", _("Paste rows"), "Ctrl+V", self.paste)

    def _add_kept(self, menu: QMenu) -> None:
        """Offer what can be done with rows that are kept."""
        row, key = self.grid.view.current_cell()
        self._add(menu, "edit", _("Change"), "F2", lambda: self.grid.edit(row, key))
        self._add(menu, "again", _("Write it again"), "", lambda: self._again(row))
        self._add(menu, "delete", _("Delete"), "Del", self.delete)
        self._add(menu, "copy", _("Copy"), "Ctrl+C", self.copy)
        shown = self.grid.model.shown(row)
        if isinstance(shown, EntryLooks):
            entry = shown.row.entry.id
            self._add(menu, "history", _("What became of it"), "", lambda: self.grid.desk.show_history("entry", entry))

    def _again(self, row: int) -> None:
        shown = self.grid.model.shown(row)
        if isinstance(shown, EntryLooks) and self.grid.leave_row():
            typed = self.grid.typed_of(shown.row)
            self.grid.begin_new()
            self.grid.typing.change(replace(typed, date=self.grid.typing.row.date, is_alone=False))

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
        popup = CalendarPopup(self.grid.day, self.grid)
        popup.picked.connect(
            lambda day: self.grid.typing.change(replace(self.grid.typing.row, date=self.grid.typing.date_words(day)))
        )
        popup.open_under(editor.cells["date"])

    def _know(self, known_by: KnownBy) -> None:
        self.grid.typing.change(replace(self.grid.typing.row, known_by=known_by))

    def _on_counted(self, count: object) -> None:
        from household_ledger.ui.entry_grid.counting import Count, difference_words

        if not isinstance(count, Count):
            return
        if self._write(count, EntryKind.CASH_COUNT, int(count.counted)) and self.panel is not None:
            if count.difference:
                self.panel.show_saved(count)
            else:
                self.close_count()
                self.grid.notice.say(_("Counted: {words}").format(words=difference_words(count)[0]))
                self.grid.focus()

    def _on_adjusted(self, count: object) -> None:
        from household_ledger.ui.entry_grid.counting import Count

        if isinstance(count, Count) and self._write(count, EntryKind.ADJUST, int(count.difference)):
            self.close_count()
            undo = self._undo_of(self.grid.desk.opened.ledger.undo_label())
            self.grid.notice.say(_("The book agrees with the cash now."), [("undo_adjust", _("Take back"), undo)])
            self.grid.focus()

    def _write(self, count: Count, kind: EntryKind, satang: int) -> bool:
        from household_ledger.services.commands.entries import AddEntries

        household = self._counted_of or NO_ID
        draft = Draft(
            household=household, date=count.day, kind=kind, amount=type(count.book)(satang), pocket=count.pocket
        )
        outcome = self.grid.saver.run(AddEntries((draft,)), (draft,))
        if not outcome.is_done:
            self.grid.notice.say(outcome.words, kind="attention")
        return outcome.is_done

    def _on_count_closed(self) -> None:
        self.close_count()
        self.grid.focus()

    def _undo_of(self, label: Label | None) -> Callable[[], None]:
        """Take back just this step, while it is still the last one."""

        def undo() -> None:
            desk = self.grid.desk
            if desk.opened.ledger.undo_label() == label:
                desk.undo()
                self.grid.notice.close_bar()
            else:
                self.grid.notice.say(_("Something else was written since. Undo that first (Ctrl+Z)."), kind="attention")

        return undo

    def _on_emptied(self, row: TypedRow) -> None:
        """Offer a row given up with Esc again: the key also closes lists, and is pressed once too often."""
        place = (self.grid.desk.household, self.grid.at)

        def refill() -> None:
            self.grid.notice.close_bar()
            if place == (self.grid.desk.household, self.grid.at) and not self.grid.typing.is_changed:
                self.grid.typing.change(row)
                self.grid.typing.go("what")

        self.grid.notice.say(_("What was typed is gone."), [(_EMPTIED, _("Bring back"), refill)])

    def _on_typed_on(self) -> None:
        notice = self.grid.notice
        if self.grid.typing.is_changed and notice.findChild(QWidget, _EMPTIED) is not None:
            notice.close_bar()

    def _on_met(self, what: str, of: str) -> None:
        """Say what the grid met, with the ways on there are."""
        grid = self.grid
        if what == "names":
            words = _("“{name}” is not in this household's book yet.").format(name=of)
            grid.notice.say(words, [("make_names", _("Make it and save (Enter)"), grid.save)], kind="attention")
        elif what == "elsewhere":
            month = Month.from_iso(of)
            words = _("Saved in {month}.").format(month=format_month(month))
            grid.notice.say(words, [("go_month", _("Go to that month"), partial(self._go_to, month))])
        elif what == "locked":
            words = _("This month is closed. Correct it with a reason, or open it again.")
            grid.notice.say(words, kind="attention")
        else:
            ways: list[Way] = [
                ("retry", _("Try again"), self._retry),
                ("set_aside", _("Let it wait and type on"), self._set_aside),
                ("export_typed", _("Keep as a file …"), self._export),
            ]
            grid.notice.say(of, ways, kind="attention")

    def _go_to(self, month: Month) -> None:
        if self.grid.leave_row():
            self.grid.desk.turn_to(month)

    def _retry(self) -> None:
        self.grid.notice.close_bar()
        if self.grid.half.waiting:
            self.grid.save_waiting()
        if self.grid.at is not None or not self.grid.typing.row.is_blank:
            self.grid.save()

    def _set_aside(self) -> None:
        words = self.grid.notice.words.words()
        self.grid.set_aside()
        self._on_met("trouble", words)

    def _export(self) -> None:
        from household_ledger.ui.entry_grid.rescue import export_typed

        saved = export_typed(self.grid, self.grid.waiting_rows())
        if isinstance(saved, Path):
            self.grid.notice.say(_("Kept in {name}. It can be pasted in later.").format(name=saved.name))
        elif saved:
            self._on_met("trouble", saved)


def _foot_deeds() -> tuple[Deed, ...]:
    return (
        Deed("save", "Enter", _("Save")),
        Deed("kind", "F3", _("Kind")),
        Deed("split", "Ctrl /", _("Split")),
        Deed("repeat", "Ctrl D", _("Repeat above")),
        Deed("count", "F4", _("Count cash")),
        Deed("search", "Ctrl F", _("Search")),
    )
