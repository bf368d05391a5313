"""Fields of numbers: baht, how much of something, how many."""

from __future__ import annotations

from PySide6.QtCore import Qt

from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.text.amounts import format_amount, format_number, format_quantity, parse_amount, parse_quantity
from household_ledger.text.i18n import _
from household_ledger.ui.widgets.fields.lines import ReadField


class AmountField(ReadField[Money]):
    """Baht: arithmetic and Thai digits welcome; below zero only when `is_signed`."""

    def __init__(
        self, label: str, *, name: str, hint: str = "", is_needed: bool = False, is_signed: bool = False
    ) -> None:
        self._is_signed = is_signed
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> Money | Problem:
        return parse_amount(typed, field=self.name)

    def _written(self, value: Money) -> str:
        return format_amount(value)

    def _wrong(self) -> str:
        wrong = super()._wrong()
        value = self.value()
        if not wrong and value is not None and value < 0 and not self._is_signed:
            return _("Please write an amount above zero.")
        return wrong


class QuantityField(ReadField[int]):
    """How much of something, kept in thousandths."""

    def __init__(self, label: str, *, name: str, hint: str = "", is_needed: bool = False) -> None:
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> int | Problem:
        return parse_quantity(typed, field=self.name)

    def _written(self, value: int) -> str:
        return format_quantity(value)


class NumberField(ReadField[int]):
    """A whole number within bounds."""

    def __init__(
        self, label: str, *, name: str, is_needed: bool = False, minimum: int = 0, maximum: int = 9999
    ) -> None:
        self._bounds = (minimum, maximum)
        super().__init__(label, name=name, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> int | Problem:
        read = parse_quantity(typed, field=self.name)
        if isinstance(read, Problem):
            return read
        whole, rest = divmod(read, 1000)
        least, most = self._bounds
        if rest or not least <= whole <= most:
            return Problem("number_out_of_bounds", self.name, {"least": least, "most": most})
        return whole

    def _written(self, value: int) -> str:
        return format_number(value)
