"""A typed row tells once that its amount is far from the usual; it is kept all the same."""

from __future__ import annotations

import pytest

from household_ledger.domain.entry import Draft
from household_ledger.domain.ids import Id
from household_ledger.domain.kinds import EntryKind
from household_ledger.domain.money import Money
from household_ledger.services.typed.far import with_far
from household_ledger.services.typed.row import AMOUNT_ASKED, ReadRow
from household_ledger.text.i18n import using
from household_ledger.text.messages import message
from tests.services.test_far_amounts import TODAY

K = EntryKind
_asked: list[tuple[EntryKind, str]] = []


def _read(baht: int, *, kind: EntryKind = K.EXPENSE, words: str = "ไข่") -> ReadRow:
    draft = Draft(household=Id(1), date=TODAY, kind=kind, amount=Money(baht * 100), description=words)
    return ReadRow(kind=kind, drafts=(draft,))


def _remarks(read: ReadRow, largest: int) -> list[tuple[str, str]]:
    _asked.clear()

    def largest_of(kind: EntryKind, words: str) -> Money:
        _asked.append((kind, words))
        return Money(largest * 100)

    return [(one.code, one.field) for one in with_far(read, largest_of).remarks]


@pytest.mark.parametrize(
    ("baht", "largest", "told"),
    [
        *((4_000, 70, "amount_far"), (1_999, 70, ""), (4_000, 0, ""), (4_000, 200, "")),
        *((1_000_001, 900_000, "amount_huge"), (999_999_999, 0, "amount_huge")),
    ],
)
def test_a_row_far_from_the_usual_says_so_and_stays_whole(baht: int, largest: int, told: str) -> None:
    read = _read(baht)
    assert _remarks(read, largest) == ([(told, "amount")] if told else [])
    assert with_far(read, lambda _kind, _words: Money(largest * 100)).drafts == read.drafts


def test_the_past_is_asked_only_where_it_could_matter() -> None:
    _remarks(_read(1_999), 0)
    _remarks(_read(5_000, words=""), 0)
    _remarks(_read(2_000_000), 0)
    assert _asked == []
    _remarks(_read(5_000, kind=K.COST), 0)
    assert _asked == [(K.COST, "ไข่")]


def test_only_what_hardly_anybody_has_is_asked_about_before_it_is_kept() -> None:
    far = with_far(_read(4_000), lambda _kind, _words: Money(7_000)).remarks
    huge = with_far(_read(2_000_000), lambda _kind, _words: Money(0)).remarks
    assert [one.code == AMOUNT_ASKED for one in (*far, *huge)] == [False, True]
    with using("en"):
        assert message(far[0]) == "4,000 baht: is that right? It was 70 at most."
        assert message(huge[0]) == "2,000,000 baht: is that right?"
