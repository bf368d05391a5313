"""What was written differently on two sides: a list, and for what is chosen in it the values to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from household_ledger.domain.changes import Step
from household_ledger.domain.ids import Id
from household_ledger.services.views.conflict_words import ChoiceWords, ToSettle
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Even
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import Card, clear
from household_ledger.ui.widgets.table import Cell, Column, Row, Table
from household_ledger.ui.widgets.words import Words

_MOST_ROWS, _ROW = 6, 36
"""So many rows are seen at once; the height of one at 100 %."""
Answer = tuple[ToSettle, Step]


class SettleCard(Card):
    """The list and the choices under it; `settled` carries what was chosen of which, `anew` what is written anew."""

    settled = Signal(object)  # tuple[Answer, ...]
    anew = Signal(object)  # ToSettle
    history = Signal(object)  # ToSettle

    def __init__(self) -> None:
        super().__init__(_("Written differently on two computers"))
        self.setObjectName("settle_card")
        self._things: tuple[ToSettle, ...] = ()
        self._last = 0
        self.every = button(_("Choose all"), self._choose_all, look="link")
        self.every.setObjectName("choose_all")
        self.head.addWidget(self.every)
        self.table = Table(_("What is to be settled"), _columns())
        self.table.setObjectName("to_settle")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.open_on_double_click()
        self.table.pressed.connect(lambda _key: self._to_choices())
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.choices = QVBoxLayout()
        self.choices.setSpacing(8)
        self.body.addWidget(self.table)
        self.body.addSpacing(4)
        self.body.addLayout(self.choices)

    def show_things(self, things: Sequence[ToSettle]) -> None:
        """Show what is to be settled now, standing where one stood."""
        at = QApplication.focusWidget()
        had_keyboard = at is not None and self.isAncestorOf(at)
        self._things = tuple(things)
        self.table.show_rows([_row(number, one) for number, one in enumerate(self._things)])
        self._fit_height()
        self.every.setVisible(len(self._things) > 1)
        if self._things:
            self._stand_at(min(self._last, len(self._things) - 1))
            if had_keyboard:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_for(self, entry: Id) -> None:
        """Stand at what is to be settled of an entry."""
        places = [at for at, one in enumerate(self._things) if one.conflict.record == entry]
        if places:
            self._stand_at(places[0])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> list[ToSettle]:
        """List what is chosen, in the order shown."""
        rows = self.table.rows()
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        keys = [rows[place].key for place in places if place < len(rows)]
        return [self._things[key] for key in keys if isinstance(key, int) and key < len(self._things)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the list as high as its rows, and the bar below them where it is narrow."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        rows = min(len(self._things), _MOST_ROWS)
        head, bar = self.table.horizontalHeader(), self.table.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > 0 else 0
        self.table.setFixedHeight(head.sizeHint().height() + rows * px(_ROW) + below + 2 * self.table.frameWidth() + 2)

    def _stand_at(self, number: int) -> None:
        place = next((at for at, row in enumerate(self.table.rows()) if row.key == number), 0)
        both = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        index = self.table.model().index(place, 0)
        self.table.selectionModel().setCurrentIndex(index, both)
        self._show_choices()

    def _on_selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        places = [index.row() for index in self.table.selectionModel().selectedRows()]
        if places:
            self._last = min(places)
        self._show_choices()

    def _choose_all(self) -> None:
        self.table.selectAll()
        self._to_choices()

    def _to_choices(self) -> None:
        first = self.findChild(QPushButton, "use_1")
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_choices(self) -> None:
        """Offer the values of the one chosen, or one answer for all."""
        clear(self.choices)
        things = self.chosen()
        if len(things) == 1:
            self._show_one(things[0])
        elif things:
            self._show_several(things)

    def _show_one(self, thing: ToSettle) -> None:
        self.choices.addWidget(Words(beside(thing.about, thing.part), "strong", wraps=True))
        beside_each_other = Even(2)
        for number, choice in enumerate(thing.choices, 1):
            use = partial(self.settled.emit, ((thing, choice.choice.step),))
            beside_each_other.add(_choice_line(choice, number, use, is_shown=number == 1))
        self.choices.addWidget(beside_each_other)
        foot = QHBoxLayout()
        foot.setSpacing(18)
        for name, words, signal in (
            ("write_anew", _("Write it anew…"), self.anew),
            ("history", _("What became of it"), self.history),
        ):
            made = button(words, partial(signal.emit, thing), look="link")
            made.setObjectName(name)
            foot.addWidget(made)
        foot.addStretch(1)
        self.choices.addLayout(foot)

    def _show_several(self, things: Sequence[ToSettle]) -> None:
        words = ngettext(
            "{count} thing is chosen. One answer for all:",
            "{count} things are chosen. One answer for all:",
            len(things),
        )
        self.choices.addWidget(Words(words.format(count=format_number(len(things))), "strong", wraps=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        shown = tuple((one, one.choices[0].choice.step) for one in things)
        offered = [(_("Keep what is shown now"), shown), *_by_place(things)]
        for number, (said, answers) in enumerate(offered, 1):
            made = button(said, partial(self.settled.emit, answers), look="primary" if number == 1 else "plain")
            made.setObjectName(f"use_{number}")
            row.addWidget(made)
        row.addStretch(1)
        self.choices.addLayout(row)


def _by_place(things: Sequence[ToSettle]) -> list[tuple[str, tuple[Answer, ...]]]:
    """Offer to take everything from one computer, where each of the things was written there."""
    found = []
    places = {choice.choice.step.writer: choice.place for one in things for choice in one.choices}
    for writer, place in places.items():
        of_each = [next((c for c in one.choices if c.choice.step.writer == writer), None) for one in things]
        answers = tuple(
            (one, choice.choice.step) for one, choice in zip(things, of_each, strict=True) if choice is not None
        )
        if len(answers) == len(things):
            found.append((_("Take what {place} wrote").format(place=place), answers))
    return found


def _choice_line(choice: ChoiceWords, number: int, use: Callable[[], object], *, is_shown: bool) -> QFrame:
    """Show a value with who wrote it, and the button that takes it."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    frame.setProperty("chosen", "true" if is_shown else "false")
    frame.setObjectName(f"choice_line_{number}")
    row = QHBoxLayout(frame)
    row.setContentsMargins(14, 6, 8, 6)
    row.setSpacing(14)
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Words(choice.value, "strong", wraps=True))
    source = beside(_("Shown now"), choice.source) if is_shown else choice.source
    words.addWidget(Words(source, "small", wraps=True))
    row.addLayout(words, 1)
    made = button(_("Keep this") if is_shown else _("Take this"), use)
    made.setObjectName(f"use_{number}")
    made.setAccessibleDescription(beside(choice.value, source))
    row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
    return frame


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Household"), 160),
        Column(_("What")),
        Column(_("What differs"), 130),
        Column(_("Shown now")),
        Column(_("Written elsewhere")),
    )


def _row(number: int, thing: ToSettle) -> Row:
    others = " / ".join(one.value for one in thing.choices[1:])
    shown = thing.choices[0].value
    cells = (
        Cell(thing.household or _("The project"), "ink_2", tip=thing.household),
        Cell(thing.about, tip=thing.about),
        Cell(thing.part, "ink_2", tip=thing.part),
        Cell(shown, is_strong=True, tip=beside(shown, thing.choices[0].source)),
        Cell(others, tip="\n".join(beside(one.value, one.source) for one in thing.choices[1:])),
    )
    return Row(number, cells)
