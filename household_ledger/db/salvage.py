"""Salvage: a whole new ledger file of what a damaged one still says, on a safety copy where there is one (§5).

Its steps go on where their chain holds; what else can be proved or read is written as one further step.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db.audit import verify_all
from household_ledger.db.bundle import Bundle
from household_ledger.db.carried_photos import CarriedPhotos
from household_ledger.db.conflict_list import follow_step
from household_ledger.db.conflicts import has_merged
from household_ledger.db.connections import Address, Raw, connect
from household_ledger.db.damaged_copy import lay_beside
from household_ledger.db.faults import telling_all
from household_ledger.db.keys import KEYS, has_plain_pages, salt_of
from household_ledger.db.making import make_file
from household_ledger.db.merging import take_in
from household_ledger.db.opening import address_for_writing
from household_ledger.db.recasting import recast
from household_ledger.db.records import BY_CODE, ENTRY, KINDS, MONTH
from household_ledger.db.salvage_reading import Remains, StepKey, read_remains
from household_ledger.db.salvage_weighing import Weighed, keep_photos_there, owner_of, weigh
from household_ledger.db.sealed_pages import opened_pages
from household_ledger.db.standing_rows import write_rows
from household_ledger.db.step import Permission, RecordKey, settle
from household_ledger.db.store import open_store
from household_ledger.db.units import Image
from household_ledger.db.volume import STOP_FREE_BYTES, free_bytes
from household_ledger.db.waiting_photos import take_photos
from household_ledger.db.writers import RESTORED
from household_ledger.db.writing_desk import Desk, open_desk
from household_ledger.domain.changes import Label
from household_ledger.domain.ids import NO_ID
from household_ledger.domain.period import Month
from household_ledger.domain.photo import hashes_of
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.files import put_in_place, sync_file
from household_ledger.services.copies.salvaged import Lost, Salvaged
from household_ledger.services.ports import Clock
from household_ledger.text.labels import household_words

_TIMES_ROOM = 3
_OF_THE_COPY = frozenset({"bundle_copied_file", "bundle_other_history", "bundle_damaged", "damaged", "salvage_failed"})
"""What tells that the copy is not one to go on from."""
_WRITER = "insert into writer(id,since,why) values(?,?,?) on conflict do nothing"
_SAY = "insert into file_info(key,value) values(?,?) on conflict(key) do update set value=excluded.value"
_CLOSED = "select household_id,month from month where closed_on is not null"
_VERIFIED = "select household_id,month from month where verified_on is not null"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the new file is made, and what it is locked with, as the damaged one is."""

    part: Path
    key: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """The new file as far as the steps bring it."""

    applied: set[StepKey]
    before: int
    """Steps the copy had."""


def salvage(damaged: Path, new: Path, *, clock: Clock, copy: Path | None = None) -> Salvaged:
    """Make a new ledger file of what a damaged one still says; that one is only read.

    `copy`, a verified safety copy of the same ledger, is gone on from where it is given and fits.
    What is locked is unlocked already (`db.secret.unlocked`), and the new file is locked likewise; where nothing tells
    any more what locks the damaged one, as the copy is. Of one that says nothing at all the copy alone comes back.
    UserError `file_exists`, `file_missing`, `nothing_to_salvage`; EnvironmentProblem `disk_full`, `salvage_failed` …
    """
    with telling_all(new):
        if new.exists():
            raise UserError("file_exists", name=new.name)
        if not damaged.is_file():
            raise UserError("file_missing", name=damaged.name)
        _check_room(damaged, new)
        with TemporaryDirectory(prefix=".salvage-", dir=new.parent, ignore_cleanup_errors=True) as scratch:
            return _salvage(damaged, new, Path(scratch), clock, copy)


def is_plain(path: Path) -> bool:
    """Tell whether a file can be read page by page without a key: not one that is locked, or gone."""
    try:
        return salt_of(path) is None
    except OSError:
        return False


def can_be_read(path: Path) -> bool:
    """Tell whether a file can be read page by page, with its key where it is locked: not one that is gone."""
    try:
        salt_of(path)
    except OSError:
        return False
    return True


def _check_room(damaged: Path, new: Path) -> None:
    free = free_bytes(new)
    if free is not None and free < _TIMES_ROOM * damaged.stat().st_size + STOP_FREE_BYTES:
        raise EnvironmentProblem("disk_full", name=new.name)


