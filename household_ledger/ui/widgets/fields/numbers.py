"""Fields of numbers: baht, how much of something, how many."""

from __future__ import annotations

from PySide6.QtCore import Qt

from household_ledger.domain.money import Money
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import MAX_QUANTITY
from household_ledger.text.amounts import format_amount, format_number, format_quantity, parse_amount, parse_quantity
from household_ledger.ui.widgets.fields.lines import ReadField


class AmountField(ReadField[Money]):
    """Baht: arithmetic and Thai digits welcome; below zero only when `is_signed`, zero not when `is_above_zero`.

    What is refused is no value: nothing is reckoned from it while it stands there.
    """

    def __init__(  # noqa: PLR0913 -- a field, and which amounts make sense in it
        self,
        label: str,
        *,
        name: str,
        hint: str = "",
        is_needed: bool = False,
        is_signed: bool = False,
        is_above_zero: bool = False,
    ) -> None:
        self._is_signed, self._is_above_zero = is_signed, is_above_zero
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> Money | Problem:
        read = parse_amount(typed, field=self.name)
        if isinstance(read, Problem) or read > 0 or self._is_signed:
            return read
        if not self._is_above_zero:
            return read if read == 0 else Problem("amount_negative", self.name)
        return Problem("amount_not_above_zero" if self.is_needed else "amount_not_above_zero_or_empty", self.name)

    def _written(self, value: Money) -> str:
        return format_amount(value)


class QuantityField(ReadField[int]):
    """How much of something, kept in thousandths: more than nothing, and at most so many thousandths."""

    def __init__(
        self, label: str, *, name: str, hint: str = "", is_needed: bool = False, most: int = MAX_QUANTITY
    ) -> None:
        self._most = most
        super().__init__(label, name=name, hint=hint, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> int | Problem:
        read = parse_quantity(typed, field=self.name)
        too_much = Problem("number_too_large", self.name, {"most": self._written(self._most)})
        if isinstance(read, Problem):
            return too_much if read.code == "quantity_too_large" else read
        if read <= 0:
            return Problem("number_not_above_zero", self.name)
        return read if read <= self._most else too_much

    def _written(self, value: int) -> str:
        return format_quantity(value)


class NumberField(ReadField[int]):
    """A whole number within bounds; whatever else is typed, the bounds are told."""

    def __init__(
        self, label: str, *, name: str, is_needed: bool = False, minimum: int = 0, maximum: int = 9999
    ) -> None:
        self._bounds = (minimum, maximum)
        super().__init__(label, name=name, is_needed=is_needed)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _read(self, typed: str) -> int | Problem:
        least, most = self._bounds
        read = parse_quantity(typed, field=self.name)
        whole, rest = divmod(read, 1000) if not isinstance(read, Problem) else (least, 1)
        if rest or not least <= whole <= most:
            return Problem("number_out_of_bounds", self.name, {"least": least, "most": most})
        return whole

    def _written(self, value: int) -> str:
        return format_number(value)
