"""What the grid can do besides typing: repeat, split, delete, count, copy and paste, search; by key, button, menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.services.typed.row import TypedRow
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.entry_grid.chosen_rows import ChosenRows, chosen_deeds
from household_ledger.ui.entry_grid.count_deed import CountDeed
from household_ledger.ui.entry_grid.day_picker import DayPicker
from household_ledger.ui.entry_grid.due_bar import DueBar
from household_ledger.ui.entry_grid.foot import Deed, Foot
from household_ledger.ui.entry_grid.going import GridGoing
from household_ledger.ui.entry_grid.grid import EntryGrid
from household_ledger.ui.entry_grid.row.halves import TakenOut
from household_ledger.ui.entry_grid.row.nothing_days import against_nothing
from household_ledger.ui.entry_grid.row_menu import RowMenu
from household_ledger.ui.entry_grid.table.looks import EntryLooks
from household_ledger.ui.entry_grid.taking_back import taking_back_last, written_since
from household_ledger.ui.entry_grid.ways_on import WaysOn
from household_ledger.ui.typing.typed_texts import texts_of, with_texts

if TYPE_CHECKING:
    from household_ledger.ui.entry_grid.copying.copy_deed import CopyDeed
    from household_ledger.ui.entry_grid.copying.paste_deed import PasteDeed
    from household_ledger.ui.entry_grid.photos.deed import PhotoDeed
    from household_ledger.ui.entry_grid.search.filter_deed import FilterDeed
    from household_ledger.ui.entry_grid.templates.deed import TemplateDeed

_LOOKING = frozenset({"search", "filter", "clear_filter", "keep_search", "kept_searches"})
_IN_CLOSED_MONTHS = _LOOKING | {"copy", "copy_rows", "copy_day", "keep_template", "use_template", "photos"}
"""What changes nothing in the month looked at."""

_OF_KEPT_ROWS = frozenset({"change_many", "copy_rows", "copy_day", "delete", "keep_template"})
"""What is not done with rows of the bin."""


class GridDeeds:
    """The deeds of one grid, by name: `run("repeat")`; what a deed needs is loaded when it is first done."""

    def __init__(self, grid: EntryGrid, going: GridGoing) -> None:
        self.grid = grid
        self.counting, self.menu, self.ways = CountDeed(grid), RowMenu(grid, self), WaysOn(grid)
        self.chosen, self.due = ChosenRows(grid), DueBar(grid)
        self._photos: PhotoDeed | None = None
        self._pasting: PasteDeed | None = None
        self._deeds: dict[str, Callable[[], object]] = {
            "save": grid.keeping.save,
            "kind": self.open_kinds,
            "repeat": self.repeat,
            "above": self.above,
            "split": self.split,
            "count": self.counting.open,
            "nothing": self.nothing,
            "search": going.open_search,
            "due": self.due.write,
            "delete": self.delete,
            "paste": self._paste,
            "photos": lambda: self.photos.open(),  # noqa: PLW0108 -- loaded when it is first done
            "copy": self.copy,
            "change_many": self._change_many,
            "copy_rows": lambda: self._again().copy_rows(),
            "copy_day": lambda: self._again().copy(),
            "filter": lambda: self._filters().ask(),
            "clear_filter": grid.search.ask_all,
            "keep_search": lambda: self._filters().keep(),
            "kept_searches": lambda: self._filters().choose(),
            "keep_template": lambda: self._templates().keep(),
            "use_template": lambda: self._templates().use(),
        }
        grid.typing.deed_asked.connect(self.run)
        grid.typing.has_before = grid.view.has_before = self.has_taken_out
        grid.typing.before_asked.connect(self.put_back)
        grid.view.before_asked.connect(self.put_back)
        grid.hands.lost_given_up.connect(self.let_lost_go)
        grid.view.deed_asked.connect(self.run)
        grid.search.deed_asked.connect(self.run)
        grid.view.delete_asked.connect(self.delete)
        grid.view.copy_asked.connect(self.copy)
        grid.view.paste_asked.connect(lambda: self.run("paste"))
        grid.view.dropped.connect(lambda row, mime: self.photos.drop(row, mime))  # noqa: PLW0108 -- as above
        grid.view.menu_asked.connect(self.menu.open_on_rows)
        grid.view.editor.menu_asked.connect(self.menu.open)
        self.day_picker = DayPicker(grid.view.editor.cells["date"], self.menu.open_calendar)
        foot = Foot(_foot_deeds(), self.run, self._more)
        foot.put_chosen_deeds(chosen_deeds())
        grid.put_foot(foot)
        grid.put_due(self.due)

    def run(self, name: str) -> None:
        """Do one thing by its name; what writes is not done in a month that is closed.

        A template is named after its deed by its id: `use_template 123`.
        """
        name, _gap, of = name.partition(" ")
        if self.grid.parts.is_locked and name not in _IN_CLOSED_MONTHS:
            self.ways.announce("locked", "")
        elif self.grid.view.holds_deleted and name in _OF_KEPT_ROWS:
            self.grid.hands.gone.emit()
        elif of:
            self._templates().use(Id(int(of)))
        else:
            self._deeds[name]()

    def _change_many(self) -> None:
        from household_ledger.ui.entry_grid.copying.many_deed import ManyDeed

        ManyDeed(self.grid).change()

    def _again(self) -> CopyDeed:
        from household_ledger.ui.entry_grid.copying.copy_deed import CopyDeed

        return CopyDeed(self.grid, self.ways)

    def _filters(self) -> FilterDeed:
        from household_ledger.ui.entry_grid.search.filter_deed import FilterDeed

        return FilterDeed(self.grid)

    def _templates(self) -> TemplateDeed:
        from household_ledger.ui.entry_grid.templates.deed import TemplateDeed

        return TemplateDeed(self.grid, self.ways)

    @property
    def pasting(self) -> PasteDeed:
        """What pastes lines as rows; loaded with the first."""
        if self._pasting is None:
            from household_ledger.ui.entry_grid.copying.paste_deed import PasteDeed

            self._pasting = PasteDeed(self.grid)
        return self._pasting

    def tell_of_waiting(self) -> bool:
        """Say of the household come back to how many pasted rows still wait to be mended; False for none."""
        half = self.grid.parts.halves.of(self.grid.desk.household or NO_ID)
        return bool(half.to_mend) and self.pasting.tell_again()

    @property
    def photos(self) -> PhotoDeed:
        """What is done with pictures; loaded with the first."""
        if self._photos is None:
            from household_ledger.ui.entry_grid.photos.deed import PhotoDeed

            self._photos = PhotoDeed(self.grid, self.ways.announce)
        return self._photos

    def see_photos(self, row: int) -> None:
        """Show the pictures of a row, or ask for the first."""
        self.photos.open(row)

    def _paste(self) -> None:
        mime = QGuiApplication.clipboard().mimeData()
        if not ((mime.hasUrls() or mime.hasImage()) and self.photos.paste()):
            self.pasting.paste()

    def open_kinds(self) -> None:
        """Open the list of kinds at the row being typed."""
        if self.grid.view.editor_row >= 0:
            self.grid.focus()
            self.grid.typing.list.open_kinds()

    def repeat(self) -> None:
        """Write the row above again into the row being typed; its day stays. In the table: the row one stands at."""
        if self.grid.view.hasFocus():
            self.again(self.grid.view.current_cell()[0])
            return
        above = self.grid.hands.typed_above(is_again=True)
        if above is not None:
            self.grid.focus()
            now = self.grid.typing.row
            self._write_over(replace(above, date=now.date, is_alone=False, photos=now.photos))

    def above(self) -> None:
        """Write the cell above again."""
        above, cell = self.grid.hands.typed_above(), self.grid.view.editor.current()
        if above is None or cell is None or cell.name not in texts_of(above):
            return
        self._write_over(with_texts(self.grid.typing.row, {cell.name: texts_of(above)[cell.name]}))

    def _write_over(self, row: TypedRow) -> None:
        """Write a row into the one being typed; what was typed there is offered again."""
        typing = self.grid.typing
        before, now = texts_of(typing.row), texts_of(row)
        was_typed = typing.is_changed
        typing.change(row)
        if was_typed and any(words.strip() and words != now[name] for name, words in before.items() if name != "date"):
            self.ways.offer_written_over(typing.row)

    def split(self) -> None:
        """Open the parts under the row being typed, or of the row one stands at."""
        if self.grid.view.hasFocus():
            row, _key = self.grid.view.current_cell()
            self.grid.hands.edit(row, "category")
        self.grid.typing.split()

    def delete(self) -> None:
        """Take out the rows chosen, without asking: a word to press brings them back, those not saved yet too."""
        from household_ledger.ui.entry_grid.copying.many_deed import are_too_many

        grid = self.grid
        if are_too_many(grid):
            return
        chosen, places = grid.rows_chosen(), grid.waiting_chosen()
        rows = [one.row for one in chosen if isinstance(one, EntryLooks)]
        if any(grid.parts.is_closed(row) for row in rows):
            self.ways.announce("locked", "")
            return
        if grid.hands.at is not None:
            if not grid.hands.leave_row():
                return
            grid.hands.begin_new("")
        if rows:
            outcome = grid.parts.saver.delete(rows)
            if not outcome.is_done:
                grid.keeping.show_outcome(outcome)
                return
        half = grid.parts.half
        step = grid.desk.opened.ledger.undo_step() if places else None  # refused, it takes nothing out
        waiting = half.take_out(places)
        if waiting:
            there = tuple(zip(sorted(places), waiting, strict=True))
            half.taken_out.append(TakenOut(there, step, kept=len(rows)))
            grid.refresh()
        self._tell_deleted([row.what for row in rows] + [row.what for row in waiting], has_waiting=bool(waiting))

    def _tell_deleted(self, what: Sequence[str], *, has_waiting: bool) -> None:
        grid = self.grid
        if not what:
            return
        bring_back = partial(self._put_back, grid.parts.half.taken_out[-1]) if has_waiting else taking_back_last(grid)
        told = _("Deleted: {what}") if len(what) == 1 else _("Deleted {count} entries")
        words = told.format(what=what[0], count=format_number(len(what)))
        grid.notice.say(words, [("undo_delete", _("Bring back"), bring_back)])

    def let_lost_go(self) -> None:
        """Give up what is typed under the hands over a kept row that is gone; it can be brought back."""
        grid, place = self.grid, self.grid.hands.at
        if not isinstance(place, int):
            return
        half, step = grid.parts.half, grid.desk.opened.ledger.undo_step()  # refused, it lets nothing go
        grid.hands.stash()
        (row,) = half.take_out([place])
        half.taken_out.append(TakenOut(((place, row),), step))
        grid.hands.begin_new()
        grid.refresh()
        self._tell_deleted([row.what], has_waiting=True)

    def has_taken_out(self) -> bool:
        """Tell whether the last thing done was to delete rows that waited: no step of the ledger came after it."""
        taken = self.grid.parts.half.taken_out
        return bool(taken) and taken[-1].step == self.grid.desk.opened.ledger.undo_step()

    def put_back(self) -> None:
        """Bring the rows back that were taken out last."""
        if self.has_taken_out():
            self._put_back(self.grid.parts.half.taken_out[-1])

    def _put_back(self, taken: TakenOut) -> None:
        grid = self.grid
        if taken.kept and grid.desk.opened.ledger.undo_step() != taken.step:
            grid.notice.say(written_since(), kind="attention")
            return
        if taken.kept and not grid.desk.undo():
            return  # why is said; it can be tried again
        grid.parts.half.put_back(taken, is_below=isinstance(grid.hands.at, int))
        grid.refresh()
        count, what = len(taken.rows) + taken.kept, taken.rows[0][1].what
        told = ngettext("{count} entry brought back", "{count} entries brought back", count)
        is_named = count == 1 and what
        words = _("Back again: {what}").format(what=what) if is_named else told.format(count=format_number(count))
        if taken.kept:
            grid.desk.say(words)  # a step taken back closes the notice
        else:
            grid.notice.say(words)

    def nothing(self) -> None:
        """Say that nothing happened on the day of the row being typed."""
        from household_ledger.services.commands.days import NothingToday

        grid = self.grid
        household, day = grid.desk.household, grid.hands.day
        if household is None or not grid.hands.has_day():
            return
        if words := against_nothing(grid.desk, household, day):
            grid.notice.say(words, kind="attention")
            return
        outcome = grid.parts.saver.run(NothingToday(household, day), also=Month.of(day), household=household)
        if outcome.is_done:
            grid.parts.half.last = day
            words = _("Written: nothing on {date}.").format(date=format_date(day, "day"))
            grid.notice.say(words, [("undo_nothing", _("Take back"), taking_back_last(grid))])
        else:
            grid.keeping.show_outcome(outcome)

    def copy(self) -> None:
        """Copy the cells chosen, or the rows, as a spreadsheet takes them; a grid has all a row says, too."""
        from household_ledger.ui.entry_grid.copying.clipboard import copied, copied_words

        grid = self.grid
        rows = [one.row for one in grid.rows_chosen() if isinstance(one, EntryLooks)]
        columns = grid.view.columns_chosen()
        if rows:
            made = copied(rows, columns, grid.parts.book)
            QGuiApplication.clipboard().setMimeData(made)
            grid.desk.say(copied_words(made.text(), len(rows), columns), about="copied")
        elif grid.waiting_chosen():
            grid.desk.say(_("Rows not saved yet are not copied."), "attention", about="copied")

    def _more(self) -> None:
        foot = self.grid.foot
        if foot is not None:
            self.menu.open(foot.more.mapToGlobal(QPoint(0, 0)))

    def again(self, row: int) -> None:
        """Write a kept row again into a new one; its day stays that of the new one."""
        shown = self.grid.model.shown(row)
        if isinstance(shown, EntryLooks) and self.grid.hands.leave_row():
            typed = self.grid.hands.typed_again(shown.row)
            self.grid.hands.begin_new()
            now = self.grid.typing.row
            self._write_over(replace(typed, date=now.date, is_alone=False, photos=now.photos))


def _foot_deeds() -> tuple[Deed, ...]:
    return (
        Deed("save", "Enter", _("Save")),
        Deed("kind", "F3", _("Kind")),
        Deed("split", "Ctrl /", _("Split")),
        Deed("repeat", "Ctrl D", _("Repeat above")),
        Deed("count", "F4", _("Count cash")),
        Deed("search", "Ctrl F", _("Search")),
    )
