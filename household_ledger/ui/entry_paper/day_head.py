"""The head of a daily page as it is printed: whose, of which month, and what the household's numbers stand for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from household_ledger.services.views.blank_page import BlankDay
from household_ledger.services.views.usual_categories import UsualCategory, UsualSort
from household_ledger.text.digits import in_digits
from household_ledger.text.i18n import _
from household_ledger.ui.entry_paper.line_columns import SORTS
from household_ledger.ui.theme.fonts import font
from household_ledger.ui.theme.look import BODY, SMALL, color, has_large_letters, px
from household_ledger.ui.widgets.words import Words

_TONES = {
    UsualSort.IN: "income",
    UsualSort.SPENDING: "expense",
    UsualSort.COST: "expense",
    UsualSort.DEBT: "debt",
    UsualSort.SAVING: "saving",
}
_COLUMNS, _LARGE_COLUMNS = 3, 2
_LINE, _GAP = 26, 24


class DayHead(QFrame):
    """Whose page it is; the numbers below."""

    def __init__(self) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(px(8), 0, px(8), 0)
        rows.setSpacing(2)
        self.whose = Words("", "title", wraps=True)
        self.whose.setObjectName("page_whose")
        self.what = Words("", tone="ink_2", wraps=True)
        self.what.setObjectName("page_what")
        self.numbers = NumberStrip()
        for one in (self.whose, self.what):
            rows.addWidget(one)
        rows.addSpacing(px(4))
        rows.addWidget(self.numbers)

    def show_head(self, whose: str, what: str, layout: BlankDay) -> None:
        """Show another page's head."""
        self.whose.show_words(whose)
        self.what.show_words(what)
        self.numbers.show_numbers(layout.usual, layout.remarks)


class NumberStrip(QWidget):
    """Numbers and what they stand for, down the columns, as the paper has them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("number_strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.usual: tuple[UsualCategory, ...] = ()
        self._remarks = ""

    def show_numbers(self, usual: tuple[UsualCategory, ...], remarks: str) -> None:
        """Show other numbers, and the remarks that change what a line is."""
        if (usual, remarks) == (self.usual, self._remarks):
            return
        self.usual, self._remarks = usual, remarks
        told = "; ".join(f"{in_digits(one.number)} {one.name}" for one in usual)
        self.setAccessibleName(_("This household's numbers: write the number instead of the word"))
        self.setAccessibleDescription(told)
        self.setToolTip("\n".join(told.split("; ")))
        self.setVisible(bool(usual))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a head and the lines."""
        return QSize(px(400), px(_LINE) * (self._lines() + 1) + px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write column after column, in a frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(color("ink_3"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 7, 7)
        inside = self.rect().adjusted(px(12), px(5), -px(12), -px(5))
        self._write_heads(painter, inside)
        columns, gap = self._columns(), px(_GAP)
        width = (inside.width() - gap * (columns - 1)) // columns
        painter.setFont(font(px(BODY), is_strong=True))
        letters = painter.fontMetrics()
        widest = max((letters.horizontalAdvance(in_digits(one.number)) for one in self.usual), default=0)
        for place, one in enumerate(self.usual):
            column, line = divmod(place, self._lines())
            left, top = inside.left() + column * (width + gap), inside.top() + px(_LINE) * (line + 1)
            self._write(painter, QRect(left, top, width, px(_LINE)), one, widest)
        painter.end()

    def _write_heads(self, painter: QPainter, inside: QRect) -> None:
        line = QRect(inside.left(), inside.top(), inside.width(), px(_LINE))
        painter.setFont(font(px(SMALL), is_strong=True))
        painter.setPen(color("ink"))
        wide = painter.fontMetrics().horizontalAdvance(self._remarks) + px(20)
        is_both = wide * 2 < line.width()
        room = line.adjusted(0, 0, -wide if is_both else 0, 0)
        head = _("This household's numbers: write the number instead of the word")
        head = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, head)
        if is_both:
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._remarks)

    @staticmethod
    def _write(painter: QPainter, room: QRect, one: UsualCategory, widest: int) -> None:
        """Write a number in the room of the widest, its name, and its column at the right."""
        middle = Qt.AlignmentFlag.AlignVCenter
        words = _(SORTS[one.sort])
        painter.setFont(font(px(BODY), is_strong=True))
        painter.setPen(color("ink"))
        number = QRect(room.left(), room.top(), widest + px(4), room.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | middle, in_digits(one.number))
        painter.setFont(font(px(SMALL)))
        painter.setPen(color(_TONES[one.sort]))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, words)
        taken = painter.fontMetrics().horizontalAdvance(words) + px(8)
        name = room.adjusted(widest + px(12), 0, -taken, 0)
        painter.setPen(color("ink"))
        shown = painter.fontMetrics().elidedText(one.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignLeft | middle, shown)

    def _lines(self) -> int:
        return -(-len(self.usual) // self._columns())

    @staticmethod
    def _columns() -> int:
        return _LARGE_COLUMNS if has_large_letters() else _COLUMNS
