"""Which row lies under the hands: the new one, one that is changed, one that waits; and what it is left as."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.entry_drafts import draft_of
from household_ledger.services.typed.entry import typed_of
from household_ledger.services.typed.measured import priced_anew
from household_ledger.services.typed.row import TypedRow
from household_ledger.services.views.day_hours import hours_of_day
from household_ledger.services.views.entry_row import EntryRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.i18n import _
from household_ledger.ui.entry_grid.row.ground import Ground
from household_ledger.ui.entry_grid.row.parts import GridParts
from household_ledger.ui.entry_grid.table.looks import EntryLooks, WaitingLooks

if TYPE_CHECKING:
    from household_ledger.domain.debt_interest import Division
    from household_ledger.services.typed.far import LargestOf


class Hands(QObject):
    """Lays rows of one grid under the hands; whoever keeps rows answers `save_asked`."""

    day_changed = Signal(object)
    """The day of the row being typed, once it is whole and one an entry may have."""
    stranger_asked = Signal(object)
    """A row of another household is to be changed (an EntryRow): it has to be gone to."""
    save_asked = Signal()
    """A row that was changed is left: it is to be kept."""
    locked = Signal()
    """A row of a closed month was to be changed."""
    gone = Signal()
    """A deleted row was to be changed."""
    lost_given_up = Signal()
    """What was typed over a row that others took away is not wanted."""

    def __init__(self, parts: GridParts) -> None:
        super().__init__(parts.view)
        self._parts = parts
        self.at: EntryRow | int | None = None
        """What is typed over: a row kept, a row waiting (its place), None for the new row."""
        self._day: date | None = None

    # The day -------------------------------------------------------------------------------------------------------

    @property
    def day(self) -> date:
        """Give the day of the row being typed; the last good one where what is typed is none."""
        parts = self._parts
        typed = parts.typing.day() if parts.view.editor_row >= 0 else None
        return typed or self._day or parts.source.default_day()

    def has_day(self) -> bool:
        """Tell whether the row being typed is of a day; where it is not, say so at its cell."""
        parts = self._parts
        if parts.view.editor_row < 0 or parts.typing.day() is not None:
            return True
        parts.typing.go("date")
        return False

    def tell_day(self) -> None:
        """Give the day its room, and tell it when it is another one."""
        self.fit_days()
        typing = self._parts.typing
        day = None if typing.is_day_half_typed() else typing.day()
        if day is not None and day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def fit_days(self) -> None:
        """Let every day that is typed be read whole, its year too; the column is not made less in the midst of one."""
        parts = self._parts
        days = (parts.typing.row.date, *parts.model.waiting_days())
        has_year = parts.source.has_years or parts.view.needs_year_room(days)
        if has_year or not parts.typing.is_day_half_typed():
            parts.view.show_years(has_year=has_year)

    def dated(self, row: TypedRow) -> TypedRow:
        """Write a row's day in full, so that it is the same whatever is looked at when the row is read again."""
        day = self._parts.typing.day()
        return replace(row, date=format_date(day)) if day is not None else row

    # Laying a row under the hands ----------------------------------------------------------------------------------

    def begin_new(self, cell: str = "what", *, half_day: str = "") -> None:
        """Lay the new row under the hands, as far as it is typed; its day as far as that is (the 1 of 16)."""
        parts = self._parts
        self.at = None
        if parts.book is None or not parts.model.has_new:
            self._day = None
            was_here = parts.view.editor.current() is not None
            parts.view.put_editor(-1)
            parts.typing.show(TypedRow())  # it waits in its half: nothing is left that could be saved from here
            if was_here:
                parts.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        half = parts.half
        is_of_month = half.last is not None and Month.of(half.last) == parts.desk.month
        previous = half.last if is_of_month and half.last is not None else parts.source.default_day()
        ground = self._ground(parts.book, previous)
        parts.view.put_editor(parts.model.new_row)
        blank = TypedRow(date=ground.date_words(previous))
        new = half.new
        if new.date and half.day is not None and parse_date(new.date, previous) != half.day:
            new = replace(new, date=ground.date_words(half.day))
        row = blank if new.is_blank else replace(new, date=new.date or blank.date)
        parts.typing.begin(replace(row, date=half_day) if half_day else row, ground, begun=blank)
        parts.view.show_editor_row()
        if cell:
            parts.typing.go(cell)
        self.tell_day()

    def edit(self, row: int, cell: str, typed: str = "") -> None:
        """Lay another row under the hands, to be changed in place.

        Letters of somebody whose new row was just refused are meant for that row: they change no kept one.
        """
        parts = self._parts
        if typed and self.at is None and parts.typing.is_refused:
            parts.typing.to_wrong()
            self._type(typed)
            return
        if not self.leave_row():
            return
        self.stash()
        shown = parts.model.shown(row)
        if isinstance(shown, WaitingLooks):
            self.at = parts.model.waiting_place(row)
            self._lay(row, shown.typed, self.day, cell)
        elif isinstance(shown, EntryLooks):
            if shown.row.entry.is_deleted:
                self.gone.emit()
                return
            if shown.row.entry.household != parts.desk.household:
                self.stranger_asked.emit(shown.row)
                return
            if parts.is_closed(shown.row):
                self.locked.emit()
                return
            self.at = shown.row
            self._lay(row, self.typed_of(shown.row, is_kept=True), shown.row.date, cell)
        else:
            self.begin_new(cell)
        if typed:
            self._type(typed)

    def _type(self, letters: str) -> None:
        editing = self._parts.view.editor.current()
        if editing is not None:
            editing.type_anew(letters)

    def resume(self, *, is_other: bool = False) -> None:
        """Lay the row that was under the hands there again, in the rows as they are now.

        Another household's (`is_other`) begins with what it was, whichever cell one was in before.
        """
        parts = self._parts
        held = None if is_other else parts.typing.list.hold()
        edited, key = parts.half.edited, "what" if is_other else self.key_here()
        row = parts.source.place(edited[0].entry.id) if edited is not None else -1
        shown = parts.model.shown(row) if row >= 0 else None
        if edited is not None and isinstance(shown, EntryLooks):
            parts.half.edited = None
            self._lay_again(row, edited, shown.row, key)
        elif isinstance(self.at, int) and self.at < len(parts.half.waiting):
            self._lay(parts.model.entries + self.at, parts.half.waiting[self.at], self.day, key)
        else:
            half_day = parts.typing.row.date if not is_other and parts.typing.is_day_half_typed() else ""
            self.begin_new(key if parts.view.editor.current() is not None else "", half_day=half_day)
        parts.typing.list.take_up(held)

    def _lay_again(self, place: int, edited: tuple[EntryRow, TypedRow], now: EntryRow, key: str) -> None:
        """Lay a row being changed under the hands; one that was changed elsewhere meanwhile with what was changed."""
        was, typed = edited
        begun, is_clash = self.typed_of(now, is_kept=True), False
        if was.entries != now.entries:
            from household_ledger.services.typed.woven import woven

            typed, is_clash = woven(self.typed_of(was, is_kept=True), typed, begun)
        self.at = now
        self._lay(place, typed, now.date, key, begun=begun)
        if is_clash:
            words = _(
                "This row was changed meanwhile, to “{row}”. What is typed is still here: Enter keeps it, Esc takes the"
                " other."
            )
            row = " ".join(one for one in (begun.date, begun.what, begun.money_in or begun.money_out) if one)
            self._parts.notice.say(words.format(row=row), kind="attention")

    def typed_of(self, row: EntryRow, *, is_kept: bool = False) -> TypedRow:
        """Give a row kept as it would be typed: to be changed (`is_kept`), or as a new one like it."""
        book = self._parts.book
        if book is None:
            return TypedRow()
        day = self._ground(book, row.date).date_words(row.date)
        return replace(typed_of(row.entry, row.twin, book, is_kept=is_kept), date=day)

    def typed_again(self, row: EntryRow) -> TypedRow:
        """Give a row kept as a new one like it: goods at the list's price look for that of their own day."""
        from household_ledger.services.priced_again import is_listed

        book = self._parts.book
        typed = self.typed_of(row)
        is_of_list = book is not None and is_listed(draft_of(row.entry), book.prices, row.date)
        return priced_anew(typed) if is_of_list else typed

    def day_words(self, day: date, previous: date) -> str:
        """Write a day as short as a row below one of `previous` understands it."""
        book = self._parts.book
        return self._ground(book, previous).date_words(day) if book is not None else format_date(day)

    def typed_above(self, *, is_again: bool = False) -> TypedRow | None:
        """Give the row above the one under the hands, as it would be typed (`is_again`: as a new one like it)."""
        shown = self._parts.model.shown(self._parts.view.editor_row - 1)
        if isinstance(shown, EntryLooks):
            return self.typed_again(shown.row) if is_again else self.typed_of(shown.row)
        return shown.typed if isinstance(shown, WaitingLooks) else None

    def key_here(self) -> str:
        """Name the cell the keyboard is in, or the one it begins in."""
        here = self._parts.view.editor.current()
        return here.name if here is not None else "what"

    # Leaving it ----------------------------------------------------------------------------------------------------

    def leave_row(self) -> bool:
        """Leave a row that is being changed: save what was changed; False when it cannot be saved."""
        if self.at is None:
            return True
        if self._parts.typing.is_changed and isinstance(self.at, EntryRow):
            self.save_asked.emit()
            return self.at is None
        self.stash()
        self.at = None
        return True

    def give_up(self) -> None:
        """Go back from a row left as it was to the table."""
        if self.at is None:
            return
        if self._parts.half.lost_at(self.at) is not None:
            self.lost_given_up.emit()
            return
        view = self._parts.view
        row, key = view.editor_row, self.key_here()
        self.at = None
        self.begin_new("")
        view.stand_at(row, key)

    def stash(self) -> None:
        """Keep what is typed with the household it was typed for."""
        half, typing = self._parts.half, self._parts.typing
        if isinstance(self.at, EntryRow):
            half.edited = (self.at, typing.row) if typing.is_changed else None
        elif self.at is None:
            if self._parts.view.editor_row >= 0:
                day = typing.day()
                half.stash_new(typing.row, day)
                is_whole = day is not None and not typing.is_day_half_typed()
                if typing.row.is_blank and typing.is_changed and is_whole:
                    half.last = day  # a day and nothing else: what is typed next is of that day
        elif self.at < len(half.waiting):
            half.waiting[self.at] = self.dated(typing.row)

    def go_out(self, step: int, key: str) -> None:
        """Go up or down into the table; from a row that is changed, after saving it."""
        view, model = self._parts.view, self._parts.model
        row = view.editor_row + step
        is_kept = self.at is not None
        if not self.leave_row() or (step > 0 and not is_kept):
            return
        if is_kept:
            self.begin_new("")
        if model.is_new(row):
            self._parts.typing.go(key)
        else:
            view.stand_at(max(0, row), key)

    def come_in(self, key: str) -> None:
        """Come from the table into the new row."""
        if self.leave_row():
            self.stash()
            self.begin_new(key)

    def _lay(self, row: int, typed: TypedRow, previous: date, cell: str, *, begun: TypedRow | None = None) -> None:
        parts = self._parts
        if parts.book is None:
            return
        ground = self._ground(parts.book, previous)
        day = parse_date(typed.date, previous)
        if isinstance(self.at, int) and isinstance(day, date):
            typed = replace(typed, date=ground.date_words(day))
        parts.view.put_editor(row)
        parts.typing.begin(typed, ground, begun=begun)
        parts.view.show_editor_row()
        parts.typing.go(cell)
        self.tell_day()

    def _ground(self, book: NameBook, previous: date) -> Ground:
        desk = self._parts.desk
        changing: list[Id] = [one.id for one in self.at.entries] if isinstance(self.at, EntryRow) else []

        def hours_of(day: date) -> list[Entry]:
            with desk.reader() as reader:
                return hours_of_day(reader, book.household, day, without=changing)

        def division_of(draft: Draft) -> Division | None:
            debt = next((one for one in book.debts if one.id == draft.debt), None)
            if debt is None:
                return None
            from household_ledger.services.debt_division import division_by_rule

            with desk.reader() as reader:
                return division_by_rule(reader, debt, draft.amount, draft.date, without=changing)

        return Ground(book, previous, desk.today, hours_of, division_of, self._largest_of(book.household))

    def _largest_of(self, household: Id) -> LargestOf:
        """Ask for the largest amount of a thing so far, once for each: it is held against every letter typed."""
        desk = self._parts.desk
        known: dict[tuple[EntryKind, str], Money] = {}

        def largest_of(kind: EntryKind, words: str) -> Money:
            if (kind, words) not in known:
                from household_ledger.services.views import far_amounts

                with desk.reader() as reader:
                    known[kind, words] = far_amounts.largest_of(reader, household, kind, words, desk.today)
            return known[kind, words]

        return largest_of
