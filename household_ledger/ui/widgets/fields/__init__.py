"""Fields of forms, one kind for each thing that is asked for."""

from household_ledger.ui.widgets.fields.choices import CheckField, ChoiceField
from household_ledger.ui.widgets.fields.days import DateField, MonthField, YearField
from household_ledger.ui.widgets.fields.field import Field, FieldOf
from household_ledger.ui.widgets.fields.lines import LineField, NoteField, TextField
from household_ledger.ui.widgets.fields.numbers import AmountField, NumberField, QuantityField
from household_ledger.ui.widgets.fields.offered import OfferedField
from household_ledger.ui.widgets.fields.several import SeveralField

__all__ = [
    "AmountField",
    "CheckField",
    "ChoiceField",
    "DateField",
    "Field",
    "FieldOf",
    "LineField",
    "MonthField",
    "NoteField",
    "NumberField",
    "OfferedField",
    "QuantityField",
    "SeveralField",
    "TextField",
    "YearField",
]
