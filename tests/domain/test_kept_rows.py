"""Rows kept as text come back as what was said, on another day and for their household."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.entry import Draft, Part
from household_ledger.domain.ids import NO_ID, Id
from household_ledger.domain.kept_rows import kept, rows_of
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.money import Money

HOME, DAY = Id(7), date(2026, 11, 21)
_IDS = st.integers(0, 2**62).map(Id)
_MONEY = st.integers(-(10**11), 10**11).map(Money)
_TEXTS = st.text(max_size=12)
DRAFTS = st.builds(
    Draft,
    household=st.just(HOME),
    date=st.just(DAY),
    kind=st.sampled_from(EntryKind),
    amount=_MONEY,
    parts=st.lists(st.builds(Part, _IDS, _MONEY, st.integers(0, 600)), max_size=3).map(tuple),
    pocket=_IDS,
    to_pocket=_IDS,
    debt=_IDS,
    principal=st.none() | _MONEY,
    interest=st.none() | _MONEY,
    occupation=_IDS,
    source=_IDS,
    member=_IDS,
    party=_IDS,
    goal=_IDS,
    quantity=st.none() | st.integers(1, 10**9),
    unit=_TEXTS,
    unit_price=st.none() | _MONEY,
    description=_TEXTS,
    note=_TEXTS,
)
ROWS = st.lists(st.lists(DRAFTS, min_size=1, max_size=2).map(tuple), min_size=1, max_size=3).map(tuple)


@given(ROWS)
def test_rows_come_back_as_they_were_said_and_the_same_rows_are_the_same_text(
    rows: tuple[tuple[Draft, ...], ...],
) -> None:
    text = kept(rows)

    assert rows_of(text, HOME, DAY) == rows
    assert kept(rows_of(text, Id(8), date(2030, 1, 1))) == text


def test_what_belongs_to_one_writing_alone_is_not_kept() -> None:
    draft = Draft(household=HOME, date=DAY, kind=EntryKind.EXPENSE, amount=Money(500), description="ข้าว  สาร")
    written = replace(draft, first_written_on=DAY, known_by=KnownBy.PAPER, pair=Id(5), import_id=Id(6))

    assert kept([[written]]) == kept([[draft]]) == '[[{"amount":500,"description":"ข้าว  สาร","kind":"expense"}]]'
    ((again,),) = rows_of(kept([[written]]), Id(9), date(2027, 2, 28))
    assert again == replace(draft, household=Id(9), date=date(2027, 2, 28))
    assert (again.pair, again.import_id) == (NO_ID, NO_ID)


@pytest.mark.parametrize(
    "text",
    ["", "x", "5", "null", "[5]", "[[5]]", '[["a"]]', "[[{}]]", '[[{"kind":"?"}]]', '[[{"kind":"save","when":1}]]'],
)
def test_a_text_that_holds_no_rows_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever it says
        rows_of(text, HOME, DAY)
