"""How many keys an entry written before costs in the grid: first letters, steps down the list, Tab, amount, Enter.

A letter, digit or sign is one press, with Shift or without. The rules are those of `ui.entry_grid`; a test types whole
months with real keys to hold this reckoning to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from household_ledger.domain.entry import Draft
from household_ledger.domain.kinds import EntryKind
from household_ledger.services.typed.completion import Completion, Offers, Usual
from household_ledger.text.amounts import format_amount
from household_ledger.text.matching import plain, without_tones

_TAKING, _SAVING, _ROUND_THE_DAY = 1, 1, 2
"""Tab; Enter; Shift+Tab to the day and Tab back."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a description written before is come to: so many of its letters, so many steps down the list."""

    letters: int
    down: int

    @property
    def keys(self) -> int:
        """Count the presses."""
        return self.letters + self.down


def shortest_way(completion: Completion, said: Draft) -> Way | None:
    """Give the fewest keys after which Tab takes a description with its kind; None where it is never offered."""
    best: Way | None = None
    for letters in range(1, len(said.description) + 1):
        if best is not None and letters >= best.keys:
            break
        found = _way(completion, said, letters)
        if found is not None and (best is None or found.keys < best.keys):
            best = found
    return best


def keys_of(way: Way, said: Draft, before: date) -> int:
    """Count the presses of an entry; `before` is the day of the one typed before, which is repeated."""
    return way.keys + _TAKING + amount_keys(said) + _SAVING + day_keys(said.date, before)


def amount_keys(said: Draft) -> int:
    """Count the digits of the amount, with its point where it has satang; one is typed even where the last stays."""
    return len(format_amount(abs(said.amount)).replace(",", ""))


def day_keys(day: date, before: date) -> int:
    """Count what another day than that of the row before costs: 5, in another month 5/11."""
    if day == before:
        return 0
    written = f"{day.day}/{day.month}" if day.month != before.month else str(day.day)
    return _ROUND_THE_DAY + len(written)


def _way(completion: Completion, said: Draft, letters: int) -> Way | None:
    typed = said.description[:letters]
    offers = completion.offers(typed)
    for place, one in enumerate(_lines(offers, typed)):
        if isinstance(one, Usual) and is_same(one, said):
            return Way(letters, place if _stands_at_first(offers, typed) else place + 1)
    return None


def is_same(one: Usual, said: Draft) -> bool:
    """Tell whether an offer is the description that is meant, with its kind (spent is spent, at home or for work)."""
    return plain(one.what) == plain(said.description) and _kind(one.kind) is _kind(said.kind)


def _kind(kind: EntryKind) -> EntryKind:
    return EntryKind.EXPENSE if kind is EntryKind.COST else kind


def _lines(offers: Offers, typed: str) -> Iterator[object]:
    """Give the lines as the grid shows them: a kind whose word is whole stands first."""
    if _is_kind_whole(offers, typed):
        yield from offers.kinds
    yield from offers.usual


def _is_kind_whole(offers: Offers, typed: str) -> bool:
    return any(one.word == typed.strip() for one in offers.kinds)


def _stands_at_first(offers: Offers, typed: str) -> bool:
    """Tell whether the list stands at its first line: at a description only if it goes on as it was begun."""
    if _is_kind_whole(offers, typed):
        return offers.kinds[0].word == typed.strip()
    return bool(offers.usual) and without_tones(offers.usual[0].what).startswith(without_tones(typed.strip()))
