"""Hours of one day written in several rows: what they come to together."""

from __future__ import annotations

from collections.abc import Iterable

from household_ledger.domain.entry import Draft, Entry
from household_ledger.domain.kinds import EntryKind, KnownBy
from household_ledger.domain.problem import Problem
from household_ledger.domain.validation import HOURS_OF_A_DAY

_HOUR = 1_000


def hours_together(draft: Draft, others: Iterable[Entry]) -> list[Problem]:
    """Remark on hours that, with `others` of the same day, are more than a day has: `hours_together_over_a_day`.

    Of a member named, whatever the occupations; of nobody named, those of the same occupation that name nobody.
    Summaries say nothing of one day. Hours are told whole, rounded down (24 and a half are 24, and more than a day).
    """
    if draft.kind is not EntryKind.HOURS or draft.known_by is KnownBy.SUMMARY:
        return []
    written = 0
    for one in others:
        is_same = one.member == draft.member and (draft.member or one.occupation == draft.occupation)
        if is_same and one.kind is EntryKind.HOURS and one.date == draft.date and one.known_by is not KnownBy.SUMMARY:
            written += one.quantity or 0
    hours = written + (draft.quantity or 0)
    if not written or hours <= HOURS_OF_A_DAY:
        return []
    return [Problem("hours_together_over_a_day", "quantity", {"hours": hours // _HOUR})]
