"""The fast grid on its card: the rows of a month and the row being typed, read anew without losing anything typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet, Step
from household_ledger.domain.ids import Id
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.ports import Reader
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.i18n import _, speech
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.foot import Foot, NoticeBar
from household_ledger.ui.entry_grid.row.halves import Halves
from household_ledger.ui.entry_grid.row.hands import Hands
from household_ledger.ui.entry_grid.row.keeping import Keeping
from household_ledger.ui.entry_grid.row.keys import RowKeys
from household_ledger.ui.entry_grid.row.parts import GridParts
from household_ledger.ui.entry_grid.row.typing import RowTyping
from household_ledger.ui.entry_grid.table.looking import SearchBar, may_see_others
from household_ledger.ui.entry_grid.table.looks import EntryLooks, WaitingLooks, WaitingRows
from household_ledger.ui.entry_grid.table.model import GridModel
from household_ledger.ui.entry_grid.table.source import RowSource
from household_ledger.ui.entry_grid.table.view import GridView
from household_ledger.ui.typing.saving import Saver
from household_ledger.ui.typing.suggesting import Suggester

if TYPE_CHECKING:  # the list is built when it first opens
    from household_ledger.ui.typing.offers import OfferList

_SHEET = """
QTableView#entry_table, QTableView#entry_table:focus { border: 0; }
QFrame#notice { margin: 4px 8px; }
"""
"""The card is the frame; where one stands is drawn at the cell."""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What is typed and not saved, as a grid gives it to the one built anew."""

    halves: Halves
    saver: Saver


