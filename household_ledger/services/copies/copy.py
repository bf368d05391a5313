"""A safety copy as its name tells of it: of which ledger, when, and why it was made."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

ENDING = ".hldb"
QUARTER_HOUR, ON_CLOSE, BY_HAND = "every-quarter-hour", "on-close", "by-hand"
AFTER_TROUBLE = "after-disk-trouble"
BEFORE_MERGE = "before-merge"
BEFORE = "before-"
BEFORE_IMPORT, BEFORE_UPGRADE, BEFORE_RESTORE = "before-import", "before-upgrade", "before-restore"
BEFORE_ERASE, AFTER_ERASE = "before-erase", "after-erase"
AFTER_LOCKING = "after-new-passphrase"
_BUDDHIST_ERA = 543
_REST = r" (\d{4})-(\d\d)-(\d\d) (\d\d)(\d\d) ([a-z][a-z-]*)(?: ([1-9]\d*))?"
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """One copy in a folder; `at` is local time without a zone, to the minute, as its name says."""

    path: Path
    at: datetime
    reason: str
    number: int = 1
    """Which of those of the same minute and reason."""
    size: int = 0
    """Bytes."""
    is_verified: bool = False
    """Whether it was verified when it was made: the sum of its bytes lies beside it."""
    entries: int | None = None
    """How many entries it holds; None where it cannot be read."""

    salt: str = ""
    """What tells the key it is encrypted with from others; "" for one anybody can read."""

    @property
    def is_locked(self) -> bool:
        """Tell whether it is encrypted, and nothing is in hand that opens it."""
        return bool(self.salt) and self.entries is None

    @property
    def age_order(self) -> tuple[datetime, int]:
        """Give what orders copies by when they were made."""
        return self.at, self.number

    @property
    def is_before(self) -> bool:
        """Tell whether it was made before something that changes much."""
        return self.reason.startswith(BEFORE)


def copy_stem(ledger: Path, at: datetime, reason: str) -> str:
    """Name a copy, without its ending: the ledger, the day (Buddhist era) and time, the reason."""
    day = f"{at.year + _BUDDHIST_ERA:04}-{at:%m-%d}"
    return f"{ledger.stem} {day} {at:%H%M} {_UNSAFE.sub('-', reason)}"


def read_name(ledger: Path, path: Path, ending: str = ENDING) -> KeptCopy | None:
    """Read what a file's name tells; None for what is no copy of that ledger by its name."""
    stem = unicodedata.normalize("NFC", ledger.stem)
    name = unicodedata.normalize("NFC", path.name)
    found = re.fullmatch(re.escape(stem) + _REST + re.escape(ending), name)
    if found is None:
        return None
    year, month, day, hour, minute = (int(one) for one in found.groups()[:5])
    try:
        at = datetime(year - _BUDDHIST_ERA, month, day, hour, minute)  # noqa: DTZ001 -- a name knows no zone
    except ValueError:
        return None
    return KeptCopy(path, at, found[6], int(found[7] or 1))
