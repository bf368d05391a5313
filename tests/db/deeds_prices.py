"""How the commands on the village price list come to be done."""

from __future__ import annotations

from dataclasses import replace

from household_ledger.domain.ids import NO_ID
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.services.commands.prices import ChangePrice, RemovePrices, SetPrices
from household_ledger.services.ports import Command
from tests.db.deeds_base import deed
from tests.db.ledgers import Book, Home


def _price(number: int, **said: object) -> Price:
    fields: dict[str, object] = {"name": f"ผัก {number}", "unit": "กก.", "from_month": 202611, "price": Money(2500)}
    return Price(id=NO_ID, **{**fields, **said})  # type: ignore[arg-type]


def _written(book: Book, number: int) -> Price:
    book.do(SetPrices((_price(number, name=f"ไข่ {number}", unit="ฟอง"),)))
    with book.store.reader() as reader:
        return reader.all(Price)[-1]


@deed(SetPrices)
def set_prices(_book: Book, _home: Home, number: int) -> Command:
    """Write the prices of two things."""
    return SetPrices((_price(number), _price(number, name="ข้าวสาร", price=Money(2000 + number))))


@deed(ChangePrice)
def change_price(book: Book, _home: Home, number: int) -> Command:
    """Write a price anew."""
    was = _written(book, number)
    return ChangePrice(was, replace(was, price=Money(400), from_month=202610))


@deed(RemovePrices)
def remove_prices(book: Book, _home: Home, number: int) -> Command:
    """Take a price out."""
    return RemovePrices((_written(book, number).id,))
