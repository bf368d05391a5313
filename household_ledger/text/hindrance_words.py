"""What keeps months out of a comparison, in how many: "6 months: The cash was not counted."."""

from __future__ import annotations

from collections.abc import Iterable

from household_ledger.domain.quality import Hindrance
from household_ledger.text.amounts import format_number
from household_ledger.text.i18n import N_, _, ngettext
from household_ledger.text.joined import named
from household_ledger.text.messages import sentence

_OF_MANY = {Hindrance.NOT_COUNTED.value: N_("Cash was not counted.")}
"""What is said of several months where the sentence speaks of one."""


def hindrance_lines(hindrances: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Say each hindrance (`domain.quality.Hindrance`) with its number of months, in the order given."""
    return tuple(
        named(_months(count), _(_OF_MANY[code]) if code in _OF_MANY else sentence(code)) for code, count in hindrances
    )


def _months(count: int) -> str:
    """Count months of many households together: these make no years."""
    return ngettext("{count} month", "{count} months", count).format(count=format_number(count))
