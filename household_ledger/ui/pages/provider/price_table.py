"""The prices that hold now as a table, and the earlier ones of the thing chosen beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.price import Price
from household_ledger.services.commands.prices import RemovePrices
from household_ledger.services.prices import thing_key
from household_ledger.services.views.price_list import PricedThing
from household_ledger.text.amounts import format_amount, format_number
from household_ledger.text.i18n import _, ngettext
from household_ledger.ui.desk import Desk
from household_ledger.ui.pages.provider.price_form import ask_price, price_words
from household_ledger.ui.pages.provider.villages import VillageChoice
from household_ledger.ui.theme.look import px
from household_ledger.ui.widgets.beside import Beside
from household_ledger.ui.widgets.buttons import button, icon_button
from household_ledger.ui.widgets.cards import Card
from household_ledger.ui.widgets.table import Cell, Column, Row, Table

_LEAST_HEIGHT = 240


class PriceTable(QWidget):
    """A row a thing, unit and village; Enter or a double click asks for its new price, its past stands beside."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._things: tuple[PricedThing, ...] = ()
        self._past_shown: tuple[Price, ...] = ()
        self.villages = VillageChoice()
        self.villages.chosen.connect(self._show)
        self.table = Table(
            _("Village prices"),
            (
                Column(_("What")),
                Column(_("Baht"), 84, "right"),
                Column(_("For one"), 92),
                Column(_("Village"), 150),
                Column(_("Since"), 100),
            ),
        )
        self.table.setObjectName("prices")
        self.table.open_on_double_click()
        self.table.pressed.connect(self._on_pressed)
        self.table.chosen.connect(lambda _key: self._show_past())
        self.table.setMinimumHeight(px(_LEAST_HEIGHT))
        both = Beside()
        both.add(self.table, 3)
        both.add(self._past_card(), 2)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(10)
        rows.addWidget(self.villages, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(both, 1)

    def _past_card(self) -> Card:
        self.card = Card(_("Its prices"))
        self.past = Table(_("Its prices by month"), (Column(_("From the month")), Column(_("Baht"), 100, "right")))
        self.past.setObjectName("past_prices")
        self.past.open_on_double_click()
        self.past.pressed.connect(lambda _key: self._change())
        self.past.setMinimumHeight(px(_LEAST_HEIGHT // 2))
        self.card.body.addWidget(self.past, 1)
        self.story = icon_button("history", _("What was changed"), self._show_story)
        self.story.setObjectName("price_story")
        self.card.head.addWidget(self.story)
        self.change = button(_("Change…"), self._change, picture="edit")
        self.change.setObjectName("change_price")
        self.remove = button(_("Take out"), self._remove, picture="delete")
        self.remove.setObjectName("remove_price")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.change)
        line.addWidget(self.remove)
        line.addStretch(1)
        self.card.body.addLayout(line)
        return self.card

    def show_things(self, things: Sequence[PricedThing], villages: Sequence[tuple[Id, str]]) -> None:
        """Show the list."""
        self._things = tuple(things)
        self.villages.show_villages(list(villages) if len(villages) > 1 else [])
        self._show()

    def choose_village(self, village: Id | None) -> None:
        """Look at one village's prices, and those of all."""
        self.villages.choose(village)
        self._show()

    def thing(self) -> PricedThing | None:
        """Give the thing the keyboard is at."""
        key = self.table.current_key()
        return next((one for one in self._things if thing_key(one.now) == key), None)

    def _show(self) -> None:
        village = self.villages.village
        shown = [one for one in self._things if village is None or one.group in (NO_ID, village)]
        self.table.show_rows([_row(one) for one in shown])
        if self.table.current_key() is None and shown:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._show_past()

    def _show_past(self) -> None:
        """Show the months of the thing chosen."""
        thing = self.thing()
        self.card.setVisible(thing is not None)
        if thing is None:
            return
        now = thing.now
        self.card.name(_("Its prices: {thing} ({unit})").format(thing=now.name, unit=now.unit))
        self.past.show_rows(
            [
                Row(one.id, (Cell(price_words(one), sort=one.from_month), _amount(one, is_strong=not place)))
                for place, one in enumerate(thing.prices)
            ]
        )
        if thing.prices != self._past_shown:  # another thing, or one price more: the newest is meant
            self._past_shown = thing.prices
            self.past.setCurrentIndex(self.past.model().index(0, 0))

    def _price(self) -> Price | None:
        thing, key = self.thing(), self.past.current_key()
        if thing is None:
            return None
        return next((one for one in thing.prices if one.id == key), thing.now)

    def _on_pressed(self, _key: object) -> None:
        thing = self.thing()
        if thing is not None:
            ask_price(self._desk, self, of=thing.now)

    def _change(self) -> None:
        price = self._price()
        if price is not None:
            ask_price(self._desk, self, price)

    def _show_story(self) -> None:
        price = self._price()
        if price is not None:
            self._desk.show_history("price", price.id)

    def _remove(self) -> None:
        price = self._price()
        if price is not None and self._desk.do(RemovePrices((price.id,))) is not None:
            words = _("Taken out: {thing}, {month}. Ctrl+Z brings it back.")
            self._desk.say(words.format(thing=price.name, month=price_words(price)))


def _row(thing: PricedThing) -> Row:
    now = thing.now
    count = len(thing.prices)
    tip = ngettext("{count} price in all", "{count} prices in all", count).format(count=format_number(count))
    return Row(
        thing_key(now),
        (
            Cell(now.name, tip=f"{now.name} — {tip}"),
            _amount(now, is_strong=True),
            Cell(now.unit, "ink_2"),
            Cell(thing.village or _("All villages"), "" if thing.village else "ink_3", tip=thing.village),
            Cell(price_words(now), "ink_2", sort=now.from_month),
        ),
    )


def _amount(price: Price, *, is_strong: bool) -> Cell:
    return Cell(format_amount(price.price), is_strong=is_strong, sort=price.price)