def _salvage(damaged: Path, new: Path, scratch: Path, clock: Clock, copy: Path | None) -> Salvaged:
    remains, key = _read(damaged, scratch / "damaged", copy)
    if copy is not None and not key and not is_plain(copy):
        copy = None  # locked since: nothing of it may come into a file that is not
    if remains.is_nothing and copy is None:
        raise UserError("nothing_to_salvage", name=damaged.name)
    try:
        salvaged = _on(remains, _Place(scratch / new.name, key), clock, copy)
    except (UserError, EnvironmentProblem) as problem:
        if copy is None or problem.code not in _OF_THE_COPY or remains.is_nothing:
            raise
        copy = None  # of another history: what the damaged file says itself is more
        salvaged = _on(remains, _Place(scratch / f"alone {new.name}", key), clock, None)
    if salvaged.path.stat().st_size == 0:
        raise EnvironmentProblem("salvage_failed", name=damaged.name)
    if new.exists():
        raise UserError("file_exists", name=new.name)
    put_in_place(salvaged.path, new)
    return replace(salvaged, path=new, copy=copy)


def _read(damaged: Path, laid: Path, copy: Path | None) -> tuple[Remains, str]:
    """Read what a damaged file says, laid at a place, and give its key: its copy's where its own salt is lost."""
    key, refusal = _key_of(damaged)
    remains = _remains_under(key, damaged, laid)
    if not remains.is_nothing:
        return remains, key
    its = _key_of(copy)[0] if copy is not None else ""
    if its and its != key and not has_plain_pages(damaged):
        return _remains_under(its, damaged, laid), its
    if refusal is not None:
        raise refusal
    return remains, key


def _remains_under(key: str, damaged: Path, laid: Path) -> Remains:
    content = lay_beside(damaged, laid, key=key).read_bytes()
    return read_remains(opened_pages(content, key) if key else content)


def _key_of(damaged: Path) -> tuple[str, LedgerError | None]:
    """Give what opens a file; of one whose first page says nothing, or cannot be read, the refusal: it may be plain."""
    try:
        return KEYS.of(damaged), None
    except LedgerError as problem:
        return "", problem


def _on(remains: Remains, place: _Place, clock: Clock, copy: Path | None) -> Salvaged:
    """Make the new file at a place of its own, on a copy or on nothing; a whole one, looked through."""
    _prepare(remains, place, clock, copy)
    part = place.part
    desk = open_desk(address_for_writing(part), clock)
    try:
        begun = _take_steps(desk, remains, part.name)
        standing = _images(desk.raw)
        weighed = Weighed(dict(standing)) if remains.is_silent else weigh(remains, standing, begun.applied)
        verified = set(desk.raw.execute(_VERIFIED)) | _verified_in(weighed)
        _doubt_months(weighed, remains)
        _write_rest(desk, remains, weighed, standing)
        desk.raw.execute(_SAY, ("place", RESTORED))
        report = verify_all(desk.raw)
        if report.findings:
            raise EnvironmentProblem("salvage_failed", name=part.name)
        names = _households(desk.raw)
        salvaged = Salvaged(
            path=part,
            entries=report.entries,
            steps=len(begun.applied),
            lost_steps=len(remains.spoken() - begun.applied),
            gone=_named(weighed.gone, remains, weighed, names),
            older=_named(weighed.older, remains, weighed, names),
            lost_photos=weighed.lost_photos,
            unverified=_unverified(desk.raw, verified, names),
            came_after=len(begun.applied) - begun.before if copy is not None else 0,
            is_copy_alone=remains.is_silent,
        )
        desk.raw.execute("pragma journal_mode=DELETE").fetchall()
    finally:
        desk.close()
    sync_file(part)
    return salvaged


def _prepare(remains: Remains, place: _Place, clock: Clock, copy: Path | None) -> None:
    """Lay the file that is gone on from: the copy, brought to this version, or an empty one of the same ledger."""
    part = place.part
    if copy is not None:
        shutil.copyfile(copy, part)
        if KEYS.of(part) != place.key:
            recast(part, place.key)  # what was locked is never salvaged into what anybody can read
        open_store(part, clock=clock, before_upgrade=lambda _path: None).close()
    else:
        make_file(part, clock, key=place.key)
    raw = connect(Address(part, key=place.key))
    try:
        raw.execute("begin immediate")
        for writer, said in sorted(remains.writers.items()):
            raw.execute(_WRITER, (writer, *said))
        if copy is None and "created" in remains.info:
            raw.execute(_SAY, ("created", remains.info["created"]))
        raw.execute("commit")
    finally:
        raw.close()


