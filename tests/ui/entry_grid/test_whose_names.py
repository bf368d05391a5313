"""With whom something was lent is told of its own row, and of no row typed before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.entry_grid.conftest import Typist

Key = Qt.Key


def _lend(typist: Typist, *, to: str, amount: str) -> None:
    typist.kind("ให้ยืม").type(amount).to("party").type(to).save()
    typist.press(Key.Key_Return)  # a name nobody knows yet is added


def _party(typist: Typist) -> str:
    return typist.page.grid.view.editor.cells["party"].text()


def test_the_next_loan_begins_without_the_name_of_the_last(typist: Typist) -> None:
    _lend(typist, to="ป้าสมศรี", amount="200")

    typist.kind("ให้ยืม").to("party")

    assert _party(typist) == ""


def test_a_loan_that_is_mended_keeps_the_one_who_has_the_money(typist: Typist) -> None:
    _lend(typist, to="ป้าสมศรี", amount="200")
    _lend(typist, to="ลุงดำ", amount="300")

    typist.press(Key.Key_Up, Key.Key_Up, Key.Key_F2).to("money_out").type("220").to("party")
    assert _party(typist) == "ป้าสมศรี"
    typist.save()

    QApplication.processEvents()
    rows = [typist.page.grid.model.shown(number) for number in range(typist.page.grid.model.entries)]
    lent = [(row.looks["money_out"].text, row.looks["who"].text) for row in rows if row and "who" in row.looks]
    assert ("220", "ป้าสมศรี") in lent
    assert ("300", "ลุงดำ") in lent
