"""Typing one row: what its words say while they are typed, what offers and parts make of it, what is given back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from household_ledger.domain.problem import Problem
from household_ledger.services.typed.measured import measured, value_follows
from household_ledger.services.typed.row import ReadRow, RowMark, TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.dates import format_date, parse_date
from household_ledger.ui.entry_grid.row.ground import Ground, understood
from household_ledger.ui.entry_grid.row.signs import RowSigns
from household_ledger.ui.entry_grid.row.split import MOST_PARTS, with_part_more, with_part_texts, without_part
from household_ledger.ui.entry_grid.table.view import GridView
from household_ledger.ui.typing.cell import CellEdit
from household_ledger.ui.typing.kinds import amount_column, shape_of
from household_ledger.ui.typing.offer import Offer
from household_ledger.ui.typing.offering import Offering
from household_ledger.ui.typing.row_history import RowHistory
from household_ledger.ui.typing.suggesting import KINDS, Suggester, Taken
from household_ledger.ui.typing.typed_texts import texts_of, with_texts

_MEASURES = frozenset({"quantity", "unit_price"})


class RowTyping(QObject):
    """One row under the hands, in the editor of the view. What becomes of it is decided by whoever listens."""

    changed = Signal()
    save_asked = Signal()
    deed_asked = Signal(str)
    gone = Signal(int, str)
    """The arrow went out of the row: -1 up, 1 down; in which column."""
    emptied = Signal(object)
    """All that was typed was given up at once: the TypedRow it was."""
    before_asked = Signal()
    """What was done before the row was typed is to be taken back: the row itself has nothing more."""
    given_up = Signal()
    """Esc in a row where nothing is to be given back."""

    def __init__(self, view: GridView, suggester: Suggester) -> None:
        super().__init__(view)
        self._suggester = suggester
        self.bring_in_sight, self.rows_in_sight = view.show_editor_row, view.rows_in_sight
        self._editor = view.editor
        self.list = Offering(suggester, view.editor)
        self._row = self._begun = TypedRow()
        self.ground: Ground | None = None
        self._read = ReadRow()
        self._before: dict[str, str] = {}
        self.own_price = suggester.own_price
        self._signs = RowSigns(view.editor)
        self._history = RowHistory(TypedRow())
        self._last = "what"
        self._is_laid = True
        """Not while another row is being laid under the hands: what a cell says as it goes is of the row before."""
        self.list.taken.connect(self.take)
        self.list.pointed.connect(self._show_hints)
        self.has_before: Callable[[], bool] = lambda: False
        """Tells whether anything was done before the row was typed that is no step of the ledger."""
        view.editor.take_past(self._has_past)
        self._editor.typed.connect(self._on_typed)
        self._editor.entered.connect(self._on_entered)
        self._editor.left.connect(self._on_left)
        self._editor.pressed.connect(self._on_pressed)
        self._editor.part_removed.connect(self.remove_part)
        self._editor.kind_pressed.connect(lambda: self.deed_asked.emit("kind"))

    @property
    def row(self) -> TypedRow:
        """The row as it is typed now."""
        return self._row

    @property
    def begun(self) -> TypedRow:
        """The row as it was before anything was typed."""
        return self._begun

    @property
    def is_changed(self) -> bool:
        """Tell whether something was typed."""
        return self._row != self._begun

    @property
    def said(self) -> ReadRow:
        """What the row says, with its problems."""
        return self._read

    def lacks(self, cell: str) -> bool:
        """Tell whether nothing is typed in a cell the row cannot be kept without."""
        is_empty = not self._editor.cells[cell].text().strip()
        return is_empty and any(one.field == cell for one in self._read.problems)

    @property
    def is_refused(self) -> bool:
        """Tell whether it was tried to keep the row and something is still wrong with it."""
        return self._signs.is_tried and bool(self._read.problems) and not self._row.is_blank

    def begin(self, row: TypedRow, ground: Ground, *, begun: TypedRow | None = None) -> None:
        """Lay a row under the hands; `begun` is what Esc gives back (the row itself otherwise)."""
        row = replace(row, mark=row.mark or RowMark())
        self._begun = begun if begun is not None else row
        self.ground = ground
        self._signs.begin()
        is_half = self.is_day_half_typed() and row.date == self._editor.cells["date"].text()
        self._before = {"date": self._before["date"]} if is_half else {}
        self._last = "what"
        self.list.close()
        self._is_laid = False
        self.show(row)
        self._is_laid = True
        self._history.begin(self._row)

    def show(self, row: TypedRow) -> None:
        """Show another row in the cells."""
        self._row = row
        self._editor.take_shape(shape_of(row))
        self._editor.show_texts(texts_of(row), [(part.category, part.amount) for part in row.parts])
        self.look()

    def go(self, cell: str) -> None:
        """Bring the keyboard to a cell, or to the first there is."""
        if not self._editor.go(cell) and not self._editor.go("what"):
            first = next(
                iter(self._editor.order()), self._editor.cells["what"]
            )  # before the first layout there is none
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show at their cells why the ledger would not take the row."""
        self._signs.refuse(problems, self._row)
        self.look()
        self.to_wrong()

    def try_it(self) -> bool:
        """Read the row to save it; when something is wrong, say all of it and go there."""
        self._signs.is_tried = True
        self.look()
        if self._read.problems or not self._read.drafts:
            self.to_wrong()
            return False
        return True

    def to_wrong(self) -> None:
        """Go to the first cell that is wrong; where it is one of several names, show them."""
        self._editor.go_to_first_wrong()
        cell = self._editor.current()
        if cell is not None and not cell.text() and self._suggester.is_choice(cell.name):
            self.list.open(everything=True)
            self.list.stand_at_guess()

    def split(self) -> None:
        """Open the parts under the row, or one part more."""
        if len(self._row.parts) < MOST_PARTS and self._suggester.may_split(self._row):
            self._show_changed(*with_part_more(self._row))

    def remove_part(self, number: int) -> None:
        """Take a part out; one that is left alone is the row itself again."""
        self._show_changed(*without_part(self._row, number))

    def change(self, row: TypedRow) -> None:
        """Show another row as if it had been typed."""
        self._show_changed(row)

    def bring_back(self, row: TypedRow) -> None:
        """Show a row that was given up: it is the one it was."""
        self._show_changed(row, "what", mark=row.mark)

    def type_on(self, event: QKeyEvent) -> bool:
        """Bring a key typed beside the row to the cell one was in last; False where no row is typed."""
        if not self._editor.isVisible():
            return False
        if not self._editor.go(self._last, Qt.FocusReason.OtherFocusReason):
            self.go("what")
        cell = self._editor.current()
        if cell is not None:
            QCoreApplication.sendEvent(cell, event)
        return cell is not None

    def _has_past(self, redo: bool) -> bool:  # noqa: FBT001 -- what a cell asks
        return self._history.has(self._row, redo=redo) or (not redo and self.has_before())

    def take_back(self, *, redo: bool) -> bool:
        """Show the row as it was before its last change (or after the next one); False where there is none."""
        if not self._history.has(self._row, redo=redo):
            if redo or not self.has_before():
                return False
            self.before_asked.emit()
            return True
        was = dict(self._editor.all_texts())
        self.list.close()
        self.show(self._history.step(self._row, redo=redo))
        self.enter_all()
        changed = (cell.name for cell in self._editor.order() if was.get(cell.name) != cell.text())
        self.go(next(changed, "what"))
        self.changed.emit()
        return True

    def give_back(self, cell: CellEdit) -> None:
        """Give back what stood in a cell, then in the whole row; then there is nothing more to be given."""
        before = self._before.get(cell.name, cell.text())
        if cell.text() != before:
            self._history.note(self._row)
            cell.show_text(before)
            cell.selectAll()
            self._take_texts()
            self._history.note(self._row)
        elif self.is_changed:
            typed = self._row
            self._signs.begin()
            if self._begun.is_blank:  # what is typed next is another row
                self._show_changed(self._begun, "what", mark=RowMark())
            else:
                self._show_changed(self._begun, cell.name)
            self.enter_all()
            self.emptied.emit(typed)
        else:
            self.given_up.emit()

    def enter_all(self) -> None:
        """Take what stands in every cell for what it was entered with."""
        self._before = {name: one.text() for name, one in self._editor.cells.items()}

    def _show_changed(self, row: TypedRow, cell: str = "", *, mark: RowMark | None = None) -> None:
        self._history.note(self._row)
        was_at = self._editor.current()
        self.show(replace(row, mark=mark or self._row.mark))
        self._history.note(self._row)
        if was_at is not None and not cell and was_at not in self._editor.order():
            cell = amount_column(row)  # the part one was in is gone: Qt would give the keyboard to what comes next
        if cell:
            self.go(cell)
            self._editor.cells[cell].selectAll()  # to be typed over, also where the keyboard was there already
        self.changed.emit()

    def day(self) -> date | None:
        """Give the day the row is of; None where what is typed is no day, or none an entry may have."""
        if self.ground is None or any(one.field == "date" for one in self._read.problems):
            return None
        day = parse_date(self._row.date, self.ground.previous) if self._row.date.strip() else self.ground.previous
        return None if isinstance(day, Problem) else day

    def move_day(self, day: date) -> None:
        """Write another day into its cell."""
        cell = self._editor.cells["date"]
        cell.show_text(self.date_words(day))
        cell.selectAll()
        self._before["date"] = cell.text()
        self._take_texts()
        self._history.note(self._row)

    def is_day_half_typed(self) -> bool:
        """Tell whether somebody is in the midst of typing the day: 30/2 is on its way 3, and 30."""
        cell = self._editor.cells["date"]
        return cell.hasFocus() and cell.text() != self._before.get("date", cell.text())

    def date_words(self, day: date) -> str:
        """Write a day as short as the row still understands it."""
        return self.ground.date_words(day) if self.ground is not None else format_date(day)

    def know(self, book: NameBook) -> None:
        """Read the row with the names there are by now."""
        if self.ground is not None:
            self.ground = replace(self.ground, book=book)
            self._suggester.look_at(book)
            self.look()

    def _on_typed(self, name: str) -> None:
        self._signs.typed_in(name)
        if name in _MEASURES and value_follows(self._row):  # what it comes to is reckoned anew, and shown in grey
            self._editor.cells[amount_column(self._row)].show_text("")
        elif name == amount_column(self._row) and self._is_price_brought():
            self._row = replace(self._row, unit_price="")  # the last time's, of another amount
            self._editor.cells["unit_price"].show_text("")
        self._take_texts()
        if self._suggester.has_list(name):
            self.list.soon(name)
        else:
            self.list.close()

    def _is_price_brought(self) -> bool:
        """Tell whether the price of one came with an offer or a row before, and nobody typed it for this one."""
        cell = self._editor.cells.get("unit_price")  # made where a row first has a price of one
        if cell is None or not self._row.unit_price:
            return False
        return not cell.isVisible() or cell.text() == self._before.get("unit_price")

    def _take_texts(self) -> None:
        self._row = with_part_texts(with_texts(self._row, self._editor.texts()), self._editor.parts())
        self.look()
        self.changed.emit()

    def look(self) -> None:
        """Read the row as it is now and show what is wrong, what is taken, what is left."""
        ground = self.ground
        if ground is None:
            return
        self.list.look_at(self._row)
        self._read = ground.read(self._row, self.own_price)
        self._editor.take_shape(shape_of(self._row))
        self._signs.show(self._row, self._read)
        self._signs.show_photos(self._row.held, lambda: self.deed_asked.emit("photos"))
        self._show_hints()

    def _show_hints(self) -> None:
        here = self._editor.current()
        choosing = here.name if here is not None and self._suggester.is_choice(here.name) else ""
        several = self._suggester.has_several_goals(self._row)
        self._signs.show_hints(self._row, self._read, self.list.preview(), choosing=choosing, has_goals=several)

    def take(self, offer: object) -> None:
        """Make of the row what an offer says, and go on."""
        cell = self._editor.current()
        if not isinstance(offer, Offer) or cell is None:
            return
        taken: Taken = self._suggester.take(offer, self.list.name, self._row)
        is_value = self.list.name not in (KINDS, "what")
        self.list.close()
        if taken.deed:
            self.deed_asked.emit(taken.deed)
            return
        self._show_changed(taken.row, taken.cell)
        if not taken.cell and is_value:
            amount = self._suggester.amount_after(taken.row) if cell.name == "category" else ""
            self._next_after(cell.name, amount)
        self.enter_all()

    def _next_after(self, name: str, wanted: str) -> None:
        """Go on after a cell: where the amount stands by what was chosen, else at the next."""
        names = [cell.name for cell in self._editor.order()]
        place = names.index(name) + 1 if name in names else 0
        self.go(wanted if wanted in names else names[min(place, len(names) - 1)])

    def _on_entered(self, name: str) -> None:
        self._last = name
        self._before[name] = self._editor.cells[name].text()
        self._show_hints()
        if name == "category" and not self._before[name] and self._row.what.strip():
            self.list.soon("")
        elif name == "goal" and self._suggester.has_several_goals(self._row):
            self.list.soon(name)

    def _on_left(self, name: str) -> None:
        """Write what was typed as it is understood: a day, the result of a calculation, how much of goods it was."""
        self.list.close()
        if not self._is_laid:
            return
        cell = self._editor.cells.get(name)
        if cell is not None and cell.text().strip() and self.ground is not None:
            words = understood(name, cell.text(), self.ground)
            if words != cell.text():
                cell.show_text(words)
                self._take_texts()
        if name == "to_pocket" and cell is not None and cell.text() != self._before.get(name, cell.text()):
            before = replace(self._row, to_pocket=self._before[name])
            self.show(self._suggester.with_goal(self._row, before=before))
        is_new = cell is not None and cell.text() != self._before.get(name, cell.text())
        if is_new and (understood_row := measured(self._row)) != self._row:
            self._history.note(self._row)  # one step back gives the words as they were typed
            self.show(understood_row)
        self._history.note(self._row)
        if name == "date":
            self.changed.emit()  # the day is whole now

    def _on_pressed(self, name: str) -> None:
        cell = self._editor.cells[name]
        is_choice = (not cell.text() or name == "goal") and self._suggester.is_choice(
            name
        )  # a goal comes by itself too
        if is_choice or (name == "what" and self._begun.is_blank):
            self.list.open(everything=True)
