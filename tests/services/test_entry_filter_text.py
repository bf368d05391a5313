"""A search written down and read back is the same search; what was not written so is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.domain.period import Month
from household_ledger.services.entry_filter import EntryFilter
from household_ledger.services.entry_filter_text import sought_of, to_text
from household_ledger.services.sought import Sought, Span

IDS = st.none() | st.integers(1, 10**12).map(Id)
AMOUNTS = st.none() | st.integers(0, 10**12).map(Money)
DAYS = st.none() | st.dates(date(1980, 1, 1), date(2200, 1, 1))
WANTED = st.builds(
    EntryFilter,
    kinds=st.frozensets(st.sampled_from(EntryKind), max_size=4),
    tones=st.frozensets(st.sampled_from(["income", "expense", "saving"])),
    member=IDS,
    occupation=IDS,
    category=IDS,
    pocket=IDS,
    least=AMOUNTS,
    most=AMOUNTS,
    has_photo=st.booleans(),
    is_corrected=st.booleans(),
    text=st.text(st.characters(codec="utf-8"), max_size=20),
    is_deleted=st.booleans(),
)


@st.composite
def soughts(draw: st.DrawFn) -> Sought:
    span, wanted = draw(st.sampled_from(Span)), draw(WANTED)
    if span is Span.DAYS:
        wanted = replace(wanted, first=draw(DAYS), last=draw(DAYS))
    return Sought(span=span, wanted=wanted, is_everywhere=draw(st.booleans()))


@given(soughts())
def test_a_search_written_down_is_read_back(sought: Sought) -> None:
    text = to_text(sought)

    assert sought_of(text) == sought
    assert to_text(sought_of(text)) == text


@given(soughts(), st.sampled_from(["households", "no_such", "kinds", "least", "text", "span", "first"]))
def test_what_was_not_written_so_is_refused(sought: Sought, name: str) -> None:
    said = json.loads(to_text(sought))
    for wrong in (
        json.dumps(said | {name: [{}]}),
        json.dumps(said | {name: None}, separators=(",", ":")),
        " " + to_text(sought),
    ):
        with pytest.raises(ValueError):  # noqa: PT011 -- whatever is said
            sought_of(wrong)


@given(st.text(max_size=30) | st.sampled_from(["", "null", "[]", "{}", "1", '"a"', '{"span":"month","span":"all"}']))
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- whatever is said
        sought_of(text)


def test_nothing_of_one_household_alone_and_no_day_of_a_month_that_moves_is_written() -> None:
    for wrong in (
        Sought(wanted=EntryFilter(households=frozenset({Id(3)}))),
        Sought(span=Span.MONTH, wanted=EntryFilter(first=date(2026, 1, 1))),
    ):
        with pytest.raises(ValueError):  # noqa: PT011 -- it would not be this search
            to_text(wrong)


def test_months_go_with_the_month_looked_at() -> None:
    month = Month(2026, 1)
    days = {span: Sought(span=span).on(Id(7), month) for span in Span}

    assert {span: (one.first, one.last) for span, one in days.items()} == {
        Span.MONTH: (date(2026, 1, 1), date(2026, 1, 31)),
        Span.MONTH_BEFORE: (date(2025, 12, 1), date(2025, 12, 31)),
        Span.THREE_MONTHS: (date(2025, 11, 1), date(2026, 1, 31)),
        Span.YEAR: (date(2026, 1, 1), date(2026, 12, 31)),
        Span.ALL: (None, None),
        Span.DAYS: (None, None),
    }
    assert all(one.households == {Id(7)} for one in days.values())
    assert Sought(is_everywhere=True).on(Id(7), month).households == frozenset()
