"""The pages of an encrypted ledger opened one by one, past the library, which gives up a whole file for its first page.

A page is what its 4,096 bytes hold but the last 80: sixteen the cipher begins with, and sixty-four that prove the page.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

_PAGE, _SALT, _START, _PROOF = 4096, 16, 16, 64
_MAGIC = b"SQLite format 3\0"
_KEY_BYTES = 32
_MASK = 0x3A
"""What tells the salt of the proofs from the salt of the key."""
_LOOKED_AT = 64


def opened_pages(content: bytes, key: str) -> bytes:
    """Give the content as if it were not encrypted; what does not prove itself is zeros."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    raw, proving = bytes.fromhex(key)[:_KEY_BYTES], _proving_key(key)
    pages = []
    for number, page in _numbered(content):
        head = _SALT if number == 1 else 0
        if not _is_proved(number, page, proving):
            pages.append(bytes(_PAGE))
            continue
        end = _PAGE - _START - _PROOF
        decryptor = Cipher(algorithms.AES(raw), modes.CBC(page[end : end + _START])).decryptor()
        plain = decryptor.update(page[head:end]) + decryptor.finalize()
        pages.append((_MAGIC if head else b"") + plain + bytes(_START + _PROOF))
    return b"".join(pages)


def proves_itself(path: Path, key: str) -> bool:
    """Tell whether a key is that of a file whose first page is broken: whether any of its first pages is under it."""
    with path.open("rb") as file:
        content = file.read(_PAGE * _LOOKED_AT)
    proving = _proving_key(key)
    return any(_is_proved(number, page, proving) for number, page in _numbered(content))


def _numbered(content: bytes) -> Iterator[tuple[int, bytes]]:
    whole = len(content) // _PAGE
    return ((number + 1, content[number * _PAGE : (number + 1) * _PAGE]) for number in range(whole))


def _proving_key(key: str) -> bytes:
    whole = bytes.fromhex(key)
    salt = bytes(byte ^ _MASK for byte in whole[_KEY_BYTES:])
    return hashlib.pbkdf2_hmac("sha512", whole[:_KEY_BYTES], salt, 2, _KEY_BYTES)


def _is_proved(number: int, page: bytes, proving: bytes) -> bool:
    head = _SALT if number == 1 else 0
    proof = hmac.new(proving, page[head:-_PROOF] + number.to_bytes(4, "little"), hashlib.sha512).digest()
    return hmac.compare_digest(proof, page[-_PROOF:])
