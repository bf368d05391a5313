"""The rows of the grid, read a page at a time when they come into sight; the row to be typed is always the last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from household_ledger.text.joined import named
from household_ledger.ui.entry_grid.table.looks import EntryLooks, WaitingLooks, WaitingRows
from household_ledger.ui.entry_grid.table.paint import LOOK, CellLook
from household_ledger.ui.typing.columns import COLUMNS, KEYS

_Index = QModelIndex | QPersistentModelIndex
PAGE = 16
"""About what is in sight: who goes anywhere in a long list waits for no more rows than are seen."""
_MOST_PAGES = 192
_NOTHING = CellLook()


class GridModel(QAbstractTableModel):
    """Entries by page, then rows typed but not saved, then the new row; `load(offset, limit)` reads entries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load: Callable[[int, int], Sequence[EntryLooks]] = lambda _offset, _limit: ()
        self._count = 0
        self._pages: OrderedDict[int, Sequence[EntryLooks]] = OrderedDict()
        self._waiting = WaitingRows()
        self.has_new = False

    def show(
        self,
        count: int,
        load: Callable[[int, int], Sequence[EntryLooks]],
        *,
        waiting: WaitingRows,
        has_new: bool = True,
    ) -> None:
        """Show other rows: how many entries there are, and how a page of them is read."""
        self.beginResetModel()
        self._count, self._load = count, load
        self._pages.clear()
        self._waiting = waiting
        self.has_new = has_new
        self.endResetModel()

    @property
    def entries(self) -> int:
        """How many rows are entries."""
        return self._count

    @property
    def new_row(self) -> int:
        """The number of the new row; -1 when there is none."""
        return self.rowCount() - 1 if self.has_new else -1

    def is_new(self, row: int) -> bool:
        """Tell whether a row is the one to be typed."""
        return self.has_new and row == self.rowCount() - 1

    def waiting_place(self, row: int) -> int:
        """Tell which of the rows typed but not saved a row is; -1 for none."""
        place = row - self._count
        return place if 0 <= place < len(self._waiting) else -1

    def shown(self, row: int) -> EntryLooks | WaitingLooks | None:
        """Give what a row shows; None for the new row."""
        if 0 <= row < self._count:
            page = self._page(row // PAGE)
            place = row % PAGE
            return page[place] if place < len(page) else None
        waiting = self.waiting_place(row)
        return self._waiting.looks(waiting) if waiting >= 0 else None

    def waiting_days(self) -> frozenset[str]:
        """Give the days of the rows that wait, as they are shown."""
        return self._waiting.days

    def rowCount(self, _parent: _Index | None = None) -> int:
        """Count entries, waiting rows and the new row."""
        return self._count + len(self._waiting) + self.has_new

    def columnCount(self, _parent: _Index | None = None) -> int:
        """Count the columns."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a column's head."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell's look, its words, or what a reader of the screen says."""
        if role not in _ROLES:
            return None
        row = self.shown(index.row())
        key = KEYS[index.column()]
        look = row.looks.get(key, _NOTHING) if row is not None else _NOTHING
        if role == LOOK:
            return look
        if role == Qt.ItemDataRole.DisplayRole:
            return look.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return look.tip or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.problem if row is not None else None
        told = (look.sign, look.text, *(tag.words for tag in look.tags))
        return named(COLUMNS[index.column()].words, " ".join(one for one in told if one))

    def _page(self, number: int) -> Sequence[EntryLooks]:
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._load(number * PAGE, PAGE)
            if len(self._pages) > _MOST_PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page


_ROLES = frozenset(
    {
        LOOK,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    }
)
