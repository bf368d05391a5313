"""What a ruled page shows: lines of cells under heads, and what each cell is there for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class CellKind(Enum):
    """What pressing or typing in a cell does."""

    TYPED = "typed"
    OPENS = "opens"
    """Several entries stand in it, or one that says more: pressing shows them."""
    BOX = "box"
    SUM = "sum"
    SHUT = "shut"


REACHED = frozenset({CellKind.TYPED, CellKind.OPENS, CellKind.BOX})
"""Where Tab and Enter stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One cell. `told` says in words what stands in it; `wrong` why what is typed in it is not kept."""

    text: str = ""
    kind: CellKind = CellKind.TYPED
    tone: str = "ink"
    told: str = ""
    wrong: str = ""
    is_ticked: bool = False
    is_agreed: bool = False
    """The paper's own sum is the one reckoned: shown with a check."""
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column: its head, and whether a firm rule stands at its right."""

    words: str
    is_firm: bool = False
    is_name: bool = False
    """A person's name is broken between its parts only."""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Heads that stand together under one of their own; "" for none."""

    words: str
    count: int
    tone: str = "ink_2"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line: its head, its cells; a firm rule below it; `is_sum` for one that adds up others."""

    head: str
    cells: tuple[Shown, ...]
    is_firm: bool = False
    is_sum: bool = False
    tone: str = "ink"


class CellsModel(QAbstractTableModel):
    """Lines of cells, replaced as a whole; where only what they say changed, the place one stands at is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[ShownColumn, ...] = ()
        self.groups: tuple[ShownGroup, ...] = ()
        self.lines: tuple[ShownLine, ...] = ()
        self.heads: tuple[str, ...] = ()
        """The heads as they are broken over lines."""
        self.is_tight = False
        """Whether figures are written smaller, so that a wide page is seen whole."""

    def show_columns(self, columns: Sequence[ShownColumn], groups: Sequence[ShownGroup] = ()) -> bool:
        """Stand under other heads; False where they are those that were there."""
        if (tuple(columns), tuple(groups)) == (self.columns, self.groups):
            return False
        self.beginResetModel()
        self.columns, self.groups, self.lines, self.heads = tuple(columns), tuple(groups), (), ()
        self.endResetModel()
        return True

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Show other lines."""
        if len(lines) != len(self.lines):
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
            return
        self.lines = tuple(lines)
        if self.lines and self.columns:
            last = self.index(len(self.lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.lines) - 1)

    def cell(self, row: int, column: int) -> Shown:
        """Give a cell; one that is not there is shut."""
        if 0 <= row < len(self.lines) and 0 <= column < len(self.columns):
            return self.lines[row].cells[column]
        return Shown(kind=CellKind.SHUT)

    def next_in_line(self, row: int, column: int, step: int) -> tuple[int, int] | None:
        """Give the next cell to write in, to the right or left, and on in the lines beside; None past the ends."""
        width = len(self.columns)
        place = row * width + column + step
        while 0 <= place < width * len(self.lines):
            if self.cell(*divmod(place, width)).kind in REACHED:
                return divmod(place, width)
            place += step
        return None

    def next_in_column(self, row: int, column: int, step: int) -> int | None:
        """Give the next line below or above with a cell to write in; None past the ends."""
        row += step
        while 0 <= row < len(self.lines):
            if self.cell(row, column).kind in REACHED:
                return row
            row += step
        return None

    def rowCount(self, _parent: Index | None = None) -> int:
        """Count the lines."""
        return len(self.lines)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Count the columns."""
        return len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a cell, for readers of the screen all that stands in it."""
        shown = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (shown.told or shown.text, shown.wrong) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown.wrong or shown.told or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the words of a head."""
        is_across = orientation is Qt.Orientation.Horizontal
        if not 0 <= section < (len(self.columns) if is_across else len(self.lines)):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].words if is_across else None
        if is_across and role == Qt.ItemDataRole.DisplayRole and section < len(self.heads):
            return self.heads[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.columns[section].words if is_across else self.lines[section].head
        return None
