"""Who had seen what when a step was made: the causal past of every step, as the contexts tell it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple


class Stamp(NamedTuple):
    """A step in the order in which a value is chosen to be shown where people have not settled it."""

    hlc: int
    writer: int
    seq: int


class Past:
    """What each step knew: a writer's own steps before it, and of others as far as its contexts say."""

    def __init__(self) -> None:
        self._seqs: dict[int, list[int]] = {}
        self._seen: dict[int, list[dict[int, int]]] = {}

    def note(self, writer: int, seq: int, context: Mapping[int, int]) -> None:
        """Take in the context of a step, {other writer: last step seen}; a writer's contexts come in their order."""
        seqs, seen = self._seqs.setdefault(writer, []), self._seen.setdefault(writer, [])
        before = seen[-1] if seen else {}
        seqs.append(seq)
        seen.append(before | {other: max(last, before.get(other, 0)) for other, last in context.items()})

    def knows(self, later: Stamp, earlier: Stamp) -> bool:
        """Tell whether who made a step had seen another; nobody has seen the step being made."""
        if later.writer == earlier.writer:
            return earlier.seq < later.seq
        seqs = self._seqs.get(later.writer)
        if seqs is None:
            return False
        place = bisect_right(seqs, later.seq)
        return place > 0 and self._seen[later.writer][place - 1].get(earlier.writer, 0) >= earlier.seq

    def are_apart(self, one: Stamp, other: Stamp) -> bool:
        """Tell whether two steps were made without knowing of each other."""
        return one != other and not self.knows(one, other) and not self.knows(other, one)
