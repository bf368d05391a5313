"""What an adult of a household agreed to, and took back: one purpose each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from household_ledger.domain.ids import NO_ID, Id

SHEET_VERSION: Final = "1"
"""The sheet whose words are asked by today; it changes when they do, and an answer keeps the one it was given to."""


class Purpose(StrEnum):
    """What a household's figures and pictures may be used for."""

    RECORD = "record"
    """Keeping the household's accounts in this file."""
    EVIDENCE = "evidence"
    """Counting them, without a name, in what is reported above the provider."""
    PHOTO = "photo"
    """Showing pictures of people or things."""
    STORY = "story"
    """Telling the household's own story under its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One answer of one member to one purpose, as the sheet of a version put it; `is_given` False is a refusal.

    `witness` names who saw it signed, `second_witness` the other one a thumb-print needs. `withdrawn_on` and
    `withdrawn_by` (who wrote that down) say that it holds no more from that day; the answer itself stays.
    """

    id: Id
    household: Id
    member: Id
    purpose: Purpose
    version: str = ""
    asked_on: date
    is_given: bool = False
    is_thumb_print: bool = False
    witness: str = ""
    second_witness: str = ""
    withdrawn_on: date | None = None
    withdrawn_by: Id = NO_ID
    note: str = ""
    is_deleted: bool = False

    def holds(self, day: date) -> bool:
        """Tell whether it allows its purpose on a day, for all that this one answer says."""
        return (
            self.is_given
            and not self.is_deleted
            and self.asked_on <= day
            and (self.withdrawn_on is None or day < self.withdrawn_on)
        )
