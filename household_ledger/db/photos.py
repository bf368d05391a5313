"""Pictures: kept once a household (0: the project) by the hash of their bytes, beside the journal that names them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from household_ledger.db.connections import Raw
from household_ledger.db.records import KINDS
from household_ledger.domain.ids import Id
from household_ledger.domain.photo import Photo, PhotoFacts, hash_of, hashes_of

_KEEP = (
    "insert into photo(hash,household_id,width,height,added_on,picture) values(?,?,?,?,?,?)"
    " on conflict(hash,household_id) do update set picture=excluded.picture"
)
"""One that is there already is written again: should its bytes have been damaged since, they are whole now."""
_READ = "select width,height,added_on,picture from photo where household_id=? and hash=?"
_LIST = "select hash,width,height,added_on,length(picture) from photo where household_id=? order by hash"
_NAMING = " union all ".join(
    f"select {kind.household} household_id,photos from {kind.name} where photos<>''"
    for kind in KINDS
    if kind.has_photos
)
IS_NAMED = f"exists (select 1 from ({_NAMING}) n where n.household_id={{household}} and instr(n.photos,{{hash}})>0)"
"""Whether a record as it is now names a picture."""
_ALL = "select household_id,hash,picture from photo order by household_id,hash"

Key = tuple[int, str]
"""A household and a hash."""


def keep_photo(raw: Raw, photo: Photo) -> None:
    """Write a picture."""
    cells = (photo.hash, photo.household, photo.width, photo.height, photo.added_on.isoformat(), photo.picture)
    raw.execute(_KEEP, cells)


def read_photo(raw: Raw, household: Id, name: str) -> Photo | None:
    """Give a picture by its hash."""
    row = raw.execute(_READ, (household, name)).fetchone()
    if row is None:
        return None
    width, height, added_on, picture = row
    added = date.fromisoformat(added_on)
    return Photo(hash=name, household=household, width=width, height=height, added_on=added, picture=picture)


def list_photos(raw: Raw, household: Id) -> list[PhotoFacts]:
    """List what is known of a household's pictures, by hash; SQLite tells a length without reading the bytes."""
    return [
        PhotoFacts(hash=name, width=width, height=height, added_on=date.fromisoformat(added_on), size=size)
        for name, width, height, added_on, size in raw.execute(_LIST, (household,))
    ]


def faults_of_photos(raw: Raw) -> Iterator[tuple[str, str]]:
    """Tell (code, hash) of each picture a record names that is not there, and of each whose bytes are not its own."""
    named = {(household, name) for household, photos in raw.execute(_NAMING) for name in hashes_of(photos)}
    for household, name, picture in raw.execute(_ALL):
        named.discard((household, name))
        if hash_of(picture) != name:
            yield "photo_damaged", name
    for _household, name in sorted(named):
        yield "photo_missing", name


def unnamed_photos(raw: Raw, named: set[Key]) -> Iterator[str]:
    """Tell which pictures no step of the journal ever named, given all it names."""
    for household, name in raw.execute("select household_id,hash from photo order by household_id,hash"):
        if (household, name) not in named:
            yield name
