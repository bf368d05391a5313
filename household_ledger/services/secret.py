"""What opens an encrypted ledger: a passphrase, or the numbers of its recovery sheet; pure rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from household_ledger.errors import UserError
from household_ledger.text.digits import to_arabic

LEAST_CHARACTERS = 8
"""What a passphrase has at least, of a ledger as of a sealed bundle."""
KEY_BYTES = 32
GROUPS = KEY_BYTES // 2
GROUP_DIGITS = 6
_CHECK = 11
"""A prime: one wrong digit, and two neighbours swapped, always change the remainder."""
_WORDS = 1 << 16
_BETWEEN = re.compile(r"[\s\-‐‑–—.,;:/|]+")
"""What people and programs write between numbers."""


class SecretKind(StrEnum):
    """What a person has in hand."""

    PASSPHRASE = "passphrase"  # noqa: S105 -- the name of a kind
    RECOVERY_SHEET = "recovery sheet"


@dataclass(frozen=True, slots=True)
class Secret:
    """What a person typed to open a ledger; never printed, never kept."""

    text: str = field(repr=False)
    kind: SecretKind = SecretKind.PASSPHRASE


def secret_of(text: str) -> Secret:
    """Take a text for what it looks like: the numbers of a recovery sheet, else a passphrase."""
    digits = _BETWEEN.sub("", to_arabic(text))
    is_sheet = len(digits) == GROUPS * GROUP_DIGITS and digits.isascii() and digits.isdigit()
    return Secret(text, SecretKind.RECOVERY_SHEET if is_sheet else SecretKind.PASSPHRASE)


def not_it(secret: Secret) -> UserError:
    """Say that something does not open a ledger that is known to be whole."""
    return UserError("sheet_not_it" if secret.kind is SecretKind.RECOVERY_SHEET else "secret_not_it")


def passphrase_bytes(text: str) -> bytes:
    """Give what a key is made of: however a keyboard composed the letters, the same passphrase gives the same."""
    return unicodedata.normalize("NFC", text).encode()


def check_passphrase(text: str) -> None:
    """Refuse a passphrase too short to be of use, or of blanks alone; UserError `secret_short`."""
    if len(unicodedata.normalize("NFC", text)) < LEAST_CHARACTERS or not text.strip():
        raise UserError("secret_short", needed=LEAST_CHARACTERS)


def new_passphrase(text: str) -> Secret:
    """Take a passphrase for a ledger to come; UserError `secret_short`, `secret_is_sheet`."""
    check_passphrase(text)
    secret = secret_of(text)
    if secret.kind is not SecretKind.PASSPHRASE:  # it would be taken for the sheet when it is to open the ledger
        raise UserError("secret_is_sheet", needed=GROUPS * GROUP_DIGITS)
    return secret


def recovery_groups(key: bytes) -> tuple[str, ...]:
    """Write a key as groups of six digits, each with its own check.

    A group is 11 times sixteen bits of the key plus the group's place, so that a wrong digit, two swapped ones, and
    two groups in each other's place are noticed where they are.
    """
    words = (int.from_bytes(key[at : at + 2]) for at in range(0, KEY_BYTES, 2))
    return tuple(f"{word * _CHECK + place % _CHECK:0{GROUP_DIGITS}}" for place, word in enumerate(words, 1))


def read_groups(text: str) -> bytes:
    """Read the numbers of a recovery sheet, whatever stands between them, in any digits; the key.

    UserError `recovery_digits` (how many there are, how many there should be), `recovery_group` (which group is wrong).
    """
    digits = _BETWEEN.sub("", to_arabic(text))
    groups = [digits[at : at + GROUP_DIGITS] for at in range(0, len(digits), GROUP_DIGITS)]
    wrong = wrong_groups(groups)
    if wrong:
        raise UserError("recovery_group", number=wrong[0])
    if len(digits) != GROUPS * GROUP_DIGITS:
        raise UserError("recovery_digits", count=len(digits), needed=GROUPS * GROUP_DIGITS)
    return b"".join((int(group) // _CHECK).to_bytes(2) for group in groups)


def wrong_groups(groups: Iterable[str]) -> list[int]:
    """List the groups, from 1, that cannot stand on a sheet in that place; those not typed in full yet pass."""
    return [place for place, group in enumerate(groups, 1) if not _may_stand(to_arabic(group.strip()), place)]


def _may_stand(group: str, place: int) -> bool:
    if not (group.isascii() and (group.isdigit() or not group)) or len(group) > GROUP_DIGITS or place > GROUPS:
        return False
    if len(group) < GROUP_DIGITS:
        return True
    word, remainder = divmod(int(group), _CHECK)
    return word < _WORDS and remainder == place % _CHECK
