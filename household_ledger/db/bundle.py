"""Bundles: the whole journal of a ledger and its pictures in one file, to be merged into another ledger.

A zip of `journal.jsonl` (steps and leaves, those that wait too), `photos.jsonl`, the pictures by household and hash,
and `manifest.json`, which says how many there are and the SHA-256 of both lists.
"""

from __future__ import annotations

import errno
import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from household_ledger.db.bundle_lines import CarriedLeaf, CarriedStep, DamagedLines, lines_of, steps_in
from household_ledger.db.carried_photos import CarriedPhoto, CarriedPhotos
from household_ledger.db.connections import Raw
from household_ledger.db.journal import Header, dumps, told_text
from household_ledger.db.keys import LOCKED_PAGE, salt_in
from household_ledger.db.seal import BrokenSeal, Sealed, Sealing, is_sealed
from household_ledger.domain.photo import Photo, hash_of
from household_ledger.errors import UserError
from household_ledger.files import disk_problem, write_whole
from household_ledger.services.merging.outcome import BUNDLE
from household_ledger.services.ports import Progress, no_progress

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer
from household_ledger.services.secret import check_passphrase

FORMAT: Final = 1
_MANIFEST, _JOURNAL, _PHOTOS = "manifest.json", "journal.jsonl", "photos.jsonl"
_MOST_PARTS, _MOST_TEXT, _MOST_IN_ALL = 200_000, 1 << 30, 4 << 30
_LONGEST_LINE, _LARGEST_PHOTO, _LARGEST_MANIFEST = 64 << 20, 32 << 20, 1 << 16
_MOST_RATIO = 200
_BLOCK = 1 << 16
_PART_BEGINS, _LEDGER_BEGINS = b"PK\3\4", b"SQLite format 3\0"
_SAME_DAY = (1980, 1, 1, 0, 0, 0)
"""The same ledger gives the same bundle."""
_OPS = (
    "select o.writer,o.seq,o.hlc,o.context,o.schema,o.person,o.label,o.target,o.hash,w.since"
    " from op o join writer w on w.id=o.writer order by o.writer,o.seq"
)
_LEAVES = "select household_id,records,salt,digest,body from leaf where writer=? and seq=? order by part"
_WAITING = "select lines from waiting order by writer,seq"
_PICTURES = (
    "select hash,household_id,width,height,added_on,picture from photo union all"
    " select hash,household_id,width,height,added_on,picture from waiting_photo order by household_id,hash"
)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, TypeError, KeyError)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds, looked through: every digest, hash and picture is what it says."""

    steps: tuple[CarriedStep, ...]
    photos: CarriedPhotos


def write_bundle(raw: Raw, path: Path, passphrase: str = "", *, progress: Progress = no_progress) -> int:
    """Write everything the ledger has into a bundle, whole or not at all; count the steps. Sealed with a passphrase.

    `raw` is inside a snapshot. UserError `secret_short`; EnvironmentProblem as `files.write_whole`.
    """
    count = 0

    def fill(file: BinaryIO) -> None:
        nonlocal count
        if not passphrase:
            count = _write(raw, file, progress)
            return
        sealing = Sealing(file, passphrase)
        count = _write(raw, sealing, progress)
        sealing.finish()

    if passphrase:
        check_passphrase(passphrase)
    write_whole(path, fill)
    return count


def _write(raw: Raw, file: IO[bytes] | Sealing, progress: Progress = no_progress) -> int:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        count, journal = _write_lines(parts, _JOURNAL, _journal(raw, progress))
        facts: list[str] = []
        for name, household, width, height, added_on, picture in raw.execute(_PICTURES):
            facts.append(dumps([name, household, width, height, added_on]))
            parts.writestr(_part(f"photos/{household}/{name}", zipfile.ZIP_STORED), picture)
        photos = _write_lines(parts, _PHOTOS, iter([[one] for one in facts]))
        manifest = {"bundle": FORMAT, "steps": count, "journal": journal, "photos": photos[0], "pictures": photos[1]}
        parts.writestr(_part(_MANIFEST), dumps(manifest))
    return count


def stored_step(cells: tuple[object, ...], previous: bytes, leaves: Iterable[tuple[object, ...]]) -> CarriedStep:
    """Make a step to be carried of what the tables say of it."""
    *header_cells, chained, since = cells
    header: Header = tuple(header_cells)  # type: ignore[assignment]
    return CarriedStep(
        header=header,
        hash=chained,  # type: ignore[arg-type]
        previous=previous,
        since=since,  # type: ignore[arg-type]
        leaves=tuple(
            CarriedLeaf(owner, records, salt, digest, told_text(body, header[4]) if body is not None else None)  # type: ignore[arg-type]
            for owner, records, salt, digest, body in leaves
        ),
    )


def packed(step: CarriedStep) -> bytes:
    """Give the lines of a step as they are kept while it waits."""
    return zlib.compress("\n".join(lines_of(step)).encode())


def unpacked(lines: bytes) -> CarriedStep:
    """Read a step that waited."""
    return next(steps_in(iter(zlib.decompress(lines).decode().split("\n"))))


def read_bundle(path: Path, passphrase: str = "", *, progress: Progress = no_progress) -> Bundle:
    """Read a bundle and look through it before anything is done with it.

    UserError `no_such_file`, `not_a_bundle`, `bundle_is_ledger`, `bundle_cut_off`, `bundle_damaged`, `bundle_newer`,
    `bundle_too_big`; of a sealed one `bundle_sealed` without a passphrase, `bundle_not_opened` with a wrong one;
    EnvironmentProblem.
    """
    if not path.is_file():
        raise UserError("no_such_file", name=path.name)
    with _told_of(path), _in_the_clear(path, passphrase) as (file, sealed):
        if sealed is not None:
            sealed.look_through()
        if not zipfile.is_zipfile(file):
            raise UserError(_why_none(file, path), name=path.name)
        file.seek(0)
        steps, facts = _read(file, path, progress)
    return Bundle(steps, CarriedPhotos(facts, lambda wanted: _pictures(path, passphrase, wanted)))


def _why_none(file: IO[bytes], path: Path) -> str:
    """Say what a file is that is no bundle: the beginning of one, a ledger itself, or anything else."""
    file.seek(0)
    begins = file.read(LOCKED_PAGE)
    if begins.startswith(_PART_BEGINS):
        return "bundle_cut_off"
    is_ledger = begins.startswith(_LEDGER_BEGINS) or (path.suffix != BUNDLE and salt_in(begins) is not None)
    return "bundle_is_ledger" if is_ledger else "not_a_bundle"


def _pictures(path: Path, passphrase: str, wanted: Iterable[CarriedPhoto]) -> Generator[Photo]:
    """Read pictures of a bundle that was looked through; refused as that where they are not what they were then."""
    listed = tuple(wanted)
    if not listed:
        return
    with _told_of(path), _in_the_clear(path, passphrase) as (file, _sealed), zipfile.ZipFile(file) as parts:
        for one in listed:
            yield one.with_picture(_picture(parts, one))


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Read a bundle; what is wrong with it, or with its disk, comes out as a sentence."""
    try:
        yield
    except (*_BROKEN, struct.error, DamagedLines, BrokenSeal, RecursionError, OverflowError) as problem:
        raise UserError("bundle_damaged", name=path.name) from problem
    except OSError as problem:
        if problem.errno == errno.EINVAL:  # a place before the beginning, which a broken list of parts may name
            raise UserError("bundle_damaged", name=path.name) from problem
        raise disk_problem(problem, path) from problem


