"""What a power cut can leave of files: what was synced, and of all else any sectors, names and lengths, or none.

Reads the log `disk.c` writes. A name lasts when its folder is synced or a file new in it is; of what is not synced,
names last in the order they were made, up to any of them, and of a file's writes any sectors do.
"""

from __future__ import annotations

import hashlib
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<c7xQqQQ")
_NOT_ON_DISK = ("-shm", ".lock")
"""Shared memory is made anew; the lock holds no promise."""
Files = dict[str, bytearray]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log: `c`reate, `w`rite, `t`runcate, `s`ync, `d`irectory sync, `u`nlink, `r`ename, `m`ark."""

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


@dataclass
class _Inode:
    synced: bytearray
    waiting: list[Change] = field(default_factory=list)


class Disk:
    """What is on the platter for certain, and what is only promised."""

    def __init__(self, folder: Path, numbers: dict[str, int], *, syncs_folders: bool = True) -> None:
        """Begin with what lies in a folder, all of it on the platter; `numbers` are the files' numbers by name."""
        self._root = str(folder)
        self._syncs_folders = syncs_folders
        self._names: dict[str, _Inode] = {}
        self._numbered: dict[int, _Inode] = {}
        self._waiting: list[tuple[str, _Inode | None, str, str]] = []
        for name, number in numbers.items():
            self._names[name] = self._numbered[number] = _Inode(bytearray((folder / name).read_bytes()))

    def do(self, change: Change) -> None:
        """Have one change done."""
        if change.kind == "c":
            made = self._numbered[change.file] = _Inode(bytearray())
            self._waiting.append(("c", made, self._name(change.one), ""))
        elif change.kind == "u":
            self._waiting.append(("u", None, self._name(change.one), ""))
        elif change.kind == "r":
            self._waiting.append(("r", None, self._name(change.one), self._name(change.other)))
        elif change.kind == "d":
            if self._syncs_folders:
                self._names, self._waiting = self._named(len(self._waiting)), []
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
        if any(kind == "c" and made is inode for kind, made, _name, _to in self._waiting):
            self._names, self._waiting = self._named(len(self._waiting)), []

    def _named(self, count: int) -> dict[str, _Inode]:
        names = dict(self._names)
        for kind, made, name, to in self._waiting[:count]:
            if kind == "c" and made is not None:
                names[name] = made
            elif kind == "u":
                names.pop(name, None)
            elif kind == "r" and name in names:
                names[to] = names.pop(name)
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
