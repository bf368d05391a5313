"""Typing one row: what its words say while they are typed, the keys that move in it, what Esc gives back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from household_ledger.domain.problem import Problem
from household_ledger.services.typed.entry import HoursOf, no_hours, read_row
from household_ledger.services.typed.row import ReadRow, TypedPart, TypedRow
from household_ledger.services.views.name_book import NameBook
from household_ledger.text.amounts import format_amount, parse_amount
from household_ledger.text.dates import format_date, parse_date
from household_ledger.text.i18n import _
from household_ledger.text.messages import message
from household_ledger.ui.entry_grid.cell import CellEdit
from household_ledger.ui.entry_grid.keys import deed_of
from household_ledger.ui.entry_grid.kinds import amount_column, shape_of
from household_ledger.ui.entry_grid.offering import Offering
from household_ledger.ui.entry_grid.offers import Offer, OfferList
from household_ledger.ui.entry_grid.suggesting import KINDS, Suggester, Taken
from household_ledger.ui.entry_grid.typed_texts import texts_of, with_texts
from household_ledger.ui.entry_grid.view import GridView

Key = Qt.Key
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_AMOUNTS = frozenset({"money_in", "money_out", "principal", "interest", "unit_price", "counted", "paid_now"})
_CELL_OF = {
    "description": "what",
    "occupation": "who",
    "member": "who",
    "parts": "part_0_amount",
    "life_months": "life",
}
_MOST_PARTS = 20
_SAID_ELSEWHERE = frozenset({"parts_do_not_sum"})
"""While parts are being typed, what is left says it already."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a row is read against: the household's names, the day before it, today."""

    book: NameBook
    previous: date
    today: date
    hours_of: HoursOf = no_hours
    """The other rows of hours of a day: those of a row that is being changed are not among them."""

    def date_words(self, day: date) -> str:
        """Write a day as short as it is still understood."""
        words = format_date(day, "day")
        return words if parse_date(words, self.previous) == day else format_date(day)


