"""Sealed files: what only who knows the passphrase can read, and nobody can change, cut or put together anew.

HLSEAL1 and a salt of 16 bytes, then chunks of 64 KiB, each with its tag (ChaCha20-Poly1305; the nonce is the chunk's
number and whether it is the last; the beginning of the file is covered by every tag). The key is scrypt's, N = 2^17.
Everything here is part of the file format. Nothing that was sealed is ever on a disk in the clear.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from household_ledger.services.secret import passphrase_bytes

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

MAGIC: Final = b"HLSEAL1\n"
CHUNK: Final = 1 << 16
_SALT, _TAG, _NUMBER = 16, 16, 11
_HEADER = len(MAGIC) + _SALT
_COST, _BLOCK = 1 << 17, 8


class BrokenSeal(Exception):  # noqa: N818 -- says what it is
    """A chunk that is not what was sealed: changed, moved, or the file was cut."""


def is_sealed(path: Path) -> bool:
    """Tell whether a file says that it is sealed; what cannot be read is not."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


class Sealing(io.RawIOBase):
    """A file written through this is sealed as it is written, in its order; `finish` seals the last chunk."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        """Begin the file; half a second and 128 MiB for the key."""
        self._file = file
        self._header = MAGIC + os.urandom(_SALT)
        self._cipher = _cipher(passphrase, self._header)
        self._held = bytearray()
        self._number = 0
        file.write(self._header)

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Take in some bytes; a chunk is sealed once it is known that it is not the last."""
        self._held += data
        while len(self._held) > CHUNK:
            self._seal(self._held[:CHUNK], is_last=False)
            del self._held[:CHUNK]
        return memoryview(data).nbytes

    def finish(self) -> None:
        """Seal what is left; nothing can be written after it."""
        self._seal(self._held, is_last=True)
        self._held = bytearray()

    def _seal(self, chunk: bytearray, *, is_last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, is_last=is_last), bytes(chunk), self._header))
        self._number += 1


class Sealed(io.RawIOBase):
    """What a sealed file holds, to be read in any order; a chunk is held to its tag whenever it is read."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        """Open a sealed file; BrokenSeal where the passphrase is wrong, or the beginning was changed."""
        file.seek(0)
        self._file = file
        self._header = file.read(_HEADER)
        length = file.seek(0, os.SEEK_END) - _HEADER
        self._count = -(-length // (CHUNK + _TAG))
        self._size = length - self._count * _TAG
        self._place = 0
        self._held = -1, b""
        if len(self._header) < _HEADER or not self._header.startswith(MAGIC) or self._count < 1:
            raise BrokenSeal
        self._cipher = _cipher(passphrase, self._header)
        self._chunk(0)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read in any order."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Go to a place; OSError for one before the beginning, as of any file."""
        place = offset + (0, self._place, self._size)[whence]
        if place < 0:
            raise OSError(22, os.strerror(22))
        self._place = place
        return place

    def tell(self) -> int:
        """Say where it is."""
        return self._place

    def readinto(self, into: WriteableBuffer, /) -> int:
        """Read on, at most to the end of a chunk; BrokenSeal."""
        if self._place >= self._size:
            return 0
        number, within = divmod(self._place, CHUNK)
        view = memoryview(into).cast("B")
        found = self._chunk(number)[within : within + len(view)]
        view[: len(found)] = found
        self._place += len(found)
        return len(found)

    def look_through(self) -> None:
        """Hold every chunk to its tag, one at a time; BrokenSeal."""
        for number in range(self._count):
            self._chunk(number)

    def _chunk(self, number: int) -> bytes:
        from cryptography.exceptions import InvalidTag

        if self._held[0] != number:
            self._file.seek(_HEADER + number * (CHUNK + _TAG))
            sealed = self._file.read(CHUNK + _TAG)
            nonce = _nonce(number, is_last=number == self._count - 1)
            try:
                self._held = number, self._cipher.decrypt(nonce, sealed, self._header)
            except InvalidTag as problem:
                raise BrokenSeal from problem
        return self._held[1]


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(_NUMBER, "big") + bytes([is_last])


def _cipher(passphrase: str, header: bytes) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    key = Scrypt(salt=header[len(MAGIC) :], length=32, n=_COST, r=_BLOCK, p=1).derive(passphrase_bytes(passphrase))
    return ChaCha20Poly1305(key)
