"""What the drawer is filled with: entries behind a figure, what became of a record, help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem
from household_ledger.text.i18n import _
from household_ledger.text.labels import household_words
from household_ledger.ui.arrivals import ShowEntry
from household_ledger.ui.frame import reading_order
from household_ledger.ui.pages.catalogue import HOUSEHOLD, PROVIDER
from household_ledger.ui.theme.look import px

if TYPE_CHECKING:
    from household_ledger.services.views.entry_rows import EntryRow
    from household_ledger.services.views.evidence_walk import Line
    from household_ledger.services.views.record_story import StoryStep
    from household_ledger.ui.desk import Looked, Sight, Walk
    from household_ledger.ui.frame.seat import Seat


class Drawers:
    """Joined to one window; `again` fills the drawer anew after a change or when the window is built anew."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._desk = seat.desk
        self._fill: Callable[[], None] | None = None
        self._left: tuple[Month, Month] | None = None
        """The month a page of the provider spoke of when an entry was opened from it, and the entry's."""
        self._desk.moved.connect(self._on_moved)
        self._desk.entries_asked.connect(self.show_entries)
        self._desk.walk_asked.connect(self.show_walk)
        self._desk.history_asked.connect(self.show_history)

    def again(self) -> None:
        """Fill the drawer anew with what it shows, if it is open; the keyboard stays in it."""
        panel, at = self._seat.parts.drawer.panel, QApplication.focusWidget()
        has_keyboard = panel is not None and at is not None and (panel is at or panel.isAncestorOf(at))
        if self._fill is not None and self._told(self._fill) and has_keyboard:
            self._to_panel()

    def open_again(self) -> None:
        """Open the drawer of a window built anew with what the one before showed."""
        if self._fill is not None:
            self._open(self._fill, to_panel=False)

    def forget(self) -> None:
        """Take note that the drawer was closed."""
        self._fill = None

    def show_help(self) -> None:
        """Say how the page shown is used, and the keys of the window."""
        from household_ledger.ui.frame.help_panel import HelpPanel

        def fill() -> None:
            page = self._seat.parts.pages.page()
            self._seat.parts.drawer.show_panel(_("Help"), HelpPanel(page.help_text() if page is not None else ""))

        self._open(fill)

    def show_entries(self, looked: Looked) -> None:
        """List the entries behind a figure."""
        from household_ledger.services.views.entry_rows import entry_rows
        from household_ledger.ui.frame.entries_panel import EntriesPanel

        shown: EntriesPanel | None = None

        def fill() -> None:
            nonlocal shown
            standing = shown.entry() if shown is not None and shown is self._seat.parts.drawer.panel else None
            with self._desk.reader() as reader:
                rows = [row for query in looked.queries for row in entry_rows(reader, query)]
            unique = list({row.entry.id: row for row in rows}.values())
            homes = {one.id: household_words(one.code, one.name) for one in self._desk.figures.households()}
            several = len({row.entry.household for row in unique}) > 1
            names = [homes.get(row.entry.household, "") for row in unique] if several else ()
            panel = EntriesPanel(unique, names, year=self._desk.month.year)
            panel.pressed.connect(self._to_entry)
            panel.history_asked.connect(lambda row: self.show_history("entry", (row.entry.id, 0)))
            panel.photos_asked.connect(self._show_photos)
            panel.stand_at(standing)
            self._seat.parts.drawer.show_panel(looked.title, panel)
            shown = panel

        self._open(fill)

    def show_walk(self, walk: Walk) -> None:
        """Go down from a figure of the group: whose it is, their months, the entries, their pictures."""
        from household_ledger.ui.frame.walk_panel import WalkPanel

        shown: WalkPanel | None = None
        path: list[Line] = []

        def fill() -> None:
            nonlocal shown
            drawer = self._seat.parts.drawer
            standing = shown.place() if shown is not None and shown is drawer.panel else 0
            panel = WalkPanel(self._desk, walk, path)
            panel.entry_pressed.connect(self._to_entry)
            panel.history_asked.connect(lambda row: self.show_history("entry", (row.entry.id, 0)))
            panel.photos_asked.connect(self._show_photos)
            panel.turned.connect(lambda: drawer.name(panel.title))
            panel.stand_at(standing)
            drawer.show_panel(panel.title, panel)
            shown = panel

        self._open(fill)

    def _show_photos(self, row: EntryRow) -> None:
        from household_ledger.ui.entry_grid.photos.albums import SeenAlbum
        from household_ledger.ui.photos.viewer import PhotoViewer

        PhotoViewer(self._seat.parts.drawer, SeenAlbum(self._desk, row)).open()

    def show_history(self, kind: str, key: tuple[Id, int]) -> None:
        """Tell what became of a record."""
        from household_ledger.services.views.record_story import record_story
        from household_ledger.ui.frame.history_panel import HistoryPanel

        def fill() -> None:
            with self._desk.reader() as reader:
                told = record_story(reader, kind, *key)
            panel = HistoryPanel(told)
            panel.revert_asked.connect(self._revert)
            self._seat.parts.drawer.show_panel(_("What became of it"), panel)

        self._open(fill)

    def show_book_history(self) -> None:
        """List what was done in the book, of the household looked at or of all."""
        from household_ledger.services.views.record_story import book_story
        from household_ledger.ui.frame.book_history import BOOK, HERE, MOST, BookHistoryPanel

        shown: BookHistoryPanel | None = None
        has_scopes = self._seat.workspace() == HOUSEHOLD and self._desk.household is not None
        scope = HERE if has_scopes else BOOK

        def choose(chosen: str) -> None:
            nonlocal scope
            scope = chosen
            self.again()

        def fill() -> None:
            nonlocal shown
            before = shown.step() if shown is not None and shown is self._seat.parts.drawer.panel else None
            with self._desk.reader() as reader:
                told = book_story(reader, self._desk.household if scope == HERE else None, limit=MOST)
            panel = BookHistoryPanel(told, scope, has_scopes=has_scopes)
            panel.revert_asked.connect(self._revert)
            panel.scope_chosen.connect(choose)
            panel.stand_at(before.step if before is not None else None)
            self._seat.parts.drawer.show_panel(_("History of the book"), panel)
            shown = panel

        self._open(fill)

    def _revert(self, step: StoryStep) -> None:
        from household_ledger.ui.frame.reverting import revert

        revert(self._desk, self._seat.parts.drawer, step)

    def _open(self, fill: Callable[[], None], *, to_panel: bool = True) -> None:
        if not self._told(fill):
            return
        self._fill = fill
        self._seat.parts.open_drawer(px(self._seat.state.drawer_width))
        if to_panel:
            self._to_panel()

    def _told(self, fill: Callable[[], None]) -> bool:
        try:
            fill()
        except EnvironmentProblem as problem:
            self._desk.tell(problem)
            return False
        return True

    def _to_entry(self, row: EntryRow) -> None:
        """Go to the entry on its own page, where it is changed; of a deleted one tell what became of it."""
        if row.entry.is_deleted:
            self.show_history("entry", (row.entry.id, 0))
        else:
            entry, month = row.entry, Month.of(row.date)
            left = self._left[0] if self._left is not None else None
            if self._seat.workspace() == PROVIDER:
                left = self._desk.month
            self._desk.go("entry", ShowEntry(entry.id), household=entry.household, month=month)
            if left is not None and self._desk.month == month:  # the page shown may have wanted to stay
                self._left = (left, month)

    def sight_on(self, workspace: str, sight: Sight) -> Sight:
        """Give what is looked at on a page of a workspace: the provider's speak of the month they were left at again.

        Only where an entry opened from there turned the month, and nobody turned it since: so what the drawer shows and
        what the page says are of one month.
        """
        if workspace != PROVIDER or self._left is None or sight.month != self._left[1]:
            return sight
        return replace(sight, month=self._left[0])

    def _on_moved(self) -> None:
        if self._left is not None and self._desk.month != self._left[1]:
            self._left = None

    def _to_panel(self) -> None:
        panel = self._seat.parts.drawer.panel
        first = next(reading_order.controls(panel), None) if panel is not None else None
        if first is not None:
            reading_order.to_control(first)
