"""Going back to a safety copy: the present file aside as it lies, the copy in its place, whole or not at all (§4)."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from household_ledger.db import volume
from household_ledger.db.backup import (
    fits,
    sha256_of,
    sums_beside,
    take_new_name,
    verify_file,
    write_sums,
)
from household_ledger.db.connections import Address, connect_simply
from household_ledger.db.faults import telling_all, told, told_of_place
from household_ledger.db.keeping import made_of, prune, remove_copy
from household_ledger.db.keys import KEYS
from household_ledger.db.opening import look_at_header
from household_ledger.db.tails import HOLDING, remove_tails, remove_with_tails
from household_ledger.db.writers import RESTORED
from household_ledger.errors import EnvironmentProblem, LedgerError, UserError
from household_ledger.files import keep_place, put_in_place, sync_file, sync_folder, take_place
from household_ledger.services.copies.copy import BEFORE_RESTORE
from household_ledger.services.copies.going_back import Restored

_OF_THE_COPY = frozenset({"damaged", "not_a_ledger"})
_TRIES = 5
_SAY_RESTORED = "insert into file_info(key,value) values('place',?) on conflict(key) do update set value=excluded.value"


def restore(copy: Path, ledger: Path, *, now: datetime) -> Restored:
    """Put a safety copy in a ledger's place; the caller holds the ledger's lock and has closed it.

    What was there goes aside first, as it lies, beside it; to undo, restore that. Whoever writes next is a new writer.
    Killed at any moment, the ledger is the old one or the new one. `now` is local time.
    UserError `file_missing`, `not_a_ledger`, `newer_file`, `foreign_file`, `copy_is_ledger`, `copy_of_another`;
    EnvironmentProblem `copy_damaged`, `busy`, `disk_full` …: the ledger is as it was.
    """
    with telling_all(ledger):
        return _restore(copy, ledger, now)


def _restore(copy: Path, ledger: Path, now: datetime) -> Restored:
    _look_at_copy(copy, ledger)
    _check_room(copy, ledger)
    new = ledger.with_name(ledger.name + ".restoring")
    aside = put_aside(ledger, now) if ledger.exists() else None
    try:
        remove_with_tails(new)
        entries = _bring(copy, new, ledger)
        if aside is not None:
            shutil.copymode(ledger, new)
            empty_log(ledger)
        remove_tails(ledger)  # an old journal must never be played into the new file
        sync_folder(ledger.parent)  # nor after a power cut
        take_place(new, ledger)
    except BaseException:
        with suppress(OSError):
            remove_with_tails(new)
            if aside is not None:
                _give_back_tails(aside, ledger)
                remove_copy(aside)  # nothing was changed
        raise
    keep_place(ledger)
    prune(ledger, ledger.parent, now=now)
    return Restored(entries, aside)


def _give_back_tails(aside: Path, ledger: Path) -> None:
    """Lay a ledger's log beside it again, where that is gone already: only aside is it whole; OSError."""
    for tail in HOLDING:
        kept, place = (one.with_name(one.name + tail) for one in (aside, ledger))
        if kept.exists() and not place.exists():
            shutil.copyfile(kept, place)
            sync_file(place)


def put_aside(ledger: Path, now: datetime) -> Path:
    """Copy a closed ledger beside itself as it lies, whole or damaged, tails included, with its sums; give where.

    EnvironmentProblem `busy` when somebody goes on writing meanwhile.
    """
    part, target = take_new_name(ledger, ledger.parent, reason=BEFORE_RESTORE, now=now)
    try:
        remove_tails(target)  # of one that was killed before it had its name
        digests = _copy_parts(ledger, part, target)
        for tail in HOLDING:
            if target.name + tail in digests:
                put_in_place(part.with_name(part.name + tail), target.with_name(target.name + tail))
        write_sums(target, digests)
        put_in_place(part, target)  # last: what has its name has its tails
    except BaseException:
        with suppress(OSError):
            remove_copy(target)
        raise
    finally:
        with suppress(OSError):
            remove_with_tails(part)
    return target


def _copy_parts(ledger: Path, part: Path, target: Path) -> dict[str, str]:
    """Copy a file and its tails until nothing changed meanwhile; give the sums of what lies there, by its names."""
    for _try in range(_TRIES):
        before, digests = lying(ledger), {}
        for tail in ("", *HOLDING):
            source, copied = ledger.with_name(ledger.name + tail), part.with_name(part.name + tail)
            copied.unlink(missing_ok=True)
            if source.exists():
                shutil.copyfile(source, copied)
                sync_file(copied)
                digests[target.name + tail] = sha256_of(copied)
        if lying(ledger) == before:
            return digests
    raise EnvironmentProblem("busy", name=ledger.name)


