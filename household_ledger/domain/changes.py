"""What a step changed: the one signal everything else listens to, and what is told of steps afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from household_ledger.domain.ids import Id


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One undo step: an op of one writer."""

    writer: int
    seq: int


HASH_DIGITS: Final = 64
"""So many hexadecimal digits has the hash of a step."""


class ChainHead(NamedTuple):
    """The last step of a writer and its hash (hexadecimal): whoever wrote it down can tell whether a step changed."""

    step: Step
    hash: str


class SentStep(NamedTuple):
    """A step as it was sent to a server: by its hash it is found again, whoever has its number."""

    writer: int
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Label:
    """What a step did: a code and its parameters, for "ย้อน: เพิ่มรายจ่าย ค่าอาหาร 120 บาท"; the face finds the words."""

    code: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """What undo, or redo, would touch: the step, what it did, sorts of records, whose books, in which months.

    `months` are (household, month number) where its entries lie now, or whose closing it is about. Of a step of many
    records (`is_large`) sorts and months are not looked up.
    """

    step: Step
    label: Label
    kinds: frozenset[str] = frozenset()
    households: frozenset[int] = frozenset()
    months: frozenset[tuple[int, int]] = frozenset()
    is_large: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one step touched: kinds of record, households, (household, month number) of figures, ids of records.

    `months` names months in which an entry was or is; a figure of a later month may depend on them (balances). No
    households: what changed is of no single one.
    """

    step: Step
    label: Label
    kinds: frozenset[str]
    households: frozenset[int]
    months: frozenset[tuple[int, int]]
    ids: tuple[Id, ...] = ()
    count: int = 0


class Touched(NamedTuple):
    """What steps touched: sorts of records, entries, and the pairs these are, or were before, halves of.

    `made` are those of the entries that were not there before.
    """

    kinds: frozenset[str]
    entries: frozenset[int]
    pairs: frozenset[int]
    made: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A step as the history lists it; `target` is the step it undid or redid; `undone` when it stands undone now."""

    step: Step
    at: datetime
    person: Id
    label: Label
    target: Step | None
    records: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class RecordStep:
    """A step that touched one record: the record before it (None: it was not there) and after.

    Both are None when what the step did was erased.
    """

    step: HistoryStep
    before: object | None
    after: object | None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What a step did to one record: its units as the journal has them, and the record (before None: it was made)."""

    kind: str
    record: Id
    sub: int
    units_before: Mapping[str, object] | None
    units_after: Mapping[str, object]
    before: object | None
    after: object


@dataclass(frozen=True, slots=True)
class HouseholdStep:
    """A step, and what it did to the records of one household."""

    step: HistoryStep
    changes: tuple[RecordChange, ...]
