"""Two records that are the same thing: one stands for both from then on, wherever the other was named.

What belongs to a household names the record by its id, in columns, in lists of ids, in rows kept as text; all of it is
in the images, so that is where the id is looked for. A record never changes its household: what a household said to be
another's had is written anew in that one, under ids that come out the same on every laptop that says so.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from household_ledger.db.connections import Raw
from household_ledger.db.doubles import unseen_since_deleted
from household_ledger.db.journal import label_from
from household_ledger.db.photos import IS_NAMED
from household_ledger.db.records import BY_NAME, ENTRY, KINDS, MONTH, RecordKind
from household_ledger.db.step import Permission
from household_ledger.db.units import Image, Key, images, insert, is_empty, put
from household_ledger.domain.ids import BROUGHT, COUNTER_BITS, TAG_BITS

_NUMBER = re.compile(r"\b\d{6,19}\b")
_TAG = ((1 << TAG_BITS) - 1) << COUNTER_BITS
_HOUSEHOLD = BY_NAME["household"]
_MONTHS_OF = "select household_id,month from entry where id=?"
_PHOTO = (
    "insert into photo(hash,household_id,width,height,added_on,picture)"
    " select hash,?,width,height,added_on,picture from photo where household_id=?"
    f" and {IS_NAMED.format(household='?', hash='photo.hash')} on conflict do nothing"
)
_SAID = "select label from op where label like '[\"say_the_same\",%'"


def stand_for(raw: Raw, kind: RecordKind, *, kept: int, gone: int, permission: Permission) -> None:
    """Have `kept` named wherever `gone` was, or, of households, bring over what `gone` has; `gone` is taken out of use.

    UserError `month_closed` where a household has entries for a month the other has closed. Entries of closed months
    that name a pocket, a debt and the like name the other then, without another satang; they are verified no more.
    """
    if kind is _HOUSEHOLD:
        _bring_over(raw, gone, kept)
    else:
        _name_instead(raw, kind, kept, gone, permission)
    put(raw, kind, [(gone, 0, {"deleted": 1})])
    permission.again.setdefault((kind.code, gone, 0), set()).add("deleted")


def joined_into(raw: Raw, household: int) -> frozenset[int]:
    """Name the households out of use that were said to be the same as this one: what they had is in it, too."""
    pairs = [(kept, gone) for sort, kept, gone in _said(raw) if sort == _HOUSEHOLD.record_class.__name__]
    gone_now = {one for (one,) in raw.execute("select id from household where deleted=1")}
    found = {household}
    while more := {gone for kept, gone in pairs if kept in found and gone in gone_now} - found:
        found |= more
    return frozenset(found - {household})


def who_stands_for(raw: Raw, kind: RecordKind) -> Callable[[int], int]:
    """Give who stands for a record of a sort that was said to be another."""
    stands = {gone: kept for sort, kept, gone in _said(raw) if sort == kind.record_class.__name__}

    def find(record: int) -> int:
        seen: set[int] = set()
        while record in stands and record not in seen:
            seen.add(record)
            record = stands[record]
        return record

    return find


def brought_id(target: int, record: int) -> int:
    """Give the id that what was a record of another household has in this one, the same on every laptop."""
    digest = hashlib.sha256(f"{target} {record & _TAG}".encode()).digest()  # what was made together keeps its order
    return (record & ~_TAG) | (int.from_bytes(digest[:8], "big") & _TAG) | BROUGHT


def _said(raw: Raw) -> Iterable[tuple[str, int, int]]:
    for (label,) in raw.execute(_SAID):
        params: list[tuple[str, Any]] = list(label_from(label).params)
        said = dict(params)
        for name, value in params:  # none where what was joined was erased since
            if name == "gone":
                yield str(said["sort"]), int(said["kept"]), int(value)


def _name_instead(raw: Raw, kind: RecordKind, kept: int, gone: int, permission: Permission) -> None:
    owner = None
    if kind.household != "0":
        row = raw.execute(f"select household_id from {kind.name}_image where id=?", (gone,)).fetchone()
        owner = row[0] if row is not None else None
    for other in KINDS:
        if owner is None and other is ENTRY:  # no entry names what belongs to the project
            continue
        of_owner = "" if owner is None else " and household_id=?"
        cells = (str(gone),) if owner is None else (str(gone), owner)
        rows = raw.execute(f"select id,sub,image from {other.name}_image where instr(image,?)>0{of_owner}", cells)
        changed = [(record, sub, _renamed(other, image, {gone: kept})) for record, sub, image in rows.fetchall()]
        if other is ENTRY:
            for record, _sub, units in changed:
                if units:
                    permission.closed.update((h, month) for h, month in raw.execute(_MONTHS_OF, (record,)))
        put(raw, other, [one for one in changed if one[2]])


def _renamed(kind: RecordKind, text: str, ids: Mapping[int, int]) -> Image:
    """Give the units of an image that name one of some ids, with the other in its place."""
    before, after = json.loads(text), json.loads(_mapped(text, ids))
    if kind.name == "goal" and isinstance(after["pockets"], str):
        after["pockets"] = ",".join(dict.fromkeys(after["pockets"].split(",")))
    return {name: value for name, value in after.items() if before[name] != value}


def _mapped(text: str, ids: Mapping[int, int]) -> str:
    return _NUMBER.sub(lambda found: str(ids.get(int(found[0]), found[0])), text)


def _bring_over(raw: Raw, source: int, target: int) -> None:
    """Write all a household has into another; what came over before stays as it is there, but for news of it."""
    is_first = raw.execute("select 1 from household where id=? and deleted=0", (source,)).fetchone() is not None
    unseen = {key for leaf in unseen_since_deleted(raw, source) for key in leaf.keys}
    rows: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    ids = {source: target}
    for kind in KINDS:
        if kind.household != "household_id" or kind is MONTH:  # closed by the one, open in the other
            continue
        living = " and coalesce(image->>'deleted',0)=0" if kind is ENTRY else ""
        found = raw.execute(f"select id,sub,image from {kind.name}_image where household_id=?{living}", (source,))
        rows[kind.name] = found.fetchall()
        ids |= {record: brought_id(target, record) for record, _sub, _image in rows[kind.name]}
    pairs = raw.execute("select distinct pair from entry where household_id=? and pair<>0", (source,)).fetchall()
    ids |= {pair: brought_id(target, pair) for (pair,) in pairs}
    for kind in KINDS:
        wanted = {(ids[record], sub): json.loads(_mapped(image, ids)) for record, sub, image in rows[kind.name]}
        news = {
            (ids[record], sub)
            for record, sub, _image in rows[kind.name]
            if is_first or (kind.code, record, sub) in unseen
        }
        _write(raw, kind, wanted, news, is_first=is_first)
    raw.execute(_PHOTO, (target, source, target))


def _write(raw: Raw, kind: RecordKind, wanted: Mapping[Key, Image], news: set[Key], *, is_first: bool) -> None:
    """Write what is not there; of what is, only the news, or, the first time, what was taken back."""
    there = images(raw, kind, wanted)
    again: list[tuple[int, int, Image]] = []
    fresh: list[tuple[int, int, Image]] = []
    for key, image in wanted.items():
        now = there.get(key)
        if now is None:
            fresh.append((*key, image))
        elif key in news and (not is_first or now.get("deleted") or all(map(is_empty, now.values()))):
            again.append((*key, {name: value for name, value in image.items() if now[name] != value}))
    insert(raw, kind, fresh)
    put(raw, kind, again)
