"""Pictures on their way into a file: what is said of them is known at once, they themselves are read one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from household_ledger.domain.ids import Id
from household_ledger.domain.photo import Photo


class CarriedPhoto(NamedTuple):
    """What is said of a picture; `hash` names it."""

    hash: str
    household: int
    width: int
    height: int
    added_on: date

    @property
    def key(self) -> tuple[int, str]:
        """Name it among all: whose it is, and its hash."""
        return self.household, self.hash

    def with_picture(self, picture: bytes) -> Photo:
        """Give it whole."""
        return Photo(
            hash=self.hash,
            household=Id(self.household),
            width=self.width,
            height=self.height,
            added_on=self.added_on,
            picture=picture,
        )


@dataclass(frozen=True, slots=True)
class CarriedPhotos:
    """Pictures somewhere outside; `read` gives those wanted in their order, holding one at a time.

    Whoever does not read them all closes it.
    """

    facts: tuple[CarriedPhoto, ...]
    read: Callable[[Iterable[CarriedPhoto]], Generator[Photo]] = field(compare=False)

    @classmethod
    def at_hand(cls, photos: Iterable[Photo]) -> CarriedPhotos:
        """Carry pictures that are in memory anyway."""
        known = {(int(one.household), one.hash): one for one in photos}
        facts = (
            CarriedPhoto(one.hash, int(one.household), one.width, one.height, one.added_on) for one in known.values()
        )
        return cls(tuple(facts), lambda wanted: (known[one.key] for one in wanted))

    def without(self, households: Collection[int]) -> CarriedPhotos:
        """Leave out the pictures of some households."""
        return replace(self, facts=tuple(one for one in self.facts if one.household not in households))