@contextmanager
def _in_the_clear(path: Path, passphrase: str) -> Iterator[tuple[IO[bytes], Sealed | None]]:
    """Open a bundle to be read in any order, with its seal where it has one.

    What was sealed is in memory alone, a chunk at a time.
    """
    with path.open("rb") as file:
        if not is_sealed(path):
            yield file, None
            return
        if not passphrase:
            raise UserError("bundle_sealed", name=path.name)
        try:
            sealed = Sealed(file, passphrase)
        except BrokenSeal as problem:
            raise UserError("bundle_not_opened", name=path.name) from problem
        with io.BufferedReader(sealed) as clear:
            yield clear, sealed


def _read(file: IO[bytes], path: Path, progress: Progress) -> tuple[tuple[CarriedStep, ...], tuple[CarriedPhoto, ...]]:
    """Read the steps and what is said of the pictures, and look whether each of these is there, whole."""
    with zipfile.ZipFile(file) as parts:
        _check_size(parts, path)
        if _MANIFEST not in parts.namelist() or parts.getinfo(_MANIFEST).file_size > _LARGEST_MANIFEST:
            raise UserError("not_a_bundle", name=path.name)
        manifest = json.loads(parts.read(_MANIFEST))
        if type(manifest["bundle"]) is int and manifest["bundle"] > FORMAT:
            raise UserError("bundle_newer", name=path.name)
        journal, facts = _Lines(parts, _JOURNAL), _Lines(parts, _PHOTOS)
        steps = tuple(_told(steps_in(iter(journal)), manifest["steps"], progress))
        photos = tuple(_facts(parts, line) for line in facts)
        said = [manifest["steps"], manifest["journal"], manifest["photos"], manifest["pictures"]]
        if said != [len(steps), journal.digest, len(photos), facts.digest] or len(parts.namelist()) != len(photos) + 3:
            raise DamagedLines
        return steps, photos


