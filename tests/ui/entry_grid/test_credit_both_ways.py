"""What is sold on credit is asked of as a sale, and what is bought as a purchase, before there is an amount."""

from __future__ import annotations

from tests.ui.entry_grid.conftest import FOOD, Key, Typist

SALE, COST = "ขายพืชผล", "ปุ๋ย/ยา/อาหารสัตว์"


def _asked(typist: Typist, kind: str) -> tuple[set[str], set[str]]:
    """Give the categories offered and the cells there are once a kind is chosen and no amount is typed."""
    grid = typist.page.grid
    typist.fill(what="ของ").kind(kind).to("category")
    offers = grid.typing.list.suggester.offers("category", grid.typing.row, everything=True)
    return {one.words for one in offers}, {cell.name for cell in grid.view.editor.order()}


def test_what_is_sold_on_credit_is_asked_of_as_a_sale(typist: Typist) -> None:
    categories, cells = _asked(typist, "ขายเชื่อ")

    assert SALE in categories
    assert not {FOOD, COST} & categories
    assert "party" in cells
    assert "debt" not in cells


def test_what_is_bought_on_credit_is_asked_of_as_a_purchase(typist: Typist) -> None:
    categories, cells = _asked(typist, "ซื้อเชื่อ")

    assert {FOOD, COST} <= categories
    assert SALE not in categories
    assert "debt" in cells
    assert "party" not in cells


def test_the_column_an_amount_is_typed_in_says_more_than_the_kind_chosen(typist: Typist) -> None:
    typist.fill(what="ของ").kind("ขายเชื่อ")
    typist.fill(money_out="80")

    assert not typist.page.grid.typing.row.is_sold_on_credit
    assert "debt" in {cell.name for cell in typist.page.grid.view.editor.order()}


def test_a_sale_without_an_amount_is_asked_for_it_where_it_comes_in(typist: Typist) -> None:
    typist.fill(what="ของ").kind("ขายเชื่อ").to("category").type(SALE).press(Key.Key_Tab)
    typist.to("party").save()

    assert typist.page.grid.view.editor.cells["money_in"].is_wrong()
    assert not typist.page.grid.view.editor.cells["money_out"].is_wrong()