def _take_steps(desk: Desk, remains: Remains, name: str) -> _Begun:
    """Bring the steps whose chain holds, as a bundle of the same writers would."""
    before = _ops(desk.raw)
    known = {(step.key, step.hash) for step in remains.waiting}
    steps = (*remains.steps(), *remains.waiting)
    desk.raw.execute("begin immediate")
    try:
        bundle = Bundle(steps, CarriedPhotos.at_hand(remains.photos.values()))
        take_in(desk.raw, bundle, name, refused=desk.refusals)
        for writer, seq, chained in desk.raw.execute("select writer,seq,hash from waiting").fetchall():
            if ((writer, seq), chained) not in known:  # they wait for what is lost for good
                desk.raw.execute("delete from waiting where writer=? and seq=?", (writer, seq))
        desk.raw.execute("commit")
    except BaseException:
        with suppress(sqlite.Error):  # a failing disk has rolled back already
            desk.raw.execute("rollback")
        raise
    desk.chain.doubt()
    desk.books.forget()
    return _Begun(_ops(desk.raw), len(before))


def _write_rest(desk: Desk, remains: Remains, weighed: Weighed, standing: dict[RecordKey, Image]) -> None:
    """Write what the steps did not bring, as one step of a new writer."""
    raw = desk.raw
    raw.execute("begin immediate")
    try:
        take_photos(raw, CarriedPhotos.at_hand(remains.photos.values()), set(_photos_named(weighed)))
        keep_photos_there(weighed, set(raw.execute("select household_id,hash from photo")))
        changed = {key: image for key, image in weighed.images.items() if standing.get(key) != image}
        if changed:
            desk.refresh()
            desk.ids.begin_step()
            write_rows(raw, changed)
            # A month whose verification comes back in the same step keeps it, as where a step is taken back.
            changes = settle(raw, Permission(closed=set(raw.execute(_CLOSED)), is_revert=True))
            label = Label("salvage", (("count", len(changed)),))
            desk.chain.append(changes.leaves, label, person=NO_ID, target=None, ids=desk.ids)
            if has_merged(raw):
                follow_step(raw, changed)
        raw.execute("delete from touched")
        raw.execute("commit")
    except BaseException:
        with suppress(sqlite.Error):
            raw.execute("rollback")
        raise
    desk.chain.follow()


def _ops(raw: Raw) -> set[StepKey]:
    return set(raw.execute("select writer,seq from op"))


def _images(raw: Raw) -> dict[RecordKey, Image]:
    return {
        (kind.code, record, sub): json.loads(image)
        for kind in KINDS
        for record, sub, image in raw.execute(f"select id,sub,image from {kind.name}_image")
    }


def _photos_named(weighed: Weighed) -> Iterable[tuple[int, str]]:
    for key, image in weighed.images.items():
        if BY_CODE[key[0]].has_photos:
            yield from ((owner_of(image), name) for name in hashes_of(image["photos"] or ""))


def _households(raw: Raw) -> dict[int, str]:
    return {
        record: household_words(code, name) for record, code, name in raw.execute("select id,code,name from household")
    }


def _named(keys: set[RecordKey], remains: Remains, weighed: Weighed, names: dict[int, str]) -> tuple[Lost, ...]:
    """Say what is known of records that are gone or may be older: whose they are, and of which day."""
    found = []
    for code, record, _sub in keys:
        image = weighed.images.get((code, record, _sub)) or {}
        owner, day = remains.rows.entries.get(record, (0, "")) if code == ENTRY.code else (0, "")
        of = image.get("of")
        owner = of[0] if isinstance(of, list) and of[0] else owner
        found.append(Lost(BY_CODE[code].name, record, names.get(owner, ""), image.get("date") or day))
    return tuple(sorted(found, key=lambda one: (one.sort != ENTRY.name, one.sort, one.day, one.id)))


def _doubt_months(weighed: Weighed, remains: Remains) -> None:
    """Take the verification off months of which an entry did not come back, or not as it was."""
    for code, record, sub in weighed.gone | weighed.older:
        if code != ENTRY.code:
            continue
        image = weighed.images.get((code, record, sub))
        household, day = (image["of"][0], image["date"]) if image else remains.rows.entries.get(record, (0, ""))
        key = (MONTH.code, household, int(day[:7].replace("-", "") or 0))
        if key in weighed.images:
            weighed.images[key] = {**weighed.images[key], "verified": [None, None, None]}


def _verified_in(weighed: Weighed) -> set[tuple[int, int]]:
    return {key[1:] for key, image in weighed.images.items() if key[0] == MONTH.code and image["verified"][0]}


def _unverified(raw: Raw, before: set[tuple[int, int]], names: dict[int, str]) -> tuple[tuple[str, str], ...]:
    now = set(raw.execute(_VERIFIED))
    return tuple((names.get(household, ""), Month.from_number(month).iso) for household, month in sorted(before - now))
