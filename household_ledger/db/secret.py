"""What encrypts a ledger: the key a passphrase or a recovery sheet gives, proved on the file (`safety.md` §6)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from household_ledger.db.keys import KEYS, salt_there
from household_ledger.db.opening import look_at_header
from household_ledger.errors import LedgerError
from household_ledger.services.secret import KEY_BYTES, Secret, SecretKind, not_it, passphrase_bytes, read_groups

_ROUNDS = 256_000
_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Key:
    """What a file is encrypted with, and the salt that stands at its beginning."""

    raw: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def of(cls, secret: Secret, salt: bytes) -> Key:
        """Make the key a secret gives for a salt; takes a fifth of a second. UserError as `read_groups`."""
        if secret.kind is SecretKind.RECOVERY_SHEET:
            return cls(read_groups(secret.text), salt)
        return cls(hashlib.pbkdf2_hmac("sha512", passphrase_bytes(secret.text), salt, _ROUNDS, KEY_BYTES), salt)

    @classmethod
    def new(cls, passphrase: Secret) -> Key:
        """Make the key of a file to come, with a salt of its own."""
        return cls.of(passphrase, os.urandom(_SALT_BYTES))

    @classmethod
    def read(cls, text: str) -> Key:
        """Read a key that is held (`db.keys`)."""
        whole = bytes.fromhex(text)
        return cls(whole[:KEY_BYTES], whole[KEY_BYTES:])

    @property
    def text(self) -> str:
        """Write it as connections take it."""
        return (self.raw + self.salt).hex()


@contextmanager
def unlocked(path: Path, secret: Secret | None = None) -> Iterator[None]:
    """Hold what opens a file while something is done with it, and its copies of the same key; a plain one needs none.

    UserError `secret_needed` without a secret where nothing is held yet, `secret_wrong`, `recovery_digits`,
    `recovery_group` where it does not open the file.
    """
    with KEYS.held(KEYS.of(path) if secret is None else key_of(path, secret)):
        yield


def key_of(path: Path, secret: Secret) -> str:
    """Give the key a secret opens a file with, once it did, "" of a plain one; the file may be open here.

    UserError `secret_wrong`, or of one that is open here `secret_not_it`, `sheet_not_it`; `recovery_digits`,
    `recovery_group`; EnvironmentProblem as `salt_there`.
    """
    if KEYS.is_open(path):
        return _same_as_held(path, secret)
    salt = salt_there(path)
    if salt is None:
        return ""
    key = Key.of(secret, bytes.fromhex(salt)).text
    with KEYS.held(key):
        try:
            look_at_header(path)
        except LedgerError as problem:
            if problem.code == "secret_wrong":  # whatever else is wrong with it is told when it is opened
                raise
    return key


def _same_as_held(path: Path, secret: Secret) -> str:
    held = KEYS.of(path)
    if held and Key.of(secret, Key.read(held).salt).text != held:
        raise not_it(secret)  # the file is open, so nothing is wrong with it
    return held
