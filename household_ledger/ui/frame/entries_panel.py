"""The entries behind a figure, in the drawer: two lines each, a press goes to the entry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from household_ledger.domain.ids import Id
from household_ledger.services.views.entry_rows import EntryRow
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import DateStyle, format_date
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.labels import entry_kind_name
from household_ledger.ui.frame.two_lines import Index, TwoLineList, TwoLines, write_words
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, color, px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.words import Words

_ENTRY = Qt.ItemDataRole.UserRole + 1


class EntriesPanel(QWidget):
    """A list of entries; `pressed`, `history_asked` and `photos_asked` carry an EntryRow."""

    pressed = Signal(object)
    history_asked = Signal(object)
    photos_asked = Signal(object)

    def __init__(self, rows: Sequence[EntryRow], names: Sequence[str] = (), *, year: int) -> None:
        """`names`: whose each entry is, where entries of several households are shown; `year` is the one looked at."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        count = ngettext("{count} entry", "{count} entries", len(rows)).format(count=format_number(len(rows)))
        self.count = Words(count if rows else _("There are no entries behind this."), "small", wraps=True)
        column.addWidget(self.count)
        self.list = _List(_Model(rows, names, year))
        self.list.pressed_at.connect(lambda place: self.pressed.emit(rows[place]))
        column.addWidget(self.list, 1)
        self.list.setVisible(bool(rows))
        self.history = button(_("What became of this entry"), self._on_history, look="link", picture="history")
        self.history.setObjectName("entry_history")
        column.addWidget(self.history, 0, Qt.AlignmentFlag.AlignLeft)
        self.history.setVisible(bool(rows))
        self.photos = button(_("Look at its pictures"), self._on_photos, look="link", picture="photo")
        self.photos.setObjectName("entry_photos")
        column.addWidget(self.photos, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._offer_photos())
        self._offer_photos()
        if not rows:
            column.addStretch(1)

    def entry(self) -> Id | None:
        """Name the entry the list stands at."""
        row = self.list.currentIndex().data(_ENTRY)
        return row.entry.id if row is not None else None

    def stand_at(self, entry: Id | None) -> None:
        """Stand at an entry, where it is in the list."""
        model = self.list.model()
        for place in range(model.rowCount()):
            index = model.index(place, 0)
            if index.data(_ENTRY).entry.id == entry:
                self.list.setCurrentIndex(index)
                return

    def _offer_photos(self) -> None:
        """Offer the pictures of the entry the list stands at, where it has any."""
        row = self.list.currentIndex().data(_ENTRY)
        self.photos.setVisible(row is not None and row.photos > 0)

    def _on_history(self) -> None:
        row = self.list.currentIndex().data(_ENTRY)
        if row is not None:
            self.history_asked.emit(row)

    def _on_photos(self) -> None:
        row = self.list.currentIndex().data(_ENTRY)
        if row is not None:
            self.photos_asked.emit(row)


class _List(TwoLineList):
    pressed_at = Signal(int)

    def __init__(self, model: _Model) -> None:
        super().__init__("entries", _("Entries"), model, _EntryLines())
        self.clicked.connect(lambda index: self.pressed_at.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the current entry with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.pressed_at.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _Model(QAbstractListModel):
    def __init__(self, rows: Sequence[EntryRow], names: Sequence[str], year: int) -> None:
        super().__init__()
        self._rows, self._names = rows, names
        self._days: DateStyle = "day" if all(row.date.year == year for row in rows) else "medium"

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == _ENTRY:
            return row
        name = self._names[index.row()] if self._names else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join((title(row), below(row, name, self._days), amount(row)))
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return beside(title(row), amount(row), below(row, name, self._days), row.note)
        return None


class _EntryLines(TwoLines):
    """What it was and the amount above, day, category and pocket below."""

    def write(self, painter: QPainter, upper: QRect, lower: QRect, index: Index) -> None:
        row: EntryRow = index.data(_ENTRY)
        words, said, figure = index.data(Qt.ItemDataRole.DisplayRole).split("\n")
        painter.setFont(font(px(BODY), is_strong=True))
        painter.setPen(color(row.tone))
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        rest = upper.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(figure) - 10, 0)
        painter.setFont(font(px(BODY)))
        write_words(painter, rest, words, "ink")
        painter.setFont(font(px(SMALL)))
        write_words(painter, lower, said, "ink_3")


def title(row: EntryRow) -> str:
    """Say what an entry was."""
    return row.what or row.categories or entry_kind_name(row.entry.kind)


def below(row: EntryRow, household: str, days: DateStyle) -> str:
    """Say the rest of it: that it is deleted, whose, which day, category, pocket."""
    gone = _("deleted") if row.entry.is_deleted else ""
    category = row.categories if row.what else ""
    pocket = row.pocket.strip("—")
    pictures = ngettext("{count} picture", "{count} pictures", row.photos).format(count=format_number(row.photos))
    return beside(gone, household, format_date(row.date, days), category, pocket, pictures if row.photos else "")


def amount(row: EntryRow) -> str:
    """Write its amount with its sign."""
    money = row.money_in if row.money_in is not None else row.money_out
    if money is None:
        return ""
    sign = row.sign or ("+" if row.money_in is not None else "−")
    return f"{sign} {format_amount(abs(money))}"
