"""The lines of the sheet of a month's prices: a thing of the list, one households wrote, a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import ZERO
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.services.views.price_list import PricedThing
from household_ledger.services.views.price_suggestions import Suggestion
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside
from household_ledger.text.matching import plain
from household_ledger.text.measures import unit_as_written
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.buttons import button
from household_ledger.ui.widgets.cards import clear_grid
from household_ledger.ui.widgets.fields import AmountField, LineField, TextField
from household_ledger.ui.widgets.words import Words

SheetKey = tuple[int, str, str]
_FIGURES_FROM = 3
_WIDTHS = {1: 90, 2: 120, 3: 125, 4: 170}
"""Of the columns, at 100 %; the first has the rest."""


class PriceLine:
    """One line; `key` tells a thing that is known, () stands for a new one, whose name and unit are typed."""

    def __init__(self, thing: Price, price: AmountField, widgets: Sequence[QWidget], *, is_known: bool) -> None:
        self.thing, self.price, self.widgets = thing, price, tuple(widgets)
        self.key: SheetKey | None = (int(thing.group), plain(thing.name), plain(thing.unit)) if is_known else None
        self.prices: tuple[Price, ...] = ()
        self.last: Words | None = None
        self.name: TextField | None = None
        self.unit: TextField | None = None

    @property
    def fields(self) -> tuple[LineField, ...]:
        """List what is typed in."""
        return (*(one for one in (self.name, self.unit) if one is not None), self.price)

    @property
    def thing_here(self) -> tuple[str, str]:
        """Tell which thing and unit the line is of."""
        name, unit, _price = self.texts()
        return thing_of(name, unit)

    def is_changed(self) -> bool:
        """Tell whether something is typed; a price emptied says nothing."""
        if self.name is not None and self.unit is not None:
            return any(self.texts())
        return self.price.is_changed() and bool(self.price.line.text().strip())

    def texts(self) -> tuple[str, str, str]:
        """Give what is typed on a new line."""
        name = self.name.value() if self.name is not None else self.thing.name
        unit = self.unit.value() if self.unit is not None else self.thing.unit
        return name, unit, self.price.line.text().strip()

    def take(self, name: str, unit: str, price: str) -> None:
        """Show a new thing as if it had been typed."""
        if self.name is not None and self.unit is not None:
            self.name.take_words(name)
            self.unit.take_words(unit)
        self.price.take_words(price)

    def check(self) -> bool:
        """Show what is wrong or missing; True when all is right."""
        for one in self.fields:
            if not one.line.text().strip():
                one.show_problem(_("Please fill this in."))
        return all([one.check() for one in self.fields])  # noqa: C419 -- every one is to say it

    def show_problem(self, field: str, words: str) -> None:
        """Show why the ledger would not take it."""
        wanted = {"name": self.name, "unit": self.unit}.get(field)
        (wanted or self.price).show_problem(words)

    def made(self, month: int, village: Id) -> Price:
        """Give the price as it is typed."""
        name, unit, _price = self.texts()
        group = self.thing.group if self.key is not None and self.prices else village
        return Price(id=NO_ID, group=group, name=name, unit=unit, from_month=month, price=self.price.given())

    def show_month(self, month: int) -> None:
        """Show the last price before a month, and the one that is written for it."""
        before = next((one for one in self.prices if one.from_month < month), None)
        here = next((one for one in self.prices if one.from_month == month), None)
        if self.last is not None and self.prices:
            self.last.show_words(_last_words(before))
        if self.prices and not self.price.is_changed():
            self.price.show_value(here.price if here is not None else None)


def thing_of(name: str, unit: str) -> tuple[str, str]:
    """Tell a thing and unit from others, however they are spelled."""
    return plain(name), plain(unit_as_written(unit))


class LinesPart:
    """Lines under heads of their own, in columns that stand under those of the other parts."""

    def __init__(self) -> None:
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(0, 1)
        self.lines: list[PriceLine] = []

    def clear(self) -> None:
        """Take all lines away."""
        clear_grid(self.grid)
        self.lines = []

    def heads(self, words: Sequence[str]) -> None:
        """Write heads over the columns; one alone stands over all."""
        row = self.grid.rowCount()
        for column, one in enumerate(words):
            head = Words(one, "small", tone="ink_2")
            is_figure = column >= _FIGURES_FROM
            head.setAlignment(
                (Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft)
                | Qt.AlignmentFlag.AlignVCenter
            )
            head.setContentsMargins(0, 0 if len(words) > 1 else px(10), 0, 0)
            self.grid.addWidget(head, row, column, 1, 1 if len(words) > 1 else 5)

    def put(self, line: PriceLine) -> None:
        """Add a line at the end."""
        row = self.grid.rowCount()
        for column, widget in enumerate(line.widgets):
            if column in _WIDTHS:
                widget.setFixedWidth(px(_WIDTHS[column]))
            self.grid.addWidget(widget, row, column)
        self.lines.append(line)


def known_line(thing: PricedThing, number: int) -> PriceLine:
    """Make the line of a thing that has a price."""
    now = thing.now
    field = _amount(number, beside(now.name, now.unit))
    last = Words("", tone="ink_2", wraps=True)
    village = Words(thing.village or _("All villages"), tone="" if thing.village else "ink_3", wraps=True)
    line = PriceLine(now, field, (_shown(now.name), Words(now.unit, tone="ink_2"), village, last, field), is_known=True)
    line.prices, line.last = thing.prices, _right(last)
    return line


def suggested_line(suggested: Suggestion, number: int) -> PriceLine:
    """Make the line of goods that households wrote at prices of their own; the middle one is taken by a press."""
    thing = Price(id=NO_ID, name=suggested.name, unit=suggested.unit, from_month=0, price=suggested.price)
    field = _amount(number, beside(thing.name, thing.unit))
    amount, times = format_amount(thing.price), suggested.times
    take = button(_("Take {amount}").format(amount=amount), lambda: field.take_words(amount), look="link")
    take.setObjectName(f"take_{number}")
    take.setAccessibleName(_("Take {amount} for {thing}").format(amount=amount, thing=thing.name))
    words = ngettext("written {count} time", "written {count} times", times).format(count=format_number(times))
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(take)
    cells = (_shown(thing.name), Words(thing.unit, tone="ink_2"), Words(words, tone="ink_3"), holder, field)
    return PriceLine(thing, field, cells, is_known=True)


def new_line(number: int) -> PriceLine:
    """Make a line for a thing nobody wrote a price of."""
    name = _bare(TextField(_("What"), name=f"name_{number}", longest=100))
    unit = _bare(TextField(_("For one"), name=f"unit_{number}", longest=40))
    name.line.setPlaceholderText(_("e.g. ผักบุ้ง"))
    unit.line.setPlaceholderText(_("e.g. กก."))
    field = _amount(number, _("Price of one, in baht"))
    thing = Price(id=NO_ID, name="", from_month=0, price=ZERO)
    line = PriceLine(thing, field, (name, unit, Words(""), Words(""), field), is_known=False)
    line.name, line.unit = name, unit
    return line


def _amount(number: int, name: str) -> AmountField:
    field = AmountField(name, name=f"price_{number}", is_above_zero=True)
    field.label.hide()
    return field


def _bare(field: TextField) -> TextField:
    field.label.hide()
    return field


def _shown(words: str) -> Words:
    return Words(words, wraps=True)


def _right(words: Words) -> Words:
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return words


def _last_words(price: Price | None) -> str:
    if price is None:
        return "–"
    month = format_month(Month.from_number(price.from_month), "short")
    return f"{format_amount(price.price)} ({month})"