def _told(steps: Iterable[CarriedStep], total: object, progress: Progress) -> Iterator[CarriedStep]:
    """Tell how many of the steps a bundle says it has are read."""
    most = total if type(total) is int else 0
    for done, step in enumerate(steps, 1):
        progress(min(done, most), most)
        yield step


def _check_size(parts: zipfile.ZipFile, path: Path) -> None:
    """Refuse what would unpack to more than a ledger can be; a part never gives more than its size said here."""
    infos = parts.infolist()
    is_too_big = len(infos) > _MOST_PARTS or sum(one.file_size for one in infos) > _MOST_IN_ALL
    for one in infos:
        if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DamagedLines
        most = _MOST_TEXT if one.filename.endswith(".jsonl") else _LARGEST_PHOTO
        is_too_big |= one.file_size > most or one.file_size > _MOST_RATIO * one.compress_size + _LARGEST_MANIFEST
    if is_too_big:
        raise UserError("bundle_too_big", name=path.name)


class _Unpacked(io.RawIOBase):
    """A part read block by block, to be cut into lines by Python itself: the library does that in Python, slowly."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part = part

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, into: WriteableBuffer, /) -> int:
        """Read on."""
        view = memoryview(into).cast("B")
        found = self._part.read(len(view))
        view[: len(found)] = found
        return len(found)


class _Lines:
    """The lines of a part, and their digest once they are read."""

    def __init__(self, parts: zipfile.ZipFile, name: str) -> None:
        self._parts, self._name = parts, name
        self.digest = ""

    def __iter__(self) -> Iterator[str]:
        digest = hashlib.sha256()
        with self._parts.open(self._name) as part, io.BufferedReader(_Unpacked(part), _BLOCK) as file:
            while line := file.readline(_LONGEST_LINE + 1):
                if len(line) > _LONGEST_LINE:
                    raise DamagedLines
                digest.update(line)
                yield line.decode()
        self.digest = digest.hexdigest()


def _facts(parts: zipfile.ZipFile, line: str) -> CarriedPhoto:
    name, household, width, height, added_on = json.loads(line)
    if any(type(one) is not int for one in (household, width, height)):
        raise DamagedLines
    one = CarriedPhoto(name, household, width, height, date.fromisoformat(added_on))
    _picture(parts, one)
    return one


def _picture(parts: zipfile.ZipFile, one: CarriedPhoto) -> bytes:
    picture = parts.read(f"photos/{one.household}/{one.hash}")
    if hash_of(picture) != one.hash:
        raise DamagedLines
    return picture


def _part(name: str, how: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _SAME_DAY)
    info.compress_type = how
    return info


def _write_lines(parts: zipfile.ZipFile, name: str, groups: Iterator[Iterable[str]]) -> tuple[int, str]:
    """Write groups of lines into a part; count the groups and give the digest of all."""
    count, digest = 0, hashlib.sha256()
    with parts.open(_part(name), "w") as file:
        for lines in groups:
            count += 1
            for line in lines:
                text = f"{line}\n".encode()
                digest.update(text)
                file.write(text)
    return count, digest.hexdigest()


def _journal(raw: Raw, progress: Progress) -> Iterator[Iterable[str]]:
    """Give the lines of every step, applied or waiting."""
    writer, previous = 0, b""
    total = int((raw.execute("select count(*) from op").fetchone() or (0,))[0])
    for done, cells in enumerate(raw.execute(_OPS)):
        progress(done, total)
        if cells[0] != writer:
            writer, previous = cells[0], b""
        step = stored_step(cells, previous, raw.execute(_LEAVES, cells[:2]).fetchall())
        previous = step.hash
        yield lines_of(step)
    for (lines,) in raw.execute(_WAITING):
        yield lines_of(unpacked(lines))
