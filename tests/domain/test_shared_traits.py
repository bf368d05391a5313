"""What of a household's traits may stand beside its sign: what five households at least have alike."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from household_ledger.domain.disclosure import LEAST_TOLD, Trait, shared_traits

ROWS = st.lists(
    st.tuples(st.booleans(), st.sampled_from(("ก", "ก", "ก", "ข", None)), st.sampled_from((None, None, "1", "2"))),
    min_size=LEAST_TOLD,
    max_size=40,
)


@given(ROWS)
def test_every_row_is_like_four_others_and_says_nothing_untrue(rows: list[tuple[Trait, ...]]) -> None:
    kept = shared_traits(rows)

    assert min(Counter(kept).values()) >= LEAST_TOLD
    for row, told in zip(rows, kept, strict=True):
        assert all(value in (None, own) for own, value in zip(row, told, strict=True))


def test_what_five_share_stays_also_beside_five_that_share_another() -> None:
    rows = [(True, "ก")] * 5 + [(False, "ข")] * 6

    assert shared_traits(rows) == rows


def test_two_blanked_would_be_known_for_the_two_that_are_not_like_the_others() -> None:
    rows = [("ก",)] * 12 + [("ข",)] * 6 + [("ค",)] * 2

    assert shared_traits(rows) == [("ก",)] * 12 + [(None,)] * 8


def test_of_four_nothing_is_left() -> None:
    assert shared_traits([(True, "ก")] * 4) == [(None, None)] * 4
    assert shared_traits([]) == []
