"""Pictures that show what an entry says: a receipt, a notebook page, what was bought."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from household_ledger.domain.ids import Id

MOST_PHOTOS = 10
"""So many pictures an entry has at most."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """What is known of a picture without looking at it; `size` is in bytes."""

    hash: str
    width: int
    height: int
    added_on: date
    size: int


def hash_of(picture: bytes) -> str:
    """Give what a picture is named by: the SHA-256 of its bytes in hex."""
    return sha256(picture).hexdigest()


def hashes_of(photos: str) -> tuple[str, ...]:
    """List the hashes an entry's `photos` hold, in their order."""
    return tuple(photos.split())


def photos_of(hashes: Iterable[str]) -> str:
    """Write hashes as an entry's `photos`, each once."""
    return " ".join(dict.fromkeys(hashes))
