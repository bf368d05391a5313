"""One price asked for, or changed: of what, a unit of it, where, from which month."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import ZERO
from household_ledger.domain.period import Month
from household_ledger.domain.price import Price
from household_ledger.domain.register import VillageGroup
from household_ledger.services.commands.prices import ChangePrice, SetPrices
from household_ledger.text.collation import sort_key
from household_ledger.text.dates import format_month
from household_ledger.text.i18n import _
from household_ledger.ui.desk import Desk
from household_ledger.ui.widgets.fields import AmountField, ChoiceField, Field, MonthField, TextField
from household_ledger.ui.widgets.form import FormDialog


def ask_price(
    desk: Desk, parent: QWidget, was: Price | None = None, *, of: Price | None = None, village: Id = NO_ID
) -> bool:
    """Ask for a new price (`of` a thing that has one), or for another in its place; tell whether it was written.

    A new one is proposed from this month on: the price before stays for the months it held.
    """
    with desk.reader() as reader:
        groups = reader.all(VillageGroup)
    villages = [(NO_ID, _("All villages")), *((one.id, one.name) for one in sorted(groups, key=_by_name))]
    name = TextField(_("What"), name="name", is_needed=True, longest=100)
    unit = TextField(_("One what"), name="unit", is_needed=True, longest=40, hint=_("กก., ฟอง, กำ, ลิตร …"))
    price = AmountField(_("Price of one, in baht"), name="price", is_needed=True, is_above_zero=True)
    month = MonthField(_("From the month"), name="from_month", is_needed=True)
    group = ChoiceField(_("Village"), name="group", choices=villages)
    month_now = Month.of(desk.today).number
    blank = Price(id=NO_ID, group=village, name="", from_month=month_now, price=ZERO)
    begun = was or replace(of or blank, id=NO_ID, from_month=month_now)
    name.show_value(begun.name)
    unit.show_value(begun.unit)
    if was is not None:
        price.show_value(was.price)
    month.show_value(Month.from_number(begun.from_month))
    group.show_value(begun.group)

    def save() -> None:
        now = Price(
            id=begun.id,
            group=group.value() or NO_ID,
            name=name.value(),
            unit=unit.value(),
            from_month=month.given().number,
            price=price.given(),
            category=begun.category,
        )
        if was is None:
            desk.execute(SetPrices((now,)))
        elif now != was:
            desk.execute(ChangePrice(was, now))

    title = _("Change a price") if was is not None else _("A new price") if of is not None else _("Add a price")
    fields: tuple[Field, ...] = (name, unit, price, month, *((group,) if groups else ()))
    intro = _("It holds from its month until a later price. What was written before keeps its own.")
    form = FormDialog(parent, title, fields, save=save, intro=intro)
    form.setObjectName("price_form")
    if begun.name:
        price.setFocus()
        price.line.selectAll()
    return bool(form.exec())


def price_words(price: Price) -> str:
    """Say from when a price holds."""
    return format_month(Month.from_number(price.from_month), "short")


def _by_name(group: VillageGroup) -> str:
    return sort_key(group.name)