def lying(ledger: Path) -> list[tuple[int, int, int] | None]:
    """Say how a file and its tails lie there, so that a change between is seen."""
    found: list[tuple[int, int, int] | None] = []
    for tail in ("", *HOLDING):
        try:
            one = ledger.with_name(ledger.name + tail).stat()
        except OSError:
            found.append(None)
        else:
            found.append((one.st_ino, one.st_size, one.st_mtime_ns))
    return found


def _look_at_copy(copy: Path, ledger: Path) -> None:
    """Refuse what can be refused before anything is done; what tails make up for is known once they are played in."""
    try:
        look_at_header(copy)
    except EnvironmentProblem as problem:  # a locked one is looked at through SQLite
        if problem.code != "damaged" or not has_tails(copy):
            raise EnvironmentProblem("copy_damaged", name=copy.name) from problem
    if ledger.exists() and copy.samefile(ledger):
        raise UserError("copy_is_ledger", name=copy.name)
    if sums_beside(copy) is not None and not fits(copy):
        raise EnvironmentProblem("copy_damaged", name=copy.name)
    _check_whose(copy, ledger)


def _check_whose(copy: Path, ledger: Path) -> None:
    mine, its = made_of(ledger) if ledger.exists() else "", made_of(copy)
    if mine and its and mine != its:
        raise UserError("copy_of_another", name=copy.name, ledger=ledger.name)


def has_tails(copy: Path) -> bool:
    """Tell whether a copy is one that went aside as it lay: what SQLite kept beside it belongs to it."""
    return len(_parts_of(copy)) > 1


def _parts_of(copy: Path) -> dict[str, str]:
    """Give what a copy consists of, by the tails ("": itself), and the sum of each where it has any."""
    said = sums_beside(copy)
    names = {tail: copy.name + tail for tail in ("", *HOLDING)}
    if said is not None:
        return {tail: said[name] for tail, name in names.items() if name in said}
    return {tail: "" for tail, name in names.items() if copy.with_name(name).exists()}


def _check_room(copy: Path, ledger: Path) -> None:
    """EnvironmentProblem `disk_full` where copy and what goes aside would not both fit with room to spare."""
    free = volume.free_bytes(ledger)
    needed = sum(one[1] for path in (copy, ledger) for one in lying(path) if one is not None)
    if free is not None and free < needed + volume.STOP_FREE_BYTES:
        raise EnvironmentProblem("disk_full", name=ledger.name)


def _bring(copy: Path, new: Path, ledger: Path) -> int:
    """Bring the copy beside the ledger: alone, synced, verified, its next writer a new one; count its entries."""
    try:
        lay_alone(copy, new)
        look_at_header(new)
        _check_whose(new, ledger)
        _begin_new_life(new)
        sync_file(new)
        return verify_file(new)
    except UserError as problem:
        raise UserError(problem.code, **{**problem.params, "name": copy.name}) from problem
    except (sqlite.Error, EnvironmentProblem) as problem:
        refused = problem if isinstance(problem, EnvironmentProblem) else told_of_place(problem, new)
        if refused.code not in _OF_THE_COPY:
            raise
        raise EnvironmentProblem("copy_damaged", name=copy.name) from problem


def lay_alone(copy: Path, new: Path) -> None:
    """Lay a copy at another place, with what its tails hold played into it, and without them.

    EnvironmentProblem `copy_damaged` where it is not what its sums say; what SQLite and the disk raise passes through.
    """
    for tail, digest in _parts_of(copy).items():
        source, there = copy.with_name(copy.name + tail), new.with_name(new.name + tail)
        shutil.copyfile(source, there)
        if sha256_of(there) != (digest or sha256_of(source)):
            raise EnvironmentProblem("copy_damaged", name=copy.name)
    connection = connect_simply(Address(new, key=KEYS.of(new)))
    try:
        connection.execute("pragma synchronous=FULL")
        connection.execute("pragma journal_mode=DELETE").fetchone()
    finally:
        connection.close()
    remove_tails(new)


def _begin_new_life(new: Path) -> None:
    """Have whoever writes next begin a new life (`db.writers`)."""
    connection = connect_simply(Address(new, key=KEYS.of(new)))
    try:
        connection.execute("pragma synchronous=FULL")
        connection.execute(_SAY_RESTORED, (RESTORED,))
    finally:
        connection.close()


def empty_log(ledger: Path) -> None:
    """Bring the log into the present file, so that it is whole without its tails; of a damaged one they lie aside.

    EnvironmentProblem `busy` while somebody still reads it.
    """
    try:
        key = KEYS.of(ledger)
    except LedgerError:  # nobody knows what opens it any more, or can read it: as with a damaged one
        return
    connection = connect_simply(Address(ledger, key=key))
    try:
        connection.execute("pragma wal_checkpoint(truncate)").fetchall()
        mode = connection.execute("pragma journal_mode=DELETE").fetchone()
    except sqlite.Error as problem:
        if told(problem, ledger).code == "busy":
            raise
        return
    finally:
        connection.close()
    if mode != ("delete",):
        raise EnvironmentProblem("busy", name=ledger.name)
