"""What a household was asked and nobody could say yet: the way to ask it again from the pages that show a month."""

from __future__ import annotations

from collections.abc import Sequence

from household_ledger.domain.unanswered import Unanswered
from household_ledger.ui.arrivals import AskBack
from household_ledger.ui.desk import Desk


def ask_left_open(desk: Desk, gaps: Sequence[Unanswered]) -> None:
    """Go and ask what is open of the latest days."""
    if gaps:
        last = max(gaps, key=lambda one: (one.last, one.first))
        desk.go("entry", AskBack(last.first, last.last))
