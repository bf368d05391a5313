"""What is told of a template beside its name: a sum only of what goes one way."""

from __future__ import annotations

from datetime import date

import pytest

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import Id
from household_ledger.domain.kept_rows import kept
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.template import Template
from household_ledger.services.typed.templates import size_of

K = EntryKind


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (((K.EXPENSE, 4_000), (K.COST, 12_500)), (2, 16_500)),
        (((K.INCOME, 35_000), (K.INCOME, 5_000)), (2, 40_000)),
        (((K.INCOME, 35_000), (K.EXPENSE, 4_000), (K.EXPENSE, 8_500)), (3, 0)),
        (((K.EXPENSE, 4_000), (K.WITHDRAW, 4_000)), (2, 0)),
    ],
)
def test_what_comes_in_and_goes_out_is_not_added_together(
    rows: tuple[tuple[EntryKind, int], ...], told: tuple[int, int]
) -> None:
    drafts = [Draft(household=Id(7), date=date(2026, 11, 5), kind=kind, amount=Money(amount)) for kind, amount in rows]
    template = Template(id=Id(1), household=Id(7), name="ตลาดนัด", rows=kept((one,) for one in drafts))

    assert size_of(template) == told
