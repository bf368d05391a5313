"""Pictures that came in a bundle: kept with what names them, or set aside until a step that does is applied."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from household_ledger.db.carried_photos import CarriedPhotos
from household_ledger.db.connections import Raw
from household_ledger.db.photos import IS_NAMED, keep_photo
from household_ledger.domain.ids import Id
from household_ledger.domain.photo import Photo

_THERE = "select household_id,hash from photo"
_NAMED = f"select 1 where {IS_NAMED.format(household='?', hash='?')}"
_WAITING = "select hash,household_id,width,height,added_on,picture from waiting_photo where household_id=? and hash=?"
_WAIT = (
    "insert into waiting_photo(hash,household_id,width,height,added_on,picture) values(?,?,?,?,?,?)"
    " on conflict do nothing"
)


def take_photos(raw: Raw, photos: CarriedPhotos, named: set[tuple[int, str]]) -> None:
    """Keep the pictures that steps name, `named` by those just applied; the others wait. Those here are not read."""
    there = set(raw.execute(_THERE))
    with closing(photos.read([one for one in photos.facts if one.key not in there])) as coming:
        for photo in coming:
            key = int(photo.household), photo.hash
            if key in there:
                continue
            if key in named or raw.execute(_NAMED, key).fetchone() is not None:
                keep_photo(raw, photo)
                there.add(key)
            else:
                cells = (photo.hash, *key[:1], photo.width, photo.height, photo.added_on.isoformat(), photo.picture)
                raw.execute(_WAIT, cells)
    for key in sorted(named - there):
        row = raw.execute(_WAITING, key).fetchone()
        if row is not None:
            name, household, width, height, added_on, picture = row
            facts = {"hash": name, "household": Id(household), "width": width, "height": height}
            keep_photo(raw, Photo(**facts, added_on=date.fromisoformat(added_on), picture=picture))
    raw.execute(
        "delete from waiting_photo as w where exists"
        " (select 1 from photo p where p.hash=w.hash and p.household_id=w.household_id)"
    )
