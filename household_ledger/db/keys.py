"""The keys in hand: only of files somebody has open, only as long, only in memory; the one place that knows them."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from household_ledger.errors import EnvironmentProblem, UserError

Place = TypeVar("Place")

LOCKED_PAGE = 4096
_SALT_BYTES = 16
_DIGITS_OF_KEY = 64
_DIFFERENT = 240
"""Bytes of 256 that an encrypted page shows at the least, with odds of far more than a milliard to one."""
_LOOKED_AT = 16
_OTHERS = (
    b"SQLite format 3\0",
    b"PK\3\4",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"%PDF",
    b"\x1f\x8b\x08",
    b"RIFF",
    b"HLSEAL1\n",
)


def salt_in(begins: bytes) -> str | None:
    """Find the salt in the first page of a file, as hex; None for what is no encrypted ledger."""
    is_random = len(begins) >= LOCKED_PAGE and len(set(begins[:LOCKED_PAGE])) >= _DIFFERENT
    return begins[:_SALT_BYTES].hex() if is_random and not begins.startswith(_OTHERS) else None


def salt_of(path: Path) -> str | None:
    """Find the salt of a file that is not open; None for what is no encrypted ledger. OSError as the disk refuses.

    A plain one whose first page was written over with anything looks locked, but for its other pages.
    """
    with path.open("rb") as file:
        salt = salt_in(file.read(LOCKED_PAGE))
    return None if salt is None or has_plain_pages(path) else salt


def salt_there(path: Path) -> str | None:
    """Find the salt as `salt_of` does; None of what is not there either.

    EnvironmentProblem `cannot_open`, `io_error` of one that cannot be read: it may not be taken for a plain one.
    """
    try:
        return salt_of(path)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):  # whoever opens it will be told
        return None
    except OSError as problem:
        code = "cannot_open" if isinstance(problem, PermissionError) else "io_error"
        raise EnvironmentProblem(code, name=path.name, folder=str(path.parent)) from problem


def has_plain_pages(path: Path) -> bool:
    """Tell whether one of a table in the clear is read among the first pages of a file but one, and some further on."""
    from household_ledger.db.pages import is_of_a_table

    with path.open("rb", buffering=0) as file:
        size = file.seek(0, os.SEEK_END) // LOCKED_PAGE
        places = {*range(1, _LOOKED_AT), *range(1, size, max(1, size // _LOOKED_AT))}
        for place in sorted(one for one in places if one < size):
            try:
                file.seek(place * LOCKED_PAGE)
                page = file.read(LOCKED_PAGE)
            except OSError:  # what the disk does not give says nothing of the others
                continue
            if len(set(page)) < _DIFFERENT and is_of_a_table(page):  # an encrypted one has the looks now and then
                return True
    return False


def salt_of_key(key: str) -> str:
    """Give the salt a key belongs to, "" of a plain file."""
    return key[_DIGITS_OF_KEY:]


class HeldKeys:
    """What opens the files at hand, by their salts, which a ledger shares with its copies; any thread.

    Which files are open is known too: to read such a file by hand would take from SQLite the locks it has on it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keys: dict[str, list[str]] = {}
        self._files: dict[Path, list[str]] = {}

    @contextmanager
    def held(self, key: str) -> Iterator[None]:
        """Hold a key while something is done; "" is the key of a plain file, of which there is nothing to hold."""
        salt = salt_of_key(key)
        with self._lock:
            self._keys.setdefault(salt, []).append(key)
        try:
            yield
        finally:
            with self._lock:
                _drop(self._keys, salt, key)

    def note_open(self, path: Path, key: str) -> None:
        """Remember that a file is open, and by which key."""
        with self._lock:
            self._files.setdefault(path.resolve(), []).append(key)
            self._keys.setdefault(salt_of_key(key), []).append(key)

    def note_closed(self, path: Path, key: str) -> None:
        """Forget it again."""
        with self._lock:
            _drop(self._files, path.resolve(), key)
            _drop(self._keys, salt_of_key(key), key)

    def is_open(self, path: Path) -> bool:
        """Tell whether this program has a file open."""
        with self._lock:
            return path.resolve() in self._files

    def of(self, path: Path) -> str:
        """Give what opens a file, "" for one that is plain or not there.

        UserError `secret_needed`; EnvironmentProblem as `salt_there`.
        """
        with self._lock:
            known = self._files.get(path.resolve())
        if known:
            return known[-1]
        salt = salt_there(path)
        if salt is None:
            return ""
        key = self.by_salt(salt)
        if key is None:
            raise UserError("secret_needed", name=path.name)
        return key

    def is_locked(self, path: Path) -> bool:
        """Tell whether nothing held opens an encrypted ledger; one that cannot be read is not taken for one."""
        try:
            self.of(path)
        except UserError:
            return True
        except EnvironmentProblem:  # whoever opens it will be told
            return False
        return False

    def by_salt(self, salt: str) -> str | None:
        """Give the key that is held for a salt."""
        with self._lock:
            held = self._keys.get(salt)
            return held[-1] if held else None


def _drop(kept: dict[Place, list[str]], place: Place, key: str) -> None:
    kept[place].remove(key)
    if not kept[place]:
        del kept[place]


KEYS = HeldKeys()
"""The keys this program holds now."""
