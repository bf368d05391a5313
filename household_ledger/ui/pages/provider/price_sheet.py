"""A month's prices in one go: every thing with its last price beside an empty field, and lines for new things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.period import Month
from household_ledger.errors import EnvironmentProblem, UserError
from household_ledger.services.commands.prices import SetPrices
from household_ledger.services.pasted_prices import PastedPrice
from household_ledger.services.refusals import InvalidEntry
from household_ledger.services.views.price_list import PricedThing
from household_ledger.services.views.price_suggestions import Suggestion, suggested_prices
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.messages import message
from household_ledger.ui.desk import Desk
from household_ledger.ui.jobs import Job
from household_ledger.ui.pages.provider.loading import while_there
from household_ledger.ui.pages.provider.price_lines import (
    LinesPart,
    PriceLine,
    SheetKey,
    known_line,
    new_line,
    suggested_line,
    thing_of,
)
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.fields import MonthField
from household_ledger.ui.widgets.words import Words

_NEXT, _BACK = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down), (Qt.Key.Key_Up,)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MONTH_WIDTH, _SIGHT = 220, 70


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """What is typed on a sheet: the month, prices by thing, and new things (what, unit, price)."""

    month: Month
    typed: tuple[tuple[SheetKey, str], ...]
    new: tuple[tuple[str, str, str], ...]


class PriceSheet(QWidget):
    """The lines; nothing is written before `save`."""

    changed = Signal()
    save_asked = Signal()

    def __init__(self, desk: Desk, area: QScrollArea) -> None:
        """`area` is what it scrolls in."""
        super().__init__()
        self._desk, self._area = desk, area
        self._things: tuple[PricedThing, ...] = ()
        self._suggested: tuple[Suggestion, ...] = ()
        self._village: Id | None = None
        self._made = 0
        self._is_filling = False
        """Whether many lines are being filled: what they say is said once, at the end."""
        self._known, self._wrote, self._new = LinesPart(), LinesPart(), LinesPart()
        self._parts: tuple[LinesPart, ...] = ()
        """The lines there are; none before a sheet is begun."""
        self.month = MonthField(_("From the month"), name="month", is_needed=True)
        self.month.label.hide()
        self.month.setFixedWidth(px(_MONTH_WIDTH))
        self.month.changed.connect(self._on_month)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(Words(_("From the month"), tone="ink_2"))
        top.addWidget(self.month)
        top.addStretch(1)
        card = Card()
        for part in (self._known, self._wrote, self._new):
            card.body.addLayout(part.grid)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addLayout(top)
        rows.addWidget(card)
        rows.addStretch(1)

    # What stands there ---------------------------------------------------------------------------------------------

    def know(self, things: Sequence[PricedThing], _villages: Sequence[tuple[Id, str]]) -> None:
        """Take the list as it is now; what is typed stays."""
        is_other, self._things = tuple(things) != self._things, tuple(things)
        if is_other and self._parts:
            kept = self.kept()
            self._build()
            self.restore(kept)

    def begin(self, month: Month, village: Id | None) -> None:
        """Begin a sheet for a month, of one village and what holds for all, or of every village."""
        self._village = village
        self.month.show_value(month)
        self._build()
        self._read_suggestions()

    def clear(self) -> None:
        """Throw away what is typed."""
        self._parts = ()

    def heading(self) -> tuple[str, str]:
        """Say the month, and how far it is written."""
        month = self.month.value() or Month.of(self._desk.today)
        count = len([one for one in self._lines if one.is_changed()])
        typed = ngettext("{count} price typed", "{count} prices typed", count).format(count=format_number(count))
        hint = _("Enter goes to the next; leave blank what is worth as before.")
        return _("Prices from {month}").format(month=format_month(month)), f"{typed} · {hint}" if count else hint

    def first_focus(self) -> QWidget | None:
        """Begin at the first price."""
        lines = self._editors()
        return lines[0] if lines else None

    def is_changed(self) -> bool:
        """Tell whether a price is typed."""
        return any(one.is_changed() for one in self._lines)

    def kept(self) -> KeptSheet:
        """Give what is typed."""
        month = self.month.value() or Month.of(self._desk.today)
        typed = tuple((one.key, one.price.line.text()) for one in self._lines if one.key and one.is_changed())
        new = tuple(one.texts() for one in self._lines if not one.key and one.is_changed())
        return KeptSheet(month, typed, new)

    def restore(self, kept: KeptSheet) -> None:
        """Show what was typed."""
        self.month.show_value(kept.month)
        typed = dict(kept.typed)
        for one in self._lines:
            if one.key in typed:
                one.price.take_words(typed[one.key])
        for what, unit, price in kept.new:
            self._blank_line().take(what, unit, price)
            self._keep_one_blank()
        self.changed.emit()

    def take(self, pasted: Sequence[PastedPrice]) -> None:
        """Put a copied list into the fields, its new things on lines of their own."""
        self._is_filling = True
        self.setUpdatesEnabled(False)
        by_thing = {line.thing_here: line for line in reversed(self._lines)}
        for one in pasted:
            line = by_thing.get(thing_of(one.name, one.unit))
            if line is not None:
                line.price.take_words(format_amount(one.price))
            else:
                line = by_thing[thing_of(one.name, one.unit)] = self._blank_line()
                line.take(one.name, one.unit, format_amount(one.price))
        self._is_filling = False
        self.setUpdatesEnabled(True)
        self._on_typed()

    # Saving --------------------------------------------------------------------------------------------------------

    def save(self) -> int | None:
        """Write what is typed in one step and say how many; None where something is wrong, which is shown there."""
        lines = [one for one in self._lines if one.is_changed()]
        if not self.month.check() or not all([one.check() for one in lines]):  # noqa: C419 -- every one is to say it
            self._to_wrong()
            return None
        month = self.month.given().number
        prices = [one.made(month, self._village or NO_ID) for one in lines]
        try:
            self._desk.execute(SetPrices(tuple(prices)))
        except InvalidEntry as refused:
            for number, problem in refused.problems:
                lines[number].show_problem(problem.field, message(problem))
            self._to_wrong()
            return None
        except (UserError, EnvironmentProblem) as problem:
            self._desk.tell(problem)
            return None
        self.clear()
        return len(prices)

    def _to_wrong(self) -> None:
        wrong = next((one for line in self._lines for one in line.fields if one.problem()), self.month)
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building ------------------------------------------------------------------------------------------------------

    @property
    def _lines(self) -> list[PriceLine]:
        """List the lines as they stand under each other."""
        return [line for part in self._parts for line in part.lines]

    def _build(self) -> None:
        self._parts = (self._known, self._wrote, self._new)
        for part in self._parts:
            part.clear()
        self._known.heads((_("What"), _("For one"), _("Village"), _("Last price"), _("Price now, baht")))
        for thing in self._things:
            if self._village is None or thing.group in (NO_ID, self._village):
                self._put(self._known, known_line(thing, self._number()))
        self._build_wrote()
        self._new.heads((_("New things"),))
        self._keep_one_blank()
        self._area.verticalScrollBar().setValue(0)
        self._show_month()

    def _build_wrote(self) -> None:
        """Show what households wrote, once it is known: the lines about it stay as they are."""
        self._wrote.clear()
        if self._suggested:
            self._wrote.heads((_("Written by households, not in the list yet"),))
        for one in self._suggested:
            self._put(self._wrote, suggested_line(one, self._number()))

    def _put(self, part: LinesPart, line: PriceLine) -> PriceLine:
        part.put(line)
        for field in line.fields:
            field.line.installEventFilter(self)
            field.changed.connect(self._on_typed)
        return line

    def _blank_line(self) -> PriceLine:
        blank = next((one for one in reversed(self._new.lines) if not one.is_changed()), None)
        return blank if blank is not None else self._put(self._new, new_line(self._number()))

    def _keep_one_blank(self) -> None:
        """Have a line for one thing more."""
        self._blank_line()

    def _number(self) -> int:
        """Give a number no line has: names of fields are told apart by it."""
        self._made += 1
        return self._made

    def _read_suggestions(self) -> None:
        """Look beside the window for goods that households wrote at a price of their own."""
        today = self._desk.today

        def read() -> tuple[Suggestion, ...]:
            with self._desk.reader() as reader:
                return suggested_prices(reader, today)

        failed = while_there(self, self._desk.tell_failed)
        job = Job(_("Reading…"), lambda _progress: read(), while_there(self, self._show_suggestions), failed)
        QTimer.singleShot(0, self, lambda: self._desk.jobs.run(job))

    def _show_suggestions(self, suggested: tuple[Suggestion, ...]) -> None:
        if suggested != self._suggested and self._parts and not any(one.is_changed() for one in self._wrote.lines):
            self._suggested = suggested
            self._build_wrote()

    # Hands ---------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from price to price with Enter and the arrows; save with Ctrl+Enter; keep what one is in in sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self._area.ensureWidgetVisible(watched, 0, px(_SIGHT))
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            key = Qt.Key(event.key())
            if key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save_asked.emit()
                return True
            if key in (*_NEXT, *_BACK):
                return self._step(watched, 1 if key in _NEXT else -1, is_enter=key in _ENTER)
        return super().eventFilter(watched, event)

    def _step(self, line: QLineEdit, step: int, *, is_enter: bool) -> bool:
        lines = self._editors()
        place = (lines.index(line) if line in lines else -1) + step
        is_new_blank = is_enter and not line.text().strip() and line in self._editors(is_new=True)
        if is_enter and (place >= len(lines) or (is_new_blank and self.is_changed())):
            self.save_asked.emit()  # nothing more to write
        elif 0 <= place < len(lines):
            lines[place].setFocus(Qt.FocusReason.TabFocusReason)
            lines[place].selectAll()
        return True

    def _editors(self, *, is_new: bool = False) -> list[QLineEdit]:
        """List what is typed in, in the order of the lines."""
        return [field.line for one in self._lines if not (is_new and one.key) for field in one.fields]

    def _on_typed(self) -> None:
        if self._is_filling:
            return
        self._keep_one_blank()
        self.changed.emit()

    def _on_month(self) -> None:
        if self.month.value() is not None:
            self._show_month()
        self.changed.emit()

    def _show_month(self) -> None:
        """Show what each thing was worth before the month, and what is written for it already."""
        month = self.month.value()
        for one in self._lines if month is not None else ():
            one.show_month(month.number if month is not None else 0)
