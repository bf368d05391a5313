"""What a household was asked and nobody could say yet, as everything that shows a month tells it: a gap, no zero."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.unanswered import Unanswered
from household_ledger.text.amounts import format_number
from household_ledger.text.dates import format_days
from household_ledger.text.i18n import _, ngettext
from household_ledger.text.joined import beside, named

_MOST_NAMED = 5


def left_open_words(gaps: Sequence[Unanswered]) -> str:
    """Name the questions that wait for an answer, and the days they are about."""
    told = ngettext(
        "Asked back and not known yet: {count} question", "Asked back and not known yet: {count} questions", len(gaps)
    )
    words = [one.what for one in gaps[:_MOST_NAMED]]
    others = len(gaps) - len(words)
    more = [_("and {count} more").format(count=format_number(others))] if others else []
    days = format_days(min(one.first for one in gaps), max(one.last for one in gaps))
    return named(beside(told.format(count=format_number(len(gaps))), days), beside(*words, *more))
