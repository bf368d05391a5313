"""The fast grid: the rows of a month and the row being typed; what becomes of both, and nothing typed is ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from household_ledger.domain.changes import ChangeSet
from household_ledger.domain.entry import Entry
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.services.ports import Reader
from household_ledger.services.typed.entry import read_row, typed_of
from household_ledger.services.typed.row import ReadRow, TypedRow
from household_ledger.services.views.day_hours import hours_of_day
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.entry_grid.foot import Foot, NoticeBar
from household_ledger.ui.entry_grid.ground import Ground
from household_ledger.ui.entry_grid.halves import Half, Halves
from household_ledger.ui.entry_grid.looks import EntryLooks, WaitingLooks, waiting_looks
from household_ledger.ui.entry_grid.model import GridModel
from household_ledger.ui.entry_grid.offers import OfferList
from household_ledger.ui.entry_grid.row_keys import RowKeys
from household_ledger.ui.entry_grid.row_source import RowSource
from household_ledger.ui.entry_grid.row_typing import RowTyping
from household_ledger.ui.entry_grid.saving import Outcome, Saver
from household_ledger.ui.entry_grid.search import SearchBar, may_see_others
from household_ledger.ui.entry_grid.suggesting import Suggester
from household_ledger.ui.entry_grid.view import GridView

_SHEET = """
QTableView#entry_table, QTableView#entry_table:focus, QListView#offers { border: 0; }
QFrame#notice { margin: 4px 8px; }
"""
"""The card is the frame; where one stands is drawn at the cell."""


class EntryGrid(QFrame):
    """The grid on its card. It asks the desk for everything and writes through a `Saver`."""

    day_changed = Signal(object)
    """The day of the row being typed, for the heading and the sums."""
    stranger_asked = Signal(object)
    """A row of another household is to be changed (an EntryRow): it has to be gone to."""
    met = Signal(str, str)
    """What it met that wants words and ways on: `names`, `elsewhere`, `locked`, `trouble`; and of what."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("entry_grid")
        self.setProperty("kind", "card")
        self.setStyleSheet(_SHEET)
        self.desk = desk
        self.saver = Saver(desk)
        self.model = GridModel(self)
        self.search = SearchBar(has_others=may_see_others(desk))
        self.source = RowSource(desk, self.search)
        self.notice = NoticeBar()
        self.foot: Foot | None = None
        self.offers = OfferList(self)
        self.suggester = Suggester(desk, self)
        self.view = GridView(self.model)
        self.typing = RowTyping(self.view, self.offers, self.suggester)
        self.view.take_keys(RowKeys(self.typing, self.view.editor, self.suggester).on_key)
        self.book: NameBook | None = None
        self.at: EntryRow | int | None = None
        """What is typed over: a row kept, a row waiting (its place), None for the new row."""
        self._halves = Halves()
        self._day: date | None = None
        self._is_locked = False
        self._names_asked: tuple[str, ...] = ()
        self._lay_out()
        self._connect()

    # What is shown -------------------------------------------------------------------------------------------------

    @property
    def half(self) -> Half:
        """What is typed for the household whose rows lie here."""
        return self._halves.here

    @property
    def is_locked(self) -> bool:
        """Tell whether the month looked at is closed and not being corrected."""
        return self._is_locked

    @property
    def reason(self) -> str:
        """Give the reason the month looked at is being corrected for."""
        return self.saver.reason(self.desk.household or NO_ID, self.desk.month)

    @property
    def day(self) -> date:
        """Give the day of the row being typed; the last good one where what is typed is none."""
        typed = self.typing.day() if self.view.editor_row >= 0 else None
        return typed or self._day or self.source.default_day()

    def has_day(self) -> bool:
        """Tell whether the row being typed is of a day; where it is not, say so at its cell."""
        if self.view.editor_row < 0 or self.typing.day() is not None:
            return True
        self.typing.go("date")
        return False

    def refresh(self) -> None:
        """Read the household and its rows anew; what is typed stays where it is."""
        household = self.desk.household
        if household is None:
            return
        if self._halves.household is not None:
            self.stash()
        standing = self._standing()
        if self._halves.turn_to(household):
            self.at = None
        with self.desk.reader() as reader:
            self.book = NameBook.read(reader, household, today=self.desk.today)
            self._is_locked = self._is_closed(reader, household) and not self.reason
            count, load = self.source.read(reader, household)
        self.suggester.look_at(self.book)
        searching = self.search.isVisible()
        self.view.say_blank(_("Nothing found.") if searching else _("One line for each thing. Enter saves it."))
        waiting = [waiting_looks(row, self._problem_of(row)) for row in self.half.waiting]
        self.model.show(count, load, waiting=waiting, has_new=not self._is_locked and not searching)
        self._fit_days()
        self._resume()
        self._stand_again(standing)

    def put_foot(self, foot: Foot) -> None:
        """Put the strip of deeds and sums at the bottom."""
        self.foot = foot
        self._holder.addWidget(foot)

    # What is kept --------------------------------------------------------------------------------------------------

    def stash(self) -> None:
        """Keep what is typed with the household it was typed for."""
        half = self.half
        if isinstance(self.at, EntryRow):
            half.edited = (self.at.entry.id, self.typing.row) if self.typing.is_changed else None
        elif self.at is None:
            if self.view.editor_row >= 0:
                half.new = TypedRow() if self.typing.row.is_blank else self.typing.row
                half.day = self.typing.day()
        elif self.at < len(half.waiting):
            half.waiting[self.at] = self._dated(self.typing.row)

    def has_typed(self) -> bool:
        """Tell whether anything is typed and not saved."""
        self.stash()
        return not self._halves.is_empty()

    def kept(self) -> Any:  # noqa: ANN401 -- what `bring_back` of the grid built anew takes
        """Give everything that is typed."""
        self.stash()
        return self._halves, self.saver

    def bring_back(self, kept: Any) -> None:  # noqa: ANN401 -- see `kept`
        """Take what `kept` of the grid before gave."""
        self._halves, self.saver = kept
        self._halves.turn_to(None)
        self.refresh()

    def waiting_rows(self) -> list[TypedRow]:
        """List every row of the household that is typed and not saved."""
        self.stash()
        new = self.half.new
        return [*self.half.waiting, *(() if new.is_blank else (new,))]

    # Where the hands are -------------------------------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Name the control the keyboard begins at."""
        return self.view.editor.cells["what"] if self.view.editor_row >= 0 else self.view

    def focus(self) -> None:
        """Bring the keyboard to the row being typed."""
        if self.view.editor_row < 0:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.view.editor.current() is None:
            self.typing.go("what")

    def begin_new(self, cell: str = "what") -> None:
        """Lay the new row under the hands, as far as it is typed."""
        self.at = None
        if self.book is None or not self.model.has_new:
            was_here = self.view.editor.current() is not None
            self.view.put_editor(-1)
            self.typing.show(TypedRow())  # it waits in its half: nothing is left that could be saved from here
            if was_here:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        last = self.half.last
        previous = last if last is not None and Month.of(last) == self.desk.month else self.source.default_day()
        ground = self._ground(self.book, previous)
        self.view.put_editor(self.model.new_row)
        blank = TypedRow(date=ground.date_words(previous))
        new = self.half.new
        day = self.half.day
        if new.date and day is not None and parse_date(new.date, previous) != day:
            new = replace(new, date=ground.date_words(day))
        self.typing.begin(blank if new.is_blank else replace(new, date=new.date or blank.date), ground, begun=blank)
        self.view.show_editor_row()
        if cell:
            self.typing.go(cell)
        self._tell_day()

    def edit(self, row: int, cell: str, typed: str = "") -> None:
        """Lay another row under the hands, to be changed in place."""
        if not self.leave_row():
            return
        self.stash()
        shown = self.model.shown(row)
        if isinstance(shown, WaitingLooks):
            self.at = self.model.waiting_place(row)
            self._lay(row, shown.typed, self.day, cell)
        elif isinstance(shown, EntryLooks):
            if shown.row.entry.household != self.desk.household:
                self.stranger_asked.emit(shown.row)
                return
            if not self.may_change(shown.row):
                return
            self.at = shown.row
            self._lay(row, self.typed_of(shown.row, is_kept=True), shown.row.date, cell)
        else:
            self.begin_new(cell)
        if typed and (editing := self.view.editor.current()) is not None:
            editing.type_anew(typed)

    def typed_of(self, row: EntryRow, *, is_kept: bool = False) -> TypedRow:
        """Give a row kept as it would be typed: to be changed (`is_kept`), or as a new one like it."""
        if self.book is None:
            return TypedRow()
        day = self._ground(self.book, row.date).date_words(row.date)
        return replace(typed_of(row.entry, row.twin, self.book, is_kept=is_kept), date=day)

    def typed_above(self) -> TypedRow | None:
        """Give the row above the one under the hands, as it would be typed."""
        shown = self.model.shown(self.view.editor_row - 1)
        if isinstance(shown, EntryLooks):
            return self.typed_of(shown.row)
        return shown.typed if isinstance(shown, WaitingLooks) else None

    def leave_row(self) -> bool:
        """Leave a row that is being changed: save what was changed; False when it cannot be saved."""
        if self.at is None:
            return True
        if self.typing.is_changed and isinstance(self.at, EntryRow):
            return self.save()
        self.stash()
        self.at = None
        return True

    def may_change(self, row: EntryRow) -> bool:
        """Tell whether a row may be changed; where its month is closed, say so."""
        if row.is_closed and not self.saver.reason(row.entry.household, Month.of(row.date)):
            self.met.emit("locked", "")
            return False
        return True

    def rows_chosen(self) -> list[EntryLooks | WaitingLooks]:
        """Give the rows chosen in the table."""
        return [one for row in self.view.rows_chosen() if (one := self.model.shown(row)) is not None]

    def waiting_chosen(self) -> list[int]:
        """Give the places of the waiting rows chosen in the table."""
        return [place for row in self.view.rows_chosen() if (place := self.model.waiting_place(row)) >= 0]

    # What becomes of a row -----------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Bring the row under the hands into the ledger; where it cannot be, say why at its cells."""
        if self.at is None and self.typing.row.is_blank:
            return False
        if isinstance(self.at, EntryRow) and not self.typing.is_changed:
            self.give_up()
            return True
        if not self.typing.try_it():
            self._offer_names()
            return False
        read, at = self.typing.said, self.at
        outcome = self.saver.replace(at, read) if isinstance(at, EntryRow) else self.saver.add(read)
        if outcome.is_done:
            self._go_on(read.drafts[0].date)
            if read.remarks:
                words = _("Saved. {remark}").format(remark=" ".join(message(one) for one in read.remarks))
                self.notice.say(words, kind="attention")
        else:
            self.show_outcome(outcome)
        return outcome.is_done

    def show_outcome(self, outcome: Outcome) -> None:
        """Say why something could not be done, at its cells or above the strip."""
        if outcome.problems and self.view.editor_row >= 0:
            self.typing.refuse(outcome.problems)
        if outcome.is_trouble:
            self.met.emit("trouble", outcome.words)
        elif not outcome.problems or self.view.editor_row < 0:
            self.notice.say(outcome.words, kind="attention")

    def give_up(self) -> None:
        """Go back from a row left as it was to the table."""
        if self.at is None:
            return
        row, key = self.view.editor_row, self._key_here()
        self.at = None
        self.begin_new("")
        self.view.stand_at(row, key)

    def set_aside(self) -> None:
        """Let the new row wait and go on with the next."""
        if self.at is None and not self.typing.row.is_blank:
            self.half.waiting.append(self._dated(self.typing.row))
            self.half.last = self.day
            self._clear_new()
            self.refresh()
            self.begin_new()

    def save_waiting(self) -> None:
        """Try again to save the rows that wait, in their order; those that cannot be saved wait on."""
        half = self.half
        if self.book is not None:
            half.waiting = [row for row in half.waiting if not self.saver.add(self._read(row)).is_done]
        self.refresh()

    def _go_on(self, day: date) -> None:
        """Go on after saving: with the next new row, or in the table at the row that was changed."""
        was, row, key = self.at, self.view.editor_row, self._key_here()
        self.notice.close_bar()
        self._names_asked = ()
        half = self.half
        self.at = None
        if isinstance(was, EntryRow):
            half.edited = None
            self.begin_new("")
            self.view.stand_at(row, key)
            return
        half.last = day
        if isinstance(was, int):
            half.waiting.pop(was)
        else:
            self._clear_new()
        if Month.of(day) != self.desk.month:
            self.met.emit("elsewhere", Month.of(day).iso)
        self.begin_new()

    def _clear_new(self) -> None:
        self.half.new, self.half.day = TypedRow(), None
        self.typing.show(TypedRow())

    def _offer_names(self) -> None:
        """Offer to make what a row names and nobody knows yet; saving once more makes it."""
        said, household = self.typing.said, self.desk.household
        asked = tuple(one.name for one in said.new_names)
        if (
            not asked
            or household is None
            or not all(any(letter.isalpha() for letter in name) for name in asked)  # an amount in the wrong column
            or {one.field for one in said.problems} - {one.field for one in said.new_names}
        ):
            return
        if asked != self._names_asked:
            self._names_asked = asked
            self.met.emit("names", " · ".join(asked))
            return
        self._names_asked = ()
        outcome = self.saver.make_names(said, household)
        if not outcome.is_done:
            self.show_outcome(outcome)
            return
        with self.desk.reader() as reader:
            self.book = NameBook.read(reader, household, today=self.desk.today)
        self.typing.know(self.book)
        self.save()

    # What others tell ----------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.typing.save_asked.connect(self.save)
        self.typing.given_up.connect(self.give_up)
        self.typing.gone.connect(self._on_gone)
        self.typing.changed.connect(self._on_changed)
        self.view.edit_asked.connect(self.edit)
        self.view.new_row_asked.connect(self._on_new_row)
        self.desk.changed.connect(self._on_steps)

    def _on_gone(self, step: int, key: str) -> None:
        """Go up or down into the table; from a row that is changed, after saving it."""
        row = self.view.editor_row + step
        is_kept = self.at is not None
        if not self.leave_row() or (step > 0 and not is_kept):
            return
        if is_kept:
            self.begin_new("")
        if self.model.is_new(row):
            self.typing.go(key)
        else:
            self.view.stand_at(max(0, row), key)

    def _on_steps(self, changes: tuple[ChangeSet, ...]) -> None:
        """Hear of steps as a widget: what is connected to the desk without one outlives the window built anew."""
        self.suggester.take_changes(changes)

    def _on_new_row(self, key: str) -> None:
        if self.leave_row():
            self.stash()
            self.begin_new(key)

    def _on_changed(self) -> None:
        if self._names_asked:
            self._names_asked = ()
            self.notice.close_bar()
        self._tell_day()

    def _dated(self, row: TypedRow) -> TypedRow:
        """Write a row's day in full, so that it is the same whatever is looked at when the row is read again."""
        day = self.typing.day()
        return replace(row, date=format_date(day)) if day is not None else row

    # Small things --------------------------------------------------------------------------------------------------

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
        rows.addLayout(self._holder)

    def _resume(self) -> None:
        """Lay the row that was under the hands there again, in the rows as they are now."""
        edited, key = self.half.edited, self._key_here()
        row = self.source.place(edited[0]) if edited is not None else -1
        shown = self.model.shown(row) if row >= 0 else None
        if edited is not None and isinstance(shown, EntryLooks):
            self.at = shown.row
            self.half.edited = None
            self._lay(row, edited[1], shown.row.date, key, begun=self.typed_of(shown.row, is_kept=True))
        elif isinstance(self.at, int) and self.at < len(self.half.waiting):
            self._lay(self.model.entries + self.at, self.half.waiting[self.at], self.day, key)
        else:
            self.begin_new(key if self.view.editor.current() is not None else "")

    def _lay(self, row: int, typed: TypedRow, previous: date, cell: str, *, begun: TypedRow | None = None) -> None:
        if self.book is None:
            return
        self.view.put_editor(row)
        self.typing.begin(typed, self._ground(self.book, previous), begun=begun)
        self.view.show_editor_row()
        self.typing.go(cell)
        self._tell_day()

    def _ground(self, book: NameBook, previous: date) -> Ground:
        changing = [one.id for one in self.at.entries] if isinstance(self.at, EntryRow) else ()

        def hours_of(day: date) -> list[Entry]:
            with self.desk.reader() as reader:
                return hours_of_day(reader, book.household, day, without=changing)

        return Ground(book, previous, self.desk.today, hours_of)

    def _tell_day(self) -> None:
        self._fit_days()
        day = None if self.typing.is_day_half_typed() else self.typing.day()
        if day is not None and day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _fit_days(self) -> None:
        """Let every day that is typed be read whole, its year too; the column is not made less in the midst of one."""
        days = (self.typing.row.date, *(one.date for one in self.half.waiting))
        has_year = self.source.has_years or self.view.needs_year_room(days)
        if has_year or not self.typing.is_day_half_typed():
            self.view.show_years(has_year=has_year)

    def _key_here(self) -> str:
        here = self.view.editor.current()
        return here.name if here is not None else "what"

    def _standing(self) -> tuple[Id, str] | None:
        """Name the entry and column the table's keyboard is at."""
        row, key = self.view.current_cell()
        shown = self.model.shown(row) if row >= 0 else None
        return (shown.row.entry.id, key) if isinstance(shown, EntryLooks) else None

    def _stand_again(self, standing: tuple[Id, str] | None) -> None:
        if standing is not None and self.view.hasFocus():
            row = self.source.place(standing[0])
            self.view.stand_at(row if row >= 0 else self.model.entries - 1, standing[1])

    def _is_closed(self, reader: Reader, household: Id) -> bool:
        return (household, self.desk.month.number) in reader.closed_months([household])

    def _read(self, row: TypedRow) -> ReadRow:
        """Read a row that waits."""
        if self.book is None:
            return ReadRow()
        return read_row(row, self.book, self.half.last or self.desk.today, self.desk.today)

    def _problem_of(self, row: TypedRow) -> str:
        problems = self._read(row).problems
        return message(problems[0]) if problems else ""
