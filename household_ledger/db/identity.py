"""Who writes: ids that nothing else has, and the writer, one life of one file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from household_ledger.db.here import computer, user
from household_ledger.domain.ids import BROUGHT, COUNTER_BITS, EPOCH, TAG_BITS, Id
from household_ledger.services.ports import Clock

_TAGS = 1 << TAG_BITS
_COUNTS = 1 << COUNTER_BITS
_BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""No program that writes this format ran before; an earlier clock is a wrong one."""
_LAST = _BUILT + timedelta(days=3653)
_MILLISECOND = timedelta(milliseconds=1)
_MILLISECONDS_A_DAY = timedelta(days=1) // _MILLISECOND


def milliseconds(clock: Clock) -> int | None:
    """Give the milliseconds since 2024, or None for a clock that cannot be right (`safety.md` §7)."""
    now = clock.now()
    return (now - EPOCH) // _MILLISECOND if _BUILT <= now < _LAST else None


def moment(hlc: int) -> datetime:
    """Give the moment an op says it was made at, in UTC."""
    return EPOCH + timedelta(milliseconds=hlc)


def given_on(column: str) -> str:
    """Give in SQL, in days since the epoch, what `domain.ids.given_on` gives of the ids of a column."""
    return f"{column}%{BROUGHT}/{1 << TAG_BITS + COUNTER_BITS}/{_MILLISECONDS_A_DAY}"


def day_given(days: int) -> date:
    """Give the day that is so many days after the epoch."""
    return EPOCH.date() + timedelta(days=days)


class IdMaker:
    """Ids of one writer: 41 bits of milliseconds since 2024, 14 tag, 8 counter; never falling, whatever the clock."""

    def __init__(self, clock: Clock, tag: int, after: int) -> None:
        """`after`: the writer's last time used, in milliseconds since 2024."""
        self._clock = clock
        self._tag = tag
        self.time = max(after, (_BUILT - EPOCH) // _MILLISECOND)
        self._count = _COUNTS - 1  # the next id begins a new millisecond

    def go_past(self, time: int) -> None:
        """Give only later ids than those of a time: another program may have given these for the same writer."""
        if time >= self.time:
            self.time, self._count = time, _COUNTS - 1

    def begin_step(self) -> None:
        """Look at the clock: the ids of a step carry its time, or later where they are many."""
        now = milliseconds(self._clock)
        if now is not None and now > self.time:
            self.time, self._count = now, -1

    def new(self) -> Id:
        """Give the next id."""
        self._count += 1
        if self._count >= _COUNTS:
            self.time, self._count = self.time + 1, 0
        return Id(self.time << TAG_BITS + COUNTER_BITS | self._tag << COUNTER_BITS | self._count)

    def many(self, count: int) -> Iterator[Id]:
        """Give so many ids in a row."""
        return (self.new() for _ in range(count))


def tag_of(writer: int) -> int:
    """Give the 14 bits of a writer that stand in its ids."""
    return writer & (_TAGS - 1)


def new_writer(clock: Clock, others: list[int]) -> int:
    """Make the number of a new life: its milliseconds since 2024 and a tag none of the file's other writers has."""
    taken = {tag_of(other) for other in others}
    if len(taken) >= _TAGS - 1:
        taken = set()  # more lives than tags: the time in the ids still keeps them apart
    tag = 0
    while tag == 0 or tag in taken:
        tag = int.from_bytes(os.urandom(2)) % _TAGS
    after = max([(_BUILT - EPOCH) // _MILLISECOND, *(other >> TAG_BITS for other in others)])
    now = milliseconds(clock)
    life = now if now is not None and now > after else after + 1
    return life << TAG_BITS | tag


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file is being written: which computer, user and path. Only a digest of it is kept in the file."""

    computer: str
    user: str
    path: str

    @property
    def digest(self) -> str:
        """Give what the file keeps: enough to know the place again, not to name it."""
        whole = f"{self.computer}\0{self.user}\0{self.path}"
        return hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()


def this_place(path: Path) -> Place:
    """Say where this program runs."""
    return Place(computer(), user(), str(path.resolve()))