class RowTyping(QObject):
    """One row under the hands, in the editor of the view. What becomes of it is decided by whoever listens."""

    changed = Signal()
    save_asked = Signal()
    deed_asked = Signal(str)
    gone = Signal(int, str)
    """The arrow went out of the row: -1 up, 1 down; in which column."""
    emptied = Signal(object)
    """All that was typed was given up at once: the TypedRow it was."""
    given_up = Signal()
    """Esc in a row where nothing is to be given back."""

    def __init__(self, view: GridView, offers: OfferList, suggester: Suggester) -> None:
        super().__init__(view)
        self._suggester = suggester
        self._editor = view.editor
        self.list = Offering(offers, suggester, view.editor)
        self._row = self._begun = TypedRow()
        self._ground: Ground | None = None
        self._read = ReadRow()
        self._before: dict[str, str] = {}
        self._refused: dict[str, str] = {}
        self._is_tried = False
        self.list.taken.connect(self._on_taken)
        self.list.pointed.connect(lambda: self._editor.show_hints(self._hints()))
        view.take_keys(self.on_key)
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

    def begin(self, row: TypedRow, ground: Ground, *, begun: TypedRow | None = None) -> None:
        """Lay a row under the hands; `begun` is what Esc gives back (the row itself otherwise)."""
        self._begun = begun if begun is not None else row
        self._ground = ground
        self._is_tried = False
        self._refused = {}
        self._before = {}
        self.list.close()
        self.show(row)

    def show(self, row: TypedRow) -> None:
        """Show another row in the cells."""
        self._row = row
        self._editor.take_shape(shape_of(row))
        self._editor.show_texts(texts_of(row), [(part.category, part.amount) for part in row.parts])
        self._look()

    def go(self, cell: str) -> None:
        """Bring the keyboard to a cell, or to the first there is."""
        if not self._editor.go(cell) and not self._editor.go("what"):
            self._editor.order()[0].setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Show at their cells why the ledger would not take the row."""
        self._refused = {self._cell(one): message(one) for one in reversed(problems)}
        self._look()
        self._to_wrong()

    def try_it(self) -> bool:
        """Read the row to save it; when something is wrong, say all of it and go there."""
        self._is_tried = True
        self._look()
        if self._read.problems or not self._read.drafts:
            self._to_wrong()
            return False
        return True

    def _to_wrong(self) -> None:
        """Go to the first cell that is wrong; where it is one of several names, show them."""
        self._editor.go_to_first_wrong()
        cell = self._editor.current()
        if cell is not None and not cell.text() and self._suggester.is_choice(cell.name):
            self.list.open(everything=True)

    def split(self) -> None:
        """Open the parts under the row, or one part more."""
        row = self._row
        if len(row.parts) >= _MOST_PARTS or not self._suggester.may_split(row):
            return
        first = () if row.parts else (TypedPart(row.category, ""),)
        self.show(replace(row, parts=(*row.parts, *first, TypedPart("", "")), category=""))
        self.go(f"part_{len(row.parts)}_{'category' if row.parts or not row.category else 'amount'}")
        self.changed.emit()

    def remove_part(self, number: int) -> None:
        """Take a part out; one that is left alone is the row itself again."""
        parts = [part for place, part in enumerate(self._row.parts) if place != number]
        if len(parts) == 1:
            self.show(replace(self._row, parts=(), category=parts[0].category))
        else:
            self.show(replace(self._row, parts=tuple(parts)))
        self.go("category" if not self._row.parts else f"part_{max(0, number - 1)}_category")
        self.changed.emit()

    def change(self, row: TypedRow) -> None:
        """Show another row as if it had been typed."""
        self.show(row)
        self.changed.emit()

    def on_key(self, cell: CellEdit, event: QKeyEvent) -> bool:
        """Take a key before its cell does; False leaves it to the cell."""
        key, held = Key(event.key()), event.modifiers()
        is_control = bool(held & _CONTROL)
        if deed := deed_of(event):
            self.deed_asked.emit(deed)
            return True
        if event.isAutoRepeat() and key in (Key.Key_Return, Key.Key_Enter):
            return True  # a finger left on the key says yes to nothing
        ways: dict[Qt.Key, Callable[[], bool]] = {
            Key.Key_Tab: lambda: self._tab(cell, -1 if held & _SHIFT else 1),
            Key.Key_Backtab: lambda: self._tab(cell, -1),
            Key.Key_Return: self._enter,
            Key.Key_Enter: self._enter,
            Key.Key_Escape: lambda: self._escape(cell),
            Key.Key_Up: lambda: self._arrow(cell, -1, is_open_asked=bool(held & _ALT)),
            Key.Key_Down: lambda: self._arrow(cell, 1, is_open_asked=bool(held & _ALT)),
        }
        if key in ways and not is_control:
            return ways[key]()
        if self.list.name == KINDS:
            return self.list.seek_kind(event)
        is_step = cell.name == "date" and key in (Key.Key_Plus, Key.Key_Minus)
        return is_step and self._move_day(cell, 1 if key == Key.Key_Plus else -1)

    def _tab(self, cell: CellEdit, step: int) -> bool:
        self.list.settle()
        offer = self.list.current()
        if step > 0 and offer is not None:
            self._on_taken(offer)
            return True
        self.list.close()
        cells = self._editor.order()
        place = (cells.index(cell) if cell in cells else -1) + step
        if step > 0 and self._wants_part(cell):
            self.split()
            return True
        if 0 <= place < len(cells):
            reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
            cells[place].setFocus(reason)
            return True
        if place < 0:
            self.gone.emit(-1, cell.name)
            return True
        return False

    def _wants_part(self, cell: CellEdit) -> bool:
        """Tell whether Tab in the last part's amount should open one more: something is left to be divided."""
        last = f"part_{len(self._row.parts) - 1}_amount"
        return bool(self._row.parts) and cell.name == last and bool(cell.text()) and bool(self._read.rest)

    def _enter(self) -> bool:
        self.list.settle()
        offer = self.list.current()
        if offer is not None and self.list.is_chosen:
            is_kind = self.list.name == KINDS
            self._on_taken(offer)
            if is_kind:
                return True
        self.list.close()
        self.save_asked.emit()
        return True

    def _escape(self, cell: CellEdit) -> bool:
        self.list.settle()
        if self.list.is_open():
            self.list.close()
            self._look()
            return True
        before = self._before.get(cell.name, cell.text())
        if cell.text() != before:
            cell.show_text(before)
            cell.selectAll()
            self._take_texts()
        elif self.is_changed:
            typed, self._is_tried, self._refused = self._row, False, {}
            self.show(self._begun)
            self._before = {name: one.text() for name, one in self._editor.cells.items()}
            self.go("what" if self._begun.is_blank else cell.name)
            self.changed.emit()
            self.emptied.emit(typed)
        else:
            self.given_up.emit()
        return True

    def _arrow(self, cell: CellEdit, step: int, *, is_open_asked: bool) -> bool:
        self.list.settle()
        if self.list.is_open():
            self.list.move_by(step)
            return True
        if (is_open_asked or step > 0) and self._suggester.has_list(cell.name):
            self.list.open(everything=not cell.text() or is_open_asked)
            if self.list.is_open():
                self.list.move_by(0)
                return True
        self.gone.emit(step, cell.name)
        return True

    def _move_day(self, cell: CellEdit, days: int) -> bool:
        """Move the day with + and −; in the midst of a date typed with dashes the dash is a dash."""
        is_untouched = cell.text() == self._before.get("date") or cell.selectedText() == cell.text()
        if (days < 0 and not is_untouched) or self._ground is None:
            return False
        day = parse_date(cell.text(), self._ground.previous) if cell.text() else self._ground.previous
        if isinstance(day, Problem):
            return False
        cell.show_text(self.date_words(day + timedelta(days=days)))
        cell.selectAll()
        self._before["date"] = cell.text()
        self._take_texts()
        return True

    def day(self) -> date | None:
        """Give the day the row is of; None where what is typed is no day, or none an entry may have."""
        if self._ground is None or any(one.field == "date" for one in self._read.problems):
            return None
        day = parse_date(self._row.date, self._ground.previous) if self._row.date.strip() else self._ground.previous
        return None if isinstance(day, Problem) else day

    def is_day_half_typed(self) -> bool:
        """Tell whether somebody is in the midst of typing the day: 30/2 is on its way 3, and 30."""
        cell = self._editor.cells["date"]
        return cell.hasFocus() and cell.text() != self._before.get("date", cell.text())

    def date_words(self, day: date) -> str:
        """Write a day as short as the row still understands it."""
        return self._ground.date_words(day) if self._ground is not None else format_date(day)

    def know(self, book: NameBook) -> None:
        """Read the row with the names there are by now."""
        if self._ground is not None:
            self._ground = replace(self._ground, book=book)
            self._suggester.look_at(book)
            self._look()

    def _on_typed(self, name: str) -> None:
        self._refused.pop(name, None)
        self._take_texts()
        if self._suggester.has_list(name):
            self.list.soon(name)
        else:
            self.list.close()

    def _take_texts(self) -> None:
        texts = self._editor.texts()
        typed = [
            replace_part(part, category, amount)
            for part, (category, amount) in zip(self._row.parts, self._editor.parts(), strict=True)
        ]
        self._row = replace(with_texts(self._row, texts), parts=tuple(typed))
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        """Read the row as it is now and show what is wrong, what is taken, what is left."""
        ground = self._ground
        if ground is None:
            return
        self.list.look_at(self._row)
        self._read = read_row(self._row, ground.book, ground.previous, ground.today, hours_of=ground.hours_of)
        self._editor.take_shape(shape_of(self._row))
        wrong = {}
        for one in reversed(self._read.problems):
            name = self._cell(one)
            if not self._is_tried and one.code in _SAID_ELSEWHERE:
                continue
            if self._is_tried or self._has_words(name):
                wrong[name] = message(one)
        rest = self._read.rest
        words = _("{amount} baht still to be divided").format(amount=format_amount(rest)) if rest else ""
        self._editor.show_problems({**wrong, **self._refused}, rest=words if self._row.parts else "")
        self._editor.show_remarks({name: words for name, words in self._remarks() if self._has_words(name)})
        self._editor.show_hints(self._hints())

    def _remarks(self) -> list[tuple[str, str]]:
        return [(self._cell(one), message(one)) for one in self._read.remarks]

    def _has_words(self, name: str) -> bool:
        return name in self._editor.cells and bool(self._editor.cells[name].text().strip())

    def _hints(self) -> dict[str, str]:
        hints = dict(self._read.taken)
        if self._row.is_blank:
            hints["what"] = _("e.g. sold eggs, or: save")
        return hints | self.list.preview()

    def _cell(self, problem: Problem) -> str:
        """Name the cell a problem stands in."""
        name = problem.field
        if name == "amount":
            name = amount_column(self._row)
        name = _CELL_OF.get(name, name)
        shown = {cell.name for cell in self._editor.order()}
        if name in shown or not shown:  # before the first layout no cell has its place yet
            return name
        return next((one for one in ("category", "what", "date") if one in shown), "date")

    def _on_taken(self, offer: object) -> None:
        cell = self._editor.current()
        if not isinstance(offer, Offer) or cell is None:
            return
        taken: Taken = self._suggester.take(offer, self.list.name, self._row)
        is_value = self.list.name not in (KINDS, "what")
        self.list.close()
        if taken.deed:
            self.deed_asked.emit(taken.deed)
            return
        self.show(taken.row)
        self.changed.emit()
        if taken.cell:
            self.go(taken.cell)
        elif is_value:
            amount = self._suggester.amount_after(taken.row) if cell.name == "category" else ""
            self._next_after(cell.name, amount)
        self._before = {name: one.text() for name, one in self._editor.cells.items()} | {cell.name: cell.text()}

    def _next_after(self, name: str, wanted: str) -> None:
        """Go on after a cell: where the amount stands by what was chosen, else at the next."""
        names = [cell.name for cell in self._editor.order()]
        place = names.index(name) + 1 if name in names else 0
        self.go(wanted if wanted in names else names[min(place, len(names) - 1)])

    def _on_entered(self, name: str) -> None:
        self._before[name] = self._editor.cells[name].text()
        if name == "category" and not self._before[name] and self._row.what.strip():
            self.list.soon("")

    def _on_left(self, name: str) -> None:
        """Write what was typed as it is understood: a day, the result of a calculation."""
        self.list.close()
        if name == "date":
            self.changed.emit()  # the day is whole now
        cell = self._editor.cells.get(name)
        if cell is None or not cell.text().strip() or self._ground is None:
            return
        if name == "date":
            day = parse_date(cell.text(), self._ground.previous)
            words = cell.text() if isinstance(day, Problem) else self.date_words(day)
        elif name in _AMOUNTS or name.endswith("_amount"):
            amount = parse_amount(cell.text())
            words = cell.text() if isinstance(amount, Problem) else format_amount(amount)
        else:
            return
        if words != cell.text():
            cell.show_text(words)
            self._take_texts()

    def _on_pressed(self, name: str) -> None:
        cell = self._editor.cells[name]
        if not cell.text() and self._suggester.is_choice(name):
            self.list.open(everything=True)


def replace_part(part: TypedPart, category: str, amount: str) -> TypedPart:
    """Give a part with other words; what is not shown of it stays."""
    return part._replace(category=category, amount=amount)
