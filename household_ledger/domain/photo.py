"""Pictures that show what an entry says: a receipt, a notebook page, what was bought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from household_ledger.domain.ids import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture as it is kept: `hash` is the SHA-256 of `picture` (a JPEG) in hex, its sides in pixels.

    Not journalled: entries name it by its hash, in a unit that is.
    """

    hash: str
    household: Id
    width: int
    height: int
    added_on: date
    picture: bytes