class EntryGrid(QFrame):
    """The grid. It asks the desk for everything; `hands` lay rows to be typed in, `keeping` brings them in."""

    day_changed = Signal(object)
    """The day of the row being typed, for the heading and the sums."""
    looked = Signal()
    """The rows were read anew: those of the month, or what is found."""
    met = Signal(str, str)
    """What it met that wants words and ways on: `names`, `elsewhere`, `away`, `locked`, `lost`, …; and of what."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("entry_grid")
        self.setProperty("kind", "card")
        self.setStyleSheet(_SHEET)
        self.desk = desk
        self.search = SearchBar(has_others=may_see_others(desk))
        self.suggester = Suggester(desk, self)
        self.foot: Foot | None = None
        model = GridModel(self)
        view = GridView(model)
        typing, source = RowTyping(view, self.suggester), RowSource(desk, self.search)
        view.take_keys(RowKeys(typing, view.editor, self.suggester).on_key)
        self.parts = GridParts(desk, view, model, typing, source, NoticeBar(), Saver(desk))
        self.view, self.model, self.typing, self.source, self.notice = view, model, typing, source, self.parts.notice
        self.hands = Hands(self.parts)
        self.keeping = Keeping(self.parts, self.hands)
        self._looked_at: tuple[Id, Month] | None = None
        self._speech = speech()
        self._heads: tuple[Step, ...] = ()
        """The last steps the names and rows were read after."""
        self._shown_at: object = None
        """Up to which steps, and in whose sight, the rows were read when one was kept in this turn."""
        self._lay_out()
        self._connect()

    # What is shown -------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the household and its rows anew; what is typed stays where it is."""
        household, parts = self.desk.household, self.parts
        if household is None:
            return
        if parts.halves.household is not None:
            self.hands.stash()
        standing = self._standing()
        is_other = parts.halves.turn_to(household)
        if is_other:
            self.hands.at = None
            self.search.forget_own()
        told = self._read(household, is_anew=True)
        self.hands.fit_days()
        self.hands.resume(is_other=is_other)
        if told:
            self.met.emit("lost", told)
        is_elsewhere, self._looked_at = self._looked_at != (household, self.desk.month), (household, self.desk.month)
        if self.view.hasFocus():
            self._stand_again(standing, is_elsewhere=is_elsewhere)
        self.keeping.look_again()
        self.looked.emit()

    def follow(self) -> None:
        """Read anew, unless nothing was written since but what `_show_kept` shows already."""
        shown_at, self._shown_at = self._shown_at, None
        with self.desk.reader() as reader:
            is_shown = shown_at is not None and shown_at == (reader.heads(), self._sight())
        if not is_shown:
            self.refresh()
            return
        if not self.typing.row.is_blank:
            self.typing.look()  # somebody was quick: what is known of words and prices is known by now
        self.keeping.look_again()

    def _show_kept(self, standing: tuple[Id, str] | None) -> None:
        """Show the row that is in the ledger now among the others, and lay the next under the hands, in one paint.

        Of one that was changed, `standing` says at which entry and column to stand. What the rest of the page tells
        of it (sums, bars) follows once this is painted.
        """
        self.typing.enter_all()
        household = self.desk.household
        try:
            if household is not None:
                self._read(household)
                self._shown_at = (self._heads, self._sight())
        except (UserError, EnvironmentProblem):
            self._shown_at = None  # it is said at the end of the turn, when everything is read anew
        if standing is not None and not self.model.has_new:
            self._stand_again(standing, is_elsewhere=False)  # before the row goes: Qt would look for the next control
        self.hands.begin_new("what" if standing is None else "")
        if standing is not None and self.model.has_new:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._stand_again(standing, is_elsewhere=False)

    def _read(self, household: Id, *, is_anew: bool = False) -> str:
        """Read names and rows as far as something was written since, and show the rows.

        Where the row under the hands `is_anew` to be laid there: gives what is to be said of one others took away.
        """
        parts, told = self.parts, ""
        with self.desk.reader() as reader:
            book = parts.book = self._names(reader, household)
            self._heads = reader.heads()
            closed = {Month.from_number(number) for _household, number in reader.closed_months([household])}
            parts.saver.end_corrections(household, closed)
            parts.is_locked = self.desk.month in closed and not parts.reason
            count, load = self.source.read(reader, household)
            if is_anew and parts.half.found:
                from household_ledger.ui.entry_grid.row.found_rows import follow_found

                told = follow_found(parts, self.hands, reader)
            if is_anew and not told and (parts.half.edited is not None or parts.half.lost):
                from household_ledger.ui.entry_grid.row.lost_rows import follow_lost

                told = follow_lost(parts, self.hands, reader, is_searching=self.search.isVisible())
        self.suggester.look_at(book)
        searching = self.search.isVisible()
        if searching:
            self.search.tell(book.names, household)
        self.view.say_blank(self._blank_words())
        self.view.holds_deleted = self.search.is_in_bin
        typed = [] if searching and not parts.half.has_lost else parts.half.waiting
        half, year = parts.half, self.desk.month.year
        waiting = WaitingRows(typed, self.keeping.problem_of, year, guessed=half.guessed, works=half.works)
        self.model.show(count, load, waiting=waiting, has_new=not parts.is_locked and not searching)
        return told

    def _names(self, reader: Reader, household: Id) -> NameBook:
        """Give the names of a household: those known already where none was written since."""
        book, today = self.parts.book, self.desk.today
        read_in, self._speech = self._speech, speech()
        if book is not None and (book.household, book.today, read_in) == (household, today, self._speech):
            from household_ledger.services.views.list_following import has_same_names

            if has_same_names(reader, self._heads):
                return book
        return NameBook.read(reader, household, today=today)

    def _sight(self) -> object:
        """Say what is looked at: to be compared with."""
        searched = self.search.asked() if self.search.isVisible() else None
        return self.desk.sight, searched, self.search.is_in_bin

    @property
    def offers(self) -> OfferList:
        """The list that opens under the cells."""
        return self.typing.list.shown

    def put_foot(self, foot: Foot) -> None:
        """Put the strip of deeds and sums at the bottom."""
        self.foot = foot
        self._holder.addWidget(foot)

    def put_due(self, bar: QWidget) -> None:
        """Put what is due between the rows and what is said about them."""
        self._holder.insertWidget(0, bar)

    def rows_chosen(self) -> list[EntryLooks | WaitingLooks]:
        """Give the rows chosen in the table."""
        return [one for row in self.view.rows_chosen() if (one := self.model.shown(row)) is not None]

    def waiting_chosen(self) -> list[int]:
        """Give the places of the waiting rows chosen in the table."""
        return [place for row in self.view.rows_chosen() if (place := self.model.waiting_place(row)) >= 0]

    # What is typed and not saved -----------------------------------------------------------------------------------

    def typed_of(self) -> list[Id]:
        """Name the households of which anything is typed and not saved."""
        self.hands.stash()
        return self.parts.halves.unsaved()

    def kept(self) -> Unsaved:
        """Give everything that is typed."""
        self.hands.stash()
        return Unsaved(self.parts.halves, self.parts.saver)

    def bring_back(self, kept: object) -> None:
        """Take what `kept` of the grid before gave."""
        if isinstance(kept, Unsaved):
            self.parts.halves, self.parts.saver = kept.halves, kept.saver
        self.parts.halves.turn_to(None)
        self.refresh()

    def waiting_rows(self) -> list[TypedRow]:
        """List every row of the household that is typed and not saved."""
        self.hands.stash()
        return self.parts.half.rows

    # Where the keyboard is -----------------------------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Name the control the keyboard begins at."""
        return self.view.editor.cells["what"] if self.view.editor_row >= 0 else self.view

    def focus(self) -> None:
        """Bring the keyboard to the row being typed."""
        if self.view.editor_row < 0:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.view.editor.current() is None:
            self.typing.go("what")

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer nothing over another page."""
        self.typing.list.close()
        super().hideEvent(event)

    def _blank_words(self) -> str:
        if not self.search.isVisible():
            return _("One line for each thing. Enter saves it.")
        is_empty_bin = self.search.is_in_bin and self.search.asks_for_all
        return _("Nothing was deleted here.") if is_empty_bin else _("Nothing found.")

    # What others tell ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.hands.day_changed.connect(self.day_changed)
        self.hands.locked.connect(lambda: self.met.emit("locked", ""))
        self.keeping.met.connect(self.met)
        self.keeping.kept.connect(self._show_kept)
        self.keeping.refresh_asked.connect(self.refresh)
        self.typing.given_up.connect(self.hands.give_up)
        self.typing.gone.connect(self.hands.go_out)
        self.typing.changed.connect(self.hands.tell_day)
        self.view.edit_asked.connect(self.hands.edit)
        self.view.new_row_asked.connect(self.hands.come_in)
        self.desk.changed.connect(self._on_steps)

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        """Hear of steps as a widget: what is connected to the desk without one outlives the window built anew."""
        self.suggester.take_changes(changes)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self.search)
        rows.addWidget(self.view, 1)
        self.below = QVBoxLayout()
        rows.addLayout(self.below)
        self._holder = QVBoxLayout()
        self._holder.setSpacing(0)
        self._holder.addWidget(self.notice)
        self.notice.left.connect(self.focus)
        rows.addLayout(self._holder)

    def _standing(self) -> tuple[Id, str] | None:
        """Name the entry and column the table's keyboard is at."""
        row, key = self.view.current_cell()
        shown = self.model.shown(row) if row >= 0 else None
        return (shown.row.entry.id, key) if isinstance(shown, EntryLooks) else None

    def _stand_again(self, standing: tuple[Id, str] | None, *, is_elsewhere: bool) -> None:
        """Stand at the entry the keyboard was at, or near it; in another book or month, in its new row.

        Letters typed at a kept row change it: nobody is brought to one they did not go to.
        """
        row = self.source.place(standing[0]) if standing is not None else -1
        is_lost = row < 0 and (is_elsewhere or standing is None or not self.model.entries)
        if is_lost and self.view.editor_row >= 0:
            self.typing.go("what")
        elif standing is not None:
            self.view.stand_at(row if row >= 0 else self.model.entries - 1, standing[1])
        elif self.model.entries and not self.view.currentIndex().isValid():
            self.view.stand_at(self.model.entries - 1, "what")
