"""Steps of histories that the village price list takes: prices written, mended, taken out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import rule

from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.money import Money
from household_ledger.domain.price import Price
from household_ledger.services.commands.prices import ChangePrice, RemovePrices, SetPrices
from tests.db.history_base import SEED, RememberingBook

_THINGS = ("ผักบุ้ง", "ไข่ไก่", "ข้าวสาร")
_UNITS = ("กก.", "ฟอง")
_MONTHS = (202511, 202601, 202602)
_PRICES = st.tuples(
    st.sampled_from(_THINGS), st.sampled_from(_UNITS), st.sampled_from(_MONTHS), st.integers(1, 3).map(Money)
)


class PriceHistories(RememberingBook):
    """Commands on prices."""

    @rule(said=st.lists(_PRICES, min_size=1, max_size=3, unique_by=lambda one: one[:3]))
    def set_prices(self, said: list[tuple[str, str, int, Money]]) -> None:
        wanted = {(name, unit, month): price for name, unit, month, price in said}
        before = self._listed()
        prices = tuple(
            Price(id=NO_ID, name=name, unit=unit, from_month=month, price=price) for name, unit, month, price in said
        )
        is_same = all(before.get(key) == price for key, price in wanted.items())
        if self.act(SetPrices(prices), refused="nothing_changed" if is_same else ""):
            assert self._listed() == before | wanted

    @rule(place=SEED, month=st.sampled_from(_MONTHS), price=st.integers(1, 3).map(Money))
    def change_price(self, place: int, month: int, price: Money) -> None:
        if not (there := self._prices()):
            return
        was = there[place % len(there)]
        now = replace(was, from_month=month, price=price)
        key = (now.name, now.unit, now.from_month)
        is_taken = month != was.from_month and key in self._listed()
        refused = "invalid_entry" if is_taken else "nothing_changed" if now == was else ""
        if self.act(ChangePrice(was, now), refused=refused):
            assert self._listed()[key] == price
            assert len(self._prices()) == len(there)

    @rule(place=SEED, count=st.integers(1, 2))
    def remove_prices(self, place: int, count: int) -> None:
        if not (there := self._prices()):
            return
        gone: list[Id] = [one.id for one in there[place % len(there) :][:count]]
        assert self.act(RemovePrices(tuple(gone)))
        assert [one.id for one in self._prices()] == [one.id for one in there if one.id not in gone]

    def _prices(self) -> list[Price]:
        with self.book.store.reader() as reader:
            return reader.all(Price)

    def _listed(self) -> dict[tuple[str, str, int], Money]:
        return {(one.name, one.unit, one.from_month): one.price for one in self._prices()}
