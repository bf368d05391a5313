"""What a power cut can leave of files: what was synced, and of all else any sectors, names and lengths, or none.

Reads the log `disk.c` writes. When names last is the disk's kind (`Names`); of those that do not last yet any may be
there up to one, in the order they were made, and of a file's writes any sectors.
"""

from __future__ import annotations

import hashlib
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<c7xQqQQ")
_NOT_ON_DISK = ("-shm", ".lock")
"""Shared memory is made anew; the lock holds no promise."""
Files = dict[str, bytearray]


class Names(Enum):
    """What makes names last on a disk."""

    FOLDER = "folder"
    """Their folder synced, nothing else: what POSIX promises."""
    FILE = "file"
    """The file synced under the name it has now: a journal that writes what is known of a file with it."""
    THROUGH = "through"
    """A new file synced, or a file moved with a move that is written through: what Windows promises."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log: `c`reate, `w`rite, `t`runcate, `s`ync, `d`irectory sync, `u`nlink, `r`ename, `m`ark.

    `v`: what was renamed last was written through.
    """

    kind: str
    file: int
    place: int
    one: bytes
    other: bytes


def changes_in(log: Path) -> Iterator[Change]:
    """Read a log."""
    content, place = log.read_bytes(), 0
    while place < len(content):
        kind, file, where, length, further = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        one, other = content[place : place + length], content[place + length : place + length + further]
        place += length + further
        yield Change(kind.decode(), file, where, one, other)


@dataclass(eq=False)
class _Inode:
    synced: bytearray
    waiting: list[Change] = field(default_factory=list)


class Disk:
    """What is on the platter for certain, and what is only promised."""

    def __init__(self, folder: Path, lying: dict[str, tuple[int, bytes]], names: Names) -> None:
        """Begin with what lies in a folder, all of it on the platter: by name its number and content."""
        self._root = str(folder)
        self._lasting = names
        self._names: dict[str, _Inode] = {}
        self._numbered: dict[int, _Inode] = {}
        self._waiting: list[tuple[str, _Inode | None, str, str]] = []
        for name, (number, content) in lying.items():
            self._names[name] = self._numbered[number] = _Inode(bytearray(content))

    def do(self, change: Change) -> None:
        """Have one change done."""
        if change.kind == "c":
            made = self._numbered[change.file] = _Inode(bytearray())
            self._waiting.append(("c", made, self._name(change.one), ""))
        elif change.kind == "u":
            self._waiting.append(("u", None, self._name(change.one), ""))
        elif change.kind == "r":
            name = self._name(change.one)
            moved = self._named(len(self._waiting)).get(name)
            self._waiting.append(("r", moved, name, self._name(change.other)))
        elif change.kind == "d" and self._lasting is Names.FOLDER:
            self._keep_names(self._name(change.one))
        elif change.kind == "v" and self._lasting is Names.THROUGH:
            self._keep_names()
        elif change.kind == "s":
            self._sync(self._numbered.get(change.file))
        elif change.kind in "wt" and change.file in self._numbered:
            self._numbered[change.file].waiting.append(change)

    def image(self, r: random.Random) -> Files:
        """Give the files a cut now could leave, one of the many ways."""
        names = self._named(r.randint(0, len(self._waiting)))
        found: Files = {}
        for name, inode in names.items():
            content = bytearray(inode.synced)
            for change in inode.waiting:
                _play(content, change, r)
            found[name] = content
        return found

    def _sync(self, inode: _Inode | None) -> None:
        if inode is None:
            return
        for change in inode.waiting:
            _play(inode.synced, change, None)
        inode.waiting = []
        kept = {Names.FOLDER: "", Names.FILE: "cr", Names.THROUGH: "c"}[self._lasting]
        if any(kind in kept and named is inode for kind, named, _name, _to in self._waiting):
            self._keep_names()

    def _keep_names(self, folder: str | None = None) -> None:
        """Have names last: all of them, or those of a folder, with what was moved there from another."""
        others = []
        if folder is not None:
            here = [one for one in self._waiting if str(Path(one[3] or one[2]).parent) == (folder or ".")]
            moved = {(one[1], one[2]) for one in here if one[0] == "r"}
            others = [one for one in self._waiting if one not in here and one[1:3] not in moved]
            self._waiting = here
        self._names, self._waiting = self._named(len(self._waiting)), others

    def _named(self, count: int) -> dict[str, _Inode]:
        names = dict(self._names)
        for kind, made, name, to in self._waiting[:count]:
            if kind == "c" and made is not None:
                names[name] = made
            elif kind == "u":
                names.pop(name, None)
            elif kind == "r" and made is not None:
                names.pop(name, None)
                names[to] = made
        return names

    def _name(self, path: bytes) -> str:
        return path.decode().removeprefix(self._root).lstrip("/")


def lay(files: Files, folder: Path) -> None:
    """Put an image's files into an empty folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def kept(files: Files) -> Files:
    """Leave out what no promise rests on."""
    return {name: content for name, content in files.items() if not name.endswith(_NOT_ON_DISK)}


def digest(files: Files) -> str:
    """Tell images apart."""
    made = hashlib.sha256()
    for name, content in sorted(files.items()):
        made.update(f"{name}\0{len(content)}\0".encode())
        made.update(content)
    return made.hexdigest()


def _play(content: bytearray, change: Change, r: random.Random | None) -> None:
    """Do a change to a file's content; by chance (`r`) wholly, not at all, or some of its sectors."""
    if change.kind == "t":
        if r is None or r.random() < 0.5:
            del content[change.place :]
            content.extend(bytes(change.place - len(content)))
        return
    how = 0.0 if r is None else r.random()
    if r is not None and how > 0.75:
        return
    written, place = change.one, 0
    while place < len(written):
        at = change.place + place
        end = min(len(written), place + SECTOR - at % SECTOR)
        if r is None or how < 0.4 or r.random() < 0.5:
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + end - place] = written[place:end]
        place = end
